"""What a rating revealed, on paper: a column of people for every point, lens by lens."""

from collections.abc import Sequence

from workshop.domain.exercise import Item, Lens
from workshop.domain.measure import CAMPS, agreement_word
from workshop.domain.scale import Scale
from workshop.pdf.answer_counts import counted
from workshop.pdf.blocks import Beside, PaperBlock, Stack
from workshop.pdf.drawn.columns import columns, columns_width, scale_words
from workshop.pdf.drawn.strip import lens_head, scale_key, stacked
from workshop.pdf.page import Blocks
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.soils import soil_blocks
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.room.charts.bars import Bar, points_of, row_told
from workshop.room.charts.rating.pictures import (
    lens_place,
    middles_told,
    shift_counts,
    shift_words,
    teams_untold,
)
from workshop.room.compared import compared, difference, row_count
from workshop.room.figures import by_counts_told, half, sentence_case, withheld_word
from workshop.room.scale_words import median_told, median_word
from workshop.room.steps.rating import level_sentence
from workshop.steps.rating import (
    RatingCell,
    RatingStep,
    RatingSummary,
    TeamRatings,
    scale_of,
    shown_lenses,
    usual_pair,
)
from workshop.words import _, ngettext

CHART = Style(pad=2, gutter=5, head_pad=4, head_line=1.4)
SMALLEST = 9
"""The size of words that explain a lens, at the standard size."""


def rating_revealed(step: RatingStep, summary: RatingSummary, sheet: Sheet) -> Blocks:
    """All of it; only a word where no more may be told, one bar where one thing was asked."""
    if summary.level:
        return [sheet.section(step.prompt), sheet.text(level_sentence(summary), above=4)]
    if not step.lenses and len(step.items) == 1:
        return _single(step, summary.cells[0], sheet)
    if step.facts:
        return soil_blocks(step, summary, sheet)
    if step.since:
        return [_shifts(step, summary, sheet)]
    made = _shapes(step, summary, sheet)
    if not step.lenses:
        made = [sheet.section(step.prompt, above=13), *made]
    if len(step.lenses) > 1 and summary.by_counts:
        return [*made, *_side_by_side(step, summary, sheet)]
    by_team = step.by_team and len(step.lenses) > 1
    return [*made, *(_by_team(step, summary, sheet) if by_team else [])]


def _by_team(step: RatingStep, summary: RatingSummary, sheet: Sheet) -> Blocks:
    """The middles of each team, and how its people differ; a sentence where that may not be."""
    made: Blocks = [sheet.section(_("By team"), above=16)]
    if not summary.teams:
        return [*made, sheet.text(teams_untold(), above=4)]
    pair = usual_pair(step)
    head = [TableCell(content=sheet.cell(_("Statement"), colour="ink2"), head="Column")]
    for part in summary.teams:
        people = ngettext("{n} person", "{n} people", part.n)
        head.append(
            TableCell(content=sheet.cell(f"{part.team}, {people}", bold=True), head="Column")
        )
    rows = []
    for at, item in enumerate(step.items, 1):
        told = [_team_told(step, part, item, pair) for part in summary.teams]
        name = TableCell(content=named(at, item, names_width(step, sheet), sheet), head="Row")
        rows.append(TableRow([name, *(TableCell(content=sheet.cell(each)) for each in told)]))
    style = Style(gutter=10.4)
    free = sheet.width - names_width(step, sheet) - style.gutter * len(summary.teams)
    wide = [names_width(step, sheet), *[free / len(summary.teams)] * len(summary.teams)]
    return [*made, Table(head, rows, wide, style, above=4)]


def _team_told(step: RatingStep, part: TeamRatings, item: Item, pair: tuple[str, str]) -> str:
    """Each lens's middle, then the gap of the usual pair."""
    cells = {cell.lens: cell for cell in part.cells if cell.item == item.id}
    if any(cell.median is None for cell in cells.values()):
        return withheld_word()
    middles_told = ", ".join(
        [f"{lens.short} {half(cells[lens.id].median or 0)}" for lens in step.lenses]
    )
    gap = next(each for each in part.gaps if (each.item, each.from_, each.to) == (item.id, *pair))
    people = compared(gap.higher, gap.same, gap.lower, difference(*(gap.medians or (None, None))))
    return f"{middles_told}; {row_count(people)}" if people else middles_told


