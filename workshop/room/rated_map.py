"""The map that a place of the day is about: one that is being drawn, or one that the room sees."""

from functools import singledispatch

from msgspec import Struct

from workshop.domain.exercise import keyed_steps
from workshop.domain.graph.map import Map
from workshop.domain.graph.named import NamedMap, named_maps
from workshop.domain.stage import Stage
from workshop.domain.step import Step, Summary, View
from workshop.room.day import shown_at
from workshop.room.kind import picture_of
from workshop.room.session_view import SessionView


class RatedMap(Struct, frozen=True, kw_only=True):
    """A map as it was revealed. strengths: of links by id; double: its cut points. picture: the one
    that shows it. cut: the link that the room sees cut, "" for none.
    """

    drawn: Map
    strengths: dict[str, float | None]
    double: frozenset[str]
    picture: str
    cut: str = ""


@singledispatch
def rated_map(step: Step, summary: Summary, chosen: View | None) -> RatedMap | None:
    """The map of a revealed step; None where it has none."""
    return None


@singledispatch
def with_cut(step: Step, link: str) -> View | None:
    """The picture of its map with a link cut, "" for none; None where it has no map."""
    return None


def map_at(view: SessionView, stage: Stage, key: str) -> tuple[NamedMap | None, RatedMap | None]:
    """The map whose links are named at the step of that key; where the room sees a rated one, that
    and how it sees it.
    """
    steps = keyed_steps(view.exercises)
    maps = named_maps(steps)
    drawn_here = next((named for named in maps.values() if named.links == key), None)
    if drawn_here is not None:
        return drawn_here, None
    shown = shown_at(view, stage.place)
    snapshot = view.snapshots.get(shown)
    if snapshot is None or shown not in maps or shown in stage.opened:
        return None, None
    rated = rated_map(steps[shown], snapshot.summary, stage.chosen)
    if rated is None or picture_of(view.step(key), steps[shown], stage.chosen) != rated.picture:
        return None, None
    named = maps[shown]
    return NamedMap(nodes=named.nodes, links=named.links, drawn=rated.drawn), rated
