"""Rating: items times lenses on one labelled scale; hidden, then revealed as shapes, matrix, gaps
and themes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import cast

from msgspec import Struct, field, structs

from workshop.domain import measure
from workshop.domain.beside import (
    Results,
    Tally,
    TwoLenses,
    joined,
    tallies,
    two_lenses,
    with_results,
    words_by_field,
)
from workshop.domain.cell_counts import Counts, as_sheets, counted
from workshop.domain.disclosure import Column, Room, hides, paired_in, told_pairs, undoubted
from workshop.domain.exercise import Item, Lens
from workshop.domain.forms import narrowed
from workshop.domain.gap import Gap, gap_of, width
from workshop.domain.items import ItemsStep, ItemsSummary, kept_items
from workshop.domain.scale import SCALES, Scale
from workshop.domain.shift import AnswerShift, shift_of
from workshop.domain.step import (
    Answers,
    Cell,
    Summary,
    Value,
    View,
    cells,
    fact,
    flaws,
    mentions,
    sample,
    sampled,
    split_by_team,
    summarise,
    unknown_fact,
)
from workshop.domain.threshold import enough
from workshop.words import _

Row = Mapping[str, Value]
Key = tuple[str, str | None]
"""A cell: item and lens."""

HIGH, MIXED, LOW = "high", "mixed", "low"
GROUND = 5
"""Sorts of ground that the room can tell apart."""


class RatingStep(ItemsStep, frozen=True, kw_only=True, tag="rating"):
    """How true, or how much, each item is for each lens. With no lenses a cell is the item's id
    alone.
    """

    prompt: str
    room: str = ""
    """The prompt in the words for the room, where they differ."""
    instruction: str = ""
    lenses: tuple[Lens, ...] = ()
    scale: str
    """An id in `domain.scale.SCALES`."""
    by: str = "items"
    """Order at the desk: `items` asks all lenses of one item together, `lenses` all items of one
    lens.
    """
    sides: tuple[str, ...] = ()
    """What the left and the right of pairs have in common ("Numbers", "Relationships"); none where
    the items are no pairs.
    """
    coarse_below: int = 0
    """With fewer people only high, mixed or low is told (SAFE5)."""
    facts: str = ""
    """A step in which people wrote about each item, into a field of its id; what the room may see
    of that stands beside the item. The items are then the ground that something grows in.
    """
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Those words by item; filled in once they are revealed."""
    since: str = ""
    """The step in which the same was rated before (also named in `reads`): the room sees how many
    went up, stayed and went down, and nothing else.
    """
    guest: Lens | None = None
    """A lens that other people answer, customers in the room, each in the step `guests`; its
    pictures show here.
    """
    guests: str = ""


class RatingCell(Struct, frozen=True, kw_only=True):
    """One item and lens. missing: people who can't say. A withheld cell has None for all but its
    item and lens, whatever the reason.
    """

    item: str
    lens: str | None
    n: int | None
    missing: int | None
    counts: tuple[int, ...] | None
    median: float | None
    q1: float | None
    q3: float | None
    top2: int | None
    bottom2: int | None
    agreement: float | None


class ThemeCell(Struct, frozen=True, kw_only=True):
    """Pooled ratings of a theme's items through one lens; n counts ratings, not people."""

    theme: str
    lens: str | None
    n: int | None
    counts: tuple[int, ...] | None
    median: float | None
    agreement: float | None


class Leaning(Struct, frozen=True, kw_only=True):
    """People who lean to one side in more than half of the pairs. n: who rated any."""

    n: int
    left: int
    right: int


class TeamRatings(Struct, frozen=True, kw_only=True):
    """What one team answered: cells and gaps as of everybody."""

    team: str
    n: int
    cells: tuple[RatingCell, ...]
    gaps: tuple[Gap, ...]


