"""The map in the room: drawn as links come up, after it was rated, and with a link snapped."""

import math
from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct

from workshop.domain.graph.assessment import Assessment, LinkFinding
from workshop.domain.graph.map import Link, Map, Sort
from workshop.domain.graph.what_if import Snapped
from workshop.room.charts.graph.collapse import calmed
from workshop.room.charts.graph.keys import (
    GraphKey,
    camps_key,
    keys_foot,
    line_key,
    no_way_round,
    off_key,
    scissors_key,
    small_ring_key,
)
from workshop.room.charts.graph.marks import (
    CAMPS_GAP,
    CUT_LINE,
    CUT_OUTER,
    NAMED,
    NAMED_LINE,
    RING,
    RING_LINE,
    SMALL,
    SMALL_LINE,
    SNAP_GAP,
    STROKE_GAP,
    Point,
    cut_point,
    double_stroke,
    line_width,
    off_ring,
    ring,
    scissors,
)
from workshop.room.charts.graph.sheet import (
    GraphSheet,
    LinkLook,
    NodeLook,
    link_shapes,
    name_shapes,
    node_shapes,
    sheet,
)
from workshop.room.charts.graph.words import (
    carried_words,
    draft_sentence,
    map_sentence,
    map_told,
    no_way_round_sentence,
    snapped_sentence,
)
from workshop.room.graph_layout.naming import on_pages
from workshop.room.graph_layout.places import MOST_NAMED, Places
from workshop.room.marks import agreement_mark
from workshop.room.scene import Frame, Page, Shapes
from workshop.room.typesetting import foot_baseline, headline, page_number
from workshop.words import _, listed, ngettext

DRAFT_WIDTH = 10.5
PAGE_ROOM = 4.0
"""What a page number takes up on the bottom line, in R."""
OURSELVES: tuple[Sort, ...] = ("team", "role")
OUTSIDE: tuple[Sort, ...] = ("customer", "community")
BETWEEN: tuple[Sort, ...] = ("channel", "partner")


class _MapPart(Struct, frozen=True, kw_only=True):
    """Pages that name one group of nodes; most groups fit on one."""

    said: str
    named: tuple[str, ...]
    nodes: dict[str, NodeLook]
    links: dict[str, LinkLook]
    keys: tuple[GraphKey, ...] = ()


def draft_pages(frame: Frame, drawn: Map, places: Places) -> tuple[Page, ...]:
    """The map before it is rated: all lines alike, except links that are nobody's task."""
    links = {link.id: LinkLook(width=DRAFT_WIDTH, dashed=not link.steward) for link in drawn.links}
    part = _MapPart(
        said=draft_sentence(drawn),
        named=tuple(node.id for node in drawn.nodes),
        nodes={node.id: _plain() for node in drawn.nodes},
        links=links,
        keys=(line_key(_("nobody’s task"), dashed=True),)
        if any(look.dashed for look in links.values())
        else (),
    )
    return _pages(frame, drawn, places, [part], map_told(drawn, None))


def map_pages(
    frame: Frame, drawn: Map, found: Assessment, places: Places, *, most_named: int = MOST_NAMED
) -> tuple[Page, ...]:
    """The rated map. Where not all nodes can be named at once, the critical ones are named first,
    then the others, a page for each type; lines and rings stay where they are.
    """
    said, told = map_sentence(drawn, found), map_told(drawn, found)
    shown, found, places = calmed(drawn, found, places)
    findings = {each.link: each for each in found.links}
    cuts = {each.node for each in found.nodes if each.cut}
    if len(shown.nodes) <= most_named:
        parts = [
            _MapPart(
                said=said,
                named=tuple(node.id for node in shown.nodes),
                nodes={node.id: _cut() if node.id in cuts else _plain() for node in shown.nodes},
                links={link.id: _rated(link, findings[link.id]) for link in shown.links},
                keys=_rated_keys(shown, found),
            )
        ]
    else:
        parts = [_acute(shown, findings, cuts), *_by_sort(shown, findings)]
    return _pages(frame, shown, places, parts, told)


