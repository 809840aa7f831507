"""What people are asked: the prompt, the viewpoints or choices in words, a hint, the timer."""

from collections.abc import Callable
from itertools import accumulate, pairwise

from msgspec import Struct

from workshop.room.marks import lens_mark
from workshop.room.scene import Frame, Line, Page, Shapes, Text, wrap
from workshop.room.timer import timer_line
from workshop.room.typesetting import (
    LEADING,
    Typeset,
    block,
    foot_baseline,
    headline,
    inner_width,
    right,
    shared_out,
    words_of,
)

INDENT = 1.36
NO_NUMBER = "\N{NO-BREAK SPACE}"
"""Stands for the number where an entry continues, so that its text stays aligned."""
PITCH, TIGHTEST = 1.95, 1.45
"""From one entry to the next, in R: usual, and where it must be."""


class Entry(Struct, frozen=True, kw_only=True):
    """One viewpoint, ruler, rung or choice. place: the lens it carries the mark of, None for a
    number or nothing.
    """

    name: str
    help: str = ""
    place: int | None = None
    number: str = ""


def asked_pages(
    frame: Frame,
    *,
    prompt: str,
    entries: tuple[Entry, ...] = (),
    instruction: str = "",
    left: float | None = None,
    planned: float = 0,
) -> tuple[Page, ...]:
    """The prompt, its entries one below the other, a rule and the instruction."""
    r = frame.r
    head = headline(frame, prompt)
    clock = timer_line(frame, left, planned)
    limit = foot_baseline(frame) - (1.45 * r if clock else 0)
    hint = _sentences(frame, instruction) if instruction else []
    hint_height = 1.6 * r + len(hint) * r * LEADING if hint else 0.0
    room = limit - head.bottom
    entries = tuple(part for entry in entries for part in _pieces(frame, entry, room))
    pages = _parted(frame, entries, room, hint_height)
    drawn = []
    for place, (chosen, pitch) in enumerate(pages):
        shapes, y = list(head.shapes), head.bottom
        for entry in chosen:
            row = _row(frame, entry, y + r * (1.79 if entry is chosen[0] else pitch))
            shapes += row.shapes
            y = row.bottom
        if hint and place == len(pages) - 1:
            shapes += _hint(frame, hint, y + (0.98 if chosen else 0.5) * r)
        drawn.append(shapes)
    return tuple(
        Page(
            scene=frame.scene((*shapes, *clock), words_of(shapes)),
        )
        for shapes in drawn
    )


def _sentences(frame: Frame, text: str) -> list[str]:
    """The lines of an instruction, each sentence on its own where that takes no more of them."""
    width, r = inner_width(frame), frame.r
    lines = wrap(text, width, r, frame.type)
    parted = wrap(text.replace(". ", ".\n"), width, r, frame.type)
    return parted if len(parted) <= len(lines) else lines


def _hint(frame: Frame, lines: list[str], rule: float) -> tuple[Shapes, ...]:
    """A rule and the instruction below it."""
    r, left, end = frame.r, frame.margin_x, right(frame)
    line = Line(points=((left, rule), (end, rule)), stroke="line", line=0.045 * r)
    return (line, *block(lines, left, rule + 1.32 * r, r, leading=1.27).shapes)


def _pieces(frame: Frame, entry: Entry, room: float) -> tuple[Entry, ...]:
    """The entry, split into pieces where it is higher than a page."""
    r = frame.r
    most = max(1, int((room - 1.79 * r) / (r * LEADING)))
    if entry.name or _row(frame, entry, 0).bottom <= (most - 1) * r * LEADING:
        return (entry,)
    lines = wrap(entry.help, inner_width(frame) - INDENT * r, r, frame.type)
    parts = [" ".join(lines[at : at + most]) for at in range(0, len(lines), most)]
    return tuple(
        Entry(name="", help=part, number=entry.number if place == 0 else NO_NUMBER)
        for place, part in enumerate(parts)
    )


def _row(frame: Frame, entry: Entry, y: float) -> Typeset:
    r, face, x = frame.r, frame.type, frame.margin_x
    shapes: list[Shapes] = []
    if entry.place is not None:
        shapes.append(lens_mark(entry.place, x + 0.42 * r, y - 0.3 * r, 0.82 * r))
        x += INDENT * r
    elif entry.number:
        shapes.append(Text(x=x, y=y, text=entry.number, size=r, bold=True, colour="ink2"))
        x += max(INDENT * r, face.width(entry.number, r, bold=True) + 0.5 * r)
    width = right(frame) - x
    if not entry.name:
        words = block(wrap(entry.help, width, r, face), x, y, r)
        return Typeset(shapes=(*shapes, *words.shapes), top=y, bottom=words.bottom)
    lines = wrap(entry.name, width, r, face, bold=True)
    name = block(lines, x, y, r, bold=True)
    shapes += name.shapes
    if not entry.help:
        return Typeset(shapes=tuple(shapes), top=y, bottom=name.bottom)
    start = x + face.width(lines[-1], r, bold=True) + 0.5 * r
    if start + face.width(entry.help, r) <= right(frame):
        words = block([entry.help], start, name.bottom, r, colour="ink2")
    else:
        below = name.bottom + r * LEADING
        words = block(wrap(entry.help, width, r, face), x, below, r, colour="ink2")
    return Typeset(shapes=(*shapes, *words.shapes), top=y, bottom=words.bottom)


def _parted(
    frame: Frame, entries: tuple[Entry, ...], room: float, hint: float
) -> list[tuple[tuple[Entry, ...], float]]:
    """Entries by page with their pitch: all on one page where possible, the hint on the last."""
    r = frame.r
    heights = [_row(frame, entry, 0).bottom for entry in entries]

    def height(first: int, last: int, pitch: float) -> float:
        return 1.79 * r + max(0, last - first - 1) * pitch * r + sum(heights[first:last])

    for pitch in (PITCH, 1.7, TIGHTEST):
        if not entries or height(0, len(entries), pitch) + hint <= room:
            return [(entries, pitch)]
    even = _evenly(len(entries), lambda first, last: height(first, last, TIGHTEST), room, hint)
    if even:
        return [(entries[first:last], TIGHTEST) for first, last in even]
    pages, first = [], 0
    for last in range(1, len(entries) + 1):
        if last - first > 1 and height(first, last, TIGHTEST) > room:
            pages.append((entries[first : last - 1], TIGHTEST))
            first = last - 1
    pages.append((entries[first:], TIGHTEST))
    if height(first, len(entries), TIGHTEST) + hint > room:
        pages.append(((), TIGHTEST))
    return pages


def _evenly(
    count: int, height: Callable[[int, int], float], room: float, hint: float
) -> list[tuple[int, int]]:
    """Where each page begins and ends, as even as can be, the hint on the last; [] where an entry
    is higher than a page.
    """
    for most in range(count, 0, -1):
        ends = list(accumulate(shared_out(count, most), initial=0))
        pages = list(pairwise(ends))
        if all(height(*page) <= room for page in pages) and height(*pages[-1]) + hint <= room:
            return pages
    return []
