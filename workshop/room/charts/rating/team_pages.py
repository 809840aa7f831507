"""Teams side by side: what each answered, and where the two middles of each lie."""

from collections.abc import Callable

from msgspec import Struct

from workshop.room.charts.bars import Head, ScalePoints
from workshop.room.charts.rating.gap_words import GapSides, Pair
from workshop.room.charts.rating.gaps import dumbbell_marks
from workshop.room.charts.rating.grid import HIGH, small_bar
from workshop.room.charts.rating.matrix_cell import Statement, told
from workshop.room.compared import row_count
from workshop.room.figures import half, withheld
from workshop.room.legend import legend
from workshop.room.scene import Box, Frame, Line, Page, Shapes, Text
from workshop.room.typesetting import (
    CAP,
    LEADING,
    Typeset,
    block,
    evenly,
    fitted,
    foot_baseline,
    headline,
    past_numbers,
    right,
)
from workshop.words import _

LABEL, NAMES, APART = 1.0, 0.8, 0.9
"""Names behind their number, columns behind the names, and column from column, in R."""
HEADER, RULE, FIRST, LAST = 1.5, 0.33, 0.75, 1.55
PITCH, LEAST_PITCH = 1.75, 1.04
SLIMMEST = 3.4
"""The narrowest column, in R: with more teams they share several pages."""

Draw = Callable[[int, int, float, float, float], list[Shapes]]
"""The cell of a row and a team: from a left edge, round a height, so wide."""


class TeamGaps(Struct, frozen=True, kw_only=True):
    """One team's gaps in the order of the rows."""

    team: str
    rows: tuple[Pair, ...]


def team_shapes_pages(
    frame: Frame, lens: Head, teams: tuple[str, ...], rows: tuple[Statement, ...],
    points: ScalePoints,
) -> tuple[Page, ...]:  # fmt: skip
    """One lens: a small bar for each statement and team. rows: their cells are the teams'."""

    def draw(row: int, team: int, x: float, y: float, wide: float) -> list[Shapes]:
        r = frame.r
        return small_bar(rows[row].cells[team], x, y - HIGH * r / 2, wide, HIGH * r, r)

    title = _("{lens}, team by team").format(lens=lens.name)
    ends = Text(x=frame.margin_x, y=foot_baseline(frame), size=frame.r, colour="ink2",
                text=_("{low} to {high}: pale to strong").format(
                    low=points.short[0], high=points.short[-1]))  # fmt: skip

    def said(chosen: tuple[int, ...], columns: tuple[int, ...]) -> str:
        heads = tuple(Head(name=teams[at]) for at in columns)
        part = tuple(
            Statement(number=rows[at].number, text=rows[at].text, short=rows[at].short,
                      cells=tuple(rows[at].cells[each] for each in columns))
            for at in chosen
        )  # fmt: skip
        return told(heads, part, points)

    labels = tuple((row.number, row.short) for row in rows)
    return _pages(frame, title, teams, labels, draw, (ends,), said)


def team_gaps_pages(frame: Frame, teams: tuple[TeamGaps, ...], sides: GapSides) -> tuple[Page, ...]:
    """Two lenses: for each statement and team where the two middles lie."""
    r = frame.r

    def draw(row: int, team: int, x: float, y: float, wide: float) -> list[Shapes]:
        pair = teams[team].rows[row]
        if pair.one is None or pair.other is None:
            return [Box(x=x, y=y - 0.39 * r, width=wide, height=0.78 * r, stroke="edge",
                        line=0.025 * r, dash=True)]  # fmt: skip
        inset = 0.35 * r
        unit = (wide - 2 * inset) / (sides.points - 1)
        one, other = (x + inset + (each - sides.first) * unit for each in (pair.one, pair.other))
        base = Line(points=((x + inset, y), (x + wide - inset, y)), stroke="line", line=0.035 * r)
        places = (sides.one.place, sides.other.place)
        marks = dumbbell_marks(places, one, other, y, 0.55 * r, 0.1 * r)
        return [base, *marks]

    def said(chosen: tuple[int, ...], columns: tuple[int, ...]) -> str:
        return " ".join(_gap_told(teams[each], chosen, sides) for each in columns)

    labels = tuple((row.number, row.label) for row in teams[0].rows)
    foot = legend(frame.type, r, frame.margin_x, foot_baseline(frame), (sides.one, sides.other))
    title = _("{one} and {other}, team by team").format(
        one=sides.one.words, other=sides.other.words
    )
    names = tuple(each.team for each in teams)
    return _pages(frame, title, names, labels, draw, foot, said)