class RatingSummary(ItemsSummary, frozen=True, kw_only=True, tag="rating"):
    """Cells in the order of items then lenses; gaps for every pair of lenses in lens order, items
    in order.

    level: "high", "mixed" or "low" where only that may be told, else "". teams: each team by
    itself, none where they may not be told apart.
    """

    cells: tuple[RatingCell, ...]
    gaps: tuple[Gap, ...]
    themes: tuple[ThemeCell, ...] = ()
    level: str = ""
    teams: tuple[TeamRatings, ...] = ()
    shifts: tuple[AnswerShift, ...] = ()
    """Of a step that asks again, in order of the items."""
    by_counts: bool = False
    """Whether counts were typed, so that nobody's answers are known together."""
    leaning: Leaning | None = None
    """None where the items are no pairs, and where it could give somebody away."""


class RatingView(View, frozen=True, kw_only=True, tag="rating"):
    """pair: the two lenses whose gaps show, () for the usual ones."""

    pair: tuple[str, ...] = ()


def scale_of(step: RatingStep) -> Scale:
    """The scale the step is rated on."""
    return SCALES[step.scale]


def cell_name(item: str, lens: str | None) -> str:
    """`s4/me`, or the item alone."""
    return f"{item}/{lens}" if lens else item


def shown_lenses(step: RatingStep, summary: RatingSummary) -> tuple[Lens, ...]:
    """The lenses whose answers its pictures show, that of guests among them once it is revealed."""
    guest = step.guest
    if guest is None or all(cell.lens != guest.id for cell in summary.cells):
        return step.lenses
    return (*step.lenses, guest)


def lens_pairs(step: RatingStep) -> tuple[tuple[str, str], ...]:
    """Every pair of lenses, in lens order."""
    return tuple(combinations((lens.id for lens in step.lenses), 2))


def dearest_pairs(step: RatingStep) -> tuple[tuple[str, str], ...]:
    """Every pair of lenses, those first that are told longest where not all can be: the usual one,
    then neighbours.
    """
    order = [lens.id for lens in step.lenses]
    usual = usual_pair(step) if order else ()

    def rank(pair: tuple[str, str]) -> tuple[bool, bool, int]:
        first, second = map(order.index, pair)
        return pair != usual, second - first > 1, first

    return tuple(sorted(lens_pairs(step), key=rank))


def usual_pair(step: RatingStep) -> tuple[str, str]:
    """The two lenses whose gaps show at first: the first and the third, else the first two."""
    ids = [lens.id for lens in step.lenses]
    return ids[0], ids[2] if len(ids) > 2 else ids[-1]


def pair_of(step: RatingStep, view: View | None) -> tuple[str, str]:
    """The two lenses chosen, the usual ones where none were or the step has them no more."""
    pair = view.pair if isinstance(view, RatingView) else ()
    known = {lens.id for lens in step.lenses}
    return (pair[0], pair[1]) if len(pair) == 2 and known.issuperset(pair) else usual_pair(step)


def widest_first(
    step: RatingStep, summary: RatingSummary, pair: tuple[str, str]
) -> list[tuple[int, Item, Gap]]:
    """The gaps of a pair with the number of their item (from 1), withheld ones last."""
    numbered = {item.id: (number, item) for number, item in enumerate(step.items, 1)}
    gaps = [
        (*numbered[gap.item], gap)
        for gap in summary.gaps
        if (gap.from_, gap.to) == pair and gap.item in numbered
    ]
    return sorted(gaps, key=lambda each: width(each[2], drawn(summary, each[2]), each[0]))


def middles(summary: RatingSummary, gap: Gap) -> tuple[float, float] | None:
    """The two middles that a picture of the gap draws; None where it draws none. Snapshots of
    programs before kept none of the pairs: there they are the lenses' own.
    """
    if gap.median is None or gap.medians is not None:
        return gap.medians
    found = {cell.lens: cell.median for cell in summary.cells if cell.item == gap.item}
    one, other = found.get(gap.from_), found.get(gap.to)
    return None if one is None or other is None else (one, other)


def drawn(summary: RatingSummary, gap: Gap) -> float:
    """How wide a gap is drawn, *from − to*; 0 where nothing is drawn."""
    found = middles(summary, gap)
    return found[0] - found[1] if found else 0.0


