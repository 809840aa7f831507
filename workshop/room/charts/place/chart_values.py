"""What a place step revealed, in the form that its charts take, in the room and on paper."""

from workshop.room.charts.place.dumbbells import Ruler, RulerSide, Views
from workshop.room.charts.place.map_plot import Cloud
from workshop.room.compared import Compared, compared, difference
from workshop.steps.place import AxisSide, AxisSummary, PlaceStep, PlaceSummary


def views(step: PlaceStep, them: str) -> Views:
    """The names of both viewpoints; them: "customers"."""
    ours, theirs = (view.room or view.label for view in step.viewpoints[:2])
    return Views(ours=ours, theirs=theirs, them=them)


def rulers(step: PlaceStep, summary: PlaceSummary) -> tuple[Ruler, ...]:
    """One ruler for each axis."""
    axes = {axis.id: axis for axis in step.axes}
    return tuple(
        Ruler(
            name=axes[each.axis].label,
            span=axes[each.axis].span,
            more=axes[each.axis].more,
            ours=_side(each.ours),
            theirs=_side(each.theirs),
            people=_people(each),
        )
        for each in summary.axes
    )


def _side(side: AxisSide) -> RulerSide:
    return RulerSide(median=side.median, counts=side.counts, q1=side.q1, q3=side.q3)


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
    )
