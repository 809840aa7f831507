"""Cards: what was written, what may be shown, and nothing of the rest."""

import random
from collections import Counter

import pytest

from tests.room.picture_checks import FRAMES, assert_legible, words
from workshop.domain.exercise import Exercise
from workshop.domain.gathering import EntryText, taken_over
from workshop.domain.step import (
    Snapshot,
    cells,
    fact,
    flaws,
    released,
    sample,
    summarise,
    without_texts,
)
from workshop.room.kind import asked, revealed
from workshop.room.state import RoomState
from workshop.room.steps.card import cards_counted, choices_told
from workshop.steps.card import CardChoice, CardOption, CardStep, CardText

ALLOWED = CardChoice(
    id="allowed",
    label="Allowed?",
    choices=(
        CardOption(id="yes", label="Allowed", room="It was allowed."),
        CardOption(id="dared", label="Someone dared", room="A rule was bent.", leaning=True),
    ),
)
WANTED = CardText(id="wanted", label="They wanted to …", room="A customer wanted to")
DID = CardText(id="did", label="What one of us did")
THEN = CardText(id="then", label="What they could then do", room="Now they can")


def step_of(*fields, **more):
    given = {"fields": fields or (WANTED, DID, ALLOWED, THEN), "main": "did", "most": 2, **more}
    return CardStep(id="stories", title="Stories", minutes=6, prompt="One story", **given)


STEP = step_of()
LIGHT = step_of(CardText(id="text", label="What"), ALLOWED, main="", most=3)


def row(*cards, shown=True):
    """A person's answers."""
    return {
        f"{at}/{name}": value
        for at, card in enumerate(cards, 1)
        for name, value in {**card, "shown": shown}.items()
    }


def state_of(step, summary):
    exercise = Exercise(
        id="x", version=1, title="X", purpose="x", credit="x", minutes=6, steps=(step,),
        group={"min": 3, "max": 9}, outcomes=(),
    )  # fmt: skip
    shot = Snapshot(exercise="x", step=step.id, number=1, n=summary.n, summary=summary)
    return RoomState(exercise=exercise, step=step, shown_step=step, snapshot=shot)


def test_that_each_card_has_its_fields_and_its_own_tick():
    assert [cell.name for cell in cells(STEP)] == [
        *("1/wanted", "1/did", "1/allowed", "1/then", "1/shown"),
        *("2/wanted", "2/did", "2/allowed", "2/then", "2/shown"),
    ]
    assert cells(STEP)[2].values == ("yes", "dared")


def test_that_only_ticked_cards_are_told_and_what_names_them_comes_first():
    answers = {
        "a": {**row({"wanted": "open", "did": "drove", "allowed": "dared"}), "2/did": "kept back"},
        "b": row({"did": "stayed", "allowed": None}, {"wanted": "", "did": ""}),
        "c": row({"did": "nobody may read this"}, shown=False),
        "d": {"1/shown": True, "1/allowed": "yes"},
    }
    summary = summarise(STEP, answers)

    assert (summary.n, summary.made) == (4, 4)
    assert released(summary) == ("drove\nopen", "stayed")
    assert [card.chosen for card in summary.texts] == [{"allowed": "dared"}, {}]


def test_that_random_cards_are_released_exactly_where_they_were_ticked():
    chance = random.Random(5)
    for _room in range(200):
        answers, wanted, made = {}, [], 0
        for person in range(chance.randint(3, 20)):
            sheet = {}
            for number in range(1, STEP.most + 1):
                texts = {name: chance.choice(("", f"{name} {person}")) for name in
                         ("wanted", "did", "then")}  # fmt: skip
                shown, choice = chance.choice((True, False)), chance.choice(("yes", "dared", None))
                sheet |= {f"{number}/{name}": text for name, text in texts.items()}
                sheet |= {f"{number}/shown": shown, f"{number}/allowed": choice}
                said = frozenset(filter(None, texts.values()))
                made += bool(said)
                wanted += [(said, choice)] if said and shown else []
            answers[f"p{person}"] = sheet
        summary = summarise(STEP, answers)
        found = Counter(
            (frozenset(card.fields.values()), card.chosen.get("allowed")) for card in summary.texts
        )
        assert (found, summary.made) == (Counter(wanted), made)
        told = [choice for _said, choice in wanted if choice]
        share = told.count("dared") / len(told) if told else None
        assert fact(summary, "share", ("allowed", "dared")) == share
        assert fact(summary, "shown", ()) == len(wanted)


def test_that_what_somebody_takes_away_goes_and_the_count_stays():
    mine = row({"did": "drove"}, {"did": "stayed"})
    answers = {"a": mine, "b": row({"did": "drove"}), "c": row({"did": "asked"})}
    left = without_texts(STEP, summarise(STEP, answers), mine)

    assert released(left) == ("asked", "drove")
    assert left.made == 4


