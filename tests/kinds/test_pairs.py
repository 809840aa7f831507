"""Pairs: a rating between two poles, told as a profile and by how many lean to a side."""

import random

import pytest

from tests.room.picture_checks import FRAMES, assert_legible
from workshop.domain.exercise import Item, Poles
from workshop.domain.step import flaws, sample, summarise
from workshop.room.charts.rating.profile import profile_pages
from workshop.room.charts.rating.profile_words import profile_sentence
from workshop.steps.rating import Leaning, RatingStep


def step_of(count: int = 10, **more: object) -> RatingStep:
    items = tuple(
        Item(
            id=f"p{at}", text=f"One {at}. Or: other {at}.", short=f"Pair {at}",
            poles=Poles(left=f"Left {at}", right=f"Right {at}", left_short=f"distance {at}",
                        right_short=f"closer {at}"),
        )
        for at in range(1, count + 1)
    )  # fmt: skip
    given = {"sides": ("Numbers", "Relationships"), "items": items, **more}
    return RatingStep(id="pairs", title="Pairs", minutes=6, prompt="?", scale="PAIR7", **given)


def room(*sheets: str) -> dict[str, dict[str, int]]:
    return {
        f"person {at}": {f"p{pair}": int(point) for pair, point in enumerate(sheet, 1)}
        for at, sheet in enumerate(sheets)
    }


LEFT, RIGHT, EVEN = "222", "662", "262"


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ((LEFT,) * 5 + (RIGHT,) * 3, "5 of 8 lean to numbers in most pairs."),
        ((LEFT,) * 5, "All 5 lean to numbers in most pairs."),
        ((RIGHT,) * 9 + (LEFT,) * 3, "9 of 12 lean to relationships in most pairs."),
        ((LEFT,) * 5 + (RIGHT,) * 2, "The middle leans to numbers in 3 of 3 pairs."),
        (("444",) * 4, "The middle leans neither way."),
        ((LEFT,) * 2, "Not shown: it could give somebody away."),
    ],
)
def test_that_the_room_reads_to_which_side_people_lean(sheets, said):
    step = step_of(3)

    assert profile_sentence(step, summarise(step, room(*sheets))) == said


def test_that_who_leans_is_told_only_where_nobody_stands_alone():
    chance = random.Random(3)
    step = step_of(5)
    for _room in range(200):
        sheets = ["".join(chance.choice("1247") for _pair in range(5))
                  for _person in range(chance.randint(3, 12))]  # fmt: skip
        left = sum(sum(point in "12" for point in sheet) > 2 for sheet in sheets)
        right = sum(sum(point in "7" for point in sheet) > 2 for sheet in sheets)
        parts = (left, right, len(sheets) - left - right)
        hidden = any(part in (1, 2) or len(sheets) - part in (1, 2) for part in parts)
        found = summarise(step, room(*sheets)).leaning
        assert found == (None if hidden else Leaning(n=len(sheets), left=left, right=right))


def test_that_pairs_need_two_sides_and_poles():
    assert flaws(step_of(sides=("Numbers",))) == (("sides", "two, and no lenses."),)
    plain = (Item(id="p1", text="One", short="One"),)
    assert flaws(step_of(items=plain)) == (("items", "pairs need their poles."),)


@pytest.mark.parametrize("name", FRAMES)
def test_that_every_pair_shows_both_poles_once_in_every_room(name):
    step = step_of()
    people = {f"person {at}": sample(step, at) for at in range(9)}
    pages = profile_pages(step, summarise(step, people), FRAMES[name])
    words = [shape.text for page in pages for shape in page.scene.shapes if hasattr(shape, "text")]

    for item in step.items:
        assert words.count(item.poles.left_short) == words.count(item.poles.right_short) == 1
    assert_legible(pages, FRAMES[name])