def _single(step: RatingStep, cell: RatingCell, sheet: Sheet) -> Blocks:
    """One question: its bar over the whole width, its numbers in a sentence that is read."""
    points = points_of(scale_of(step))
    missing = cell.missing or 0
    told = counted(scale_of(step), cell.counts, missing)
    scene = stacked(
        cell.counts, missing, sheet.width, sheet.body, sheet.type, falling=points.falling
    )
    key = scale_key(points, sheet.width, sheet.body, sheet.type, missing=missing > 0)
    said = sentence_case(told) + "." + middle_told(cell, scale_of(step))
    chart = sheet.stack([Picture(scene, sheet.faces), Picture(key, sheet.faces, above=3)])
    chart.above = 6
    return [sheet.section(step.prompt, above=16), chart, sheet.text(said, above=4, balanced=True)]


def middle_told(cell: RatingCell, scale: Scale) -> str:
    """The middle of the room and of its two halves, each number with its word."""
    if cell.median is None or cell.q1 is None or cell.q3 is None:
        return ""
    words, first = scale.short, scale.first
    middle = _with_word(scale.number(cell.median), median_told(cell.median, words, first))
    low, high = (
        _with_word(scale.number(each), median_word(each, words, first))
        for each in (cell.q1, cell.q3)
    )
    said = " " + _("The middle of {n} people is {middle}").format(n=cell.n, middle=middle)
    if low == high:
        return said + "."
    return said + _("; the middle half runs from {low} to {high}.").format(low=low, high=high)


def _with_word(value: float, word: str) -> str:
    """Say "Nearly all (4)", or the number alone where a scale has no words."""
    return word if word == half(value) else f"{word} ({half(value)})"


NUMBER = 17
"""Width of the column of numbers, at the standard size."""
NAMES, NARROW, WIDE = 0.34, 0.21, 0.45
"""The most of a page's width that statements take: beside a chart or numbers, beside several
lenses, and in large type, where charts stand one below the other.
"""
SEVERAL = 3
FEWEST = 0.25
"""The least of a page's width that statements have."""


def names_width(step: RatingStep, sheet: Sheet, *, lenses: int = 1) -> float:
    """The column of statements with their numbers. lenses: how many may stand beside it."""
    widest = max(sheet.faces.width(item.text) for item in step.items) * sheet.body
    most = WIDE if sheet.large else NARROW if lenses >= SEVERAL else NAMES
    return min(widest, most * sheet.width) + (NUMBER + 2) * sheet.scale


def named(
    place: int, item: Item, width: float, sheet: Sheet, *, bold: bool = False
) -> PaperBlock:  # fmt: skip
    """A statement and its number."""
    number = sheet.cell(str(place), bold=True, colour="ink2")
    name = sheet.cell(item.text, bold=bold)
    shares = [NUMBER * sheet.scale, width - NUMBER * sheet.scale]
    return Beside([Stack([number]), Stack([name])], shares, gutter=0, exact=True)


def _shifts(step: RatingStep, summary: RatingSummary, sheet: Sheet) -> PaperBlock:
    """How many went down, stayed and went up, a row for each statement."""
    names = names_width(step, sheet)
    words = shift_words()
    wide = (sheet.width - names - CHART.gutter * len(words)) / len(words)
    head = [TableCell(content=Stack([]))] + [
        TableCell(content=sheet.cell(word, colour="ink2"), head="Column") for word in words
    ]
    items = {item.id: (at, item) for at, item in enumerate(step.items, 1)}
    rows = []
    for shift in summary.shifts:
        counts = shift_counts(shift)
        told = map(str, counts) if counts else [withheld_word(), "–", "–"]
        name = TableCell(content=named(*items[shift.item], names, sheet), head="Row")
        rows.append(TableRow([name, *(TableCell(content=sheet.cell(each)) for each in told)]))
    return Table(head, rows, [names, *[wide] * len(words)], Style(gutter=CHART.gutter), above=4)


def _side_by_side(step: RatingStep, summary: RatingSummary, sheet: Sheet) -> Blocks:
    """The middles of the two usual lenses, where nobody's two answers are known together."""
    pair, names = usual_pair(step), names_width(step, sheet)
    labels = {lens.id: lens.short for lens in step.lenses}
    wide = (sheet.width - names - 2 * CHART.gutter) / 2
    head = [TableCell(content=Stack([]))] + [
        TableCell(content=sheet.cell(labels[lens], colour="ink2"), head="Column") for lens in pair
    ]
    rows = [
        TableRow([
            TableCell(content=named(at, item, names, sheet), head="Row"),
            *(TableCell(content=sheet.cell(each)) for each in middles),
        ])
        for at, item, middles in middles_told(step, summary, pair)
    ]  # fmt: skip
    table = Table(head, rows, [names, wide, wide], Style(gutter=CHART.gutter), above=4)
    return [sheet.section(by_counts_told(), above=22), table]


