"""Rating in a report: its widest gaps, where the room is in two camps, and every number."""

from workshop.domain.exercise import Item, Lens
from workshop.domain.gap import Gap
from workshop.domain.measure import CAMPS, TOP, agreement_word
from workshop.domain.scale import Scale
from workshop.room.charts.rating.pictures import lens_place
from workshop.room.compared import compared, difference
from workshop.room.figures import half, span
from workshop.room.kind import headline
from workshop.room.lens_words import within
from workshop.room.number_words import counted
from workshop.room.report.kind import (
    DrawnGap,
    Figure,
    Gaps,
    GapSide,
    NumberBlock,
    NumberRow,
    NumberTable,
    gaps_of,
    how_to_read,
    numbers_of,
    told_of_it,
)
from workshop.steps.rating import (
    RatingCell,
    RatingStep,
    RatingSummary,
    drawn,
    middles,
    scale_of,
    shown_lenses,
    usual_pair,
    widest_first,
)
from workshop.words import _, listed, ngettext


@told_of_it.register(RatingStep)
def rating_told_of_it(step: RatingStep, summary: RatingSummary, nouns: str) -> tuple[str, ...]:
    """Where the room is in two camps, then the gaps."""
    return (*_camps(step, summary), *headline(step, summary, nouns))


def _camps(step: RatingStep, summary: RatingSummary) -> tuple[str, ...]:
    """The cell most apart: 4 of 8 rate “…” mostly true or more for themselves, 4 rarely or less."""
    apart = [cell for cell in summary.cells if _word(cell) == CAMPS]
    if not apart:
        return ()
    cell = min(apart, key=lambda each: each.agreement or 0)
    counts, short = cell.counts or (), scale_of(step).short
    item = next(each for each in step.items if each.id == cell.item)
    lens = next((each for each in step.lenses if each.id == cell.lens), None)
    words = {
        "high": sum(counts[-2:]), "low": sum(counts[:2]), "n": sum(counts),
        "statement": item.text.rstrip("."), "lens": within(lens) if lens else "",
        "above": _either(*short[-2:]), "below": _either(*short[:2]),
    }  # fmt: skip
    said = _("Two camps on “{statement}”: {high} of {n} say {above}, {low} {below}.")
    if lens:
        said = _("Two camps on “{statement}” for {lens}: {high} of {n} say {above}, {low} {below}.")
    return (said.format(**words),)


def _either(one: str, other: str) -> str:
    return _("“{one}” or “{other}”").format(one=one, other=other)


@how_to_read.register(RatingStep)
def rating_how_to_read(step: RatingStep) -> str:
    if step.facts:
        return _("How to read: the number on a plot is the middle answer.")
    if not step.lenses and len(step.items) == 1:
        return _("How to read: a part is as wide as the people who chose it.")
    return _("How to read: a column is as tall as the people who chose it.")


@gaps_of.register(RatingStep)
def rating_gaps_of(step: RatingStep, summary: RatingSummary, nouns: str) -> Gaps | None:
    """The three widest of the usual pair; none where there are no two lenses."""
    if len(step.lenses) < 2 or summary.level or summary.by_counts:
        return None
    pair, scale = usual_pair(step), scale_of(step)
    wide = [
        each
        for each in widest_first(step, summary, pair)
        if middles(summary, each[2]) and drawn(summary, each[2])
    ]
    found = [gap for each in wide[:TOP] if (gap := _drawn(summary, *each))]
    if not found:
        return None
    one, other = (next(lens for lens in step.lenses if lens.id == name) for name in pair)
    title = ngettext(
        "The widest gap between {one} and {other}",
        "The {count} widest gaps between {one} and {other}", len(found),
        count=counted(len(found)), one=_labelled(one), other=_labelled(other),
    )  # fmt: skip
    return Gaps(
        title=title,
        one=GapSide(place=lens_place(step, one), label=one.label),
        other=GapSide(place=lens_place(step, other), label=other.label),
        points=scale.short,
        gaps=tuple(found),
        n=summary.n,
        first=scale.first,
        said=tuple(filter(None, (_stays(summary, wide), _tied(summary, wide)))),
    )


def _labelled(lens: Lens) -> str:
    return _("“{lens}”").format(lens=lens.label)


def _drawn(summary: RatingSummary, number: int, item: Item, gap: Gap) -> DrawnGap | None:
    one, other = middles(summary, gap) or (None, None)
    people = compared(gap.higher, gap.same, gap.lower, difference(one, other))
    if people is None:
        return None
    return DrawnGap(number=str(number), statement=item.text, people=people, one=one, other=other)


