"""Shapes: for each statement a bar of people, one segment for each point of the scale."""

from msgspec import Struct

from workshop.domain.charts.marks import lens_mark
from workshop.domain.charts.setting import (
    CAP,
    HEADLINE,
    LEADING,
    Block,
    block,
    fitted,
    headline,
    inner_width,
    parted,
    right,
    shared_out,
    sized,
    top_baseline,
)
from workshop.domain.scene import Box, Frame, Page, Scene, Shapes, Text, Type, wrap
from workshop.domain.session import FLOOR
from workshop.words import _, listed, ngettext

GAP = 3 / 66
"""Between segments, in R: three pixels at 1080."""
BAR, PITCH = 1.0, 1.27
SCALE = 1.17
SPACE = 0.75
"""Around a bar below its label, in R."""
LABEL = 1.25
"""Where row labels begin behind their number, in R."""
WIDEST_LABEL = 0.56
"""Where labels take more of the width, they stand above their bars."""


class Bar(Struct, frozen=True, kw_only=True):
    """One row. counts: people on each point, low to high; None where withheld, and `reason` says
    why. missing: people who can't say.
    """

    number: str
    label: str
    counts: tuple[int, ...] | None
    missing: int = 0
    reason: str = ""


class Points(Struct, frozen=True, kw_only=True):
    """The words of a scale. short, tight: for each point, usual and narrow; missing: "can't say",
    or "" where the scale has none.
    """

    short: tuple[str, ...]
    tight: tuple[str, ...] = ()
    missing: str = ""


class Head(Struct, frozen=True, kw_only=True):
    """Whose bars: a lens with its mark's place (None for none), its name and a few words."""

    name: str
    help: str = ""
    place: int | None = None


def withheld(reason: str) -> str:
    """Why nothing shows in a place."""
    return reason or _("withheld: too few answers")


def withheld_reason(n: int) -> str:
    """Why a place with n answers shows nothing."""
    if n < FLOOR:
        return _("withheld: fewer than 3 answers")
    return _("withheld, so that nobody’s answer shows")


# The bar


def segment(
    face: Type, step: int, x: float, y: float, width: float, height: float, text: str, size: float,
    *, bold: bool = True,
) -> tuple[Shapes, ...]:  # fmt: skip
    """One segment: step 1 … 5 of the ordered colours, 0 is "can't say"; its text where it fits."""
    line = size * 0.025
    edged = step <= 1
    box = Box(
        x=x,
        y=y,
        width=width,
        height=height,
        fill=f"step{step}" if step else "",
        stroke="edge" if edged else "",
        line=line,
        dash=not step,
    )
    if not text or face.width(text, size, bold=bold) > width:
        return (box,)
    words = Text(
        x=x + width / 2,
        y=y + height / 2 + CAP * size / 2 * 1.02,
        text=text,
        size=size,
        bold=bold,
        colour=f"on{step}" if step else "ink2",
        anchor="middle",
    )
    return (box, words)


def bar(face: Type, row: Bar, x: float, y: float, width: float, height: float, size: float
) -> tuple[Shapes, ...]:  # fmt: skip
    """A row's bar, as long as its people; an empty dashed place where it is withheld."""
    if row.counts is None or not sum(row.counts) + row.missing:
        place = Box(x=x, y=y, width=width, height=height, stroke="edge", line=size * 0.025,
                    dash=True)  # fmt: skip
        word = _("withheld") if row.counts is None else _("no answers")
        fits = face.width(word, size) <= width
        words = Text(x=x + width / 2, y=y + height / 2 + CAP * size / 2, text=word, size=size,
                     colour="ink2", anchor="middle")  # fmt: skip
        return (place, words) if fits else (place,)
    unit = width / (sum(row.counts) + row.missing)
    gap = GAP * size
    shapes: list[Shapes] = []
    at = 0
    for step, count in [*enumerate(row.counts, start=1), (0, row.missing)]:
        if count:
            last = at + count == sum(row.counts) + row.missing
            long = max(unit * count - (0 if last else gap), unit * count * 0.5)
            shapes += segment(
                face, _shade(step, len(row.counts)), x + at * unit, y, long, height, str(count),
                size,
            )  # fmt: skip
        at += count
    return tuple(shapes)


def _shade(step: int, points: int) -> int:
    """The ordered colour of a point; scales of fewer than five points take the outer ones."""
    if not step or points == 5:
        return step
    return 1 + round((step - 1) * 4 / max(1, points - 1))


# The scale


