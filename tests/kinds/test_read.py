"""Reading: nothing is collected, and what is read is a quotation."""

from workshop.domain.exercise import Item
from workshop.domain.run import quotes
from workshop.domain.step import cells, collects, flaws, mentions
from workshop.steps.read import ReadStep
from workshop.steps.talk import TalkStep

STEP = ReadStep(
    id="read",
    title="Read",
    minutes=2,
    lines=(Item(id="s1", text="They are part of it.", short="Part of it", classic="He is."),),
)


def test_that_reading_collects_nothing():
    assert cells(STEP) == ()
    assert not collects(STEP)


def test_that_a_reading_quotes_and_a_talk_does_not():
    assert quotes(STEP)
    assert not quotes(TalkStep(id="talk", title="Talk", minutes=2))


def test_that_a_reading_names_no_other_step_and_has_no_flaw():
    assert mentions(STEP) == flaws(STEP) == ()
