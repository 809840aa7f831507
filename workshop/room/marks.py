"""Marks of the lenses and of agreement, and the points of their outlines."""

import math

from workshop.domain.measure import LEANING, SPREAD, TOGETHER
from workshop.room.scene import Area, Box, Line, Mark, Pie, Shape, Shapes

LENS_SHAPES: tuple[Shape, ...] = ("circle", "triangle", "square", "diamond", "pentagon")
LENS_COLOURS = ("me", "team", "org", "spenders", "fifth")
OUTLINED = (False, False, False, True, True)
"""The fourth is only an impression, the fifth a guest: both are outlines."""


def lens_mark(place: int, x: float, y: float, size: float) -> Mark:
    """The mark of the lens at `place` (0 … 4) around a centre; size: the height of its circle."""
    hollow = OUTLINED[place]
    return Mark(
        x=x,
        y=y,
        r=size / 2,
        shape=LENS_SHAPES[place],
        colour=LENS_COLOURS[place],
        hollow=hollow,
        line=size * 0.1 if hollow else 0,
    )


def outline(mark: Mark) -> tuple[tuple[float, float], ...]:
    """The corners of a mark's outline; () for a circle. Shapes of one r look equally large."""
    x, y, r = mark.x, mark.y, mark.r
    if mark.shape == "square":
        s = r * 0.87
        return ((x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s))
    if mark.shape == "diamond":
        s = r * 1.03
        return ((x, y - s), (x + s, y), (x, y + s), (x - s, y))
    if mark.shape == "triangle":
        return ((x, y - r * 1.02), (x + r * 1.02, y + r * 0.85), (x - r * 1.02, y + r * 0.85))
    if mark.shape == "pentagon":
        turns = [math.radians(72 * each - 90) for each in range(5)]
        s = r * 1.06
        return tuple((x + s * math.cos(turn), y + s * math.sin(turn)) for turn in turns)
    return ()


def agreement_mark(word: str, x: float, y: float, r: float) -> tuple[Shapes, ...]:
    """The mark beside the word: a filled, three-quarter or half disc, or a split square."""
    shares = {TOGETHER: 1.0, LEANING: 0.75, SPREAD: 0.5}
    if word in shares:
        return (Pie(x=x, y=y, r=r, share=shares[word]),)
    side = r * 2 * 0.92
    left, top = x - side / 2, y - side / 2
    third = side * 0.36
    return (
        Box(x=left, y=top, width=third, height=side, fill="ink"),
        Box(x=left + side - third, y=top, width=third, height=side, fill="ink"),
        Box(x=left, y=top, width=side, height=side, stroke="ink", line=r * 0.2),
    )


def arrow(
    start: tuple[float, float], end: tuple[float, float], line: float, *, short: float = 0
) -> tuple[Shapes, ...]:
    """A thick arrow in ink, its tip `short` of the end; () where there is no room for one."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    way = math.hypot(dx, dy)
    length = way - short
    head = line * 3
    if way == 0 or length < line:
        return ()
    ux, uy = dx / way, dy / way
    head = min(head, length)
    tip = (start[0] + ux * length, start[1] + uy * length)
    neck = (tip[0] - ux * head, tip[1] - uy * head)
    wing = head * 0.52
    shaft = Line(points=(start, (neck[0] + ux * line * 0.3, neck[1] + uy * line * 0.3)), line=line)
    point = Area(
        points=(tip, (neck[0] - uy * wing, neck[1] + ux * wing),
                (neck[0] + uy * wing, neck[1] - ux * wing)),
        fill="ink",
    )  # fmt: skip
    return (shaft, point) if length > head else (point,)


def tick_mark(x: float, y: float, r: float, colour: str = "ink") -> tuple[Shapes, ...]:
    """A tick, its left end at x and round the height y: settled."""
    points = ((x + 0.05 * r, y), (x + 0.26 * r, y + 0.22 * r), (x + 0.68 * r, y - 0.23 * r))
    return (Line(points=points, stroke=colour, line=0.125 * r, round=True),)


def ring_mark(x: float, y: float, r: float) -> tuple[Shapes, ...]:
    """An open ring at the place of a tick: not settled."""
    return (Mark(x=x + 0.37 * r, y=y, r=0.36 * r, colour="ink", hollow=True, line=0.12 * r),)


def dash_mark(x: float, y: float, r: float, colour: str = "ink") -> tuple[Shapes, ...]:
    """A dash at the place of a tick: dropped."""
    ends = ((x + 0.05 * r, y), (x + 0.6 * r, y))
    return (Line(points=ends, stroke=colour, line=0.09 * r, round=True),)
