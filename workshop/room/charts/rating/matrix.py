"""Matrix: statements against lenses, columns at the same place on every page."""

from msgspec import Struct

from workshop.room.charts.bars import Head, ScalePoints
from workshop.room.charts.rating.matrix_cell import (
    AGREED,
    BARS,
    STEP,
    TALLEST,
    WORD,
    MatrixCell,
    Statement,
    agreement_of,
    cell_shapes,
    cell_word,
    told,
)
from workshop.room.marks import lens_mark
from workshop.room.scene import Frame, Line, Page, Shapes, Text, balanced, wrap
from workshop.room.typesetting import (
    HEADLINE,
    LEADING,
    MARK,
    Typeset,
    block,
    inner_width,
    page_number,
    right,
    sized,
    top_baseline,
)
from workshop.words import _

BESIDE = 0.95
"""Where words begin, to the right of a mark, in R."""
CELL = WORD + BARS + AGREED
TALL = 1.25 + 1.3 + BARS + AGREED + 0.25
"""Height of a cell with its lens above it, in R."""
FIRST, PITCH = 1.29, 6.93
"""From a rule to the statement below it, and from rule to rule, in R."""


class _MatrixPlan(Struct, frozen=True, kw_only=True):
    """What all pages of a picture have in common."""

    lefts: tuple[float, ...]
    across: int
    """Lenses beside each other where not all are."""
    unit: float
    """Height of one person in the small columns."""
    points: ScalePoints
    heads: tuple[Head, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return self.points.tight or self.points.short


def matrix_pages(
    frame: Frame,
    heads: tuple[Head, ...],
    groups: tuple[tuple[Statement, ...], ...],
    points: ScalePoints,
) -> tuple[Page, ...]:
    """One group of statements a page, columns at the same place on every page."""
    plan = _plan(frame, heads, groups, points)
    pages = (_wide_pages if plan.lefts else _tall_pages)(frame, plan, groups)
    return tuple(
        Page(
            scene=frame.scene(shapes, alt),
        )
        for shapes, alt in pages
    )


Drawn = list[tuple[list[Shapes], str]]
"""The shapes of each page and what it says."""


def _wide_pages(
    frame: Frame, plan: _MatrixPlan, groups: tuple[tuple[Statement, ...], ...]
) -> Drawn:
    most = _most_rows(frame)
    chunks = [group[at : at + most] for group in groups for at in range(0, len(group), most)]
    return [
        (_wide_page(frame, plan, chunk, place, len(chunks)), told(plan.heads, chunk, plan.points))
        for place, chunk in enumerate(chunks)
    ]


def _most_rows(frame: Frame) -> int:
    rule = _rule(frame)
    room = foot_limit(frame) - rule
    return max(1, int(room / ((FIRST + CELL + 0.5) * frame.r)))


def foot_limit(frame: Frame) -> float:
    """Where the content of a page has to end."""
    return frame.height - frame.margin_y


def _head_baseline(frame: Frame) -> float:
    return top_baseline(frame, frame.r) + 0.06 * frame.r


def _rule(frame: Frame) -> float:
    return _head_baseline(frame) + 0.48 * frame.r


def _plan(
    frame: Frame, heads: tuple[Head, ...], groups: tuple[tuple[Statement, ...], ...],
    points: ScalePoints,
) -> _MatrixPlan:  # fmt: skip
    r, face = frame.r, frame.type
    words = points.tight or points.short
    needed = []
    for place, head in enumerate(heads):
        widths = [face.width(head.name, r, bold=True) + BESIDE * r, STEP * r * len(words)]
        for row in (row for group in groups for row in group):
            cell = row.cells[place]
            widths.append(face.width(cell_word(cell, words), r, bold=True))
            said = _(agreement_of(cell))
            widths.append(face.width(said, r) + BESIDE * r if said else 0)
        needed.append(max(widths))
    gaps = max(1, len(heads) - 1)
    gap = (inner_width(frame) - sum(needed)) / gaps
    lefts: list[float] = []
    if gap >= 0.35 * r or len(heads) == 1:
        x = frame.margin_x
        for width in needed:
            lefts.append(x)
            x += width + min(gap, 4 * r)
    thirds = 3 * max(needed) + 0.7 * r <= inner_width(frame)
    most = max(
        (count for group in groups for row in group for cell in row.cells
         for count in cell.counts or ()),
        default=1,
    )  # fmt: skip
    return _MatrixPlan(
        lefts=tuple(lefts),
        across=3 if len(heads) > 4 and thirds else 2,
        unit=min(TALLEST * r / max(most, 1), 0.175 * r),
        points=points,
        heads=heads,
    )


def _head(frame: Frame, head: Head, x: float, y: float) -> tuple[Shapes, ...]:
    r = frame.r
    name = Text(
        x=x + (BESIDE * r if head.place is not None else 0), y=y, text=head.name, size=r, bold=True
    )
    if head.place is None:
        return (name,)
    return (lens_mark(head.place, x + 0.38 * r, y - 0.31 * r, MARK * r), name)


def _wide_page(
    frame: Frame, plan: _MatrixPlan, rows: tuple[Statement, ...], page: int, pages: int
) -> list[Shapes]:
    r = frame.r
    shapes: list[Shapes] = []
    for head, x in zip(plan.heads, plan.lefts, strict=True):
        shapes += _head(frame, head, x, _head_baseline(frame))
    rule = _rule(frame)
    shapes.append(_hairline(frame, rule, ink=True))
    shapes += page_number(frame, page + 1, pages, rule + FIRST * r)
    pitch = min(PITCH * r, (foot_limit(frame) - rule + 0.4 * r) / len(rows))
    for place, row in enumerate(rows):
        top = rule + place * pitch
        if place:
            shapes.append(_hairline(frame, top, ink=False))
        numbered = pages > 1 and place == 0
        words = _statement(frame, row, top + FIRST * r, alone=len(rows) == 1, numbered=numbered)
        shapes += words.shapes
        for cell, x in zip(row.cells, plan.lefts, strict=True):
            shapes += cell_shapes(cell, x, words.bottom + WORD * r, r, plan.words, plan.unit)
    return shapes


def _hairline(frame: Frame, y: float, *, ink: bool) -> Line:
    return Line(
        points=((frame.margin_x, y), (right(frame), y)),
        stroke="ink" if ink else "line",
        line=frame.r * (0.05 if ink else 0.04),
    )


def _statement(frame: Frame, row: Statement, y: float, *, alone: bool, numbered: bool) -> Typeset:
    """The statement on one line (its short name where it is too long); large where it is alone on
    its page.
    """
    r, face = frame.r, frame.type
    x = frame.margin_x + 1.2 * r
    rest = right(frame) - x
    if numbered:
        rest -= face.width(_("{page} of {pages}").format(page=10, pages=10), r) + 0.4 * r
    fits = face.width(row.text, r) <= rest
    if alone and not fits:
        size = sized(frame, HEADLINE)
        sign = Text(x=frame.margin_x, y=y, text=row.number, size=r, bold=True, colour="accent")
        lines = balanced(row.text, inner_width(frame), size, face)
        room = foot_limit(frame) - y - (CELL + 1.6) * r
        if (len(lines) - 1) * size * LEADING <= room:
            words = block(lines, frame.margin_x, y + 1.6 * r, size, bold=True)
            return Typeset(shapes=(sign, *words.shapes), top=y, bottom=words.bottom + 0.73 * r)
    text = row.text if fits else row.short
    return Typeset(
        shapes=(
            Text(x=frame.margin_x, y=y, text=row.number, size=r, colour="ink2"),
            Text(x=x, y=y, text=text, size=r, colour="ink2"),
        ),
        top=y,
        bottom=y,
    )


MatrixColumn = tuple[Head, MatrixCell]


def _tall_pages(
    frame: Frame, plan: _MatrixPlan, groups: tuple[tuple[Statement, ...], ...]
) -> Drawn:
    """One statement a page, its lenses two or three beside each other, as many as fit."""
    found: list[tuple[Statement, Typeset, list[MatrixColumn]]] = []
    for row in (row for group in groups for row in group):
        top = _tall_head(frame, row)
        columns = list(zip(plan.heads, row.cells, strict=True))
        lines = max(1, int((foot_limit(frame) - top.bottom) / (TALL * frame.r)))
        some = plan.across * lines
        found += [(row, top, columns[at : at + some]) for at in range(0, len(columns), some)]
    pages: Drawn = []
    for place, (row, top, chosen) in enumerate(found):
        number = page_number(frame, place + 1, len(found), top_baseline(frame, frame.r))
        heads = tuple(head for head, _cell_of in chosen)
        row_now = Statement(
            number=row.number, text=row.text, short=row.short,
            cells=tuple(cell for _head_of, cell in chosen),
        )  # fmt: skip
        shapes = [*top.shapes, *number, *_tall_cells(frame, plan, chosen, top.bottom)]
        pages.append((shapes, told(heads, (row_now,), plan.points)))
    return pages


def _tall_head(frame: Frame, row: Statement) -> Typeset:
    """The statement in bold above a rule; bottom is the rule."""
    r, y = frame.r, top_baseline(frame, frame.r)
    sign = Text(x=frame.margin_x, y=y, text=row.number, size=r, bold=True, colour="accent")
    lines = wrap(row.text, inner_width(frame), r, frame.type, bold=True)
    room = foot_limit(frame) - y - (1.8 + TALL) * r
    if (len(lines) - 1) * r * LEADING > room:
        lines = wrap(row.short, inner_width(frame), r, frame.type, bold=True)
    words = block(lines, frame.margin_x, y + 1.3 * r, r, bold=True)
    rule = words.bottom + 0.5 * r
    return Typeset(
        shapes=(sign, *words.shapes, _hairline(frame, rule, ink=True)), top=y, bottom=rule
    )


def _tall_cells(
    frame: Frame, plan: _MatrixPlan, columns: list[MatrixColumn], rule: float
) -> list[Shapes]:
    r = frame.r
    lines = -(-len(columns) // plan.across)
    spare = foot_limit(frame) - rule - TALL * r * lines
    gap = max(0.0, min(1.6 * r, spare / lines))
    pitch = inner_width(frame) / plan.across + 0.2 * r
    shapes: list[Shapes] = []
    for place, (head, cell) in enumerate(columns):
        x = frame.margin_x + place % plan.across * pitch
        top = rule + place // plan.across * (TALL * r + gap)
        shapes += _head(frame, head, x, top + 1.25 * r)
        shapes += cell_shapes(cell, x, top + 2.55 * r, r, plan.words, plan.unit)
    return shapes
