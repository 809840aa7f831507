"""Rating in files: each statement through each lens, gaps between lenses, themes, teams."""

from workshop.domain.exercise import Item, Lens
from workshop.office.chart import (
    Chart,
    ChartName,
    Dumbbells,
    Series,
    StackedBars,
    by_people,
    chart,
    ruler_of,
)
from workshop.office.table import Measured, StepTable, by_point, gap_row, table
from workshop.room.charts.bars import Head, points_of
from workshop.room.charts.rating.gap_words import no_gap
from workshop.room.charts.rating.grid_words import camps_told, shared_told
from workshop.room.charts.rating.matrix_cell import MatrixCell, Statement
from workshop.room.charts.rating.pictures import lens_place
from workshop.room.compared import compared, row_count
from workshop.room.figures import by_counts_told, ended, sentence_case
from workshop.room.kind import headline
from workshop.room.marked import plain
from workshop.room.marks import LENS_COLOURS
from workshop.room.steps.rating import level_sentence, stays_told
from workshop.steps.rating import (
    RatingCell,
    RatingStep,
    RatingSummary,
    ThemeCell,
    drawn,
    middles,
    scale_of,
    shown_lenses,
    usual_pair,
    widest_first,
)
from workshop.words import _, listed


@table.register(RatingStep)
def rating_table(step: RatingStep, summary: RatingSummary) -> StepTable:
    items = {item.id: item.text for item in step.items}
    lenses = {lens.id: lens.label for lens in shown_lenses(step, summary)}
    rows = [_row(step, cell, items, lenses) for cell in summary.cells]
    rows += [_theme_row(step, cell, lenses) for cell in summary.themes]
    gaps = [gap_row(gap, items[gap.item or ""], lenses) for gap in summary.gaps]
    for part in summary.teams:
        rows += [_row(step, cell, items, lenses, part.team) for cell in part.cells]
        gaps += [gap_row(gap, items[gap.item or ""], lenses, part.team) for gap in part.gaps]
    rows += _leaning_rows(step, summary)
    return StepTable(rows=tuple(rows), gaps=tuple(gaps), note=_note(summary))


def _note(summary: RatingSummary) -> str:
    if summary.by_counts:
        return by_counts_told()
    return level_sentence(summary) if summary.level else ""


def _row(
    step: RatingStep,
    cell: RatingCell,
    items: dict[str, str],
    lenses: dict[str, str],
    team: str = "",
) -> Measured:
    return Measured(
        item=cell.item,
        text=items[cell.item],
        lens=lenses.get(cell.lens or "", ""),
        team=team,
        n=cell.n,
        missing=cell.missing,
        counts=by_point(cell.counts, scale_of(step).first),
        median=cell.median,
        q1=cell.q1,
        q3=cell.q3,
        agreement=cell.agreement,
        withheld=cell.counts is None,
    )


def _theme_row(step: RatingStep, cell: ThemeCell, lenses: dict[str, str]) -> Measured:
    return Measured(
        item=f"theme/{cell.theme}",
        text=_("All of “{theme}” together").format(theme=cell.theme),
        lens=lenses.get(cell.lens or "", ""),
        n=cell.n,
        counts=by_point(cell.counts, scale_of(step).first),
        median=cell.median,
        agreement=cell.agreement,
        withheld=cell.counts is None,
    )


def _leaning_rows(step: RatingStep, summary: RatingSummary) -> list[Measured]:
    """How many lean to one side in more than half of the pairs."""
    found = summary.leaning
    if found is None:
        return []
    sides = dict(zip(step.sides, (found.left, found.right), strict=True))
    return [
        Measured(
            item="leaning",
            text=_("People who lean to “{side}” in more than half of the pairs").format(side=side),
            n=found.n,
            people=count,
        )
        for side, count in sides.items()
    ]


