"""What a place step revealed, in the form that its charts take, in the room and on paper."""

from workshop.room.charts.place.dumbbells import (
    GUESTS,
    OURS,
    THEIRS,
    WANTED,
    Ruler,
    RulerSide,
    Views,
)
from workshop.room.charts.place.map_plot import Cloud
from workshop.room.compared import Compared, compared, difference
from workshop.steps.place import LATER, AxisSide, AxisSummary, PlaceStep, PlaceSummary
from workshop.words import _


def views(step: PlaceStep, them: str, summary: PlaceSummary | None = None) -> Views:
    """The names of the viewpoints; them: "customers". summary: what was revealed."""
    names = {view.id: view.room or view.label for view in step.viewpoints}
    return Views(
        ours=names.get("ours", ""),
        theirs=names["theirs"],
        them=them,
        wanted=names.get(LATER, ""),
        by_counts=summary is not None and summary.by_counts,
        guests=_("{them} in the room").format(them=them) if step.guests else "",
    )


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
            wanted=_side(each.wanted) if each.wanted else None,
            guests=_side(each.guests) if each.guests else None,
        )
        for each in summary.axes
    )


def placed(axis: AxisSummary, seen: Views) -> list[tuple[int, str, AxisSide]]:
    """All that was placed on an axis: the mark, the name and the numbers of each viewpoint."""
    sides = (
        (OURS, seen.ours, axis.ours),
        (THEIRS, seen.theirs, axis.theirs),
        (WANTED, seen.wanted, axis.wanted),
        (GUESTS, seen.guests, axis.guests),
    )
    return [(mark, name, side) for mark, name, side in sides if name and side is not None]


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
        typical_wanted=summary.typical.wanted,
        agreement=summary.mean_resultant_length,
    )
