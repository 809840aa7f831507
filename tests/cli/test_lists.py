"""Building a day and naming lists from the command line."""

import json

import pytest


@pytest.fixture
def empty(workshop) -> str:
    """A day with nothing in it."""
    return workshop("new", "--template", "empty", "--title", "Our own day").out.strip()


def agenda(workshop, session):
    return json.loads(workshop("agenda", session, "--json").out)


def test_that_a_day_is_built_block_by_block(workshop, empty):
    assert agenda(workshop, empty) == []
    assert "empty" in workshop("agenda", empty).out
    first = workshop("agenda", "add", empty, "opening", "--variant", "express")
    assert first.status == 0
    assert "10 minutes" in first.out
    workshop("agenda", "add", empty, "map_3d")
    assert agenda(workshop, empty) == [
        {"starts": "09:00", "kind": "exercise", "title": "Opening", "minutes": 10,
         "exercise": "opening", "variant": "express"},
        {"starts": "09:10", "kind": "exercise", "title": "Mapping the 3D view", "minutes": 75,
         "exercise": "map_3d", "variant": ""},
    ]  # fmt: skip
    assert "09:10" in workshop("agenda", empty).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("opening", "--variant", "gone"), "no form “gone”"),
        (("nothing",), "no exercise “nothing”"),
        (("closing",), "in the plan already"),
        (("closing", "twice"), "agenda add SESSION EXERCISE"),
    ],
)
def test_that_what_cannot_be_planned_is_refused_in_a_sentence(workshop, empty, words, said):
    workshop("agenda", "add", empty, "closing")
    ran = workshop("agenda", "add", empty, *words)
    assert ran.status == 1
    assert said in ran.err
    assert len(agenda(workshop, empty)) == 1


def test_that_a_list_comes_from_a_file_and_is_shown(workshop, session, tmp_path):
    file = tmp_path / "agreements.csv"
    file.write_text("id;text\n;Speak for yourself\nphones;No phones\n", encoding="utf-8")
    ran = workshop("gather", session, "opening/agreements", file)
    assert (ran.status, ran.out) == (0, "2 entries are in the list.\n")
    shown = workshop("gather", session, "opening/agreements", "--list", "--json")
    assert json.loads(shown.out) == [
        {"id": "l3", "text": "Speak for yourself", "times": 1},
        {"id": "phones", "text": "No phones", "times": 1},
    ]
    plain = workshop("gather", session, "opening/agreements", "--list").out
    assert plain == "l3     Speak for yourself\nphones No phones\n"
    found = json.loads(workshop("results", session, "--json").out)["exercises"]
    (step,) = next(each["steps"] for each in found if each["id"] == "opening")
    assert [entry["id"] for entry in step["entries"]] == ["l3", "phones"]
    assert "opening/agreements (gather), 2 entries" in workshop("results", session).out


def test_that_decisions_are_named_the_same_way(workshop, session, tmp_path):
    file = tmp_path / "decisions.csv"
    file.write_text("text\nWe call back the same day.\n", encoding="utf-8")
    assert workshop("gather", session, "closing/decide", file).status == 0
    shown = json.loads(workshop("gather", session, "closing/decide", "--list", "--json").out)
    plan = {"who": "", "by": "", "sign": "", "concern": "", "met": ""}
    assert shown == [{"id": "d1", "text": "We call back the same day.", **plan, "times": 1}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("closing/decide",), "Name a CSV file, or ask for --list."),
        (("closing/roti", "--list"), "Nothing is named in"),
        (("closing/none", "--list"), "no step “closing/none”"),
        (("closing/decide", "nowhere.csv"), "no file nowhere.csv"),
    ],
)
def test_that_what_names_no_list_is_refused_in_a_sentence(workshop, session, arguments, said):
    ran = workshop("gather", session, *arguments)
    assert ran.status == 1
    assert said in ran.err


def test_that_faults_are_told_by_line(workshop, session, tmp_path):
    file = tmp_path / "agreements.csv"
    file.write_text(f"text\nGood\n{'x' * 150}\n", encoding="utf-8")
    ran = workshop("gather", session, "opening/agreements", file)
    assert ran.status == 1
    assert "3" in ran.err
    assert "takes 140 characters" in ran.err
