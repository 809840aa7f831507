"""The matrix on one page: statements against lenses, each cell a small bar of people."""

from msgspec import Struct

from workshop.domain.measure import CAMPS
from workshop.room.charts.bars import GAP, Head, ScalePoints, shade
from workshop.room.charts.rating.grid_words import Said, camps_told, shared_told
from workshop.room.charts.rating.matrix_cell import MatrixCell, Statement, agreement_of, told
from workshop.room.figures import lower
from workshop.room.legend import LegendKey, legend, legend_lines, legend_width
from workshop.room.marked import marked_headline, plain
from workshop.room.marks import agreement_mark, lens_mark
from workshop.room.scene import Box, Frame, Line, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    Typeset,
    evenly,
    foot_baseline,
    inner_width,
    parted,
    past_numbers,
    right,
)

LABEL, NAME_GAP = 1.0, 0.8
"""Where names begin behind their number, and how far bars stand behind the longest name, in R."""
HEADER, RULE, FIRST, LAST = 1.53, 0.33, 0.71, 1.545
"""Down the page, in R: headline, header, rule, first row; last row to the bottom line."""
PITCH, LEAST_PITCH, HIGH, APART = 1.75, 1.04, 0.82, 0.91
"""Rows, and the height and distance of bars, in R."""
SLIMMEST = 0.2424
"""The least width of a person in a bar, in R; below it a page takes fewer lenses."""
SWATCH, SWATCH_HIGH = 0.576, 0.697
CAMPS_MARK = 0.288


class _GridPlan(Struct, frozen=True, kw_only=True):
    """What all pages have in common. left: where the first bar begins."""

    points: ScalePoints
    left: float


def grid_pages(
    frame: Frame, heads: tuple[Head, ...], rows: tuple[Statement, ...], points: ScalePoints
) -> tuple[Page, ...]:
    """All lenses on a page, or half of them where people got too narrow; as many rows as fit."""
    left = frame.margin_x + max(_names_width(frame, rows), _ends_width(frame, points))
    plan = _GridPlan(points=points, left=left + NAME_GAP * frame.r)
    pages = []
    for chosen in _columns(frame, plan, heads, rows):
        part = tuple(heads[at] for at in chosen)
        own = tuple(_only(row, chosen) for row in rows)

        def fits(group: tuple[Statement, ...], part: tuple[Head, ...] = part) -> bool:
            room = _room(frame, plan, part, group)
            return room.bottom - room.top >= (len(group) - 1) * LEAST_PITCH * frame.r

        pages += [_page(frame, plan, part, group) for group in parted(own, fits)]
    return tuple(pages)


def _said(heads: tuple[Head, ...], rows: tuple[Statement, ...], points: ScalePoints) -> Said:
    return camps_told(heads, rows) or shared_told(heads, rows, points)


def _room(
    frame: Frame, plan: _GridPlan, heads: tuple[Head, ...], rows: tuple[Statement, ...]
) -> Typeset:
    """The space around the rows; top and bottom: the middles of the first and the last row."""
    title = marked_headline(frame, *_said(heads, rows, plan.points))
    missing = any(cell.missing for row in rows for cell in row.cells)
    foot = _foot(frame, heads, plan.points.missing if missing else "")
    shapes = (*title.shapes, *_header(frame, heads, plan, title.bottom), *foot.shapes)
    top = title.bottom + (HEADER + RULE + FIRST) * frame.r
    return Typeset(shapes=shapes, top=top, bottom=foot.top - LAST * frame.r)


def _page(
    frame: Frame, plan: _GridPlan, heads: tuple[Head, ...], rows: tuple[Statement, ...]
) -> Page:
    room = _room(frame, plan, heads, rows)
    said, _lens = _said(heads, rows, plan.points)
    shapes = (*room.shapes, *_rows(frame, rows, plan, room.top, room.bottom))
    return Page(scene=frame.scene(shapes, f"{plain(said)} {told(heads, rows, plan.points)}"))


def _only(row: Statement, chosen: tuple[int, ...]) -> Statement:
    cells = tuple(row.cells[at] for at in chosen)
    return Statement(number=row.number, text=row.text, short=row.short, cells=cells)


def _names_width(frame: Frame, rows: tuple[Statement, ...]) -> float:
    names = max((frame.type.width(row.short, frame.r) for row in rows), default=0)
    return past_numbers(frame, [row.number for row in rows], LABEL) + names


def _ends_width(frame: Frame, points: ScalePoints) -> float:
    words = sum(frame.type.width(points.short[at], frame.r) for at in (0, -1))
    return words + (SWATCH * len(points.short) + 0.67) * frame.r


def _wide(frame: Frame, plan: _GridPlan, lenses: int) -> float:
    """The width of a bar among that many."""
    return (right(frame) - plan.left - APART * frame.r * (lenses - 1)) / lenses


