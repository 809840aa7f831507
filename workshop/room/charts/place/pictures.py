"""The revealed pictures of a place step: dumbbells, flat maps, the cube."""

from itertools import combinations

from workshop.room.charts.place.chart_values import cloud, rulers, views
from workshop.room.charts.place.cube import cube_page
from workshop.room.charts.place.dumbbells import dumbbells_pages
from workshop.room.charts.place.map_one import map_page
from workshop.room.charts.place.map_plot import SPEAKERS, Ends
from workshop.room.charts.place.maps import maps_pages
from workshop.room.scene import Frame, Page
from workshop.steps.place import PlaceStep, PlaceSummary


def place_picture(
    step: PlaceStep, summary: PlaceSummary, chosen: str, turn: int, nouns: str, frame: Frame
) -> tuple[Page, ...]:
    """The picture of that id; turn: yaw of the cube in steps of 15 degrees."""
    seen, ends, placed = views(step, nouns, summary), _ends(step), cloud(summary)
    if chosen == "dumbbells":
        return dumbbells_pages(frame, rulers(step, summary), seen)
    if chosen == "cube":
        return (cube_page(frame, ends, placed, seen, turn),)
    together = maps_pages(frame, ends, placed, seen)
    if len(together) > 1:
        return together
    pairs = combinations(range(len(ends)), 2)
    singles = (
        map_page(frame, ends, pair, speaks, placed, seen)
        for pair, speaks in zip(pairs, SPEAKERS, strict=True)
    )
    return (*together, *singles)


def _ends(step: PlaceStep) -> tuple[Ends, ...]:
    return tuple(Ends(name=axis.label, thing=axis.thing) for axis in step.axes)
