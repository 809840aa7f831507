"""Importance against strength: every link as a numbered disc, and the list of their names."""

import math
from collections.abc import Collection, Sequence

from msgspec import Struct

from workshop.domain.graph.assessment import Assessment, LinkFinding, by_importance
from workshop.domain.graph.map import Map, link_name
from workshop.room.charts.graph.keys import GraphKey, camps_key, keys_foot, tint_key
from workshop.room.charts.graph.marks import UNIT
from workshop.room.charts.graph.rows import ROW, ListRow, rows
from workshop.room.charts.graph.words import grid_sentence, link_told, linked
from workshop.room.scene import Box, Frame, Line, Mark, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    evenly,
    foot_baseline,
    headline,
    inner_width,
    page_number,
)
from workshop.words import _

POINTS = 5
CORNER_STRENGTH, CORNER_IMPORTANCE = 2.5, 3.5
DISC, DISC_LINE, APART = 45.0, 5.0, 104.0
DOT = 12.0
"""A link that is listed on another page."""
ROUNDS, TOUCH = 60, 0.5
MOST_SHARING = 4
"""How many discs may share a point; beyond that the first is drawn and the rest are counted."""
PLOT_WIDE, LIST_AT = 0.4514, 0.4844
"""Shares of the inner width of a wide page: the plot's, and where the list begins."""
PLOT_HIGH = 0.5
"""The plot's share of the height that a narrow page has for plot and list."""


class GridPlot(Struct, frozen=True, kw_only=True):
    """The grid on a page."""

    left: float
    top: float
    width: float
    height: float

    def at(self, strength: float, importance: float) -> tuple[float, float]:
        """Where a link with these medians is drawn."""
        return (
            self.left + (strength - 0.5) * self.width / POINTS,
            self.top + self.height - (importance - 0.5) * self.height / POINTS,
        )


class _Place(Struct, frozen=True, kw_only=True):
    """Where plot and list stand."""

    plot: GridPlot
    list_left: float
    list_top: float


def grid_pages(frame: Frame, drawn: Map, found: Assessment) -> tuple[Page, ...]:
    """The grid, with as many names beside it as fit; the grid stays on every page."""
    said = grid_sentence(drawn, found)
    head, foot = headline(frame, said), foot_baseline(frame)
    place = _narrow(frame, head.bottom) if frame.narrow else _wide(frame, head.bottom)
    ordered = sorted(by_importance(found.links), key=lambda link: not link.act_first)
    fit = max(1, int((foot - 0.9 * frame.r - place.list_top) / (ROW * frame.r)))
    pages = []
    parts = evenly(ordered, fit)
    for number, part in enumerate(parts, 1):
        left = None if frame.narrow else place.list_left
        shapes = (
            *head.shapes,
            *_axes(frame, place.plot),
            *_discs(frame, place.plot, drawn, found, {link.link for link in part}),
            *rows(frame, _rows(drawn, part), place.list_left, place.list_top),
            *keys_foot(frame, _keys(part), left=left).shapes,
            *page_number(frame, number, len(parts), foot),
        )
        alt = " ".join(
            [said, *(link_told(drawn, link, each) + "." for link, each in linked(drawn, part))]
        )
        pages.append(Page(scene=frame.scene(shapes, alt)))
    return tuple(pages)


def _wide(frame: Frame, head: float) -> _Place:
    r, inner = frame.r, inner_width(frame)
    top = head + 1.64 * r
    return _Place(
        plot=GridPlot(left=frame.margin_x, top=top, width=PLOT_WIDE * inner,
                  height=foot_baseline(frame) - 1.17 * r - top),
        list_left=frame.margin_x + LIST_AT * inner,
        list_top=head + 0.74 * r,
    )  # fmt: skip


def _narrow(frame: Frame, head: float) -> _Place:
    """The list below the plot."""
    r, top = frame.r, head + 1.64 * frame.r
    height = PLOT_HIGH * (foot_baseline(frame) - 1.2 * r - top)
    plot = GridPlot(left=frame.margin_x, top=top, width=inner_width(frame), height=height)
    return _Place(plot=plot, list_left=frame.margin_x, list_top=top + height + 1.25 * r)


def _axes(frame: Frame, plot: GridPlot) -> list[Shapes]:
    r, end, base = frame.r, plot.left + plot.width, plot.top + plot.height
    corner = plot.at(CORNER_STRENGTH, CORNER_IMPORTANCE)
    shapes: list[Shapes] = [
        Box(x=plot.left, y=plot.top, width=corner[0] - plot.left, height=corner[1] - plot.top,
            fill="tint", stroke="ink", line=0.06 * r)
    ]  # fmt: skip
    for point in range(1, POINTS + 1):
        x, y = plot.at(point, point)
        shapes.append(Line(points=((x, plot.top), (x, base)), stroke="line", line=0.03 * r))
        shapes.append(Line(points=((plot.left, y), (end, y)), stroke="line", line=0.03 * r))
    axis = ((plot.left, plot.top), (plot.left, base), (end, base))
    shapes += [
        Line(points=axis, stroke="ink", line=0.05 * r),
        Text(x=plot.left, y=plot.top - 0.3 * r, text=_("Importance"), size=r, bold=True),
        Text(x=end, y=base + 1.17 * r if not frame.narrow else base + 0.9 * r,
             text=_("Strength"), size=r, bold=True, anchor="end"),
    ]  # fmt: skip
    return shapes


