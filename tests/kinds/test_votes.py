"""Votes: dots on a list, never more than there are, and where they went."""

import random

import pytest

from tests.room.picture_checks import FRAMES, assert_legible, words
from workshop.domain.exercise import Item
from workshop.domain.gathering import ListEntry
from workshop.domain.step import fact, flaws, sample, sheet_fault, summarise
from workshop.room.charts.votes.dot_words import votes_sentence
from workshop.room.charts.votes.dots import dots_pages
from workshop.steps.votes import VotesStep, voted_order, votes_with_lists

NAMES = "Ring before they do,Stay on the line,Say what it costs,Lend our own tools,Ask again"


def step_of(count=5, **more):
    items = tuple(
        Item(id=f"l{at}", text=name, short=name)
        for at, name in enumerate(NAMES.split(",")[:count], 1)
    )
    given = {"dots": 3, "most": 2, **more}
    return VotesStep(
        id="spread", title="Dots", minutes=2, prompt="Which should spread?", items=items, **given
    )


def sheets(*rows):
    """Each row is the dots on every entry, as a digit; a dash says nothing."""
    return {
        f"p{at}": {f"l{place}": int(dots) for place, dots in enumerate(row, 1) if dots != "-"}
        for at, row in enumerate(rows)
    }


def told(summary):
    return [(each.dots, each.voters) for each in summary.entries]


def test_that_dots_and_people_are_counted_for_each_entry():
    summary = summarise(step_of(), sheets("21000", "20100", "11100", "00000"))

    assert summary.n == 4
    assert told(summary) == [(5, 3), (2, 2), (2, 2), (0, 0), (0, 0)]


def test_that_whoever_sets_dots_elsewhere_sets_none_where_they_say_nothing():
    spoken = summarise(step_of(), sheets("21000", "20100", "00210"))

    assert summarise(step_of(), sheets("21---", "2-1--", "--21-")) == spoken


def test_that_the_dots_of_two_are_not_told_whoever_else_left_the_sheet_empty():
    summary = summarise(step_of(), sheets("21000", "20100", "-----"))

    assert summary.n == 3
    assert told(summary) == [(None, None)] * 5
    assert votes_sentence(step_of(), summary) == "Not shown: it could give somebody away."


def test_that_an_entry_on_which_all_agree_is_withheld_where_the_session_hides_it():
    step = step_of(3, hide_unanimous=True)

    assert told(summarise(step, sheets("110", "120", "111"))) == [(None, None), (4, 3), (1, 1)]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, ""),
        ({"l1": 2, "l2": 1}, ""),
        ({"l1": 1, "l2": 0}, ""),
        ({"l1": 2, "l2": 1, "l3": 1}, "1 dot too many."),
        ({"l1": 2, "l2": 2, "l3": 1}, "2 dots too many."),
        ({"l1": 3}, "“Ring before they do” takes 2 dots at most."),
    ],
)
def test_that_a_sheet_has_no_more_dots_than_there_are(answers, said):
    assert sheet_fault(step_of(), answers) == said


def test_that_made_up_people_keep_to_their_dots_and_differ():
    for step in (step_of(), step_of(2), step_of(1), step_of(dots=5, most=1), step_of(dots=1)):
        made = [sample(step, person) for person in range(12)]
        assert not any(sheet_fault(step, answers) for answers in made)
    assert len({tuple(sample(step_of(), person).items()) for person in range(12)}) > 3


def test_that_random_sheets_are_counted_as_by_hand():
    chance = random.Random(13)
    for _room in range(200):
        entries, dots, most = chance.randint(1, 5), chance.randint(1, 6), chance.randint(1, 3)
        step = step_of(entries, dots=max(dots, most), most=most)
        rows = {}
        for person in range(chance.randint(3, 30)):
            sheet = [0] * entries
            for _dot in range(chance.randint(0, step.dots)):
                at = chance.randrange(entries)
                sheet[at] += sheet[at] < most
            rows[f"p{person}"] = {f"l{at}": dots for at, dots in enumerate(sheet, 1)}
            assert not sheet_fault(step, rows[f"p{person}"])
        for each in summarise(step, rows).entries:
            column = [row[each.entry] for row in rows.values()]
            assert (each.dots, each.voters) == (sum(column), len(column) - column.count(0))


def test_that_an_entry_keeps_the_cards_it_was_taken_over_from():
    step = step_of(0, from_list="behaviours")
    named = (
        ListEntry(id="l1", values={"text": "Ring first"}, cards=("a", "b")),
        ListEntry(id="l2", values={"text": "Ask again"}),
    )
    filled = votes_with_lists(step, {"behaviours": named})

    assert [item.text for item in filled.items] == ["Ring first", "Ask again"]
    assert filled.cards == {"l1": ("a", "b")}
    assert [each.text for each in summarise(filled, {}).worded] == ["Ring first", "Ask again"]


def test_that_entries_stand_by_dots_then_people_then_cards_then_as_they_were_named():
    step = step_of(cards={"l5": ("a",)})
    summary = summarise(step, sheets("20110", "02110", "02001"))

    order = [item.id for item, _entry in voted_order(step, summary)]
    assert order == ["l2", "l3", "l4", "l1", "l5"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("21000", "20100", "00210"), "2 of 3 chose “ring before they do”."),
        (("21000", "20100", "10210"), "All 3 chose “ring before they do”."),
        (("00000", "00000", "00000"), "No dot was set."),
        (("11000", "11000", "00000"),
         "“ring before they do” and “stay on the line” have the most dots: 2 each."),
        (("11110", "11110", "00000"), "4 entries have the most dots: 2 each."),
    ],
)  # fmt: skip
def test_that_the_room_reads_how_many_people_chose_the_first(rows, said):
    step = step_of(dots=4)

    assert votes_sentence(step, summarise(step, sheets(*rows))) == said


@pytest.mark.parametrize("size", FRAMES)
@pytest.mark.parametrize("cards", [{}, {"l1": tuple("abcdefghi"), "l2": ("j",)}])
def test_that_every_entry_shows_once_and_nothing_stands_on_anything(size, cards):
    step = step_of(cards=cards, hide_unanimous=True)
    rows = sheets("21000", "20100", "20010", *["12000"] * 30)
    pages = dots_pages(step, summarise(step, rows), FRAMES[size])

    assert_legible(pages, FRAMES[size])
    shown = " ".join(map(words, pages))
    assert all(shown.count(name) == 1 for name in NAMES.split(","))
    assert "Ring before they do: 36 dots, 33 people." in " ".join(page.scene.alt for page in pages)
    assert shown.count("not shown") == 1


def test_that_hints_ask_for_dots_people_and_the_first_entry_s_share():
    summary = summarise(step_of(3), sheets("210", "201", "111"))

    assert fact(summary, "dots", ("l1",)) == 5
    assert fact(summary, "voters", ("l2",)) == 2
    assert fact(summary, "share", ()) == pytest.approx(5 / 9)
    assert fact(summarise(step_of(3), {}), "share", ()) is None


def test_that_dots_need_entries_and_no_more_fit_on_one_than_there_are():
    assert not flaws(step_of())
    assert flaws(step_of(0)) == (("items", "nothing to set dots on."),)
    assert [field for field, _said in flaws(step_of(dots=0))] == ["dots", "most"]
    assert flaws(step_of(dots=1)) == (("most", "one at least, and no more than there are dots."),)
