"""The revealed pictures of a rating step: shapes, matrix, gaps, themes."""

from itertools import groupby

from ui.kit.step import RoomState, picture_chosen, widest_gap
from workshop.domain.charts.gap_words import Pair, Sides
from workshop.domain.charts.gaps import gaps_pages
from workshop.domain.charts.marks import LENS_COLOURS
from workshop.domain.charts.matrix import Statement, matrix_pages
from workshop.domain.charts.matrix_cell import Cell
from workshop.domain.charts.prompt import Quote, prompt_pages
from workshop.domain.charts.setting import Key, share_of
from workshop.domain.charts.shapes import Bar, Head, Points, withheld_reason
from workshop.domain.charts.shapes_page import shapes_pages
from workshop.domain.exercise import Lens
from workshop.domain.measure import gap_rank
from workshop.domain.scene import Frame, Page
from workshop.domain.step import Step
from workshop.steps.rating import Gap, RatingCell, RatingStep, RatingSummary, scale_of
from workshop.words import _ as words

SELF = "me"
"""The lens that a headline calls "themselves"."""
A_PAGE = 2
"""Statements on a page of the matrix where they have no themes."""


def pictures(step: RatingStep) -> dict[str, str]:
    """The pictures by id; themes only where there are some."""
    names = {"shapes": words("Shapes"), "matrix": words("Matrix"), "gaps": words("Gaps")}
    if len({item.theme for item in step.items if item.theme}) > 1:
        names["themes"] = words("Themes")
    return names


def lens_place(step: RatingStep, lens: Lens) -> int:
    """Which mark a lens carries: its own, else one that no other lens of the step has."""
    taken = [each.id for each in step.lenses if each.id in LENS_COLOURS]
    if lens.id in taken:
        return LENS_COLOURS.index(lens.id)
    free = [place for place, name in enumerate(LENS_COLOURS) if name not in taken]
    others = [each.id for each in step.lenses if each.id not in LENS_COLOURS]
    return free[others.index(lens.id) % len(free)] if free else len(LENS_COLOURS) - 1


def usual_pair(step: RatingStep) -> tuple[str, str]:
    """The two lenses whose gaps are shown at first: the first and the third, else the last two."""
    ids = [lens.id for lens in step.lenses]
    return ids[0], ids[2] if len(ids) > 2 else ids[-1]


def rating_pictures(
    state: RoomState, step: RatingStep, summary: RatingSummary, frame: Frame
) -> tuple[Page, ...]:
    """The picture chosen; of a result that is only told coarsely its one word."""
    if summary.level:
        task = words("The room says: {level}.").format(level=words(summary.level))
        return prompt_pages(frame, task=task, kicker=step.title)
    if len(step.lenses) < 2:
        return _plain(step, summary, frame)
    names = pictures(step)
    chosen = picture_chosen(state, names)
    draw = {"shapes": _shapes, "matrix": _matrix, "themes": _themes}.get(chosen)
    if draw is not None:
        return draw(step, summary, frame, names[chosen])
    return _gaps(step, summary, frame, names[chosen], _pair(step, state.pair))


def _pair(step: RatingStep, pair: tuple[str, ...]) -> tuple[str, str]:
    known = {lens.id for lens in step.lenses}
    return (pair[0], pair[1]) if len(pair) == 2 and known.issuperset(pair) else usual_pair(step)


def _points(step: RatingStep) -> Points:
    scale = scale_of(step)
    return Points(short=scale.short, tight=scale.tight, missing=scale.missing or "")


def _bar(number: str, label: str, cell: RatingCell) -> Bar:
    return Bar(
        number=number,
        label=label,
        counts=cell.counts,
        missing=cell.missing if cell.counts is not None else 0,
        reason=withheld_reason(cell.n),
    )


def _plain(step: RatingStep, summary: RatingSummary, frame: Frame) -> tuple[Page, ...]:
    """Bars of a rating without lenses."""
    several = len(step.items) > 1
    labels = {item.id: (str(at), item.short) for at, item in enumerate(step.items, 1)}
    bars = tuple(
        _bar(*(labels[cell.item] if several else ("", "")), cell) for cell in summary.cells
    )
    return shapes_pages(frame, Head(name=step.room or step.prompt), bars, _points(step))


def _head(step: RatingStep, lens: Lens) -> Head:
    return Head(name=lens.label, help=lens.help, place=lens_place(step, lens))


def _shapes(step: RatingStep, summary: RatingSummary, frame: Frame, name: str) -> tuple[Page, ...]:
    pages: list[Page] = []
    labels = {item.id: (str(at), item.short) for at, item in enumerate(step.items, 1)}
    for lens in step.lenses:
        bars = tuple(
            _bar(*labels[cell.item], cell) for cell in summary.cells if cell.lens == lens.id
        )
        pages += shapes_pages(frame, _head(step, lens), bars, _points(step), name=name)
    return tuple(pages)