@cells.register(RatingStep)
def rating_cells(step: RatingStep) -> tuple[Cell, ...]:
    scale = scale_of(step)
    return tuple(
        Cell(
            name=cell_name(item.id, lens.id if lens else None),
            values=scale.points,
            label=f"{item.short}, {lens.label}" if lens else item.short,
            missing=bool(scale.no_answer),
            required=True,
            words=scale.words,
            signs=scale.short if scale.words else (),
            falling=scale.falling,
        )
        for item in step.items
        for lens in (step.lenses or (None,))
    )


@sample.register(RatingStep)
def rating_sample(step: RatingStep, person: int) -> dict[str, Value]:
    return sampled(cells(step), person)


@flaws.register(RatingStep)
def rating_flaws(step: RatingStep) -> tuple[tuple[str, str], ...]:
    found = []
    if step.scale not in SCALES:
        found.append(("scale", _("“{name}” is not a known scale.").format(name=step.scale)))
    if not step.items and not step.from_list:
        found.append(("items", _("nothing to rate.")))
    if step.sides and (len(step.sides) != 2 or step.lenses):
        found.append(("sides", _("two, and no lenses.")))
    if step.sides and any(item.poles is None for item in step.items):
        found.append(("items", _("pairs need their poles.")))
    scale = SCALES.get(step.scale)
    if scale is not None and scale.circles and (len(step.items) != 1 or step.lenses):
        found.append(("scale", _("circles are for one question.")))
    if step.facts and (step.lenses or scale is None or len(scale.points) != GROUND):
        found.append(("facts", _("go with a scale of five points, and no lenses.")))
    if step.by not in ("items", "lenses"):
        found.append(("by", _("takes “items” or “lenses”.")))
    return (*found, *_flaws_beside(step))


def _flaws_beside(step: RatingStep) -> list[tuple[str, str]]:
    """What is wrong with how it names other steps that ask the same."""
    found = []
    if step.since and (step.since not in step.reads or len(step.lenses) > 1):
        found.append(("since", _("is named in “reads”, too, and takes one lens at most.")))
    if (step.guest is None) != (not step.guests):
        found.append(("guests", _("a lens of guests, and the step in which they answer.")))
    return found


@with_results.register(RatingStep)
def rating_with_results(step: RatingStep, results: Results) -> RatingStep:
    facts = results.get(step.facts)
    return structs.replace(step, said=words_by_field(facts.summary)) if facts else step


@narrowed.register(RatingStep)
def rating_narrowed(step: RatingStep, lenses: tuple[str, ...]) -> RatingStep:
    return structs.replace(step, lenses=tuple(each for each in step.lenses if each.id in lenses))


@summarise.register(RatingStep)
def rating_summarise(step: RatingStep, answers: Answers) -> RatingSummary:
    points = scale_of(step).points
    keys = [(item.id, lens) for item in step.items for lens in _lens_ids(step)]
    rows = _in_order(answers.values(), [cell_name(*key) for key in keys])
    rated = {key: _rated(rows, cell_name(*key)) for key in keys}
    tallies = {
        key: measure.counts((at for at in column if at is not None), points)
        for key, column in rated.items()
    }
    coarse = max(map(sum, tallies.values()), default=0) < step.coarse_below
    told = {
        key
        for key, counts in tallies.items()
        if not coarse and measure.may_tell(counts, hide_unanimous=step.hide_unanimous)
    }
    pairs = {item.id: _told_pairs(step, item.id, rated, told) for item in step.items}
    people = {
        pair: {item.id: _both(rated, item.id, pair) for item in step.items}
        for pair in lens_pairs(step)
    }
    tallied = {
        pair: {item: measure.tally(line) for item, line in lines.items()}
        for pair, lines in people.items()
    }
    stable = _stable(step, rated, people, tallied, pairs)
    return RatingSummary(
        n=len(answers),
        worded=kept_items(step),
        cells=tuple(
            _cell(
                key,
                counts,
                points[0],
                missing=_missing(rows, key) if None in rated[key] else 0,
                told=key in told,
            )
            for key, counts in tallies.items()
        ),
        gaps=tuple(
            gap_of(
                item.id,
                pair,
                tallied[pair][item.id],
                told=pair in pairs[item.id],
                whole=pairs[item.id].get(pair, False),
                stable=stable[pair].get(item.id),
            )
            for pair in lens_pairs(step)
            for item in step.items
        ),
        themes=_themes(step, tallies, told),
        level=level([sum(column) for column in zip(*tallies.values(), strict=True)])
        if coarse
        else "",
        shifts=_shifts(step, rows, rated, told) if step.since else (),
        leaning=_leaning(rows, step) if step.sides and told == {*keys} else None,
    )