Ranked = tuple[int, Item, Gap]


def _stays(summary: RatingSummary, wide: list[Ranked]) -> str:
    """Which of those shown stay among them whoever is left out."""
    numbers = [str(number) for number, _item, gap in wide[:TOP] if gap.stable]
    if len(wide) <= TOP:
        return ""
    if not numbers:
        return _("Which three are the widest hangs on single people.")
    return ngettext(
        "Only statement {names} stays among them whoever is left out.",
        "Statements {names} stay among them whoever is left out.",
        len(numbers), names=listed(numbers),
    )  # fmt: skip


def _tied(summary: RatingSummary, wide: list[Ranked]) -> str:
    """Which others are as wide as the last that is shown."""
    if len(wide) <= TOP:
        return ""
    last = _width(summary, wide[TOP - 1][2])
    alike = [str(number) for number, _item, gap in wide[TOP:] if _width(summary, gap) == last]
    if not alike:
        return ""
    return ngettext("Statement {names} is as wide as {last}.", "Statements {names} are as wide as "
                    "{last}.", len(alike), names=listed(alike), last=wide[TOP - 1][0])  # fmt: skip


def _width(summary: RatingSummary, gap: Gap) -> tuple[float, int]:
    return abs(drawn(summary, gap)), abs((gap.higher or 0) - (gap.lower or 0))


@numbers_of.register(RatingStep)
def rating_numbers_of(
    step: RatingStep, summary: RatingSummary, nouns: str
) -> tuple[NumberTable, ...]:
    """A block for each statement, a row for each lens."""
    if summary.level:
        return ()
    scale = scale_of(step)
    heads = (*map(scale.sign, scale.drawn), *(("–",) if scale.missing else ()))
    cells = {(cell.item, cell.lens): cell for cell in summary.cells}
    lenses: tuple[Lens | None, ...] = shown_lenses(step, summary) or (None,)
    blocks = tuple(
        NumberBlock(
            number=str(at),
            name=item.text,
            rows=tuple(
                NumberRow(
                    name=lens.short if lens else "",
                    mark=lens_place(step, lens) if lens else None,
                    figures=_figures(cells[item.id, lens.id if lens else None], scale),
                )
                for lens in lenses
            ),
        )
        for at, item in enumerate(step.items, 1)
    )
    columns = (*heads, _("Middle"), _("Middle half"), _("Agreement"))
    title = step.title if step.lenses else step.prompt
    table = NumberTable(title=title, columns=columns, blocks=blocks, note=_points(scale))
    return (table, *_gap_table(step, summary))


def _gap_table(step: RatingStep, summary: RatingSummary) -> tuple[NumberTable, ...]:
    """Every gap of the usual pair, widest first."""
    if len(step.lenses) < 2:
        return ()
    pair = usual_pair(step)
    blocks = tuple(
        NumberBlock(
            number=str(number),
            name=item.text,
            rows=(NumberRow(figures=(gap.higher, gap.same, gap.lower)),),
        )
        for number, item, gap in widest_first(step, summary, pair)
    )
    one, other = (next(lens for lens in step.lenses if lens.id == name) for name in pair)
    title = _("{one} against {other}, person by person").format(
        one=_labelled(one), other=_labelled(other)
    )
    columns = (_("higher"), _("same"), _("lower"))
    return (NumberTable(title=title, columns=columns, blocks=blocks),)


def _points(scale: Scale) -> str:
    """1 Not true · 2 Rarely · … · – Can’t say."""
    told = [
        f"{scale.sign(point)}\u00a0{word}" for point in scale.drawn if (word := scale.label(point))
    ]
    told += ["–\u00a0" + scale.missing] if scale.missing else []
    return " · ".join(told)


def _figures(cell: RatingCell, scale: Scale) -> tuple[Figure, ...]:
    missing = (cell.missing,) if scale.missing else ()
    if cell.counts is None or cell.median is None or cell.q1 is None or cell.q3 is None:
        return (None,) * (len(scale.points) + len(missing) + 3)
    counts = (cell.counts[point - scale.first] for point in scale.drawn)
    halves = sorted(map(scale.number, (cell.q1, cell.q3)))
    middle = (half(scale.number(cell.median)), span(*halves))
    return (*counts, *missing, *middle, _(_word(cell)) or "–")


def _word(cell: RatingCell) -> str:
    return agreement_word(cell.agreement, cell.n or 0)