def _columns(
    frame: Frame, plan: _GridPlan, heads: tuple[Head, ...], rows: tuple[Statement, ...]
) -> list[tuple[int, ...]]:
    people = max(
        (sum(cell.counts) + cell.missing for row in rows for cell in row.cells if cell.counts),
        default=1,
    )
    every = tuple(range(len(heads)))
    for most in (2,) if frame.narrow else (len(heads), 2):
        if _wide(frame, plan, min(most, len(heads))) >= SLIMMEST * frame.r * people:
            return evenly(every, most)
    return evenly(every, 1)


def _header(
    frame: Frame, heads: tuple[Head, ...], plan: _GridPlan, above: float
) -> tuple[Shapes, ...]:
    r, face, y = frame.r, frame.type, above + HEADER * frame.r
    low, high = plan.points.short[0], plan.points.short[-1]
    x = frame.margin_x
    shapes: list[Shapes] = [Text(x=x, y=y, text=low, size=r, colour="ink2")]
    x += face.width(low, r) + 0.33 * r
    for step in range(1, len(plan.points.short) + 1):
        shapes.append(_part(x, y - SWATCH_HIGH * r, (SWATCH - GAP) * r, SWATCH_HIGH * r,
                            shade(step, len(plan.points.short)), r))  # fmt: skip
        x += SWATCH * r
    shapes.append(Text(x=x + 0.3 * r, y=y, text=high, size=r, colour="ink2"))
    wide = _wide(frame, plan, len(heads))
    for at, head in enumerate(heads):
        left = plan.left + at * (wide + APART * r)
        if head.place is not None:
            shapes.append(lens_mark(head.place, left + 0.4 * r, y - CAP * r / 2, 0.8 * r))
    rule = y + RULE * r
    ends = ((frame.margin_x, rule), (right(frame), rule))
    return (*shapes, Line(points=ends, line=0.06 * r))


def _rows(
    frame: Frame, rows: tuple[Statement, ...], plan: _GridPlan, top: float, bottom: float
) -> list[Shapes]:
    r = frame.r
    pitch = min(PITCH * r, (bottom - top) / max(1, len(rows) - 1))
    name = frame.margin_x + past_numbers(frame, [row.number for row in rows], LABEL)
    shapes: list[Shapes] = []
    for place, row in enumerate(rows):
        middle = top + place * pitch
        base = middle + CAP * r / 2
        shapes.append(
            Text(x=frame.margin_x, y=base, text=row.number, size=r, bold=True, colour="ink2")
        )
        shapes.append(Text(x=name, y=base, text=row.short, size=r))
        wide = _wide(frame, plan, len(row.cells))
        for at, cell in enumerate(row.cells):
            left = plan.left + at * (wide + APART * r)
            shapes += small_bar(cell, left, middle - HIGH * r / 2, wide, HIGH * r, r)
            if agreement_of(cell) == CAMPS:
                shapes += agreement_mark(CAMPS, left - 0.38 * r, middle, CAMPS_MARK * r * 1.087)
    return shapes


def small_bar(
    cell: MatrixCell, x: float, y: float, width: float, height: float, r: float
) -> list[Shapes]:
    """People from left to right by step, then who can't say; an empty place where withheld."""
    if cell.counts is None or not sum(cell.counts) + cell.missing:
        return [_part(x, y, width, height, 0, r)]
    people = sum(cell.counts) + cell.missing
    unit = width / people
    shapes, at = [], 0
    for step, count in [*enumerate(cell.counts, start=1), (0, cell.missing)]:
        if count:
            gap = GAP * r if at + count < people else 0
            long = max(unit * count - gap, unit * count * 0.5)
            shapes.append(_part(x + at * unit, y, long, height, shade(step, len(cell.counts)), r))
        at += count
    return list(shapes)


def _part(x: float, y: float, width: float, height: float, step: int, r: float) -> Box:
    return Box(
        x=x, y=y, width=width, height=height, fill=f"step{step}" if step else "",
        stroke="edge" if step <= 3 else "", line=0.025 * r, dash=not step,
    )  # fmt: skip


def _foot(frame: Frame, heads: tuple[Head, ...], missing: str) -> Typeset:
    """The marks with their words, and the sign for who can't say ("" for nobody); top: its first
    baseline.
    """
    r, face, y = frame.r, frame.type, foot_baseline(frame)
    keys = tuple(LegendKey(place=head.place or 0, words=head.name) for head in heads)
    word = lower(missing)
    shapes: list[Shapes] = []
    taken = 0.0
    if word:
        taken = face.width(word, r) + 0.9 * r
        shapes.append(_part(right(frame) - taken + 0.1 * r, y - 0.72 * r, 0.48 * r, 0.8 * r, 0, r))
        shapes.append(Text(x=right(frame), y=y, text=word, size=r, colour="ink2", anchor="end"))
    lines = legend_lines(face, r, inner_width(frame), keys)
    if legend_width(face, r, lines[-1]) + taken > inner_width(frame):
        lines.append(())
    first = y - (len(lines) - 1) * 1.25 * r
    for place, line in enumerate(lines):
        shapes += legend(face, r, frame.margin_x, first + place * 1.25 * r, line)
    return Typeset(shapes=tuple(shapes), top=first, bottom=y)
