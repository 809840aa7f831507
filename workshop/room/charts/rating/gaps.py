"""Gaps: the middles of two lenses joined by a line, widest first, and how many people differ."""

from msgspec import Struct

from workshop.room.charts.rating.gap_words import GapSides, Pair, count_words, row_sentence, told
from workshop.room.legend import legend, legend_lines, legend_width
from workshop.room.marks import lens_mark
from workshop.room.scene import Box, Frame, Line, Mark, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    MARK,
    Typeset,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    parted,
    right,
)

PITCH, TALL_PITCH = 1.9, 2.4
"""The least height of a row in R: label beside its line, and above it."""
SHORTEST = 5
"""Where the lines would be shorter, labels stand above them; in R."""
LINE = 0.136
LABEL = 0.99


class _Plan(Struct, frozen=True, kw_only=True):
    left: float
    right: float
    """The first and the last line of the scale."""
    tall: bool
    """Labels stand above their lines."""
    label: float
    widest: str
    """Number of the row that stands in bold."""


def gaps_pages(frame: Frame, rows: tuple[Pair, ...], sides: GapSides) -> tuple[Page, ...]:
    """Rows in the order given; the headline is about the first row of its page."""
    plan = _plan(frame, rows, sides)
    foot = _foot(frame, sides, plan)
    end = foot.top - (0.8 if plan.tall else 1.27) * frame.r
    least = (TALL_PITCH if plan.tall else PITCH) * frame.r

    def begins(chosen: tuple[Pair, ...]) -> float:
        head = headline(frame, row_sentence(chosen[0], sides))
        return head.bottom + (0.93 if plan.tall else 0.74) * frame.r

    pages = []
    for chosen in parted(rows, lambda part: begins(part) + len(part) * least <= end):
        if not chosen:
            continue
        head = headline(frame, row_sentence(chosen[0], sides))
        body = _body(frame, chosen, sides, plan, begins(chosen), end)
        pages.append(
            Page(scene=frame.scene((*head.shapes, *body, *foot.shapes), told(chosen, sides)))
        )
    return tuple(pages)


def _plan(frame: Frame, rows: tuple[Pair, ...], sides: GapSides) -> _Plan:
    r, face = frame.r, frame.type
    widest = rows[0].number if rows else ""
    label = frame.margin_x + LABEL * r
    names = max((face.width(row.label, r, bold=row is rows[0]) for row in rows), default=0)
    counts = max((face.width(count_words(row), r, bold=row is rows[0]) for row in rows), default=0)
    left, end = label + names + 1.1 * r, right(frame) - counts - 0.9 * r
    if frame.narrow or end - left < SHORTEST * r:
        inset = 0.4 * r
        return _Plan(
            left=frame.margin_x + LABEL * r + inset, right=right(frame) - inset,
            label=label, widest=widest, tall=True,
        )  # fmt: skip
    return _Plan(left=left, right=end, label=label, widest=widest, tall=False)


def _foot(frame: Frame, sides: GapSides, plan: _Plan) -> Typeset:
    """The legend and the ends of the scale; top is its first baseline."""
    r, y, face = frame.r, foot_baseline(frame), frame.type
    keys = (sides.one, sides.other)
    words = legend_width(face, r, keys)
    ends = face.width(sides.low, r), face.width(sides.high, r)
    low = Text(x=plan.left, y=y, text=sides.low, size=r, colour="ink2")
    high = Text(x=plan.right, y=y, text=sides.high, size=r, colour="ink2", anchor="end")
    beside = not plan.tall and frame.margin_x + words + 0.5 * r <= plan.left
    if beside and sum(ends) + 0.5 * r <= plan.right - plan.left:
        marks = legend(face, r, frame.margin_x, y, keys)
        return Typeset(shapes=(*marks, low, high), top=y, bottom=y)
    left, end = (plan.label, right(frame)) if plan.tall else (plan.left, plan.right)
    low = Text(x=left, y=y, text=sides.low, size=r, colour="ink2")
    high = Text(x=end, y=y, text=sides.high, size=r, colour="ink2", anchor="end")
    between = end - left - sum(ends)
    if plan.tall and words + 1.6 * r <= between:
        x = left + ends[0] + (between - words) / 2
        return Typeset(shapes=(low, high, *legend(face, r, x, y, keys)), top=y, bottom=y)
    shapes: list[Shapes] = []
    lines = legend_lines(face, r, inner_width(frame), keys)
    if sum(ends) + 0.5 * r > end - left:
        left, end = frame.margin_x, right(frame)
    shapes += (
        Text(x=left, y=y - len(lines) * 1.25 * r, text=sides.low, size=r, colour="ink2"),
        Text(x=end, y=y - len(lines) * 1.25 * r, text=sides.high, size=r, colour="ink2",
             anchor="end"),
    )  # fmt: skip
    for place, line in enumerate(lines):
        base = y - (len(lines) - 1 - place) * 1.25 * r
        shapes += legend(face, r, frame.margin_x, base, line)
    return Typeset(shapes=tuple(shapes), top=y - len(lines) * 1.25 * r, bottom=y)


