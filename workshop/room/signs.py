"""Signs that stand before a word: what becomes of something, and light or shade."""

import math
from collections.abc import Callable

from workshop.room.scene import Area, Line, Mark, Shapes

STROKE = 0.12
WIDE = 0.7
"""Between the left and the right edge of a sign, in R."""


def sign(name: str, x: float, y: float, r: float) -> tuple[Shapes, ...]:
    """The sign of that name, its left edge at x and round the height y; () for none."""
    draw = SIGNS.get(name)
    return draw(x + WIDE * r / 2, y, r) if draw else ()


def _stroke(r: float, *points: tuple[float, float]) -> Line:
    return Line(points=points, line=STROKE * r, round=True)


def _tick(x: float, y: float, r: float) -> tuple[Shapes, ...]:
    ends = ((x - 0.33 * r, y + 0.02 * r), (x - 0.1 * r, y + 0.24 * r), (x + 0.33 * r, y - 0.24 * r))
    return (_stroke(r, *ends),)


def _up(x: float, y: float, r: float) -> tuple[Shapes, ...]:
    top = y - 0.3 * r
    head = ((x - 0.26 * r, top + 0.26 * r), (x, top), (x + 0.26 * r, top + 0.26 * r))
    return (_stroke(r, (x, y + 0.3 * r), (x, top)), _stroke(r, *head))


def _cross(x: float, y: float, r: float) -> tuple[Shapes, ...]:
    arm = 0.25 * r
    return (
        _stroke(r, (x - arm, y - arm), (x + arm, y + arm)),
        _stroke(r, (x - arm, y + arm), (x + arm, y - arm)),
    )


def _sun(x: float, y: float, r: float) -> tuple[Shapes, ...]:
    turns = [math.radians(45 * each) for each in range(8)]
    rays = (
        _stroke(r * 0.8, *((x + math.cos(turn) * part * r, y + math.sin(turn) * part * r)
                           for part in (0.42, 0.55)))
        for turn in turns
    )  # fmt: skip
    return (Mark(x=x, y=y, r=0.24 * r, hollow=True, line=0.09 * r), *rays)


def _moon(x: float, y: float, r: float) -> tuple[Shapes, ...]:
    """A crescent: what a circle further up on the right leaves of another."""
    size, away, aside = 0.44 * r, 0.3 * r, -45
    half = math.degrees(math.acos(away / (2 * size)))
    outer = (aside + half + (360 - 2 * half) * part / 24 for part in range(25))
    inner = (aside + 180 + half - 2 * half * part / 16 for part in range(17))
    there = _on(x, y, away, aside)
    points = (
        *(_on(x, y, size, turn) for turn in outer),
        *(_on(*there, size, turn) for turn in inner),
    )
    return (Area(points=points, fill="ink"),)


def _on(x: float, y: float, size: float, degrees: float) -> tuple[float, float]:
    turn = math.radians(degrees)
    return x + size * math.cos(turn), y + size * math.sin(turn)


SIGNS: dict[str, Callable[[float, float, float], tuple[Shapes, ...]]] = {
    "tick": _tick, "up": _up, "cross": _cross, "sun": _sun, "moon": _moon,
}  # fmt: skip
