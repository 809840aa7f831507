"""A text read aloud: line by line with its neighbours, or whole, on as many pages as it needs."""

from msgspec import Struct

from workshop.room.scene import Frame, Page, Scene, Shapes, Text, balanced, wrap
from workshop.room.typesetting import (
    CAP,
    HEADLINE,
    LEADING,
    TIGHT,
    Typeset,
    block,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    right,
    sized,
    words_of,
)

ALOUD, SMALLER = 1.9, 1.6
GAPS = (1.75, 1.5, 1.34)
"""From paragraph to paragraph in R: the first that keeps a text on one page, else the first."""
INDENT = 2.1
"""Where lines begin, in R from the margin: to the right of their number."""


class Reading(Struct, frozen=True, kw_only=True):
    """One line to be read: its number ("4") and words."""

    number: str
    text: str


def line_pages(
    frame: Frame, lines: tuple[Reading, ...], origin: str = "", voice: str = ""
) -> tuple[Page, ...]:
    """One page a line: it stands large, the lines before and after it at reading size. Where the
    text comes from stands on the first. voice: who reads the line, at the foot in place of that.
    """
    return tuple(
        Page(scene=_line_scene(frame, lines, at, "" if at else origin, voice))
        for at in range(len(lines))
    )


def _line_scene(
    frame: Frame, lines: tuple[Reading, ...], at: int, origin: str, voice: str
) -> Scene:
    foot = _voice(frame, voice) if voice else _origin(frame, origin, INDENT * frame.r)
    limit = foot.top if foot.shapes else frame.height - frame.margin_y
    room = limit - 1.6 * frame.r - frame.margin_y
    large, size = _large(frame, lines[at].text, room)
    height = CAP * size + (len(large) - 1) * size * TIGHT
    share = 0.45 if frame.width < frame.height else 0.4427
    middle = max(
        frame.margin_y + height / 2, min(frame.height * share, limit - 1.3 * frame.r - height / 2)
    )
    first = middle - height / 2 + CAP * size
    last = first + (len(large) - 1) * size * TIGHT
    shapes = [*_numbered(frame, lines[at].number, large, first, size, now=True)]
    if at > 0:
        before = _small(frame, lines[at - 1].text)
        y = first - CAP * size - 1.18 * frame.r - (len(before) - 1) * frame.r * LEADING
        if y - CAP * frame.r >= frame.margin_y:
            shapes += _numbered(frame, lines[at - 1].number, before, y, frame.r, now=False)
    if at + 1 < len(lines):
        after = _small(frame, lines[at + 1].text)
        y = last + 1.89 * frame.r
        if y + (len(after) - 1) * frame.r * LEADING <= limit - 1.3 * frame.r:
            shapes += _numbered(frame, lines[at + 1].number, after, y, frame.r, now=False)
    alt = " ".join(part for part in (lines[at].number, lines[at].text, voice) if part)
    return frame.scene((*shapes, *foot.shapes), alt)


def _large(frame: Frame, text: str, room: float) -> tuple[list[str], float]:
    width = inner_width(frame) - INDENT * frame.r
    for size in (sized(frame, ALOUD), sized(frame, SMALLER), sized(frame, HEADLINE), frame.r):
        lines = balanced(text, width, size, frame.type)
        if CAP * size + (len(lines) - 1) * size * TIGHT <= room:
            break
    return lines, size


def _small(frame: Frame, text: str) -> list[str]:
    return wrap(text, inner_width(frame) - INDENT * frame.r, frame.r, frame.type)


def _numbered(
    frame: Frame, number: str, lines: list[str], y: float, size: float, *, now: bool
) -> tuple[Shapes, ...]:
    words = block(
        lines,
        frame.margin_x + INDENT * frame.r,
        y,
        size,
        bold=now,
        colour="ink" if now else "ink2",
        leading=TIGHT if now else LEADING,
    )
    sign = Text(
        x=frame.margin_x, y=y, text=number, size=size, bold=now,
        colour="accent" if now else "ink2",
    )  # fmt: skip
    return (sign, *words.shapes) if number else words.shapes


