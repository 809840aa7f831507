"""One question to everybody: a row for each answer, large counts, a dot for each person."""

import math

from msgspec import Struct

from workshop.domain.scale import Scale
from workshop.room.charts.bars import points_of
from workshop.room.charts.rating.matrix_cell import MatrixCell, agreement_of, cell_told
from workshop.room.marks import agreement_mark
from workshop.room.scene import Box, Frame, Line, Mark, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    page_number,
    parted,
    right,
    words_of,
)
from workshop.words import _

LABEL, AFTER = 1.1, 0.8
"""Where words begin, and how far behind the longest the counts do, in R."""
WIDEST_LABEL, NEEDED_LABEL = 0.5, 0.65
"""Words that take a larger share of the width stand above their dots: where all rows then fit on a
page, and in any case.
"""
ROW, TALL_ROW = 1.3, 2.6
"""The least height of a row, with its words beside the dots or above them, in R."""
ROOMY = 1.8
"""From this height on a row has a large count, in R."""
LARGE, USUAL = 1.9, 1.0
DOT, DOTS_APART = 0.42, 1.15
"""The radius of a dot as a share of the way to the next, and the most that way can be, in R."""
MOST_LINES = 6
"""Of dots in one row."""


class _Answer(Struct, frozen=True, kw_only=True):
    number: str
    words: str
    count: int
    middle: bool = False
    """Whether the room's middle is here."""
    missing: bool = False


class _Layout(Struct, frozen=True, kw_only=True):
    """Where a row's parts stand. tall: its words above its dots."""

    tall: bool
    count_end: float
    dots: float
    people: int


def question_pages(frame: Frame, question: str, cell: MatrixCell, scale: Scale) -> tuple[Page, ...]:
    """All answers to the question, in the order of the scale, below it; at the foot how much people
    agree, and what the box is.
    """
    r, head = frame.r, headline(frame, question)
    rows = _answers(frame, cell, scale)
    top, end = head.bottom + 0.66 * r, foot_baseline(frame) - 1.25 * r
    layout = _laid_out(frame, rows, end - top)
    least = (TALL_ROW if layout.tall else ROW) * r
    pages = parted(rows, lambda part: len(part) * least <= end - top + 1)
    alt = f"{question} {cell_told(cell, points_of(scale))}."
    high, made = (end - top) / max(map(len, pages)), []
    for number, part in enumerate(pages, 1):
        shapes = [*head.shapes, *_middle_box(frame, part, top, high)]
        for place, row in enumerate(part):
            shapes += _row(frame, row, layout, top + place * high, high)
        shapes += _foot(frame, cell, page_number(frame, number, len(pages), foot_baseline(frame)))
        made.append(Page(scene=frame.scene(shapes, alt)))
    return tuple(made)


def _answers(frame: Frame, cell: MatrixCell, scale: Scale) -> tuple[_Answer, ...]:
    median = cell.median
    middle = () if median is None else range(int(median), math.ceil(median) + 1)
    words, counts = _words(frame, scale), cell.counts or ()
    rows = tuple(
        _Answer(number=scale.sign(point), words=words[at], count=counts[at], middle=point in middle)
        for point in scale.drawn
        for at in [point - scale.first]
    )
    if not cell.missing:
        return rows
    return (*rows, _Answer(number="", words=scale.missing, count=cell.missing, missing=True))


def _words(frame: Frame, scale: Scale) -> tuple[str, ...]:
    """The fullest words that leave room beside them, else the short ones."""
    for words in (scale.labels, scale.short, scale.tight):
        if _widest(frame, words) <= inner_width(frame) * WIDEST_LABEL:
            return words
    return scale.short


def _widest(frame: Frame, words: tuple[str, ...]) -> float:
    return LABEL * frame.r + max(frame.type.width(each, frame.r) for each in words)


def _laid_out(frame: Frame, rows: tuple[_Answer, ...], room: float) -> _Layout:
    r = frame.r
    label = _widest(frame, tuple(row.words for row in rows))
    fits = len(rows) * TALL_ROW * r <= room
    tall = label > inner_width(frame) * (WIDEST_LABEL if fits else NEEDED_LABEL)
    count = max(frame.type.width(str(row.count), LARGE * r, bold=True) for row in rows)
    count_end = frame.margin_x + (LABEL * r if tall else label + AFTER * r) + count
    people = sum(row.count for row in rows)
    return _Layout(tall=tall, count_end=count_end, dots=count_end + 0.6 * r, people=people)