def _shifts(
    step: RatingStep,
    rows: Sequence[Row],
    rated: Mapping[Key, list[int | None]],
    told: set[Key],
) -> tuple[AnswerShift, ...]:
    """Of each item through the lens that is asked again."""
    (lens,) = _lens_ids(step)
    names = sorted({name for row in rows for name in row if name.startswith(f"{step.since}/")})
    found = []
    for item in step.items:
        was = f"{step.since}/{cell_name(item.id, lens)}"
        beside = [name for name in names if name.split("/")[1] == item.id and name != was]
        before, *others = (_rated(rows, name) for name in (was, *beside))
        if (item.id, lens) in told and _may_tell(step, before):
            others = [each for each in others if _may_tell(step, each)]
            found.append(shift_of(item.id, rated[item.id, lens], before, others))
        else:
            found.append(AnswerShift(item=item.id))
    return tuple(found)


def _may_tell(step: RatingStep, column: Column) -> bool:
    counts = measure.counts((at for at in column if at is not None), scale_of(step).points)
    return measure.may_tell(counts, hide_unanimous=step.hide_unanimous)


@mentions.register(RatingStep)
def rating_mentions(step: RatingStep) -> tuple[tuple[str, str], ...]:
    named = (("facts", step.facts), ("since", step.since), ("guests", step.guests))
    return tuple((field, name) for field, name in named if name)


@joined.register(RatingStep)
def rating_joined(step: RatingStep, summary: RatingSummary, results: Results) -> RatingSummary:
    found = results.get(step.guests)
    guests = found.summary if found is not None else None
    if step.guest is None or not isinstance(guests, RatingSummary):
        return summary
    lens = step.guest.id
    order = {item.id: at for at, item in enumerate(step.items)}
    cells = [*summary.cells, *(cell for cell in guests.cells if cell.lens == lens)]
    themes = [*summary.themes, *(cell for cell in guests.themes if cell.lens == lens)]
    return structs.replace(
        summary,
        cells=tuple(sorted(cells, key=lambda cell: order[cell.item])),
        themes=tuple(themes),
    )


def _leaning(rows: Iterable[Row], step: RatingStep) -> Leaning | None:
    """It joins the answers of one person, so that who leans to a side, and all others, have to be
    none or three.
    """
    points = scale_of(step).points
    centre, most = (points[0] + points[-1]) / 2, len(step.items) / 2
    people = [
        [value for item in step.items if isinstance(value := row.get(item.id), int)] for row in rows
    ]
    people = [each for each in people if each]
    left = sum(sum(value < centre for value in each) > most for each in people)
    right = sum(sum(value > centre for value in each) > most for each in people)
    parts = (left, right, len(people) - left - right)
    if not all(hides(part) and hides(len(people) - part) for part in parts):
        return None
    return Leaning(n=len(people), left=left, right=right)


@counted.register(RatingStep)
def rating_counted(step: RatingStep, counts: Counts) -> RatingSummary | None:
    if step.since:
        return None
    summary = rating_summarise(step, as_sheets(cells(step), counts))
    return structs.replace(
        summary,
        by_counts=True,
        leaning=None,
        gaps=tuple(gap_of(gap.item, (gap.from_, gap.to), (), told=False) for gap in summary.gaps),
    )


Lenses = tuple[str, str]
Lines = Mapping[str, list[measure.Pair | None]]
"""Item → everybody's two answers to it."""


