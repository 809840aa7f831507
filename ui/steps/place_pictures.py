"""The revealed pictures of a place step: dumbbells, flat maps, the cube."""

from itertools import combinations

from ui.kit.step import RoomState, picture_chosen
from workshop.domain.charts.cube import cube_page
from workshop.domain.charts.dumbbells import Ruler, Side, Views, dumbbells_pages
from workshop.domain.charts.map_one import map_page
from workshop.domain.charts.map_plot import SPEAKERS, Cloud, Ends
from workshop.domain.charts.maps import maps_pages
from workshop.domain.charts.shapes import withheld_reason
from workshop.domain.scene import Frame, Page
from workshop.steps.place import Axis, AxisSummary, PlaceStep, PlaceSummary
from workshop.words import _ as words


def place_pictures(
    state: RoomState, step: PlaceStep, summary: PlaceSummary, frame: Frame
) -> tuple[Page, ...]:
    """The picture chosen."""
    names = pictures()
    chosen = picture_chosen(state, names)
    draw = {"dumbbells": _dumbbells, "maps": _maps, "cube": _cube}[chosen]
    return draw(state, step, summary, frame, names[chosen])


def pictures() -> dict[str, str]:
    """The pictures by id."""
    return {"dumbbells": words("Dumbbells"), "maps": words("Maps"), "cube": words("Cube")}


def _views(state: RoomState, step: PlaceStep) -> Views:
    names = {view.id: view.room or view.label for view in step.viewpoints}
    ours, theirs = (view.id for view in step.viewpoints[:2])
    return Views(ours=names[ours], theirs=names[theirs], them=state.nouns)


def _dumbbells(
    state: RoomState, step: PlaceStep, summary: PlaceSummary, frame: Frame, name: str
) -> tuple[Page, ...]:
    axes = {axis.id: axis for axis in step.axes}
    rulers = tuple(_ruler(axes[each.axis], each) for each in summary.axes)
    return dumbbells_pages(frame, rulers, _views(state, step), name=name)


def _maps(
    state: RoomState, step: PlaceStep, summary: PlaceSummary, frame: Frame, name: str
) -> tuple[Page, ...]:
    ends, cloud, views = _ends(step), _cloud(summary), _views(state, step)
    pairs = tuple(combinations(range(len(ends)), 2))
    singles = (
        map_page(frame, ends, pair, speaks, cloud, views, name=name)
        for pair, speaks in zip(pairs, SPEAKERS, strict=True)
    )
    together = maps_pages(frame, ends, cloud, views, name=name)
    return (*together, *singles) if len(together) == 1 else together


def _cube(
    state: RoomState, step: PlaceStep, summary: PlaceSummary, frame: Frame, name: str
) -> tuple[Page, ...]:
    views = _views(state, step)
    return (cube_page(frame, _ends(step), _cloud(summary), views, state.turn, name=name),)


def _ends(step: PlaceStep) -> tuple[Ends, ...]:
    return tuple(Ends(name=axis.label, middle=axis.middle) for axis in step.axes)


def _cloud(summary: PlaceSummary) -> Cloud:
    return Cloud(
        n=summary.n,
        ours=summary.clouds.ours,
        theirs=summary.clouds.theirs,
        typical_ours=summary.typical.ours,
        typical_theirs=summary.typical.theirs,
        agreement=summary.mean_resultant_length,
        reason=withheld_reason(summary.n),
    )


def _ruler(axis: Axis, told: AxisSummary) -> Ruler:
    return Ruler(
        name=axis.label,
        span=axis.span,
        more=axis.more,
        n=told.gap.n,
        ours=Side(median=told.ours.median, q1=told.ours.q1, q3=told.ours.q3),
        theirs=Side(median=told.theirs.median, q1=told.theirs.q1, q3=told.theirs.q3),
        higher=told.gap.higher,
        same=told.gap.same,
        lower=told.gap.lower,
        gap=told.gap.median,
        lines=told.lines,
        reason=withheld_reason(min(told.ours.n, told.theirs.n)),
    )
