"""The room's dots: a row for each entry, most dots first, the people who set them beside."""

from msgspec import Struct

from workshop.domain.exercise import Item
from workshop.room.charts.votes.dot_words import votes_sentence, votes_told
from workshop.room.figures import lower, withheld_word
from workshop.room.scene import Anchor, Area, Frame, Line, Mark, Page, Shapes, Text, balanced
from workshop.room.typesetting import (
    CAP,
    LEADING,
    block,
    foot_baseline,
    headline,
    inner_width,
    page_number,
    parted,
    right,
)
from workshop.steps.votes import (
    VotedEntry,
    VotesStep,
    VotesSummary,
    cards_in,
    leaning_in,
    name_of,
    voted_order,
)
from workshop.words import _

ROW, MORE = 2.0, 0.45
"""The least height of a row, and what stands above and below its words, in R."""
PITCH, DOT = 0.7, 0.42
"""From one dot to the next at most, and a dot's radius as its share."""
ONE_LINE = 9
"""More dots than these stand in two lines."""
CARD_WIDE, CARD_HIGH, CARD_PITCH, LEAN = 0.455, 0.636, 0.9, 0.15
"""A card that an entry was taken over from, in R."""
Row = tuple[Item, VotedEntry]


class Columns(Struct, frozen=True, kw_only=True):
    """Where a row's parts stand. name: its width. cards: left edge, 0 where there are none.
    dots: right edge of their number. until: where the last dot may end. tall: the name stands above
    the rest.
    """

    name: float
    cards: float
    dots: float
    until: float
    tall: bool


def dots_pages(step: VotesStep, summary: VotesSummary, frame: Frame) -> tuple[Page, ...]:
    """The entries by dots, as many on a page as the room can read."""
    r, said = frame.r, votes_sentence(step, summary)
    head, rows = headline(frame, said), _rows(step, summary)
    columns = _columns(frame, with_cards=bool(step.cards))
    top = head.bottom + 1.9 * r
    called = step.cards_called or _("Cards")
    key = card_key(frame, step)
    many = (foot_baseline(frame) - top) / r - (1.2 if key else 0)
    fewer = many - (0 if key else 1.2)  # the number of the page
    heights = {item.id: _height(frame, step, item, columns) for item, _entry in rows}
    whole = sum(heights.values()) <= many * r
    room = (many if whole else fewer) * r
    pages = parted(rows, lambda part: sum(heights[item.id] for item, _e in part) <= room + 1)
    most = max((entry.dots or 0 for _item, entry in rows), default=0)
    told = dict(
        zip([i.id for i, _e in voted_order(step, summary)], votes_told(step, summary), strict=True)
    )
    made = []
    for number, part in enumerate(pages, 1):
        shapes: list[Shapes] = [*head.shapes, *_heads(frame, columns, top - 0.5 * r, called)]
        y = top
        for row in part:
            high = heights[row[0].id]
            first = number == 1 and row is part[0]
            shapes += _row(frame, step, columns, row, y, high, most, bold=first)
            y += high
            if row is not part[-1]:
                shapes.append(_rule(frame, y, 0.03 * r, "line"))
        shapes += (*key, *page_number(frame, number, len(pages), foot_baseline(frame)))
        alt = " ".join([said, *(told[item.id] for item, _e in part if item.id in told)])
        made.append(Page(scene=frame.scene(shapes, alt)))
    return tuple(made)


def _rows(step: VotesStep, summary: VotesSummary) -> tuple[Row, ...]:
    """Withheld entries last."""
    told = voted_order(step, summary)
    items = {item.id: item for item in step.items}
    kept = [each for each in summary.entries if each.dots is None and each.entry in items]
    return (*told, *((items[each.entry], each) for each in kept)) if told else ()


def _columns(frame: Frame, *, with_cards: bool) -> Columns:
    r, left, wide = frame.r, frame.margin_x, inner_width(frame)
    if frame.narrow or wide < 22 * r:
        dots = left + (5.2 if with_cards else 1.2) * r
        cards = left if with_cards else 0.0
        return Columns(name=wide, cards=cards, dots=dots, until=right(frame) - 2.2 * r, tall=True)
    name = (0.44 if with_cards else 0.5) * wide
    cards = left + name + 0.4 * r if with_cards else 0.0
    dots = left + name + (5.8 if with_cards else 1.6) * r
    return Columns(name=name, cards=cards, dots=dots, until=right(frame) - 2.4 * r, tall=False)


def _lines(frame: Frame, step: VotesStep, item: Item, columns: Columns) -> list[str]:
    # As wide as in bold, whether the row is bold or not: rows keep their heights.
    return balanced(name_of(step, item), columns.name, frame.r, frame.type, bold=True)


def _height(frame: Frame, step: VotesStep, item: Item, columns: Columns) -> float:
    lines = len(_lines(frame, step, item, columns))
    high = (CAP + (lines - 1) * LEADING + 2 * MORE) * frame.r
    return high + 1.5 * frame.r if columns.tall else max(ROW * frame.r, high)


