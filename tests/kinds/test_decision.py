"""What a reveal of decisions tells, and what it keeps to itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.gathering import ListEntry, with_lists
from workshop.domain.step import cells, fact, summarise
from workshop.errors import ExpressionFault
from workshop.steps.decision import DecisionStep

BARE = DecisionStep(id="decide", title="Decide", minutes=8, prompt="How far do you go along?")


def decide(*statements, **more):
    named = [
        ListEntry(id=f"d{slot}", values={"text": text})
        for slot, text in enumerate(statements, 1)
        if text
    ]
    bare = DecisionStep(id="decide", title="Decide", minutes=8, prompt="How far?", **more)
    return with_lists(bare, {"decide": tuple(named)})


def answered(**columns):
    people = len(next(iter(columns.values())))
    return {
        f"p{who}": {cell: values[who] for cell, values in columns.items()} for who in range(people)
    }


def test_that_only_slots_with_a_statement_are_asked():
    found = cells(decide("Ring back the same day", "", "One owner for each case"))
    assert [cell.name for cell in found if cell.required] == ["d1", "d3"]
    assert found[0].label == "Ring back the same day"
    assert found[1].label == "Decision 2"
    assert len(cells(BARE)) == 6
    assert not any(cell.required for cell in cells(BARE))


def test_that_support_and_concerns_are_counted():
    summary = summarise(decide("Ring back"), answered(d1=(5, 4, 4, 2, 1, None, 3, 5)))
    (line,) = summary.decisions
    assert (line.cell, line.statement, line.n, line.missing) == ("d1", "Ring back", 7, 1)
    assert (line.counts, line.median, line.concerns) == ((1, 1, 1, 2, 2), 4, 2)
    assert fact(summary, "concerns", ()) == 2


def test_that_slots_with_neither_statement_nor_answer_are_left_out():
    summary = summarise(decide("A", "", "C"), answered(d1=(5, 4, 4), d5=(3, 3, 3)))
    assert [(line.cell, line.statement) for line in summary.decisions] == [
        ("d1", "A"),
        ("d3", "C"),
        ("d5", ""),
    ]


def test_that_two_answers_are_withheld_and_so_is_unanimity_where_asked():
    few = summarise(decide("A"), answered(d1=(1, 2, None)))
    line = few.decisions[0]
    assert line.n is line.missing is line.counts is line.concerns is None
    alike = summarise(decide("A", hide_unanimous=True), answered(d1=(2, 2, 2)))
    assert alike.decisions[0].counts is alike.decisions[0].median is None
    assert fact(alike, "concerns", ()) is None
    with pytest.raises(ExpressionFault, match="median"):
        fact(alike, "median", ())


@given(st.lists(st.none() | st.integers(1, 5), max_size=9), st.randoms())
def test_that_decisions_do_not_depend_on_who_answered_first(values, chance):
    step = decide("A")
    people = [(f"p{who}", {"d1": value}) for who, value in enumerate(values)]
    first = summarise(step, dict(people))
    chance.shuffle(people)
    assert summarise(step, dict(people)) == first
