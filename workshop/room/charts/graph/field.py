"""The map on the facilitator's own field, in pixels: lines and names, rings are left to others."""

import math
from collections.abc import Mapping

from msgspec import Struct

from workshop.domain.graph.map import Link, Map
from workshop.room.charts.graph.marks import (
    SNAP_GAP,
    UNIT,
    Point,
    along,
    line_width,
    link_line,
    scissors,
    slope,
    stretches,
)
from workshop.room.graph_layout.names import name_of, set_name
from workshop.room.graph_layout.naming import Lie, chosen_sides
from workshop.room.graph_layout.places import Places
from workshop.room.scene import Scene, Shapes, Type

NODE = 9.0
"""From the centre of a node to the middle of its ring."""
SIDE, ABOVE = 14.0, 36.0
SIZE, NAME_OFF, APART = 16.0, 13.0, 12.0
LINE, LINE_CLEAR, NODE_CLEAR = 4.0, 3.0, 13.0
SMALLER = SIZE / UNIT
"""The marks of the room at the type size of the field."""


class FieldLook(Struct, frozen=True, kw_only=True):
    """What stands out. node: with its links; link: the one that is chosen. strengths: of links,
    once they are rated. cut: a link; off: nodes that hang on it.
    """

    node: str = ""
    link: str = ""
    strengths: Mapping[str, float | None] | None = None
    cut: str = ""
    off: tuple[str, ...] = ()


def field_points(places: Places, width: float, height: float) -> dict[str, Point]:
    """Where the nodes are on a field of that size."""
    return {
        node: (SIDE + x * (width - 2 * SIDE), ABOVE + y * (height - 2 * ABOVE))
        for node, (x, y) in places.items()
    }


def field_place(at: Point, width: float, height: float) -> Point:
    """The place, 0 to 1 both ways, of a point of the field."""
    x = (at[0] - SIDE) / max(width - 2 * SIDE, 1)
    y = (at[1] - ABOVE) / max(height - 2 * ABOVE, 1)
    return (round(min(max(x, 0), 1), 4), round(min(max(y, 0), 1), 4))


def link_at(drawn: Map, points: Mapping[str, Point], at: Point, reach: float = 8) -> str:
    """The link that a pointer means there, "" for none."""

    def off(link: Link) -> float:
        one, other = points[link.from_], points[link.to]
        length = math.dist(one, other) ** 2 or 1
        share = (
            (at[0] - one[0]) * (other[0] - one[0]) + (at[1] - one[1]) * (other[1] - one[1])
        ) / length
        return math.dist(at, along(one, other, min(1.0, max(0.0, share))))

    near = min(drawn.links, key=off, default=None)
    return near.id if near is not None and off(near) <= reach else ""


def field_scene(
    drawn: Map, points: Mapping[str, Point], size: Point, face: Type, look: FieldLook
) -> Scene:
    """Lines and names; a name that has no clear place is left out, unless it stands out."""
    shapes: list[Shapes] = []
    for link in drawn.links:
        shapes += _line(link, points[link.from_], points[link.to], look)
    width, height = size
    order = {node.id: place for place, node in enumerate(drawn.nodes)}
    lie = Lie(
        left=0,
        top=0,
        right=width,
        bottom=height,
        points=tuple(points[node.id] for node in drawn.nodes),
        rings=(NODE_CLEAR,) * len(drawn.nodes),
        lines=tuple(
            (order[link.from_], order[link.to], _width(link, look) / 2 + LINE_CLEAR)
            for link in drawn.links
        ),
        apart=APART,
    )
    first = {look.node, *(end for link in drawn.links if look.node in link.ends
                          for end in link.ends)}  # fmt: skip
    names = {
        order[node.id]: name_of(node.name, SIZE, NAME_OFF, face)
        for node in sorted(drawn.nodes, key=lambda node: node.id not in first)
    }
    for place, label in chosen_sides(lie, names).items():
        node = drawn.nodes[place]
        off = node.id in look.off
        shapes += set_name(
            names[place], points[node.id], label, bold=not off, colour="ink2" if off else "ink"
        )
    return Scene(width=width, height=height, shapes=tuple(shapes), alt="")


def _width(link: Link, look: FieldLook) -> float:
    if look.strengths is None:
        return LINE
    return line_width(look.strengths.get(link.id)) * SMALLER


def _line(link: Link, one: Point, other: Point, look: FieldLook) -> list[Shapes]:
    cut = link.id == look.cut
    faded = cut or not link.ends.isdisjoint(look.off)
    chosen = link.id == look.link or (not look.link and look.node in link.ends)
    colour = "accent" if chosen else "edge" if faded else "ink"
    width = _width(link, look) + (2 if link.id == look.link else 0)
    gap = SNAP_GAP * SMALLER if cut else 0
    away = NODE + LINE_CLEAR
    parts = stretches(one, other, (away, away), gap)
    found = link_line(parts, width / SMALLER, SMALLER, dashed=not link.steward, colour=colour)
    if cut:
        turn = slope(one, other) - math.pi / 2
        found += scissors(along(one, other, 0.5), turn, SMALLER)
    return found