def _voice(frame: Frame, voice: str) -> Typeset:
    x, size = frame.margin_x + INDENT * frame.r, sized(frame, HEADLINE)
    words = fitted(voice, right(frame) - x, size, frame.type, bold=True)
    return block([words], x, foot_baseline(frame), size, bold=True, colour="accent")


def _origin(frame: Frame, origin: str, indent: float) -> Typeset:
    if not origin:
        return block([], 0, 0, 0)
    r = frame.r
    lines = balanced(origin, inner_width(frame) - indent, r, frame.type, bold=False)
    first = foot_baseline(frame) - 0.015 * r - (len(lines) - 1) * r * 1.25
    return block(lines, frame.margin_x + indent, first, r, colour="ink2", leading=1.25)


def whole_pages(
    frame: Frame, paragraphs: tuple[str, ...], *, title: str = "", origin: str = ""
) -> tuple[Page, ...]:
    """Paragraphs under a headline, evenly over as few pages as they take, and larger where that
    takes no more. Where the text comes from stands on the first page.
    """
    foot = _origin(frame, origin, 0)
    end = foot_baseline(frame)
    head = headline(frame, title) if title else None
    top = head.bottom + 0.8 * frame.r if head else frame.margin_y
    column = _Column(top=top, first=foot.top - 1.5 * frame.r if origin else end, end=end)
    pages = _even(_set(frame, paragraphs, frame.r), column)
    larger = _even(_set(frame, paragraphs, sized(frame, HEADLINE)), column)
    if len(larger) <= len(pages):
        pages = larger
    begun = head.shapes if head else ()
    return tuple(
        Page(scene=frame.scene((*begun, *shapes, *(() if place else foot.shapes)),
                               words_of((*begun, *shapes))))
        for place, shapes in enumerate(pages)
    )  # fmt: skip


class _Column(Struct, frozen=True, kw_only=True):
    """Where text may stand: from `top` to `first` on the first page, to `end` on the others."""

    top: float
    first: float
    end: float

    def limit(self, page: int) -> float:
        """The last baseline of a page."""
        return self.end if page else self.first


Paragraph = tuple[list[str], float, float]
"""Its lines, their size and where they begin."""


def _set(frame: Frame, paragraphs: tuple[str, ...], size: float) -> list[Paragraph]:
    wide = inner_width(frame)
    return [(wrap(each, wide, size, frame.type), size, frame.margin_x) for each in paragraphs]


def _even(texts: list[Paragraph], column: _Column) -> list[list[Shapes]]:
    """The pages in the widest gaps that keep them few, each as full as the others."""
    few = min(len(_flowed(texts, column, gap)) for gap in GAPS)
    gap = next(gap for gap in GAPS if len(_flowed(texts, column, gap)) == few)
    found = _flowed(texts, column, gap)
    low, high = 0.0, 1.0
    for _halving in range(8 if few > 1 else 0):
        share = (low + high) / 2
        part = _Column(
            top=column.top, first=column.top + (column.first - column.top) * share,
            end=column.top + (column.end - column.top) * share,
        )  # fmt: skip
        tried = _flowed(texts, part, gap)
        if len(tried) <= few:
            found, high = tried, share
        else:
            low = share
    return found


def _flowed(texts: list[Paragraph], column: _Column, gap: float) -> list[list[Shapes]]:
    """Lines by page; a paragraph that fits on a page is not parted."""
    pages: list[list[Shapes]] = [[]]
    y = column.top
    for lines, size, x in texts:
        whole, limit = (len(lines) - 1) * size * LEADING, column.limit(len(pages) - 1)
        step = gap * size if pages[-1] else CAP * size
        fits = column.top + CAP * size + whole <= column.end
        if pages[-1] and y + step + whole > limit and fits:
            pages.append([])
            y, step = column.top, CAP * size
        for place, line in enumerate(lines):
            down = step if place == 0 else size * LEADING
            if pages[-1] and y + down > column.limit(len(pages) - 1):
                pages.append([])
                y, down = column.top, CAP * size
            y += down
            pages[-1].append(Text(x=x, y=y, text=line, size=size))
    return pages
