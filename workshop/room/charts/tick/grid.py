"""The ticked grid: a square for each cell, as large as its ticks, filled where most ticked it."""

from collections.abc import Sequence

from msgspec import structs

from workshop.domain.exercise import Item
from workshop.room.charts.tick.grid_words import (
    apart_sentence,
    row_told,
    signature_sentence,
    wholeness_sentence,
)
from workshop.room.figures import withheld_word
from workshop.room.scene import Box, Frame, Line, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    Typeset,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    page_number,
    parted,
    right,
)
from workshop.steps.tick import TickCell, TickRow, TickStep, TickSummary, columns_told, tick_rows
from workshop.words import _

ROW, TALL_ROW, WIDEST_ROW = 1.2, 2.3, 1.25
HEADS = 1.3
"""From the headline to the heads of the columns, in R."""
SIDE, CENTRE, NUMBER = 0.97, 0.515, 1.39
"""The side of a square that all ticked; from the left of its column to its middle, and to its
number, in R.
"""
COLUMN = 2.6
"""The least width of a column with room for a square and two digits, in R."""
HAIR, RULE = 0.03, 0.045
ABOVE_FOOT, APART, PAGE = 1.2, 0.95, 3.2
"""Between the rows and the foot, between its parts, and for the number of the page, in R."""


def grid_pages(step: TickStep, summary: TickSummary, frame: Frame) -> tuple[Page, ...]:
    """The items from the signature down, as many on a page as the room can read."""
    r, said = frame.r, signature_sentence(step, summary)
    head, rows, columns = (
        headline(frame, said),
        tick_rows(step, summary),
        columns_told(step, summary),
    )
    if all(cell.ticks is None for row in rows for cell in row.cells):
        return (Page(scene=frame.scene(head.shapes, said)),)
    lefts = _lefts(frame, rows, columns)
    tall = lefts[0] == frame.margin_x
    said_below = (wholeness_sentence(step, summary), apart_sentence(step, summary))
    least = (TALL_ROW if tall else ROW) * r
    top = head.bottom + (HEADS + 0.33) * r
    foot = _foot(frame, said_below, alone=True)
    if len(rows) * least > foot.top - ABOVE_FOOT * r - top + 1:
        foot = _foot(frame, said_below, alone=False)
    room = foot.top - ABOVE_FOOT * r - top
    pages = parted(rows, lambda part: len(part) * least <= room + 1)
    made = []
    for number, part in enumerate(pages, 1):
        high = min(max(least, WIDEST_ROW * r), room / len(part))
        shapes = [*head.shapes, *_heads(frame, columns, lefts, head.bottom + HEADS * r)]
        shapes.append(_level(frame, top, "ink", RULE))
        for line, row in enumerate(part):
            under = top + (line + 1) * high
            shapes += _row(frame, row, lefts, under - high, high, summary.n)
            last = line == len(part) - 1
            if row.signature and (last or not part[line + 1].signature):
                shapes.append(_level(frame, under, "ink", RULE))
            elif not last:
                shapes.append(_level(frame, under, "line", HAIR))
        shapes += (*foot.shapes, *page_number(frame, number, len(pages), foot.bottom))
        alt = " ".join([said, *(row_told(row, columns) for row in part), *filter(None, said_below)])
        made.append(Page(scene=frame.scene(shapes, alt)))
    return tuple(made)


def _lefts(frame: Frame, rows: Sequence[TickRow], columns: Sequence[Item]) -> tuple[float, ...]:
    """Where each column begins: beside the names, else below them from the margin on."""
    r = frame.r
    names = max(frame.type.width(row.item.short, r, bold=True) for row in rows)
    first = frame.margin_x + max(names + 0.4 * r, 0.26 * frame.width)
    if frame.narrow or right(frame) - first < COLUMN * r * len(columns):
        first = frame.margin_x
    pitch = (right(frame) - first) / len(columns)
    return tuple(first + place * pitch for place in range(len(columns)))


