"""Closeness: seven pairs of circles, and how many people chose each."""

from workshop.domain.scale import Scale
from workshop.room.charts.bars import points_of
from workshop.room.charts.rating.matrix_cell import MatrixCell, cell_told
from workshop.room.circles import WIDEST, two_circles
from workshop.room.figures import half
from workshop.room.scale_words import median_told
from workshop.room.scene import Box, Frame, Page, Shapes, Text, wrap
from workshop.room.timer import timer_line
from workshop.room.typesetting import (
    LEADING,
    Typeset,
    block,
    foot_baseline,
    headline,
    inner_width,
    right,
)
from workshop.words import _

LARGEST = 0.85
"""The radius of a circle in R, where there is room."""
BAR = 0.62
"""The width of a bar, as a share of the way to the next."""


def closeness_asked(
    frame: Frame, question: str, hint: str, scale: Scale, left: float | None, planned: float
) -> tuple[Page, ...]:
    """The seven pairs in a row, to look at while people choose."""
    r, head = frame.r, headline(frame, question)
    clock = timer_line(frame, left, planned)
    limit = foot_baseline(frame) - (1.45 * r if clock else 0)
    lines = wrap(hint, inner_width(frame), r, frame.type)
    words = block(lines, frame.margin_x, limit - (len(lines) - 1) * LEADING * r, r, colour="ink2")
    pairs = _pairs(frame, scale, (head.bottom + words.top) / 2 + 0.2 * r)
    shapes = (*head.shapes, *pairs.shapes, *words.shapes, *clock)
    said = f"{question} " + " ".join(f"{at} {scale.label(at)}." for at in scale.points)
    return (Page(scene=frame.scene(shapes, f"{said} {hint}".strip())),)


def closeness_pages(
    frame: Frame, question: str, cell: MatrixCell, scale: Scale
) -> tuple[Page, ...]:
    """A bar of people above each pair; below them where the middle is."""
    r, head, counts = frame.r, headline(frame, question), cell.counts or ()
    foot = foot_baseline(frame)
    pairs = _pairs(frame, scale, foot - 3.6 * r)
    top, base = head.bottom + 1.6 * r, pairs.top - 0.4 * r
    pitch, most = inner_width(frame) / len(counts), max((*counts, 1))
    shapes: list[Shapes] = [*head.shapes, *pairs.shapes]
    for place, count in enumerate(counts):
        x, high = frame.margin_x + (place + 0.5) * pitch, (base - top) * count / most
        if count:
            shapes.append(
                Box(x=x - BAR * pitch / 2, y=base - high, width=BAR * pitch, height=high,
                    fill="step4")
            )  # fmt: skip
        shapes.append(
            Text(x=x, y=base - high - 0.3 * r, text=str(count), size=r, bold=bool(count),
                 colour="ink" if count else "ink2", anchor="middle")
        )  # fmt: skip
    shapes.append(Text(x=frame.margin_x, y=foot, text=_middle(cell, scale), size=r))
    missing = f"{cell.missing} {scale.missing.lower()}" if cell.missing else ""
    shapes.append(Text(x=right(frame), y=foot, text=missing, size=r, colour="ink2", anchor="end"))
    alt = f"{question} {cell_told(cell, points_of(scale))}."
    return (Page(scene=frame.scene(shapes, alt)),)


def _middle(cell: MatrixCell, scale: Scale) -> str:
    if cell.median is None:
        return ""
    told = median_told(cell.median, scale.short, scale.first)
    return _("The middle: {n}, {words}").format(n=half(cell.median), words=told)


def _pairs(frame: Frame, scale: Scale, y: float) -> Typeset:
    """The pairs side by side with their numbers; top is their upper edge."""
    r, pitch = frame.r, inner_width(frame) / len(scale.points)
    radius = min(LARGEST * r, 0.9 * pitch / WIDEST)
    shapes: list[Shapes] = []
    for place, point in enumerate(scale.points):
        x = frame.margin_x + (place + 0.5) * pitch
        shapes += two_circles(x, y, radius, point)
        shapes.append(
            Text(x=x, y=y + radius + 1.1 * r, text=str(point), size=r, bold=True, anchor="middle")
        )
    return Typeset(shapes=tuple(shapes), top=y - radius, bottom=y + radius + 1.1 * r)
