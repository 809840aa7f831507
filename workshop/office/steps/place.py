"""Place in files: three rulers from two viewpoints, the gaps on them, and what maps are made of."""

from collections.abc import Sequence

from workshop.office.chart import (
    Chart,
    ChartName,
    Dumbbells,
    PointAxis,
    Series,
    StackedBars,
    by_people,
    chart,
)
from workshop.office.table import GapRow, Measured, StepTable, table
from workshop.room.charts.place.chart_values import rulers
from workshop.room.charts.place.dumbbells import Ruler
from workshop.room.compared import row_count
from workshop.room.figures import sentence_case, withheld_word
from workshop.room.marks import LENS_COLOURS
from workshop.steps.place import (
    LATER,
    POINTS,
    SIDES,
    AxisGap,
    AxisSide,
    PlaceStep,
    PlaceSummary,
    Side,
    evidence_words,
    unit,
)
from workshop.words import _


@table.register(PlaceStep)
def place_table(step: PlaceStep, summary: PlaceSummary) -> StepTable:
    axes = {axis.id: axis.label for axis in step.axes}
    views = {view.id: view.room or view.label for view in step.viewpoints}
    sides = [
        (each.axis, view, found)
        for view in views
        for each in summary.axes
        if (found := getattr(each, view))
    ]
    gaps = [
        (each.axis, pair, found)
        for pair, name in GAPS.items()
        for each in summary.axes
        if views.keys() >= {*pair} and (found := getattr(each, name))
    ]
    return StepTable(
        rows=(
            *(_row(step, axis, axes[axis], views[view], found) for axis, view, found in sides),
            *_evidence(step, summary),
            *_whole(step, summary, views),
        ),
        gaps=tuple(
            _gap_row(axis, axes[axis], (views[one], views[other]), found)
            for axis, (one, other), found in gaps
        ),
    )


GAPS = {("ours", "theirs"): "gap", (LATER, "theirs"): "plan"}
"""Viewpoints that are compared, and where an axis keeps that."""


def _row(step: PlaceStep, axis: str, label: str, view: str, found: AxisSide) -> Measured:
    parts = unit(step)
    points = (at if parts == 1 else at / parts for at in range(POINTS[0] * parts, 1000))
    return Measured(
        item=axis,
        text=label,
        lens=view,
        n=found.n,
        counts=dict(zip(points, found.counts, strict=False)) if found.counts else None,
        median=found.median,
        q1=found.q1,
        q3=found.q3,
        withheld=found.counts is None,
    )


def _gap_row(axis: str, label: str, views: tuple[str, str], found: AxisGap) -> GapRow:
    return GapRow(
        item=axis,
        text=label,
        one=views[0],
        other=views[1],
        n=found.n,
        higher=found.higher,
        same=found.same,
        lower=found.lower,
        median=found.median,
        withheld=found.higher is None,
    )


def _evidence(step: PlaceStep, summary: PlaceSummary) -> list[Measured]:
    """How people know what customers would say."""
    if not any(view.evidence for view in step.viewpoints):
        return []
    counts = summary.evidence or {}
    return [
        Measured(
            item=tag,
            text=words,
            lens=_("How you know it"),
            people=counts.get(tag),
            withheld=summary.evidence is None,
        )
        for tag, words in evidence_words(step).items()
    ]


def _whole(step: PlaceStep, summary: PlaceSummary, views: dict[str, str]) -> list[Measured]:
    """What is told of whole places, not of one ruler."""
    rows: list[tuple[str, str, str, float | None]] = []
    for view, words in views.items():
        typical = getattr(summary.typical, view) or (None,) * len(step.axes)
        rows += [
            (f"typical/{axis.id}", _("Typical place: {axis}").format(axis=axis.label), words, value)
            for axis, value in zip(step.axes, typical, strict=True)
        ]
    told = {
        "dispersion": _("How far people stand apart"),
        "dimensions_in_use": _("How many of the three rulers are in use"),
    }
    rows += [
        (name, text, views[side], getattr(getattr(summary, name), side))
        for name, text in told.items()
        for side in SIDES
        if side in views
    ]
    if views.keys() >= {*SIDES}:
        direction = _("How far people see the gap in one direction, 0 to 1")
        rows.append(("mean_resultant_length", direction, "", summary.mean_resultant_length))
    return [
        Measured(item=name, text=text, lens=lens, value=value, withheld=value is None)
        for name, text, lens, value in rows
    ]


@chart.register(PlaceStep)
def place_chart(step: PlaceStep, summary: PlaceSummary) -> tuple[Chart, ...]:
    found = rulers(step, summary)
    views = {view.id: view.room or view.label for view in step.viewpoints}
    middles = [each for each in found if None not in (each.ours.median, each.theirs.median)]
    compared = (_dumbbells(found, views),) if middles else ()
    # Places made of statements lie between the points.
    sides = () if step.items else [view for view in SIDES if view in views]
    return (*compared, *(bars for side in sides if (bars := _shares(found, side, views[side]))))


def _dumbbells(found: Sequence[Ruler], views: dict[str, str]) -> Dumbbells:
    return Dumbbells(
        title=_("Where we stand, and where they would say we do"),
        reading=_("The marks are medians; the line between them is the gap."),
        names=tuple(ChartName(full=f"{each.name}: {each.span}", short=each.name) for each in found),
        series=(
            Series(
                name=views["ours"],
                values=tuple(each.ours.median for each in found),
                colour=LENS_COLOURS[0],
            ),
            Series(
                name=views["theirs"],
                values=tuple(each.theirs.median for each in found),
                colour=LENS_COLOURS[2],
            ),
        ),
        ruler=PointAxis(low=POINTS[0], high=POINTS[-1], words=("1", "4", "7")),
        told=tuple(row_count(each.people) if each.people else withheld_word() for each in found),
    )


def _shares(found: Sequence[Ruler], side: Side, name: str) -> StackedBars | None:
    """How many chose each point, from one viewpoint."""
    counts = [getattr(each, side).counts for each in found]
    if not any(counts):
        return None
    return StackedBars(
        title=sentence_case(name),
        reading=_("Each bar is everybody who answered; its parts are the points from 1 to 7."),
        names=tuple(ChartName(full=each.name, short=each.name) for each in found),
        series=by_people([str(point) for point in POINTS], counts),
    )
