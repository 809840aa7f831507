"""Allocate in files: the points of each bucket, as it is and as it should be."""

from workshop.office.chart import Chart, ChartName, PlainBars, Series, chart
from workshop.office.table import GapRow, Measured, StepTable, table
from workshop.room.marks import LENS_COLOURS
from workshop.steps.allocate import AllocateStep, AllocateSummary, shared
from workshop.words import _


@table.register(AllocateStep)
def allocate_table(step: AllocateStep, summary: AllocateSummary) -> StepTable:
    buckets = {bucket.id: bucket.text for bucket in step.buckets}
    lenses = {lens.id: lens.label for lens in step.lenses}
    now, wanted = lenses.values()
    return StepTable(
        rows=tuple(
            Measured(
                item=each.bucket,
                text=buckets[each.bucket],
                lens=lenses[each.lens],
                n=each.n,
                median=each.median,
                q1=each.q1,
                q3=each.q3,
                mean=each.mean,
                withheld=each.n is None,
            )
            for each in summary.buckets
        ),
        gaps=tuple(
            GapRow(
                item=each.bucket,
                text=buckets[each.bucket],
                one=wanted,
                other=now,
                n=each.n,
                higher=each.higher,
                same=each.same,
                lower=each.lower,
                median=each.median,
                withheld=each.higher is None,
            )
            for each in summary.shifts
        ),
        note=_("Everybody shares 100 points; medians and means are points."),
    )


@chart.register(AllocateStep)
def allocate_chart(step: AllocateStep, summary: AllocateSummary) -> tuple[Chart, ...]:
    told = shared(step, summary)
    if not told:
        return ()
    sides = ([share.now for share in told], [share.wanted for share in told])
    return (
        PlainBars(
            title=_("How the points are shared"),
            reading=_("Two bars for each: the middle of the points people gave."),
            names=tuple(
                ChartName(number=str(share.number), full=share.item.text, short=share.item.short)
                for share in told
            ),
            series=tuple(
                Series(
                    name=lens.label,
                    values=tuple(each.median for each in side),
                    colour=LENS_COLOURS[2 * place],
                )
                for place, (lens, side) in enumerate(zip(step.lenses, sides, strict=True))
            ),
        ),
    )
