"""What a rating revealed, on paper: shapes as small multiples, gaps, and all numbers."""

from collections.abc import Sequence

from msgspec import structs

from workshop.domain.exercise import Item, Lens
from workshop.domain.gap import Gap
from workshop.domain.measure import agreement_word
from workshop.domain.scale import Scale
from workshop.pdf.answer_counts import counted
from workshop.pdf.blocks import Beside, Bottom, PaperBlock, Stack
from workshop.pdf.drawn.strip import dumbbell, lens_head, scale_key, stacked
from workshop.pdf.page import Blocks
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.soils import soil_blocks
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.room.charts.bars import Bar, ScalePoints, points_of, row_told
from workshop.room.charts.rating.pictures import (
    by_counts_told,
    lens_place,
    middles_told,
    shift_counts,
    shift_words,
    teams_untold,
)
from workshop.room.compared import compared, difference, row_count
from workshop.room.figures import count_or_dash, half, sentence_case, span, withheld_word
from workshop.room.marks import LENS_COLOURS
from workshop.room.scale_words import median_told, median_word
from workshop.room.steps.rating import gap_told, level_sentence, stays_told
from workshop.steps.rating import (
    RatingCell,
    RatingStep,
    RatingSummary,
    TeamRatings,
    middles,
    scale_of,
    shown_lenses,
    usual_pair,
    widest_first,
)
from workshop.words import _, listed, ngettext

CHART = Style(pad=1.5, gutter=10.4, head_pad=5.2, head_rule=False, rules=False)


def rating_revealed(step: RatingStep, summary: RatingSummary, sheet: Sheet) -> Blocks:
    """All of it; only a word where no more may be told, one bar where one thing was asked."""
    if summary.level:
        return [sheet.section(step.prompt), sheet.text(level_sentence(summary), above=4)]
    if not step.lenses and len(step.items) == 1:
        return _single(step, summary.cells[0], sheet)
    if step.facts:
        return [*soil_blocks(step, summary, sheet), *_numbers(step, summary, sheet)]
    if step.since:
        return [sheet.section(step.title, above=13), _shifts(step, summary, sheet)]
    made: Blocks = [sheet.section(_shapes_title(step), above=13), *_shapes(step, summary, sheet)]
    if len(step.lenses) > 1 and summary.by_counts:
        made += _side_by_side(step, summary, sheet)
    elif len(step.lenses) > 1:
        made += _gaps(step, summary, usual_pair(step), sheet)
        made += _by_team(step, summary, sheet) if step.by_team else []
    return [*made, *_numbers(step, summary, sheet)]


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
    scene = stacked(cell.counts, missing, sheet.width, sheet.body, sheet.type)
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
    middle = _with_word(cell.median, median_told(cell.median, words, first))
    low, high = (_with_word(each, median_word(each, words, first)) for each in (cell.q1, cell.q3))
    said = " " + _("The middle of {n} people is {middle}").format(n=cell.n, middle=middle)
    if low == high:
        return said + "."
    return said + _("; the middle half runs from {low} to {high}.").format(low=low, high=high)


def _with_word(value: float, word: str) -> str:
    """Say "Nearly all (4)", or the number alone where a scale has no words."""
    return word if word == half(value) else f"{word} ({half(value)})"


def _shapes_title(step: RatingStep) -> str:
    if not step.lenses:
        return step.prompt
    return _("How true, and for whom") if step.scale == "TRUE5" else step.title


NUMBER = 17
"""Width of the column of numbers, at the standard size."""
NAMES, NARROW, WIDE = 0.34, 0.21, 0.45
"""The most of a page's width that statements take: beside a chart or numbers, beside several
lenses, and in large type, where charts stand one below the other.
"""
SEVERAL = 3


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


