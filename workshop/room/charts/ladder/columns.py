"""Where the columns of the ladder stand, and how their people are drawn."""

from msgspec import Struct

from workshop.room.scene import Frame
from workshop.room.typesetting import (
    right,
)

DOT, STEP = 0.59, 0.74
"""The size of a dot and the distance from one to the next, in R."""
LABEL = 1.1


class LadderColumn(Struct, frozen=True, kw_only=True):
    """One mark. counts: people on each rung, lowest first, None where withheld. before: the middle
    at an earlier reveal.
    """

    name: str
    counts: tuple[int, ...] | None
    median: float | None = None
    before: float | None = None


class Rung(Struct, frozen=True, kw_only=True):
    """One rung, with its short name."""

    number: str
    name: str


class Plan(Struct, frozen=True, kw_only=True):
    """Where columns stand. lefts: left edges."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    """What the dots of each column take."""
    tall: bool
    counted: bool
    """Too many people for dots: a dot with a number instead."""
    heads: tuple[tuple[str, ...], ...]
    """The names of the marks, in lines."""


def planned(frame: Frame, rungs: tuple[Rung, ...], columns: tuple[LadderColumn, ...]) -> Plan:
    """The first layout that fits: dots beside the labels, names on several lines, a number instead
    of dots, and finally labels above the dots.
    """
    r, face = frame.r, frame.type
    label = LABEL * r + max(face.width(rung.name, r) for rung in rungs) + 0.82 * r
    alike = (max(_dots_width(each, r) for each in columns),) * len(columns)
    own = tuple(_dots_width(each, r) for each in columns)
    numbers = tuple(_counted_width(frame, each) for each in columns)
    ways = [
        (tall, folded, widths)
        for tall in (False, True)
        for folded, widths in ((False, alike), (True, own), (True, numbers))
        if tall or frame.height <= frame.width
    ]
    for tall, folded, dots in ways:
        start = frame.margin_x + (0.2 * r if tall else label)
        heads = tuple(_folded(each.name) if folded else (each.name,) for each in columns)
        widths = [
            max(wide + 0.12 * r, *(face.width(line, r, bold=True) for line in head))
            for head, wide in zip(heads, dots, strict=True)
        ]
        gap = (right(frame) - start - sum(widths)) / len(columns)
        if gap >= 0.3 * r:
            break
    lefts, x = [], start
    for width in widths:
        lefts.append(x)
        x += width + gap
    return Plan(lefts=tuple(lefts), widths=dots, tall=tall, counted=dots is numbers, heads=heads)


def _dots_width(column: LadderColumn, r: float) -> float:
    most = max(column.counts or (), default=0)
    return max((STEP * most - 0.15) * r, 1.5 * r)


def _folded(name: str) -> tuple[str, ...]:
    return tuple(name.split()) or ("",)


def _counted_width(frame: Frame, column: LadderColumn) -> float:
    """The width of the widest "● 24" of a column."""
    words = [str(count) for count in column.counts or () if count]
    widest = max((frame.type.width(word, frame.r, bold=True) for word in words), default=0)
    return max(1.5 * frame.r, widest + 0.75 * frame.r)
