"""How legible a drawing of a map is: what each node costs where it stands.

Units are pixels of a room page whose reading size is 66. The weights were found by trial on maps
like those of rooms (`tests/room/room_maps.py`): names must never overlap, and lines through names
are worse than lines that cross. A line through the ring of another node is worst: it shows links
that are not there.
"""

import math

from msgspec import Struct

OUTSIDE = CLASH = 1500
THROUGH, CROSSING, NEAR_RING, NEAR_NODE = 500, 300, 900, 300
SLANT, ANGLE, SHORT, LONG = 30, 3, 0.8, 1 / 60
RING = 28.5
"""From the centre of a node to the outer edge of its ring."""
RING_CLEAR, NODE_CLEAR, LINE_CLEAR = 56, 200, 24
SHORTEST = 340
FLAT, SHARP = math.tan(math.radians(17)), 34.0

Rect = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class NodeLabel(Struct, frozen=True):
    """A place for a name beside its node: a rectangle about the node's centre, and its cost."""

    left: float
    top: float
    right: float
    bottom: float
    price: float = 0
    name: str = ""

    def at(self, x: float, y: float) -> Rect:
        """Where the rectangle is with its node at a point."""
        return (x + self.left, y + self.top, x + self.right, y + self.bottom)


class Demands(Struct, frozen=True, kw_only=True):
    """What a drawing has to satisfy. labels: for each node the places its name may take. boxed:
    names stand inside their nodes, so that a node's own lines may touch them.
    """

    width: float
    height: float
    links: tuple[tuple[int, int], ...]
    labels: tuple[tuple[NodeLabel, ...], ...]
    boxed: bool = False
    nodes_apart: float = NODE_CLEAR
    shortest: float = SHORTEST

    @property
    def edge(self) -> float:
        """How near the margin a node's centre may come."""
        return 0 if self.boxed else RING


def meets(x: float, y: float, far_x: float, far_y: float, rect: Rect, clear: float) -> bool:
    """Whether a line comes within `clear` of a rectangle."""
    left, top, right, bottom = rect
    left, top, right, bottom = left - clear, top - clear, right + clear, bottom + clear
    if (x < left and far_x < left) or (x > right and far_x > right):
        return False
    if (y < top and far_y < top) or (y > bottom and far_y > bottom):
        return False
    across, down = far_x - x, far_y - y
    off = across * ((top + bottom) / 2 - y) - down * ((left + right) / 2 - x)
    return abs(off) <= abs(down) * (right - left) / 2 + abs(across) * (bottom - top) / 2


def crosses(
    ax: float, ay: float, bx: float, by: float, cx: float, cy: float, dx: float, dy: float
) -> bool:
    """Whether two lines cross."""
    across, down = bx - ax, by - ay
    if (across * (cy - ay) - down * (cx - ax)) * (across * (dy - ay) - down * (dx - ax)) >= 0:
        return False
    across, down = dx - cx, dy - cy
    return (across * (ay - cy) - down * (ax - cx)) * (across * (by - cy) - down * (bx - cx)) < 0


def near(x: float, y: float, far_x: float, far_y: float, at_x: float, at_y: float) -> bool:
    """Whether a line passes closer to a node than its ring allows."""
    across, down = far_x - x, far_y - y
    length = across * across + down * down
    along = ((at_x - x) * across + (at_y - y) * down) / length if length else 0.0
    along = 0.0 if along < 0 else 1.0 if along > 1 else along
    off_x, off_y = x + along * across - at_x, y + along * down - at_y
    return off_x * off_x + off_y * off_y < RING_CLEAR * RING_CLEAR


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def line_price(x: float, y: float, far_x: float, far_y: float, shortest: float) -> float:
    """The cost of a line for its length, and for being nearly horizontal, which looks like a
    mistake.
    """
    across, down = abs(far_x - x), abs(far_y - y)
    length = math.hypot(across, down)
    price = length * LONG
    if length < shortest:
        price += (shortest - length) * SHORT
    if 0 < down < across * FLAT or 0 < across < down * FLAT:
        price += SLANT
    return price


def angle_price(x: float, y: float, one: tuple[float, float], other: tuple[float, float]) -> float:
    """The cost of two lines that leave a node at a narrow angle."""
    turn = math.degrees(
        abs(math.atan2(one[1] - y, one[0] - x) - math.atan2(other[1] - y, other[0] - x))
    )
    turn = min(turn, 360 - turn)
    return (SHARP - turn) * ANGLE if turn < SHARP else 0.0