def _level(frame: Frame, y: float, colour: str, line: float) -> Line:
    ends = ((frame.margin_x, y), (right(frame), y))
    return Line(points=ends, stroke=colour, line=line * frame.r)


def _heads(
    frame: Frame, columns: Sequence[Item], lefts: Sequence[float], base: float
) -> list[Shapes]:
    pitch = lefts[1] - lefts[0]
    return [
        Text(x=left, y=base, size=frame.r, bold=True,
             text=fitted(column.short, pitch - 0.2 * frame.r, frame.r, frame.type, bold=True))
        for column, left in zip(columns, lefts, strict=True)
    ]  # fmt: skip


def _row(
    frame: Frame, row: TickRow, lefts: Sequence[float], top: float, high: float, n: int
) -> list[Shapes]:
    r, tall = frame.r, lefts[0] == frame.margin_x
    middle = top + high / 2 + (0.55 * r if tall else 0)
    line = top + 0.95 * r if tall else middle + CAP * r / 2
    width = inner_width(frame) if tall else lefts[0] - frame.margin_x - 0.2 * r
    name = fitted(row.item.short, width, r, frame.type, bold=row.signature)
    shapes: list[Shapes] = [
        Text(x=frame.margin_x, y=line, text=name, size=r, bold=row.signature)
    ]  # fmt: skip
    for cell, left in zip(row.cells, lefts, strict=True):
        shapes += cell_shapes(cell, n, left, middle, frame.r)
    return shapes


def cell_shapes(cell: TickCell, n: int, left: float, middle: float, r: float) -> list[Shapes]:
    """A cell's square, as large as its ticks, and their number."""
    base = middle + CAP * r / 2
    if cell.ticks is None:
        return [Text(x=left, y=base, text=withheld_word(), size=r, colour="ink2")]
    side, x = SIDE * r * (cell.ticks / n) ** 0.5, left + CENTRE * r
    shapes: list[Shapes] = [
        Text(x=left + NUMBER * r, y=base, text=str(cell.ticks), size=r, bold=bool(cell.shown),
             colour="ink" if cell.shown else "ink2")
    ]  # fmt: skip
    if not cell.ticks:
        return shapes
    if cell.shown:
        square = Box(x=x - side / 2, y=middle - side / 2, width=side, height=side, fill="ink")
        return [square, *shapes]
    stroke = min(0.06 * r, side / 3)
    inner = side - stroke
    square = Box(
        x=x - inner / 2, y=middle - inner / 2, width=inner, height=inner, stroke="edge",
        line=stroke,
    )  # fmt: skip
    return [square, *shapes]


def _foot(frame: Frame, said: Sequence[str], *, alone: bool) -> Typeset:
    """What a filled square is, and how alike the columns are, on as many lines as that takes.
    alone: the page has no number.
    """
    r, face = frame.r, frame.type
    end = right(frame) - (0 if alone else PAGE * r)
    key, side = _("over half"), 0.73 * frame.r
    lines: list[list[Text]] = [[Text(x=frame.margin_x + r, y=0, text=key, size=r)]]
    x = frame.margin_x + r + face.width(key, r) + APART * r
    for place, text in enumerate(said):
        width = face.width(text, r, bold=not place)
        if text and x + width > end:
            lines.append([])
            x = frame.margin_x
        lines[-1].append(Text(x=x, y=0, text=text, size=r, bold=not place))
        x += width + APART * r if text else 0
    low = foot_baseline(frame)
    top = low - (len(lines) - 1) * 1.3 * r
    box = Box(x=frame.margin_x, y=top - CAP * r / 2 - side / 2, width=side, height=side, fill="ink")
    words = [
        structs.replace(text, y=top + at * 1.3 * r)
        for at, line in enumerate(lines)
        for text in line
        if text.text
    ]
    return Typeset(shapes=(box, *words), top=top, bottom=low)