def _gap_told(team: TeamGaps, chosen: tuple[int, ...], sides: GapSides) -> str:
    found = []
    for at in chosen:
        row = team.rows[at]
        if row.one is None or row.other is None or row.people is None:
            found.append(f"{row.number} {withheld()}")
            continue
        found.append(
            f"{row.number} {sides.one.words} {half(row.one)}, {sides.other.words}"
            f" {half(row.other)}, {row_count(row.people)}"
        )
    return f"{team.team}: {'; '.join(found)}."


def _pages(
    frame: Frame, title: str, teams: tuple[str, ...], labels: tuple[tuple[str, str], ...],
    draw: Draw, foot: tuple[Shapes, ...],
    said: Callable[[tuple[int, ...], tuple[int, ...]], str],
) -> tuple[Page, ...]:  # fmt: skip
    r, head = frame.r, headline(frame, title)
    start = frame.margin_x + past_numbers(frame, [number for number, _name in labels], LABEL)
    left = start + max(frame.type.width(name, r) for _number, name in labels) + NAMES * r
    room = right(frame) - left
    across = max(1, int((room + APART * r) / ((SLIMMEST + APART) * r)))
    pages = []
    for columns in evenly(range(len(teams)), across):
        wide = (room - APART * r * (len(columns) - 1)) / len(columns)
        top = _names(frame, [teams[at] for at in columns], left, wide, head.bottom)
        first, last = top.bottom + FIRST * r, foot_baseline(frame) - LAST * r
        most = max(1, int((last - first) / (LEAST_PITCH * r)) + 1)
        for chosen in evenly(range(len(labels)), most):
            pitch = min(PITCH * r, (last - first) / max(1, len(chosen) - 1))
            shapes: list[Shapes] = [*head.shapes, *top.shapes, *foot]
            for place, row in enumerate(chosen):
                y = first + place * pitch
                shapes += _label(frame, labels[row], start, y)
                for at, team in enumerate(columns):
                    shapes += draw(row, team, left + at * (wide + APART * r), y, wide)
            alt = f"{title}. {said(tuple(chosen), tuple(columns))}"
            pages.append(Page(scene=frame.scene(shapes, alt)))
    return tuple(pages)


def _names(frame: Frame, teams: list[str], left: float, wide: float, above: float) -> Typeset:
    """The teams over their columns, and the rule below; bottom: the rule."""
    r, y = frame.r, above + HEADER * frame.r
    shapes: list[Shapes] = []
    for at, team in enumerate(teams):
        text = fitted(team, wide, r, frame.type, bold=True)
        x = left + at * (wide + APART * r)
        shapes += block([text], x, y, r, bold=True, leading=LEADING).shapes
    rule = y + RULE * r
    ends = ((frame.margin_x, rule), (right(frame), rule))
    return Typeset(shapes=(*shapes, Line(points=ends, line=0.06 * r)), top=y, bottom=rule)


def _label(frame: Frame, label: tuple[str, str], start: float, y: float) -> list[Shapes]:
    r, base = frame.r, y + CAP * frame.r / 2
    number, name = label
    return [
        Text(x=frame.margin_x, y=base, text=number, size=r, bold=True, colour="ink2"),
        Text(x=start, y=base, text=name, size=r),
    ]
