"""The split of points: a row for each bucket, a square for what is, a ring for what is wanted."""

from collections.abc import Sequence

from msgspec import Struct

from workshop.domain.exercise import Lens
from workshop.room.charts.allocate.shift_words import people_words, share_told, shift_sentence
from workshop.room.figures import half, lower
from workshop.room.scene import Anchor, Frame, Line, Page, Shapes, Text, wrap
from workshop.room.today_wanted import RING, SQUARE, today_mark, wanted_mark, way
from workshop.room.typesetting import (
    CAP,
    LEADING,
    Typeset,
    block,
    fitted,
    foot_baseline,
    headline,
    inner_width,
    page_number,
    parted,
    right,
)
from workshop.steps.allocate import (
    MEANS,
    STEP,
    AllocateStep,
    AllocateSummary,
    Share,
    shared,
    whole_means,
)
from workshop.words import _

ROW, TALL_ROW = 1.2, 2.3
WIDEST_ROW = 1.85
BESIDE = 0.36
"""From the edge of a mark to its number, in R."""
POINT = 0.288
"""The most that a point takes, in R."""
SHORTEST = 5.5
"""The least length of the ruler where names stand beside it, in R."""
TENS = 10
ABOVE_FOOT = 1.6
"""Between the rows and the foot, in R."""

Drawn = tuple[Share, float, float]
"""A bucket with what is drawn of it: as it is, and as it should be."""


class PointRuler(Struct, frozen=True, kw_only=True):
    """Where points stand. tall: names stand above their rows."""

    left: float
    point: float
    most: float
    tall: bool

    def x(self, points: float) -> float:
        """The place of so many points."""
        return self.left + points * self.point


def shift_pages(
    step: AllocateStep, summary: AllocateSummary, picture: str, frame: Frame
) -> tuple[Page, ...]:
    """The buckets, as many on a page as the room can read."""
    r, said = frame.r, shift_sentence(step, summary)
    head, rows = headline(frame, said), _rows(step, summary, picture)
    if not rows:
        return (Page(scene=frame.scene(head.shapes, said)),)
    ruler = _ruler(frame, rows)
    least = (TALL_ROW if ruler.tall else ROW) * r
    top = head.bottom + 0.95 * r
    foot = _foot(frame, step.lenses, picture, alone=True)
    if len(rows) * least > foot.top - ABOVE_FOOT * r - top + 1:
        foot = _foot(frame, step.lenses, picture, alone=False)
    room = foot.top - ABOVE_FOOT * r - top
    pages = parted(rows, lambda part: len(part) * least <= room + 1)
    made = []
    for number, part in enumerate(pages, 1):
        high = min(max(least, WIDEST_ROW * r), room / len(part))
        shapes = [*head.shapes, *_grid(frame, ruler, top, top + high * len(part))]
        for line, row in enumerate(part):
            first = number == 1 and line == 0
            shapes += _row(frame, ruler, row, top + line * high, high, bold=first)
        shapes += (*foot.shapes, *page_number(frame, number, len(pages), foot.bottom))
        told = (share_told(step, share, (now, wanted)) for share, now, wanted in part)
        made.append(Page(scene=frame.scene(shapes, " ".join([said, *told]))))
    return tuple(made)


def _rows(step: AllocateStep, summary: AllocateSummary, picture: str) -> tuple[Drawn, ...]:
    shares = shared(step, summary)
    if picture != MEANS or not shares:
        return tuple((share, share.now.median or 0, share.wanted.median or 0) for share in shares)
    now = whole_means([share.now.mean or 0 for share in shares])
    wanted = whole_means([share.wanted.mean or 0 for share in shares])
    return tuple(zip(shares, now, wanted, strict=True))


def _ruler(frame: Frame, rows: Sequence[Drawn]) -> PointRuler:
    """Names left, people right, the points between them; above one another where that is short."""
    r, face = frame.r, frame.type
    most = max(STEP, *(points for row in rows for points in row[1:]))
    names = max(face.width(share.item.short, r, bold=True) for share, *_points in rows)
    people = max(face.width(people_words(share), r, bold=True) for share, *_points in rows)
    begin, end = frame.margin_x + names + 0.4 * r, right(frame) - people - 0.4 * r
    left, point = _points(frame, rows, begin, end, most)
    tall = frame.narrow or (point * most < SHORTEST * r and point < POINT * r)
    if tall:
        left, point = _points(frame, rows, frame.margin_x, right(frame), most)
    return PointRuler(left=left, point=point, most=most, tall=tall)


