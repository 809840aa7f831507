"""A whole new drawing of a map: stress first, then every node snapped to a grid point of its own,
then local moves that make it more legible.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from random import Random
from types import MappingProxyType

from workshop.room.graph_layout.legibility import Demands, Drawing
from workshop.room.graph_layout.stress import Point, hops, level, majorised

Report = Callable[[int, int], None]
"""progress(done, total)"""
Cancelled = Callable[[], bool]

STARTS, MOVES = 12, 6000
RUNS, RUNS_OF_SMALL = 3, 6
"""Small maps can be drawn without a crossing more often, and it takes less to find out."""
HOT, COLD = 220.0, 3.0
SMALL = 15
"""From this many nodes on the grid is finer."""
ASK_EVERY = 100


def grid(demands: Demands) -> list[Point]:
    """The points a node may stand on: what is aligned looks intended."""
    columns, rows = (13, 5) if len(demands.labels) < SMALL else (15, 8)
    edge = demands.edge
    across = (demands.width - 2 * edge) / (columns - 1)
    down = (demands.height - 2 * edge) / (rows - 1)
    return [
        (edge + column * across, edge + row * down)
        for column in range(columns)
        for row in range(rows)
    ]


def drawn_anew(
    demands: Demands,
    left: Iterable[int],
    progress: Report,
    cancelled: Cancelled,
    *,
    pinned: Mapping[int, Point] = MappingProxyType({}),
) -> Drawing | None:
    """The best of several drawings, the same every time; None where it was cancelled. left: nodes
    to keep at the left where possible. pinned: nodes that stay where they are.
    """
    size = len(demands.labels)
    if not size:
        return Drawing(demands, [], [])
    distances = hops(size, demands.links)
    runs = RUNS_OF_SMALL if size < SMALL else RUNS
    starts = sorted((majorised(distances, start) for start in range(STARTS)), key=lambda at: at[1])
    places, best, price = grid(demands), None, math.inf
    for run, (points, _stress) in enumerate(starts[:runs]):
        wanted = _wanted(_facing(level(points), left), demands, pinned)
        tried = Drawing(demands, _snapped(wanted, demands, places, pinned), [0] * size)
        told = partial(_report, progress, run, runs)
        if not _moved(tried, places, pinned, Random(run), told, cancelled):
            return None
        found = tried.whole_price()
        if found < price:
            best, price = tried, found
    progress(runs * MOVES, runs * MOVES)
    return best


def _report(progress: Report, run: int, runs: int, move: int) -> None:
    progress(run * MOVES + move, runs * MOVES)


def _facing(points: list[Point], left: Iterable[int]) -> list[Point]:
    own = [points[node][0] for node in left]
    if own and math.fsum(own) / len(own) > 0.5:
        return [(1 - x, y) for x, y in points]
    return points


def _wanted(points: list[Point], demands: Demands, pinned: Mapping[int, Point]) -> list[Point]:
    """Where the nodes would be on the sheet, mirrored so that those that stay are nearest to where
    they are.
    """
    edge = demands.edge

    def mirrored(*, across: bool, down: bool) -> list[Point]:
        return [
            (edge + (1 - x if across else x) * (demands.width - 2 * edge),
             edge + (1 - y if down else y) * (demands.height - 2 * edge))
            for x, y in points
        ]  # fmt: skip

    if not pinned:
        return mirrored(across=False, down=False)
    ways = (mirrored(across=across, down=down) for across in (False, True)
            for down in (False, True))  # fmt: skip
    return min(
        ways, key=lambda way: math.fsum(math.dist(way[node], at) for node, at in pinned.items())
    )


def _snapped(
    wanted: list[Point], demands: Demands, places: list[Point], pinned: Mapping[int, Point]
) -> list[Point]:
    """Each node at the nearest free point; the most central nodes choose first."""
    found = [pinned.get(node, at) for node, at in enumerate(wanted)]
    free = [place for place in places if place not in pinned.values()]
    middle = (demands.width / 2, demands.height / 2)
    for node in sorted(range(len(wanted)), key=lambda node: math.dist(wanted[node], middle)):
        if node in pinned:
            continue
        found[node] = min(free, key=lambda place: math.dist(place, wanted[node]))
        free.remove(found[node])
    return found


def _moved(
    drawing: Drawing,
    places: list[Point],
    pinned: Mapping[int, Point],
    chance: Random,
    moved: Callable[[int], None],
    cancelled: Cancelled,
) -> bool:
    """Tries moves by simulated annealing: worse ones too while it is hot, then only better ones;
    False where it was cancelled.
    """
    size = len(drawing.points)
    known: dict[int, float] = {}
    taken = {point: node for node, point in enumerate(drawing.points)}
    for move in range(MOVES):
        if move % ASK_EVERY == 0:
            if cancelled():
                return False
            moved(move)
        heat = HOT * (COLD / HOT) ** (move / MOVES)
        node = chance.randrange(size)
        point, side = _tried(drawing, node, [pinned[node]] if node in pinned else places, chance)
        if taken.get(point, node) != node:
            continue
        if node not in known:
            known[node] = drawing.price(node, drawing.points[node], drawing.sides[node])
        limit = known[node] - heat * math.log(1 - chance.random())
        price = drawing.price(node, point, side, limit)
        if price < limit:
            del taken[drawing.points[node]]
            taken[point] = node
            drawing.put(node, point, side)
            known = {node: price}
    return True


def _tried(drawing: Drawing, node: int, places: list[Point], chance: Random) -> tuple[Point, int]:
    """A trial move: another place, near or far, or another side for the name, or both."""
    here, side = drawing.points[node], drawing.sides[node]
    sides, point = len(drawing.demands.labels[node]), here
    if sides == 1 or chance.random() < 0.6:
        point = chance.choice(places)
        if chance.random() < 0.5:
            tries = (chance.choice(places) for _try in range(8))
            point = min(tries, key=lambda place: math.dist(place, here))
    if sides > 1 and (point == here or chance.random() < 0.5):
        side = chance.randrange(sides)
    return point, side
