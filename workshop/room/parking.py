"""The parking lot, worked through item by item: settled above, in hand large, waiting below."""

from msgspec import Struct

from workshop.domain.record import Note
from workshop.room.figures import sentence_case, some_of
from workshop.room.marks import dash_mark, tick_mark
from workshop.room.scene import Box, Frame, Page, Shapes, Text, balanced, wrap
from workshop.room.timer import timer_line
from workshop.room.typesetting import (
    CAP,
    LEADING,
    Typeset,
    block,
    fitted,
    foot_baseline,
    headline,
    right,
    sized,
    words_of,
)
from workshop.words import _, in_a_row, ngettext

INDENT = 1.18
"""Where words begin, in R from the margin: right of their sign."""
FIRST, LINE, IN_HAND, TO_HINT, WAITING = 1.91, 1.33, 2.58, 1.59, 2.15
"""From baseline to baseline down the page, in R."""
LARGE, BAR = 1.6, 9 / 66
MOST = 2
"""Settled ones, and waiting ones, that a page names."""


class Parked(Struct, frozen=True, kw_only=True):
    """A parked thing; who raised it is not the room's business."""

    text: str
    owner: str = ""
    by: str = ""
    dropped: bool = False

    @property
    def settled(self) -> bool:
        """Whether it has an owner, or was dropped aloud."""
        return self.dropped or bool(self.owner)

    @property
    def end(self) -> str:
        """How it ended, "" where it has not."""
        if self.dropped:
            return _("dropped aloud")
        return in_a_row((self.owner, self.by)) if self.owner else ""


def parked_things(notes: tuple[Note, ...]) -> tuple[Parked, ...]:
    """What of a session's notes is in the parking lot, in the order it was parked."""
    return tuple(
        Parked(text=note.body, owner=note.owner, by=note.by, dropped=note.dropped)
        for note in notes
        if note.kind == "park"
    )


def parking_pages(
    frame: Frame, things: tuple[Parked, ...], hint: str, left: float | None, planned: float
) -> tuple[Page, ...]:
    """One page for each thing. hint: what is asked of the one in hand."""
    return tuple(_page(frame, things, at, hint, left, planned) for at in range(len(things)))


def _counted(things: tuple[Parked, ...]) -> str:
    settled = sum(thing.settled for thing in things)
    if not settled:
        return ngettext("{n} thing is parked.", "{n} things are parked.", len(things))
    if settled == len(things):
        return ngettext("The parked thing is settled.", "All {n} parked things are settled.",
                        settled)  # fmt: skip
    who = some_of(settled, len(things))
    said = ngettext("{who} parked things is settled.", "{who} parked things are settled.",
                    who.number, who=who.words)  # fmt: skip
    return sentence_case(said)


def _page(
    frame: Frame, things: tuple[Parked, ...], at: int, hint: str, left: float | None,
    planned: float,
) -> Page:  # fmt: skip
    r, x = frame.r, frame.margin_x + INDENT * frame.r
    head, clock = headline(frame, _counted(things)), timer_line(frame, left, planned)
    limit = foot_baseline(frame) - (1.3 * r if clock else 0)
    thing, size = things[at], sized(frame, LARGE)
    lines = balanced(thing.text, right(frame) - x, size, frame.type)
    told = wrap(thing.end or hint, right(frame) - x, r, frame.type)
    tall = (len(lines) - 1) * size * 1.14 + TO_HINT * r + (len(told) - 1) * r * LEADING
    above = [each for each in things[:at] if each.settled][-MOST:]
    lowest = limit - IN_HAND * r - tall
    settled = next(
        found
        for count in range(len(above), -1, -1)
        if (found := _settled(frame, above[-count:] if count else [], head.bottom)).bottom <= lowest
        or not count
    )
    first = settled.bottom + IN_HAND * r
    words = block(lines, x, first, size, bold=True, leading=1.14)
    said = block(told, x, words.bottom + TO_HINT * r, r)
    clock = clock if said.bottom <= limit else ()  # words before the time
    top = first - CAP * size
    bar = Box(x=frame.margin_x, y=top, width=BAR * r, height=said.bottom + 0.22 * r - top,
              fill="accent")  # fmt: skip
    waiting = [each.text for each in things[at + 1 :] if not each.settled]
    below = _waiting(frame, waiting, said.bottom + WAITING * r, limit)
    shapes = (*head.shapes, *settled.shapes, bar, *words.shapes, *said.shapes, *below)
    return Page(scene=frame.scene((*shapes, *clock), words_of(shapes)))


def _settled(frame: Frame, things: list[Parked], head: float) -> Typeset:
    """How each ended stands at the right, or below it where both do not fit in a line."""
    if not things:
        return Typeset(shapes=(), top=head, bottom=head + 0.3 * frame.r)
    r, x, end_x = frame.r, frame.margin_x + INDENT * frame.r, right(frame)
    shapes: list[Shapes] = []
    base = head + FIRST * r
    for place, thing in enumerate(things):
        base += LINE * r if place else 0
        mark = dash_mark if thing.dropped else tick_mark
        shapes += mark(frame.margin_x, base - CAP * r / 2, r, "ink2")
        said = fitted(thing.text, end_x - x, r, frame.type)
        end = fitted(thing.end, end_x - x, r, frame.type)
        shapes.append(Text(x=x, y=base, text=said, size=r, colour="ink2"))
        if frame.type.width(said, r) + 0.6 * r + frame.type.width(end, r) <= end_x - x:
            shapes.append(Text(x=end_x, y=base, text=end, size=r, colour="ink2", anchor="end"))
        else:
            base += LEADING * r
            shapes.append(Text(x=x, y=base, text=end, size=r, colour="ink2"))
    return Typeset(shapes=tuple(shapes), top=head + FIRST * r, bottom=base)


def _waiting(frame: Frame, texts: list[str], y: float, limit: float) -> tuple[Shapes, ...]:
    """The next ones, and how many more; as many lines as there is room for."""
    r, x = frame.r, frame.margin_x + INDENT * frame.r
    fits = max(0, int((limit - y) / (LINE * r) + 1)) if y <= limit else 0
    named = len(texts) if len(texts) <= min(MOST, fits) else min(MOST, fits - 1)
    if not fits:
        return ()
    lines = [fitted(text, right(frame) - x, r, frame.type) for text in texts[:named]]
    if named < len(texts):
        lines.append(ngettext("and {n} more", "and {n} more", len(texts) - named))
    return block(lines, x, y, r, colour="ink2", leading=LINE).shapes
