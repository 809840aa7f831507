"""The marks of a map: rings, links of any strength, the double stroke, scissors."""

import math

from workshop.room.scene import Line, Mark, Shapes

Point = tuple[float, float]

UNIT = 66
"""All measures are pixels on a page with this reading size."""
RING, RING_LINE = 25.0, 7.0
CUT_OUTER, CUT_INNER, CUT_LINE = 34.0, 18.0, 6.0
NAMED, SMALL, NAMED_LINE, SMALL_LINE = 22.0, 11.0, 7.0, 5.0
"""Rings of a map that names only some of its nodes."""
AWAY = 8
"""How far from a ring a line ends."""
THINNEST, STEP = 4.0, 6.5
STROKE_GAP, CAMPS_GAP, SNAP_GAP = 62.0, 70.0, 230.0
STROKE, STROKE_HIGH, STROKES_APART, LEAN = 8.0, 56.0, 22.0, 20.0
SCISSORS = 104.0
OFF_LINE, OFF_DASH = 6.0, 13.0


def line_width(strength: float | None) -> float:
    """The width of a link; before it is rated, that of the weakest."""
    return THINNEST + STEP * ((strength or 1) - 1)


def ring(at: Point, unit: float, *, colour: str = "ink", r: float = RING, line: float = RING_LINE
         ) -> Mark:  # fmt: skip
    """A node. r: to the middle of its line."""
    return Mark(x=at[0], y=at[1], r=(r + line / 2) * unit, colour=colour, hollow=True,
                line=line * unit)  # fmt: skip


def cut_point(at: Point, unit: float, colour: str = "ink") -> tuple[Shapes, ...]:
    """A cut point: two rings."""
    return (
        ring(at, unit, colour=colour, r=CUT_OUTER, line=CUT_LINE),
        ring(at, unit, colour=colour, r=CUT_INNER, line=CUT_LINE),
    )


def off_ring(at: Point, unit: float, r: float = RING) -> tuple[Shapes, ...]:
    """A node that can no longer be reached: a dashed ring."""
    dashes = max(5, round(math.tau * r / (1.7 * OFF_DASH)))
    share = OFF_DASH / (math.tau * r)
    shapes: list[Shapes] = []
    for dash in range(dashes):
        turns = [math.tau * (dash / dashes + share * part / 4) for part in range(5)]
        points = tuple(
            (at[0] + r * unit * math.cos(turn), at[1] + r * unit * math.sin(turn)) for turn in turns
        )
        shapes.append(Line(points=points, stroke="edge", line=OFF_LINE * unit))
    return tuple(shapes)


def along(one: Point, other: Point, share: float) -> Point:
    """A point on the line from one to the other."""
    return (one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1]))


def stretches(
    one: Point, other: Point, away: tuple[float, float], gap: float, middle: float = 0.5
) -> list[tuple[Point, Point]]:
    """The parts of a line between two nodes that are drawn: clear of both rings, with a gap in the
    middle where there is one.
    """
    length = math.dist(one, other)
    if length <= sum(away):
        return []
    low, high = away[0] / length, 1 - away[1] / length
    cuts = [(low, high)]
    if gap:
        half = gap / 2 / length
        cuts = [(low, middle - half), (middle + half, high)]
    return [(along(one, other, a), along(one, other, b)) for a, b in cuts if b > a]


def link_line(
    parts: list[tuple[Point, Point]], width: float, unit: float, *, dashed: bool,
    colour: str = "ink",
) -> list[Shapes]:  # fmt: skip
    """A link as lines; dashed ones begin and end with a whole dash."""
    shapes: list[Shapes] = []
    for start, end in parts:
        pieces = _dashes(start, end, width, unit) if dashed else [(start, end)]
        shapes += [Line(points=piece, stroke=colour, line=width * unit) for piece in pieces]
    return shapes


def _dashes(start: Point, end: Point, width: float, unit: float) -> list[tuple[Point, Point]]:
    dash, gap = (24 + 0.9 * width) * unit, (16 + 0.5 * width) * unit
    length = math.dist(start, end)
    count = max(1, round((length + gap) / (dash + gap)))
    whole = count * dash + (count - 1) * gap
    return [
        (along(start, end, at * (dash + gap) / whole),
         along(start, end, (at * (dash + gap) + dash) / whole))
        for at in range(count)
    ]  # fmt: skip


def slope(one: Point, other: Point) -> float:
    """The angle of a line read from left to right."""
    turn = math.atan2(other[1] - one[1], other[0] - one[0])
    if turn > math.pi / 2:
        return turn - math.pi
    return turn + math.pi if turn <= -math.pi / 2 else turn


def turned(at: Point, turn: float, unit: float, points: list[Point]) -> tuple[Point, ...]:
    """Points scaled and rotated about a centre."""
    cosine, sine = math.cos(turn) * unit, math.sin(turn) * unit
    return tuple((at[0] + x * cosine - y * sine, at[1] + x * sine + y * cosine) for x, y in points)


def double_stroke(at: Point, turn: float, unit: float) -> tuple[Shapes, ...]:
    """No way round: two strokes across a link."""
    return tuple(
        Line(
            points=turned(at, turn, unit, [(x - LEAN / 2, STROKE_HIGH / 2),
                                           (x + LEAN / 2, -STROKE_HIGH / 2)]),
            stroke="accent", line=STROKE * unit,
        )
        for x in (-STROKES_APART / 2, STROKES_APART / 2)
    )  # fmt: skip


def scissors(at: Point, turn: float, unit: float, size: float = SCISSORS) -> tuple[Shapes, ...]:
    """Scissors whose blades point along `turn`."""
    scale, line = unit * size / SCISSORS, 0.08 * size * unit
    shapes: list[Shapes] = []
    for side in (-1, 1):
        (eye,) = turned(at, turn, scale, [(-30.5, side * 24.3)])
        blade = turned(at, turn, scale, [(-17.0, side * 13.5), (36.0, -side * 28.6)])
        shapes += [
            Line(points=blade, stroke="accent", line=line, round=True),
            Mark(x=eye[0], y=eye[1], r=17 * scale, colour="accent", hollow=True, line=line),
        ]
    return tuple(shapes)
