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
from workshop.room.charts.place.chart_values import placed, rulers, views
from workshop.room.charts.place.dumbbells import Ruler
from workshop.room.compared import row_count
from workshop.room.figures import half, sentence_case, withheld_word
from workshop.room.marks import LENS_COLOURS
from workshop.steps.place import (
    POINTS,
    SIDES,
    AxisSide,
    PlaceStep,
    PlaceSummary,
    Side,
    evidence_words,
)
from workshop.words import _


@table.register(PlaceStep)
def place_table(step: PlaceStep, summary: PlaceSummary) -> StepTable:
    axes = {axis.id: axis.label for axis in step.axes}
    seen = views(step, "")
    rows = [
        _row(each.axis, side, axes[each.axis], name)
        for each in summary.axes
        for _mark, name, side in placed(each, seen)
    ]
    gaps = (
        ()
        if not seen.ours
        else tuple(
            GapRow(
                item=each.axis,
                text=axes[each.axis],
                one=seen.ours,
                other=seen.theirs,
                n=each.gap.n,
                higher=each.gap.higher,
                same=each.gap.same,
                lower=each.gap.lower,
                median=each.gap.median,
                withheld=each.gap.higher is None,
            )
            for each in summary.axes
        )
    )
    if seen.ours:
        rows += [*_evidence(step, summary), *_whole(step, summary)]
    return StepTable(rows=tuple(rows), gaps=gaps)


def _row(axis: str, found: AxisSide, label: str, view: str) -> Measured:
    """Counts by point where the points are whole."""
    whole = found.counts is not None and len(found.counts) == len(POINTS)
    return Measured(
        item=axis,
        text=label,
        lens=view,
        n=found.n,
        counts=by_point(found.counts if whole else None),
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


def _names(step: PlaceStep) -> dict[Side, str]:
    """Both viewpoints in the words of the room."""
    seen = views(step, "")
    return {"ours": seen.ours, "theirs": seen.theirs}


def _whole(step: PlaceStep, summary: PlaceSummary) -> list[Measured]:
    """What is told of whole places, not of one ruler."""
    names = _names(step)
    told = [
        (axis.id, _("Typical place: {axis}").format(axis=axis.label), side, at)
        for side in SIDES
        for at, axis in enumerate(step.axes)
    ]
    rows = []
    for name, text, side, at in told:
        typical = getattr(summary.typical, side)
        value = typical[at] if typical else None
        rows.append((f"typical/{name}", text, names[side], value))
    words = {
        "dispersion": _("How far people stand apart"),
        "dimensions_in_use": _("How many of the three rulers are in use"),
    }
    rows += [
        (name, text, names[side], getattr(getattr(summary, name), side))
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
    seen = _names(step)
    told = any(side.median is not None for each in found for side in (each.ours, each.theirs))
    if not (seen["ours"] and told):
        return ()
    names = tuple(ChartName(full=each.name, short=each.name) for each in found)
    dumbbells = Dumbbells(
        title=_("Where we stand, and where they would say we do"),
        reading=_("The marks are medians; the line between them is the gap."),
        names=tuple(ChartName(full=f"{each.name}: {each.span}", short=each.name) for each in found),
        series=(
            Series(
                name=seen["ours"],
                values=tuple(each.ours.median for each in found),
                colour=LENS_COLOURS[0],
            ),
            Series(
                name=seen["theirs"],
                values=tuple(each.theirs.median for each in found),
                colour=LENS_COLOURS[2],
            ),
        ),
        ruler=PointAxis(low=POINTS[0], high=POINTS[-1], words=("1", "4", "7")),
        told=tuple(row_count(each.people) if each.people else withheld_word() for each in found),
    )
    shares = tuple(
        StackedBars(
            title=sentence_case(seen[side]),
            reading=_("Each bar is everybody who answered; its parts are the points from 1 to 7."),
            names=names,
            series=by_people(
                _points(found),
                [getattr(each, side).counts for each in found],
            ),
        )
        for side in SIDES
        if any(getattr(each, side).counts for each in found)
    )
    return (dumbbells, *shares)


def _points(found: tuple[Ruler, ...]) -> list[str]:
    """The points that people stand on, half ones where statements were answered."""
    counts = (side.counts for each in found for side in (each.ours, each.theirs))
    most = max(map(len, filter(None, counts)), default=len(POINTS))
    return [half(1 + at * (len(POINTS) - 1) / (most - 1)) for at in range(most)]
