"""Decision in files: each statement with how far people support it."""

from workshop.office.chart import Chart, chart
from workshop.office.support import support_bars
from workshop.office.table import Measured, StepTable, by_point, table
from workshop.steps.decision import DecisionLine, DecisionStep, DecisionSummary


@table.register(DecisionStep)
def decision_table(step: DecisionStep, summary: DecisionSummary) -> StepTable:
    return StepTable(rows=tuple(map(_row, summary.decisions)))


def _row(line: DecisionLine) -> Measured:
    return Measured(
        item=line.cell,
        text=line.statement,
        n=line.n,
        missing=line.missing,
        counts=by_point(line.counts),
        median=line.median,
        concerns=line.concerns,
        withheld=line.counts is None,
    )


@chart.register(DecisionStep)
def decision_chart(step: DecisionStep, summary: DecisionSummary) -> tuple[Chart, ...]:
    bars = support_bars([(line.statement, line.counts) for line in summary.decisions])
    return (bars,) if bars else ()
