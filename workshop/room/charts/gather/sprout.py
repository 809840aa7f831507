"""A sprout: upright and filled on good ground, drooping and hollow in a desert."""

from workshop.room.scene import Area, Line, Shapes

WIDE, HIGH = 100, 120
"""The box it is drawn in, in units of its own."""
STROKE, BENDS = 7, 10
Point = tuple[float, float]
Leaf = tuple[Point, Point, Point, Point]
"""From the stem to the tip along one edge and back along the other: stem, pull, tip, pull."""
UPRIGHT: tuple[Leaf, Leaf] = (
    ((50, 44), (40, 8), (6, 16), (8, 46)),
    ((52, 38), (50, 6), (94, 2), (92, 40)),
)
DROOPING: tuple[Leaf, Leaf] = (
    ((48, 44), (6, 18), (4, 80), (58, 86)),
    ((50, 42), (76, -14), (98, 66), (58, 70)),
)


def sprout(x: float, y: float, high: float, *, drooping: bool) -> tuple[Shapes, ...]:
    """The sprout of that height, its upper left corner there."""
    scale = high / HIGH

    def at(point: Point) -> Point:
        return x + point[0] * scale, y + point[1] * scale

    leaves = (
        Area(
            points=tuple(map(at, (*_curve(stem, one, tip), *_curve(tip, other, stem)))),
            fill="" if drooping else "ink",
            stroke="ink",
            line=STROKE * scale,
        )
        for stem, one, tip, other in (DROOPING if drooping else UPRIGHT)
    )
    return (Line(points=(at((50, 34)), at((50, HIGH))), line=STROKE * scale), *leaves)


def _curve(start: Point, pull: Point, end: Point) -> list[Point]:
    """A curve as short lines, without its end."""
    shares = [step / BENDS for step in range(BENDS)]
    return [
        (_pulled(start[0], pull[0], end[0], share), _pulled(start[1], pull[1], end[1], share))
        for share in shares
    ]


def _pulled(start: float, pull: float, end: float, share: float) -> float:
    rest = 1 - share
    return rest * rest * start + 2 * rest * share * pull + share * share * end