@chart.register(RatingStep)
def rating_chart(step: RatingStep, summary: RatingSummary) -> tuple[Chart, ...]:
    gaps = _gaps(step, summary) if len(step.lenses) > 1 and not summary.by_counts else None
    lenses = shown_lenses(step, summary) or (None,)
    shares = [found for lens in lenses if (found := _shares(step, summary, lens))]
    return ((gaps,) if gaps else ()) + tuple(shares)


def _gaps(step: RatingStep, summary: RatingSummary) -> Dumbbells | None:
    """The gaps of the usual pair, widest first."""
    pair = usual_pair(step)
    told = [each for each in widest_first(step, summary, pair) if middles(summary, each[2])]
    wide = [each for each in told if drawn(summary, each[2])] or told
    if not wide:
        return None
    level = [str(number) for number, _item, _gap in told if (number, _item, _gap) not in wide]
    lenses = {lens.id: lens for lens in step.lenses}
    ends = [middles(summary, gap) or (0.0, 0.0) for _number, _item, gap in wide]
    reading = [_("The marks are medians of the same people; the line between them is the gap.")]
    if level:
        reading.append(f"{sentence_case(no_gap())}: {listed(level)}.")
    reading.append(stays_told(step, summary, pair))
    return Dumbbells(
        title=_("The gaps, widest first"),
        finding=next(iter(headline(step, summary, "")), ""),
        reading=" ".join(filter(None, reading)),
        names=tuple(_name(number, item) for number, item, _gap in wide),
        series=(
            _side(step, lenses[pair[0]], [each[0] for each in ends]),
            _side(step, lenses[pair[1]], [each[1] for each in ends]),
        ),
        ruler=ruler_of(scale_of(step)),
        told=tuple(
            row_count(found) if found else ""
            for _number, _item, gap in wide
            for found in [compared(gap.higher, gap.same, gap.lower, drawn(summary, gap))]
        ),
    )


def _side(step: RatingStep, lens: Lens, values: list[float]) -> Series:
    return Series(
        name=lens.label, values=tuple(values), colour=LENS_COLOURS[lens_place(step, lens)]
    )


def _name(number: int, item: Item) -> ChartName:
    return ChartName(number=str(number), full=item.text, short=item.short)


def _shares(step: RatingStep, summary: RatingSummary, lens: Lens | None) -> StackedBars | None:
    """How many chose each point, through one lens."""
    named = lens.id if lens else None
    cells = {cell.item: cell for cell in summary.cells if cell.lens == named and cell.counts}
    told = [(at, item) for at, item in enumerate(step.items, 1) if item.id in cells]
    if not told:
        return None
    scale = scale_of(step)
    words = [word or str(point) for point, word in zip(scale.points, scale.short, strict=True)]
    found = [cells[item.id] for _at, item in told]
    series = by_people(words, [cell.counts for cell in found])
    return StackedBars(
        title=lens.label if lens else step.prompt,
        finding=_finding(step, lens, told, found),
        reading=_reading(found),
        names=tuple(_name(at, item) for at, item in told),
        series=tuple(series[point - scale.first] for point in scale.drawn),
    )


def _finding(
    step: RatingStep, lens: Lens | None, told: list[tuple[int, Item]], cells: list[RatingCell]
) -> str:
    """Two camps, or what most people share, with the statement in full."""
    if lens is None:
        return ""
    rows = tuple(
        Statement(
            number=_("“{statement}”").format(statement=item.text.rstrip(".")),
            text=item.text,
            short=item.short,
            cells=(MatrixCell(counts=cell.counts, agreement=cell.agreement),),
        )
        for (_at, item), cell in zip(told, cells, strict=True)
    )
    heads = (Head(name=lens.short, help=lens.label),)
    points = points_of(scale_of(step))
    said, _place = camps_told(heads, rows) or shared_told(heads, rows, points)
    return ended(plain(said))


def _reading(cells: list[RatingCell]) -> str:
    said = _("Each bar is everybody who answered; its parts are the words they chose.")
    missing = sum(cell.missing or 0 for cell in cells)
    return f"{said} " + _("“Can’t say” is left out of the bars.") if missing else said