def _middle_box(frame: Frame, rows: tuple[_Answer, ...], top: float, high: float) -> list[Shapes]:
    """The box round the answers between which the room's middle is, then hairlines."""
    r, out, thin = frame.r, 0.2 * frame.r, 0.03 * frame.r
    level = [top + place * high for place in range(1, len(rows))]
    ends = frame.margin_x, right(frame)
    lines: list[Shapes] = [
        Line(points=((ends[0], y), (ends[1], y)), stroke="line", line=thin) for y in level
    ]
    inside = [place for place, row in enumerate(rows) if row.middle]
    if not inside:
        return lines
    y, gap = top + inside[0] * high, 0.03 * high
    box = _box(ends[0] - out, y + gap, ends[1] - ends[0] + 2 * out, len(inside) * high - 2 * gap, r)
    return [box, *lines]


def _box(x: float, y: float, width: float, height: float, r: float) -> Box:
    return Box(x=x, y=y, width=width, height=height, fill="tint", stroke="ink", line=0.06 * r)


def _row(frame: Frame, row: _Answer, layout: _Layout, top: float, high: float) -> list[Shapes]:
    r, x = frame.r, frame.margin_x
    words_end = right(frame) if layout.tall else right(frame) - x
    words = fitted(row.words, words_end - x - LABEL * r, r, frame.type)
    above = 1.25 * r if layout.tall else 0.0
    middle = top + above + (high - above) / 2
    base = (top + 0.35 * r + CAP * r) if layout.tall else middle + CAP * r / 2
    size = r * (LARGE if high - above >= ROOMY * r else USUAL)
    quiet = "ink2" if row.missing or not row.count else "ink"
    shapes: list[Shapes] = [
        Text(x=x, y=base, text=row.number, size=r, bold=True, colour="ink2"),
        Text(x=x + LABEL * r, y=base, text=words, size=r,
             colour="ink2" if row.missing else "ink"),
        Text(x=layout.count_end, y=middle + CAP * size / 2, text=str(row.count), size=size,
             bold=bool(row.count), colour=quiet, anchor="end"),
    ]  # fmt: skip
    return [*shapes, *_dots(frame, row, layout, middle, high - above)]


def _dots(frame: Frame, row: _Answer, layout: _Layout, middle: float, high: float) -> list[Shapes]:
    """A dot for each person, of one size in all rows: a full row would be everybody."""
    width, r = right(frame) - layout.dots, frame.r
    apart, lines = max(
        (min(DOTS_APART * r, width / math.ceil(layout.people / lines), 0.86 * high / lines), -lines)
        for lines in range(1, MOST_LINES + 1)
    )
    across = math.ceil(layout.people / -lines)
    used = math.ceil(row.count / across)
    first = middle - (used - 1) * apart / 2
    return [
        Mark(x=layout.dots + (at % across + 0.5) * apart, y=first + (at // across) * apart,
             r=DOT * apart, colour="ink", hollow=row.missing)
        for at in range(row.count)
    ]  # fmt: skip


def _foot(frame: Frame, cell: MatrixCell, page: tuple[Shapes, ...]) -> tuple[Shapes, ...]:
    """How much people agree, what the box means where there is room to say so, and the page."""
    r, y, x = frame.r, foot_baseline(frame), frame.margin_x
    shapes: list[Shapes] = []
    agreed = agreement_of(cell)
    if agreed:
        said = _(agreed)
        shapes += agreement_mark(agreed, x + 0.29 * r, y - 0.3 * r, 0.29 * r)
        shapes.append(Text(x=x + 0.85 * r, y=y, text=said, size=r))
        x += 1.85 * r + frame.type.width(said, r)
    key = _("the middle")
    taken = frame.type.width(words_of(page), r) + 0.5 * r if page else 0.0
    if cell.median is not None and x + 1.15 * r + frame.type.width(key, r) <= right(frame) - taken:
        shapes.append(_box(x, y - 0.62 * r, 0.85 * r, 0.62 * r, r))
        shapes.append(Text(x=x + 1.15 * r, y=y, text=key, size=r))
    return (*shapes, *page)
