"""The timer at the foot of a room page."""

import math

from workshop.domain.stage import last_fifth
from workshop.room.scene import Box, Frame, Shapes, Text
from workshop.room.typesetting import foot_baseline, right
from workshop.words import _, ngettext

LAST_MINUTE = 60
BEADS = 10
"""Into how many pieces the bar falls in the last fifth, were it whole."""


def minutes_left(seconds: float) -> str:
    """Whole minutes, rounded up, as the room reads them; the last minute in seconds, and what runs
    over it counted up.
    """
    if seconds <= 0:
        minutes, rest = divmod(int(-seconds), 60)
        return f"+{minutes}:{rest:02d}"
    if seconds <= LAST_MINUTE:
        return _("{n} s left").format(n=math.ceil(seconds))
    return ngettext("{n} min left", "{n} min left", math.ceil(seconds / 60))


def timer_line(frame: Frame, left: float | None, planned: float) -> tuple[Shapes, ...]:
    """The timer at the foot: a bar that shrinks towards the number, in beads in its last fifth; ()
    without a timer.
    """
    if left is None:
        return ()
    r, words, foot = frame.r, minutes_left(left), foot_baseline(frame)
    over = left <= 0
    start = right(frame) - frame.type.width(words, r, bold=not over)
    bar = start - 0.55 * r - frame.margin_x
    share = min(1.0, max(0.0, left / planned)) if planned > 0 else 0.0
    height, top = 0.26 * r, foot - 0.37 * r
    x, line = frame.margin_x - 0.03 * r, 0.045 * r
    track = Box(x=x, y=top, width=bar, height=height, stroke="edge", line=line, radius=height / 2)
    number = Text(
        x=right(frame), y=foot, text=words, size=r, bold=not over,
        colour="ink2" if over else "ink", anchor="end",
    )  # fmt: skip
    beads = last_fifth(left, planned)
    pieces = [
        Box(x=x + begins, y=top, width=ends - begins, height=height,
            fill="warn" if beads else "accent", stroke="edge", line=0.015 * r, radius=height / 2)
        for begins, ends in filled(bar, share, height, beads=beads)
    ]  # fmt: skip
    return (track, *pieces, number)


def filled(bar: float, share: float, height: float, *, beads: bool) -> list[tuple[float, float]]:
    """What of a bar is filled from its far end on, from where to where: one piece, or beads."""
    begins = bar * (1 - share)
    if bar * share <= height:
        return []
    if not beads:
        return [(begins, bar)]
    pitch = bar / 5 / BEADS
    count = int(bar * share / pitch)
    return [(bar - (each + 0.62) * pitch, bar - each * pitch) for each in range(count)][::-1]
