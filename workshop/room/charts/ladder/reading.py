"""The ladder itself: rung by rung as it is read, and whole beside the marks that people set."""

from msgspec import Struct

from workshop.room.asked import Entry, asked_pages
from workshop.room.scene import Frame, Line, Mark, Page, Shapes, Text, balanced, wrap
from workshop.room.timer import timer_line
from workshop.room.typesetting import (
    CAP,
    LEADING,
    Typeset,
    block,
    foot_baseline,
    headline,
    right,
    sized,
    words_of,
)

STILE, RUNG, CURRENT = 10 / 66, 7 / 66, 14 / 66
"""Thickness of the stiles, of a rung, and of the rung being read, in R."""
NUMBER = 0.23
"""How far a number and a name stand above their rung, in R."""
READ_PITCH, READ_WIDE, READ_FOOT, READ_TEXT = 1.56, 1.76, 1.64, 2.76
"""While it is read, in R: rung to rung, the ladder's width, rung 1 above the page's end, words."""
SENTENCE, NAME = 0.52, 1.45
"""From the rung up to its sentence, from there up to its name, in R."""
AROUND = 2
"""Rungs on each side of the one being read where all do not fit."""
MARK_PITCH, MARK_WIDE, MARK_FOOT, MARK_TEXT = 1.65, 1.45, 2.45, 2.2
ALONE_FOOT = 1.0
COLUMN, DOT, LABEL, BLOCK = 0.5, 0.318, 1.03, 2.7
"""The marks: where their column begins (of the width), their dot, their label, one to the next."""
NAMES = (1.9, 1.6, 1.25, 1.0)
"""Sizes of a rung's name in R: the first that stays on one line."""


class RungWords(Struct, frozen=True, kw_only=True):
    """One rung to read: its name and its sentence."""

    name: str
    text: str


class MarkWords(Struct, frozen=True, kw_only=True):
    """One mark to set: its name and a few words."""

    name: str
    help: str


def rung_pages(frame: Frame, rungs: tuple[RungWords, ...]) -> tuple[Page, ...]:
    """One page a rung, lowest first: it runs on as a shelf, and its words stand on it."""
    return tuple(_rung_page(frame, rungs, at) for at in range(len(rungs)))


def _rung_page(frame: Frame, rungs: tuple[RungWords, ...], at: int) -> Page:
    r, face = frame.r, frame.type
    x = frame.margin_x + READ_TEXT * r
    wide = right(frame) - x
    sentence = balanced(rungs[at].text, wide, r, face, bold=False) if rungs[at].text else []
    size = _name_size(frame, rungs[at].name, wide)
    name = wrap(rungs[at].name, wide, size, face, bold=True)
    above = (SENTENCE + NAME) * r + max(0, len(sentence) - 1) * r * LEADING
    above += CAP * size + (len(name) - 1) * size * LEADING
    first, last = 0, len(rungs) - 1
    top = frame.height - (READ_FOOT + READ_PITCH * last) * r
    if top - above < frame.margin_y:
        first, last = max(0, at - AROUND), min(last, at + AROUND)
    heights = {
        each: frame.height - (READ_FOOT + READ_PITCH * (each - first)) * r
        for each in range(first, last + 1)
    }
    shapes = [*_stiles(frame, heights[last] - 1.47 * r, frame.height, READ_WIDE)]
    for each, y in heights.items():
        shapes += _rung(frame, each, y, READ_WIDE, now=each == at)
        if each < at:
            shapes.append(Text(x=x, y=y - NUMBER * r, text=rungs[each].name, size=r, colour="ink2"))
    here = heights[at] - SENTENCE * r - max(0, len(sentence) - 1) * r * LEADING
    told = block(sentence, x, here, r)
    named = block(name, x, here - NAME * r - (len(name) - 1) * size * LEADING, size, bold=True)
    alt = f"{at + 1} {rungs[at].name}. {rungs[at].text}".strip()
    return Page(scene=frame.scene((*shapes, *named.shapes, *told.shapes), alt))


def _name_size(frame: Frame, name: str, wide: float) -> float:
    sizes = [sized(frame, share) for share in NAMES]
    fits = (each for each in sizes if frame.type.width(name, each, bold=True) <= wide)
    return next(fits, sizes[-1])


def _stiles(frame: Frame, top: float, bottom: float, wide: float) -> tuple[Shapes, ...]:
    left = frame.margin_x + STILE * frame.r / 2
    ends = (left, left + wide * frame.r - STILE * frame.r)
    line = STILE * frame.r
    return tuple(Line(points=((x, top), (x, bottom)), line=line, round=True) for x in ends)


