"""Three lists of links: critical, fragile, unowned; those to act on first come first."""

from collections.abc import Callable, Sequence

from workshop.domain.graph.assessment import STRONG_NEED, Assessment, LinkFinding
from workshop.domain.graph.map import Map, link_name
from workshop.room.charts.graph.keys import keys_foot, tint_key
from workshop.room.charts.graph.rows import ROW, ListRow, rows
from workshop.room.charts.graph.words import link_told, linked
from workshop.room.scene import Frame, Page, Shapes
from workshop.room.typesetting import evenly, foot_baseline, headline, page_number
from workshop.words import _, ngettext


def lists_pages(frame: Frame, drawn: Map, found: Assessment) -> tuple[Page, ...]:
    """Each list on a page of its own, or on several where it is long."""
    total = len(drawn.links)
    pages: list[Page] = []
    for said, links, why in (
        (_critical_sentence, found.critical, _critical),
        (_fragile_sentence, found.fragile, _fragile),
        (_unowned_sentence, found.unowned, _unowned),
    ):
        pages += _list(frame, drawn, said(len(links), total), links, why)
    return tuple(pages)


def _critical_sentence(count: int, links: int) -> str:
    if not count:
        return _("Not much hangs on any one link.")
    return _("A lot hangs on {n} of {all} links.").format(n=count, all=links)


def _fragile_sentence(count: int, links: int) -> str:
    if not count:
        return _("No link is known to be thin.")
    return _("{n} of {all} links may not hold.").format(n=count, all=links)


def _unowned_sentence(count: int, links: int) -> str:
    if not count:
        return _("Every link is somebody’s task.")
    return ngettext("{n} of {all} links is nobody’s task.", "{n} of {all} links are nobody’s task.",
                    count, all=links)  # fmt: skip


def _list(
    frame: Frame,
    drawn: Map,
    said: str,
    links: Sequence[LinkFinding],
    why: Callable[[LinkFinding], str],
) -> list[Page]:
    r, foot = frame.r, foot_baseline(frame)
    head = headline(frame, said)
    top = head.bottom + 0.74 * r
    numbers = drawn.numbers
    ordered = sorted(links, key=lambda link: not link.act_first)
    fit = max(1, int((foot - 0.9 * r - top) / (ROW * r)))
    pages = []
    parts = evenly(ordered, fit)
    for number, findings in enumerate(parts, 1):
        part = linked(drawn, findings)
        listed = [
            ListRow(number=str(numbers[link.id]), name=link_name(drawn, link),
                first=finding.act_first, word=why(finding))
            for link, finding in part
        ]  # fmt: skip
        act = any(row.first for row in listed)
        shapes: tuple[Shapes, ...] = (
            *head.shapes,
            *rows(frame, listed, frame.margin_x, top),
            *keys_foot(frame, [tint_key(_("act first"))] if act else []).shapes,
            *page_number(frame, number, len(parts), foot),
        )
        alt = " ".join([said, *(link_told(drawn, link, each) + "." for link, each in part)])
        pages.append(Page(scene=frame.scene(shapes, alt)))
    return pages


def _critical(link: LinkFinding) -> str:
    if link.bridge:
        return _("no way round")
    if (link.importance or 0) >= STRONG_NEED:
        return _("much needed")
    return _("many ways")


def _fragile(link: LinkFinding) -> str:
    return _("two camps") if link.camps else _("thin")


def _unowned(link: LinkFinding) -> str:
    return ""