def snapped_pages(
    frame: Frame, drawn: Map, found: Assessment | None, places: Places, cut: Snapped
) -> tuple[Page, ...]:
    """The map with one link cut: nothing moves, and what can no longer be reached fades."""
    findings = {each.link: each for each in found.links} if found else {}
    off, cuts = set(cut.out_of_reach), cut.form.cuts
    nodes = {
        node.id: _off() if node.id in off else _cut() if node.id in cuts else _plain()
        for node in drawn.nodes
    }
    links = {}
    for link in drawn.links:
        look = _rated(link, findings.get(link.id), marked=link.id in cut.form.bridges)
        if link.id == cut.link:
            look = LinkLook(width=look.width, dashed=look.dashed, colour="edge", gap=SNAP_GAP,
                            mark=_scissors)  # fmt: skip
        elif not link.ends.isdisjoint(off):
            look = LinkLook(width=look.width, dashed=look.dashed, colour="edge")
        links[link.id] = look
    count = len(cut.out_of_reach)
    reach = _("{n} of {nodes} out of reach").format(n=count, nodes=len(drawn.nodes))
    names = drawn.names
    part = _MapPart(
        said=snapped_sentence(findings.get(cut.link), cut),
        named=tuple(node.id for node in drawn.nodes),
        nodes=nodes,
        links=links,
        keys=(
            scissors_key(carried_words(cut)),
            *((off_key(reach),) if count else ()),
        ),
    )
    gone = next(link for link in drawn.links if link.id == cut.link)
    told = _("Cut: {one}–{other}. {ways}.").format(
        one=names[gone.from_], other=names[gone.to], ways=carried_words(cut)
    )
    if count:
        fallen = listed([names[node] for node in cut.out_of_reach])
        told += " " + _("Out of reach: {nodes}.").format(nodes=fallen)
    return _pages(frame, drawn, places, [part], told)


# How nodes and links look.


def _plain() -> NodeLook:
    return NodeLook(rings=lambda at, unit: (ring(at, unit),), outer=RING + RING_LINE / 2)


def _cut() -> NodeLook:
    return NodeLook(rings=cut_point, outer=CUT_OUTER + CUT_LINE / 2)


def _off() -> NodeLook:
    return NodeLook(rings=off_ring, outer=RING + RING_LINE / 2, bold=False, colour="ink2")


def _named() -> NodeLook:
    return NodeLook(
        rings=lambda at, unit: (ring(at, unit, r=NAMED, line=NAMED_LINE),),
        outer=NAMED + NAMED_LINE / 2,
    )


def _small() -> NodeLook:
    return NodeLook(
        rings=lambda at, unit: (ring(at, unit, colour="edge", r=SMALL, line=SMALL_LINE),),
        outer=SMALL + SMALL_LINE / 2,
    )


def _scissors(at: Point, turn: float, unit: float) -> Sequence[Shapes]:
    return scissors(at, turn - math.pi / 2, unit)


def _stroke(at: Point, turn: float, unit: float) -> Sequence[Shapes]:
    return double_stroke(at, turn, unit)


def _camps(at: Point, _turn: float, unit: float) -> Sequence[Shapes]:
    return agreement_mark("two camps", *at, 26 * unit)


def _rated(link: Link, finding: LinkFinding | None, *, marked: bool | None = None) -> LinkLook:
    """marked: whether to mark it as having no way round, where that differs from what was found."""
    bare = partial(
        LinkLook,
        width=line_width(finding.strength if finding else None),
        dashed=not link.steward,
        colour="edge" if finding is not None and finding.strength is None else "ink",
    )
    if marked if marked is not None else finding is not None and finding.bridge:
        return bare(gap=STROKE_GAP, mark=_stroke)
    if marked is None and finding is not None and finding.camps:
        return bare(gap=CAMPS_GAP, mark=_camps)
    return bare()


def _rated_keys(drawn: Map, found: Assessment) -> tuple[GraphKey, ...]:
    keys = []
    if any(link.bridge for link in found.links) or any(node.cut for node in found.nodes):
        keys.append(no_way_round(_("no way round")))
    if any(not link.steward for link in drawn.links):
        keys.append(line_key(_("nobody’s task"), dashed=True))
    if any(link.camps and not link.bridge for link in found.links):
        keys.append(camps_key(_("two camps")))
    if any(link.strength is None for link in found.links):
        keys.append(line_key(_("few raters"), dashed=False, colour="edge"))
    return tuple(keys)


# Maps that name only some nodes at a time.


