"""A ticked grid in a report: how many ticked each cell."""

from workshop.room.report.kind import (
    NumberBlock,
    NumberRow,
    NumberTable,
    how_to_read,
    numbers_of,
)
from workshop.steps.tick import TickStep, TickSummary, columns_told, tick_rows
from workshop.words import _


@how_to_read.register(TickStep)
def tick_how_to_read(step: TickStep) -> str:
    return _("How to read: a filled square is where more than half ticked.")


@numbers_of.register(TickStep)
def tick_numbers_of(step: TickStep, summary: TickSummary, nouns: str) -> tuple[NumberTable, ...]:
    blocks = tuple(
        NumberBlock(
            name=row.item.text,
            rows=(NumberRow(figures=tuple(cell.ticks for cell in row.cells)),),
        )
        for row in tick_rows(step, summary)
    )
    columns = tuple(column.short for column in columns_told(step, summary))
    return (NumberTable(title=step.prompt, columns=columns, blocks=blocks),) if blocks else ()
