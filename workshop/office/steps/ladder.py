"""Ladder in files: who stands on which rung, and the gaps between the marks."""

from workshop.office.chart import Chart, ChartName, PlainBars, Series, chart
from workshop.office.table import Measured, StepTable, by_point, gap_row, table
from workshop.room.marks import LENS_COLOURS
from workshop.steps.ladder import LadderStep, LadderSummary, MarkSummary
from workshop.words import _


@table.register(LadderStep)
def ladder_table(step: LadderStep, summary: LadderSummary) -> StepTable:
    labels = {mark.id: mark.label for mark in step.marks}
    proof = {
        "stories": (_("Marks that have a story"), summary.proof.stories),
        "marks": (_("Marks that ask for a story"), summary.proof.marks),
    }
    return StepTable(
        rows=(
            *(_row(each, labels) for each in summary.marks),
            *(
                Measured(item=name, text=text, people=count, withheld=count is None)
                for name, (text, count) in proof.items()
            ),
        ),
        gaps=tuple(gap_row(gap, step.prompt, labels) for gap in summary.gaps),
        note=_("Points are rungs: 1 is the lowest."),
    )


def _row(each: MarkSummary, labels: dict[str, str]) -> Measured:
    return Measured(
        item=each.mark,
        text=labels[each.mark],
        n=each.n,
        counts=by_point(each.counts),
        median=each.median,
        q1=each.q1,
        q3=each.q3,
        agreement=each.agreement,
        withheld=each.counts is None,
    )


@chart.register(LadderStep)
def ladder_chart(step: LadderStep, summary: LadderSummary) -> tuple[Chart, ...]:
    labels = {mark.id: mark.label for mark in step.marks}
    told = [each for each in summary.marks if each.counts is not None]
    if not told:
        return ()
    rungs = list(enumerate(step.rungs, 1))[::-1]
    return (
        PlainBars(
            title=_("Who stands on which rung"),
            reading=_("The highest rung is on top; each bar counts the people who chose it."),
            names=tuple(
                ChartName(number=str(at), full=rung.text, short=rung.short) for at, rung in rungs
            ),
            series=tuple(
                Series(
                    name=labels[each.mark],
                    values=tuple((each.counts or ())[::-1]),
                    colour=LENS_COLOURS[(0, 2, 1)[place % 3]],
                )
                for place, each in enumerate(told)
            ),
        ),
    )
