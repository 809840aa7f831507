"""Rank: strict orders, their sums, and how far they agree."""

import random
from itertools import combinations

import pytest

from tests.room.picture_checks import frame
from workshop.domain.exercise import Item
from workshop.domain.ranking import chi2_above, concordance
from workshop.domain.step import flaws, sample, sheet_fault, summarise
from workshop.room.charts.rank.order import order_pages
from workshop.room.charts.rank.order_words import order_sentence
from workshop.steps.rank import RankStep, ranked

RUNGS = "Feeds the cat,Has the spare key,First call,Out on a cold night,Cares,Falling-out,Party"


def step_of(count: int = 7, **more: object) -> RankStep:
    cards = tuple(
        Item(id=f"c{at}", text=name, short=name) for at, name in enumerate(RUNGS.split(",")[:count])
    )
    return RankStep(
        id="order", title="Order", minutes=8, prompt="What matters most?", cards=cards,
        first="matters most", last="matters least", **more,
    )  # fmt: skip


def sheets(*orders: str) -> dict[str, dict[str, int]]:
    """Each order is the place of every card, as a digit."""
    return {
        f"p{at}": {f"c{card}": int(place) for card, place in enumerate(order)}
        for at, order in enumerate(orders)
    }


JUDGES = sheets("7651234", "6751324", "7562134", "7641235", "6752143")


def test_that_rank_sums_and_agreement_are_those_of_the_published_judges():
    summary = summarise(step_of(), JUDGES)

    assert [item.sum for item in summary.items] == [33, 31, 25, 7, 9, 15, 20]
    assert summary.w == pytest.approx(0.9)
    assert summary.rho == pytest.approx(0.875)


def test_that_ten_projects_agree_as_the_worked_example_says():
    found = concordance([10, 8, 12, 16, 21, 22, 25, 31, 37, 38], 4)

    assert found.w == pytest.approx(0.793939, abs=1e-6)
    assert found.chi2 == pytest.approx(28.5818, abs=1e-4)
    assert found.p == pytest.approx(0.000762, abs=1e-6)


@pytest.mark.parametrize(
    ("value", "degrees"), [(3.841, 1), (5.991, 2), (7.815, 3), (9.488, 4), (14.067, 7)]
)
def test_that_the_tail_of_chi_squared_is_that_of_the_tables(value, degrees):
    assert chi2_above(value, degrees) == pytest.approx(0.05, abs=1e-4)


def test_that_alike_orders_agree_wholly_and_opposite_ones_not_at_all():
    assert concordance([3, 6, 9, 12], 3).w == 1
    assert concordance([5, 5, 5, 5], 2).w == 0


def test_that_random_orders_give_what_their_correlations_say():
    chance = random.Random(7)
    for _room in range(200):
        people, cards = chance.randint(3, 12), chance.randint(3, 9)
        orders = [chance.sample(range(1, cards + 1), cards) for _person in range(people)]
        found = concordance([sum(places) for places in zip(*orders, strict=True)], people)
        each = [
            1 - 6 * sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) / (cards**3 - cards)
            for one, other in combinations(orders, 2)
        ]
        assert found.rho == pytest.approx(sum(each) / len(each))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, ""),
        ({"c0": 1, "c1": 2, "c2": 3}, ""),
        ({"c0": 3, "c1": 1, "c2": 2}, ""),
        ({"c0": 1, "c1": 1, "c2": 2}, "“Feeds the cat” and “Has the spare key” share place 1."),
        ({"c0": 1, "c2": 3}, "1 card has no place yet."),
        ({"c1": 2}, "2 cards have no place yet."),
    ],
)
def test_that_a_sheet_is_a_strict_order_or_empty(answers, said):
    assert sheet_fault(step_of(3), answers) == said


def test_that_made_up_people_give_strict_orders_that_differ():
    step = step_of()
    made = [sample(step, person) for person in range(12)]

    assert not any(sheet_fault(step, answers) for answers in made)
    assert len({tuple(sorted(answers.items())) for answers in made}) > 3


def test_that_two_orders_are_not_told():
    summary = summarise(step_of(3), {**sheets("123", "213"), "p9": {}})

    assert summary.n == 3
    assert {item.sum for item in summary.items} == {None}
    assert (summary.w, summary.chi2, summary.p, summary.rho) == (None,) * 4


def test_that_a_place_all_agree_on_hides_every_card_where_the_session_hides_it():
    orders = sheets("123", "132", "123")

    assert summarise(step_of(3), orders).items[0].counts == (3, 0, 0)
    hidden = summarise(step_of(3, hide_unanimous=True), orders)
    assert {item.counts for item in hidden.items} == {None}


def test_that_a_ranking_takes_three_to_twelve_cards():
    assert flaws(step_of(2)) == (("cards", "three to 12 are needed."),)
    assert not flaws(step_of(3))


def test_that_equal_sums_share_a_place_in_the_order_of_the_file():
    step = step_of(3)
    found = ranked(step, summarise(step, sheets("123", "213", "213", "123")))

    assert [(place, card.id) for place, card, _item in found] == [(1, "c0"), (1, "c1"), (3, "c2")]


@pytest.mark.parametrize(
    ("orders", "said"),
    [
        (JUDGES, "3 of 5 put “out on a cold night” first. The order is shared."),
        (sheets("123", "213", "213", "123"),
         "“Feeds the cat” and “Has the spare key” share the first place. The order is shared."),
        (sheets("213", "213", "312", "213"),
         "All 4 put “has the spare key” first. The order is shared."),
        (sheets("213", "213", "312", "312", "123"),
         "4 of 5 put “has the spare key” first. The order is partly shared."),
        (sheets("2134", "2341", "2413"),
         "“Feeds the cat” comes first, though nobody put it there. The order is little shared."),
        (sheets("123", "132"), "Not shown: it could give somebody away."),
    ],
)  # fmt: skip
def test_that_the_room_reads_who_put_what_first_and_how_far_the_order_is_shared(orders, said):
    step = step_of(len(next(iter(orders.values()))))

    assert order_sentence(step, summarise(step, orders)) == said


@pytest.mark.parametrize(("width", "height", "pages"), [(1920, 1080, 1), (1024, 768, 3)])
def test_that_every_card_shows_once_on_as_few_pages_as_the_room_can_read(width, height, pages):
    step = step_of()
    made = order_pages(step, summarise(step, JUDGES), frame(width, height))
    names = [shape.text for page in made for shape in page.scene.shapes if hasattr(shape, "text")]

    assert len(made) == pages
    assert all(names.count(card.short) == 1 for card in step.cards)
    assert "4. Cares" not in made[0].scene.alt
    assert "Feeds the cat: 2 on place 6 and 3 on place 7." in made[-1].scene.alt
