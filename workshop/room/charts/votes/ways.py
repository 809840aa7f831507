"""Entries by their dots, beside what they are today and what they should become."""

from collections.abc import Sequence

from workshop.domain.beside import TwoLenses
from workshop.domain.exercise import Item
from workshop.room.charts.row_ruler import RowRuler
from workshop.room.charts.votes.dot_words import votes_sentence, votes_told
from workshop.room.figures import half, lower, withheld_word
from workshop.room.scene import Frame, Line, Mark, Page, Shapes, Text
from workshop.room.today_wanted import RING, SQUARE, today_mark, wanted_mark, way
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
from workshop.steps.votes import VotedEntry, VotesStep, VotesSummary, voted_order
from workshop.words import _

ROW, TALL_ROW, WIDEST = 1.16, 2.25, 1.5
NUMBER, NAME = 1.21, 1.58
"""The right edge of the numbers and the left of the names, from the margin, in R."""
BEFORE, BEHIND = 0.7, 0.75
"""Between names and the ruler, and behind the ruler, in R."""
STEP, SHORTEST = 1.64, 4.4
"""From point to point at most, and the least length of the ruler beside the names, in R."""
DOTS, NEXT_DOT, DOT = 4.4, 0.44, 0.42
"""The room for dots, from one to the next at most, and a dot's radius as its share."""
FIRST = 3
"""So many are taken further: they stand bold."""
KEYS = 0.8
Row = tuple[int, Item, VotedEntry]


class WaysRuler(RowRuler, frozen=True, kw_only=True):
    """And the dots behind it: the right edge of their number, where they begin, and the way from
    one to the next.
    """

    number: float
    dots: float
    next_dot: float


def ways_pages(
    step: VotesStep, summary: VotesSummary, ways: TwoLenses, frame: Frame
) -> tuple[Page, ...]:
    """As many rows on a page as the room can read."""
    r, said = frame.r, votes_sentence(step, summary)
    head, rows = headline(frame, said), _rows(step, summary, ways)
    ruler = _ruler(frame, rows, ways, summary.n)
    least = (TALL_ROW if ruler.tall else ROW) * r
    top = head.bottom + 0.6 * r
    mine = lower(step.title)
    foot = _foot(frame, ruler, ways, mine, alone=True)
    if len(rows) * least > foot.top - 1.15 * r - top + 1:
        foot = _foot(frame, ruler, ways, mine, alone=False)
    room = foot.top - 1.15 * r - top
    pages = parted(rows, lambda part: len(part) * least <= room + 1)
    order = [item.id for item, _e in voted_order(step, summary)]
    told = dict(zip(order, votes_told(step, summary), strict=True))
    made = []
    for number, part in enumerate(pages, 1):
        high = min(max(least, WIDEST * r), room / len(part))
        shapes = [*head.shapes, *_grid(frame, ruler, top, top + high * len(part))]
        for line, row in enumerate(part):
            shapes += _row(
                frame, ruler, ways, row, top + line * high, high, bold=row in rows[:FIRST]
            )
        shapes += (*foot.shapes, *page_number(frame, number, len(pages), foot.bottom))
        lines = [
            " ".join(filter(None, (told.get(item.id, ""), _way_told(item, ways))))
            for _n, item, _e in part
        ]
        made.append(Page(scene=frame.scene(shapes, " ".join([said, *lines]))))
    return tuple(made)


def _rows(step: VotesStep, summary: VotesSummary, ways: TwoLenses) -> tuple[Row, ...]:
    """By dots, then by the longer way, then as they were named; withheld ones last."""
    numbers = {item.id: number for number, item in enumerate(step.items, 1)}
    items = {item.id: item for item in step.items}
    entries = [each for each in summary.entries if each.entry in items]

    def rank(entry: VotedEntry) -> tuple[float, float, int]:
        dots = -1 if entry.dots is None else entry.dots
        here, there = ways.middles.get(entry.entry, (None, None))
        far = 0.0 if here is None or there is None else there - here
        return -dots, -far, numbers[entry.entry]

    return tuple(
        (numbers[each.entry], items[each.entry], each) for each in sorted(entries, key=rank)
    )


def _way_told(item: Item, ways: TwoLenses) -> str:
    here, there = ways.middles.get(item.id, (None, None))
    if here is None or there is None:
        return ""
    one, other = ways.names
    said = _("{one} {here}, {other} {there}.")
    return said.format(one=one, here=half(here), other=lower(other), there=half(there))


