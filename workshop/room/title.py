"""Title pages: an exercise with where its text comes from, and a break of the day."""

import math

from workshop.room.scene import Area, Frame, Scene, Shapes, balanced, wrap
from workshop.room.typesetting import (
    CAP,
    HEADLINE,
    LEADING,
    Typeset,
    block,
    foot_baseline,
    inner_width,
    sized,
)

SIZES = (2.3, 1.9, 1.6, 1.25, 1.0)
"""Sizes of a title, in R: the first that keeps it on the page."""
RINGS = (("step1", 1.0), ("step2", 0.81), ("step3", 0.62), ("step4", 0.43), ("step5", 0.24))
CORNERS = 48


def mark_rings(right: float, reach: float) -> tuple[Shapes, ...]:
    """The page's ornament: five quarter rings around the top right corner."""
    return tuple(
        Area(points=_quarter(right, reach * share), fill=colour) for colour, share in RINGS
    )


def _quarter(right: float, radius: float) -> tuple[tuple[float, float], ...]:
    turns = [math.pi / 2 * each / CORNERS for each in range(CORNERS + 1)]
    rim = tuple((right - radius * math.cos(turn), radius * math.sin(turn)) for turn in turns)
    return (*rim, (right, 0.0))


def title_page(frame: Frame, title: str, below: str = "", *, above: str = "") -> Scene:
    """A title in 2.3 R; below: a few words at the foot (the full origin line, how long a break
    takes); above: whose day it is.
    """
    reach = min(frame.width * 0.326, frame.height * 0.58)
    foot = _below(frame, below)
    top = foot.top if below else foot_baseline(frame)
    last = min(frame.height * 0.59, top - 1.9 * frame.r)
    for share in SIZES:
        size = sized(frame, share)
        lines = balanced(title, _title_width(frame, title, size), size, frame.type)
        first = last - (len(lines) - 1) * size * 1.06
        if first - CAP * size >= frame.margin_y:
            break
    words = block(lines, frame.margin_x - 0.04 * size, first, size, bold=True, leading=1.06)
    whose = _above(frame, above, first - CAP * size)
    return frame.scene(
        (*mark_rings(frame.width, reach), *whose.shapes, *words.shapes, *foot.shapes),
        " ".join(part.replace("\n", ", ") for part in (above, title + ".", below) if part),
    )


def _above(frame: Frame, text: str, top: float) -> Typeset:
    size = sized(frame, HEADLINE)
    lines = balanced(text, inner_width(frame) * 0.6, size, frame.type) if text else []
    first = top - 0.95 * frame.r - max(0, len(lines) - 1) * size * LEADING
    return block(lines, frame.margin_x, first, size, bold=True, colour="accent")


def _title_width(frame: Frame, title: str, size: float) -> float:
    """The width short of the rings, where that needs no more than two lines."""
    narrow = inner_width(frame) * 0.6
    lines = wrap(title, narrow, size, frame.type, bold=True)
    broken = len(" ".join(lines).split()) > len(title.split())
    return narrow if len(lines) <= 2 and not broken else inner_width(frame)


def _below(frame: Frame, text: str) -> Typeset:
    if not text:
        return block([], 0, 0, 0)
    width = min(inner_width(frame), max(inner_width(frame) * 0.75, 19 * frame.r))
    lines = balanced(text, width, frame.r, frame.type, bold=False)
    first = foot_baseline(frame) - 0.015 * frame.r - (len(lines) - 1) * frame.r * 1.25
    return block(lines, frame.margin_x, first, frame.r, colour="ink2", leading=1.25)
