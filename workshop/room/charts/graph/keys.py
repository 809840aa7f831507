"""The legend on the bottom line of a map's pages: symbols with their words, from the left."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from workshop.room.charts.graph.marks import (
    CUT_LINE,
    CUT_OUTER,
    SMALL,
    SMALL_LINE,
    UNIT,
    cut_point,
    double_stroke,
    link_line,
    off_ring,
    ring,
    scissors,
)
from workshop.room.marks import agreement_mark
from workshop.room.scene import Box, Frame, Line, Shapes, Text
from workshop.room.typesetting import Typeset, foot_baseline, right

APART, BESIDE = 1.16, 0.3
"""Between keys, and between a mark and its words, in R."""
LINE_APART = 1.3
Draw = Callable[[float, float, float], list[Shapes]]
"""left, middle height, unit"""


class GraphKey(Struct, frozen=True, kw_only=True):
    """A symbol with its words. width: of the symbol, in pixels at the reference size."""

    words: str
    width: float
    draw: Draw


def keys_foot(
    frame: Frame, keys: Sequence[GraphKey], *, left: float | None = None, room: float = 0
) -> Typeset:
    """The legend on as few lines as hold it, the last on the bottom line. room: what has to stay
    free at the right of the bottom line.
    """
    margin = frame.margin_x if left is None else left
    r, unit = frame.r, frame.r / UNIT
    lines: list[list[tuple[GraphKey, float]]] = [[]]
    x = margin
    for key in keys:
        wide = key.width * unit + BESIDE * r + frame.type.width(key.words, r)
        if lines[-1] and x + wide > right(frame) - room:
            lines.append([])
            x = margin
        lines[-1].append((key, x))
        x += wide + APART * r
    if x - APART * r > right(frame) - room:
        lines.append([])  # the page number has the bottom line to itself
    foot = foot_baseline(frame)
    top = foot - (len(lines) - 1) * LINE_APART * r
    shapes: list[Shapes] = []
    for place, line in enumerate(lines):
        baseline = top + place * LINE_APART * r
        for key, at in line:
            shapes += key.draw(at, baseline - 0.33 * r, unit)
            start = at + key.width * unit + BESIDE * r
            shapes.append(Text(x=start, y=baseline, text=key.words, size=r))
    return Typeset(shapes=tuple(shapes), top=top, bottom=foot)


def no_way_round(words: str) -> GraphKey:
    """The double ring and the double stroke."""
    outer = CUT_OUTER + CUT_LINE / 2

    def draw(left: float, y: float, unit: float) -> list[Shapes]:
        return [
            *cut_point((left + outer * unit, y), unit),
            *double_stroke((left + (2 * outer + 34) * unit, y), 0, unit),
        ]

    return GraphKey(words=words, width=2 * outer + 58, draw=draw)


def line_key(words: str, *, dashed: bool, colour: str = "ink") -> GraphKey:
    """A piece of a link."""

    def draw(left: float, y: float, unit: float) -> list[Shapes]:
        return link_line([((left, y), (left + 132 * unit, y))], 10.5, unit, dashed=dashed,
                         colour=colour)  # fmt: skip

    return GraphKey(words=words, width=132, draw=draw)


def camps_key(words: str) -> GraphKey:
    """The split square."""

    def draw(left: float, y: float, unit: float) -> list[Shapes]:
        return list(agreement_mark("two camps", left + 25 * unit, y, 26 * unit))

    return GraphKey(words=words, width=50, draw=draw)


def small_ring_key(words: str) -> GraphKey:
    """A node that is named on another page."""

    def draw(left: float, y: float, unit: float) -> list[Shapes]:
        at = (left + (SMALL + SMALL_LINE / 2) * unit, y)
        return [ring(at, unit, colour="edge", r=SMALL, line=SMALL_LINE)]

    return GraphKey(words=words, width=2 * SMALL + SMALL_LINE, draw=draw)


def scissors_key(words: str) -> GraphKey:
    """Scissors, lying on their side."""

    def draw(left: float, y: float, unit: float) -> list[Shapes]:
        return list(scissors((left + 34 * unit, y), 0, unit, 66))

    return GraphKey(words=words, width=66, draw=draw)


def off_key(words: str) -> GraphKey:
    """The dashed ring."""

    def draw(left: float, y: float, unit: float) -> list[Shapes]:
        return list(off_ring((left + 28 * unit, y), unit))

    return GraphKey(words=words, width=56, draw=draw)


def tint_key(words: str) -> GraphKey:
    """The tinted box."""

    def draw(left: float, y: float, unit: float) -> list[Shapes]:
        return [Box(x=left, y=y - 24 * unit, width=74 * unit, height=48 * unit, fill="tint",
                    stroke="ink", line=4 * unit)]  # fmt: skip

    return GraphKey(words=words, width=74, draw=draw)


def under_rule(frame: Frame, y: float) -> Line:
    """A hairline between rows."""
    return Line(points=((frame.margin_x, y), (right(frame), y)), stroke="line", line=0.03 * frame.r)
