"""The way into the room for other devices: its network, the page to open, the code."""

from msgspec import Struct

from workshop.room.qr import qr_code, wifi_text
from workshop.room.scene import Frame, Page, Shapes, Text, wrap
from workshop.room.typesetting import (
    CAP,
    LEADING,
    foot_baseline,
    headline,
    inner_width,
    sized,
    words_of,
)
from workshop.words import _

CODE = 2.85
"""The most of a code's size in R; it takes what one line of its column gives."""
APART = 0.06
"""Between two columns, of the width."""
MARKS = ".:-"
"""After which an address or a password may go on in the next line."""


class Door(Struct, frozen=True, kw_only=True):
    """How others come into an open room. link: with the room's whole key in its fragment, which
    never travels. wifi, password: of the network, "" where nobody typed them.
    """

    link: str
    address: str
    code: str
    wifi: str = ""
    password: str = ""


class _Way(Struct, frozen=True, kw_only=True):
    """A part of the way in: what it is called, what a camera reads, and the lines below it."""

    title: str
    scanned: str = ""
    large: str = ""
    lines: tuple[tuple[str, str], ...]
    """(text, colour)"""


def join_page(frame: Frame, door: Door) -> Page:
    """Network, page and code beside each other; the code below where it is narrow."""
    third = inner_width(frame) * (1 - 2 * APART) / 3
    narrow = frame.narrow or frame.type.width(door.code, frame.r, bold=True) > third
    whole = _("Answer on your own phone or laptop.")
    head = headline(frame, _("Answer on your phone.") if narrow else whole)
    columns = _columns(door, narrow=narrow)
    top, foot = head.bottom + 0.9 * frame.r, foot_baseline(frame)
    if narrow:
        shapes = _beside(frame, columns[:-1], top, foot - 1.7 * frame.r)
        shapes += _title(frame, door.code, len(columns), frame.margin_x, foot)
    else:
        shapes = _beside(frame, columns, top, foot)
    shapes = [*head.shapes, *shapes]
    return Page(scene=frame.scene(shapes, words_of(shapes)))


def _columns(door: Door, *, narrow: bool) -> tuple[_Way, ...]:
    page = _Way(
        title=_("Page"),
        scanned=door.link,
        lines=((door.address, "ink"),)
        if narrow
        else ((door.address, "ink"), (_("no app, no name"), "ink2")),
    )
    stay = _("Stay connected, although there is no internet.")
    code = _Way(
        title=_("Code"),
        large=door.code,
        lines=((_("only if asked"), "ink2"), ("", "ink"), (stay, "ink")),
    )
    if not door.wifi:
        return page, code
    network = _Way(
        title=_("Wi-Fi"),
        scanned=wifi_text(door.wifi, door.password),
        lines=((door.wifi, "ink"), (door.password, "ink2")),
    )
    return network, page, code


def _beside(frame: Frame, columns: tuple[_Way, ...], top: float, foot: float) -> list[Shapes]:
    """Columns: what is scanned takes the height that the lines below it leave."""
    r, gap = frame.r, APART * inner_width(frame)
    width = (inner_width(frame) - (len(columns) - 1) * gap) / len(columns)
    below = max(len(_wrapped(frame, each, width)) for each in columns if each.scanned)
    y = top + CAP * r
    room = foot - y - (0.75 + 1.1 + (below - 1) * LEADING) * r
    shapes: list[Shapes] = []
    for at, column in enumerate(columns):
        x = frame.margin_x + at * (width + gap)
        shapes += _title(frame, column.title, at + 1, x, y)
        shapes += _shown(frame, column, x, y + 0.75 * r, (width, room))
    return shapes


def _title(frame: Frame, words: str, number: int, x: float, y: float) -> list[Shapes]:
    r = frame.r
    return [
        Text(x=x, y=y, text=str(number), size=r, bold=True, colour="accent"),
        Text(x=x + 1.3 * r, y=y, text=words, size=r, bold=True),
    ]


def _shown(
    frame: Frame, column: _Way, x: float, y: float, room: tuple[float, float]
) -> list[Shapes]:
    """What is scanned or read aloud, in a room of a width and a height, and the lines below."""
    r, (width, high) = frame.r, room
    if column.scanned:
        scanned = qr_code(column.scanned, x, y, min(width, high))
        return [*scanned.shapes, *_lines(frame, column, x, y + scanned.side + 1.1 * r, width)]
    size = min(sized(frame, CODE), int(width / frame.type.width(column.large, 1, bold=True)))
    y += 0.4 * r + CAP * size
    code = Text(x=x, y=y, text=column.large, size=size, bold=True)
    return [code, *_lines(frame, column, x, y + 1.4 * r, width)]


def _lines(frame: Frame, column: _Way, x: float, y: float, width: float) -> list[Shapes]:
    return [
        Text(x=x, y=y + at * LEADING * frame.r, text=text, size=frame.r, colour=colour)
        for at, (text, colour) in enumerate(_wrapped(frame, column, width))
    ]


def _wrapped(frame: Frame, column: _Way, width: float) -> list[tuple[str, str]]:
    """The lines of a column as they fit, each with its colour."""
    return [(line, colour) for text, colour in column.lines for line in _broken(frame, text, width)]


def _broken(frame: Frame, text: str, width: float) -> list[str]:
    """The text in lines; one long word goes on after a mark in it, where it has any."""
    if " " in text or frame.type.width(text, frame.r) <= width:
        return wrap(text, width, frame.r, frame.type)
    marked = "".join(f"{sign} " if sign in MARKS else sign for sign in text)
    return [line.replace(" ", "") for line in wrap(marked, width, frame.r, frame.type)]
