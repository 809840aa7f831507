"""An exercise made ready for a session: variant, nouns, wording, decisions, what it withholds."""

import datetime as dt
import re

import msgspec
import pytest

from workshop.content.shipped import shipped_exercises
from workshop.domain.exercise import Item
from workshop.domain.gathering import ListEntry
from workshop.domain.privacy import privacy_card
from workshop.domain.run import as_read, as_run
from workshop.domain.session import Session
from workshop.domain.step import cells


@pytest.fixture(scope="module")
def shipped():
    return {exercise.id: exercise for exercise in shipped_exercises()}


@pytest.fixture
def session():
    def made(**more):
        head = {"id": "s", "title": "Day", "date": dt.date(2026, 11, 24)}
        return Session(**{**head, "purge_on": dt.date(2026, 12, 24), **more})

    return made


def classics(exercise):
    return [item.classic for item in exercise.step("rate").items]


def test_that_the_full_form_is_the_exercise_itself(shipped, session):
    run = as_run(shipped["reread_quote"], session())
    usual = [step.id for step in shipped["reread_quote"].steps if not (step.extra or step.option)]
    assert [step.id for step in run.steps] == usual
    assert run.minutes == 60


def test_that_a_variant_takes_its_steps_minutes_and_lenses(shipped, session):
    run = as_run(shipped["reread_quote"], session(), "express")
    assert [(step.id, step.minutes) for step in run.steps] == [
        ("frame", 1), ("first_reading", 2), ("second_reading", 3), ("rate", 7), ("reveal", 3),
        ("pairs", 5), ("possible", 4), ("commit", 5),
    ]  # fmt: skip
    assert run.minutes == 30
    assert [cell.name for cell in cells(run.step("rate"))][:4] == [
        "s1/me",
        "s1/org",
        "s2/me",
        "s2/org",
    ]


def test_that_an_unknown_variant_is_the_full_form(shipped, session):
    assert as_run(shipped["opening"], session(), "gone").minutes == 15


def test_that_the_noun_stands_in_every_text_but_the_classic_wording(shipped, session):
    quote = shipped["reread_quote"]
    run = as_run(quote, session(noun="guest", nouns="guests"))
    rate = run.step("rate")
    assert rate.items[0].text == "A guest is the most important visitor on our premises."
    assert rate.items[5].gloss == "Guests are let in to how we think and decide."
    assert rate.lenses[2].help == "as a guest would meet it"
    assert rate.lenses[2].room == "as a guest meets it"
    assert "no guest was ever" in run.step("possible").choices[1]
    assert any("a guest of one of them" in each.say for each in run.hints)
    assert classics(run) == classics(quote)
    assert run.origin == quote.origin


def test_that_an_extra_step_runs_only_in_the_variants_that_name_it(shipped, session):
    ladder = shipped["friendship_ladder"]
    usual, deep = (as_run(ladder, session(), variant) for variant in ("", "deep"))

    assert "order" not in [step.id for step in usual.steps]
    extra = ["order", "order_shown", "closeness", "closeness_shown"]
    assert [step.id for step in usual.left_out] == extra
    assert sum(step.minutes for step in usual.steps) == usual.minutes == 60
    assert deep.step("order").minutes == 8
    assert [step.id for step in deep.left_out] == ["closeness", "closeness_shown"]
    assert "order" not in [step.id for step in as_read(ladder).steps]


def test_that_even_a_place_in_the_classic_wording_is_left_alone(shipped, session):
    item = Item(id="s1", text="A {customer}", short="{Customer}", classic="A {customer}")
    rate = msgspec.structs.replace(shipped["reread_quote"].step("rate"), items=(item,))
    quote = msgspec.structs.replace(shipped["reread_quote"], steps=(rate,))
    (found,) = as_run(quote, session(noun="guest")).step("rate").items
    assert (found.text, found.short, found.classic) == ("A guest", "Guest", "A {customer}")


