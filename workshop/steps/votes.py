"""Votes: each person sets a few dots on the entries of a list; the room sees where they went."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field, structs

from workshop.domain import measure
from workshop.domain.beside import LeaningCards, Results, TwoLenses, lean, two_lenses, with_results
from workshop.domain.exercise import Item
from workshop.domain.gathering import Lists, Sign, with_lists
from workshop.domain.items import ItemsStep, ItemsSummary, items_with_lists, kept_items
from workshop.domain.step import (
    Answers,
    Cell,
    Value,
    cells,
    fact,
    flaws,
    mentions,
    sample,
    sheet_fault,
    summarise,
    unknown_fact,
)
from workshop.words import _, ngettext

MOST_DOTS = 12


class VoteColumn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of two columns. id: the choice of an entry that stands there. more: after its name."""

    id: str
    label: str
    more: str = ""
    sign: Sign = ""


class VoteColumns(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Entries in two columns, by a choice that was made of each. by: that field."""

    by: str
    left: VoteColumn
    right: VoteColumn


class VotesStep(ItemsStep, frozen=True, kw_only=True, tag="votes"):
    """Dots to set on entries. dots: for each person. most: on one entry. A cell is the entry;
    whoever sets a dot anywhere sets none where they say nothing.

    chose: what people say of an entry who set a dot there, in the headline; "chose" if empty.
    cards_called: what the cards are called that entries were taken over from; then an entry with
    more of them stands first. columns: the two that the room sees them in.

    rated: a step that asks about the same entries through two lenses; its middles show beside the
    dots.

    Filled in when it runs: cards, by entry those that it was taken over from; lean, which of them
    lean; column_of, by entry; ways, those middles.
    """

    prompt: str
    instruction: str = ""
    dots: int = 3
    most: int = 1
    chose: str = ""
    cards_called: str = ""
    columns: VoteColumns | None = None
    rated: str = ""
    cards: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lean: LeaningCards | None = None
    column_of: dict[str, str] = field(default_factory=dict)
    ways: TwoLenses | None = None


class VotedEntry(Struct, frozen=True, kw_only=True):
    """One entry. dots: on it. voters: people who set one or more there. Withheld, it has None for
    all but its id.
    """

    entry: str
    dots: int | None
    voters: int | None


class VotesSummary(ItemsSummary, frozen=True, kw_only=True, tag="votes"):
    """Entries in the order of the list."""

    entries: tuple[VotedEntry, ...]


@with_lists.register(VotesStep)
def votes_with_lists(step: VotesStep, lists: Lists) -> VotesStep:
    items = items_with_lists(step, lists).items
    entries = lists.get(step.from_list, ())
    by = step.columns.by if step.columns else ""
    return structs.replace(
        step,
        items=items,
        cards={entry.id: entry.cards for entry in entries if entry.cards},
        column_of={entry.id: str(entry.values[by]) for entry in entries if by in entry.values},
    )


@with_results.register(VotesStep)
def votes_with_results(step: VotesStep, results: Results) -> VotesStep:
    found = filter(None, (lean(each.step, each.summary) for each in results.values()))
    rated = results.get(step.rated)
    return structs.replace(
        step,
        lean=next(found, None) if step.cards else None,
        ways=two_lenses(rated.step, rated.summary) if rated else None,
    )


@mentions.register(VotesStep)
def votes_mentions(step: VotesStep) -> tuple[tuple[str, str], ...]:
    return (("rated", step.rated),) if step.rated else ()


def in_columns(step: VotesStep) -> bool:
    """Whether it is known of every entry in which column it stands."""
    if step.columns is None:
        return False
    sides = {step.columns.left.id, step.columns.right.id}
    return bool(step.items) and all(step.column_of.get(item.id) in sides for item in step.items)


@cells.register(VotesStep)
def votes_cells(step: VotesStep) -> tuple[Cell, ...]:
    values = tuple(range(step.most + 1))
    return tuple(Cell(name=item.id, values=values, label=item.short) for item in step.items)


@flaws.register(VotesStep)
def votes_flaws(step: VotesStep) -> tuple[tuple[str, str], ...]:
    found = []
    if not step.items and not step.from_list:
        found.append(("items", _("nothing to set dots on.")))
    if not 1 <= step.dots <= MOST_DOTS:
        found.append(("dots", _("one to {n}.").format(n=MOST_DOTS)))
    if not 1 <= step.most <= step.dots:
        found.append(("most", _("one at least, and no more than there are dots.")))
    return tuple(found)


@sheet_fault.register(VotesStep)
def votes_sheet_fault(step: VotesStep, answers: Mapping[str, Value]) -> str:
    """More dots than there are, or more on one entry; fewer are allowed."""
    given = {item.short: dots_on(item, answers) for item in step.items}
    for name, dots in given.items():
        if dots > step.most:
            return ngettext(
                "“{name}” takes {n} dot at most.", "“{name}” takes {n} dots at most.",
                step.most, name=name,
            )  # fmt: skip
    over = sum(given.values()) - step.dots
    if over <= 0:
        return ""
    return ngettext("{n} dot too many.", "{n} dots too many.", over)


def dots_on(item: Item, answers: Mapping[str, Value]) -> int:
    """How many dots a person has set on an entry."""
    given = answers.get(item.id)
    return given if isinstance(given, int) else 0


@sample.register(VotesStep)
def votes_sample(step: VotesStep, person: int) -> dict[str, Value]:
    """All dots on neighbours, most of them on the first entries; every fourth keeps one back."""
    ids = [item.id for item in step.items]
    found = dict.fromkeys(ids, 0)
    for dot in range(step.dots - (person % 4 == 3) if step.dots > 1 else 1):
        at = (person * person + dot * (1 + person % 2)) % len(ids)
        free = (name for name in (*ids[at:], *ids) if found[name] < step.most)
        if name := next(free, ""):
            found[name] += 1
    return dict(found)


@summarise.register(VotesStep)
def votes_summarise(step: VotesStep, answers: Answers) -> VotesSummary:
    # Whoever left the whole sheet empty did not vote, and hides nobody.
    voted = [row for row in answers.values() if any(item.id in row for item in step.items)]
    return VotesSummary(
        n=len(answers),
        worded=kept_items(step),
        entries=tuple(_entry(step, item, voted) for item in step.items),
    )


def _entry(step: VotesStep, item: Item, voted: list[Mapping[str, Value]]) -> VotedEntry:
    tally = Counter(dots_on(item, row) for row in voted)
    counts = [tally[each] for each in range(step.most + 1)]
    if not measure.may_tell(counts, hide_unanimous=step.hide_unanimous):
        return VotedEntry(entry=item.id, dots=None, voters=None)
    dots = sum(each * count for each, count in enumerate(counts))
    return VotedEntry(entry=item.id, dots=dots, voters=sum(counts[1:]))


def voted_order(step: VotesStep, summary: VotesSummary) -> tuple[tuple[Item, VotedEntry], ...]:
    """The entries that are told: by dots, then by people, then by the cards they came from; by
    these first where they have a name.
    """
    items = {item.id: item for item in step.items}
    told = [each for each in summary.entries if each.dots is not None and each.entry in items]

    def rank(each: VotedEntry) -> tuple[int, ...]:
        cards = cards_in(step, each.entry)
        by_dots = (each.dots or 0, each.voters or 0, cards)
        return (cards, *by_dots) if step.cards_called else by_dots

    told.sort(key=rank, reverse=True)
    return tuple((items[each.entry], each) for each in told)


def cards_in(step: VotesStep, entry: str) -> int:
    """How many cards an entry was taken over from."""
    return len(step.cards.get(entry, ()))


def leaning_in(step: VotesStep, entry: str) -> int:
    """How many of them lean."""
    leaning = step.lean.leaning if step.lean else frozenset()
    return sum(card in leaning for card in step.cards.get(entry, ()))


def name_of(step: VotesStep, item: Item) -> str:
    """What an entry is called where there is room for a line or two."""
    return item.text if step.from_list else item.short


@fact.register(VotesSummary)
def votes_fact(summary: VotesSummary, name: str, arguments: tuple[str, ...]) -> float | None:
    """dots(entry), voters(entry): of one; share(): the first entry's part of all dots."""
    told = [each for each in summary.entries if each.dots is not None]
    match name, arguments:
        case "dots", (entry,):
            return next((each.dots for each in told if each.entry == entry), None)
        case "voters", (entry,):
            return next((each.voters for each in told if each.entry == entry), None)
        case "share", ():
            dots = [each.dots or 0 for each in told]
            whole = len(told) == len(summary.entries) and any(dots)
            return max(dots) / sum(dots) if whole else None
    raise unknown_fact(name)
