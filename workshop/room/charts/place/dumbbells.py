"""Dumbbells: on each ruler the middle of our places and of theirs, and the people on each point."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from workshop.room.charts.rating.gaps import dumbbell_marks
from workshop.room.compared import Compared, all_counts, by_way, leading, others
from workshop.room.figures import by_counts_told, half, not_shown, told_of, withheld, withheld_word
from workshop.room.legend import LegendKey, legend, legend_lines
from workshop.room.marks import arrow, lens_mark
from workshop.room.scene import Box, Frame, Line, Page, Shapes, Text, Type
from workshop.room.typesetting import (
    CAP,
    Typeset,
    foot_baseline,
    headline,
    inner_width,
    parted,
    right,
)
from workshop.words import _, listed, ngettext

OURS, THEIRS, WANTED, GUESTS = 0, 2, 3, 4
"""Marks of the viewpoints: the blue circle and the orange square; hollow, what is wanted, and what
guests placed themselves.
"""
FURTHER = 0.95
"""Height of a further line on a ruler, in R."""
LABEL_TO_GRID, MIDDLE, COUNTS = 0.3, 0.48, 1.6
"""From a ruler's name to its grid, from there to the middles and to the first counts, in R."""
COUNT_LINE, ROOM_FOR_BOTH = 1.05, 3.0
"""From one line of counts to the next, and the least distance between points that lets one line
hold both viewpoints, in R.
"""
SHORTEST = 1.72
"""Height of a grid with one line of counts, in R."""
SPACE = 0.42
BAND = 0.31
POINTS = 7


class RulerSide(Struct, frozen=True, kw_only=True):
    """One viewpoint on one ruler; None where withheld. counts: people on 1 … 7, or on each half
    point.
    """

    median: float | None
    counts: tuple[int, ...] | None = None
    q1: float | None = None
    q3: float | None = None


class Ruler(Struct, frozen=True, kw_only=True):
    """One axis. more: the comparative for the headline ("deeper"). people: how ours differs from
    theirs, None where withheld.
    """

    name: str
    span: str
    more: str
    ours: RulerSide
    theirs: RulerSide
    people: Compared | None = None
    wanted: RulerSide | None = None
    guests: RulerSide | None = None
    """The further viewpoints; None where they were not asked."""


class Views(Struct, frozen=True, kw_only=True):
    """What the viewpoints are called in the room, "" where one is not asked; them: "customers"."""

    ours: str
    theirs: str
    them: str
    wanted: str = ""
    guests: str = ""
    by_counts: bool = False
    """Whether counts were typed, so that no gaps are known."""


def ruler_sentence(ruler: Ruler, views: Views) -> str:
    """The finding on one ruler: "All 6 put us deeper than they guess customers would." What the
    others would say is a guess, and is called one.
    """
    if ruler.people is None:
        return not_shown()
    who, words = leading(ruler.people), {"them": views.them, "more": ruler.more}
    said = by_way(
        ruler.people,
        same=_("{axis}: {who} put us where they guess {them} would.").format(
            axis=ruler.name, who=who.words[:1].lower() + who.words[1:], **words
        ),
        tied=_(
            "As many put us {more} than they guess {them} would as the other way: {who} each."
        ).format(who=who.words, **words),
        higher=ngettext(
            "{who} puts us {more} than they guess {them} would.",
            "{who} put us {more} than they guess {them} would.",
            who.number, who=who.words, **words,
        ),
        lower=ngettext(
            "{who} guesses {them} would put us {more} than we do.",
            "{who} guess {them} would put us {more} than we do.",
            who.number, who=who.words, **words,
        ),
    )  # fmt: skip
    return said + others(ruler.people, _("{count} the other way."))


def widest_first(rulers: tuple[Ruler, ...]) -> list[Ruler]:
    """The rulers by the width of their gap: as drawn, then by people, then in their own order."""
    told = [ruler for ruler in rulers if ruler.people is not None]
    return sorted(told, key=lambda each: each.people.width if each.people else (), reverse=True)


def rulers_sentence(rulers: tuple[Ruler, ...], views: Views) -> str:
    """The finding on the ruler with the widest gap."""
    if views.by_counts:
        return by_counts_told()
    return ruler_sentence(next(iter(widest_first(rulers)), rulers[0]), views)


