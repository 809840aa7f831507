"""Pages with little on them: an exercise with where its text comes from, and a break."""

import math
from collections.abc import Sequence

from workshop.room.logos import APART, RIM, logos_at_the_foot
from workshop.room.scene import Area, Frame, Line, Scene, Shapes, Text, balanced, wrap
from workshop.room.typesetting import (
    CAP,
    HEADLINE,
    LEADING,
    Typeset,
    block,
    fitted,
    foot_baseline,
    inner_width,
    sized,
)
from workshop.words import _

SIZES = (2.3, 1.9, 1.6, 1.25, 1.0)
"""Sizes of a title, in R: the first that keeps it on the page."""
RINGS = (("step1", 1.0), ("step2", 0.81), ("step3", 0.62), ("step4", 0.43), ("step5", 0.24))
CORNERS = 48
CLOCK, BACK = 4.8, 1.6
"""Sizes of a break's time and of the words above it, in R."""


def mark_rings(right: float, reach: float) -> tuple[Shapes, ...]:
    """The page's ornament: five quarter rings around the top right corner."""
    return tuple(
        Area(points=_quarter(right, reach * share), fill=colour) for colour, share in RINGS
    )


def _quarter(right: float, radius: float) -> tuple[tuple[float, float], ...]:
    turns = [math.pi / 2 * each / CORNERS for each in range(CORNERS + 1)]
    rim = tuple((right - radius * math.cos(turn), radius * math.sin(turn)) for turn in turns)
    return (*rim, (right, 0.0))


def title_page(
    frame: Frame, title: str, below: str = "", *, above: str = "", logos: Sequence[bytes] = ()
) -> Scene:
    """A title in 2.3 R; below: a few words at the foot (the full origin line, how long a break
    takes); above: whose day it is; logos: PNG files, which stand at the right of the foot.
    """
    reach = min(frame.width * 0.326, frame.height * 0.58)
    drawn = logos_at_the_foot(frame, logos)
    free = drawn[-1].x - frame.margin_x - (RIM + APART) * frame.r if drawn else inner_width(frame)
    foot = _below(frame, below, free)
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
        (*mark_rings(frame.width, reach), *whose.shapes, *words.shapes, *foot.shapes, *drawn),
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


def _below(frame: Frame, text: str, free: float) -> Typeset:
    if not text:
        return block([], 0, 0, 0)
    width = min(free, max(inner_width(frame) * 0.75, 19 * frame.r))
    lines = balanced(text, width, frame.r, frame.type, bold=False)
    first = foot_baseline(frame) - 0.015 * frame.r - (len(lines) - 1) * frame.r * 1.25
    return block(lines, frame.margin_x, first, frame.r, colour="ink2", leading=1.25)


def break_page(frame: Frame, back: str, then: str) -> Scene:
    """The time to be back, and what comes then; nothing that moves."""
    r, x = frame.r, frame.margin_x
    size = min(CLOCK * r, inner_width(frame) / frame.type.width(back, 1, bold=True))
    clock = frame.height - 272 / 66 * r
    words, above = _("Back at"), sized(frame, BACK)
    foot = _("Then: {title}").format(title=then) if then else ""
    return frame.scene(
        (
            *_ripples(frame),
            Text(x=x, y=clock - CAP * size - 1.2 * r, text=words, size=above, bold=True,
                 colour="ink2"),
            Text(x=x - 0.01 * size, y=clock, text=back, size=size, bold=True),
            *block([fitted(foot, inner_width(frame), r, frame.type)] if foot else [],
                   x, foot_baseline(frame), r, colour="ink2").shapes,
        ),
        " ".join(part for part in (f"{words} {back}.", foot) if part),
    )  # fmt: skip


def _ripples(frame: Frame) -> tuple[Shapes, ...]:
    """The rings as lines, round the lower right corner."""
    reach = min(10.91 * frame.r, 0.5 * frame.width)
    turns = [math.pi / 2 * each / CORNERS for each in range(CORNERS + 1)]
    return tuple(
        Line(
            points=tuple(
                (frame.width - reach * share * math.cos(turn),
                 frame.height - reach * share * math.sin(turn))
                for turn in turns
            ),
            stroke="line",
            line=0.045 * frame.r,
        )
        for _colour, share in RINGS
    )  # fmt: skip
