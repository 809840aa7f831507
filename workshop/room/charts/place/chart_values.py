"""What a place step revealed, as its charts take it in the room and on paper."""

from workshop.room.charts.bars import withheld_reason
from workshop.room.charts.place.dumbbells import Ruler, Side, Views
from workshop.room.charts.place.map_plot import Cloud
from workshop.room.compared import Compared, compared, difference
from workshop.steps.place import AxisSummary, PlaceStep, PlaceSummary


def views(step: PlaceStep, them: str) -> Views:
    """The names of both viewpoints; them: "customers"."""
    ours, theirs = (view.room or view.label for view in step.viewpoints[:2])
    return Views(ours=ours, theirs=theirs, them=them)


def rulers(step: PlaceStep, summary: PlaceSummary) -> tuple[Ruler, ...]:
    """One for each axis."""
    axes = {axis.id: axis for axis in step.axes}
    return tuple(
        Ruler(
            name=axes[each.axis].label,
            span=axes[each.axis].span,
            more=axes[each.axis].more,
            ours=Side(median=each.ours.median, q1=each.ours.q1, q3=each.ours.q3),
            theirs=Side(median=each.theirs.median, q1=each.theirs.q1, q3=each.theirs.q3),
            people=_people(each),
            lines=each.lines,
            reason=withheld_reason(min(each.ours.n, each.theirs.n)),
        )
        for each in summary.axes
    )


def _people(axis: AxisSummary) -> Compared | None:
    gap, drawn = axis.gap, difference(axis.ours.median, axis.theirs.median)
    return compared(gap.higher, gap.same, gap.lower, drawn)


def cloud(summary: PlaceSummary) -> Cloud:
    """Everybody's points and the typical ones."""
    return Cloud(
        ours=summary.clouds.ours,
        theirs=summary.clouds.theirs,
        typical_ours=summary.typical.ours,
        typical_theirs=summary.typical.theirs,
        agreement=summary.mean_resultant_length,
        reason=withheld_reason(summary.n),
    )
