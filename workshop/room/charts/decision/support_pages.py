"""Decisions in the room: a tick or an open ring, the bar of people, and why one is open."""

from msgspec import Struct

from workshop.room.charts.bars import Bar, ScalePoints, bar, row_told, scale_bar
from workshop.room.figures import told_of
from workshop.room.marks import ring_mark, tick_mark
from workshop.room.scene import Frame, Page, Shapes, balanced, wrap
from workshop.room.typesetting import (
    CAP,
    LEADING,
    Typeset,
    block,
    headline,
    inner_width,
    parted,
    right,
)
from workshop.words import _

INDENT = 1.18
"""Where words and bars begin, in R from the margin: to the right of the sign."""
FIRST, AFTER = 1.7, 1.68
"""From the headline to the first line of a row, and from one row to the next, in R."""
TO_BAR, HIGH, TO_WHY = 0.36, 0.94, 1.15
MOST = 3
"""Decisions on a page."""


class DecisionRow(Struct, frozen=True, kw_only=True):
    """One decision: its words, its people, and why it is open ("" where it is decided)."""

    text: str
    people: Bar
    open: str = ""


def support_pages(
    frame: Frame, title: str, rows: tuple[DecisionRow, ...], points: ScalePoints
) -> tuple[Page, ...]:
    """Three decisions a page at most, the scale below."""
    head = headline(frame, title)
    missing = any(row.people.missing for row in rows)
    at, wide = frame.margin_x, inner_width(frame)
    high = scale_bar(frame.type, points, at, 0, wide, frame.r, missing=missing).bottom
    top = frame.height - frame.margin_y - high
    scale = scale_bar(frame.type, points, at, top, wide, frame.r, missing=missing)
    limit = top - 0.4 * frame.r

    def fits(chosen: tuple[DecisionRow, ...]) -> bool:
        return len(chosen) <= MOST and _rows(frame, chosen, head.bottom).bottom <= limit

    pages = []
    for chosen in parted(rows, fits):
        drawn = _rows(frame, chosen, head.bottom)
        said = " ".join([title, *(_told(row, points) for row in chosen)])
        pages.append(Page(scene=frame.scene((*head.shapes, *drawn.shapes, *scale.shapes), said)))
    return tuple(pages)


def _rows(frame: Frame, rows: tuple[DecisionRow, ...], bottom: float) -> Typeset:
    r, x = frame.r, frame.margin_x + INDENT * frame.r
    wide = right(frame) - x
    shapes: list[Shapes] = []
    step = FIRST * r
    for row in rows:
        words = block(balanced(row.text, wide, r, frame.type, bold=False), x, bottom + step, r)
        middle = words.top - CAP * r / 2
        if row.people.counts is not None:
            shapes += (ring_mark if row.open else tick_mark)(frame.margin_x, middle, r)
        top = words.bottom + TO_BAR * r
        shapes += (*words.shapes, *bar(frame.type, row.people, x, top, wide, HIGH * r, r))
        bottom = top + HIGH * r
        if row.open:
            why = _why(row)
            lines = wrap(why, wide, r, frame.type, bold=True)
            said = block(lines, x, bottom + TO_WHY * r, r, bold=True, leading=LEADING)
            shapes += said.shapes
            bottom = said.bottom
        step = AFTER * r
    return Typeset(shapes=tuple(shapes), top=0, bottom=bottom)


def _why(row: DecisionRow) -> str:
    return _("Open: {why}.").format(why=row.open)


def _told(row: DecisionRow, points: ScalePoints) -> str:
    said = told_of(row.text.rstrip("."), row_told(row.people, points))
    return f"{said} {_why(row)}" if row.open else said