def test_that_a_list_takes_over_what_names_a_card():
    summary = summarise(STEP, {"a": row({"wanted": "open on Monday", "did": "Drove there"})})
    (card,) = released(summary)

    (entry,) = taken_over((EntryText(id="text", label="What"),), (), card)
    assert entry.values == {"text": "Drove there"}
    assert entry.cards == (card,)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "No card was written."),
        ({"a": row({"did": "drove"})}, "1 card was written. It may be shown."),
        ({"a": row({"did": "drove"}, {"did": "stayed"}), "b": row({"did": "x"}, shown=False)},
         "3 cards were written. 2 may be shown."),
        ({"a": row({"did": "drove"}, {"did": "x"}, shown=False)},
         "2 cards were written. None may be shown."),
    ],
)  # fmt: skip
def test_that_cards_are_counted_and_what_becomes_of_them_is_said(answers, said):
    assert cards_counted(summarise(STEP, answers)) == said


def test_that_the_choice_on_most_of_the_shown_cards_is_told():
    answers = {
        "a": row({"did": "a", "allowed": "dared"}, {"did": "b", "allowed": "dared"}),
        "b": row({"did": "c", "allowed": "yes"}, {"did": "d"}),
        "c": row({"did": "e", "allowed": "yes"}, shown=False),
    }
    summary = summarise(STEP, answers)

    assert choices_told(STEP, summary) == ("“Someone dared” stands on 2 of 4 cards.",)
    assert choices_told(STEP, summarise(STEP, {})) == ()


LONG = "which took three days and more calls than anybody had thought it could, " * 2


@pytest.mark.parametrize("size", FRAMES)
@pytest.mark.parametrize("long", ["", LONG.strip()])
def test_that_a_card_shows_whole_in_every_room(size, long):
    card = {"wanted": f"open {long}", "did": f"Drove to the maker {long}", "allowed": "dared",
            "then": f"pay the bakers {long}"}  # fmt: skip
    summary = summarise(STEP, {"a": row(card), "b": row({"then": "sleep"})})
    pages = revealed(STEP, summary, state_of(STEP, summary), FRAMES[size])

    assert_legible(pages, FRAMES[size])
    shown = " ".join(map(words, pages))
    for said in (
        "A customer wanted to",
        "open",
        "Drove to the",
        "Now they can",
        "A rule was bent.",
    ):
        assert said in shown
    assert "It was allowed." not in shown


def test_that_cards_of_one_line_stand_under_what_was_chosen():
    answers = {f"p{at}": row({"text": f"word {at}", "allowed": "yes" if at % 2 else "dared"})
               for at in range(4)}  # fmt: skip
    summary = summarise(LIGHT, answers)
    pages = revealed(LIGHT, summary, state_of(LIGHT, summary), FRAMES["wide"])

    assert len(pages) == 2
    assert words(pages[0]).startswith("It was allowed.")
    assert {"word 1", "word 3"} <= {shape.text for shape in pages[0].scene.shapes}
    assert "word 0" in words(pages[1])


def test_that_the_room_reads_what_to_write_before_and_a_sentence_where_nothing_is_shown():
    nothing = summarise(STEP, {"a": row({"did": "x"}, shown=False), "b": {}, "c": {}})
    (page,) = revealed(STEP, nothing, state_of(STEP, nothing), FRAMES["wide"])
    (before,) = asked(STEP, state_of(STEP, nothing), FRAMES["wide"])

    assert page.scene.alt == "1 card was written. None may be shown."
    assert "What one of us did" in before.scene.alt


def test_that_made_up_people_write_from_one_card_to_all_of_them():
    made = [sample(LIGHT, person) for person in range(9)]

    assert {len(sheet) // 3 for sheet in made} == {1, 2, 3}
    assert {sheet["1/shown"] for sheet in made} == {True, False}


def test_that_fields_and_choices_of_a_card_are_checked():
    assert not flaws(STEP)
    assert not flaws(LIGHT)
    assert flaws(step_of(ALLOWED, main=""))[0] == ("fields", "nothing to write.")
    assert flaws(step_of(DID, DID))[0][1] == "each needs an id of its own, not “shown”."
    assert flaws(step_of(DID, main="then")) == (("main", "“then” is no field that takes words."),)
    assert flaws(step_of(most=10)) == (("most", "one to 9 cards."),)
    assert flaws(step_of(CardText(id="did", label="D", limit=0)))[0][0] == "fields"
    alone = CardChoice(id="one", label="One", choices=ALLOWED.choices[:1])
    assert flaws(step_of(DID, alone)) == (("fields", "a choice is between two at least."),)
