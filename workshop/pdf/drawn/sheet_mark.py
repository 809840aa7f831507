"""The mark of a sheet drawn: so many of one thing beside each other."""

from workshop.domain.sheet_mark import HOW_MANY
from workshop.room.scene import Line, Scene

GRID = 10
"""Things are drawn on a square of so many steps, with one step of air around it."""
Stroke = tuple[tuple[float, float], ...]

THINGS: tuple[tuple[Stroke, ...], ...] = (
    (((5, 0), (5, 10)), ((2, 3), (8, 3)), ((0, 6), (2, 9), (5, 10), (8, 9), (10, 6))),
    (((0, 5), (10, 5)), ((6, 1), (10, 5), (6, 9))),
    (((0, 7), (10, 7), (8, 10), (2, 10), (0, 7)), ((5, 7), (5, 0), (9, 5), (5, 5))),
    (((0, 10), (0, 4), (10, 4), (10, 10)), ((2, 10), (3, 7), (5, 6), (7, 7), (8, 10))),
    (((2, 0), (2, 10)), ((2, 5), (8, 5), (8, 10))),
    (((0, 2), (7, 2), (6, 10), (1, 10), (0, 2)), ((7, 4), (10, 4), (9, 7), (6.5, 7))),
    (((0, 2), (10, 2), (10, 9), (0, 9), (0, 2), (5, 6), (10, 2)),),
    (((1, 10), (1, 0), (10, 0), (7, 3), (10, 6), (1, 6)),),
    (((1, 0), (9, 0), (1, 10), (9, 10), (1, 0)),),
    (((0, 5), (5, 0), (10, 5)), ((1.5, 4), (1.5, 10), (8.5, 10), (8.5, 4))),
    (((10, 5), (4, 5), (2, 3), (0, 5), (2, 7), (4, 5)), ((7, 5), (7, 8)), ((10, 5), (10, 8))),
    (((5, 0), (9, 4), (5, 10), (1, 4), (5, 0), (5, 10)), ((1, 4), (9, 4))),
    (((2, 0), (2, 10)), ((8, 0), (8, 10)), ((2, 2), (8, 2)), ((2, 5), (8, 5)), ((2, 8), (8, 8))),
    (((5, 0), (6.2, 3.6), (10, 3.8), (7, 6.2), (8, 10), (5, 7.8), (2, 10), (3, 6.2), (0, 3.8),
      (3.8, 3.6), (5, 0)),),
    (((0, 10), (5, 1), (10, 10), (0, 10)), ((5, 4), (3, 10)), ((5, 4), (7, 10))),
    (((5, 10), (5, 7)), ((1, 7), (5, 0), (9, 7), (1, 7))),
)  # fmt: skip
"""In the order of `workshop.domain.sheet_mark`."""


def sheet_mark(place: int, size: float) -> Scene:
    """The mark of that place, its things `size` high."""
    thing, fewer = divmod(place, HOW_MANY)
    step, wide = size / GRID, size * 1.3
    shapes = tuple(
        Line(
            points=tuple((at * wide + (x + 1) * step, (y + 1) * step) for x, y in stroke),
            line=size * 0.09, round=True,
        )
        for at in range(fewer + 1)
        for stroke in THINGS[thing]
    )  # fmt: skip
    return Scene(width=wide * (fewer + 1), height=size * 1.2, shapes=shapes, alt="")
