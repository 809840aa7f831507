"""A small map on which one link stands out: where in the whole it belongs."""

from workshop.domain.graph.map import Link, Map
from workshop.room.charts.graph.marks import Point, along
from workshop.room.graph_layout.places import Places
from workshop.room.scene import Line, Mark, Scene, Shapes, Text, Type

WIDTH, HEIGHT = 316.0, 176.0
RING, RING_LINE, THIN, HEAVY = 5.5, 2.0, 2.0, 7.0
DASH, DASH_GAP = 5.0, 4.0
NAME, NAME_OFF, EDGE = 15.0, 11.0, 28.0


def link_thumbnail(drawn: Map, link: Link, places: Places, face: Type) -> Scene:
    """The map with this link heavy and only its two ends named."""
    points = {
        node.id: (
            RING + 1 + places[node.id][0] * (WIDTH - 2 * RING - 2),
            EDGE + places[node.id][1] * (HEIGHT - 2 * EDGE),
        )
        for node in drawn.nodes
    }
    shapes: list[Shapes] = []
    for each in drawn.links:
        if each != link:
            shapes += _line(points[each.from_], points[each.to], dashed=not each.steward)
    shapes.append(Line(points=(points[link.from_], points[link.to]), stroke="accent", line=HEAVY))
    for node, (x, y) in points.items():
        shapes += [
            Mark(x=x, y=y, r=RING, colour="paper"),
            Mark(x=x, y=y, r=RING, hollow=True, line=RING_LINE,
                 colour="ink" if node in link.ends else "edge"),
        ]  # fmt: skip
    names = drawn.names
    ends = sorted(((points[node][1], node) for node in link.ends), key=lambda end: end[0])
    for (y, node), below in zip(ends, (False, True), strict=True):
        half = face.width(names[node], NAME, bold=True) / 2
        x = min(max(points[node][0], half), WIDTH - half)
        baseline = y + NAME_OFF + 0.75 * NAME if below else y - NAME_OFF
        shapes.append(Text(x=x, y=baseline, text=names[node], size=NAME, bold=True,
                           anchor="middle", halo=True))  # fmt: skip
    return Scene(width=WIDTH, height=HEIGHT, shapes=tuple(shapes), alt="")


def _line(one: Point, other: Point, *, dashed: bool) -> list[Shapes]:
    if not dashed:
        return [Line(points=(one, other), stroke="edge", line=THIN)]
    length = max(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5, 1.0)
    count = max(1, round(length / (DASH + DASH_GAP)))
    share = DASH / (DASH + DASH_GAP)
    return [
        Line(points=(along(one, other, at / count), along(one, other, (at + share) / count)),
             stroke="edge", line=THIN)
        for at in range(count)
    ]  # fmt: skip
