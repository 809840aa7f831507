"""The revealed pictures of a rating step: shapes, matrix, gaps, themes."""

from itertools import groupby

from workshop.domain.exercise import Item, Lens
from workshop.domain.gap import Gap
from workshop.domain.measure import CAMPS, agreement_word
from workshop.domain.shift import AnswerShift
from workshop.room.charts.bars import Bar, Head, ScalePoints, points_of
from workshop.room.charts.bars_page import shapes_pages
from workshop.room.charts.rating.closeness import closeness_pages
from workshop.room.charts.rating.gap_words import GapSides, Pair
from workshop.room.charts.rating.gaps import gaps_pages
from workshop.room.charts.rating.grid import grid_pages
from workshop.room.charts.rating.matrix import matrix_pages
from workshop.room.charts.rating.matrix_cell import MatrixCell, Statement
from workshop.room.charts.rating.question import question_pages
from workshop.room.charts.rating.team_pages import (
    TeamGaps,
    team_gaps_pages,
    team_shapes_pages,
)
from workshop.room.compared import compared, difference
from workshop.room.figures import by_counts_told, half, not_shown, withheld_word
from workshop.room.legend import LegendKey
from workshop.room.lens_words import within
from workshop.room.marks import LENS_COLOURS
from workshop.room.prompt import prompt_pages
from workshop.room.scene import Frame, Page
from workshop.room.typesetting import HEADLINE
from workshop.steps.rating import (
    RatingCell,
    RatingStep,
    RatingSummary,
    TeamRatings,
    middles,
    scale_of,
    shown_lenses,
    widest_first,
)
from workshop.words import _

A_PAGE = 2
"""Statements on a page of the matrix where there are no themes."""


def lens_place(step: RatingStep, lens: Lens) -> int:
    """Which mark a lens carries: its own, else one that no other lens of the step uses."""
    shown = [each.id for each in (*step.lenses, *filter(None, (step.guest,)))]
    taken = [each for each in shown if each in LENS_COLOURS]
    if lens.id in taken:
        return LENS_COLOURS.index(lens.id)
    free = [place for place, name in enumerate(LENS_COLOURS) if name not in taken]
    others = [each for each in shown if each not in LENS_COLOURS]
    return free[others.index(lens.id) % len(free)] if free else len(LENS_COLOURS) - 1


def rating_picture(
    step: RatingStep, summary: RatingSummary, chosen: str, pair: tuple[str, str], frame: Frame
) -> tuple[Page, ...]:
    """The picture of that id; pair: the two lenses of its gaps."""
    if summary.by_counts and chosen not in ("shapes", "matrix", "themes"):
        return _side_by_side(step, summary, frame, pair)
    if chosen == "teams":
        return _teams(step, summary, frame, pair)
    draw = {"shapes": _shapes, "matrix": _matrix, "themes": _themes}.get(chosen)
    return draw(step, summary, frame) if draw else _gaps(step, summary, frame, pair)


def _bar(number: str, label: str, cell: RatingCell, *, falling: bool = False) -> Bar:
    return Bar(
        number=number,
        label=label,
        counts=cell.counts,
        missing=cell.missing or 0,
        falling=falling,
    )


def plain_bars(step: RatingStep, summary: RatingSummary, frame: Frame) -> tuple[Page, ...]:
    """Bars of a rating without lenses; of one question all answers, each in a row."""
    asked, scale = step.room or step.prompt, scale_of(step)
    if len(step.items) == 1:
        (cell,) = map(_cell, summary.cells)
        if cell.counts is None:
            return prompt_pages(frame, task=not_shown(), kicker=step.title)
        draw = closeness_pages if scale.circles else question_pages
        return draw(frame, asked, cell, scale)
    labels = {item.id: (str(at), item.short) for at, item in enumerate(step.items, 1)}
    points = points_of(scale)
    bars = tuple(_bar(*labels[cell.item], cell, falling=points.falling) for cell in summary.cells)
    return shapes_pages(frame, Head(name=asked), bars, points)


