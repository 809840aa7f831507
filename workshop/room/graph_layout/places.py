"""Where nodes stand on any sheet: laid out as a whole, or one newcomer at a time.

Places are data, 0 … 1 across and down, whatever the sheet: stored with the map, the same on screen
and paper. A new node takes the best free place and moves no other; nor does a new link.
"""

import math
from collections.abc import Mapping

from msgspec import structs

from workshop.domain.graph.map import Map
from workshop.room.graph_layout.legibility import LONG, NEAR_NODE, RING, Demands, Drawing
from workshop.room.graph_layout.moves import Cancelled, Report, drawn_anew
from workshop.room.graph_layout.names import name_of, places_beside
from workshop.room.scene import Type

Places = Mapping[str, tuple[float, float]]
"""Where each node stands, by its id: 0 … 1 across and down."""

WIDTH, HEIGHT = 1728, 738
"""What a room page leaves for a map, in the pixels of `legibility`."""
ROOM_TYPE, PAPER_TYPE = 66, 40
"""The type size for names. With more than ten nodes a room page names only some of them, so that
only paper has to hold all names.
"""
MOST_NAMED = 10
FREE_COLUMNS, FREE_ROWS = 20, 12
FREE_PLACES = tuple(
    sorted(
        ((column / (FREE_COLUMNS - 1), row / (FREE_ROWS - 1))
         for column in range(FREE_COLUMNS) for row in range(FREE_ROWS)),
        key=lambda place: math.dist(place, (0.5, 0.5)),
    )
)  # fmt: skip
"""From the middle outwards."""
SAME = 0.001
"""Prices that differ by less are equal."""
RING_PLACES = tuple(
    (round(0.5 - 0.48 * math.cos(math.tau * turn / 24), 4),
     round(0.5 - 0.45 * math.sin(math.tau * turn / 24), 4))
    for turn in range(24)
)  # fmt: skip
"""Where nodes go that are not linked yet."""


def tidied(
    drawn: Map, face: Type, progress: Report, cancelled: Cancelled
) -> dict[str, tuple[float, float]] | None:
    """A whole new layout, the same for the same map; who is pinned stays. None where it was
    cancelled.
    """
    wanted = demands(drawn, face)
    left = [place for place, node in enumerate(drawn.nodes) if node.sort == "customer"]
    pinned = {
        place: _point(node.position.point, wanted)
        for place, node in enumerate(drawn.nodes)
        if node.position is not None and node.position.pinned
    }
    found = drawn_anew(wanted, left, progress, cancelled, pinned=pinned)
    if found is None:
        return None
    return _stored(drawn, found.points if pinned else _filling(found))


def with_newcomers(drawn: Map, places: Places, face: Type) -> dict[str, tuple[float, float]]:
    """The places of all nodes of a map: known ones unchanged, new ones at the best free place."""
    known = [node for node in drawn.nodes if node.id in places]
    found = {node.id: places[node.id] for node in known}
    for node in drawn.nodes:
        if node.id not in found:
            there = (*known, node)
            ids = {each.id for each in there}
            part = Map(
                nodes=there,
                links=tuple(link for link in drawn.links if link.ends <= ids),
            )
            found[node.id] = _best_free(part, found, face)
            known.append(node)
    return {node.id: found[node.id] for node in drawn.nodes}


def demands(drawn: Map, face: Type) -> Demands:
    """What a drawing of the map has to satisfy."""
    few = len(drawn.nodes) <= MOST_NAMED
    size = ROOM_TYPE if few else PAPER_TYPE
    order = {node.id: place for place, node in enumerate(drawn.nodes)}
    names = (name_of(node.name, size, RING, face) for node in drawn.nodes)
    usual = Demands(
        width=WIDTH,
        height=HEIGHT,
        links=tuple((order[link.from_], order[link.to]) for link in drawn.links),
        labels=tuple(places_beside(name) for name in names),
    )
    return usual if few else structs.replace(usual, nodes_apart=90, shortest=200)


