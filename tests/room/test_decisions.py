"""Decisions in the room: what somebody would stop is open, whatever the others support."""

import re

import pytest
from msgspec import structs

import workshop.room.steps  # noqa: F401 - registers the kinds
from tests.room.picture_checks import FRAMES, texts
from tests.services.tour import CONTENT
from workshop.domain.gathering import ListEntry, with_lists
from workshop.domain.step import summarise
from workshop.room.charts.decision.support_words import open_words, support_headline
from workshop.room.kind import headline, revealed
from workshop.room.scene import Line, Mark
from workshop.room.state import RoomState
from workshop.steps.decision import DecisionStep

BARE = DecisionStep(id="decide", title="Decide", minutes=8, prompt="How far do you go along?")
RING, SORRY, NIGHT = "We ring back", "We say sorry first", "One of us works at night"


def decided(**columns):
    """A step with its statements and the support they found."""
    named = tuple(
        ListEntry(id=name, values={"text": text})
        for name, text in zip(columns, (RING, SORRY, NIGHT), strict=False)
    )
    step = with_lists(BARE, {"decide": named})
    rows = {f"p{who}": {cell: values[who] for cell, values in columns.items()} for who in range(6)}
    return step, summarise(step, rows)


def page(step, summary):
    """Its first page in the room."""
    (exercise, _other) = CONTENT.exercises()
    state = RoomState(exercise=exercise, step=step, shown_step=step, people=6)
    return revealed(step, summary, state, FRAMES["wide"])[0]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((5, 5, 4, 3, 3, 4), ""),
        ((5, 5, 5, 5, 2, 5), "1 has a concern"),
        ((5, 5, 5, 5, 1, 1), "2 would stop this"),
        ((5, 5, 5, 1, 2, 2), "1 would stop this and 2 have a concern"),
    ],
)
def test_that_a_decision_is_open_while_somebody_would_stop_it(values, said):
    step, summary = decided(d1=values)

    assert open_words(step, summary.decisions[0]) == said


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"d1": (4,) * 6}, "Nobody has a concern: it is decided."),
        ({"d1": (4,) * 6, "d2": (5,) * 6}, "Nobody has a concern: 2 are decided."),
        ({"d1": (1,) + (5,) * 5}, "1 of 6 has a concern: it stays open."),
        (
            {"d1": (1, 2) + (5,) * 4, "d2": (4,) * 6, "d3": (3,) * 6},
            "2 of 6 have a concern: 1 of 3 stays open.",
        ),
        ({"d1": (1,) + (5,) * 5, "d2": (2,) * 6, "d3": (3,) * 6}, "2 of 3 stay open."),
    ],
)
def test_that_the_headline_counts_what_stays_open(columns, said):
    step, summary = decided(**columns)

    assert support_headline(step, summary.decisions) == said


def test_that_only_what_nobody_would_stop_carries_a_tick():
    shown = page(*decided(d1=(5,) * 6, d2=(5, 5, 5, 5, 1, 1), d3=(4,) * 6)).scene

    assert sum(isinstance(each, Line) for each in shown.shapes) == 2
    assert sum(isinstance(each, Mark) and each.hollow for each in shown.shapes) == 1
    assert "Open: 2 would stop this." in shown.alt


def test_that_the_scale_stands_below_the_decisions():
    said = [each.text for each in texts(page(*decided(d1=(5,) * 6)))]

    assert said[-5:] == ["Stop", "Concern", "Live with", "Support", "Help"]


def test_that_what_is_open_is_not_summed_up_as_a_decision():
    step, summary = decided(d1=(5,) * 6, d2=(5, 5, 5, 5, 1, 1))

    assert headline(step, summary, "customers") == (
        "Decision: We ring back. All 6 support it. Nobody has a concern.",
        "Still open: We say sorry first. 2 would stop this. 4 of 6 support it.",
    )


def test_that_a_statement_that_ends_with_a_mark_of_its_own_gets_no_second():
    step, summary = decided(d1=(5,) * 6)
    for end in ("。", "！", "؟", "?", "."):
        line = structs.replace(summary.decisions[0], statement=f"We ring back{end}")
        (shown,) = headline(step, structs.replace(summary, decisions=(line,)), "customers")
        said = re.sub("[\u2068\u2069]", "", shown)  # one of the marks is read the other way
        assert said == f"Decision: We ring back{end} All 6 support it. Nobody has a concern."


def test_that_a_decision_is_closed_once_it_is_said_how_its_concern_is_met():
    step, summary = decided(d1=(5,) * 6, d2=(5, 5, 5, 5, 1, 1))
    named = (
        ListEntry(id="d1", values={"text": RING}),
        ListEntry(id="d2", values={"text": SORRY, "met": "We ask the lawyer first"}),
    )
    closed = with_lists(step, {"decide": named})

    assert open_words(step, summary.decisions[1])
    assert not open_words(closed, summary.decisions[1])
    assert support_headline(closed, summary.decisions) == (
        "Every concern was heard: 2 are decided."
    )
    assert headline(closed, summary, "customers")[1] == (
        "Decision: We say sorry first. 4 of 6 support it. Every concern was heard."
    )
