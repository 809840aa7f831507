"""Where the nodes of a map stand once its lists have changed: who is new finds a place."""

from collections.abc import Mapping

from msgspec import structs

from workshop.domain.gathering import Entries, with_lists
from workshop.domain.graph.map import Map
from workshop.domain.graph.named import named_map, named_maps
from workshop.domain.run import lists_at_hand
from workshop.domain.step import Step
from workshop.room.graph_layout.laid import (
    EvenType,
    is_pinned,
    laid_out_anew,
    lay_out,
    with_positions,
)
from workshop.room.graph_layout.places import Places, with_newcomers


def placed(
    steps: Mapping[str, Step], key: str, lists: Mapping[str, Entries], *, at_once: bool
) -> dict[str, Entries]:
    """The nodes of every map that the list of that key is part of, each with a place; who has one
    stays there. steps: as the session ran until now. at_once: the list came as a whole, so that a
    map without links before is laid out as a whole too.
    """
    found = {}
    for about, named in named_maps(steps).items():
        if key not in (named.nodes, named.links):
            continue
        at_hand = lists_at_hand(lists, about.partition("/")[0])
        now = named_map(with_lists(steps[about], at_hand))
        if now is not None:
            positions = with_positions(now.drawn, _places(named.drawn, now.drawn, at_once=at_once))
            found[named.nodes] = tuple(
                structs.replace(entry, position=positions.get(entry.id))
                for entry in lists.get(named.nodes, ())
            )
    return found


def _places(before: Map, now: Map, *, at_once: bool) -> Places:
    first = now.links and not before.links
    if at_once and first and not any(is_pinned(node) for node in now.nodes):
        return laid_out_anew(now, lambda _done, _total: None, lambda: False) or {}
    # A map of an older version has no places of its own: it stays as everybody has seen it.
    seen = (lay_out(before) if before.links else None) or {}
    known = {
        node.id: node.position.point if node.position is not None else seen.get(node.id)
        for node in now.nodes
    }
    held = {node: place for node, place in known.items() if place is not None}
    return with_newcomers(now, held, EvenType())
