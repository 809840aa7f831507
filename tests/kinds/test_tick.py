"""Tick: squares for ticks, what shows everywhere, and how alike the columns are."""

import random
from itertools import combinations
from statistics import mean

import pytest

from tests.room.picture_checks import FRAMES, assert_legible, frame
from workshop.domain.exercise import Item
from workshop.domain.gathering import ListEntry, takes_from, with_lists
from workshop.domain.step import cells, fact, flaws, sample, summarise
from workshop.room.charts.tick.grid import grid_pages
from workshop.room.charts.tick.grid_words import (
    apart_sentence,
    signature_sentence,
    wholeness_sentence,
)
from workshop.steps.tick import TickStep, columns_told, least_like, tick_rows, wholeness

TRAITS = "Patient,Plain-spoken,Quick,Careful,Warm,Inventive,Keeps its word,Generous"
PICTURES = "First call,Invoice,Fault,Goodbye"


def named(words: str, sign: str, count: int) -> tuple[Item, ...]:
    return tuple(
        Item(id=f"{sign}{at}", text=each, short=each)
        for at, each in enumerate(words.split(",")[:count])
    )


def step_of(items: int = 8, columns: int = 4, **more: object) -> TickStep:
    return TickStep(
        id="grid", title="Grid", minutes=6, prompt="Which shows where?",
        items=named(TRAITS, "t", items), columns=named(PICTURES, "c", columns), **more,
    )  # fmt: skip


def room(*sheets: str) -> dict[str, dict[str, int]]:
    """Each sheet names the columns of each item: "01 - 3" ticks two, none and one."""
    return {
        f"p{person}": {
            f"t{at}/c{column}": 1
            for at, columns in enumerate(sheet.split())
            for column in columns.strip("-")
        }
        for person, sheet in enumerate(sheets)
    }


ORACLE = ("0123", "01", "02", "2")
"""The published sets {a,b,c}, {a,b}, {a,c,d}, {a}: the columns in which each of a to d shows."""


def test_that_wholeness_signature_and_odd_one_are_those_of_the_published_sets():
    summary = summarise(step_of(4), room(*[" ".join(ORACLE)] * 3))

    assert summary.wholeness == pytest.approx(0.430556, abs=1e-6)
    assert summary.signature == ("t0",)
    assert summary.least_like == "c2"
    assert fact(summary, "signature", ()) == 1


def test_that_two_empty_columns_have_nothing_in_common():
    assert wholeness([set(), set()]) == 0
    assert wholeness([{"a"}, {"a"}]) == 1
    assert wholeness([{"a"}]) is None


def test_that_no_column_stands_apart_where_two_are_as_far():
    assert least_like({"a": {"x"}, "b": {"x"}, "c": {"y"}}) == "c"
    assert least_like({"a": {"x"}, "b": {"x"}}) is None
    assert least_like({}) is None


def overlap(one, other):
    return len(one & other) / len(one | other) if one | other else 0


def test_that_two_hundred_random_rooms_are_told_as_an_independent_reckoning_does():
    chance = random.Random(5)
    for _room in range(200):
        items, columns = chance.randint(2, 8), chance.randint(2, 4)
        step, people, ticking = step_of(items, columns), chance.randint(3, 15), chance.random()
        answers = {
            f"p{person}": {
                cell.name: int(chance.random() < ticking)
                for cell in cells(step)
                if chance.random() < 0.9
            }
            for person in range(people)
        }
        summary = summarise(step, answers)
        sets = {f"c{at}": set() for at in range(columns)}
        for cell in summary.cells:
            name = f"{cell.item}/{cell.column}"
            ticks = [row.get(name, 0) for row in answers.values()].count(1)
            assert (cell.ticks, cell.shown) == (ticks, ticks > people / 2)
            sets[cell.column] |= {cell.item} if cell.shown else set()
        assert set(summary.signature) == set.intersection(*sets.values())
        pairs = {pair: overlap(*(sets[each] for each in pair)) for pair in combinations(sets, 2)}
        assert summary.wholeness == pytest.approx(mean(pairs.values()))
        means = {
            column: mean(value for pair, value in pairs.items() if column in pair)
            for column in sets
        }
        if summary.least_like:
            others = [value for name, value in means.items() if name != summary.least_like]
            assert means[summary.least_like] < min(others)
        for each in summary.everywhere:
            full = sum(
                all(row.get(f"{each.item}/{column}") == 1 for column in sets)
                for row in answers.values()
            )
            hidden = full in (1, 2) or people - full in (1, 2)
            assert each.people == (None if hidden else full)


def test_that_an_empty_cell_is_no_tick_and_an_empty_sheet_counts():
    summary = summarise(step_of(2, 2), {**room("01 0", "01 -", "0 -"), "p9": {}})
    told = {(each.item, each.column): (each.ticks, each.shown) for each in summary.cells}

    assert summary.n == 4
    assert told["t0", "c0"] == (3, True)
    assert told["t0", "c1"] == (2, False)


