"""Strips of one row: an answer beside the room's middle, a dumbbell, a bar, a box to fill."""

from collections.abc import Sequence

from workshop.pdf.type import MM
from workshop.room.charts.bars import Bar, ScalePoints, bar, scale_bar
from workshop.room.marks import lens_mark
from workshop.room.scene import Box, Line, Mark, Scene, Shapes, Text, Type

BOX = 11 * MM
ROW = 21.6
"""Height of a chart row at the standard size."""
BAR = 17.0


def box_to_fill(side: float = BOX) -> Scene:
    """A box: at full size large enough for a number by hand, else for a tick."""
    box = Box(x=0.5, y=0.5, width=side - 1, height=side - 1, stroke="edge", line=0.9, radius=2.6)
    return Scene(width=side, height=side, shapes=(box,))


def lens_head(place: int | None, label: str, size: float, face: Type) -> Scene:
    """A lens's mark and its short name."""
    shift = 0.0 if place is None else size * 1.08
    width = shift + face.width(label, size, bold=True)
    shapes: list[Shapes] = [] if place is None else [
        lens_mark(place, size * 0.42, size * 0.62, size * 0.8)
    ]  # fmt: skip
    shapes.append(Text(x=shift, y=size * 1.02, text=label, size=size, bold=True))
    return Scene(width=width, height=size * 1.3, shapes=tuple(shapes))


def own_strip(
    count: int, sign: str, own: float | None, middle: float | None, size: float, words: str,
    *, beside: float,
) -> Scene:  # fmt: skip
    """A person's answer in bold and on a line of so many points, and the middle of the room as an
    upright line. own, middle: their places from 0. beside: where the line begins.
    """
    high, step, left = size * 1.8, size * 0.86, beside
    mid = high / 2
    shapes: list[Shapes] = [Text(x=0, y=mid + size * 0.33, text=sign, size=size, bold=True)]

    def x(value: float) -> float:
        return left + value * step

    shapes.append(Line(points=((x(0), mid), (x(count - 1), mid)), stroke="edge", line=0.6))
    shapes += [
        Mark(x=x(each), y=mid, r=size * 0.165, colour="edge", hollow=True, line=0.8)
        for each in range(count)
    ]
    if own is not None and middle == own:
        shapes.append(_upright(x(own), mid, size))
    if own is not None:
        shapes.append(Mark(x=x(own), y=mid, r=size * 0.47, colour="paper"))
        shapes.append(Mark(x=x(own), y=mid, r=size * 0.4, colour="accent"))
    if middle is not None and middle != own:
        shapes.append(_upright(x(middle), mid, size))
    return Scene(width=x(count - 1) + size * 0.5, height=high, shapes=tuple(shapes), alt=words)


def _upright(x: float, mid: float, size: float) -> Line:
    return Line(points=((x, mid - size * 0.75), (x, mid + size * 0.75)), stroke="ink",
                line=size * 0.16)  # fmt: skip


def own_key(size: float, face: Type, you: str, middle: str, ends: str) -> Scene:
    """What the signs of a copy mean; middle, ends: "" leaves them out."""
    base, mid = size * 1.0, size * 0.66
    shapes: list[Shapes] = [Mark(x=size * 0.42, y=mid, r=size * 0.42, colour="accent")]
    x = size * 1.14
    for words, colour in ((you, "ink"), (middle, "ink"), (ends, "ink2")):
        if not words:
            continue
        if words != you:
            x += size * 1.7
        if words == middle:
            shapes.append(_upright(x, mid, size))
            x += size * 0.55
        shapes.append(Text(x=x, y=base, text=words, size=size, colour=colour))
        x += face.width(words, size)
    alt = ", ".join(words for words in (you, middle, ends) if words)
    return Scene(width=x, height=size * 1.4, shapes=tuple(shapes), alt=alt)


def stacked(
    counts: tuple[int, ...] | None, missing: int, width: float, size: float, face: Type,
    words: str = "", *, falling: bool = False,
) -> Scene:  # fmt: skip
    """People as lengths, lowest point first unless falling, "can't say" dashed at the end; counts
    inside.
    """
    high, thick = size * ROW / 12, size * BAR / 12
    row = Bar(number="", label="", counts=counts, missing=missing, falling=falling)
    shapes = bar(face, row, 0.4, (high - thick) / 2, width - 0.8, thick, size)
    return Scene(width=width, height=high, shapes=shapes, alt=words)


def scale_key(
    points: ScalePoints, width: float, size: float, face: Type, *, missing: bool
) -> Scene:
    """The scale as a bar of the same build with its words; silent, since each bar says them."""
    made = scale_bar(face, points, 0.4, 0.4, width - 0.8, size, missing=missing)
    return Scene(width=width, height=made.bottom + 0.4, shapes=made.shapes)


def dumbbell(
    points: Sequence[int], first: tuple[int, float | None], second: tuple[int, float | None],
    width: float, size: float, words: str,
) -> Scene:  # fmt: skip
    """Two medians on one line: (place of the lens, median) each; equal ones stand in each other."""
    high = size * ROW / 12
    mid = high / 2
    step = width / (len(points) - 1 + 0.3)

    def x(value: float) -> float:
        return (value - points[0] + 0.15) * step

    shapes: list[Shapes] = [
        Line(points=((x(each), 0), (x(each), high)), stroke="line", line=0.7) for each in points
    ]
    one, two = first[1], second[1]
    if one is not None and two is not None:
        if one == two:
            shapes.append(Mark(x=x(two), y=mid, r=size * 0.6, shape="square",
                               colour="org", hollow=True, line=size * 0.13))  # fmt: skip
            shapes.append(lens_mark(first[0], x(one), mid, size * 0.55))
        else:
            shapes.append(Line(points=((x(one), mid), (x(two), mid)), line=size * 0.15))
            shapes.append(lens_mark(second[0], x(two), mid, size * 0.8))
            shapes.append(lens_mark(first[0], x(one), mid, size * 0.8))
    return Scene(width=width, height=high, shapes=tuple(shapes), alt=words)
