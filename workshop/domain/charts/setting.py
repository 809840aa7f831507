"""Lines of type and the parts that room pages share: headline, number, legend, timer, foot."""

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

from workshop.domain.charts.marks import lens_mark
from workshop.domain.scene import Anchor, Box, Frame, Shapes, Text, Type, balanced, wrap
from workshop.words import _, ngettext

R = TypeVar("R")

CAP = 0.668
"""Height of a capital of a size of 1."""
LEADING, TIGHT = 1.22, 1.15
HEADLINE = 1.25
KEYS_APART = 0.67
"""Between the entries of a legend, in R."""
MARK = 0.76
"""A mark beside words of size 1."""
PERCENT_FROM = 10
"""From so many people a share is told in per cent (analysis 3.1)."""


class Block(Struct, frozen=True, kw_only=True):
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
) -> Block:
    """Lines one below the other, the first on `baseline`."""
    shapes = tuple(
        Text(x=x, y=baseline + place * size * leading, text=line, size=size, bold=bold,
             colour=colour, anchor=anchor)
        for place, line in enumerate(lines)
    )  # fmt: skip
    last = baseline + max(0, len(lines) - 1) * size * leading
    return Block(shapes=shapes, top=baseline, bottom=last)


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
    """What lies between the margins."""
    return frame.width - 2 * frame.margin_x


def right(frame: Frame) -> float:
    """The right margin."""
    return frame.width - frame.margin_x


def headline(frame: Frame, text: str, *, x: float | None = None, width: float = 0) -> Block:
    """The sentence on top of a page."""
    size = sized(frame, HEADLINE)
    lines = balanced(text, width or inner_width(frame), size, frame.type)
    return block(
        lines, frame.margin_x if x is None else x, top_baseline(frame, size), size, bold=True
    )