@pytest.mark.parametrize(
    "name", ["opening", "reread_quote", "map_3d", "friendship_ladder", "closing"]
)
def test_that_no_place_is_left_open(shipped, session, name):
    for run in (as_run(shipped[name], session(noun="patient")), as_read(shipped[name])):
        assert not re.search(r"[{}]", "".join(texts(msgspec.to_builtins(run))))


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def test_that_a_noun_with_braces_is_taken_as_it_is(shipped, session):
    run = as_run(shipped["reread_quote"], session(noun="{customers}", nouns="{k}"))
    assert run.step("rate").lenses[2].help == "as a {customers} would meet it"


@pytest.mark.parametrize(
    ("wording", "reading", "rating"),
    [
        ("as_written", "He is", "They are"),
        ("classic", "He is", "He is"),
        ("neutral", "They are", "They are"),
    ],
)
def test_that_readings_quote_and_ratings_do_not_unless_the_session_says_so(
    shipped, session, wording, reading, rating
):
    run = as_run(shipped["reread_quote"], session(wording=wording, noun="guest", nouns="guests"))
    text = "not an interruption of our work."
    for step in ("first_reading", "second_reading", "close"):
        assert run.step(step).lines[3].text == f"{reading} {text}"
    assert run.step("rate").items[3].text == f"{rating} {text}"
    noun = "customer" if rating == "He is" else "guest"
    assert run.step("rate").items[0].text.startswith(f"A {noun} is")


def test_that_the_ladder_has_no_classic_wording_to_lose(shipped, session):
    run = as_run(shipped["friendship_ladder"], session(wording="classic"))
    assert run.step("ladder").lines[0].text.startswith("Feeds the cat")


def test_that_the_privacy_card_names_threshold_day_and_host(shipped, session):
    card = as_run(shipped["opening"], session(threshold=4, client="Northgate Heating"))
    text = " ".join(card.step("privacy").paragraphs)
    assert "only if at least 4 people answered" in text
    assert "after 24 December 2026" in text
    assert "Northgate Heating keeps the room’s summary." in text
    assert "No names are needed." in text
    assert "; the host keeps the room’s summary." in " ".join(
        as_run(shipped["opening"], session()).step("privacy").paragraphs
    )


def test_that_the_privacy_card_does_not_deny_names_where_they_are_agreed(shipped, session):
    card = " ".join(as_run(shipped["opening"], session(mode="named")).step("privacy").paragraphs)
    assert "No names" not in card
    assert "under your name" in card


def test_that_decisions_stand_in_their_slots(shipped, session):
    written = {
        "closing/decide": (
            ListEntry(id="d3", values={"text": "One owner for each case"}),
            ListEntry(id="d1", values={"text": "Ring back the same day"}),
        ),
        "elsewhere/decide": (ListEntry(id="d2", values={"text": "Not here"}),),
    }
    step = as_run(shipped["closing"], session(), "", written).step("decide")
    assert step.statements == ("Ring back the same day", "", "One owner for each case")
    assert as_run(shipped["closing"], session()).step("decide").statements == ()


def test_that_unanimous_cells_are_withheld_where_the_session_says_so(shipped, session):
    plain, strict = session(), session(withhold_unanimous=True)
    assert not as_run(shipped["reread_quote"], plain).step("rate").hide_unanimous
    assert as_run(shipped["opening"], plain).step("safety").hide_unanimous
    for name, step in [("reread_quote", "rate"), ("map_3d", "place"), ("closing", "decide")]:
        assert as_run(shipped[name], strict).step(step).hide_unanimous


def test_that_the_shipped_exercise_is_left_as_it_was(shipped, session):
    before = msgspec.json.encode(shipped["reread_quote"])
    as_run(shipped["reread_quote"], session(noun="guest", wording="classic"), "express")
    assert msgspec.json.encode(shipped["reread_quote"]) == before


@pytest.mark.parametrize("mode", ["anonymous", "named"])
def test_that_the_card_at_the_desk_says_the_same_as_the_card_in_the_room(shipped, session, mode):
    held = session(mode=mode, threshold=4, client="{k} & Sons")
    room = " ".join(as_run(shipped["opening"], held).step("privacy").paragraphs)
    assert re.findall(r"\w+", privacy_card(held)) == re.findall(r"\w+", room)
