"""Votes in files: the dots on each entry."""

from workshop.office.chart import Chart, ChartName, PlainBars, Series, chart
from workshop.office.table import Measured, StepTable, table
from workshop.steps.votes import VotesStep, VotesSummary, voted_order
from workshop.words import _


@table.register(VotesStep)
def votes_table(step: VotesStep, summary: VotesSummary) -> StepTable:
    names = {item.id: item.text for item in step.items}
    return StepTable(
        rows=tuple(
            Measured(
                item=each.entry,
                text=names.get(each.entry, each.entry),
                n=None if each.dots is None else summary.n,
                dots=each.dots,
                people=each.voters,
                withheld=each.dots is None,
            )
            for each in summary.entries
        )
    )


@chart.register(VotesStep)
def votes_chart(step: VotesStep, summary: VotesSummary) -> tuple[Chart, ...]:
    told = voted_order(step, summary)
    if not told:
        return ()
    return (
        PlainBars(
            title=_("Where the dots went"),
            reading=_("Each bar is the number of dots on an entry."),
            names=tuple(ChartName(full=item.text, short=item.short) for item, _each in told),
            series=(
                Series(
                    name=_("Dots"), values=tuple(each.dots for _item, each in told), colour="accent"
                ),
            ),
        ),
    )