def _ruler(frame: Frame, rows: Sequence[Row], ways: TwoLenses, people: int) -> WaysRuler:
    r, face = frame.r, frame.type
    names = max((face.width(item.short, r, bold=True) for _n, item, _e in rows), default=0)
    left = frame.margin_x + NAME * r + names + BEFORE * r
    figures = face.width("00", r, bold=True)
    end = right(frame) - (DOTS + 0.3) * r - figures - BEHIND * r
    tall = frame.narrow or end - left < SHORTEST * r
    if tall:
        left = frame.margin_x + (NAME + RING) * r
    pitch = min(STEP * r, (end - left) / (ways.points - 1))
    number = left + pitch * (ways.points - 1) + BEHIND * r + figures
    return WaysRuler(
        left=left, pitch=pitch, first=ways.first, count=ways.points, number=number,
        dots=number + 0.33 * r, tall=tall,
        next_dot=min(NEXT_DOT * r, (right(frame) - number - 0.33 * r) / max(1, people)),
    )  # fmt: skip


def _grid(frame: Frame, ruler: WaysRuler, top: float, end: float) -> list[Shapes]:
    """A hairline for each point."""
    places = (ruler.x(ruler.first + at) for at in range(ruler.count))
    return [Line(points=((x, top), (x, end)), stroke="line", line=0.03 * frame.r) for x in places]


def _row(
    frame: Frame, ruler: WaysRuler, ways: TwoLenses, row: Row, top: float, high: float, *,
    bold: bool,
) -> list[Shapes]:  # fmt: skip
    number, item, entry = row
    r = frame.r
    middle = top + high / 2 + (0.55 * r if ruler.tall else 0)
    base = middle + CAP * r / 2
    line = top + 0.95 * r if ruler.tall else base
    left = frame.margin_x
    wide = right(frame) - left - NAME * r if ruler.tall else ruler.left - left - NAME * r
    name = fitted(item.short, wide, r, frame.type, bold=bold)
    shapes: list[Shapes] = [
        Text(x=left + NUMBER * r, y=line, text=str(number), size=r, bold=True, colour="ink2",
             anchor="end"),
        Text(x=left + NAME * r, y=line, text=name, size=r, bold=bold, halo=ruler.tall),
    ]  # fmt: skip
    here, there = ways.middles.get(item.id, (None, None))
    if here is not None and there is not None:
        shapes += way(ruler.x(here), ruler.x(there), middle, r)
    else:
        said = fitted(withheld_word(), ruler.end - ruler.left, r, frame.type)
        shapes.append(Text(x=ruler.left, y=base, text=said, size=r, colour="ink2", halo=True))
    if entry.dots is None:
        said = fitted(withheld_word(), right(frame) - ruler.number + r, r, frame.type)
        return [*shapes, Text(x=ruler.number - r, y=base, text=said, size=r, colour="ink2")]
    colour = "ink" if entry.dots and bold else "edge"
    shapes.append(
        Text(x=ruler.number, y=base, text=str(entry.dots), size=r, bold=bold,
             colour="ink" if entry.dots else "ink2", anchor="end")
    )  # fmt: skip
    return shapes + [
        Mark(
            x=ruler.dots + (at + 0.5) * ruler.next_dot,
            y=middle,
            r=DOT * ruler.next_dot,
            colour=colour,
        )
        for at in range(entry.dots)
    ]


def _foot(frame: Frame, ruler: WaysRuler, ways: TwoLenses, mine: str, *, alone: bool) -> Typeset:
    """The key, the two ends of the scale below the ruler, and what the dots are; on a line of their
    own where the page has a number or too little room.
    """
    r, face, low = frame.r, frame.type, foot_baseline(frame)
    today, wanted = (lower(each) for each in ways.names)
    second = frame.margin_x + r + face.width(today, r) + KEYS * r
    end = second + 1.14 * r + face.width(wanted, r)
    first, last = ways.ends
    start = ruler.x(ruler.first) - 0.1 * r
    stop = max(ruler.end + RING * r, start + face.width(f"{first}  {last}", r))
    dots = stop + 0.9 * r
    beside = (
        alone and end + 0.5 * r <= start and dots + 0.6 * r + face.width(mine, r) <= right(frame)
    )
    above = low if beside else low - 1.3 * r
    at = dots if beside else end + KEYS * r
    shapes: list[Shapes] = [
        today_mark(frame.margin_x + SQUARE * 0.87 * r, low - CAP * r / 2, r),
        Text(x=frame.margin_x + r, y=low, text=today, size=r),
        wanted_mark(second + RING * r, low - CAP * r / 2, r),
        Text(x=second + 1.14 * r, y=low, text=wanted, size=r),
        Text(x=start, y=above, text=first, size=r, colour="ink2"),
        Text(x=stop, y=above, text=last, size=r, colour="ink2", anchor="end"),
    ]
    if at + 0.6 * r + face.width(mine, r) <= right(frame) - (0 if beside else 2.5 * r):
        shapes += (
            Mark(x=at + 0.2 * r, y=low - CAP * r / 2, r=0.2 * r),
            Text(x=at + 0.6 * r, y=low, text=mine, size=r),
        )
    return Typeset(shapes=tuple(shapes), top=above, bottom=low)
