"""How people work, as a figure beside its words: filled may speak, hollow listens."""

import math
from collections.abc import Callable
from typing import Literal

from workshop.domain.step import Mode
from workshop.room.scene import Box, Line, Mark, Shapes

DOT, LINE, HOLLOW = 29.0, 13.0, 31.0
"""Radius of a dot, width of a line and radius of a ring, in the units of a box of 240."""
UNIT = 0.41 / 82.5
"""A unit beside words of size 1."""

Colour = Literal["accent", "ink"]
Place = tuple[float, float]


class _Pen:
    """Draws in units round a centre."""

    def __init__(self, x: float, y: float, unit: float, colour: Colour) -> None:
        self._x, self._y, self._unit, self._colour = x, y, unit, colour

    def at(self, place: Place) -> Place:
        return self._x + place[0] * self._unit, self._y + place[1] * self._unit

    def dots(self, *places: Place) -> list[Shapes]:
        """People who may speak."""
        r = DOT * self._unit
        return [Mark(x=x, y=y, r=r, colour=self._colour) for x, y in map(self.at, places)]

    def rings(self, *places: Place) -> list[Shapes]:
        """People who listen."""
        r, line = HOLLOW * self._unit, LINE * self._unit
        return [
            Mark(x=x, y=y, r=r, colour=self._colour, hollow=True, line=line)
            for x, y in map(self.at, places)
        ]

    def line(self, *places: Place) -> Line:
        points = tuple(map(self.at, places))
        return Line(points=points, stroke=self._colour, line=LINE * self._unit, round=True)

    def table(self, wide: float, high: float) -> Box:
        (x, y), unit = self.at((-wide / 2, -high / 2)), self._unit
        return Box(x=x, y=y, width=wide * unit, height=high * unit, stroke=self._colour,
                   line=LINE * unit, radius=12 * unit)  # fmt: skip


def _alone(pen: _Pen) -> list[Shapes]:
    return [pen.line((-57, 45), (57, 45)), *pen.dots((0, -36))]


def _joined(*places: Place) -> Callable[[_Pen], list[Shapes]]:
    ends = places if len(places) < 3 else (*places, places[0])
    return lambda pen: [pen.line(*ends), *pen.dots(*places)]


def _tables(pen: _Pen) -> list[Shapes]:
    people = [(x, y) for y in (-85, 85) for x in (-40, 40)]
    return [pen.table(170, 68), *pen.dots(*people)]


def _round(pen: _Pen) -> list[Shapes]:
    turns = [math.radians(60 * each - 90) for each in range(6)]
    first, *others = [(83 * math.cos(turn), 83 * math.sin(turn)) for turn in turns]
    return [*pen.dots(first), *pen.rings(*others)]


def _together(pen: _Pen) -> list[Shapes]:
    people = ((-94, -9), (-68, 55), (0, 81), (68, 55), (94, -9))
    return [pen.line((-86, -89), (86, -89)), *pen.dots(*people)]


def _listening(pen: _Pen) -> list[Shapes]:
    turns = [math.radians(each) for each in range(-40, 41, 8)]
    voice = [(-72 + 58 * math.cos(turn), 58 * math.sin(turn)) for turn in turns]
    people = ((55, -81), (76, 0), (55, 81))
    return [*pen.dots((-72, 0)), pen.line(*voice), *pen.rings(*people)]


FIGURES: dict[Mode, tuple[float, Callable[[_Pen], list[Shapes]]]] = {
    "silent": (57, _alone),
    "pairs": (101, _joined((-72, 0), (72, 0))),
    "threes": (101, _joined((-72, 61), (72, 61), (0, -61))),
    "fours": (93, _joined((-64, -64), (64, -64), (64, 64), (-64, 64))),
    "tables": (91, _tables),
    "round": (103, _round),
    "plenary": (123, _together),
    "listen": (107, _listening),
}
"""Half the width of each figure, and how it is drawn."""


def figure_width(mode: Mode, size: float) -> float:
    """How much of a line the figure takes beside words of that size."""
    return 2 * FIGURES[mode][0] * UNIT * size


def figure(mode: Mode, x: float, y: float, size: float, colour: Colour = "accent") -> list[Shapes]:
    """The figure beside words of that size: its left edge at x, its middle at y."""
    half, draw = FIGURES[mode]
    unit = UNIT * size
    return draw(_Pen(x + half * unit, y, unit, colour))