def _groups(lenses: tuple[Lens, ...], sheet: Sheet, free: float) -> list[Sequence[Lens | None]]:
    """The lenses that stand beside each other, shared out evenly."""
    shown: tuple[Lens | None, ...] = lenses or (None,)
    heads = [sheet.faces.width(lens.short, bold=True) * sheet.body + sheet.body * 1.1
             for lens in lenses]  # fmt: skip
    # A head may reach into the gutter, but nothing follows the last.
    least = max([62 * sheet.scale, *(each - CHART.gutter for each in heads), *heads[-1:]])
    most = 1 if sheet.large else max(1, int((free + CHART.gutter) // (least + CHART.gutter)))
    across = -(-len(shown) // -(-len(shown) // most))
    return [shown[at : at + across] for at in range(0, len(shown), across)]


def _shapes(step: RatingStep, summary: RatingSummary, sheet: Sheet) -> Blocks:
    lenses = shown_lenses(step, summary)
    names = names_width(step, sheet, lenses=len(lenses)) - 7.4 * sheet.scale
    free = sheet.width - names - CHART.gutter
    cells = {(cell.item, cell.lens): cell for cell in summary.cells}
    made: Blocks = []
    points = points_of(scale_of(step))
    brief = structs.replace(points, short=points.tight or points.short)
    key = scale_key(brief, free, sheet.body, sheet.type,
                    missing=any(bool(cell.missing) for cell in summary.cells))  # fmt: skip
    for group in _groups(lenses, sheet, free):
        wide = (free - CHART.gutter * (len(group) - 1)) / len(group)
        rows = [
            TableRow([
                TableCell(content=named(place, item, names, sheet), head="Row", middle=True),
                *(_bar_cell(cells.get((item.id, lens.id if lens else None)), wide, points, sheet)
                  for lens in group),
            ])
            for place, item in enumerate(step.items, start=1)
        ]  # fmt: skip
        head = [TableCell(content=Stack([])), *(_lens_cell(step, lens, sheet) for lens in group)]
        table = Table(head if step.lenses else (), rows, [names, *[wide] * len(group)], CHART)
        foot = Beside([Stack([]), Stack([Picture(key, sheet.faces)])], [names, free],
                      gutter=CHART.gutter, above=3, exact=True)  # fmt: skip
        made.append(Stack([table, foot], above=8 * sheet.scale, whole=len(step.items) < 16))
    return made


def _lens_cell(step: RatingStep, lens: Lens | None, sheet: Sheet) -> TableCell:
    if lens is None:
        return TableCell(content=Stack([]))
    scene = lens_head(lens_place(step, lens), lens.short, sheet.body, sheet.type)
    picture = Picture(scene, sheet.faces, tag="Span", actual=lens.label)
    return TableCell(content=picture, head="Column")


def _bar_cell(
    cell: RatingCell | None, width: float, points: ScalePoints, sheet: Sheet
) -> TableCell:
    counts = cell.counts if cell else None
    missing = (cell.missing or 0) if cell else 0
    said = row_told(Bar(number="", label="", counts=counts, missing=missing), points)
    scene = stacked(counts, missing, width, sheet.body, sheet.type, said, falling=points.falling)
    return TableCell(content=Picture(scene, sheet.faces), middle=True)


# Gaps


def _gaps(step: RatingStep, summary: RatingSummary, pair: tuple[str, str], sheet: Sheet) -> Blocks:
    numbered = widest_first(step, summary, pair)
    gaps = [gap for _number, _item, gap in numbered]
    names = names_width(step, sheet) - 2 * sheet.scale
    number = sheet.faces.width(_("higher")) * sheet.body + 2
    chart = sheet.width - names - 3 * (number + CHART.gutter) - CHART.gutter
    widest = _("statement {n}").format(n=numbered[0][0])
    made: Blocks = [sheet.section(gap_told(step, summary, gaps[0], widest), above=22)]
    if chart >= 10 * sheet.body:
        table = _gap_table(step, summary, gaps, [names, chart, *[number] * 3], sheet)
        made.append(_with_ends(step, table, names, chart, sheet, rows=len(gaps)))
    else:
        chart = sheet.width - names - CHART.gutter
        drawn = _gap_table(step, summary, gaps, [names, chart], sheet)
        made.append(_with_ends(step, drawn, names, chart, sheet, rows=len(gaps)))
        counted = _gap_table(step, summary, gaps, [names, 0, *[number] * 3], sheet)
        made.append(Stack([counted], above=14, whole=len(gaps) < 16))
    return [*made, Bottom(_note(stays_told(step, summary, pair), sheet))]


def _with_ends(
    step: RatingStep, table: PaperBlock, names: float, chart: float, sheet: Sheet, *, rows: int
) -> PaperBlock:
    ends = _ends(step, names, chart, sheet)
    return Stack([table, ends], above=8 * sheet.scale, whole=rows < 16)


def _gap_table(
    step: RatingStep, summary: RatingSummary, gaps: Sequence[Gap], widths: Sequence[float],
    sheet: Sheet,
) -> PaperBlock:  # fmt: skip
    """A row for each gap: the chart where it has a width, the counts where they have columns."""
    names, chart, counts = widths[0], widths[1], widths[2:]
    items = {item.id: (place, item) for place, item in enumerate(step.items, start=1)}
    pair = (gaps[0].from_, gaps[0].to)
    head = [TableCell(content=Stack([]))]
    if chart:
        head.append(_pair_key(step, pair, sheet))
    if counts:
        head += [TableCell(content=sheet.cell(word, colour="ink2", align="end"), head="Column")
                 for word in (_("higher"), _("same"), _("lower"))]  # fmt: skip
    rows = []
    for rank, gap in enumerate(gaps):
        place, item = items[gap.item or ""]
        bold = rank == 0 and gap.higher is not None
        cells = [
            TableCell(content=named(place, item, names, sheet, bold=bold), head="Row", middle=True)
        ]
        if chart:
            cells.append(_dumbbell_cell(step, gap, middles(summary, gap), chart, sheet))
        if counts:
            cells += [
                TableCell(content=sheet.cell(text, bold=bold, align="end"), middle=True)
                for text in map(count_or_dash, (gap.higher, gap.same, gap.lower))
            ]
        rows.append(TableRow(cells))
    return Table(head, rows, [each for each in (names, chart, *counts) if each], CHART)


def _pair_key(step: RatingStep, pair: tuple[str, str], sheet: Sheet) -> TableCell:
    order = [lens.id for lens in step.lenses]
    heads: list[Stack] = []
    shares = []
    for name in pair:
        lens = step.lenses[order.index(name)]
        scene = lens_head(order.index(name), lens.short, sheet.body, sheet.type)
        heads.append(Stack([Picture(scene, sheet.faces, tag="Span", actual=lens.label)]))
        shares.append(scene.width + 16)
    return TableCell(content=Beside(heads, shares, gutter=0, exact=True), head="Column")


def _dumbbell_cell(
    step: RatingStep, gap: Gap, found: tuple[float, float] | None,
    width: float, sheet: Sheet,
) -> TableCell:  # fmt: skip
    order = [lens.id for lens in step.lenses]
    ends = []
    said = []
    for name, median in zip((gap.from_, gap.to), found or (None, None), strict=True):
        place = order.index(name)
        ends.append((min(place, len(LENS_COLOURS) - 1), median))
        middle = withheld_word() if median is None else half(median)
        said.append(f"{step.lenses[place].short} {middle}")
    scene = dumbbell(scale_of(step).points, ends[0], ends[1], width, sheet.body, listed(said))
    return TableCell(content=Picture(scene, sheet.faces))


def _ends(step: RatingStep, names: float, chart: float, sheet: Sheet) -> PaperBlock:
    scale = scale_of(step)
    words = Beside(
        [Stack([sheet.quiet(scale.short[0], above=0)]),
         Stack([sheet.text(scale.short[-1], colour="ink2", align="end")])], [1, 1], gutter=0,
    )  # fmt: skip
    return Beside([Stack([]), Stack([words])], [names, chart], gutter=CHART.gutter, above=2,
                  exact=True)  # fmt: skip


def _note(stays: str, sheet: Sheet) -> PaperBlock:
    text = _("Marks are medians. Gaps are counted person by person.")
    return sheet.quiet(f"{text}\n{stays}" if stays else text, above=0)


# Numbers


def _numbers(step: RatingStep, summary: RatingSummary, sheet: Sheet) -> Blocks:
    """Every count, the middle, the quartiles and the agreement, a table for each lens."""
    lenses: tuple[Lens | None, ...] = shown_lenses(step, summary) or (None,)
    key = sheet.quiet(_points_told(scale_of(step)), keeps=True, balanced=True)
    made: Blocks = [sheet.section(_("The numbers")), key]
    for lens in lenses:
        cells = [cell for cell in summary.cells if cell.lens == (lens.id if lens else None)]
        if lens:
            made.append(sheet.label(lens.label, lens.help, above=10, tag="H3"))
        table = _number_table(step, cells, sheet)
        made.append(Stack([table], above=4, whole=len(cells) < 12))
    return made


def _points_told(scale: Scale) -> str:
    """1 Not true · 2 Rarely · … · – Can’t say."""
    told = [f"{point} {word}" for point, word in zip(scale.points, scale.short, strict=True)]
    told += ["– " + scale.missing] if scale.missing else []
    return " · ".join(told)


MEASURES = 3
"""The last columns of a table: middle, quartiles, agreement."""
LEAST_GUTTER = 6


def _number_table(step: RatingStep, cells: Sequence[RatingCell], sheet: Sheet) -> Table:
    """All numbers, or the measures alone where a page is too narrow: the bars have the counts."""
    scale = scale_of(step)
    labels = ["n", *(str(point) for point in scale.points), "–", _("Middle"), _("Quartiles"),
              _("Agreement")]  # fmt: skip
    told = [
        [count_or_dash(cell.n), *_counts(cell, scale), count_or_dash(cell.missing), *_middle(cell)]
        for cell in cells
    ]  # fmt: skip
    wide = [
        max(sheet.faces.width(text) for text in column) * sheet.body + 2
        for column in zip(labels, *told, strict=True)
    ]
    names = names_width(step, sheet)
    if sum(wide) + LEAST_GUTTER * len(wide) > sheet.width - names:
        names = names_width(step, sheet, lenses=SEVERAL)
    free = sheet.width - names
    first = 0 if sum(wide) + LEAST_GUTTER * len(wide) <= free else len(wide) - MEASURES
    head = [TableCell(content=Stack([]))] + [
        TableCell(content=sheet.cell(label, colour="ink2", align="end"), head="Column")
        for label in labels[first:]
    ]
    rows = [
        TableRow([
            TableCell(content=named(place, item, names, sheet), head="Row"),
            *(TableCell(content=sheet.cell(text, align="end")) for text in texts[first:]),
        ])
        for place, (item, texts) in enumerate(zip(step.items, told, strict=True), start=1)
    ]  # fmt: skip
    gutter = (free - sum(wide[first:])) / len(wide[first:])
    style = Style(pad=1.5, gutter=gutter, head_line=0.8, head_pad=2)
    return Table(head, rows, [names, *wide[first:]], style)


def _counts(cell: RatingCell, scale: Scale) -> list[str]:
    return ["–"] * len(scale.points) if cell.counts is None else [str(each) for each in cell.counts]


def _middle(cell: RatingCell) -> list[str]:
    if cell.median is None or cell.q1 is None or cell.q3 is None:
        return ["–", "–", "–"]
    word = _(agreement_word(cell.agreement, cell.n or 0))
    return [half(cell.median), span(cell.q1, cell.q3), word or "–"]
