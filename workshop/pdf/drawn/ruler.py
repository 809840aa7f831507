"""Rulers from 1 to 7: to fill, with two points on them, and the room's dumbbell; flat maps."""

from collections.abc import Sequence

from workshop.domain.worksheet import FillPlace
from workshop.pdf.drawn.rings import ring_shapes, ring_spot
from workshop.room.charts.place.dumbbells import (
    COUNT_LINE,
    FURTHER,
    WANTED,
    Ruler,
    count_lines,
    further_marks,
    point_counts,
)
from workshop.room.marks import arrow, lens_mark
from workshop.room.scene import Box, Line, Mark, Scene, Shapes, Text, Type
from workshop.words import _

OURS, THEIRS = 0, 2
"""Places of the two viewpoints among the lenses: the blue circle and the orange square."""
POINTS = range(1, 8)
BAND = 0.31


def ruler_x(value: float, width: float, edge: float) -> float:
    """Where a value stands on a ruler of that width."""
    return edge + (value - 1) * (width - 2 * edge) / 6


def empty_ruler(width: float, size: float) -> tuple[Scene, list[FillPlace]]:
    """Seven numbered rings on a line, to mark by hand."""
    r = size * 0.9
    mid = r + 1
    shapes: list[Shapes] = [
        Line(points=((r, mid), (width - r, mid)), stroke="edge", line=0.8),
    ]
    at = {value: ruler_x(value, width, r + 1) for value in POINTS}
    for value, x in at.items():
        shapes += ring_shapes(x, mid, 2 * r, str(value), size)
    spots = [ring_spot(x, mid, 2 * r, str(value), str(value)) for value, x in at.items()]
    return Scene(width=width, height=2 * r + 2, shapes=tuple(shapes), alt=""), spots


def empty_ring(width: float, size: float) -> tuple[Scene, list[FillPlace]]:
    """A ring beside the ruler, for those who cannot say."""
    r = size * 0.9
    x, y = width / 2, r + 1
    shapes = tuple(ring_shapes(x, y, 2 * r, None, size))
    scene = Scene(width=width, height=2 * r + 2, shapes=shapes, alt="")
    return scene, [ring_spot(x, y, 2 * r, None, _("Can’t say"))]


def own_ruler(
    ours: float | None, theirs: float | None, room: tuple[float | None, float | None], width: float,
    size: float,
) -> Scene:  # fmt: skip
    """One's own two points filled, the room's middles hollow below them; words stand below."""
    edge, top = size * 0.8, size * 0.8
    low = top + size * 1.45
    shapes = _scale(width, edge, 0, low + size * 0.7)
    shapes += _pair(ours, theirs, width, edge, top, size * 0.85)
    if None not in room:
        shapes += _pair(room[0], room[1], width, edge, low, size * 0.7, hollow=True)
    shapes += _numbers(width, edge, low + size * 1.75, size)
    return Scene(width=width, height=low + size * 2.0, shapes=tuple(shapes))


def room_ruler(ruler: Ruler, width: float, size: float, face: Type, words: str) -> Scene:
    """The room's dumbbell: quartile bands, medians, and how many people stand on each point."""
    edge, mid, ours, theirs = size * 0.8, size * 0.8, ruler.ours, ruler.theirs
    lines = count_lines(width - 2 * edge, size, ruler) if ours.counts or theirs.counts else ()
    further = further_marks(ruler)
    low = mid + size * FURTHER * len(further)
    foot = low + size * (0.6 + COUNT_LINE * len(lines))
    shapes = _scale(width, edge, 0, foot + size * 0.2)
    for place, side in ((THEIRS, theirs), (OURS, ours)):
        if side.q1 is not None and side.q3 is not None and side.q3 > side.q1:
            start = ruler_x(side.q1, width, edge)
            shapes.append(
                Box(x=start, y=mid - size * 0.5, width=ruler_x(side.q3, width, edge) - start,
                    height=size, fill=("me", "", "org")[place], opacity=BAND)
            )  # fmt: skip
    sides = ((OURS, ours), (THEIRS, theirs))
    for number, line in enumerate(lines):
        base = low + size * (0.5 + COUNT_LINE * (number + 1))
        drawn = [sides[place] for place in line]
        shapes += point_counts(
            face, drawn, lambda value: ruler_x(value, width, edge), base, size, (0, width)
        )
    shapes += _pair(ours.median, theirs.median, width, edge, mid, size * 0.95)
    for number, (mark, value) in enumerate(further, 1):
        x, y = ruler_x(value, width, edge), mid + number * FURTHER * size
        if mark == WANTED and theirs.median is not None:
            start = ruler_x(theirs.median, width, edge)
            shapes += arrow((start, y), (x, y), 0.1 * size, short=0.42 * size)
        shapes.append(lens_mark(mark, x, y, size * 0.8))
    shapes += _numbers(width, edge, foot + size * 1.25, size)
    return Scene(width=width, height=foot + size * 1.5, shapes=tuple(shapes), alt=words)


def _scale(width: float, edge: float, top: float, foot: float) -> list[Shapes]:
    return [
        Line(points=((ruler_x(each, width, edge), top), (ruler_x(each, width, edge), foot)),
             stroke="line", line=0.7)
        for each in POINTS
    ]  # fmt: skip


def _numbers(width: float, edge: float, base: float, size: float) -> list[Shapes]:
    return [
        Text(x=ruler_x(each, width, edge), y=base, text=str(each), size=size, colour="ink2",
             anchor="middle")
        for each in POINTS
    ]  # fmt: skip


def _pair(
    ours: float | None, theirs: float | None, width: float, edge: float, y: float, size: float,
    *, hollow: bool = False,
) -> list[Shapes]:  # fmt: skip
    """The two marks joined; one inside the other where they coincide."""
    shapes: list[Shapes] = []
    at = [None if each is None else ruler_x(each, width, edge) for each in (ours, theirs)]
    if at[0] is not None and at[1] is not None:
        if at[0] == at[1]:
            square = Mark(x=at[1], y=y, r=size * 0.62, shape="square", colour="org", hollow=True,
                          line=size * 0.14)  # fmt: skip
            return [square, _dot(OURS, at[0], y, size * 0.6, hollow=hollow)]
        shapes.append(Line(points=((at[0], y), (at[1], y)), line=size * (0.1 if hollow else 0.18),
                           stroke="edge" if hollow else "ink"))  # fmt: skip
    for place, x in ((THEIRS, at[1]), (OURS, at[0])):
        if x is not None:
            shapes.append(_dot(place, x, y, size, hollow=hollow))
    return shapes


def _dot(place: int, x: float, y: float, size: float, *, hollow: bool) -> Mark:
    mark = lens_mark(place, x, y, size)
    if not hollow:
        return mark
    return Mark(x=x, y=y, r=mark.r, shape=mark.shape, colour=mark.colour, hollow=True,
                line=size * 0.16)  # fmt: skip


def viewpoint_key(entries: Sequence[tuple[int, str, bool]], size: float, face: Type) -> Scene:
    """What the marks mean: (place, words, hollow)."""
    shapes: list[Shapes] = []
    x = 0.0
    for place, words, hollow in entries:
        shapes.append(_dot(place, x + size * 0.45, size * 0.66, size * 0.8, hollow=hollow))
        x += size * 1.15
        shapes.append(Text(x=x, y=size * 1.0, text=words, size=size))
        x += face.width(words, size) + size * 1.4
    alt = ", ".join(words for _place, words, _hollow in entries)
    return Scene(width=x - size * 1.4, height=size * 1.4, shapes=tuple(shapes), alt=alt)
