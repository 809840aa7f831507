"""Votes: one line picked by each person."""

from workshop.domain.step import flaws, summarise
from workshop.steps.votes import VotesStep

STEP = VotesStep(id="pick", title="Pick", minutes=3, prompt="Which one?", lines=("Early", "Late"))


def test_that_picks_are_counted_line_by_line():
    answers = {"a": {"pick": 1}, "b": {"pick": 2}, "c": {"pick": 1}, "d": {"pick": None}}

    assert [line.picked for line in summarise(STEP, answers).lines] == [2, 1]


def test_that_two_picks_are_not_told():
    answers = {"a": {"pick": 1}, "b": {"pick": 2}}

    assert [line.picked for line in summarise(STEP, answers).lines] == [None, None]


def test_that_one_line_is_no_choice():
    alone = VotesStep(id="pick", title="Pick", minutes=3, prompt="Which one?", lines=("Early",))

    assert flaws(alone) == (("lines", "at least two are needed."),)