def _at(value: float, sides: GapSides, plan: _Plan) -> float:
    return plan.left + (value - sides.first) / (sides.points - 1) * (plan.right - plan.left)


def _body(
    frame: Frame, rows: tuple[Pair, ...], sides: GapSides, plan: _Plan, top: float, bottom: float
) -> list[Shapes]:
    pitch = (bottom - top) / len(rows)
    if plan.tall:
        pitch = min(pitch, 4.2 * frame.r)
    ticks = [sides.first + each for each in range(sides.points)]
    shapes: list[Shapes] = []
    if not plan.tall:
        shapes += (_tick(frame, _at(tick, sides, plan), top, bottom) for tick in ticks)
    for place, row in enumerate(rows):
        start = top + place * pitch
        if plan.tall:
            base = start + CAP * frame.r * 0.92
            middle = base + 0.96 * frame.r
            shapes += (
                _tick(frame, _at(tick, sides, plan), middle - 0.44 * frame.r,
                      middle + 0.44 * frame.r)
                for tick in ticks
            )  # fmt: skip
        else:
            middle = start + pitch / 2
            base = middle + CAP * frame.r / 2
        shapes += _labels(frame, row, plan, base)
        one = None if row.one is None else _at(row.one, sides, plan)
        other = None if row.other is None else _at(row.other, sides, plan)
        size = frame.r * (MARK if plan.tall else 0.78)
        shapes += dumbbell_marks(
            (sides.one.place, sides.other.place), one, other, middle, size, frame.r * LINE
        )
        if row.people is None:
            shapes.append(_empty(plan.left, plan.right, middle, frame.r))
    return shapes


def _empty(left: float, right_end: float, middle: float, r: float) -> Box:
    return Box(x=left, y=middle - 0.39 * r, width=right_end - left, height=0.78 * r,
               stroke="edge", line=0.025 * r, dash=True)  # fmt: skip


def _tick(frame: Frame, x: float, top: float, bottom: float) -> Line:
    return Line(points=((x, top), (x, bottom)), stroke="line", line=frame.r * 0.035)


def _labels(frame: Frame, row: Pair, plan: _Plan, y: float) -> list[Shapes]:
    r, bold = frame.r, row.number == plan.widest
    words = count_words(row)
    counts = frame.type.width(words, r, bold=bold)
    room = (
        right(frame) - counts - 0.5 * r - plan.label
        if plan.tall
        else plan.left - 0.6 * r - plan.label
    )
    label = fitted(row.label, room, r, frame.type, bold=bold)
    sign = frame.margin_x + 0.51 * r
    anchor = "end" if frame.type.width(row.number, r, bold=True) <= 0.7 * r else "start"
    return [
        Text(x=sign if anchor == "end" else frame.margin_x - 0.08 * r, y=y, text=row.number,
             size=r, bold=True, colour="ink" if bold else "ink2",
             anchor="end" if anchor == "end" else "start"),
        Text(x=plan.label, y=y, text=label, size=r, bold=bold),
        Text(x=right(frame), y=y, text=words, size=r, bold=bold, anchor="end",
             colour="ink" if row.people is not None else "ink2"),
    ]  # fmt: skip


def dumbbell_marks(
    places: tuple[int, int],
    one: float | None,
    other: float | None,
    y: float,
    size: float,
    line: float,
) -> list[Shapes]:
    """Two marks joined; where the middles are equal the first inside the open second."""
    if one is None or other is None:
        return []
    if abs(one - other) < 0.01:
        open_mark = lens_mark(places[1], other, y, size * 1.22)
        inner = lens_mark(places[0], one, y, size * 0.66)
        hollow = Mark(
            x=other, y=y, r=open_mark.r, shape=open_mark.shape, colour=open_mark.colour,
            hollow=True, line=size * 0.16,
        )  # fmt: skip
        return [hollow, inner]
    return [
        Line(points=((one, y), (other, y)), stroke="ink", line=line),
        lens_mark(places[1], other, y, size),
        lens_mark(places[0], one, y, size),
    ]
