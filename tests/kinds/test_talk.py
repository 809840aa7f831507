"""Talk: nothing is collected; a reveal is a talk that shows a collecting step."""

from workshop.domain.step import cells, collects, mentions, shows
from workshop.steps.talk import TalkStep


def talk(**more):
    return TalkStep(id="talk", title="Talk", minutes=4, modes=("pairs",), **more)


def test_that_talk_collects_nothing():
    assert cells(talk()) == ()
    assert not collects(talk())


def test_that_a_reveal_names_the_step_it_shows():
    assert mentions(talk(shows="rate")) == (("shows", "rate"),)
    assert shows(talk(shows="rate")) == "rate"
    assert mentions(talk()) == ()
    assert shows(talk()) == ""
