"""A gap as two marks on a ruler: where the middle of each viewpoint stands."""

from itertools import pairwise

from workshop.room.marks import lens_mark
from workshop.room.report.kind import DrawnGap, Gaps, GapSide
from workshop.room.scene import Line, Scene, Shapes, Text, Type

MARK, TICK, JOIN = 1.46, 0.8, 0.31
"""In body sizes: a mark, half a tick, the line between two marks."""


def gap_ruler(
    gaps: Gaps, gap: DrawnGap, width: float, size: float, face: Type, words: str,
    *, named: bool, scaled: bool,
) -> Scene:  # fmt: skip
    """named: with the names of the marks below. scaled: with the words of the scale below."""
    edge = 1.4 * size
    step = (width - 2 * edge) / max(1, len(gaps.points) - 1)
    mid = TICK * size + 1

    def x(value: float) -> float:
        return edge + (value - gaps.first) * step

    ends = (edge, edge + step * (len(gaps.points) - 1))
    shapes: list[Shapes] = [Line(points=((ends[0], mid), (ends[1], mid)), stroke="line", line=0.85)]
    for place in range(len(gaps.points)):
        at = edge + place * step
        shapes.append(Line(points=((at, mid - TICK * size), (at, mid + TICK * size)),
                           stroke="edge", line=0.7))  # fmt: skip
    if gap.one is not None and gap.other is not None:
        shapes += _marks(gaps, x(gap.one), x(gap.other), mid, size)
    bottom = mid + TICK * size
    if named and gap.one is not None and gap.other is not None:
        bottom += 1.15 * size
        shapes += _names(gaps, x(gap.one), x(gap.other), bottom, size, face, width)
        bottom += 0.2 * size
    if scaled:
        bottom += 1.15 * size
        shapes += _words(gaps, edge, step, bottom, size * 0.875, face, width)
        bottom += 0.3 * size
    return Scene(width=width, height=bottom + 1, shapes=tuple(shapes), alt=words)


def _marks(gaps: Gaps, one: float, other: float, mid: float, size: float) -> list[Shapes]:
    """One within the other where they meet."""
    if one == other:
        return [lens_mark(gaps.other.place, other, mid, MARK * size * 1.35),
                lens_mark(gaps.one.place, one, mid, MARK * size * 0.8)]  # fmt: skip
    return [
        Line(points=((one, mid), (other, mid)), line=JOIN * size),
        lens_mark(gaps.other.place, other, mid, MARK * size),
        lens_mark(gaps.one.place, one, mid, MARK * size),
    ]


def _names(
    gaps: Gaps, one: float, other: float, base: float, size: float, face: Type, width: float
) -> list[Shapes]:
    """Each below its mark; beside each other where they would meet."""
    small = size * 0.875
    sides = sorted(((one, gaps.one), (other, gaps.other)), key=lambda each: each[0])
    wide = [face.width(side.label, small, bold=True) for _x, side in sides]
    left = max(0.0, sides[0][0] - wide[0] / 2)
    start = max(left + wide[0] + size, sides[1][0] - wide[1] / 2)
    start = min(start, max(0.0, width - wide[1]))
    left = max(0.0, min(left, start - wide[0] - size))

    def name(at: float, side: GapSide) -> Text:
        return Text(x=at, y=base, text=side.label, size=small, bold=True)

    return [name(left, sides[0][1]), name(start, sides[1][1])]


def _words(
    gaps: Gaps, edge: float, step: float, base: float, size: float, face: Type, width: float
) -> list[Shapes]:
    """Every word where all have room, else the two ends."""
    told = [(edge + at * step, word) for at, word in enumerate(gaps.points) if word]
    crowded = any(
        (face.width(one, size) + face.width(other, size)) / 2 + size * 0.6 > far - near
        for (near, one), (far, other) in pairwise(told)
    )
    if crowded:
        told = [told[0], told[-1]]
    shapes: list[Shapes] = []
    for at, word in told:
        half = face.width(word, size) / 2
        centre = min(max(at, half), width - half)
        shapes.append(Text(x=centre, y=base, text=word, size=size, colour="ink2", anchor="middle"))
    return shapes
