"""Columns of people for one cell: a place for each point of the scale, as tall as who chose it."""

from collections.abc import Sequence

from workshop.domain.scale import Scale
from workshop.pdf.type import MM
from workshop.room.charts.bars import ScalePoints, scale_bar, shade
from workshop.room.scene import Box, Line, Scene, Shapes, Text, Type

COUNT = 9.5
TALLEST, HEAD = 9.2 * MM, 11.0
"""Of a column with everybody in it, and the room for the count above, at the standard size."""
LOWER = 0.72
"""Of that, on paper lower than A4."""
PITCH, WIDE = 4.2 * MM, 3.6 / 4.2
CAMPS_HEAD, CAMPS_FOOT = 10.0, 5.0


def columns_width(scale: Scale, size: float) -> float:
    """What a cell takes, with a place for those who can't say."""
    return PITCH * size / 12 * (len(scale.points) + bool(scale.missing))


def columns(
    counts: Sequence[int], missing: int | None, width: float, size: float, words: str,
    *, split: str = "", falling: bool = False, low: bool = False,
) -> Scene:  # fmt: skip
    """counts: from the lowest point, drawn from the highest where `falling`. missing: None where
    nobody may say that they can't. split: the word above where the room is in two camps. low: less
    tall, on paper that is.
    """
    scale = size / 12
    places = len(counts) + (missing is not None)
    pitch = min(PITCH * scale, width / places)
    head = (CAMPS_HEAD + HEAD if split else HEAD) * scale
    tallest = TALLEST * scale * (LOWER if low else 1)
    base = head + tallest
    n = max(1, sum(counts) + (missing or 0))
    shapes: list[Shapes] = []
    numbered = [*enumerate(counts, 1)]
    for place, (step, count) in enumerate(reversed(numbered) if falling else numbered):
        colour = shade(step, len(counts))
        shapes += _column(place, colour, tallest * count / n, count, pitch, base, scale)
    if missing:
        shapes += _column(len(counts), 0, tallest * missing / n, missing, pitch, base, scale)
    if split:
        middle, end = pitch * len(counts) / 2, pitch * (len(counts) - 1 + WIDE)
        shapes.append(Text(x=middle, y=CAMPS_HEAD * 0.85 * scale, text=split, size=COUNT * scale,
                           bold=True, colour="accent", anchor="middle"))  # fmt: skip
        foot = base + CAMPS_FOOT * 0.6 * scale
        corners = ((0, foot - 3 * scale), (0, foot), (end, foot), (end, foot - 3 * scale))
        shapes.append(Line(points=corners, stroke="accent", line=1.2 * scale))
    high = base + (CAMPS_FOOT if split else 1.5) * scale
    return Scene(width=width, height=high, shapes=tuple(shapes), alt=words)


def _column(
    place: int, step: int, high: float, count: int, pitch: float, base: float, scale: float
) -> list[Shapes]:
    """step: of the ordered colours, 0 for those who can't say."""
    x, wide = place * pitch, pitch * WIDE
    if not count:
        return [Line(points=((x, base), (x + wide, base)), stroke="edge", line=0.6)]
    box = Box(
        x=x, y=base - high, width=wide, height=high, fill=f"step{step}" if step else "",
        stroke="edge" if step <= 3 else "", line=0.6, dash=not step,
    )  # fmt: skip
    size = min(COUNT * scale, wide / (0.56 * len(str(count))))
    told = Text(x=x + wide / 2, y=base - high - 2 * scale, text=str(count), size=size,
                anchor="middle", colour="ink" if step else "ink2")  # fmt: skip
    return [box, told]


def scale_words(
    points: ScalePoints, width: float, size: float, face: Type, *, missing: bool
) -> Scene:
    """The same steps with their words."""
    made = scale_bar(face, points, 0.4, 0.4, width - 0.8, size, missing=missing)
    return Scene(width=width, height=made.bottom + 0.4, shapes=made.shapes)