def scale_bar(
    face: Type, points: Points, x: float, y: float, width: float, r: float, *, missing: bool
) -> Block:
    """The words of the scale, in segments of the same build; bottom is its lower edge."""
    steps = [*range(1, len(points.short) + 1)]
    lasts = [points.missing] if missing and points.missing else []
    usual, tight = (
        [*zip(steps, words, strict=True), *((0, last) for last in lasts)]
        for words in (points.short, points.tight or points.short)
    )
    tried = (
        (usual, _even(usual, width, r)),
        (tight, _even(tight, width, r)),
        (usual, _natural(face, usual, width, r)),
        (tight, _natural(face, tight, width, r)),
    )
    for entries, widths in tried:
        if all(
            face.width(word, r) + 0.12 * r <= each
            for (_step, word), each in zip(entries, widths, strict=True)
        ):
            shapes = _segments(face, entries, widths, x, y, r)
            return Block(shapes=shapes, top=y, bottom=y + SCALE * r)
    return _scale_rows(face, tight, x, y, width, r)


Entries = list[tuple[int, str]]


def _even(entries: Entries, width: float, r: float) -> list[float]:
    return [(width - GAP * r * len(entries)) / len(entries)] * len(entries)


def _natural(face: Type, entries: Entries, width: float, r: float) -> list[float]:
    words = [face.width(word, r) for _step, word in entries]
    rest = (width - GAP * r * len(entries) - sum(words)) / len(entries)
    return [word + max(0.0, rest) for word in words] if rest >= 0.12 * r else [0.0] * len(words)


def _segments(
    face: Type, entries: Entries, widths: list[float], x: float, y: float, r: float
) -> tuple[Shapes, ...]:
    shapes: list[Shapes] = []
    points = sum(1 for step, _word in entries if step)
    for (step, word), width in zip(entries, widths, strict=True):
        shapes += segment(face, _shade(step, points), x, y, width, SCALE * r, word, r, bold=False)
        x += width + GAP * r
    return tuple(shapes)


def _scale_rows(face: Type, entries: Entries, x: float, y: float, width: float, r: float) -> Block:
    """Words too long for one line: segments in as many lines as they need."""
    shapes: list[Shapes] = []
    left, top = x, y
    points = sum(1 for step, _word in entries if step)
    for step, word in entries:
        text = word or str(step)
        lines = wrap(text, width - 0.4 * r, r, face)
        long = max(face.width(line, r) for line in lines) + 0.4 * r
        if left > x and left + long > x + width:
            left, top = x, top + (SCALE + GAP) * r
        shapes += segment(face, _shade(step, points), left, top, long, SCALE * r, lines[0], r,
                          bold=False)  # fmt: skip
        left += long + GAP * r
    return Block(shapes=tuple(shapes), top=y, bottom=top + SCALE * r)


# The page


def shapes_pages(
    frame: Frame, head: Head, bars: tuple[Bar, ...], points: Points, *, name: str = ""
) -> tuple[Page, ...]:
    """One lens: its name on top, its bars, the scale below. Rows that do not fit go on."""
    r = frame.r
    top = _head(frame, head)
    missing = any(row.missing for row in bars)
    scale = scale_bar(frame.type, points, frame.margin_x, 0, inner_width(frame), r, missing=missing)
    scale_top = frame.height - frame.margin_y - scale.bottom
    start, end = top.bottom + 0.61 * r, scale_top - 0.42 * r
    foot = scale_bar(
        frame.type, points, frame.margin_x, scale_top, inner_width(frame), r, missing=missing
    )
    pages = []
    for rows in _pages_of_rows(frame, bars, end - start):
        shapes = (*top.shapes, *rows_of_bars(frame, rows, bars, start, end), *foot.shapes)
        scene = Scene(
            width=frame.width, height=frame.height, shapes=shapes, alt=told(head, rows, points)
        )
        pages.append(Page(name=name, scene=scene))
    return tuple(pages)


def _head(frame: Frame, head: Head) -> Block:
    r = frame.r
    size = sized(frame, HEADLINE)
    if head.place is None:
        return headline(frame, head.name)
    y = top_baseline(frame, size)
    mark = lens_mark(head.place, frame.margin_x + 0.425 * r, y - 0.425 * r, 0.85 * r)
    x = frame.margin_x + 1.25 * r
    lines = wrap(head.name, right(frame) - x, size, frame.type, bold=True)
    name = block(lines, x, y, size, bold=True)
    start = x + frame.type.width(lines[-1], size, bold=True) + 0.56 * r
    width = frame.type.width(head.help, r)
    if start + width <= right(frame):
        words = block([head.help] if head.help else [], start, name.bottom, r, colour="ink2")
    else:
        # On a wide page the room that a second line takes belongs to the rows.
        upright = frame.height > frame.width
        below = wrap(head.help, right(frame) - x, r, frame.type) if upright else []
        words = block(below, x, name.bottom + (1.22 * r if below else 0), r, colour="ink2")
    bottom = max(name.bottom, words.bottom) if head.help else name.bottom
    return Block(shapes=(mark, *name.shapes, *words.shapes), top=y, bottom=bottom)