def _rung(frame: Frame, at: int, y: float, wide: float, *, now: bool = False) -> list[Shapes]:
    """One rung with its number on it; the one being read runs on to the right margin."""
    r, left = frame.r, frame.margin_x
    end = right(frame) if now else left + wide * r
    rung = Line(points=((left, y), (end, y)), stroke="accent" if now else "ink",
                line=(CURRENT if now else RUNG) * r)  # fmt: skip
    number = Text(x=left + wide * r / 2, y=y - NUMBER * r, text=str(at + 1), size=r, bold=True,
                  colour="accent" if now else "ink2", anchor="middle")  # fmt: skip
    return [rung, number]


def marks_pages(
    frame: Frame,
    prompt: str,
    rungs: tuple[RungWords, ...],
    marks: tuple[MarkWords, ...],
    instruction: str,
    left: float | None,
    planned: float,
) -> tuple[Page, ...]:
    """The ladder and the marks to set on one page, or each on one where they do not fit."""
    head = headline(frame, prompt)
    clock = timer_line(frame, left, planned)
    x = frame.margin_x + COLUMN * (right(frame) - frame.margin_x) + 0.18 * frame.r
    ladder = _ladder(frame, rungs, MARK_FOOT)
    level, limit = ladder.top + 0.08 * frame.r, foot_baseline(frame) - 1.3 * frame.r
    beside = _marks(frame, marks, instruction, x, level)
    higher = min(beside.bottom - limit, level - head.bottom - 0.45 * frame.r)
    if higher > 0:  # words too long to begin level with the ladder begin above it
        beside = _marks(frame, marks, instruction, x, level - higher)
    names = max(frame.type.width(rung.name, frame.r) for rung in rungs)
    ends = frame.margin_x + MARK_TEXT * frame.r + names
    if ladder.top > head.bottom + 0.3 * frame.r and beside.bottom <= limit and ends < x:
        shapes = (*head.shapes, *ladder.shapes, *beside.shapes)
        return (Page(scene=frame.scene((*shapes, *clock), words_of(shapes))),)
    alone = (*head.shapes, *_ladder(frame, rungs, ALONE_FOOT).shapes)
    entries = tuple(Entry(name=mark.name, help=mark.help) for mark in marks)
    asked = asked_pages(
        frame, prompt=prompt, entries=entries, instruction=instruction, left=left, planned=planned
    )
    return (Page(scene=frame.scene(alone, words_of(alone))), *asked)


def _ladder(frame: Frame, rungs: tuple[RungWords, ...], foot: float) -> Typeset:
    """All rungs with their names, rung 1 `foot` R above the page’s end; top: the highest name."""
    r, x = frame.r, frame.margin_x + MARK_TEXT * frame.r
    first = frame.height - foot * r
    last = len(rungs) - 1
    head = headline(frame, "").bottom
    pitch = min(MARK_PITCH * r, (first - head - 1.62 * r) / max(1, last))
    shapes = [
        *_stiles(frame, first - last * pitch - 1.4 * r, first + min(0.44, foot) * r, MARK_WIDE)
    ]
    for at, rung in enumerate(rungs):
        y = first - at * pitch
        shapes += _rung(frame, at, y, MARK_WIDE)
        shapes.append(Text(x=x, y=y - NUMBER * r, text=rung.name, size=r))
    return Typeset(shapes=tuple(shapes), top=first - last * pitch - 1.0 * r, bottom=first)


def _marks(
    frame: Frame, marks: tuple[MarkWords, ...], instruction: str, x: float, top: float
) -> Typeset:
    """Dot, name and a few words for each mark, a hairline and the instruction."""
    r, wide = frame.r, right(frame) - x
    shapes: list[Shapes] = []
    y, below = top + CAP * r, top
    for mark in marks:
        shapes.append(Mark(x=x + DOT * r, y=y - CAP * r / 2, r=DOT * r, colour="ink"))
        shapes.append(Text(x=x + LABEL * r, y=y, text=mark.name, size=r, bold=True))
        lines = wrap(mark.help, wide - LABEL * r, r, frame.type) if mark.help else []
        said = block(lines, x + LABEL * r, y + 1.28 * r, r, colour="ink2")
        shapes += said.shapes
        below = said.bottom if lines else y
        y = max(y + BLOCK * r, below + 1.42 * r)
    if not instruction:
        return Typeset(shapes=tuple(shapes), top=top, bottom=below)
    rule = below + 0.79 * r
    shapes.append(Line(points=((x, rule), (right(frame), rule)), stroke="line", line=0.045 * r))
    sentences = instruction.replace(". ", ".\n")
    told = block(wrap(sentences, wide, r, frame.type), x, rule + 1.25 * r, r)
    return Typeset(shapes=(*shapes, *told.shapes), top=top, bottom=told.bottom)
