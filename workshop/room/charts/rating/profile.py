"""The profile of pairs: a line through the middle answers between the two poles of each."""

from collections.abc import Sequence

from workshop.domain.exercise import Item
from workshop.domain.measure import CAMPS, agreement_word
from workshop.room.charts.rating.profile_words import pair_told, profile_sentence
from workshop.room.charts.row_ruler import RowRuler
from workshop.room.figures import withheld_word
from workshop.room.marks import agreement_mark
from workshop.room.scene import Box, Frame, Line, Mark, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    Typeset,
    fitted,
    foot_baseline,
    headline,
    page_number,
    parted,
    right,
)
from workshop.steps.rating import RatingCell, RatingStep, RatingSummary, scale_of
from workshop.words import _

ROW, TALL_ROW, WIDEST_ROW = 1.16, 2.2, 1.6
NUMBER, NAMES = 1.21, 1.58
"""The right edge of the numbers and the left of the poles, from the margin, in R."""
BESIDE, BEHIND = 0.73, 0.79
"""Between the left poles and the ruler, and behind it, in R."""
SHORTEST = 3.6
"""The least length of the ruler where poles stand beside it, in R."""
STEP, BAND, EDGE, LINE, DISC, CAMP = 1.74, 0.64, 0.045, 0.12, 0.3, 0.41
SWATCH = 1.27
PAGE = 3.2
"""Room for the number of the page, in R."""

Row = tuple[int, Item, RatingCell]


def profile_pages(step: RatingStep, summary: RatingSummary, frame: Frame) -> tuple[Page, ...]:
    """The pairs in their order, as many on a page as the room can read."""
    r, said = frame.r, profile_sentence(step, summary)
    head = headline(frame, said)
    items = {item.id: (number, item) for number, item in enumerate(step.items, 1)}
    rows = tuple((*items[cell.item], cell) for cell in summary.cells)
    if all(cell.median is None for _number, _item, cell in rows):
        return (Page(scene=frame.scene(head.shapes, said)),)
    steps = _steps(frame, step)
    least, top = (TALL_ROW if steps.tall else ROW) * r, head.bottom + 0.6 * r
    camps = any(_camps(cell) for _number, _item, cell in rows)
    foot = _foot(frame, step, steps, camps=camps, alone=True)
    if len(rows) * least > foot.top - 1.3 * r - top + 1:
        foot = _foot(frame, step, steps, camps=camps, alone=False)
    room = foot.top - 1.3 * r - top
    pages = parted(rows, lambda part: len(part) * least <= room + 1)
    made, at = [], 0
    for number, part in enumerate(pages, 1):
        high = min(max(least, WIDEST_ROW * r), room / len(part))
        shapes = [*head.shapes, *_grid(frame, steps, top, top + high * len(part))]
        for line, row in enumerate(part):
            shapes += _names(frame, steps, row, top + line * high, high)
        middles = [_middle(steps, line, top, high, r) for line in range(len(part))]
        around = [
            rows[each] if 0 <= each < len(rows) else None for each in (at - 1, at + len(part))
        ]
        shapes += _bands(frame, steps, part, middles)
        shapes += _line(frame, steps, (around[0], *part, around[1]), middles, high)
        shapes += _marks(frame, steps, part, middles)
        shapes += (*foot.shapes, *page_number(frame, number, len(pages), foot.bottom))
        told = (pair_told(item, cell) for _number, item, cell in part)
        made.append(Page(scene=frame.scene(shapes, " ".join([said, *told]))))
        at += len(part)
    return tuple(made)


def _poles(item: Item) -> tuple[str, str]:
    return (item.poles.left_short, item.poles.right_short) if item.poles else (item.short, "")


def _steps(frame: Frame, step: RatingStep) -> RowRuler:
    r, face, points = frame.r, frame.type, scale_of(step).points
    sides = [max(face.width(_poles(item)[side], r) for item in step.items) for side in (0, 1)]
    left = frame.margin_x + (NAMES + BESIDE) * r + sides[0]
    end = right(frame) - BEHIND * r - sides[1]
    tall = end - left < SHORTEST * r
    if tall:
        left, end = frame.margin_x + NAMES * r, right(frame) - 0.5 * r
    pitch = (end - left) / (len(points) - 1)
    if not tall:
        pitch = min(STEP * r, pitch)
    return RowRuler(left=left, pitch=pitch, first=points[0], count=len(points), tall=tall)


def _grid(frame: Frame, steps: RowRuler, top: float, end: float) -> list[Shapes]:
    """A hairline for each point, a stronger one at the middle."""
    places = range(steps.first, steps.first + steps.count)
    middle = (places[0] + places[-1]) / 2
    return [
        Line(points=((steps.x(at), top), (steps.x(at), end)),
             stroke="edge" if at == middle else "line",
             line=(0.06 if at == middle else 0.03) * frame.r)
        for at in places
    ]  # fmt: skip


def _middle(steps: RowRuler, line: int, top: float, high: float, r: float) -> float:
    return top + (line + 0.5) * high + (0.5 * r if steps.tall else 0)


