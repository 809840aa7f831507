"""Gaps: the middles of two lenses joined by a line, widest first, and how many people differ."""

from msgspec import Struct

from workshop.domain.measure import CAMPS
from workshop.room.charts.rating.gap_words import (
    GapSides,
    Pair,
    count_words,
    no_gap,
    row_sentence,
    told,
)
from workshop.room.legend import legend, legend_lines, legend_width
from workshop.room.marks import agreement_mark, lens_mark
from workshop.room.scene import Box, Frame, Line, Mark, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    LEADING,
    MARK,
    Typeset,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    past_numbers,
    right,
)
from workshop.words import _

PITCH, LEAST_PITCH, TALLEST, TALL_PITCH = 2.02, 1.9, 4.2, 2.4
"""Height of a row and its least, with the label beside its line; then the same with the label above
it; in R.
"""
LEVEL = 0.62
"""From the last row to the line of those without a gap, in rows."""
HOLLOW = 0.125
"""The line of a middle between two camps, in R."""
SHORTEST = 5
"""Labels stand above their lines where these would be shorter, in R."""
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
    """Rows in the order given; the headline is about the first row of its page. Rows whose middles
    are the same are named below the last.
    """
    level = tuple(row for row in rows if row.one is not None and row.one == row.other)
    apart = tuple(row for row in rows if row not in level)
    plan = _plan(frame, rows, sides)
    foot = _foot(frame, sides, plan)
    end = foot.top - (0.8 if plan.tall else 1.27) * frame.r
    pages = _parted(frame, apart, level, sides, plan, end)
    tops = [_begins(frame, chosen or named, sides, plan) for chosen, named in pages]
    pitch = (TALLEST if plan.tall else PITCH) * frame.r
    for (chosen, named), top in zip(pages, tops, strict=True):
        room = end - top - _level(frame, named, sides, 0).bottom
        pitch = min(pitch, room / (len(chosen) + (LEVEL if named else 0)))
    drawn = []
    for (chosen, named), top in zip(pages, tops, strict=True):
        head = headline(frame, row_sentence((chosen or named)[0], sides))
        body = _body(frame, chosen, sides, plan, top, pitch)
        below = _level(frame, named, sides, top + len(chosen) * pitch + LEVEL * pitch)
        shapes = (*head.shapes, *body, *below.shapes, *foot.shapes)
        drawn.append(Page(scene=frame.scene(shapes, told(chosen, named, sides))))
    return tuple(drawn)


def _begins(frame: Frame, rows: tuple[Pair, ...], sides: GapSides, plan: _Plan) -> float:
    """Where the rows of a page begin, below a headline about the first row."""
    head = headline(frame, row_sentence(rows[0], sides))
    return head.bottom + (0.93 if plan.tall else 0.74) * frame.r


Content = tuple[tuple[Pair, ...], tuple[Pair, ...]]
"""The rows of a page, and those that are only named below them."""


def _parted(
    frame: Frame, rows: tuple[Pair, ...], level: tuple[Pair, ...], sides: GapSides, plan: _Plan,
    end: float,
) -> list[Content]:  # fmt: skip
    """As many rows on each page as fit; those only named go on the last page where they can."""
    least = (TALL_PITCH if plan.tall else LEAST_PITCH) * frame.r

    def fits(chosen: tuple[Pair, ...], named: tuple[Pair, ...] = ()) -> bool:
        bottom = _begins(frame, chosen or named, sides, plan) + len(chosen) * least
        if named:
            bottom = _level(frame, named, sides, bottom + LEVEL * least).bottom
        return bottom <= end

    pages: list[Content] = []
    for row in rows:
        if pages and fits((*pages[-1][0], row)):
            pages[-1] = ((*pages[-1][0], row), ())
        else:
            pages.append(((row,), ()))
    last = pages[-1][0] if pages else ()
    if level and len(last) > 1 and not fits(last, level[:1]):
        pages[-1:] = [(last[:-1], ()), (last[-1:], ())]
    for row in level:
        if pages and fits(pages[-1][0], (*pages[-1][1], row)):
            pages[-1] = (pages[-1][0], (*pages[-1][1], row))
        else:
            pages.append(((), (row,)))
    return pages