def _points(
    frame: Frame, rows: Sequence[Drawn], begin: float, end: float, most: float
) -> tuple[float, float]:
    """Where the ruler begins and what a point takes, with room for every number."""
    r = frame.r
    ends = [sorted(row[1:]) for row in rows]
    wide = {
        points: frame.type.width(half(points), r, bold=True) + (RING + BESIDE) * r
        for low_high in ends
        for points in low_high
    }
    point = POINT * r
    for _again in range(3):
        left = begin + max(0.0, *(wide[low] - low * point for low, _high in ends))
        point = min([POINT * r, *((end - wide[high] - left) / high for _l, high in ends if high)])
    return left, point


def _grid(frame: Frame, ruler: PointRuler, top: float, end: float) -> list[Shapes]:
    """A hairline at nought and at every ten points."""
    return [
        Line(points=((x, top), (x, end)), stroke="line", line=0.03 * frame.r)
        for x in map(ruler.x, range(0, int(ruler.most) + 1, TENS))
    ]


def _row(
    frame: Frame, ruler: PointRuler, row: Drawn, top: float, high: float, *, bold: bool
) -> list[Shapes]:
    share, now, wanted = row
    r = frame.r
    middle = top + high / 2 + (0.55 * r if ruler.tall else 0)
    line = top + 0.95 * r if ruler.tall else middle + CAP * r / 2
    said = people_words(share)
    people = Text(
        x=right(frame), y=line, text=said, size=r, bold=bold, anchor="end", halo=ruler.tall
    )
    width = inner_width(frame) - frame.type.width(said, r, bold=True) - 0.5 * r
    name = fitted(share.item.short, width, r, frame.type, bold=bold)
    return [
        Text(x=frame.margin_x, y=line, text=name, size=r, bold=bold, halo=ruler.tall),
        people,
        *_marks(frame, ruler, now, wanted, middle),
    ]


def _marks(
    frame: Frame, ruler: PointRuler, now: float, wanted: float, middle: float
) -> tuple[Shapes, ...]:
    """What is is filled, what is wished is hollow; their numbers stand outside."""
    r, base = frame.r, middle + CAP * frame.r / 2
    here, there = ruler.x(now), ruler.x(wanted)
    beside = (SQUARE + BESIDE) * r
    marks = way(here, there, middle, r)
    if now == wanted:
        number = Text(x=here + beside, y=base, text=half(wanted), size=r, bold=True, halo=True)
        return (*marks, number)
    side = 1 if wanted > now else -1
    before, after = _outside(side)
    return (
        *marks,
        Text(x=here - side * beside, y=base, text=half(now), size=r, anchor=before, halo=True),
        Text(x=there + side * beside, y=base, text=half(wanted), size=r, bold=True,
             anchor=after, halo=True),
    )  # fmt: skip


def _outside(way: int) -> tuple[Anchor, Anchor]:
    """How the two numbers stand beside their marks."""
    return ("end", "start") if way > 0 else ("start", "end")


def _foot(frame: Frame, lenses: Sequence[Lens], picture: str, *, alone: bool) -> Typeset:
    """The key, and what the numbers are; above it where there is no room beside it, or where the
    page has a number.
    """
    r, face, base = frame.r, frame.type, foot_baseline(frame)
    now, wanted = (lower(lens.label) for lens in lenses)
    middle = base - CAP * r / 2
    second = frame.margin_x + r + face.width(now, r) + 0.97 * r
    end = second + 1.14 * r + face.width(wanted, r)
    note = (
        _("Means; they make 100.") if picture == MEANS else _("Middle answers; need not make 100.")
    )
    if alone and end + 0.97 * r + face.width(note, r) <= right(frame):
        said = block([note], end + 0.97 * r, base, r, colour="ink2")
    else:
        lines = wrap(note, inner_width(frame), r, face)
        first = base - (1.3 + LEADING * (len(lines) - 1)) * r
        said = block(lines, frame.margin_x, first, r, colour="ink2")
    shapes: tuple[Shapes, ...] = (
        today_mark(frame.margin_x + SQUARE * 0.87 * r, middle, r),
        Text(x=frame.margin_x + r, y=base, text=now, size=r),
        wanted_mark(second + RING * r, middle, r),
        Text(x=second + 1.14 * r, y=base, text=wanted, size=r),
        *said.shapes,
    )  # fmt: skip
    return Typeset(shapes=shapes, top=said.top, bottom=base)
