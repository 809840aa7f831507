"""The map of soils: a plot for each field, its name, and a fact that somebody wrote about it."""

from collections.abc import Sequence

from msgspec import Struct

from workshop.domain.exercise import Item
from workshop.domain.measure import CAMPS, agreement_word
from workshop.room.charts.ground import HIGH, PLOT, SWATCH, TAG, ground_word, hatched, plot
from workshop.room.charts.rating.soil_words import fact_of, field_told, soil_sentence
from workshop.room.figures import withheld_word
from workshop.room.marks import agreement_mark
from workshop.room.scene import Frame, Page, Shapes, Text, wrap
from workshop.room.typesetting import (
    CAP,
    LEADING,
    Typeset,
    block,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    page_number,
    parted,
    right,
)
from workshop.steps.rating import RatingCell, RatingStep, RatingSummary, scale_of

BETWEEN, NAME, FACT = 0.23, 0.49, 0.72
"""Between two plots, before a name, and between the widest name and the facts, in R."""
LEAST_FACT = 12
"""Facts that would have less room beside the names stand below them, in R."""
CAMP = 0.41

Row = tuple[Item, RatingCell, list[str]]


class SoilColumns(Struct, frozen=True, kw_only=True):
    """Where names and facts begin. below: facts stand below the names."""

    name: float
    fact: float
    below: bool


def soil_pages(step: RatingStep, summary: RatingSummary, frame: Frame) -> tuple[Page, ...]:
    """The fields in their order, as many on a page as the room can read."""
    r, said = frame.r, soil_sentence(step, summary)
    head, foot = headline(frame, said), _key(frame, step)
    columns = _columns(frame, step)
    cells = {cell.item: cell for cell in summary.cells}
    rows = tuple(
        (item, cells[item.id], _beside(frame, step, cells[item.id], columns))
        for item in step.items
        if item.id in cells
    )
    heights = {item.id: _height(lines, columns) * r for item, _cell, lines in rows}
    top = head.bottom + 0.7 * r
    room = foot.top - 0.75 * r - top
    pages = parted(rows, lambda part: sum(heights[item.id] for item, *_ in part) <= room + 1)
    made = []
    for number, part in enumerate(pages, 1):
        y, shapes = top, [*head.shapes, *foot.shapes]
        for row in part:
            shapes += _row(frame, row, y, columns)
            y += heights[row[0].id]
        shapes += page_number(frame, number, len(pages), head.top)
        told = (field_told(step, item, cell) for item, cell, _lines in part)
        made.append(Page(scene=frame.scene(shapes, " ".join([said, *told]))))
    return tuple(made)


def _columns(frame: Frame, step: RatingStep) -> SoilColumns:
    r, face = frame.r, frame.type
    name = frame.margin_x + (PLOT + TAG + NAME) * r
    widest = max(face.width(item.short, r, bold=True) for item in step.items)
    fact = name + widest + FACT * r
    below = right(frame) - fact < LEAST_FACT * r
    return SoilColumns(name=name, fact=name if below else fact, below=below)


def _beside(frame: Frame, step: RatingStep, cell: RatingCell, columns: SoilColumns) -> list[str]:
    """A fact, on two lines at most: the facts' own pages have them whole. Where there is none the
    ground in a word.
    """
    if cell.median is None:
        said = withheld_word()
    else:
        said = fact_of(step, cell.item) or ground_word(cell.median, step.scale)
    room, r, face = right(frame) - columns.fact, frame.r, frame.type
    first, *rest = wrap(said, room, r, face)
    return [first, fitted(" ".join(rest), room, r, face)] if rest else [first]


def _height(lines: Sequence[str], columns: SoilColumns) -> float:
    """Of a row with the space below it, in R."""
    count = len(lines) + columns.below
    return max(HIGH, (count - 1) * LEADING + HIGH) + BETWEEN


def _row(frame: Frame, row: Row, top: float, columns: SoilColumns) -> list[Shapes]:
    item, cell, lines = row
    r = frame.r
    shapes: list[Shapes] = [*plot(frame.margin_x, top, cell.median, r)]
    base = top + (HIGH + CAP) * r / 2
    x = columns.name
    if agreement_word(cell.agreement, cell.n or 0) == CAMPS:
        shapes += agreement_mark(CAMPS, x + CAMP * r, base - CAP * r / 2, CAMP * r)
        x += (2 * CAMP + 0.3) * r
    shapes.append(Text(x=x, y=base, text=item.short, size=r, bold=True))
    first = base + (LEADING * r if columns.below else 0)
    colour = "ink2" if cell.median is None else "ink"
    return [*shapes, *block(lines, columns.fact, first, r, colour=colour).shapes]


def _key(frame: Frame, step: RatingStep) -> Typeset:
    """The five sorts of ground, each with its number and word, on as many lines as they need."""
    r, face = frame.r, frame.type
    keys = [
        (point, str(point), word.lower())
        for point, word in zip(scale_of(step).points, scale_of(step).short, strict=True)
    ]
    widths = [
        (SWATCH + 0.33 + 0.2) * r + face.width(number, r, bold=True) + face.width(word, r)
        for _point, number, word in keys
    ]
    lines: list[list[int]] = [[]]
    for at, width in enumerate(widths):
        if lines[-1] and sum(widths[each] + 0.5 * r for each in lines[-1]) + width > inner_width(
            frame
        ):
            lines.append([])
        lines[-1].append(at)
    shapes: list[Shapes] = []
    low = foot_baseline(frame)
    first = low - (len(lines) - 1) * 1.3 * r
    for nth, line in enumerate(lines):
        x, y = frame.margin_x, first + nth * 1.3 * r
        spare = inner_width(frame) - sum(widths[at] for at in line)
        gap = min(0.97 * r, spare / max(1, len(line) - 1))
        for at in line:
            point, number, word = keys[at]
            shapes += hatched(x, y - (CAP + SWATCH) * r / 2, SWATCH * r, SWATCH * r, point, r)
            left = x + (SWATCH + 0.33) * r
            shapes.append(Text(x=left, y=y, text=number, size=r, bold=True))
            left += face.width(number, r, bold=True) + 0.2 * r
            shapes.append(Text(x=left, y=y, text=word, size=r))
            x += widths[at] + gap
    return Typeset(shapes=tuple(shapes), top=first - CAP * r, bottom=low)