def gap_counts(ruler: Ruler) -> str:
    """How people differ, at the right of a ruler: "5 of 6 higher, 1 the same"."""
    return withheld_word() if ruler.people is None else all_counts(ruler.people)


def dumbbells_pages(frame: Frame, rulers: tuple[Ruler, ...], views: Views) -> tuple[Page, ...]:
    """The rulers one below the other; as many on a page as the room can read."""
    foot = view_legend(frame, views)
    end = foot.top - 1.21 * frame.r
    more = max(len(count_lines(inner_width(frame) - frame.r, frame.r, each)) for each in rulers) - 1
    further = max(len(further_marks(each)) for each in rulers)
    high = (SHORTEST + more * COUNT_LINE + further * FURTHER) * frame.r
    least = (CAP + LABEL_TO_GRID) * frame.r + high

    def begins(part: tuple[Ruler, ...]) -> float:
        return headline(frame, rulers_sentence(part, views)).bottom + 0.81 * frame.r

    def fits(part: tuple[Ruler, ...]) -> bool:
        return begins(part) + len(part) * least + (len(part) - 1) * SPACE * frame.r <= end

    pages = []
    for part in parted(rulers, fits):
        head = headline(frame, rulers_sentence(part, views))
        start = begins(part)
        space = SPACE * frame.r
        row = min((end - start + space) / len(part), 5.2 * frame.r)
        shapes = list(head.shapes)
        for place, ruler in enumerate(part):
            shapes += _ruler(frame, ruler, start + place * row, high)
        alt = " ".join([rulers_sentence(part, views), *(told(ruler, views) for ruler in part)])
        pages.append(Page(scene=frame.scene((*shapes, *foot.shapes), alt)))
    return tuple(pages)


def view_legend(frame: Frame, views: Views) -> Typeset:
    """The viewpoints at the foot, theirs first; top is the first baseline."""
    named = (
        (THEIRS, views.theirs), (OURS, views.ours), (WANTED, views.wanted), (GUESTS, views.guests)
    )  # fmt: skip
    keys = tuple(LegendKey(place=place, words=words) for place, words in named if words)
    lines = legend_lines(frame.type, frame.r, inner_width(frame) - 0.2 * frame.r, keys)
    shapes: list[Shapes] = []
    for place, line in enumerate(lines):
        y = foot_baseline(frame) - (len(lines) - 1 - place) * 1.25 * frame.r
        shapes += legend(frame.type, frame.r, frame.margin_x, y, line, gap=0.8)
    top = foot_baseline(frame) - (len(lines) - 1) * 1.25 * frame.r
    return Typeset(shapes=tuple(shapes), top=top, bottom=foot_baseline(frame))


def _ruler(frame: Frame, ruler: Ruler, top: float, height: float) -> list[Shapes]:
    r, face = frame.r, frame.type
    y = top + CAP * r
    name = face.width(ruler.name, r, bold=True)
    counts = gap_counts(ruler)
    if name + 0.6 * r + face.width(counts, r) > inner_width(frame):
        counts = counts.partition(", ")[0]
    shapes: list[Shapes] = [
        Text(x=frame.margin_x, y=y, text=ruler.name, size=r, bold=True),
        Text(x=right(frame), y=y, text=counts, size=r, anchor="end"),
    ]
    x = frame.margin_x + name + 0.5 * r
    if x + face.width(ruler.span, r) + 0.6 * r <= right(frame) - face.width(counts, r):
        shapes.append(Text(x=x, y=y, text=ruler.span, size=r, colour="ink2"))
    grid = y + LABEL_TO_GRID * r
    left, end = frame.margin_x + 0.5 * r, right(frame) - 0.5 * r
    return shapes + ruler_body(face, ruler, left, end, grid, height, r)


