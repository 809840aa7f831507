"""A ticked grid on paper: boxes to tick, one's own ticks, and the room's."""

from collections.abc import Mapping, Sequence

from workshop.domain.exercise import Item
from workshop.domain.step import Snapshot, Value
from workshop.pdf.answer_places import tick_box
from workshop.pdf.blocks import PaperBlock
from workshop.pdf.number_table import STYLE
from workshop.pdf.page import Blocks, blank, copy, main_picture, result
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Table, TableCell, TableRow
from workshop.pdf.type import MM
from workshop.room.charts.tick.grid import cell_shapes
from workshop.room.charts.tick.grid_words import (
    apart_sentence,
    signature_sentence,
    wholeness_sentence,
)
from workshop.room.figures import withheld_word
from workshop.room.scene import Scene
from workshop.steps.tick import (
    TickCell,
    TickStep,
    TickSummary,
    cell_name,
    columns_told,
    tick_rows,
)
from workshop.words import _

TICK_BOX, TICKED = 6 * MM, "1"
NAMES = 0.3
"""The width of the names, as a share of the sheet."""


@blank.register(TickStep)
def tick_blank(step: TickStep, sheet: Sheet) -> Blocks:
    made: Blocks = [sheet.label(step.prompt)]
    if step.instruction:
        made.append(sheet.quiet(step.instruction, above=2, keeps=True))
    boxes = [
        (
            item.text,
            [
                tick_box(sheet, step, cell_name(item.id, column.id), TICKED, side=TICK_BOX)
                for column in step.columns
            ],
        )
        for item in step.items
    ]
    return [sheet.stack([*made, _grid(sheet, step.columns, boxes)])]


def _grid(
    sheet: Sheet, columns: Sequence[Item], rows: Sequence[tuple[str, Sequence[PaperBlock]]]
) -> Table:
    """Names on the left, a column for each."""
    left = NAMES * sheet.width
    each = (sheet.width - left - len(columns) * STYLE.gutter) / max(1, len(columns))
    heads = [
        TableCell(content=sheet.cell(text, bold=True), head="Column")
        for text in (_("What shows"), *(column.text for column in columns))
    ]
    lines = [
        TableRow([
            TableCell(content=sheet.cell(name, bold=True), head="Row", middle=True),
            *(TableCell(content=content, middle=True) for content in found),
        ])
        for name, found in rows
    ]  # fmt: skip
    return Table(heads, lines, [left, *[each] * len(columns)], STYLE, above=8)


@copy.register(TickStep)
def tick_copy(
    step: TickStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    summary = snapshot.summary if snapshot else None
    told = summary.cells if isinstance(summary, TickSummary) else ()
    ticks = {(cell.item, cell.column): cell.ticks for cell in told if cell.ticks is not None}

    def said(item: str, column: str) -> str:
        own = _("yes") if answers.get(cell_name(item, column)) == 1 else "–"
        return f"{own} · {ticks[item, column]}" if (item, column) in ticks else own

    rows = [
        (item.short, [sheet.cell(said(item.id, column.id)) for column in step.columns])
        for item in step.items
    ]
    made: Blocks = [sheet.label(step.prompt), _grid(sheet, step.columns, rows)]
    if ticks and summary:
        note = _("“yes” is your tick; the number says how many of {n} ticked it.")
        made.append(sheet.quiet(note.format(n=summary.n), above=4))
    return made


@result.register(TickStep)
def tick_result(step: TickStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    summary = snapshot.summary
    if not isinstance(summary, TickSummary):
        return []
    made: Blocks = [sheet.section(signature_sentence(step, summary), above=16)]
    grid = tick_main_picture(step, snapshot, sheet)
    if not grid:
        return made
    made += grid
    said = (
        _("A filled square: more than half of {n} ticked it.").format(n=summary.n),
        wholeness_sentence(step, summary),
        apart_sentence(step, summary),
    )
    return [*made, sheet.quiet(" ".join(filter(None, said)), above=4)]


@main_picture.register(TickStep)
def tick_main_picture(step: TickStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    summary = snapshot.summary
    told = isinstance(summary, TickSummary) and any(c.ticks is not None for c in summary.cells)
    if not (told and isinstance(summary, TickSummary)):
        return []
    rows = [
        (row.item.short, [_cell(sheet, cell, summary.n) for cell in row.cells])
        for row in tick_rows(step, summary)
    ]
    return [_grid(sheet, columns_told(step, summary), rows)]


def _cell(sheet: Sheet, cell: TickCell, n: int) -> PaperBlock:
    if cell.ticks is None:
        return sheet.cell(withheld_word(), colour="ink2")
    size = sheet.body
    shapes = tuple(cell_shapes(cell, n, 0, 0.6 * size, size))
    told = _("{n}, shown") if cell.shown else "{n}"
    scene = Scene(width=3 * size, height=1.2 * size, shapes=shapes, alt=told.format(n=cell.ticks))
    return Picture(scene, sheet.faces)
