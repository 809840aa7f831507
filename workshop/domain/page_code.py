"""The code on a page of a worksheet: which page it is, so that a photo of it can be read."""

import hashlib
import zlib

from msgspec import Struct

from workshop.domain.worksheet import AskedCell, FillPlace

Asked = tuple[tuple[AskedCell, FillPlace], ...]
"""What a page asks and where, in points from its top left corner."""
HEAD = "W1"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SESSION, EXERCISE, CHECK, PAPER, SIZE, PAGE, MARK = BITS = (20, 12, 24, 1, 2, 5, 7)
LENGTH = 14
"""Characters that hold so many bits."""
MOST_PAGES = (1 << PAGE) - 1
MM = 72 / 25.4
EDGE, SIDE = 10 * MM, 5 * MM
"""From the edges of the paper to the marks in its corners, and how large these are."""
MODULES, MODULE = 21, 0.5 * MM
FROM_RIGHT, FROM_BOTTOM = 18 * MM, 9.5 * MM
"""From the edges to the square of the code."""
SHAPES = ("a4", "letter")
SIZES = ("standard", "clear", "large")


class PageCode(Struct, frozen=True, kw_only=True):
    """What a page says of itself. session, exercise: short digests of their ids, session 0 for
    none. check: of what the page asks and where. mark: place of the sheet's mark, -1 for none.
    """

    session: int
    exercise: int
    check: int
    paper: str
    size: str
    page: int
    mark: int


def session_digest(session: str) -> int:
    """A short number for a session; 0 for none."""
    return _digest(session, SESSION) or 1 if session else 0


def exercise_digest(exercise: str, version: int) -> int:
    """A short number for an exercise in that version."""
    return _digest(f"{exercise} {version}", EXERCISE)


def page_check(asked: Asked) -> int:
    """A number that differs where another cell is asked, or elsewhere on the page."""
    told = ";".join(
        f"{cell.name} {place.value} {place.x:.0f} {place.y:.0f} {place.width:.0f}"
        for cell, place in asked
    )
    return zlib.crc32(told.encode()) % (1 << CHECK)


def code_words(code: PageCode) -> str:
    """The code as it stands on paper, in digits and capitals."""
    number = 0
    parts = (code.session, code.exercise, code.check, SHAPES.index(code.paper),
             SIZES.index(code.size), code.page, code.mark + 1)  # fmt: skip
    for part, bits in zip(parts, BITS, strict=True):
        number = number << bits | part
    characters = ""
    for _place in range(LENGTH):
        number, digit = divmod(number, len(DIGITS))
        characters = DIGITS[digit] + characters
    return HEAD + characters


def read_code(words: str) -> PageCode | None:
    """The code that those words tell; None where they are no page of a worksheet."""
    head, characters = words[: len(HEAD)], words[len(HEAD) :]
    if head != HEAD or len(characters) != LENGTH or set(characters) - set(DIGITS):
        return None
    number = int(characters, len(DIGITS))
    parts: list[int] = []
    for bits in reversed(BITS):
        parts.insert(0, number % (1 << bits))
        number >>= bits
    session, exercise, check, paper, size, page, mark = parts
    if number or size >= len(SIZES):
        return None
    return PageCode(
        session=session, exercise=exercise, check=check, paper=SHAPES[paper], size=SIZES[size],
        page=page, mark=mark - 1,
    )  # fmt: skip


def _digest(words: str, bits: int) -> int:
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4]) % (1 << bits)


def corner_marks(width: float, height: float) -> tuple[tuple[float, float], ...]:
    """The middles of the marks on paper of that size, clockwise from the top left."""
    near = EDGE + SIDE / 2
    right, low = width - near, height - near
    return (near, near), (right, near), (right, low), (near, low)


def code_square(width: float, height: float) -> tuple[tuple[float, float], ...]:
    """The corners of the code on paper of that size, clockwise from the top left."""
    side = MODULES * MODULE
    right, low = width - FROM_RIGHT, height - FROM_BOTTOM
    return (right - side, low - side), (right, low - side), (right, low), (right - side, low)