def _shared(step: RatingStep, shown: Sequence[Lens], sheet: Sheet) -> tuple[float, int]:
    """The width of the statements, and how many lenses stand beside each other, shared out evenly:
    as many as leave statements room.
    """
    heads = [sheet.faces.width(lens.short, bold=True) * sheet.sizes.second
             for lens in shown]  # fmt: skip
    least = max([columns_width(scale_of(step), sheet.body), *heads]) + CHART.gutter
    most = 1 if sheet.large else max(1, int((1 - FEWEST) * sheet.width // least))
    across = -(-max(1, len(shown)) // -(-max(1, len(shown)) // most))
    widest = max(sheet.faces.width(item.text) for item in step.items) * sheet.body
    natural = widest + (NUMBER + 2) * sheet.scale
    room = sheet.width - max(across, SEVERAL) * least
    return min(natural, max(room, WIDE * sheet.width if sheet.large else 0)), across


def _shapes(step: RatingStep, summary: RatingSummary, sheet: Sheet) -> Blocks:
    """A row for each statement, a cell of columns for each lens."""
    scale = scale_of(step)
    shown = shown_lenses(step, summary)
    names, across = _shared(step, shown, sheet)
    free = sheet.width - names - CHART.gutter
    cells = {(cell.item, cell.lens): cell for cell in summary.cells}
    missing = any(cell.missing for cell in summary.cells)
    key = scale_words(points_of(scale), free, sheet.sizes.second, sheet.type, missing=missing)
    made: Blocks = []
    lenses: tuple[Lens | None, ...] = shown or (None,)
    for group in [lenses[at : at + across] for at in range(0, len(lenses), across)]:
        wide = (free - CHART.gutter * (len(group) - 1)) / len(group)
        rows = [
            TableRow([
                TableCell(content=named(place, item, names, sheet), head="Row", middle=True),
                *(_columns_cell(cells.get((item.id, lens.id if lens else None)), wide, scale, sheet)
                  for lens in group),
            ])
            for place, item in enumerate(step.items, start=1)
        ]  # fmt: skip
        head = [TableCell(content=Stack([])), *(_lens_cell(step, lens, sheet) for lens in group)]
        table = Table(head if step.lenses else (), rows, [names, *[wide] * len(group)], CHART)
        words = Beside([Stack([]), Stack([Picture(key, sheet.faces)])], [names, free],
                       gutter=CHART.gutter, above=6, exact=True)  # fmt: skip
        whole = len(step.items) < 10 and not sheet.large
        made.append(Stack([table, words], above=8 * sheet.scale, whole=whole))
    return made


def _lens_cell(step: RatingStep, lens: Lens | None, sheet: Sheet) -> TableCell:
    """Its mark, below it its name and a few words about it."""
    if lens is None:
        return TableCell(content=Stack([]))
    mark = lens_head(lens_place(step, lens), "", sheet.body, sheet.type)
    name = sheet.cell(lens.short, bold=True, size=sheet.sizes.second)
    parts: list[PaperBlock] = [Picture(mark, sheet.faces), name]
    if lens.help and sheet.scale == 1:  # the head of a table that breaks is said once
        parts.append(sheet.cell(lens.help, colour="ink2", size=SMALLEST * sheet.scale))
    return TableCell(content=Stack(parts), head="Column")


def _columns_cell(
    cell: RatingCell | None, width: float, scale: Scale, sheet: Sheet
) -> TableCell:  # fmt: skip
    if cell is None or cell.counts is None:
        told = sheet.cell(withheld_word(), colour="ink2", size=sheet.sizes.second)
        return TableCell(content=told, middle=True)
    missing = cell.missing if scale.missing else None
    said = row_told(
        Bar(number="", label="", counts=cell.counts, missing=missing or 0), points_of(scale)
    )
    split = agreement_word(cell.agreement, cell.n or 0) == CAMPS
    scene = columns(cell.counts, missing, width, sheet.body, said,
                    split=_("two camps") if split else "", falling=scale.falling,
                    low=sheet.low)  # fmt: skip
    return TableCell(content=Picture(scene, sheet.faces), middle=True)
