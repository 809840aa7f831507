"""A shaped glyph, set as a sign of its font or drawn as an outline that nobody reads as text."""

import uharfbuzz
from msgspec import Struct

Step = tuple[str, tuple[float, ...]]
"""An operator of a path and its coordinates."""


class Glyph(Struct, frozen=True):
    """In ems. sign: stands for it in its font. outline: in place of that, for points and dots that
    belong to the letter beside them.
    """

    sign: str
    x: float
    y: float
    advance: float
    outline: tuple[Step, ...] = ()


def outline(font: uharfbuzz.Font, glyph: int) -> tuple[Step, ...]:
    """The shape of a glyph in ems."""
    steps: list[Step] = []
    em = font.scale[0]
    pen = uharfbuzz.DrawFuncs()

    def take(operator: str, *at: float) -> None:
        steps.append((operator, tuple(each / em for each in at)))

    pen.set_move_to_func(lambda x, y, _held: take("m", x, y))
    pen.set_line_to_func(lambda x, y, _held: take("l", x, y))
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, _held: take("c", a, b, c, d, x, y))
    pen.set_close_path_func(lambda _held: take("h"))
    font.draw_glyph(glyph, pen, None)
    return tuple(steps)
