"""Place in files: three rulers from two viewpoints, the gaps on them, and what maps are made of."""

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
from workshop.office.table import GapRow, Measured, StepTable, by_point, table
from workshop.room.charts.place.chart_values import rulers
from workshop.room.compared import row_count
from workshop.room.figures import sentence_case, withheld_word
from workshop.room.marks import LENS_COLOURS
from workshop.steps.place import (
    POINTS,
    SIDES,
    AxisSummary,
    PlaceStep,
    PlaceSummary,
    Side,
    evidence_words,
)
from workshop.words import _


@table.register(PlaceStep)
def place_table(step: PlaceStep, summary: PlaceSummary) -> StepTable:
    axes = {axis.id: axis.label for axis in step.axes}
    views = _views(step)
    rows = [
        _row(each, side, axes[each.axis], views[side]) for side in SIDES for each in summary.axes
    ]
    gaps = tuple(
        GapRow(
            item=each.axis,
            text=axes[each.axis],
            one=views["ours"],
            other=views["theirs"],
            n=each.gap.n,
            higher=each.gap.higher,
            same=each.gap.same,
            lower=each.gap.lower,
            median=each.gap.median,
            withheld=each.gap.higher is None,
        )
        for each in summary.axes
    )
    rows += [*_evidence(step, summary), *_whole(step, summary)]
    return StepTable(rows=tuple(rows), gaps=gaps)


def _views(step: PlaceStep) -> dict[Side, str]:
    """Each viewpoint in the words of the room."""
    return {
        side: view.room or view.label for side, view in zip(SIDES, step.viewpoints, strict=False)
    }


def _row(axis: AxisSummary, side: Side, label: str, view: str) -> Measured:
    found = getattr(axis, side)
    return Measured(
        item=axis.axis,
        text=label,
        lens=view,
        n=found.n,
        counts=by_point(found.counts),
        median=found.median,
        q1=found.q1,
        q3=found.q3,
        withheld=found.counts is None,
    )


def _evidence(step: PlaceStep, summary: PlaceSummary) -> list[Measured]:
    """How people know what customers would say."""
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


def _whole(step: PlaceStep, summary: PlaceSummary) -> list[Measured]:
    """What is told of whole places, not of one ruler."""
    views = _views(step)
    told = [
        (axis.id, _("Typical place: {axis}").format(axis=axis.label), side, at)
        for side in SIDES
        for at, axis in enumerate(step.axes)
    ]
    rows = []
    for name, text, side, at in told:
        typical = getattr(summary.typical, side)
        value = typical[at] if typical else None
        rows.append((f"typical/{name}", text, views[side], value))
    words = {
        "dispersion": _("How far people stand apart"),
        "dimensions_in_use": _("How many of the three rulers are in use"),
    }
    rows += [
        (name, text, views[side], getattr(getattr(summary, name), side))
        for name, text in words.items()
        for side in SIDES
    ]
    direction = _("How far people see the gap in one direction, 0 to 1")
    rows.append(("mean_resultant_length", direction, "", summary.mean_resultant_length))
    return [
        Measured(item=name, text=text, lens=lens, value=value, withheld=value is None)
        for name, text, lens, value in rows
    ]


@chart.register(PlaceStep)
def place_chart(step: PlaceStep, summary: PlaceSummary) -> tuple[Chart, ...]:
    found = rulers(step, summary)
    if all(each.ours.median is None and each.theirs.median is None for each in found):
        return ()
    views = _views(step)
    names = tuple(ChartName(full=each.name, short=each.name) for each in found)
    dumbbells = Dumbbells(
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
    shares = tuple(
        StackedBars(
            title=sentence_case(views[side]),
            reading=_("Each bar is everybody who answered; its parts are the points from 1 to 7."),
            names=names,
            series=by_people(
                [str(point) for point in POINTS],
                [getattr(each, side).counts for each in found],
            ),
        )
        for side in SIDES
        if any(getattr(each, side).counts for each in found)
    )
    return (dumbbells, *shares)
