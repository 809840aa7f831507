"""Dumbbells: on each ruler where we stand and where they would put us, and every person's gap."""

from msgspec import Struct

from workshop.room.charts.bars import withheld
from workshop.room.charts.rating.gaps import dumbbell_marks
from workshop.room.figures import amount, half, people, sentence_case
from workshop.room.legend import Key, legend, legend_lines
from workshop.room.scene import Box, Frame, Line, Mark, Page, Scene, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    Block,
    foot_baseline,
    headline,
    inner_width,
    parted,
    right,
)
from workshop.words import _, listed

OURS, THEIRS = 0, 2
"""Marks of the two viewpoints: the blue circle and the orange square."""
LABEL_TO_GRID, MIDDLE, LINES = 0.39, 0.55, 1.39
"""From a ruler's name to its grid, from there to the middles and to the first person, in R."""
TALLEST, SHORTEST = 2.4, 1.5
"""Height of a grid, in R."""
SPACE = 0.64
PERSON, THINNEST = 0.151, 0.06
"""From one person's line to the next, in R: usual, and where it still can be told apart."""
BAND = 0.31
POINTS = 7


class Side(Struct, frozen=True, kw_only=True):
    """One viewpoint on one ruler; None where withheld."""

    median: float | None
    q1: float | None = None
    q3: float | None = None


class Ruler(Struct, frozen=True, kw_only=True):
    """One axis. more: the comparative for the headline ("deeper"). higher, same, lower: people,
    None where withheld. lines: (theirs, ours) of each person, sorted; () where they may not show.
    """

    name: str
    span: str
    more: str
    n: int
    ours: Side
    theirs: Side
    higher: int | None = None
    same: int | None = None
    lower: int | None = None
    gap: float | None = None
    lines: tuple[tuple[int, int], ...] = ()
    reason: str = ""


class Views(Struct, frozen=True, kw_only=True):
    """What the two viewpoints are called in the room; them: "customers"."""

    ours: str
    theirs: str
    them: str


def ruler_sentence(ruler: Ruler, views: Views) -> str:
    """The finding on one ruler: "All 6 put us deeper than customers would."."""
    if ruler.higher is None or ruler.lower is None or ruler.same is None or not ruler.n:
        return _("Too few people placed both views.")
    words = {"them": views.them, "more": ruler.more, "axis": ruler.name}
    if ruler.higher == ruler.lower == 0:
        said = _("{axis}: {people} put us where {them} would.")
        return said.format(people=people(ruler.n, ruler.n), **words)
    up = ruler.higher >= ruler.lower
    said = (
        _("{people} put us {more} than {them} would.")
        if up
        else _("{people} think {them} would put us {more} than we do.")
    )
    most = sentence_case(people(ruler.higher if up else ruler.lower, ruler.n))
    rest = [
        text.format(count=amount(count, ruler.n))
        for text, count in (
            (_("{count} the same"), ruler.same),
            (_("{count} the other way"), ruler.lower if up else ruler.higher),
        )
        if count
    ]
    return said.format(people=most, **words) + (" " + "; ".join(rest) + "." if rest else "")


def widest(rulers: tuple[Ruler, ...]) -> Ruler:
    """The ruler with the widest gap, by median, then by people, then the first."""
    return max(
        rulers,
        key=lambda each: (
            abs(each.gap or 0), abs((each.higher or 0) - (each.lower or 0)),
            -rulers.index(each),
        ),
    )  # fmt: skip


def gap_counts(ruler: Ruler) -> str:
    """People at the right of a ruler: "5 of 6 higher, 1 same"."""
    if ruler.higher is None or ruler.same is None or ruler.lower is None or not ruler.n:
        return _("withheld")
    parts = []
    if ruler.higher or not ruler.lower + ruler.same:
        parts.append((ruler.higher, _("{count} higher")))
    if ruler.same:
        parts.append((ruler.same, _("{count} same")))
    if ruler.lower:
        parts.append((ruler.lower, _("{count} lower")))
    said = []
    for place, (count, text) in enumerate(parts):
        shown = amount(count, ruler.n)
        if place == 0:
            shown = _("{count} of {n}").format(count=shown, n=ruler.n)
        said.append(text.format(count=shown))
    return ", ".join(said)


