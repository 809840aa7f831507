"""A map on a page: where its nodes fall, and the shapes of nodes, links and names."""

import math
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from workshop.domain.graph.map import Map
from workshop.room.charts.graph.marks import AWAY, UNIT, Point, along, link_line, slope, stretches
from workshop.room.graph_layout.legibility import RING, NodeLabel
from workshop.room.graph_layout.names import Name, name_of, set_name
from workshop.room.graph_layout.naming import Lie
from workshop.room.graph_layout.places import MOST_NAMED, Places
from workshop.room.scene import Frame, Shapes
from workshop.room.typesetting import right

ABOVE, BELOW = 0.94, 1.53
"""From the headline's baseline to the map, and from the map to the baseline of the bottom line, in
R.
"""
APART = 1.0
"""Between two names on one line, in R."""
CLEAR = 10
"""How much ground stays free between a name and the edge of a line."""
LARGER = 0.55
MIDDLES = (0.5, 0.4, 0.6, 0.32, 0.68)
MARK_CLEAR = 50


class NodeLook(Struct, frozen=True, kw_only=True):
    """How a node is drawn. outer: to the outer edge of its ring."""

    rings: Callable[[Point, float], Sequence[Shapes]]
    outer: float
    bold: bool = True
    colour: str = "ink"


class LinkLook(Struct, frozen=True, kw_only=True):
    """How a link is drawn. gap: the mark in its middle, drawn from centre, angle and unit."""

    width: float
    dashed: bool
    colour: str = "ink"
    gap: float = 0
    mark: Callable[[Point, float, float], Sequence[Shapes]] | None = None


class GraphSheet(Struct, frozen=True, kw_only=True):
    """A map on a page, in the units of its frame."""

    frame: Frame
    unit: float
    map: Map
    points: dict[str, Point]
    top: float
    bottom: float

    @property
    def order(self) -> dict[str, int]:
        """The number of each node."""
        return {node.id: place for place, node in enumerate(self.map.nodes)}

    def names(self, nodes: Sequence[str]) -> dict[int, Name]:
        """The names of nodes, set at reading size, by the numbers of their nodes."""
        words, order = self.map.names, self.order
        return {
            order[node]: name_of(words[node], self.frame.r, RING * self.unit, self.frame.type)
            for node in nodes
        }

    def lie(self, nodes: Mapping[str, NodeLook], links: Mapping[str, LinkLook]) -> Lie:
        """What names have to keep clear of."""
        order = self.order
        return Lie(
            left=self.frame.margin_x,
            top=self.top,
            right=right(self.frame),
            bottom=self.bottom,
            points=tuple(self.points[node.id] for node in self.map.nodes),
            apart=APART * self.frame.r,
            rings=tuple(nodes[node.id].outer * self.unit for node in self.map.nodes),
            lines=tuple(
                (order[link.from_], order[link.to],
                 (links[link.id].width / 2 + CLEAR) * self.unit)
                for link in self.map.links
            ),
        )  # fmt: skip


def sheet(frame: Frame, drawn: Map, places: Places, top: float, bottom: float) -> GraphSheet:
    """The map between headline and legend; upright on a page in portrait."""
    unit = frame.r / UNIT
    top, bottom = top + ABOVE * frame.r, bottom - BELOW * frame.r
    edge = RING * unit
    left, width = frame.margin_x + edge, right(frame) - frame.margin_x - 2 * edge
    # With many nodes names are laid out at the size of paper; a room's are larger.
    over = edge + (LARGER * frame.r if len(drawn.nodes) > MOST_NAMED else 0)
    height = bottom - top - 2 * over
    upright = frame.height > frame.width
    points = {}
    for node in drawn.nodes:
        across, down = reversed(places[node.id]) if upright else places[node.id]
        points[node.id] = (left + across * width, top + over + down * height)
    return GraphSheet(frame=frame, unit=unit, map=drawn, points=points, top=top, bottom=bottom)


def link_shapes(
    page: GraphSheet, nodes: Mapping[str, NodeLook], links: Mapping[str, LinkLook]
) -> list[Shapes]:
    """All lines, then all marks on them."""
    lines: list[Shapes] = []
    marks: list[Shapes] = []
    for link in page.map.links:
        look = links[link.id]
        one, other = page.points[link.from_], page.points[link.to]
        away = ((nodes[link.from_].outer + AWAY) * page.unit,
                (nodes[link.to].outer + AWAY) * page.unit)  # fmt: skip
        middle = _middle(page, link.ends, one, other) if look.mark else 0.5
        parts = stretches(one, other, away, look.gap * page.unit, middle)
        lines += link_line(parts, look.width, page.unit, dashed=look.dashed, colour=look.colour)
        if look.mark:
            marks += look.mark(along(one, other, middle), slope(one, other), page.unit)
    return [*lines, *marks]


def _middle(page: GraphSheet, ends: frozenset[str], one: Point, other: Point) -> float:
    """Where along its line a link's mark is clear of other lines: the middle where possible."""
    lines = [
        (page.points[link.from_], page.points[link.to])
        for link in page.map.links
        if link.ends != ends
    ]
    return max(
        MIDDLES,
        key=lambda share: min(
            [MARK_CLEAR * page.unit] + [_off(along(one, other, share), *line) for line in lines]
        ),
    )


def _off(at: Point, one: Point, other: Point) -> float:
    """The distance of a point from a line."""
    length = math.dist(one, other) ** 2
    share = (
        ((at[0] - one[0]) * (other[0] - one[0]) + (at[1] - one[1]) * (other[1] - one[1])) / length
        if length
        else 0.0
    )
    share = min(1.0, max(0.0, share))
    return math.dist(at, along(one, other, share))


def node_shapes(page: GraphSheet, looks: Mapping[str, NodeLook]) -> list[Shapes]:
    """All rings."""
    return [
        shape
        for node in page.map.nodes
        for shape in looks[node.id].rings(page.points[node.id], page.unit)
    ]


def name_shapes(
    page: GraphSheet, looks: Mapping[str, NodeLook], names: Mapping[int, Name],
    labels: Mapping[int, NodeLabel],
) -> list[Shapes]:  # fmt: skip
    """The names that this page shows."""
    shapes: list[Shapes] = []
    for place, node in enumerate(page.map.nodes):
        if place in labels:
            look = looks[node.id]
            shapes += set_name(
                names[place], page.points[node.id], labels[place], bold=look.bold,
                colour=look.colour,
            )  # fmt: skip
    return shapes
