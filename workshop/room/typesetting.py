"""Lines of type and the parts that room pages share: headline, number, legend, timer, foot."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from workshop.room.scene import Anchor, Frame, Shapes, Text, Type, balanced, wrap
from workshop.words import _

R = TypeVar("R")

CAP = 0.668
"""Cap height at a size of 1."""
LEADING, TIGHT = 1.22, 1.15
HEADLINE = 1.25
MARK = 0.76
"""A mark beside words of size 1."""


class Typeset(Struct, frozen=True, kw_only=True):
    """Lines of type. top, bottom: the first and the last baseline."""

    shapes: tuple[Shapes, ...]
    top: float
    bottom: float


def block(
    lines: list[str],
    x: float,
    baseline: float,
    size: float,
    *,
    bold: bool = False,
    colour: str = "ink",
    anchor: Anchor = "start",
    leading: float = LEADING,
) -> Typeset:
    """Lines one below the other, the first on `baseline`."""
    shapes = tuple(
        Text(x=x, y=baseline + place * size * leading, text=line, size=size, bold=bold,
             colour=colour, anchor=anchor)
        for place, line in enumerate(lines)
    )  # fmt: skip
    last = baseline + max(0, len(lines) - 1) * size * leading
    return Typeset(shapes=shapes, top=baseline, bottom=last)


def sized(frame: Frame, share: float) -> int:
    """A size of `share` R in whole pixels."""
    return round(share * frame.r)


def top_baseline(frame: Frame, size: float) -> float:
    """The first baseline of a page: capitals touch the margin."""
    return frame.margin_y + CAP * size


def foot_baseline(frame: Frame) -> float:
    """The baseline of the bottom line."""
    return frame.height - frame.margin_y - 0.075 * frame.r


def inner_width(frame: Frame) -> float:
    """The width between the margins."""
    return frame.width - 2 * frame.margin_x


def right(frame: Frame) -> float:
    """Where the right margin begins."""
    return frame.width - frame.margin_x


def headline(frame: Frame, text: str, *, x: float | None = None, width: float = 0) -> Typeset:
    """The sentence on top of a page."""
    if frame.bare:
        return Typeset(shapes=(), top=0, bottom=0)
    size = sized(frame, HEADLINE)
    lines = balanced(text, width or inner_width(frame), size, frame.type)
    return block(
        lines, frame.margin_x if x is None else x, top_baseline(frame, size), size, bold=True
    )


def fitted(text: str, width: float, size: float, face: Type, *, bold: bool = False) -> str:
    """The text on one line, shortened with an ellipsis where it is too long."""
    if face.width(text, size, bold=bold) <= width:
        return text
    while text and face.width(text + "…", size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def past_numbers(frame: Frame, numbers: Iterable[str], least: float) -> float:
    """How far labels stand in from the margin, past their numbers: so many R at least."""
    widest = max((frame.type.width(each, frame.r, bold=True) for each in numbers), default=0.0)
    return max(least * frame.r, widest + 0.3 * frame.r)


def page_number(frame: Frame, page: int, pages: int, baseline: float) -> tuple[Shapes, ...]:
    """Which page of how many, at the right margin; () for a single page."""
    if pages < 2 or frame.bare:
        return ()
    text = _("{page} of {pages}").format(page=page, pages=pages)
    return (Text(x=right(frame), y=baseline, text=text, size=frame.r, colour="ink2", anchor="end"),)


def shared_out(count: int, most: int) -> list[int]:
    """Lengths of as few pages as hold `count` rows, at most `most` a page, as even as possible."""
    pages = max(1, -(-count // max(1, most)))
    size, rest = divmod(count, pages)
    return [size + 1] * rest + [size] * (pages - rest)


def evenly(rows: Sequence[R], most: int) -> list[tuple[R, ...]]:
    """Rows on as few pages as hold them, at most `most` a page, as even as possible."""
    pages, at = [], 0
    for length in shared_out(len(rows), most):
        pages.append(tuple(rows[at : at + length]))
        at += length
    return pages


def parted(rows: tuple[R, ...], fits: Callable[[tuple[R, ...]], bool]) -> tuple[tuple[R, ...], ...]:
    """Rows on as few pages as fit, as even as possible; a row that fits on none has its own."""
    pages: list[tuple[R, ...]] = [()]
    for row in rows:
        if pages[-1] and not fits((*pages[-1], row)):
            pages.append(())
        pages[-1] = (*pages[-1], row)
    even = evenly(rows, -(-len(rows) // len(pages)))
    return tuple(even if all(fits(page) for page in even) else pages)


def words_of(shapes: Sequence[Shapes]) -> str:
    """All lines of type in the order they were set: what a page without a chart says."""
    return " ".join(shape.text for shape in shapes if isinstance(shape, Text))


def paragraphs(
    texts: tuple[str, ...], width: float, size: float, face: Type, *, bold: bool = False
) -> list[list[str]]:
    """Each text as its lines."""
    return [wrap(text, width, size, face, bold=bold) for text in texts]