class Drawing:
    """Where the nodes stand and on which side their names are, while a better drawing is sought."""

    def __init__(
        self, demands: Demands, points: list[tuple[float, float]], sides: list[int]
    ) -> None:
        self.demands = demands
        self.points = list(points)
        self.sides = list(sides)
        self.rects = [
            demands.labels[node][side].at(*points[node]) for node, side in enumerate(sides)
        ]
        self.near: list[list[int]] = [[] for _point in points]
        for one, other in demands.links:
            self.near[one].append(other)
            self.near[other].append(one)

    def put(self, node: int, point: tuple[float, float], side: int) -> None:
        """Moves a node there."""
        self.points[node], self.sides[node] = point, side
        self.rects[node] = self.demands.labels[node][side].at(*point)

    def price(
        self, node: int, point: tuple[float, float], side: int, limit: float = math.inf
    ) -> float:
        """The cost of a node at a place, with all that touches it; above the limit only that it is
        above.
        """
        label = self.demands.labels[node][side]
        rect = label.at(*point)
        total = label.price + self._standing(node, point, rect)
        if total < limit:
            total += self._passed_by(node, point, rect)
        for far in self.near[node]:
            if total >= limit:
                return total
            total += self._line(node, far, point, rect)
        if total < limit:
            total += self._angles(node, point)
        return total

    def whole_price(self) -> float:
        """The cost of all nodes; what two share counts twice."""
        return math.fsum(
            self.price(node, self.points[node], self.sides[node])
            for node in range(len(self.points))
        )

    def _standing(self, node: int, point: tuple[float, float], rect: Rect) -> float:
        """The cost against the margins and the other nodes and names."""
        demands, (x, y) = self.demands, point
        total = 0.0
        if rect[0] < 0 or rect[1] < 0 or rect[2] > demands.width or rect[3] > demands.height:
            total += OUTSIDE
        ring = demands.edge
        own = (x - ring, y - ring, x + ring, y + ring)
        apart = demands.nodes_apart
        for other, (far_x, far_y) in enumerate(self.points):
            if other == node:
                continue
            if abs(far_x - x) < apart and abs(far_y - y) < apart and (
                math.hypot(far_x - x, far_y - y) < apart
            ):  # fmt: skip
                total += NEAR_NODE
            theirs = self.rects[other]
            total += CLASH * overlap(rect, theirs)
            if ring:
                their_ring = (far_x - ring, far_y - ring, far_x + ring, far_y + ring)
                total += CLASH * (overlap(rect, their_ring) + overlap(theirs, own))
        return total

    def _passed_by(self, node: int, point: tuple[float, float], rect: Rect) -> float:
        """The cost against the lines of others."""
        (x, y), points, boxed = point, self.points, self.demands.boxed
        total = 0.0
        for one, other in self.demands.links:
            if node in (one, other):
                continue
            (ax, ay), (bx, by) = points[one], points[other]
            if meets(ax, ay, bx, by, rect, 0 if boxed else LINE_CLEAR):
                total += THROUGH
            if not boxed and near(ax, ay, bx, by, x, y):
                total += NEAR_RING
        return total

    def _line(self, node: int, far: int, point: tuple[float, float], rect: Rect) -> float:
        """The cost of one of the node's own lines against everything else."""
        demands, points = self.demands, self.points
        (x, y), (far_x, far_y) = point, points[far]
        total = line_price(x, y, far_x, far_y, demands.shortest)
        for one, other in demands.links:
            if one in (node, far) or other in (node, far):
                continue
            (ax, ay), (bx, by) = points[one], points[other]
            if crosses(x, y, far_x, far_y, ax, ay, bx, by):
                total += CROSSING
        for other in self.near[far]:
            if other != node:
                total += angle_price(far_x, far_y, point, points[other])
        return total + self._passing(node, far, point, rect)

    def _passing(self, node: int, far: int, point: tuple[float, float], rect: Rect) -> float:
        """The cost of one of the node's own lines against names and rings."""
        boxed, total = self.demands.boxed, 0.0
        line, clear = (*point, *self.points[far]), 0 if boxed else LINE_CLEAR
        for other, theirs in enumerate(self.rects):
            if other in (node, far):
                if boxed:
                    continue
            elif not boxed and near(*line, *self.points[other]):
                total += NEAR_RING
            if meets(*line, rect if other == node else theirs, clear):
                total += THROUGH
        return total

    def _angles(self, node: int, point: tuple[float, float]) -> float:
        ends = [self.points[far] for far in self.near[node]]
        return math.fsum(
            angle_price(*point, one, other)
            for place, one in enumerate(ends)
            for other in ends[:place]
        )


class Flaws(Struct, frozen=True, kw_only=True):
    """What is wrong with a drawing: crossings, names on names or rings, lines through names."""

    crossings: int
    overlaps: int
    through: int


def flaws(drawing: Drawing) -> Flaws:
    """Counts what a reader would stumble over."""
    demands, points, rects = drawing.demands, drawing.points, drawing.rects
    links, ring = demands.links, demands.edge
    lines = [(*points[one], *points[other]) for one, other in links]
    size = range(len(points))
    return Flaws(
        crossings=sum(
            crosses(*line, *lines[other])
            for place, line in enumerate(lines)
            for other in range(place)
            if not set(links[place]) & set(links[other])
        ),
        overlaps=sum(overlap(rects[one], rects[other]) for one in size for other in range(one))
        + sum(
            overlap(rects[one], (x - ring, y - ring, x + ring, y + ring))
            for one in size
            for other, (x, y) in enumerate(points)
            if ring and one != other
        ),
        through=sum(
            meets(*line, rects[node], 0)
            for line, ends in zip(lines, links, strict=True)
            for node in size
            if node not in ends or not demands.boxed
        ),
    )
