"""Rings to circle by hand, dashed for those who cannot say, and where each of them stands."""

from workshop.domain.worksheet import FillPlace
from workshop.room.scene import Box, Mark, Shapes, Text

MISSING = "–"
CANNOT_SAY = "-"
"""As files of answers write it."""


def ring_shapes(x: float, y: float, side: float, sign: str | None, size: float) -> list[Shapes]:
    """A ring round a number in that size, or round a dash for those who cannot say."""
    r = side / 2
    told = MISSING if sign is None else sign
    text = Text(x=x, y=y + size * 0.34, text=told, size=size, colour="ink2", anchor="middle")
    if sign is None:
        dashed = Box(x=x - r, y=y - r, width=side, height=side, stroke="edge", line=0.8, radius=r,
                     dash=True)  # fmt: skip
        return [dashed, text]
    return [Mark(x=x, y=y, r=r, colour="edge", hollow=True, line=0.9), text]


def ring_spot(x: float, y: float, side: float, value: str | None, label: str) -> FillPlace:
    """The place of such a ring."""
    return FillPlace(
        x=x - side / 2, y=y - side / 2, width=side, height=side, label=label,
        value=CANNOT_SAY if value is None else value,
    )  # fmt: skip