def shift_bars(step: RatingStep, summary: RatingSummary, frame: Frame) -> tuple[Page, ...]:
    """Of each item how many went down, stayed and went up."""
    names = {item.id: (str(at), item.short) for at, item in enumerate(step.items, 1)}
    bars = tuple(
        Bar(number=names[each.item][0], label=names[each.item][1], counts=shift_counts(each))
        for each in summary.shifts
    )
    lens = step.lenses[0] if step.lenses else None
    head = Head(
        name=lens.label if lens else step.title,
        help=_("since the first time"),
        place=lens_place(step, lens) if lens else None,
    )
    return shapes_pages(frame, head, bars, ScalePoints(short=shift_words()))


def shift_words() -> tuple[str, ...]:
    """The three ways an answer may go."""
    return _("Down"), _("The same"), _("Up")


def shift_counts(shift: AnswerShift) -> tuple[int, ...] | None:
    """How many went each of these ways; None where withheld."""
    found = [each for each in (shift.down, shift.same, shift.up) if each is not None]
    return tuple(found) or None


def _head(step: RatingStep, lens: Lens) -> Head:
    return Head(name=lens.label, help=lens.help, place=lens_place(step, lens))


def _shapes(step: RatingStep, summary: RatingSummary, frame: Frame) -> tuple[Page, ...]:
    pages: list[Page] = []
    labels = {item.id: (str(at), item.short) for at, item in enumerate(step.items, 1)}
    for lens in shown_lenses(step, summary):
        bars = tuple(
            _bar(*labels[cell.item], cell) for cell in summary.cells if cell.lens == lens.id
        )
        pages += shapes_pages(frame, _head(step, lens), bars, points_of(scale_of(step)))
    return tuple(pages)


def _matrix(step: RatingStep, summary: RatingSummary, frame: Frame) -> tuple[Page, ...]:
    """All statements on one page, then theme by theme with their words."""
    cells = {(cell.item, cell.lens): cell for cell in summary.cells}
    lenses, rows = shown_lenses(step, summary), []
    for at, item in enumerate(step.items, 1):
        found = tuple(_cell(cells[item.id, lens.id]) for lens in lenses)
        rows.append(
            (item.theme, Statement(number=str(at), text=item.text, short=item.short, cells=found))
        )
    if all(theme for theme, _row in rows):
        groups = [
            tuple(row for _theme, row in group)
            for _name, group in groupby(rows, key=lambda each: each[0])
        ]
    else:
        only = [row for _theme, row in rows]
        groups = [tuple(only[at : at + A_PAGE]) for at in range(0, len(only), A_PAGE)]
    heads = tuple(
        Head(name=lens.short, help=lens.label, place=lens_place(step, lens)) for lens in lenses
    )
    points, every = points_of(scale_of(step)), tuple(row for _theme, row in rows)
    return (
        *grid_pages(frame, heads, every, points),
        *matrix_pages(frame, heads, tuple(groups), points),
    )


def _cell(cell: RatingCell) -> MatrixCell:
    return MatrixCell(
        counts=cell.counts,
        median=cell.median,
        agreement=cell.agreement,
        missing=cell.missing or 0,
    )


def _themes(step: RatingStep, summary: RatingSummary, frame: Frame) -> tuple[Page, ...]:
    pages: list[Page] = []
    for lens in shown_lenses(step, summary):
        bars = tuple(
            Bar(number="", label=cell.theme, counts=cell.counts)
            for cell in summary.themes
            if cell.lens == lens.id
        )
        head = Head(name=lens.label, help=_("ratings by theme"), place=lens_place(step, lens))
        pages += shapes_pages(frame, head, bars, points_of(scale_of(step)))
    return tuple(pages)


def teams_untold() -> str:
    """What is said where teams may not be told apart."""
    return _("Not shown by team: a team, or all the others together, would be too few.")


def _teams(
    step: RatingStep, summary: RatingSummary, frame: Frame, pair: tuple[str, str]
) -> tuple[Page, ...]:
    """Shapes of each lens by team, then the gaps of a pair; one sentence where teams may not be
    told apart.
    """
    if not summary.teams:
        return prompt_pages(frame, task=teams_untold())
    names, points = tuple(each.team for each in summary.teams), points_of(scale_of(step))
    pages: list[Page] = []
    for lens in step.lenses:
        rows = tuple(
            Statement(
                number=str(at), text=item.text, short=item.short,
                cells=tuple(_cell(_of(part, item, lens)) for part in summary.teams),
            )
            for at, item in enumerate(step.items, 1)
        )  # fmt: skip
        pages += team_shapes_pages(frame, _head(step, lens), names, rows, points)
    lenses = {lens.id: lens for lens in step.lenses}
    order = [number for number, _item, _gap in widest_first(step, summary, pair)]
    teams = tuple(_team_gaps(step, part, pair, order) for part in summary.teams)
    sides = _sides(step, lenses[pair[0]], lenses[pair[1]])
    return (*pages, *team_gaps_pages(frame, teams, sides))