@split_by_team.register(RatingStep)
def rating_split_by_team(
    step: RatingStep,
    summary: RatingSummary,
    teams: Mapping[str, Answers] | None,
    earlier: Summary | None,
) -> RatingSummary:
    """Told of a team is only what is told of everybody and of every team: of two, one could else be
    taken off the whole.
    """
    if not step.lenses or summary.level:
        return summary
    if isinstance(earlier, RatingSummary):
        return structs.replace(summary, teams=earlier.teams)
    if teams is None:
        return summary
    parts = {team: rating_summarise(step, answers) for team, answers in teams.items()}
    told = _told_of_all(step, (summary, *parts.values()), teams)
    return structs.replace(
        summary,
        teams=tuple(
            TeamRatings(
                team=team,
                n=part.n,
                cells=tuple(
                    cell if (cell.item, cell.lens) in told else _withheld(cell)
                    for cell in part.cells
                ),
                gaps=tuple(_team_gap(gap, told) for gap in part.gaps),
            )
            for team, part in parts.items()
        ),
    )


def _told_of_all(
    step: RatingStep, every: Sequence[RatingSummary], teams: Mapping[str, Answers]
) -> set[Key]:
    """The cells that are told of everybody and of every team, of items that nobody left open."""
    clear = {
        item.id
        for item in step.items
        if all(_complete(step, item.id, answers) for answers in teams.values())
    }
    return {
        (cells[0].item, cells[0].lens)
        for cells in zip(*(part.cells for part in every), strict=True)
        if cells[0].item in clear and all(cell.counts is not None for cell in cells)
    }


def _team_gap(gap: Gap, told: set[Key]) -> Gap:
    """A team's gap; nobody asks which of so few would stay."""
    if {(str(gap.item), gap.from_), (str(gap.item), gap.to)} <= told:
        return structs.replace(gap, stable=None)
    return gap_of(str(gap.item), (gap.from_, gap.to), (), told=False)


def _complete(step: RatingStep, item: str, answers: Answers) -> bool:
    """Whether nobody of a team stands out by what they left open on an item."""
    rows = list(answers.values())
    silent = [
        {who for who, row in enumerate(rows) if not isinstance(row.get(cell_name(item, lens)), int)}
        for lens in _lens_ids(step)
    ]
    return all(hides(len(one)) for one in silent) and all(
        hides(len(one - other)) for one in silent for other in silent
    )


def _withheld(cell: RatingCell) -> RatingCell:
    return _cell((cell.item, cell.lens), (), 1, missing=0, told=False)


def _in_order(rows: Iterable[Mapping[str, Value]], names: Sequence[str]) -> list[Row]:
    """Everybody's rows in an order that does not depend on who came first; where all answered all,
    nothing depends on it.
    """
    found = list(rows)
    if all(len(row) >= len(names) and None not in row.values() for row in found):
        return found
    return sorted(found, key=lambda row: [_rank(value) for value in map(row.get, names)])


def _rank(value: Value) -> int:
    return -1 if value is None else cast("int", value)


def _told_pairs(
    step: RatingStep,
    item: str,
    rated: Mapping[Key, list[int | None]],
    told: set[Key],
) -> dict[tuple[str, str], bool]:
    """The pairs of lenses that may be told of an item, and whether in whole."""
    lenses = [lens.id for lens in step.lenses]
    columns = [rated[item, lens] for lens in lenses]
    pairs = [pair for pair in dearest_pairs(step) if told >= {(item, lens) for lens in pair}]
    places = [(lenses.index(one), lenses.index(other)) for one, other in pairs]
    found = told_pairs(columns, places)
    return {(lenses[one], lenses[other]): whole for (one, other), whole in found.items()}


def _lens_ids(step: RatingStep) -> tuple[str | None, ...]:
    return tuple(lens.id for lens in step.lenses) or (None,)


def _missing(rows: Iterable[Row], key: Key) -> int:
    name = cell_name(*key)
    return sum(row[name] is None for row in rows if name in row)