def _names(frame: Frame, steps: RowRuler, row: Row, top: float, high: float) -> list[Shapes]:
    """The number of the pair and its poles, beside the ruler or above it."""
    number, item, _cell = row
    r, left = frame.r, frame.margin_x
    base = top + 0.85 * r if steps.tall else top + high / 2 + CAP * r / 2
    one, other = _poles(item)
    if steps.tall:
        half = (right(frame) - left - NAMES * r) / 2 - 0.3 * r
        ends = Text(x=right(frame), y=base, text=fitted(other, half, r, frame.type), size=r,
                    anchor="end", halo=True)  # fmt: skip
    else:
        half = steps.left - left - NAMES * r
        ends = Text(x=steps.end + BEHIND * r, y=base, text=other, size=r)
    return [
        Text(x=left + NUMBER * r, y=base, text=str(number), size=r, bold=True, colour="ink2",
             anchor="end"),
        Text(x=left + NAMES * r, y=base, text=fitted(one, half, r, frame.type), size=r,
             halo=steps.tall),
        ends,
    ]  # fmt: skip


def _bands(
    frame: Frame, steps: RowRuler, part: Sequence[Row], middles: Sequence[float]
) -> list[Shapes]:
    """The middle half of each pair."""
    r, found = frame.r, []
    for (_number, _item, cell), y in zip(part, middles, strict=True):
        if cell.q1 is not None and cell.q3 is not None:
            low, high = steps.x(cell.q1) - EDGE * r, steps.x(cell.q3) + EDGE * r
            found.append(
                Box(x=low, y=y - BAND * r / 2, width=high - low, height=BAND * r, fill="step2")
            )
    return [*found]


def _line(
    frame: Frame,
    steps: RowRuler,
    rows: Sequence[Row | None],
    middles: Sequence[float],
    high: float,
) -> list[Shapes]:
    """From middle to middle; halfway to the pairs before and after where the page is turned."""
    places = [middles[0] - high, *middles, middles[-1] + high]
    points = [
        None if row is None or row[2].median is None else (steps.x(row[2].median), y)
        for row, y in zip(rows, places, strict=True)
    ]
    last, found = len(points) - 2, []
    for at in range(len(points) - 1):
        one, other = points[at], points[at + 1]
        if one and other:
            half = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
            ends = (half, other) if at == 0 else (one, half) if at == last else (one, other)
            found.append(Line(points=ends, line=LINE * frame.r, round=True))
    return [*found]


def _camps(cell: RatingCell) -> bool:
    return agreement_word(cell.agreement, cell.n or 0) == CAMPS


def _marks(
    frame: Frame, steps: RowRuler, part: Sequence[Row], middles: Sequence[float]
) -> list[Shapes]:
    """A disc at the middle answer, a split square where there are two camps."""
    r = frame.r
    found: list[Shapes] = []
    for (_number, _item, cell), y in zip(part, middles, strict=True):
        if cell.median is None:
            said = fitted(withheld_word(), steps.end - steps.left, r, frame.type)
            base = y + CAP * r / 2
            found.append(Text(x=steps.left, y=base, text=said, size=r, colour="ink2", halo=True))
        elif _camps(cell):
            found += _split(steps.x(cell.median), y, r)
        else:
            found.append(Mark(x=steps.x(cell.median), y=y, r=DISC * r))
    return found


def _split(x: float, y: float, r: float) -> list[Shapes]:
    side = 2 * 0.92 * CAMP * r
    ground = Box(x=x - side / 2, y=y - side / 2, width=side, height=side, fill="paper")
    return [ground, *agreement_mark(CAMPS, x, y, CAMP * r)]


def _foot(frame: Frame, step: RatingStep, steps: RowRuler, *, camps: bool, alone: bool) -> Typeset:
    """The sides, and between them the key where it has room; else below them."""
    r, face, low = frame.r, frame.type, foot_baseline(frame)
    one, other = step.sides
    names = [_("middle half"), _("two camps")] if camps else [_("middle half")]
    widths = [SWATCH * r + 0.33 * r + face.width(names[0], r)]
    widths += [(2 * CAMP + 0.33) * r + face.width(each, r) for each in names[1:]]
    at_end = right(frame) - face.width(other, r, bold=True)
    last = at_end if steps.tall else min(steps.end + BEHIND * r, at_end)
    start = frame.margin_x + face.width(one, r, bold=True) + 0.7 * r
    between = alone and start + sum(widths) + 0.6 * r * len(widths) <= last
    wide = sum(widths) + 0.7 * r * (len(widths) - 1)
    beside = alone or frame.margin_x + wide + PAGE * r <= right(frame)
    x, y = (start, low) if between else (frame.margin_x, low if beside else low - 1.3 * r)
    base = low if between else y - 1.3 * r
    if between:
        x += (last - start - wide) / 2 - 0.2 * r
    shapes: list[Shapes] = [
        Text(x=frame.margin_x, y=base, text=one, size=r, bold=True),
        Text(x=last, y=base, text=other, size=r, bold=True),
    ]
    middle = y - CAP * r / 2
    for place, (name, width) in enumerate(zip(names, widths, strict=True)):
        mark = SWATCH * r if not place else 2 * CAMP * r
        shapes += (
            _split(x + CAMP * r, middle, r)
            if place
            else [Box(x=x, y=middle - BAND * r / 2, width=mark, height=BAND * r, fill="step2")]
        )
        shapes.append(Text(x=x + mark + 0.33 * r, y=y, text=name, size=r))
        x += width + 0.7 * r
    return Typeset(shapes=tuple(shapes), top=base, bottom=low)