def _of(part: TeamRatings, item: Item, lens: Lens) -> RatingCell:
    return next(cell for cell in part.cells if (cell.item, cell.lens) == (item.id, lens.id))


def _team_gaps(
    step: RatingStep, part: TeamRatings, pair: tuple[str, str], order: list[int]
) -> TeamGaps:
    """A team's gaps in the order in which everybody's are shown."""
    found = {gap.item: gap for gap in part.gaps if (gap.from_, gap.to) == pair}
    rows = []
    for number in order:
        item = step.items[number - 1]
        gap = found[item.id]
        one, other = gap.medians or (None, None)
        people = compared(gap.higher, gap.same, gap.lower, difference(one, other))
        rows.append(Pair(number=str(number), label=item.short, one=one, other=other, people=people))
    return TeamGaps(team=part.team, rows=tuple(rows))


def _gaps(
    step: RatingStep, summary: RatingSummary, frame: Frame, pair: tuple[str, str]
) -> tuple[Page, ...]:
    lenses = {lens.id: lens for lens in step.lenses}
    rows = tuple(
        _row(number, item, summary, gap) for number, item, gap in widest_first(step, summary, pair)
    )
    if not rows:
        return prompt_pages(frame, task=_("There is no gap between these two to show."))
    return gaps_pages(frame, rows, _sides(step, lenses[pair[0]], lenses[pair[1]]))


def middles_told(
    step: RatingStep, summary: RatingSummary, pair: tuple[str, str]
) -> list[tuple[int, Item, tuple[str, str]]]:
    """Of each item the two middles in words, where counts were typed."""
    found = {(cell.item, cell.lens): cell.median for cell in summary.cells}
    return [
        (at, item, (_middle(found.get((item.id, pair[0]))), _middle(found.get((item.id, pair[1])))))
        for at, item in enumerate(step.items, 1)
    ]


def _middle(median: float | None) -> str:
    return withheld_word() if median is None else half(median)


def _side_by_side(
    step: RatingStep, summary: RatingSummary, frame: Frame, pair: tuple[str, str]
) -> tuple[Page, ...]:
    names = {lens.id: lens.short for lens in step.lenses}
    lines = tuple(
        f"{at}  {item.short}: "
        + _("{one} {n}, {other} {m}").format(
            one=names[pair[0]], n=middles[0], other=names[pair[1]], m=middles[1]
        )
        for at, item, middles in middles_told(step, summary, pair)
    )
    return prompt_pages(frame, task=by_counts_told(), lines=lines, size=HEADLINE)


def _row(number: int, item: Item, summary: RatingSummary, gap: Gap) -> Pair:
    one, other = middles(summary, gap) or (None, None)
    return Pair(
        number=str(number),
        label=item.short,
        one=one,
        other=other,
        people=compared(gap.higher, gap.same, gap.lower, difference(one, other)),
        camps=(_in_camps(summary, gap, gap.from_), _in_camps(summary, gap, gap.to)),
    )


def _in_camps(summary: RatingSummary, gap: Gap, lens: str) -> bool:
    found = next(cell for cell in summary.cells if (cell.item, cell.lens) == (gap.item, lens))
    return agreement_word(found.agreement, found.n or 0) == CAMPS


def _sides(step: RatingStep, one: Lens, other: Lens) -> GapSides:
    scale = scale_of(step)
    return GapSides(
        one=LegendKey(place=lens_place(step, one), words=one.short),
        other=LegendKey(place=lens_place(step, other), words=other.short),
        subject=within(one),
        object=within(other),
        low=scale.short[0],
        high=scale.short[-1],
        points=len(scale.points),
        first=scale.first,
    )
