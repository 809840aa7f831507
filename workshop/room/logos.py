"""Logos on a page of the room: whose day it is, and who leads it."""

from collections.abc import Sequence

from workshop.room.scene import Emblem, Frame
from workshop.room.typesetting import foot_baseline, inner_width

HIGH, RIM, APART = 1.7, 0.2, 0.5
"""In R: how high a logo is at most, the white around it, and the ground between two."""
WIDE = 0.2
"""Of the line: how wide a logo is at most."""


def logos_at_the_foot(frame: Frame, logos: Sequence[bytes]) -> tuple[Emblem, ...]:
    """In a row that ends at the right margin, the last one outermost."""
    r, placed = frame.r, []
    right = frame.width - frame.margin_x - RIM * r
    middle = foot_baseline(frame) + 0.25 * r - (HIGH / 2 + RIM) * r
    for png in reversed(logos):
        wide, high = _pixels(png)
        if not (wide and high):
            continue
        scale = min(HIGH * r / high, WIDE * inner_width(frame) / wide)
        width, height = wide * scale, high * scale
        placed.append(
            Emblem(x=right - width, y=middle - height / 2, width=width, height=height, png=png,
                 rim=RIM * r)
        )  # fmt: skip
        right -= width + (2 * RIM + APART) * r
    return tuple(placed)


def _pixels(png: bytes) -> tuple[int, int]:
    """Its width and height, which stand in a PNG's first chunk; nought where it is cut short."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
