"""The revealed pictures of a place step: dumbbells, flat maps, the cube."""

from itertools import combinations

from ui.kit.step import RoomState, picture_chosen
from workshop.domain.charts.cube import cube_page
from workshop.domain.charts.dumbbells import dumbbells_pages
from workshop.domain.charts.map_one import map_page
from workshop.domain.charts.map_plot import SPEAKERS, Ends
from workshop.domain.charts.maps import maps_pages
from workshop.domain.scene import Frame, Page
from workshop.steps.place import PlaceStep, PlaceSummary
from workshop.steps.place_chart import cloud, rulers, views
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


def _dumbbells(
    state: RoomState, step: PlaceStep, summary: PlaceSummary, frame: Frame, name: str
) -> tuple[Page, ...]:
    return dumbbells_pages(frame, rulers(step, summary), views(step, state.nouns), name=name)


def _maps(
    state: RoomState, step: PlaceStep, summary: PlaceSummary, frame: Frame, name: str
) -> tuple[Page, ...]:
    ends, placed, seen = _ends(step), cloud(summary), views(step, state.nouns)
    pairs = tuple(combinations(range(len(ends)), 2))
    singles = (
        map_page(frame, ends, pair, speaks, placed, seen, name=name)
        for pair, speaks in zip(pairs, SPEAKERS, strict=True)
    )
    together = maps_pages(frame, ends, placed, seen, name=name)
    return (*together, *singles) if len(together) == 1 else together


def _cube(
    state: RoomState, step: PlaceStep, summary: PlaceSummary, frame: Frame, name: str
) -> tuple[Page, ...]:
    seen = views(step, state.nouns)
    return (cube_page(frame, _ends(step), cloud(summary), seen, state.turn, name=name),)


def _ends(step: PlaceStep) -> tuple[Ends, ...]:
    return tuple(Ends(name=axis.label, middle=axis.middle) for axis in step.axes)