def ruler_body(
    face: Type, ruler: Ruler, left: float, end: float, top: float, height: float, r: float
) -> list[Shapes]:
    """The grid of one ruler with band, dumbbell, and the people on each point."""

    def at(value: float) -> float:
        return left + (value - 1) / (POINTS - 1) * (end - left)

    shapes: list[Shapes] = [
        Line(points=((at(point), top), (at(point), top + height)), stroke="line", line=0.03 * r)
        for point in range(1, POINTS + 1)
    ]
    middle = top + MIDDLE * r
    if ruler.ours.median is None or ruler.theirs.median is None:
        shapes.append(
            Box(x=left, y=middle - 0.4 * r, width=end - left, height=0.8 * r, stroke="edge",
                line=0.025 * r, dash=True)
        )  # fmt: skip
        return shapes
    for side, colour in ((ruler.theirs, "org"), (ruler.ours, "me")):
        if side.q1 is not None and side.q3 is not None and side.q3 > side.q1:
            shapes.append(
                Box(x=at(side.q1), y=middle - 0.36 * r, width=at(side.q3) - at(side.q1),
                    height=0.72 * r, fill=colour, opacity=BAND)
            )  # fmt: skip
    shapes += dumbbell_marks(
        (OURS, THEIRS), at(ruler.ours.median), at(ruler.theirs.median), middle, 0.85 * r, 0.136 * r
    )
    further = further_marks(ruler)
    for place, (mark, value) in enumerate(further, 1):
        y = middle + place * FURTHER * r
        if mark == WANTED:
            shapes += arrow((at(ruler.theirs.median), y), (at(value), y), 0.1 * r, short=0.4 * r)
        shapes.append(lens_mark(mark, at(value), y, 0.75 * r))
    sides = ((OURS, ruler.ours), (THEIRS, ruler.theirs))
    base = top + (COUNTS + len(further) * FURTHER) * r
    for line in count_lines(end - left, r, ruler):
        drawn = [sides[place] for place in line]
        shapes += point_counts(face, drawn, at, base, r, (left - 0.5 * r, end + 0.5 * r))
        base += COUNT_LINE * r
    return shapes


def further_marks(ruler: Ruler) -> list[tuple[int, float]]:
    """What stands on further lines of a ruler: the way from theirs to what is wanted, and what
    guests placed.
    """
    sides = ((WANTED, ruler.wanted), (GUESTS, ruler.guests))
    return [(mark, side.median) for mark, side in sides if side and side.median is not None]


def count_lines(width: float, r: float, ruler: Ruler) -> tuple[tuple[int, ...], ...]:
    """The viewpoints by line: both on one where a point has room for both."""
    steps = max(len(side.counts or ()) for side in (ruler.ours, ruler.theirs)) - 1
    wide = width / max(steps, POINTS - 1)
    return ((0, 1),) if wide >= ROOM_FOR_BOTH * r else ((0,), (1,))


def point_counts(
    face: Type,
    sides: Sequence[tuple[int, RulerSide]],
    at: Callable[[float], float],
    base: float,
    r: float,
    ends: tuple[float, float],
) -> list[Shapes]:
    """How many people stand on each point: the viewpoint's mark with a number, within the ends."""
    shapes: list[Shapes] = []
    places = max((len(side.counts) for _lens, side in sides if side.counts), default=0)
    for place in range(places):
        point = 1 + place * (POINTS - 1) / (places - 1)
        told = [(lens, side.counts[place]) for lens, side in sides if side.counts]
        words = [(lens, str(count)) for lens, count in told if count]
        wide = [0.8 * r + face.width(text, r, bold=True) for _lens, text in words]
        whole = sum(wide) + 0.3 * r * max(0, len(wide) - 1)
        x = max(ends[0], min(at(point) - whole / 2, ends[1] - whole))
        for (lens, text), width in zip(words, wide, strict=True):
            shapes.append(lens_mark(lens, x + 0.32 * r, base - 0.32 * r, 0.55 * r))
            shapes.append(Text(x=x + 0.74 * r, y=base, text=text, size=r, bold=True, halo=True))
            x += width + 0.3 * r
    return shapes


def told(ruler: Ruler, views: Views) -> str:
    """One ruler in words with its numbers."""
    if ruler.ours.median is None or ruler.theirs.median is None:
        return told_of(ruler.name, withheld())
    parts = [
        _side_told(views.ours, ruler.ours),
        _side_told(views.theirs, ruler.theirs),
        gap_counts(ruler),
    ]
    names = {WANTED: views.wanted, GUESTS: views.guests}
    more = [f"{names[mark]} {half(value)}" for mark, value in further_marks(ruler)]
    return f"{ruler.name}: {listed([*parts[:2], *more])}; {parts[2]}."


def _side_told(name: str, side: RulerSide) -> str:
    if side.median is None:
        return ""
    text = f"{name} {half(side.median)}"
    if side.q1 is not None and side.q3 is not None and side.q1 < side.q3:
        text += _(" (the middle half from {low} to {high})").format(
            low=half(side.q1), high=half(side.q3)
        )
    return text