def _heads(frame: Frame, columns: Columns, base: float, called: str) -> list[Shapes]:
    """The names of the columns and the rule below them."""
    r = frame.r
    shapes: list[Shapes] = [_rule(frame, base + 0.5 * r, 0.045 * r, "ink")]
    if columns.cards:
        shapes.append(Text(x=columns.cards, y=base, text=called, size=r, bold=True))
    shapes += (
        Text(x=columns.dots - 1.2 * r, y=base, text=_("Dots"), size=r, bold=True),
        Text(x=right(frame), y=base, text=_("People"), size=r, bold=True, anchor="end"),
    )
    return shapes


def _rule(frame: Frame, y: float, line: float, colour: str) -> Line:
    return Line(points=((frame.margin_x, y), (right(frame), y)), stroke=colour, line=line)


def _row(
    frame: Frame, step: VotesStep, columns: Columns, row: Row, top: float, high: float, most: int,
    *, bold: bool,
) -> list[Shapes]:  # fmt: skip
    item, entry = row
    r = frame.r
    lines = _lines(frame, step, item, columns)
    tall = 1.5 * r if columns.tall else 0.0
    middle = top + (high - tall) / 2
    first = middle + (CAP - (len(lines) - 1) * LEADING) * r / 2
    shapes = [*block(lines, frame.margin_x, first, r, bold=bold).shapes]
    middle = top + high - MORE * r - CAP * r / 2 if columns.tall else middle
    base = middle + CAP * r / 2
    if columns.cards:
        count = cards_in(step, item.id)
        shapes.append(_number(columns.cards, base, count, r, bold=bold, anchor="start"))
        shapes += _cards(columns, count, leaning_in(step, item.id), middle, r)
    if entry.dots is None or entry.voters is None:
        said = withheld_word()
        return [*shapes, Text(x=columns.dots - 0.6 * r, y=base, text=said, size=r, colour="ink2")]
    shapes += (
        _number(columns.dots, base, entry.dots, r, bold=bold),
        _number(right(frame), base, entry.voters, r, bold=bold),
    )
    return [*shapes, *_dots(columns, entry.dots, most, middle, r)]


def _number(
    x: float, y: float, count: int, r: float, *, bold: bool, anchor: Anchor = "end"
) -> Text:
    colour = "ink" if count else "ink2"
    return Text(x=x, y=y, text=str(count), size=r, bold=bold, colour=colour, anchor=anchor)


def _cards(columns: Columns, count: int, leaning: int, middle: float, r: float) -> list[Shapes]:
    """Upright cards, then those that lean; closer where there are many."""
    left, room = columns.cards + 0.95 * r, columns.dots - columns.cards - 2.9 * r
    pitch = min(CARD_PITCH * r, room / count) if count else 0
    wide = min(CARD_WIDE * r, 0.6 * pitch)
    return [
        card_mark(left + at * pitch, middle, wide, r, leaning=at >= count - leaning)
        for at in range(count)
    ]


def card_mark(x: float, middle: float, wide: float, r: float, *, leaning: bool) -> Area:
    """A card round the height `middle`."""
    low, top = middle + CARD_HIGH * r / 2, middle - CARD_HIGH * r / 2
    lean = LEAN * r if leaning else 0.0
    return Area(
        points=((x, low), (x + lean, top), (x + lean + wide, top), (x + wide, low)),
        fill="ink" if leaning else "", stroke="ink", line=0.07 * r,
    )  # fmt: skip


def card_key(frame: Frame, step: VotesStep) -> list[Shapes]:
    """What a leaning card and a standing one say, with how many of all lean; none of cards that
    all stand.
    """
    found, r = step.lean, frame.r
    if found is None or not any(leaning_in(step, item.id) for item in step.items):
        return []
    count, of = len(found.leaning), len(found.leaning | found.standing)
    words = (
        _("{said}: {count} of {n}").format(said=_within(found.leans), count=count, n=of),
        _within(found.stands),
    )
    shapes: list[Shapes] = []
    x, y = frame.margin_x, foot_baseline(frame)
    for said, leaning in zip(words, (True, False), strict=True):
        wide = CARD_WIDE * r
        if x + wide + 0.7 * r + frame.type.width(said, r) > right(frame) - 2.5 * r and shapes:
            break
        shapes.append(card_mark(x, y - CAP * r / 2, wide, r, leaning=leaning))
        x += wide + (LEAN if leaning else 0) * r + 0.3 * r
        shapes.append(Text(x=x, y=y, text=said, size=r))
        x += frame.type.width(said, r) + 0.7 * r
    return shapes


def _within(sentence: str) -> str:
    return lower(sentence.rstrip("."))


def _dots(columns: Columns, count: int, most: int, middle: float, r: float) -> list[Shapes]:
    """In one line, or two where some entry has more than nine; one measure on all rows."""
    left, room = columns.dots + 0.58 * r, columns.until - columns.dots - 0.58 * r
    lines = 1 if most <= ONE_LINE else 2
    pitch = min(PITCH * r, room / max(1, -(-most // lines)))
    if count <= ONE_LINE:
        lines = 1
    longest = -(-count // lines)
    apart = min(pitch, 0.66 * r)
    return [
        Mark(x=left + (at % longest + 0.5) * pitch,
             y=middle + (at // longest - (lines - 1) / 2) * apart, r=DOT * pitch)
        for at in range(count)
    ]  # fmt: skip
