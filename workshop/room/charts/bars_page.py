"""Shapes in the room: for each statement a bar of people, one lens a page."""

from collections.abc import Sequence

from workshop.room.charts.bars import BAR, PITCH, Bar, Head, ScalePoints, bar, row_told, scale_bar
from workshop.room.figures import told_of
from workshop.room.marks import lens_mark
from workshop.room.scene import Frame, Page, Shapes, Text, wrap
from workshop.room.typesetting import (
    CAP,
    HEADLINE,
    LEADING,
    Typeset,
    block,
    evenly,
    fitted,
    headline,
    inner_width,
    parted,
    past_numbers,
    right,
    shared_out,
    sized,
    top_baseline,
)

SPACE = 0.75
"""Around a bar below its label, in R."""
LABEL = 1.25
"""Where row labels begin, to the right of their number, in R."""
WIDEST_LABEL = 0.56
"""Labels that take a larger share of the width stand above their bars."""


def shapes_pages(
    frame: Frame, head: Head, bars: tuple[Bar, ...], points: ScalePoints
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
        pages.append(Page(scene=frame.scene(shapes, told(head, rows, points))))
    return tuple(pages)


def _head(frame: Frame, head: Head) -> Typeset:
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
    return Typeset(shapes=(mark, *name.shapes, *words.shapes), top=y, bottom=bottom)


def _stacked(frame: Frame, bars: tuple[Bar, ...]) -> bool:
    """Whether labels are too long to stand beside their bars."""
    return _label_width(frame, bars) + _indent(frame, bars) > inner_width(frame) * WIDEST_LABEL


def _indent(frame: Frame, bars: tuple[Bar, ...]) -> float:
    """How far labels are indented: past their numbers, where they have some."""
    numbers = [row.number for row in bars if row.number]
    return past_numbers(frame, numbers, LABEL) if numbers else 0.0


def _label_width(frame: Frame, bars: tuple[Bar, ...]) -> float:
    return max((frame.type.width(row.label, frame.r) for row in bars), default=0)


def _pages_of_rows(frame: Frame, bars: tuple[Bar, ...], room: float) -> tuple[tuple[Bar, ...], ...]:
    if not _stacked(frame, bars):
        most = max(1, int((room + 0.01) / (PITCH * frame.r)))
        return tuple(evenly(bars, most))
    heights = {row: _stack_height(frame, _label_lines(frame, row, room)) for row in bars}
    return parted(bars, lambda rows: sum(heights[row] for row in rows) <= room)


def _label_lines(frame: Frame, row: Bar, room: float) -> list[str]:
    """The label on as many lines as still leave room for its bar on a page."""
    width = inner_width(frame) - _indent(frame, (row,))
    lines = wrap(row.label, width, frame.r, frame.type)
    most = max(1, int((room / frame.r - BAR - SPACE) / LEADING))
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], fitted(rest, width, frame.r, frame.type)]
    return lines


def _stack_height(frame: Frame, lines: Sequence[str]) -> float:
    return (len(lines) * LEADING + BAR + SPACE) * frame.r


def rows_of_bars(
    frame: Frame, rows: tuple[Bar, ...], every: tuple[Bar, ...], top: float, bottom: float
) -> tuple[Shapes, ...]:
    """Rows between two heights; `every` row of the picture decides where bars begin."""
    if _stacked(frame, every):
        return _stacked_rows(frame, rows, top, bottom)
    r, face = frame.r, frame.type
    label = frame.margin_x + _indent(frame, every)
    wide = _label_width(frame, every)
    x = label + wide + 0.6 * r
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
    labels = [_label_lines(frame, row, room) for row in rows]
    rest = room - sum(_stack_height(frame, label) for label in labels)
    spread = min(0.6 * r, max(0.0, rest / len(rows)))
    for row, label in zip(rows, labels, strict=True):
        left = x + _indent(frame, (row,))
        lines = block(label, left, y + CAP * r + 0.1 * r, r)
        sign = block([row.number], x + 0.1 * r, lines.top, r, bold=True, colour="ink2")
        shapes += (*sign.shapes, *lines.shapes)
        shapes += bar(
            frame.type, row, left, lines.bottom + 0.42 * r,
            right(frame) - left, BAR * r, r,
        )  # fmt: skip
        y += _stack_height(frame, label) + spread
    return tuple(shapes)


def told(head: Head, rows: tuple[Bar, ...], points: ScalePoints) -> str:
    """The rows in words, with their numbers."""
    parts = [f"{head.name}, {head.help}." if head.help else f"{head.name.rstrip('.')}."]
    parts += [told_of(f"{row.number} {row.label}".strip(), row_told(row, points)) for row in rows]
    return " ".join(parts)
