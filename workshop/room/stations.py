"""Lines of a task as stations of one line from A to B: the white above it is what it leaves out."""

from itertools import pairwise

from workshop.room.scene import Area, Frame, Line, Mark, Page, Shapes, Text, balanced, wrap
from workshop.room.timer import minutes_left
from workshop.room.typesetting import (
    HEADLINE,
    TIGHT,
    block,
    inner_width,
    right,
    sized,
    top_baseline,
    words_of,
)
from workshop.words import _

TASK = 1.6
START, ABOVE_END, WORDS = 0.24, 3.15, 1.36
"""Where the line begins, right of the margin and above the page's end, and its words, in R."""
THICK, DOT, ARROW, ENDS = 0.136, 0.242, 0.88, 0.83
"""The line, a station, the arrow's head, and the letters above the ends, in R."""
BEFORE_END = 2.6
"""The last station before the tip, in R."""


def stations_page(
    frame: Frame, task: str, group: str, stations: tuple[str, ...], left: float | None
) -> Page:
    """The question, whom it is about, and the line. left: seconds of the timer, told as a number:
    a second bar would be a second line.
    """
    r, face = frame.r, frame.type
    size = sized(frame, TASK)
    asked = block(balanced(task, inner_width(frame), size, face), frame.margin_x,
                  top_baseline(frame, size), size, bold=True, leading=TIGHT)  # fmt: skip
    y = asked.bottom + 1.45 * r
    clock = minutes_left(left) if left is not None else ""
    room = inner_width(frame) - (face.width(clock, r, bold=True) + 0.6 * r if clock else 0)
    about = block(wrap(group, room, r, face) if group else [], frame.margin_x, y, r, colour="ink2")
    timer = [Text(x=right(frame), y=y, text=clock, size=r, bold=True, anchor="end")]
    shapes = (*asked.shapes, *about.shapes, *_line(frame, stations))
    return Page(scene=frame.scene((*shapes, *(timer if clock else ())), words_of(shapes)))


def _line(frame: Frame, stations: tuple[str, ...]) -> list[Shapes]:
    r, x, tip = frame.r, frame.margin_x + START * frame.r, right(frame)
    y, neck = frame.height - ABOVE_END * r, tip - ARROW * r
    head = ((tip, y), (neck, y - 0.45 * r), (neck, y + 0.45 * r))
    last = tip - BEFORE_END * r
    letters = y - ENDS * r
    shapes: list[Shapes] = [
        Line(points=((x, y), (neck + 0.05 * r, y)), line=THICK * r),
        Area(points=head, fill="ink"),
        Text(x=frame.margin_x, y=letters, text=_("A"), size=sized(frame, HEADLINE), bold=True),
        Text(x=tip, y=letters, text=_("B"), size=sized(frame, HEADLINE), bold=True, anchor="end"),
    ]
    words = frame.height - WORDS * r
    for at, text in enumerate(stations):
        middle = x + (last - x) * at / max(1, len(stations) - 1)
        shapes.append(Mark(x=middle, y=y, r=DOT * r, colour="ink"))
        if not at:
            shapes.append(Text(x=frame.margin_x, y=words, text=text, size=r))
        elif at == len(stations) - 1:
            shapes.append(Text(x=tip, y=words, text=text, size=r, anchor="end"))
        else:
            base = words if _side_by_side(frame, stations, last - x) else y - ENDS * r
            shapes.append(Text(x=middle, y=base, text=text, size=r, anchor="middle"))
    return shapes


def _side_by_side(frame: Frame, stations: tuple[str, ...], wide: float) -> bool:
    """Whether all words fit below the line; else those between its ends stand above it."""
    share = wide / max(1, len(stations) - 1)
    words = [frame.type.width(text, frame.r) for text in stations]
    return all(one + other / 2 < share for one, other in pairwise(words))
