"""Stress majorisation: distances on the sheet in proportion to distances along the links.

After Gansner, Koren and North (2004): each node in turn moves to where its distances to all others
want it, weighted by the inverse square of the distance. Stress never increases.
"""

import math
from collections.abc import Sequence
from random import Random

Point = tuple[float, float]

SWEEPS = 60


def hops(size: int, links: Sequence[tuple[int, int]]) -> list[list[float]]:
    """How many links lie between any two nodes; between islands one more than the longest path."""
    near: list[list[int]] = [[] for _node in range(size)]
    for one, other in links:
        near[one].append(other)
        near[other].append(one)
    found = [_hops_from(start, near) for start in range(size)]
    apart = 1 + max((hop for row in found for hop in row if hop is not None), default=0)
    return [[float(apart if hop is None else hop) for hop in row] for row in found]


def _hops_from(start: int, near: list[list[int]]) -> list[int | None]:
    row: list[int | None] = [None] * len(near)
    row[start], edge, hop = 0, [start], 0
    while edge:
        hop += 1
        found = {far for node in edge for far in near[node] if row[far] is None}
        edge = sorted(found)
        for far in edge:
            row[far] = hop
    return row


def majorised(distances: list[list[float]], start: int) -> tuple[list[Point], float]:
    """A drawing from the initial layout of that number, and its stress."""
    size = len(distances)
    chance = Random(start)
    reach = math.sqrt(size)
    points = [(chance.uniform(-reach, reach), chance.uniform(-reach, reach)) for _ in distances]
    for _sweep in range(SWEEPS):
        for node in range(size):
            points[node] = _wanted(node, points, distances[node])
    return points, _stress(points, distances)


def _wanted(node: int, points: list[Point], row: list[float]) -> Point:
    x, y = points[node]
    across = down = weights = 0.0
    for other, (far_x, far_y) in enumerate(points):
        if other == node:
            continue
        hop = row[other]
        weight = 1 / (hop * hop)
        pull = hop / (math.hypot(x - far_x, y - far_y) or 1e-9)
        across += weight * (far_x + pull * (x - far_x))
        down += weight * (far_y + pull * (y - far_y))
        weights += weight
    return (across / weights, down / weights) if weights else (x, y)


def _stress(points: list[Point], distances: list[list[float]]) -> float:
    return math.fsum(
        (math.dist(points[one], points[other]) / distances[one][other] - 1) ** 2
        for one in range(len(points))
        for other in range(one)
    )


def level(points: list[Point]) -> list[Point]:
    """The drawing turned so that its longest extent is horizontal, within 0 … 1 both ways."""
    size = len(points)
    middle_x = math.fsum(x for x, _y in points) / size
    middle_y = math.fsum(y for _x, y in points) / size
    spread_x = math.fsum((x - middle_x) ** 2 for x, _y in points)
    spread_y = math.fsum((y - middle_y) ** 2 for _x, y in points)
    both = math.fsum((x - middle_x) * (y - middle_y) for x, y in points)
    turn = -math.atan2(2 * both, spread_x - spread_y) / 2
    cosine, sine = math.cos(turn), math.sin(turn)
    turned = [
        ((x - middle_x) * cosine - (y - middle_y) * sine,
         (x - middle_x) * sine + (y - middle_y) * cosine)
        for x, y in points
    ]  # fmt: skip
    return list(zip(*(_stretched(axis) for axis in zip(*turned, strict=True)), strict=True))


def _stretched(values: Sequence[float]) -> list[float]:
    low, high = min(values), max(values)
    return [(value - low) / (high - low) if high > low else 0.5 for value in values]
