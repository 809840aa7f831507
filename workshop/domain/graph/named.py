"""The map of a session as its lists say it: which lists, and what the map is that they make."""

from collections.abc import Mapping
from functools import singledispatch

from msgspec import Struct

from workshop.domain.gathering import list_key
from workshop.domain.graph.map import Map
from workshop.domain.step import Step


class NamedMap(Struct, frozen=True, kw_only=True):
    """nodes, links: the lists of the session that it is made of, by the names a step has for
    them.
    """

    nodes: str
    links: str
    drawn: Map


@singledispatch
def named_map(step: Step) -> NamedMap | None:
    """The map that a step is about; None where it is about none."""
    return None


def named_maps(steps: Mapping[str, Step]) -> dict[str, NamedMap]:
    """The maps of a session by the key of the step about each, with their lists by key."""
    found = {}
    for about, step in steps.items():
        named = named_map(step)
        if named is not None:
            exercise = about.partition("/")[0]
            nodes, links = list_key(exercise, named.nodes), list_key(exercise, named.links)
            found[about] = NamedMap(nodes=nodes, links=links, drawn=named.drawn)
    return found
