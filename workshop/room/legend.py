"""Legends: marks of the lenses with their words."""

from msgspec import Struct

from workshop.room.marks import lens_mark
from workshop.room.scene import Shapes, Text, Type

KEYS_APART = 0.67
"""Between two entries of a legend, in R."""


class LegendKey(Struct, frozen=True, kw_only=True):
    """An entry of a legend: the lens's place and its words."""

    place: int
    words: str


def legend(
    face: Type,
    r: float,
    x: float,
    baseline: float,
    keys: tuple[LegendKey, ...],
    *,
    bold: bool = False,
    gap: float = KEYS_APART,
) -> tuple[Shapes, ...]:
    """Marks with their words on one line."""
    shapes: list[Shapes] = []
    size = 0.74 * r
    for key in keys:
        shapes.append(lens_mark(key.place, x + 0.4 * r, baseline - 0.31 * r, size))
        x += 1.0 * r
        shapes.append(Text(x=x, y=baseline, text=key.words, size=r, bold=bold))
        x += face.width(key.words, r, bold=bold) + gap * r
    return tuple(shapes)


def legend_width(face: Type, r: float, keys: tuple[LegendKey, ...], *, bold: bool = False) -> float:
    """How much of a line the legend takes."""
    words = sum(face.width(key.words, r, bold=bold) for key in keys)
    return words + (1.0 * len(keys) + KEYS_APART * max(0, len(keys) - 1)) * r


def legend_lines(
    face: Type, r: float, width: float, keys: tuple[LegendKey, ...]
) -> list[tuple[LegendKey, ...]]:
    """The entries split into lines that fit."""
    lines: list[tuple[LegendKey, ...]] = [()]
    for key in keys:
        tried = (*lines[-1], key)
        if lines[-1] and legend_width(face, r, tried) > width:
            lines.append((key,))
        else:
            lines[-1] = tried
    return lines