def _matrix(step: RatingStep, summary: RatingSummary, frame: Frame, name: str) -> tuple[Page, ...]:
    cells = {(cell.item, cell.lens): cell for cell in summary.cells}
    rows = []
    for at, item in enumerate(step.items, 1):
        found = tuple(_cell(cells[item.id, lens.id]) for lens in step.lenses)
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
    heads = tuple(Head(name=lens.short, place=lens_place(step, lens)) for lens in step.lenses)
    return matrix_pages(frame, heads, tuple(groups), _points(step), name=name)


def _cell(cell: RatingCell) -> Cell:
    return Cell(
        counts=cell.counts,
        median=cell.median,
        agreement=cell.agreement,
        missing=cell.missing if cell.counts is not None else 0,
        reason=withheld_reason(cell.n),
    )


def _themes(step: RatingStep, summary: RatingSummary, frame: Frame, name: str) -> tuple[Page, ...]:
    pages: list[Page] = []
    for lens in step.lenses:
        bars = tuple(
            Bar(number="", label=cell.theme, counts=cell.counts, reason=withheld_reason(cell.n))
            for cell in summary.themes
            if cell.lens == lens.id
        )
        head = Head(name=lens.label, help=words("ratings by theme"), place=lens_place(step, lens))
        pages += shapes_pages(frame, head, bars, _points(step), name=name)
    return tuple(pages)


def _ranked(step: RatingStep, summary: RatingSummary, pair: tuple[str, str]) -> list[Gap]:
    """The gaps of a pair, widest first, withheld ones last; turned where only the other way round
    is known.
    """
    numbers = {item.id: at for at, item in enumerate(step.items)}
    gaps = [gap for gap in summary.gaps if (gap.from_, gap.to) == pair and gap.item]
    return sorted(
        gaps,
        key=lambda gap: (
            gap.median is None,
            gap_rank(gap.median or 0, gap.dominance or 0, numbers[gap.item or ""]),
        ),
    )


def _gaps(
    step: RatingStep, summary: RatingSummary, frame: Frame, name: str, pair: tuple[str, str]
) -> tuple[Page, ...]:
    lenses = {lens.id: lens for lens in step.lenses}
    items = {item.id: (str(at), item.short) for at, item in enumerate(step.items, 1)}
    medians = {(cell.item, cell.lens): cell.median for cell in summary.cells}
    rows = tuple(
        Pair(
            number=items[gap.item or ""][0],
            label=items[gap.item or ""][1],
            one=medians.get((gap.item or "", pair[0])),
            other=medians.get((gap.item or "", pair[1])),
            n=gap.n,
            higher=gap.higher,
            same=gap.same,
            lower=gap.lower,
            reason=withheld_reason(gap.n),
        )
        for gap in _ranked(step, summary, pair)
    )
    if not rows:
        return prompt_pages(frame, task=words("There is no gap between these two to show."))
    return gaps_pages(frame, rows, _sides(step, lenses[pair[0]], lenses[pair[1]]), name=name)


def _sides(step: RatingStep, one: Lens, other: Lens) -> Sides:
    scale = scale_of(step)
    return Sides(
        one=Key(place=lens_place(step, one), words=one.short),
        other=Key(place=lens_place(step, other), words=other.short),
        subject=words("themselves") if one.id == SELF else lens_phrase(one),
        object=words("themselves") if other.id == SELF else lens_phrase(other),
        low=scale.short[0],
        high=scale.short[-1],
        points=len(scale.points),
        first=scale.first,
    )


def lens_phrase(lens: Lens) -> str:
    """A lens within a sentence: "the organisation", "organisations that spend"."""
    start, _blank, rest = lens.label.partition(" ")
    if start == words("My") and rest:
        return words("the {group}").format(group=rest)
    return lens.label[:1].lower() + lens.label[1:]


@widest_gap.register(RatingSummary)
def _(summary: RatingSummary, step: Step, pair: tuple[str, ...]) -> Quote | None:
    if not isinstance(step, RatingStep) or len(step.lenses) < 2:
        return None
    one, other = _pair(step, pair)
    gap = next(
        (gap for gap in _ranked(step, summary, (one, other)) if gap.higher is not None), None
    )
    if gap is None or gap.higher is None or gap.lower is None:
        return None
    names = {lens.id: lens.label[:1].lower() + lens.label[1:] for lens in step.lenses}
    numbers = {item.id: (str(at), item.text) for at, item in enumerate(step.items, 1)}
    up = gap.higher >= gap.lower
    said = (
        words("{people} higher for “{one}” than for “{other}”")
        if up
        else words("{people} lower for “{one}” than for “{other}”")
    )
    count = gap.higher if up else gap.lower
    number, text = numbers[gap.item or ""]
    return Quote(
        number=number,
        statement=text,
        count=said.format(people=share_of(count, gap.n), one=names[one], other=names[other]),
    )
