"""The room's order: a row for each card, a disc at its mean place, a dot for each person's."""

from collections.abc import Sequence

from workshop.domain.exercise import Item
from workshop.room.charts.rank.order_words import order_sentence, places_told
from workshop.room.charts.row_ruler import RowRuler
from workshop.room.scene import Frame, Line, Mark, Page, Shapes, Text
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
from workshop.steps.rank import RankItem, RankStep, RankSummary, ranked
from workshop.words import _

ROW, TALL_ROW = 1.41, 2.3
DISC, DOT, DOTS_APART = 0.3, 0.136, 0.333
"""Radius of the room's disc and of a person's dot, and from one dot to the next, in R."""
ABOVE, BELOW, TWO_ROWS = 0.2, 0.41, (0.27, 0.56)
"""The disc above the middle of a row; a row of dots, or two of them, below it, in R."""
LAST = 0.9
NARROWEST = 1.3
"""The least distance between two places where names stand beside them, in R."""

Row = tuple[int, Item, RankItem]


def order_pages(step: RankStep, summary: RankSummary, frame: Frame) -> tuple[Page, ...]:
    """The cards from the room's first to its last, as many on a page as the room can read."""
    r, said = frame.r, order_sentence(step, summary)
    head, rows = headline(frame, said), ranked(step, summary)
    if not rows:
        return (Page(scene=frame.scene(head.shapes, said)),)
    places = _places(frame, [card for _place, card, _item in rows])
    top = head.bottom + 0.66 * r
    least = (TALL_ROW if places.tall else ROW) * r
    foot = _foot(frame, places, alone=True)
    if len(rows) * least > foot.top - 1.3 * r - top + 1:
        foot = _foot(frame, places, alone=False)
    room = foot.top - 1.3 * r - top
    pages = parted(rows, lambda part: len(part) * least <= room + 1)
    told = dict(zip([card.id for _p, card, _i in rows], places_told(step, summary), strict=True))
    made = []
    for number, part in enumerate(pages, 1):
        high = min(least * 1.25, room / len(part))
        shapes = [*head.shapes, *_grid(frame, places, top, high, len(part))]
        for line, row in enumerate(part):
            shapes += _row(frame, places, row, top + line * high, high)
        shapes += (*foot.shapes, *page_number(frame, number, len(pages), foot.bottom))
        alt = " ".join([said, *(told[card.id] for _place, card, _item in part)])
        made.append(Page(scene=frame.scene(shapes, alt)))
    return tuple(made)


def _places(frame: Frame, cards: Sequence[Item]) -> RowRuler:
    r, count = frame.r, len(cards)
    end = right(frame) - LAST * r
    widest = max(frame.type.width(card.short, r, bold=True) for card in cards)
    left = _name_left(frame) + widest + 1.1 * r
    tall = frame.narrow or end - left < NARROWEST * r * (count - 1)
    left = frame.margin_x + LAST * r if tall else max(left, end - 2.06 * r * (count - 1))
    pitch = (end - left) / (count - 1)
    return RowRuler(left=left, pitch=pitch, first=1, count=count, tall=tall)


def _name_left(frame: Frame) -> float:
    return frame.margin_x + frame.r


def _grid(frame: Frame, places: RowRuler, top: float, high: float, rows: int) -> list[Shapes]:
    """A hairline for each place, and one between rows."""
    end, thin = top + rows * high, 0.03 * frame.r
    upright = [
        Line(points=((places.x(at), top), (places.x(at), end)), stroke="line", line=thin)
        for at in range(1, places.count + 1)
    ]
    level = [
        Line(points=((frame.margin_x, y), (right(frame), y)), stroke="line", line=thin)
        for y in (top + row * high for row in range(1, rows))
    ]
    return [*upright, *level]


def _row(frame: Frame, places: RowRuler, row: Row, top: float, high: float) -> list[Shapes]:
    place, card, item = row
    r, counts = frame.r, item.counts or ()
    own = top + TALL_ROW * r - ROW * r if places.tall else top
    middle = (own + top + high) / 2
    line = (top + 0.9 * r) if places.tall else middle + CAP * r / 2
    width = (right(frame) if places.tall else places.left - 0.7 * r) - _name_left(frame)
    name = fitted(card.short, width, r, frame.type, bold=place == 1)
    shapes: list[Shapes] = [
        Text(x=frame.margin_x, y=line, text=str(place), size=r, bold=True, colour="ink2"),
        Text(x=_name_left(frame), y=line, text=name, size=r, bold=place == 1, halo=True),
    ]
    for at, count in enumerate(counts, 1):
        shapes += _dots(count, places.x(at), middle, places.pitch, r)
    mean = (item.sum or 0) / sum(counts)
    shapes.append(Mark(x=places.x(mean), y=middle - ABOVE * r, r=DISC * r))
    return shapes


def _dots(count: int, x: float, middle: float, pitch: float, r: float) -> list[Shapes]:
    """People side by side below the disc: in one row, else in two, else smaller."""
    side = max(1, int((pitch - 0.2 * r) / (DOTS_APART * r)))
    rows = (BELOW,) if count <= side else TWO_ROWS
    longest = -(-count // len(rows))
    apart = min(DOTS_APART * r, (pitch - 0.2 * r) / max(1, longest))
    shapes: list[Shapes] = []
    for line, below in enumerate(rows):
        many = min(longest, count - line * longest)
        left = x - (many - 1) * apart / 2
        shapes += (
            Mark(x=left + each * apart, y=middle + below * r, r=DOT * apart / DOTS_APART,
                 colour="edge")
            for each in range(many)
        )  # fmt: skip
    return shapes


def _foot(frame: Frame, places: RowRuler, *, alone: bool) -> Typeset:
    """The key, and the words below the first and the last place; above it where there is no room
    beside it, or where the page has a number. top: the upper of their baselines.
    """
    r, face, base = frame.r, frame.type, foot_baseline(frame)
    room, each = _("the room"), _("each of us")
    x, second = frame.margin_x, frame.margin_x + 1.6 * r + face.width(room, r)
    key_end = second + 0.4 * r + face.width(each, r)
    beside = alone and key_end + 0.5 * r < places.left - 0.27 * r
    ends = base if beside else base - 1.3 * r
    shapes: list[Shapes] = [
        Mark(x=x + DISC * r, y=base - CAP * r / 2, r=DISC * r),
        Text(x=x + 0.95 * r, y=base, text=room, size=r),
        Mark(x=second, y=base - CAP * r / 2, r=DOT * r, colour="edge"),
        Text(x=second + 0.4 * r, y=base, text=each, size=r),
        Text(x=places.left - 0.27 * r, y=ends, text=_("First"), size=r, colour="ink2"),
        Text(x=places.end + 0.27 * r, y=ends, text=_("Last"), size=r, colour="ink2", anchor="end"),
    ]
    return Typeset(shapes=tuple(shapes), top=ends, bottom=base)
