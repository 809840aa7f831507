"""Talk: nothing is collected; a reveal is a talk that shows a collecting step."""

import pytest

from workshop.domain.step import cells, collects, fact, mentions, summarise
from workshop.errors import ExpressionFault
from workshop.steps.talk import TalkStep, TalkSummary


def talk(**more):
    return TalkStep(id="talk", title="Talk", minutes=4, modes=("pairs",), **more)


def test_that_talk_collects_nothing():
    assert cells(talk()) == ()
    assert not collects(talk())
    assert summarise(talk(), {"p1": {}}) == TalkSummary(n=1)


def test_that_a_reveal_names_the_step_it_shows():
    assert mentions(talk(shows="rate")) == (("shows", "rate"),)
    assert mentions(talk()) == ()


def test_that_a_hint_can_ask_a_talk_for_no_number():
    with pytest.raises(ExpressionFault, match="median"):
        fact(TalkSummary(n=3), "median", ("me",))
