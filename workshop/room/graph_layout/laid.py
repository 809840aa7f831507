"""Where the nodes of a map stand on every sheet: laid out once, the same for the same map.

Linked nodes are laid out together; a node without a link takes the best free place and moves none.
Laying out takes seconds, so whoever shows windows has it done on a worker beforehand (`lay_out`);
until then a map stands on a ring.
"""

import math
from functools import lru_cache

from msgspec import structs

from workshop.domain.graph.map import Link, Map
from workshop.room.graph_layout.moves import Cancelled
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
    return _laid(_form(drawn)).places or _ring(drawn)


def is_laid_out(drawn: Map) -> bool:
    """Whether the places are known."""
    return not drawn.nodes or _laid(_form(drawn)).places is not None


def lay_out(drawn: Map, cancelled: Cancelled = lambda: False) -> Places | None:
    """Computes the places, unless they are known; takes up to some seconds. None where it was
    cancelled.
    """
    form = _form(drawn)
    laid = _laid(form)
    if laid.places is None:
        laid.places = _places(form, cancelled)
    return laid.places


@lru_cache(maxsize=KEPT)
def _laid(form: Map) -> _Laid:
    return _Laid()


def _form(drawn: Map) -> Map:
    """All of a map that its places depend on."""
    return Map(
        nodes=tuple(structs.replace(node, us=False) for node in drawn.nodes),
        links=tuple(Link(id=link.id, from_=link.from_, to=link.to) for link in drawn.links),
    )


def _places(form: Map, cancelled: Cancelled) -> Places | None:
    linked = {end for link in form.links for end in link.ends}
    part = Map(nodes=tuple(node for node in form.nodes if node.id in linked), links=form.links)
    face = EvenType()
    found = tidied(part, face, lambda _done, _total: None, cancelled)
    return None if found is None else with_newcomers(form, found, face)


def _ring(drawn: Map) -> Places:
    size = len(drawn.nodes)
    return {
        node.id: (
            0.5 - 0.5 * math.cos(math.tau * at / size),
            0.5 - 0.5 * math.sin(math.tau * at / size),
        )
        for at, node in enumerate(drawn.nodes)
    }