def fitted(text: str, width: float, size: float, face: Type, *, bold: bool = False) -> str:
    """The text on one line, cut with an ellipsis where it is too long."""
    if face.width(text, size, bold=bold) <= width:
        return text
    while text and face.width(text + "…", size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip() + "…"


class Key(Struct, frozen=True, kw_only=True):
    """An entry of a legend: the lens's place and its words."""

    place: int
    words: str


def legend(
    face: Type,
    r: float,
    x: float,
    baseline: float,
    keys: tuple[Key, ...],
    *,
    bold: bool = False,
    gap: float = KEYS_APART,
) -> tuple[Shapes, ...]:
    """Marks with their words on one line."""
    shapes: list[Shapes] = []
    size = 0.74 * r
    for key in keys:
        shapes.append(lens_mark(key.place, x + 0.4 * r, baseline - 0.31 * r, size))
        x += 1.0 * r
        shapes.append(Text(x=x, y=baseline, text=key.words, size=r, bold=bold))
        x += face.width(key.words, r, bold=bold) + gap * r
    return tuple(shapes)


def legend_width(face: Type, r: float, keys: tuple[Key, ...], *, bold: bool = False) -> float:
    """How much of a line the legend takes."""
    words = sum(face.width(key.words, r, bold=bold) for key in keys)
    return words + (1.0 * len(keys) + KEYS_APART * max(0, len(keys) - 1)) * r


def legend_lines(
    face: Type, r: float, width: float, keys: tuple[Key, ...]
) -> list[tuple[Key, ...]]:
    """The keys parted into lines that fit."""
    lines: list[tuple[Key, ...]] = [()]
    for key in keys:
        tried = (*lines[-1], key)
        if lines[-1] and legend_width(face, r, tried) > width:
            lines.append((key,))
        else:
            lines[-1] = tried
    return lines


def minutes_left(seconds: float) -> str:
    """Whole minutes, rounded up, as the room reads them."""
    if seconds < 0:
        return _("time is up")
    return ngettext("{n} min left", "{n} min left", math.ceil(seconds / 60))


def timer_line(frame: Frame, left: float | None, planned: float) -> tuple[Shapes, ...]:
    """The timer at the foot: a bar that drains towards the number; () without a timer."""
    if left is None:
        return ()
    r, words, foot = frame.r, minutes_left(left), foot_baseline(frame)
    start = right(frame) - frame.type.width(words, r, bold=True)
    bar = start - 0.55 * r - frame.margin_x
    share = min(1.0, max(0.0, left / planned)) if planned > 0 else 0.0
    height, top = 0.26 * r, foot - 0.37 * r
    x, line = frame.margin_x - 0.03 * r, 0.045 * r
    shapes: list[Shapes] = [
        Box(x=x, y=top, width=bar, height=height, stroke="edge", line=line, radius=height / 2)
    ]
    if bar * share > height:
        shapes.append(
            Box(x=x + bar * (1 - share), y=top, width=bar * share, height=height, fill="accent",
                stroke="edge", line=0.015 * r, radius=height / 2)
        )  # fmt: skip
    shapes.append(Text(x=right(frame), y=foot, text=words, size=r, bold=True, anchor="end"))
    return tuple(shapes)


def page_number(frame: Frame, page: int, pages: int, baseline: float) -> tuple[Shapes, ...]:
    """Which page of how many, at the right margin; () for a single page."""
    if pages < 2:
        return ()
    text = _("{page} of {pages}").format(page=page, pages=pages)
    return (Text(x=right(frame), y=baseline, text=text, size=frame.r, colour="ink2", anchor="end"),)


def shared_out(count: int, most: int) -> list[int]:
    """Lengths of as few pages as hold `count` rows, at most `most` a page, as even as can be."""
    pages = max(1, -(-count // max(1, most)))
    size, rest = divmod(count, pages)
    return [size + 1] * rest + [size] * (pages - rest)


def parted(rows: tuple[R, ...], fits: Callable[[tuple[R, ...]], bool]) -> tuple[tuple[R, ...], ...]:
    """Rows in as few pages as fit, as even as can be; a row that fits nowhere has its own page."""
    pages: list[tuple[R, ...]] = [()]
    for row in rows:
        if pages[-1] and not fits((*pages[-1], row)):
            pages.append(())
        pages[-1] = (*pages[-1], row)
    even, at = [], 0
    for length in shared_out(len(rows), -(-len(rows) // len(pages))):
        even.append(rows[at : at + length])
        at += length
    return tuple(even if all(fits(page) for page in even) else pages)


def half(value: float) -> str:
    """A median as words: 2½."""
    whole = int(value)
    if value == whole:
        return str(whole)
    return ("" if whole == 0 else str(whole)) + "½"


def span(low: float, high: float) -> str:
    """Two quartiles: 2½–4, or 3 where they meet."""
    return half(low) if low == high else f"{half(low)}–{half(high)}"


def share_of(count: int, n: int) -> str:
    """Say "7 of 8"; from ten people in per cent with n."""
    if n >= PERCENT_FROM:
        return _("{share} % of {n}").format(share=round(100 * count / n), n=n)
    return _("{count} of {n}").format(count=count, n=n)


def people(count: int, n: int) -> str:
    """Say "7 of 8" or "all 6"; from ten people in per cent with n."""
    if count == n and 1 < n < PERCENT_FROM:
        return _("all {n}").format(n=n)
    return share_of(count, n)


def amount(count: int, n: int) -> str:
    """A count, from ten people in per cent."""
    if n >= PERCENT_FROM:
        return _("{share} %").format(share=round(100 * count / n))
    return str(count)


def words_of(shapes: Sequence[Shapes]) -> str:
    """All lines of type in the order they were set: what a page without a chart says."""
    return " ".join(shape.text for shape in shapes if isinstance(shape, Text))


def sentence_case(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def paragraphs(
    texts: tuple[str, ...], width: float, size: float, face: Type, *, bold: bool = False
) -> list[list[str]]:
    """Each text as its lines."""
    return [wrap(text, width, size, face, bold=bold) for text in texts]