def dumbbells_pages(frame: Frame, rulers: tuple[Ruler, ...], views: Views) -> tuple[Page, ...]:
    """The rulers one below the other; as many on a page as the room can read."""
    foot = view_legend(frame, views)
    end = foot.top - 1.21 * frame.r
    least = (CAP + LABEL_TO_GRID + SHORTEST) * frame.r

    def begins(part: tuple[Ruler, ...]) -> float:
        return headline(frame, ruler_sentence(widest(part), views)).bottom + 0.81 * frame.r

    def fits(part: tuple[Ruler, ...]) -> bool:
        return begins(part) + len(part) * least + (len(part) - 1) * SPACE * frame.r <= end

    pages = []
    for part in parted(rulers, fits):
        head = headline(frame, ruler_sentence(widest(part), views))
        start = begins(part)
        space = SPACE * frame.r
        row = min((end - start + space) / len(part), 5.2 * frame.r)
        grid = min(row - space - (CAP + LABEL_TO_GRID) * frame.r, TALLEST * frame.r)
        shapes = list(head.shapes)
        for place, ruler in enumerate(part):
            shapes += _ruler(frame, ruler, start + place * row, grid)
        alt = " ".join(
            [ruler_sentence(widest(part), views), *(told(ruler, views) for ruler in part)]
        )
        scene = Scene(
            width=frame.width, height=frame.height, shapes=(*shapes, *foot.shapes), alt=alt
        )
        pages.append(Page(scene=scene))
    return tuple(pages)


def view_legend(frame: Frame, views: Views) -> Block:
    """Both viewpoints at the foot, theirs first; top is the first baseline."""
    keys = (Key(place=THEIRS, words=views.theirs), Key(place=OURS, words=views.ours))
    lines = legend_lines(frame.type, frame.r, inner_width(frame) - 0.2 * frame.r, keys)
    shapes: list[Shapes] = []
    for place, line in enumerate(lines):
        y = foot_baseline(frame) - (len(lines) - 1 - place) * 1.25 * frame.r
        shapes += legend(frame.type, frame.r, frame.margin_x, y, line, gap=0.8)
    top = foot_baseline(frame) - (len(lines) - 1) * 1.25 * frame.r
    return Block(shapes=tuple(shapes), top=top, bottom=foot_baseline(frame))


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
    return shapes + ruler_body(ruler, left, end, grid, height, r)


def ruler_body(
    ruler: Ruler, left: float, end: float, top: float, height: float, r: float
) -> list[Shapes]:
    """The grid of one ruler with band, dumbbell and people; the same on paper."""

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
    return shapes + _persons(ruler, at(1), at(2) - at(1), top + LINES * r, top + height, r)


def _persons(
    ruler: Ruler, first: float, unit: float, top: float, bottom: float, r: float
) -> list[Shapes]:
    """One thin line a person; of a large room one line for each gap that occurs."""
    lines = ruler.lines
    room = bottom - top - 0.1 * r
    if (len(lines) - 1) * THINNEST * r > room:
        lines = tuple(sorted(set(lines)))
    if not lines or (len(lines) - 1) * THINNEST * r > room:
        return []
    step = min(PERSON * r, room / max(1, len(lines) - 1))
    dot = min(0.076 * r, step * 0.5)
    shapes: list[Shapes] = []
    for place, (theirs, ours) in enumerate(lines):
        y = top + place * step
        ends = (first + (theirs - 1) * unit, first + (ours - 1) * unit)
        shapes.append(
            Line(points=((ends[0], y), (ends[1], y)), stroke="edge", line=min(0.045 * r, step / 2))
        )
        shapes += (Mark(x=end, y=y, r=dot, colour="edge") for end in ends)
    return shapes


def told(ruler: Ruler, views: Views) -> str:
    """One ruler in words with its numbers."""
    if ruler.ours.median is None or ruler.theirs.median is None:
        return f"{ruler.name}: {withheld(ruler.reason)}."
    parts = [
        _side_told(views.ours, ruler.ours),
        _side_told(views.theirs, ruler.theirs),
        gap_counts(ruler),
    ]
    return f"{ruler.name}: {listed(parts[:2])}; {parts[2]}."


def _side_told(name: str, side: Side) -> str:
    if side.median is None:
        return ""
    text = f"{name} {half(side.median)}"
    if side.q1 is not None and side.q3 is not None:
        text += _(" (half of the room from {low} to {high})").format(
            low=half(side.q1), high=half(side.q3)
        )
    return text
