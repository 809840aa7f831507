"""Rows of links: number, name and a word, those to act on first in a tinted box."""

from collections.abc import Sequence

from msgspec import Struct

from workshop.room.charts.graph.marks import UNIT
from workshop.room.marks import agreement_mark
from workshop.room.scene import Box, Frame, Shapes, Text
from workshop.room.typesetting import CAP, fitted, right

ROW = 79 / UNIT
"""In R."""
NUMBER, NAME = 1.55, 1.97
"""From the left of a row to its number's right end and to its name."""
MARK = 0.94


class ListRow(Struct, frozen=True, kw_only=True):
    """A link in a list. word: why it is listed, at the right."""

    number: str
    name: str
    first: bool
    camps: bool = False
    word: str = ""


def rows(frame: Frame, listed: Sequence[ListRow], left: float, top: float) -> list[Shapes]:
    """The rows from `top` downwards, those to act on first at the top."""
    r, end = frame.r, right(frame)
    first = sum(row.first for row in listed)
    shapes: list[Shapes] = []
    if first:
        shapes.append(
            Box(x=left, y=top, width=end - left, height=first * ROW * r, fill="tint",
                stroke="ink", line=0.06 * r)
        )  # fmt: skip
    for place, row in enumerate(listed):
        middle = top + (place + 0.5) * ROW * r
        line = middle + CAP * r / 2
        room = end - left - (NAME + 0.3) * r
        if row.camps:
            shapes += agreement_mark("two camps", end - 0.6 * r, middle, 0.39 * r)
            room -= MARK * r
        if row.word:
            at = end - 0.3 * r
            shapes.append(Text(x=at, y=line, text=row.word, size=r, colour="ink2", anchor="end"))
            room -= frame.type.width(row.word, r) + 0.5 * r
        shapes += [
            Text(x=left + NUMBER * r, y=line, text=row.number, size=r, bold=True, anchor="end",
                 colour="ink" if row.first else "ink2"),
            Text(x=left + NAME * r, y=line, size=r, bold=row.first,
                 text=fitted(row.name, room, r, frame.type, bold=row.first)),
        ]  # fmt: skip
    return shapes