def _acute(drawn: Map, findings: Mapping[str, LinkFinding], cuts: set[str]) -> _MapPart:
    """Critical nodes on a page: cut points, ends of bridges, ends of links to act on first."""
    bridges = [link for link in drawn.links if findings[link.id].bridge]
    first = [link for link in drawn.links if findings[link.id].act_first]
    ends = [end for link in (*bridges, *first) for end in (link.from_, link.to)]
    in_order = [node.id for node in drawn.nodes if node.id in cuts]
    named = tuple(dict.fromkeys([*in_order, *ends]))[:MOST_NAMED]
    nodes = {
        node.id: _cut() if node.id in cuts else _named() if node.id in named else _small()
        for node in drawn.nodes
    }
    links = {
        link.id: LinkLook(
            width=line_width(findings[link.id].strength), dashed=False, gap=STROKE_GAP, mark=_stroke
        )
        if findings[link.id].bridge
        else _faint(findings[link.id])
        for link in drawn.links
    }
    said = no_way_round_sentence(len(bridges), len(drawn.links))
    shown = [small_ring_key(_("named on the next pages"))]
    if bridges or cuts:
        shown.insert(0, no_way_round(_("no way round")))
    return _MapPart(said=said, named=named, nodes=nodes, links=links, keys=tuple(shown))


def _faint(finding: LinkFinding) -> LinkLook:
    return LinkLook(width=line_width(finding.strength) / 2, dashed=False, colour="edge")


def _by_sort(drawn: Map, findings: Mapping[str, LinkFinding]) -> list[_MapPart]:
    """One part for customers and the community, one for ourselves, one for what lies between."""
    sorts = {node.id: node.sort for node in drawn.nodes}
    total = len(drawn.links)
    ends = [(sorts[link.from_], sorts[link.to]) for link in drawn.links]
    parts = []
    for group, both, said in (
        (OUTSIDE, False, _reach),
        (OURSELVES, True, _among),
        (BETWEEN, False, _between),
    ):
        named = tuple(node.id for node in drawn.nodes if node.sort in group)
        if not named:
            continue
        judge = all if both else any
        count = sum(judge(end in group for end in pair) for pair in ends)
        parts.append(
            _MapPart(
                said=said(count, total),
                named=named,
                nodes={node.id: _named() if node.id in named else _small() for node in drawn.nodes},
                links={link.id: _faint(findings[link.id]) for link in drawn.links},
            )
        )
    return parts


def _reach(count: int, links: int) -> str:
    return ngettext(
        "{n} of {all} links reaches customers or the town.",
        "{n} of {all} links reach customers or the town.",
        count,
        all=links,
    )


def _among(count: int, links: int) -> str:
    return ngettext(
        "{n} of {all} links runs among ourselves.",
        "{n} of {all} links run among ourselves.",
        count,
        all=links,
    )


def _between(count: int, links: int) -> str:
    return ngettext(
        "{n} of {all} links uses a tool or a partner.",
        "{n} of {all} links use a tool or a partner.",
        count,
        all=links,
    )


# Pages.


def _pages(
    frame: Frame, drawn: Map, places: Places, parts: Sequence[_MapPart], told: str
) -> tuple[Page, ...]:
    """The map at the same place on every page."""
    heads = [headline(frame, part.said) for part in parts]
    room = 0 if len(parts) == 1 else PAGE_ROOM * frame.r
    feet = [keys_foot(frame, part.keys, room=room) for part in parts]
    page = sheet(
        frame, drawn, places,
        max(head.bottom for head in heads), min(foot.top for foot in feet),
    )  # fmt: skip
    bodies: list[tuple[int, list[Shapes]]] = []
    for place, part in enumerate(parts):
        bodies += [(place, body) for body in _bodies(page, part)]
    made = []
    for number, (place, body) in enumerate(bodies, 1):
        head, foot = heads[place], feet[place]
        shapes = (
            *head.shapes, *body, *foot.shapes,
            *page_number(frame, number, len(bodies), foot_baseline(frame)),
        )  # fmt: skip
        alt = f"{parts[place].said} {told}"
        made.append(Page(scene=frame.scene(shapes, alt)))
    return tuple(made)


def _bodies(page: GraphSheet, part: _MapPart) -> list[list[Shapes]]:
    """Lines, rings and names; a further one for names that found no free place."""
    lie = page.lie(part.nodes, part.links)
    names = page.names(part.named)
    base = [*link_shapes(page, part.nodes, part.links), *node_shapes(page, part.nodes)]
    found = on_pages(lie, [names], MOST_NAMED if len(page.map.nodes) > MOST_NAMED else len(names))
    return [[*base, *name_shapes(page, part.nodes, names, labels)] for labels in found or [{}]]
