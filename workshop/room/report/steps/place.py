"""Place in a report: the three rulers as gaps, and every number."""

from workshop.domain.space import position_name
from workshop.room.charts.place.chart_values import placed, rulers, views
from workshop.room.charts.place.dumbbells import OURS, POINTS, THEIRS, widest_first
from workshop.room.figures import half, sentence_case, span
from workshop.room.report.kind import (
    DrawnGap,
    Figure,
    Gaps,
    GapSide,
    NumberBlock,
    NumberRow,
    NumberTable,
    gaps_of,
    how_to_read,
    numbers_of,
)
from workshop.steps.place import AxisSide, PlaceStep, PlaceSummary, evidence_words, unit
from workshop.words import _


@how_to_read.register(PlaceStep)
def place_how_to_read(step: PlaceStep) -> str:
    return _("How to read: a mark is the middle answer, a band the middle half, a number how many.")


@gaps_of.register(PlaceStep)
def place_gaps_of(step: PlaceStep, summary: PlaceSummary, nouns: str) -> Gaps | None:
    seen, helps = views(step, nouns), {axis.label: axis.span for axis in step.axes}
    found = tuple(
        DrawnGap(
            statement=f"{each.name}: {helps[each.name]}",
            people=each.people,
            one=each.ours.median,
            other=each.theirs.median,
        )
        for each in widest_first(rulers(step, summary))
        if each.people is not None
    )
    if not found:
        return None
    return Gaps(
        title=_("The three rulers, the widest gap first"),
        one=GapSide(place=OURS, label=seen.ours),
        other=GapSide(place=THEIRS, label=seen.theirs),
        points=("1", *[""] * (POINTS - 2), str(POINTS)),
        gaps=found,
        n=summary.n,
        drawn_anyway=True,
    )


@numbers_of.register(PlaceStep)
def place_numbers_of(step: PlaceStep, summary: PlaceSummary, nouns: str) -> tuple[NumberTable, ...]:
    """A block for each axis, a row for each viewpoint; then where the typical places lie."""
    seen, steps = views(step, nouns), (POINTS - 1) * unit(step)
    blocks = tuple(
        NumberBlock(
            name=axis.label,
            rows=tuple(
                NumberRow(name=sentence_case(name), mark=mark, figures=_figures(side, steps))
                for mark, name, side in placed(each, seen)
            ),
        )
        for axis, each in zip(step.axes, summary.axes, strict=True)
    )
    points = (half(1 + at / unit(step)) for at in range(steps + 1))
    columns = (*points, _("Middle"), _("Middle half"))
    note = " · ".join(f"{axis.label}: 1\u00a0{axis.low} 7\u00a0{axis.high}" for axis in step.axes)
    found = [NumberTable(title=step.title, columns=columns, blocks=blocks, note=note)]
    if summary.evidence:
        told = evidence_words(step).items()
        rows = tuple(
            NumberRow(name=words, figures=(summary.evidence.get(tag, 0),)) for tag, words in told
        )
        block = NumberBlock(name=sentence_case(seen.theirs), rows=rows)
        found.append(
            NumberTable(title=_("How people know"), columns=(_("People"),), blocks=(block,))
        )
    found += _typical(step, summary, seen.ours, seen.theirs)
    return tuple(found)


def _typical(
    step: PlaceStep, summary: PlaceSummary, ours: str, theirs: str
) -> tuple[NumberTable, ...]:
    """Where the typical places lie, with a name to offer."""
    points = ((ours, summary.typical.ours), (theirs, summary.typical.theirs))
    rows = tuple(
        NumberRow(name=sentence_case(name), figures=(*map(half, point), position_name(point)))
        for name, point in points
        if point
    )
    if not rows:
        return ()
    columns = (*(axis.label for axis in step.axes), _("A name to offer"))
    title = _("The typical place")
    return (NumberTable(title=title, columns=columns, blocks=(NumberBlock(name="", rows=rows),)),)


def _figures(side: AxisSide, steps: int) -> tuple[Figure, ...]:
    """Counts by point and the middles. steps: from the first point to the last; guests placed whole
    points only.
    """
    if side.counts is None or side.median is None or side.q1 is None or side.q3 is None:
        return (None,) * (steps + 3)
    each = steps // (len(side.counts) - 1)
    counts = (side.counts[at // each] if at % each == 0 else 0 for at in range(steps + 1))
    return (*counts, half(side.median), span(side.q1, side.q3))
