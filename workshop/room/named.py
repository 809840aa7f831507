"""A list that the room watches grow: its count as the headline, nine entries a page."""

from msgspec import Struct

from workshop.room.scene import Frame, Page, Scene, Shapes, Text, wrap
from workshop.room.timer import timer_line
from workshop.room.typesetting import (
    LEADING,
    Typeset,
    block,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    right,
    words_of,
)
from workshop.words import _

PITCH, INDENT = 100 / 66, 1.36
"""From one entry to the next, and where its words begin, in R."""


class NamedRow(Struct, frozen=True, kw_only=True):
    """An entry as the room reads it: its number, its words, what else was said of it, and the cards
    that were put under it.
    """

    number: str
    words: str = ""
    more: str = ""
    cards: tuple[str, ...] = ()


def named_pages(
    frame: Frame,
    *,
    title: str,
    rows: tuple[NamedRow, ...],
    left: float | None = None,
    planned: float = 0,
) -> tuple[Page, ...]:
    """The title, its rows, the time at the foot of a page that is not full; as many pages as that
    takes.
    """
    beside = _page(1, 2)  # reserved, so that all pages break their headline alike
    wide = inner_width(frame) - frame.type.width(beside, frame.r) - 0.5 * frame.r
    head = headline(frame, title, width=wide)
    pages = _filled(frame, rows, foot_baseline(frame) - head.bottom)
    clock = timer_line(frame, left, planned)
    return tuple(
        Page(scene=_scene(frame, head, shown, _page(at, len(pages)), clock))
        for at, shown in enumerate(pages, 1)
    )


def _filled(frame: Frame, rows: tuple[NamedRow, ...], room: float) -> list[tuple[NamedRow, ...]]:
    """Rows by page, each page filled before the next begins: what stands stays where it is while
    the list grows.
    """
    pages: list[tuple[NamedRow, ...]] = [()]
    used = 0.0
    for row in rows:
        high = _height(frame, row)
        if pages[-1] and used + high > room + 0.5:
            pages.append(())
            used = 0.0
        pages[-1] = (*pages[-1], row)
        used += high
    return pages


def _page(page: int, pages: int) -> str:
    return _("{page} of {pages}").format(page=page, pages=pages) if pages > 1 else ""


def _scene(
    frame: Frame,
    head: Typeset,
    rows: tuple[NamedRow, ...],
    beside: str,
    clock: tuple[Shapes, ...],
) -> Scene:
    shapes: list[Shapes] = list(head.shapes)
    y = head.bottom
    for row in rows:
        made = _row(frame, row, y + PITCH * frame.r)
        shapes += made.shapes
        y = made.bottom
    end = Text(x=right(frame), y=head.top, text=beside, size=frame.r, colour="ink2", anchor="end")
    full = y + PITCH * frame.r > foot_baseline(frame) + 0.5
    said = words_of(shapes)
    return frame.scene((*shapes, *((end,) if beside else ()), *(() if full else clock)), said)


def _row(frame: Frame, row: NamedRow, y: float) -> Typeset:
    """An entry with its number; what else was said of it behind the words, below where that is too
    long.
    """
    r, face, x = frame.r, frame.type, frame.margin_x
    start = x + max(INDENT * r, face.width(row.number, r) + 0.5 * r)
    width = right(frame) - start
    number = Text(x=x, y=y, text=row.number, size=r, colour="ink2")
    words = block(wrap(row.words, width, r, face), start, y, r, bold=bool(row.cards))
    shapes: tuple[Shapes, ...] = (number, *words.shapes)
    if row.cards:
        return _with_cards(frame, row, shapes, start, words.bottom)
    if not row.more:
        return Typeset(shapes=shapes, top=y, bottom=words.bottom)
    last = row.words and wrap(row.words, width, r, face)[-1]
    behind = start + face.width(last, r) + 0.6 * r
    if behind + face.width(row.more, r) <= right(frame):
        more = block([row.more], behind, words.bottom, r, colour="ink2")
    else:
        below = words.bottom + r * LEADING
        more = block(wrap(row.more, width, r, face), start, below, r, colour="ink2")
    return Typeset(shapes=(*shapes, *more.shapes), top=y, bottom=more.bottom)


def _with_cards(
    frame: Frame, row: NamedRow, shapes: tuple[Shapes, ...], start: float, y: float
) -> Typeset:
    """A heading with how many cards are under it, and below it each of them on a line."""
    r, top = frame.r, y
    end = Text(x=right(frame), y=y, text=row.more, size=r, colour="ink2", anchor="end")
    shapes = (*shapes, end)
    for card in row.cards:
        y += LEADING * r
        said = fitted(card, right(frame) - start, r, frame.type)
        shapes = (*shapes, Text(x=start, y=y, text=said, size=r, colour="ink2"))
    return Typeset(shapes=shapes, top=top, bottom=y)


def _height(frame: Frame, row: NamedRow) -> float:
    return PITCH * frame.r + _row(frame, row, 0).bottom