def level(counts: Sequence[int]) -> str:
    """High, mixed or low, all that may be told of few answers; "" with fewer than three of them.

    Low: the median is one of the two lowest points, or two people chose the lowest. High: the
    median is one of the two highest and nobody chose one of the two lowest. Else mixed.
    """
    found = measure.quartiles(counts, 1)
    if found is None or not enough(sum(counts)):
        return ""
    if found.median <= 2 or counts[0] >= 2:
        return LOW
    high = found.median >= len(counts) - 1 and not measure.bottom2(counts)
    return HIGH if high else MIXED


def _cell(key: Key, counts: tuple[int, ...], first: int, *, missing: int, told: bool) -> RatingCell:
    found = measure.quartiles(counts, first) if told else None
    return RatingCell(
        item=key[0],
        lens=key[1],
        n=sum(counts) if found else None,
        missing=missing if found else None,
        counts=counts if found else None,
        median=found.median if found else None,
        q1=found.q1 if found else None,
        q3=found.q3 if found else None,
        top2=measure.top2(counts) if found else None,
        bottom2=measure.bottom2(counts) if found else None,
        agreement=measure.agreement(counts) if found else None,
    )


def _both(
    rated: Mapping[Key, list[int | None]], item: str, pair: Lenses
) -> list[measure.Pair | None]:
    one, other = (rated[item, lens] for lens in pair)
    if None in one or None in other:
        return [
            None if first is None or second is None else (first, second)
            for first, second in zip(one, other, strict=True)
        ]
    return cast("list[measure.Pair | None]", list(zip(one, other, strict=True)))


def _stable(
    step: RatingStep,
    rated: Mapping[Key, list[int | None]],
    people: Mapping[Lenses, Lines],
    tallied: Mapping[Lenses, Mapping[str, Counter[measure.Pair]]],
    pairs: Mapping[str, Mapping[Lenses, bool]],
) -> dict[Lenses, dict[str, bool]]:
    """For each pair of lenses which items stay widest, among those told in whole; nothing of a pair
    where that would leave somebody without a witness.
    """
    columns = {
        pair: {item: line for item, line in lines.items() if pairs[item].get(pair)}
        for pair, lines in people.items()
    }
    ranks = {
        pair: {
            item: measure.ranks_without(tallied[pair][item], number)
            for number, item in enumerate(lines)
        }
        for pair, lines in columns.items()
    }
    found = {pair: _stable_in(columns[pair], ranks[pair]) for pair in columns}
    if all(whole for told in pairs.values() for whole in told.values()):
        return found
    lenses = [lens.id for lens in step.lenses]
    # Of an item that is told in whole of no pair, nothing stays or does not.
    for item in [each for each in pairs if any(each in flags for flags in found.values())]:
        own = [rated[item, lens] for lens in lenses]
        told = {
            (lenses.index(one), lenses.index(other)): whole
            for (one, other), whole in pairs[item].items()
        }
        same = partial(_same_stay, lenses, own, item, columns, ranks, found)
        for place in undoubted(own, told, same):
            found |= {pair: {} for pair in found if lenses[place] in pair}
    return found


def _same_stay(
    lenses: Sequence[str],
    own: Sequence[Column],
    item: str,
    columns: Mapping[Lenses, Lines],
    ranks: Mapping[Lenses, Mapping[str, measure.RanksWithout]],
    found: Mapping[Lenses, Mapping[str, bool]],
    room: Room,
) -> bool:
    """Whether the same items stay widest in the other room, in which only this item differs."""
    for pair, flags in found.items():
        places = (lenses.index(pair[0]), lenses.index(pair[1]))
        if item in flags and not room.keys().isdisjoint(places):
            line = paired_in(own, places, room)
            if line == columns[pair][item]:
                continue
            moved = measure.ranks_without(measure.tally(line), [*flags].index(item))
            if _stable_in({**columns[pair], item: line}, {**ranks[pair], item: moved}) != flags:
                return False
    return True