def _stacked(frame: Frame, bars: tuple[Bar, ...]) -> bool:
    """Whether labels are too long to stand beside their bars."""
    return _label_width(frame, bars) + _indent(bars, frame.r) > inner_width(frame) * WIDEST_LABEL


def _indent(bars: tuple[Bar, ...], r: float) -> float:
    """How far labels stand behind the margin: behind their numbers, where they have some."""
    return LABEL * r if any(row.number for row in bars) else 0.0


def _label_width(frame: Frame, bars: tuple[Bar, ...]) -> float:
    return max((frame.type.width(row.label, frame.r) for row in bars), default=0)


def _pages_of_rows(frame: Frame, bars: tuple[Bar, ...], room: float) -> tuple[tuple[Bar, ...], ...]:
    if not _stacked(frame, bars):
        most = max(1, int((room + 0.01) / (PITCH * frame.r)))
        pages, at = [], 0
        for length in shared_out(len(bars), most):
            pages.append(bars[at : at + length])
            at += length
        return tuple(pages)
    return parted(bars, lambda rows: sum(_stack_height(frame, row, room) for row in rows) <= room)


def _label_lines(frame: Frame, row: Bar, room: float) -> list[str]:
    """The label in at most the lines that leave its bar room on a page."""
    width = inner_width(frame) - _indent((row,), frame.r)
    lines = wrap(row.label, width, frame.r, frame.type)
    most = max(1, int((room / frame.r - BAR - SPACE) / LEADING))
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], fitted(rest, width, frame.r, frame.type)]
    return lines


def _stack_height(frame: Frame, row: Bar, room: float) -> float:
    return (len(_label_lines(frame, row, room)) * LEADING + BAR + SPACE) * frame.r


def rows_of_bars(
    frame: Frame, rows: tuple[Bar, ...], every: tuple[Bar, ...], top: float, bottom: float
) -> tuple[Shapes, ...]:
    """Rows between two heights; `every` row of the picture decides where bars begin."""
    if _stacked(frame, every):
        return _stacked_rows(frame, rows, top, bottom)
    r, face = frame.r, frame.type
    label = frame.margin_x + _indent(every, r)
    wide = _label_width(frame, every)
    x = label + wide + 0.6 * r if wide else frame.margin_x
    pitch = (bottom - top) / len(rows)
    full = shared_out(len(every), max(1, int((bottom - top + 0.01) / (PITCH * r))))[0]
    pitch = min(pitch, (bottom - top) / full) if len(rows) >= full - 1 else (bottom - top) / full
    height = min(1.15 * r, 0.78 * pitch)
    shapes: list[Shapes] = []
    for place, row in enumerate(rows):
        middle = top + (place + 0.5) * pitch
        base = middle + CAP * r / 2
        shapes.append(
            Text(x=frame.margin_x + 0.07 * r, y=base, text=row.number, size=r, bold=True,
                 colour="ink2")
        )  # fmt: skip
        shapes.append(Text(x=label, y=base, text=row.label, size=r))
        shapes += bar(face, row, x, middle - height / 2, right(frame) - x, height, r)
    return tuple(shapes)


def _stacked_rows(
    frame: Frame, rows: tuple[Bar, ...], top: float, bottom: float
) -> tuple[Shapes, ...]:
    r, x = frame.r, frame.margin_x
    shapes: list[Shapes] = []
    y = top
    room = bottom - top
    rest = room - sum(_stack_height(frame, row, room) for row in rows)
    spread = min(0.6 * r, max(0.0, rest / len(rows)))
    for row in rows:
        left = x + _indent((row,), r)
        lines = block(_label_lines(frame, row, room), left, y + CAP * r + 0.1 * r, r)
        sign = block([row.number], x + 0.1 * r, lines.top, r, bold=True, colour="ink2")
        shapes += (*sign.shapes, *lines.shapes)
        shapes += bar(
            frame.type, row, left, lines.bottom + 0.42 * r,
            right(frame) - left, BAR * r, r,
        )  # fmt: skip
        y += _stack_height(frame, row, room) + spread
    return tuple(shapes)


def told(head: Head, rows: tuple[Bar, ...], points: Points) -> str:
    """The rows in words, with their numbers."""
    parts = [f"{head.name}, {head.help}." if head.help else f"{head.name.rstrip('.')}."]
    parts += [f"{row.number} {row.label}: {row_told(row, points)}.".lstrip() for row in rows]
    return " ".join(parts)


def row_told(row: Bar, points: Points) -> str:
    """One row's counts in words."""
    if row.counts is None:
        return withheld(row.reason)
    said = [
        f"{count} {word.lower() or step}"
        for step, (count, word) in enumerate(zip(row.counts, points.short, strict=True), start=1)
        if count
    ]
    if row.missing:
        said.append(ngettext("{n} can’t say", "{n} can’t say", row.missing))
    return listed(said) if said else _("no answers")