def _discs(
    frame: Frame, plot: GridPlot, drawn: Map, found: Assessment, shown: Collection[str]
) -> list[Shapes]:
    """Links that have both medians: those in the list as numbered discs, the others as dots."""
    unit = frame.r / UNIT
    numbers = drawn.numbers
    points: dict[tuple[float, float], list[LinkFinding]] = {}
    dots: list[Shapes] = []
    for link in found.links:
        if link.strength is None or link.importance is None:
            continue
        at = plot.at(link.strength, link.importance)
        if link.link in shown:
            points.setdefault(at, []).append(link)
        else:
            dots.append(Mark(x=at[0], y=at[1], r=DOT * unit, colour="edge", hollow=True,
                             line=DISC_LINE * unit))  # fmt: skip
    placed = [
        (link, (at[0] + off[0] * unit, at[1] + off[1] * unit), len(sharing))
        for at, sharing in points.items()
        for link, off in _spread(sharing)
    ]
    apart = _pushed_apart([at for _link, at, _count in placed], plot, unit)
    shapes: list[Shapes] = []
    for (link, _at, sharing), there in zip(placed, apart, strict=True):
        shapes += _disc(frame, there, link, numbers[link.link])
        if sharing > MOST_SHARING:
            beside = there[0] + (DISC + 12) * unit
            shapes.append(Text(x=beside, y=there[1] + CAP * frame.r / 2, size=frame.r, halo=True,
                               text=_("+ {n}").format(n=sharing - 1)))  # fmt: skip
    return [*dots, *shapes]


def _spread(sharing: list[LinkFinding]) -> list[tuple[LinkFinding, tuple[float, float]]]:
    """Links at one point: side by side, in two rows from three on; of very many only the first."""
    count = len(sharing)
    if count > MOST_SHARING:
        return [(sharing[0], (0, 0))]
    lines = [count] if count < 3 else [2, count - 2]
    offs = [
        ((place - (line - 1) / 2) * APART, (row - (len(lines) - 1) / 2) * APART)
        for row, line in enumerate(lines)
        for place in range(line)
    ]
    return list(zip(sharing, offs, strict=True))


def _pushed_apart(
    points: list[tuple[float, float]], plot: GridPlot, unit: float
) -> list[tuple[float, float]]:
    """Moves overlapping discs apart, no further than necessary."""
    found, clear, edge = list(points), (2 * DISC + DISC_LINE) * unit, DISC * unit
    for _round in range(ROUNDS):
        moved = False
        for one in range(len(found)):
            for other in range(one):
                across, down = (a - b for a, b in zip(found[one], found[other], strict=True))
                way = math.hypot(across, down)
                if way >= clear - TOUCH:
                    continue
                across, down = (across / way, down / way) if way else (1.0, 0.0)
                push = (clear - way) / 2
                for disc, sign in ((one, 1), (other, -1)):
                    x, y = found[disc]
                    found[disc] = (
                        min(plot.left + plot.width - edge,
                            max(plot.left + edge, x + sign * push * across)),
                        min(plot.top + plot.height - edge,
                            max(plot.top + edge, y + sign * push * down)),
                    )  # fmt: skip
                moved = True
        if not moved:
            break
    return found


def _disc(frame: Frame, at: tuple[float, float], link: LinkFinding, number: int) -> list[Shapes]:
    r, unit, filled = frame.r, frame.r / UNIT, link.act_first
    return [
        Mark(x=at[0], y=at[1], r=DISC * unit + (0 if filled else DISC_LINE * unit / 2),
             colour="accent" if filled else "ink", hollow=not filled,
             line=0 if filled else DISC_LINE * unit),
        Text(x=at[0], y=at[1] + CAP * r / 2, text=str(number), size=r, bold=True,
             colour="onacc" if filled else "ink", anchor="middle"),
    ]  # fmt: skip


def _rows(drawn: Map, part: Sequence[LinkFinding]) -> list[ListRow]:
    numbers = drawn.numbers
    return [
        ListRow(
            number=str(numbers[link.id]),
            name=link_name(drawn, link),
            first=finding.act_first,
            camps=finding.camps,
            word=_("few raters") if finding.strength is None or finding.importance is None else "",
        )
        for link, finding in linked(drawn, part)
    ]


def _keys(part: Sequence[LinkFinding]) -> list[GraphKey]:
    return [
        *([tint_key(_("act first"))] if any(link.act_first for link in part) else []),
        *([camps_key(_("two camps"))] if any(link.camps for link in part) else []),
    ]
