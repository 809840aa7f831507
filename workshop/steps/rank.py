"""Rank: each person brings the same cards into a strict order; the room sees the order of all."""

from collections.abc import Mapping

from msgspec import Struct

from workshop.domain import measure
from workshop.domain.exercise import Item
from workshop.domain.ranking import concordance
from workshop.domain.step import (
    Answers,
    Cell,
    Step,
    Summary,
    Value,
    cells,
    fact,
    flaws,
    sample,
    sheet_fault,
    summarise,
    unknown_fact,
)
from workshop.words import _, ngettext

MOST_CARDS = 12


class RankStep(Step, frozen=True, kw_only=True, tag="rank"):
    """Cards to order. A cell is the card's id; its value is its place, 1 for the first. Nobody has
    to, but whoever places one card places all.
    """

    prompt: str
    instruction: str = ""
    cards: tuple[Item, ...]
    first: str
    """What stands at the first place ("matters most")."""
    last: str


class RankItem(Struct, frozen=True, kw_only=True):
    """One card. sum: of its places. counts: people who gave it each place, the first place first.
    Withheld, it has None for all but its id.
    """

    item: str
    sum: int | None
    counts: tuple[int, ...] | None


class RankSummary(Summary, frozen=True, kw_only=True, tag="rank"):
    """Cards in the order of the file. w, chi2, p, rho: how far the orders agree."""

    items: tuple[RankItem, ...]
    w: float | None
    chi2: float | None
    p: float | None
    rho: float | None


@cells.register(RankStep)
def rank_cells(step: RankStep) -> tuple[Cell, ...]:
    places = tuple(range(1, len(step.cards) + 1))
    return tuple(Cell(name=card.id, values=places, label=card.short) for card in step.cards)


@flaws.register(RankStep)
def rank_flaws(step: RankStep) -> tuple[tuple[str, str], ...]:
    if not 2 < len(step.cards) <= MOST_CARDS:
        return (("cards", _("three to {most} are needed.").format(most=MOST_CARDS)),)
    return ()


@sheet_fault.register(RankStep)
def rank_sheet_fault(step: RankStep, answers: Mapping[str, Value]) -> str:
    """An order has every card once, or none at all."""
    by_place: dict[Value, str] = {}
    for card in step.cards:
        place = answers.get(card.id)
        if place is None:
            continue
        if place in by_place:
            return _("“{one}” and “{other}” share place {place}.").format(
                one=by_place[place], other=card.short, place=place
            )
        by_place[place] = card.short
    left = len(step.cards) - len(by_place)
    if not by_place or not left:
        return ""
    return ngettext("{n} card has no place yet.", "{n} cards have no place yet.", left)


@sample.register(RankStep)
def rank_sample(step: RankStep, person: int) -> dict[str, Value]:
    """The cards in order, with some neighbours exchanged."""
    order = [card.id for card in step.cards]
    for turn in range(person % 4):
        at = (person * 3 + turn) % (len(order) - 1)
        order[at], order[at + 1] = order[at + 1], order[at]
    return {name: place for place, name in enumerate(order, 1)}


def ranked(step: RankStep, summary: RankSummary) -> tuple[tuple[int, Item, RankItem], ...]:
    """The cards that are told with their place in the room's order; equal sums share a place."""
    cards = {card.id: card for card in step.cards}
    told = sorted(
        (item.sum, place, item) for place, item in enumerate(summary.items) if item.sum is not None
    )
    sums = [total for total, _place, _item in told]
    return tuple((sums.index(total) + 1, cards[item.item], item) for total, _place, item in told)


@summarise.register(RankStep)
def rank_summarise(step: RankStep, answers: Answers) -> RankSummary:
    places = range(1, len(step.cards) + 1)
    given = {
        card.id: [place for row in answers.values() if isinstance(place := row.get(card.id), int)]
        for card in step.cards
    }
    tallies = {name: measure.counts(found, places) for name, found in given.items()}
    # What all cards but one are told of tells that one as well.
    told = all(
        measure.may_tell(counts, hide_unanimous=step.hide_unanimous) for counts in tallies.values()
    )
    sums = {
        name: sum(place * count for place, count in zip(places, counts, strict=True))
        for name, counts in tallies.items()
    }
    people = len(next(iter(given.values())))
    found = concordance(list(sums.values()), people) if told else None
    return RankSummary(
        n=len(answers),
        items=tuple(
            RankItem(item=name, sum=sums[name] if told else None, counts=counts if told else None)
            for name, counts in tallies.items()
        ),
        w=found.w if found else None,
        chi2=found.chi2 if found else None,
        p=found.p if found else None,
        rho=found.rho if found else None,
    )


@fact.register(RankSummary)
def rank_fact(summary: RankSummary, name: str, arguments: tuple[str, ...]) -> float | None:
    """agreement(): Kendall's W; sum(card): the sum of its places."""
    match name, arguments:
        case "agreement", ():
            return summary.w
        case "sum", (card,):
            return next((each.sum for each in summary.items if each.item == card), None)
    raise unknown_fact(name)
