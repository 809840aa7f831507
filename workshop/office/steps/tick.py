"""Tick in files: how many ticked each cell of the grid."""

from workshop.office.chart import Chart, ChartName, PlainBars, Series, chart
from workshop.office.table import Measured, StepTable, table
from workshop.steps.tick import TickStep, TickSummary, columns_told, tick_rows
from workshop.words import _


@table.register(TickStep)
def tick_table(step: TickStep, summary: TickSummary) -> StepTable:
    items = {item.id: item.text for item in step.items}
    columns = {column.id: column.text for column in columns_told(step, summary)}
    rows = [
        Measured(
            item=each.item,
            text=items.get(each.item, each.item),
            lens=columns.get(each.column, each.column),
            n=None if each.ticks is None else summary.n,
            people=each.ticks,
            withheld=each.ticks is None,
        )
        for each in summary.cells
    ]
    rows += [
        Measured(
            item=each.item,
            text=items.get(each.item, each.item),
            lens=_("in every column"),
            people=each.people,
            withheld=each.people is None,
        )
        for each in summary.everywhere
    ]
    whole = Measured(
        item="wholeness",
        text=_("How far the columns show the same, 0 to 1"),
        value=summary.wholeness,
        withheld=summary.wholeness is None,
    )
    return StepTable(rows=(*rows, whole))


@chart.register(TickStep)
def tick_chart(step: TickStep, summary: TickSummary) -> tuple[Chart, ...]:
    rows = tick_rows(step, summary)
    if not any(cell.ticks is not None for row in rows for cell in row.cells):
        return ()
    shades = ("step4", "step2", "step5", "step3", "edge", "ink2")
    return (
        PlainBars(
            title=_("How many ticked what"),
            reading=_("A bar for each column: how many people ticked it there."),
            names=tuple(ChartName(full=row.item.text, short=row.item.short) for row in rows),
            series=tuple(
                Series(
                    name=column.short,
                    values=tuple(row.cells[at].ticks for row in rows),
                    colour=shades[at],
                    on={"step2": "on2", "step3": "on3"}.get(shades[at], "onacc"),
                )
                for at, column in enumerate(columns_told(step, summary))
            ),
        ),
    )
