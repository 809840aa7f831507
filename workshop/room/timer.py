"""The timer at the foot of a room page."""

import math

from workshop.room.scene import Box, Frame, Shapes, Text
from workshop.room.typesetting import foot_baseline, right
from workshop.words import _, ngettext


def minutes_left(seconds: float) -> str:
    """Whole minutes, rounded up, as the room reads them."""
    if seconds < 0:
        return _("time is up")
    return ngettext("{n} min left", "{n} min left", math.ceil(seconds / 60))


def timer_line(frame: Frame, left: float | None, planned: float) -> tuple[Shapes, ...]:
    """The timer at the foot: a bar that shrinks towards the number; () without a timer."""
    if left is None:
        return ()
    r, words, foot = frame.r, minutes_left(left), foot_baseline(frame)
    start = right(frame) - frame.type.width(words, r, bold=True)
    bar = start - 0.55 * r - frame.margin_x
    share = min(1.0, max(0.0, left / planned)) if planned > 0 else 0.0
    height, top = 0.26 * r, foot - 0.37 * r
    x, line = frame.margin_x - 0.03 * r, 0.045 * r
    shapes: list[Shapes] = [
        Box(x=x, y=top, width=bar, height=height, stroke="edge", line=line, radius=height / 2)
    ]
    if bar * share > height:
        shapes.append(
            Box(x=x + bar * (1 - share), y=top, width=bar * share, height=height, fill="accent",
                stroke="edge", line=0.015 * r, radius=height / 2)
        )  # fmt: skip
    shapes.append(Text(x=right(frame), y=foot, text=words, size=r, bold=True, anchor="end"))
    return tuple(shapes)