def _best_free(
    drawn: Map, places: Mapping[str, tuple[float, float]], face: Type
) -> tuple[float, float]:
    """The best of many free places for the last node of the map."""
    wanted, node = demands(drawn, face), len(drawn.nodes) - 1
    if not node:
        return RING_PLACES[0]
    points = [_point(places[each.id], wanted) for each in drawn.nodes[:-1]]
    drawing = Drawing(wanted, [*points, (wanted.width / 2, wanted.height / 2)], [0] * (node + 1))
    for _round in range(2):
        for other in range(node):
            drawing.put(other, points[other], _best_side(drawing, other, points[other])[1])
    if not drawn.links:
        on_ring = _farthest_on_ring(drawing, [places[each.id] for each in drawn.nodes[:-1]])
        if on_ring is not None:
            return on_ring
    # As near the middle as can be where several are equally good, so that nothing starts in a
    # corner.
    best, least = FREE_PLACES[0], math.inf
    for place in FREE_PLACES:
        price, _side = _best_side(drawing, node, _point(place, wanted), least)
        if price < least - SAME:
            best, least = place, price
    return best


def _farthest_on_ring(
    drawing: Drawing, taken: list[tuple[float, float]]
) -> tuple[float, float] | None:
    """Before there are links, as far from the others as can be: whatever is linked later, no line
    runs through a third node.
    """
    free = (
        place
        for place in RING_PLACES
        if _best_side(drawing, len(taken), _point(place, drawing.demands))[0] < NEAR_NODE
    )
    far = {place: min(math.dist(place, other) for other in taken) for place in free}
    return max(far, key=lambda place: far[place]) if far else None


def _best_side(
    drawing: Drawing, node: int, point: tuple[float, float], limit: float = math.inf
) -> tuple[float, int]:
    best, least = 0, math.inf
    for side in range(len(drawing.demands.labels[node])):
        price = drawing.price(node, point, side, min(limit, least))
        if price < least:
            best, least = side, price
    return least, best


def _point(place: tuple[float, float], wanted: Demands) -> tuple[float, float]:
    edge = wanted.edge
    return (
        edge + place[0] * (wanted.width - 2 * edge),
        edge + place[1] * (wanted.height - 2 * edge),
    )


def _filling(drawing: Drawing) -> list[tuple[float, float]]:
    """The drawing stretched as far as its names allow, as long as it stays as legible."""
    points, wanted, edge = drawing.points, drawing.demands, drawing.demands.edge
    if not points:
        return []
    around = [
        (max(x - rect[0], edge), max(y - rect[1], edge), max(rect[2] - x, edge),
         max(rect[3] - y, edge))
        for (x, y), rect in zip(points, drawing.rects, strict=True)
    ]  # fmt: skip
    across = _filled([x for x, _y in points], [each[0::2] for each in around], wanted.width)
    down = _filled([y for _x, y in points], [each[1::2] for each in around], wanted.height)
    stretched = Drawing(wanted, list(zip(across, down, strict=True)), drawing.sides)
    # Its lines are longer, and each counts at both its ends.
    longer = 2 * LONG * (_length(stretched) - _length(drawing))
    fits = stretched.whole_price() <= drawing.whole_price() + max(longer, 0)
    return stretched.points if fits else points


def _filled(values: list[float], around: list[tuple[float, ...]], extent: float) -> list[float]:
    """Values spread until what surrounds the outermost touches both ends."""
    low, high = min(values), max(values)
    before = max(own[0] for value, own in zip(values, around, strict=True) if value == low)
    after = max(own[1] for value, own in zip(values, around, strict=True) if value == high)
    if high == low or before + after >= extent:
        return values
    return [before + (value - low) * (extent - before - after) / (high - low) for value in values]


def _length(drawing: Drawing) -> float:
    return math.fsum(
        math.dist(drawing.points[one], drawing.points[other])
        for one, other in drawing.demands.links
    )


def _stored(drawn: Map, points: list[tuple[float, float]]) -> dict[str, tuple[float, float]]:
    edge = RING
    return {
        node.id: (
            round((x - edge) / (WIDTH - 2 * edge), 4), round((y - edge) / (HEIGHT - 2 * edge), 4),
        )
        for node, (x, y) in zip(drawn.nodes, points, strict=True)
    }  # fmt: skip
