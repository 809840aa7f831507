"""Decision in files: each statement with how far people support it."""

from workshop.domain.scale import SCALES
from workshop.office.chart import Chart, ChartName, StackedBars, by_people, chart
from workshop.office.table import Measured, StepTable, Supported, by_point, table
from workshop.steps.decision import SIGN, DecisionLine, DecisionStep, DecisionSummary, is_open
from workshop.words import _

SCALE = SCALES["SUPPORT5"]


@table.register(DecisionStep)
def decision_table(step: DecisionStep, summary: DecisionSummary) -> StepTable:
    return StepTable(decisions=tuple(_decided(line) for line in summary.decisions))


def _decided(line: DecisionLine) -> Supported:
    support = Measured(
        item=line.cell,
        text=line.statement,
        n=line.n,
        missing=line.missing,
        counts=by_point(line.counts),
        median=line.median,
        withheld=line.counts is None,
    )
    return Supported(
        text=line.statement, open=is_open(line), concerns=line.concerns, support=support
    )


@chart.register(DecisionStep)
def decision_chart(step: DecisionStep, summary: DecisionSummary) -> tuple[Chart, ...]:
    told = [line for line in summary.decisions if line.counts is not None]
    if not told:
        return ()
    names = tuple(
        ChartName(
            full=line.statement, short=_("Decision {n}").format(n=line.cell.removeprefix(SIGN))
        )
        for line in told
    )
    return (
        StackedBars(
            title=_("How far people support each decision"),
            finding="" if len(told) == 1 else _("How far people support each decision"),
            reading=_("Each bar is everybody who answered; its parts are the words they chose."),
            names=names,
            series=by_people(SCALE.short, [line.counts for line in told]),
        ),
    )