def test_that_two_sheets_are_not_told():
    summary = summarise(step_of(), room("0123", "0123"))

    assert {(each.ticks, each.shown) for each in summary.cells} == {(None, None)}
    assert (summary.signature, summary.wholeness, summary.least_like) == (None, None, None)
    assert not summary.everywhere


def test_that_a_cell_all_agree_on_hides_itself_and_what_follows_from_it():
    people = room("01 0", "0 01", "01 -")
    hidden = summarise(step_of(2, 2, hide_unanimous=True), people)

    assert [each.ticks for each in hidden.cells] == [None, 2, 2, 1]
    assert (hidden.signature, hidden.wholeness, hidden.least_like) == (None, None, None)
    assert [each.ticks for each in summarise(step_of(2, 2), people).cells] == [3, 2, 2, 1]


def test_that_items_and_columns_are_lists_named_on_the_day_and_stay_as_they_were_revealed():
    step = TickStep(
        id="grid", title="Grid", minutes=6, prompt="?", from_list="traits", columns_from="places"
    )
    lists = {
        "traits": (ListEntry(id="patient", values={"text": "Patient"}),),
        "places": (
            ListEntry(id="l1", values={"text": "First call"}),
            ListEntry(id="l2", values={"text": "Invoice"}),
        ),
    }
    run = with_lists(step, lists)
    summary = summarise(run, {f"p{at}": {"patient/l1": 1} for at in range(3)})

    assert takes_from(step) == (("items", "traits"), ("columns", "places"))
    assert [cell.name for cell in cells(run)] == ["patient/l1", "patient/l2"]
    assert [each.short for each in columns_told(step, summary)] == ["First call", "Invoice"]
    assert summary.worded == run.items


def test_that_a_grid_needs_items_and_columns():
    assert flaws(step_of(0)) == (("items", "nothing to tick."),)
    assert flaws(step_of(3, 1)) == (("columns", "two to 6 are needed."),)
    assert not flaws(step_of())


def test_that_made_up_people_tick_some_and_differ():
    made = [sample(step_of(), person) for person in range(12)]

    assert len({tuple(each.items()) for each in made}) > 3
    assert all(0 < sum(each.values()) < 32 for each in made)


def test_that_signature_traits_stand_on_top_then_what_shows_most():
    people = room(*["0 0123 012 -"] * 3, "- 0123 0123 01")

    rows = tick_rows(step_of(4), summarise(step_of(4), people))

    assert [(row.item.id, row.signature) for row in rows] == [
        ("t1", True), ("t2", False), ("t0", False), ("t3", False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (room(*["- 0123"] * 5, *["012 0123"] * 3), "All 8 see “plain-spoken” in all four."),
        (room(*["- 0123"] * 5, *["- 012"] * 3), "5 of 8 see “plain-spoken” in all four."),
        (room(*["- 0123"] * 6, *["- 012"] * 2), "“Plain-spoken” shows in all four."),
        (room(*["012 -"] * 5), "Nothing shows in all four."),
        (room(*["0123"] * 2), "Not shown: it could give somebody away."),
    ],
)
def test_that_the_room_reads_how_many_see_the_signature_everywhere(people, said):
    step = step_of(2)

    assert signature_sentence(step, summarise(step, people)) == said


@pytest.mark.parametrize(
    ("sheet", "whole", "apart"),
    [
        ("0123 0123", "One hand drew all four.", ""),
        ("0123 012", "A family likeness.", "Goodbye stands apart."),
        ("01 23", "Four strangers.", ""),
    ],
)
def test_that_wholeness_and_the_odd_one_are_said_in_words(sheet, whole, apart):
    step = step_of(2)
    summary = summarise(step, room(*[sheet] * 3))

    if whole != "A family likeness.":
        assert wholeness_sentence(step, summary) == whole
    assert apart_sentence(step, summary) == apart


def test_that_a_square_is_as_large_as_its_ticks_and_filled_where_most_ticked_it():
    step = step_of(1, 2)
    (page,) = grid_pages(step, summarise(step, room(*["01"] * 1, *["0"] * 3)), frame(1920, 1080))
    squares = [shape for shape in page.scene.shapes if hasattr(shape, "fill") and shape.y < 800]
    full, part = squares

    assert (full.fill, part.fill) == ("ink", "")
    assert (part.width + part.line) ** 2 * 4 == pytest.approx(full.width**2)


@pytest.mark.parametrize("name", FRAMES)
def test_that_every_item_shows_once_in_every_room(name):
    step = step_of()
    people = {f"p{person}": sample(step, person) for person in range(9)}
    pages = grid_pages(step, summarise(step, people), FRAMES[name])
    words = [shape.text for page in pages for shape in page.scene.shapes if hasattr(shape, "text")]

    assert all(words.count(item.short) == 1 for item in step.items)
    assert_legible(pages, FRAMES[name])
