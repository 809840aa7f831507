"""What the plan warns of."""

import datetime as dt

from workshop.domain.exercise import Exercise, Group, Item, Lens
from workshop.domain.plan import desk_load, heaviest_load
from workshop.domain.session import Block, Session
from workshop.steps.rating import RatingStep
from workshop.steps.talk import TalkStep


def exercise(lenses):
    rate = RatingStep(
        id="rate",
        title="Rate",
        minutes=11,
        prompt="How true?",
        scale="TRUE5",
        items=tuple(Item(id=f"s{n}", text="t", short="t") for n in range(9)),
        lenses=tuple(Lens(id=f"l{n}", label="l", short="l") for n in range(lenses)),
    )
    return Exercise(
        id="quote",
        version=1,
        title="Re-reading the quote",
        purpose="p",
        outcomes=(),
        group=Group(min=4, max=24),
        minutes=15,
        credit="c",
        steps=(rate, TalkStep(id="talk", title="Talk", minutes=4)),
    )


def test_that_only_what_must_be_answered_counts():
    load = desk_load(exercise(4), people=8, laptops=1)
    assert (load.ratings, load.minutes, load.planned, load.over) == (36, 66, 11, True)


def test_that_enough_laptops_make_it_fit():
    day = dt.date(2026, 11, 24)
    blocks = (Block(id="b", kind="exercise", title="Q", minutes=15, exercise="quote"),)
    session = Session(id="s", title="t", date=day, purge_on=day, agenda=blocks, laptops=8)
    assert heaviest_load(session, {"quote": exercise(4)}) is None
    crowded = Session(id="s", title="t", date=day, purge_on=day, agenda=blocks, laptops=1)
    assert heaviest_load(crowded, {"quote": exercise(4)}).minutes == 66
