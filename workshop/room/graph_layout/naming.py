"""On which side of its node each name goes, on the page that shows it."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from random import Random

from msgspec import Struct

from workshop.room.graph_layout.legibility import (
    CLASH,
    THROUGH,
    NodeLabel,
    Rect,
    meets,
    overlap,
)
from workshop.room.graph_layout.names import Name, places_beside

Sides = Mapping[int, Sequence[NodeLabel]]
"""The places that each name may take."""

STARTS, ROUNDS = 12, 10
CROWDED, OFF_PAGE = 20, 100_000
SPILL = 1.0
"""By how many pixels a name may overlap the margin, to allow for rounding."""


class Lie(Struct, frozen=True, kw_only=True):
    """What lies on a page before there are names: nodes, lines between them, and how large the
    rings are. lines: two nodes and half the line's width with the ground it needs.
    """

    left: float
    top: float
    right: float
    bottom: float
    points: tuple[tuple[float, float], ...]
    rings: tuple[float, ...]
    lines: tuple[tuple[int, int, float], ...]
    apart: float = 0
    """How much ground two names on one line need between them."""


def chosen_sides(lie: Lie, names: Mapping[int, Name]) -> dict[int, NodeLabel]:
    """The side for each name; names that cannot go anywhere without touching another name, a ring
    or the margin are left out. Earlier names choose first.
    """
    return dict(_chosen(lie, tuple(names.items())))


@lru_cache(maxsize=64)
def _chosen(lie: Lie, names: tuple[tuple[int, Name], ...]) -> tuple[tuple[int, NodeLabel], ...]:
    """The best of several descents, each from different sides, since names block one another."""
    sides = {node: places_beside(name) for node, name in names}
    prices = {node: [_price(lie, node, label) for label in own] for node, own in sides.items()}
    best, least = dict.fromkeys(sides, 0), math.inf
    for start in range(STARTS):
        chance = Random(start)
        tried = {
            node: chance.randrange(len(own)) if start else own.index(min(own))
            for node, own in prices.items()
        }
        total = _settled(lie, sides, prices, tried)
        if total < least:
            best, least = tried, total
        if least < CLASH:
            break
    return tuple(_clear(lie, sides, prices, best))


def _settled(
    lie: Lie, sides: Sides, prices: Mapping[int, Sequence[float]], chosen: dict[int, int]
) -> float:
    """Lets each name in turn choose again until none changes; gives their total cost."""
    total = math.inf
    for _round in range(ROUNDS):
        before, total = dict(chosen), 0.0
        for node in sides:
            costs = [
                price + _clashes(lie, sides, chosen, node, side)
                for side, price in enumerate(prices[node])
            ]
            chosen[node] = costs.index(min(costs))
            total += costs[chosen[node]]
        if chosen == before:
            break
    return total


def _clear(
    lie: Lie, sides: Sides, prices: Mapping[int, Sequence[float]], chosen: Mapping[int, int]
) -> Iterator[tuple[int, NodeLabel]]:
    """The names that are clear of those before them."""
    held: list[Rect] = []
    for node, side in chosen.items():
        label = sides[node][side]
        rect = label.at(*lie.points[node])
        if prices[node][side] < CLASH and not any(overlap(rect, other) for other in held):
            held.append(rect)
            yield node, label


def _clashes(lie: Lie, sides: Sides, chosen: Mapping[int, int], node: int, side: int) -> float:
    """The cost of the other names where they stand now."""
    rect = sides[node][side].at(*lie.points[node])
    wider = (rect[0] - lie.apart, rect[1], rect[2] + lie.apart, rect[3])
    others = [
        sides[other][chosen[other]].at(*lie.points[other]) for other in sides if other != node
    ]
    return sum(
        CLASH if overlap(rect, other) else CROWDED * overlap(wider, other) for other in others
    )


def _price(lie: Lie, node: int, label: NodeLabel) -> float:
    """The cost of a name on this side, apart from other names."""
    rect = label.at(*lie.points[node])
    price = label.price
    if (
        rect[0] < lie.left - SPILL or rect[1] < lie.top - SPILL
        or rect[2] > lie.right + SPILL or rect[3] > lie.bottom + SPILL
    ):  # fmt: skip
        price += OFF_PAGE
    for other, ((x, y), ring) in enumerate(zip(lie.points, lie.rings, strict=True)):
        if other != node:
            price += CLASH * overlap(rect, (x - ring, y - ring, x + ring, y + ring))
    # Many lines through a name are still no clash: its halo keeps it legible.
    through = sum(
        meets(*lie.points[one], *lie.points[other], rect, half) for one, other, half in lie.lines
    )
    return price + min(through * THROUGH / 4, CLASH / 2)


def on_pages(
    lie: Lie, groups: Iterable[Mapping[int, Name]], most: int
) -> list[dict[int, NodeLabel]]:
    """The names of each group on as few pages as keep them clear of one another; a name without a
    clear place even on its own keeps its least bad one.
    """
    pages = []
    for group in groups:
        left = dict(group)
        while left:
            held = chosen_sides(lie, dict(list(left.items())[:most])) or _least_bad(lie, left)
            pages.append(held)
            left = {node: name for node, name in left.items() if node not in held}
    return pages


def _least_bad(lie: Lie, names: Mapping[int, Name]) -> dict[int, NodeLabel]:
    node, name = next(iter(names.items()))
    return {node: min(places_beside(name), key=lambda label: _price(lie, node, label))}
