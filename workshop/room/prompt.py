"""A task for the room: how people work, what they do, a quoted gap, further lines, the timer."""

from msgspec import Struct

from workshop.domain.direction import reads_from_right
from workshop.domain.step import Mode
from workshop.room.modes import room_modes
from workshop.room.scene import Box, Frame, Page, Shapes, balanced, wrap
from workshop.room.timer import timer_line
from workshop.room.typesetting import (
    CAP,
    HEADLINE,
    LEADING,
    TIGHT,
    Typeset,
    block,
    foot_baseline,
    inner_width,
    right,
    sized,
    top_baseline,
    words_of,
)
from workshop.room.ways import figure, figure_width

GAPS = (0.85, 0.6, 0.48)
"""Space between further lines in R: the first value that keeps them on one page."""
QUOTED, STATEMENT = 0.7, 1.88
"""Where the quoted gap begins behind its bar, and the statement behind its number, in R."""
LARGE, USUAL = 1.9, 1.6
"""Sizes of a task: of a pair round, of a prompt."""


class Quote(Struct, frozen=True, kw_only=True):
    """A gap to talk about: the statement with its number, and the count in words, "" where that is
    left out.
    """

    number: str
    statement: str
    count: str


EMPTY, SUNK = 0.34, 0.4
"""Of a page: how much may stay free below a task, and how far down it goes where more would."""


class _Part(Struct, frozen=True, kw_only=True):
    lines: tuple[str, ...]
    size: float
    leading: float
    before: float
    """Space above, from the previous baseline to the top of the capitals."""
    bold: bool = False
    colour: str = "ink"
    quoted: bool = False
    number: str = ""


Placed = tuple[_Part, str, float]
"""A line of a part and its baseline."""


def prompt_pages(
    frame: Frame,
    *,
    task: str,
    kicker: str = "",
    modes: tuple[Mode, ...] = (),
    size: float = USUAL,
    quote: Quote | None = None,
    lines: tuple[str, ...] = (),
    left: float | None = None,
    planned: float = 0,
    sinks: bool = True,
) -> tuple[Page, ...]:
    """The task and what belongs to it, below how people work; what does not fit goes on to further
    pages, and what would leave most of a page empty stands in its middle. sinks: unless something
    else is to stand below.
    """
    clock = timer_line(frame, left, planned)
    limit = foot_baseline(frame) - (1.3 * frame.r if clock else 0)
    head = _kicker(frame, kicker or room_modes(modes), modes[:1])
    for gap in GAPS:
        parts = _parts(frame, task, size, quote, lines, gap)
        pages = _paged(frame, head, parts, limit, sinks=sinks)
        if len(pages) == 1:
            break
    return tuple(
        Page(
            scene=frame.scene((*shapes, *clock), words_of(shapes)),
        )
        for shapes in pages
    )


def _paged(
    frame: Frame, head: Typeset, parts: list[_Part], limit: float, *, sinks: bool
) -> list[list[Shapes]]:
    """The lines of each page, where they stand; those of a page of its own in its middle."""
    pages: list[list[Placed]] = [[]]
    y = head.bottom
    for part in parts:
        for place, line in enumerate(part.lines):
            step = part.size * part.leading if place else part.before + CAP * part.size
            if not pages[-1] and not head.shapes:
                step = CAP * part.size
            if y + step > limit and pages[-1]:
                pages.append([])
                y, step = head.bottom, part.size * (part.leading if head.shapes else CAP)
            y += step
            pages[-1].append((part, line, y))
    free = limit - y if len(pages) == 1 and head.shapes else 0.0
    down = SUNK * free if sinks and free > EMPTY * frame.height else 0.0
    return [
        [*head.shapes, *(shape for part, line, y in page
                         for shape in _line(frame, part, line, y + down))]
        for page in pages
    ]  # fmt: skip


def _kicker(frame: Frame, words: str, modes: tuple[Mode, ...]) -> Typeset:
    """How people work in words, with the figure for it at their left."""
    if not words:
        return Typeset(shapes=(), top=frame.margin_y, bottom=frame.margin_y)
    size = sized(frame, HEADLINE)
    y, x = top_baseline(frame, size), frame.margin_x
    drawn: list[Shapes] = []
    for mode in modes:
        drawn += figure(mode, x, y - CAP * size / 2, size)
        x += figure_width(mode, size) + 0.4 * frame.r
    lines = balanced(words, right(frame) - x, size, frame.type)
    told = block(lines, x, y, size, bold=True, colour="accent")
    return Typeset(shapes=(*drawn, *told.shapes), top=y, bottom=told.bottom)


def _parts(
    frame: Frame,
    task: str,
    size: float,
    quote: Quote | None,
    lines: tuple[str, ...],
    gap: float,
) -> list[_Part]:
    r, width = frame.r, inner_width(frame)
    large = sized(frame, size)
    task_lines = balanced(task, width if size > USUAL else width * 0.86, large, frame.type)
    parts = [
        _Part(
            lines=tuple(task_lines),
            size=large,
            leading=TIGHT if size > USUAL else 1.16,
            before=r,
            bold=True,
        )
    ]
    if quote is not None:
        told = ((quote.number, quote.statement), ("", quote.count))
        for number, text in (each for each in told if each[1]):
            indent = STATEMENT if number else QUOTED
            parts.append(
                _Part(
                    lines=tuple(wrap(text, width - indent * r, r, frame.type)),
                    size=r,
                    leading=LEADING,
                    before=1.21 * r if number else (1.25 - CAP) * r,
                    colour="ink" if number else "ink2",
                    quoted=True,
                    number=number,
                )
            )
    for place, text in enumerate(lines):
        wrapped = wrap(text, width, r, frame.type)
        before = (gap + 0.3 if place == 0 else gap) * r
        parts.append(_Part(lines=tuple(wrapped), size=r, leading=LEADING, before=before))
    return parts


def _line(frame: Frame, part: _Part, line: str, y: float) -> list[Shapes]:
    r, x = frame.r, frame.margin_x
    if not part.quoted:
        rtl = reads_from_right(part.lines[0])
        placed = block(
            [line], right(frame) if rtl else x, y, part.size, bold=part.bold, colour=part.colour,
            anchor="end" if rtl else "start",
        )  # fmt: skip
        return list(placed.shapes)
    first = part.number and line == part.lines[0]
    top = y - (0.67 if first else 0.97) * r
    bar = Box(x=x - 0.015 * r, y=top, width=0.12 * r, height=y + 0.29 * r - top, fill="accent")
    indent = (STATEMENT if part.number else QUOTED) * r
    words = block([line], x + indent, y, r, colour=part.colour)
    sign = block([part.number] if first else [], x + QUOTED * r, y, r, bold=True)
    return [bar, *sign.shapes, *words.shapes]