def _stable_in(lines: Lines, ranks: Mapping[str, measure.RanksWithout]) -> dict[str, bool]:
    people = list(zip(*lines.values(), strict=True))
    return dict(zip(lines, measure.stable_gaps(people, [*ranks.values()]), strict=True))


def _rated(rows: Iterable[Mapping[str, Value]], name: str) -> list[int | None]:
    """Everybody's rating in one cell, in the order of the rows; None where there is none."""
    return cast("list[int | None]", [row.get(name) for row in rows])


def _themes(
    step: RatingStep,
    tallies: dict[tuple[str, str | None], tuple[int, ...]],
    told: set[tuple[str, str | None]],
) -> tuple[ThemeCell, ...]:
    """Pooled ratings; withheld where one of its cells is, which could else be told by taking off
    the others.
    """
    first, found = scale_of(step).first, []
    for theme in dict.fromkeys(item.theme for item in step.items if item.theme):
        items = [item.id for item in step.items if item.theme == theme]
        for lens in _lens_ids(step):
            keys = {(item, lens) for item in items}
            pooled = [tallies[key] for key in keys]
            counts = tuple(sum(column) for column in zip(*pooled, strict=True))
            middle = measure.quartiles(counts, first) if keys <= told else None
            found.append(
                ThemeCell(
                    theme=theme,
                    lens=lens,
                    n=sum(counts) if middle else None,
                    counts=counts if middle else None,
                    median=middle.median if middle else None,
                    agreement=measure.agreement(counts) if middle else None,
                )
            )
    return tuple(found)


@tallies.register(RatingStep)
def rating_tallies(step: RatingStep, summary: RatingSummary) -> dict[str, Tally]:
    return {
        cell.item: Tally(
            counts=cell.counts, missing=cell.missing or 0, median=cell.median, scale=step.scale
        )
        for cell in summary.cells
        if cell.lens is None
    }


@two_lenses.register(RatingStep)
def rating_two_lenses(step: RatingStep, summary: RatingSummary) -> TwoLenses | None:
    if len(step.lenses) != 2:
        return None
    scale, (one, other) = scale_of(step), step.lenses
    found = {(cell.item, cell.lens): cell.median for cell in summary.cells}
    return TwoLenses(
        names=(one.label, other.label),
        ends=(scale.tight[0], scale.tight[-1]),
        first=scale.first,
        points=len(scale.points),
        middles={
            item.id: (found.get((item.id, one.id)), found.get((item.id, other.id)))
            for item in step.items
        },
    )


@fact.register(RatingSummary)
def rating_fact(summary: RatingSummary, name: str, arguments: tuple[str, ...]) -> float | None:
    """median(item or lens, …): the median of the medians of these cells. gap(a, b): the median over
    the items of the median paired difference a − b. wider(a, b): items where it is at least 1.
    camps(item or lens, …): cells with two camps. missing(item or lens, …): answers "can't say".
    low(): whether the level is low, by `level` (1 or 0).
    """
    chosen = [cell for cell in summary.cells if {cell.item, cell.lens} >= set(arguments)]
    match name, arguments:
        case "median", _:
            return measure.median(cell.median for cell in chosen if cell.median is not None)
        case "gap", (one, other):
            return measure.median(_middles(summary, one, other))
        case "wider", (one, other):
            return sum(middle >= 1 for middle in _middles(summary, one, other))
        case "camps", _:
            marks = [measure.agreement_word(cell.agreement, cell.n or 0) for cell in chosen]
            return marks.count(measure.CAMPS)
        case "missing", _:
            return sum(cell.missing or 0 for cell in chosen)
        case "low", ():
            levels = [summary.level, *(level(cell.counts) for cell in chosen if cell.counts)]
            return float(LOW in levels)
    raise unknown_fact(name)


def _middles(summary: RatingSummary, one: str, other: str) -> list[float]:
    """The median paired differences one − other of all items, whichever way round they are kept."""
    pairs = {(one, other): 1, (other, one): -1}
    return [
        pairs[gap.from_, gap.to] * gap.median
        for gap in summary.gaps
        if (gap.from_, gap.to) in pairs and gap.median is not None
    ]
