"""Where the nodes of a map stand on every sheet: laid out once, the same for the same map.

Places are stored with the nodes; a node that has none takes the best free place and moves none. A
map without any stored place is laid out by the rule. That takes seconds, so whoever shows windows
has it done on a worker beforehand (`lay_out`); until then it stands on a ring.
"""

import math
from functools import lru_cache

from msgspec import structs

from workshop.domain.graph.map import Link, Map, Node
from workshop.domain.position import Position
from workshop.room.graph_layout.moves import Cancelled, Report
from workshop.room.graph_layout.places import Places, tidied, with_newcomers

KEPT = 16
LETTER, BOLDER = 0.53, 1.07
"""The mean width of a letter, of the type size: a measure that does not depend on fonts at hand."""


class EvenType:
    """Every letter as wide as the others, so that room, paper and other computers lay out alike."""

    x_height = 0.5

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The advance of the text."""
        return len(text) * LETTER * size * (BOLDER if bold else 1)


class _Laid:
    """The places of one map, None until they are computed."""

    places: Places | None = None


def places_of(drawn: Map) -> Places:
    """Where the nodes stand; on a ring until the map is laid out."""
    stored = _stored(drawn)
    if len(stored) == len(drawn.nodes):
        return stored
    if stored:
        return _completed(_form(drawn))
    return _laid(_form(drawn)).places or _ring(drawn)


def is_laid_out(drawn: Map) -> bool:
    """Whether the places are known."""
    return not drawn.nodes or bool(_stored(drawn)) or _laid(_form(drawn)).places is not None


def lay_out(drawn: Map, cancelled: Cancelled = lambda: False) -> Places | None:
    """Computes the places, unless they are known; takes up to some seconds. None where it was
    cancelled.
    """
    if _stored(drawn):
        return places_of(drawn)
    laid = _laid(_form(drawn))
    if laid.places is None:
        laid.places = laid_out_anew(drawn, lambda _done, _total: None, cancelled)
    return laid.places


def laid_out_anew(drawn: Map, report: Report, cancelled: Cancelled) -> Places | None:
    """Other places for all nodes but those that a hand has put somewhere; takes up to some seconds.
    Linked nodes are laid out together, then the others. None where it was cancelled.
    """
    linked = {end for link in drawn.links for end in link.ends}
    part = Map(
        nodes=tuple(node for node in drawn.nodes if node.id in linked or is_pinned(node)),
        links=drawn.links,
    )
    face = EvenType()
    found = tidied(part, face, report, cancelled)
    return None if found is None else with_newcomers(drawn, found, face)


def with_positions(drawn: Map, places: Places) -> dict[str, Position]:
    """The places of nodes as they are stored; who is pinned stays as they are."""
    pinned = {node.id: node.position for node in drawn.nodes if is_pinned(node)}
    return {node: pinned.get(node) or Position(x=x, y=y) for node, (x, y) in places.items()}


def is_pinned(node: Node) -> bool:
    """Whether a hand has put it where it is."""
    return node.position is not None and node.position.pinned


def _stored(drawn: Map) -> dict[str, tuple[float, float]]:
    return {node.id: node.position.point for node in drawn.nodes if node.position is not None}


@lru_cache(maxsize=KEPT)
def _completed(form: Map) -> Places:
    return with_newcomers(form, _stored(form), EvenType())


@lru_cache(maxsize=KEPT)
def _laid(form: Map) -> _Laid:
    return _Laid()


def _form(drawn: Map) -> Map:
    """All of a map that its places depend on."""
    return Map(
        nodes=tuple(structs.replace(node, us=False) for node in drawn.nodes),
        links=tuple(Link(id=link.id, from_=link.from_, to=link.to) for link in drawn.links),
    )


def _ring(drawn: Map) -> Places:
    size = len(drawn.nodes)
    return {
        node.id: (
            0.5 - 0.5 * math.cos(math.tau * at / size),
            0.5 - 0.5 * math.sin(math.tau * at / size),
        )
        for at, node in enumerate(drawn.nodes)
    }