def _level(frame: Frame, rows: tuple[Pair, ...], sides: GapSides, y: float) -> Typeset:
    """One line for those without a gap, its middle at y; further lines where they need some."""
    r, face, base = frame.r, frame.type, y + CAP * frame.r / 2
    if not rows:
        return Typeset(shapes=(), top=y, bottom=y)
    middle = frame.margin_x + 0.4 * r
    shapes = dumbbell_marks((sides.one.place, sides.other.place), middle, middle, y, 0.78 * r, 0)
    left = x = frame.margin_x + LABEL * r
    words = no_gap()
    shapes.append(Text(x=x, y=base, text=words, size=r, colour="ink2"))
    x += face.width(words, r) + 0.7 * r
    for row in rows:
        number = face.width(row.number, r, bold=True) + 0.38 * r
        wide = number + face.width(row.label, r)
        if x > left and x + wide > right(frame):
            x, base = left, base + LEADING * r
        shapes.append(Text(x=x, y=base, text=row.number, size=r, bold=True, colour="ink2"))
        shapes.append(Text(x=x + number, y=base, text=row.label, size=r, colour="ink2"))
        x += wide + 0.7 * r
    return Typeset(shapes=tuple(shapes), top=y, bottom=base + 0.3 * r)


def _plan(frame: Frame, rows: tuple[Pair, ...], sides: GapSides) -> _Plan:
    r, face = frame.r, frame.type
    widest = rows[0].number if rows else ""
    indent = past_numbers(frame, [row.number for row in rows], LABEL)
    label = frame.margin_x + indent
    names = max((face.width(row.label, r, bold=row is rows[0]) for row in rows), default=0)
    counts = max((face.width(count_words(row), r, bold=row is rows[0]) for row in rows), default=0)
    left, end = label + names + 1.1 * r, right(frame) - counts - 0.9 * r
    if frame.narrow or end - left < SHORTEST * r:
        inset = 0.4 * r
        return _Plan(
            left=label + inset, right=right(frame) - inset,
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
    frame: Frame, rows: tuple[Pair, ...], sides: GapSides, plan: _Plan, top: float, pitch: float
) -> list[Shapes]:
    bottom = top + len(rows) * pitch
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
            (sides.one.place, sides.other.place), one, other, middle, size, frame.r * LINE,
            hollow=row.camps, ring=frame.r * HOLLOW,
        )  # fmt: skip
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
    beside = plan.label + frame.type.width(label, r, bold=bold)
    camps = _camps(frame, row, beside, plan.label + room, y)
    sign = frame.margin_x + 0.51 * r
    anchor = "end" if frame.type.width(row.number, r, bold=True) <= 0.7 * r else "start"
    return [
        Text(x=sign if anchor == "end" else frame.margin_x - 0.08 * r, y=y, text=row.number,
             size=r, bold=True, colour="ink" if bold else "ink2",
             anchor="end" if anchor == "end" else "start"),
        Text(x=plan.label, y=y, text=label, size=r, bold=bold),
        Text(x=right(frame), y=y, text=words, size=r, bold=bold, anchor="end",
             colour="ink" if row.people is not None else "ink2"),
        *camps,
    ]  # fmt: skip


def _camps(frame: Frame, row: Pair, x: float, end: float, y: float) -> list[Shapes]:
    """The split square behind a name, with its words where they fit."""
    if not any(row.camps) or row.one is None:
        return []
    r = frame.r
    shapes = list(agreement_mark(CAMPS, x + 0.57 * r, y - CAP * r / 2, 0.326 * r))
    words = _(CAMPS)
    if x + 0.97 * r + frame.type.width(words, r) <= end:
        shapes.append(Text(x=x + 0.97 * r, y=y, text=words, size=r, colour="ink2"))
    return shapes


def dumbbell_marks(
    places: tuple[int, int],
    one: float | None,
    other: float | None,
    y: float,
    size: float,
    line: float,
    *,
    hollow: tuple[bool, bool] = (False, False),
    ring: float = 0,
) -> list[Shapes]:
    """Two marks joined; where the middles are equal the first inside the open second. hollow: the
    middle lies between two camps; ring: the line of its mark.
    """
    if one is None or other is None:
        return []
    if abs(one - other) < 0.01:
        open_mark = lens_mark(places[1], other, y, size * 1.22)
        inner = lens_mark(places[0], one, y, size * 0.66)
        ring_round = Mark(
            x=other, y=y, r=open_mark.r, shape=open_mark.shape, colour=open_mark.colour,
            hollow=True, line=size * 0.16,
        )  # fmt: skip
        return [ring_round, inner]
    return [
        Line(points=((one, y), (other, y)), stroke="ink", line=line),
        _middle(places[1], other, y, size, ring if hollow[1] else 0),
        _middle(places[0], one, y, size, ring if hollow[0] else 0),
    ]


def _middle(place: int, x: float, y: float, size: float, ring: float) -> Mark:
    mark = lens_mark(place, x, y, size)
    if not ring:
        return mark
    return Mark(x=x, y=y, r=mark.r, shape=mark.shape, colour=mark.colour, hollow=True, line=ring)
