"""Where a session stands: moves, the curtain, opened steps and the timer."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.stage import (
    Place,
    Stage,
    Timer,
    closed,
    lengthened,
    opened,
    paused,
    started,
    went,
)
from workshop.steps.rating import RatingView

GAPS = RatingView(picture="gaps", pair=("me", "org"))


def test_that_going_on_keeps_the_curtain_and_the_opened_steps():
    stage = Stage(black=True, frozen=True, opened=("a/b",), chosen=GAPS)
    after = went(stage, Place(block=1, step="rate"), 2)
    assert (after.black, after.frozen, after.opened, after.page) == (True, True, ("a/b",), 2)
    assert after.chosen is None


def test_that_turning_a_page_keeps_the_chosen_picture():
    stage = Stage(place=Place(block=1, step="rate"), chosen=GAPS)
    assert went(stage, Place(block=1, step="rate"), 1).chosen == GAPS


@given(st.lists(st.sampled_from(["a/1", "a/2", "b/1"]), max_size=8))
def test_that_a_step_is_open_once_and_closes_whole(keys):
    stage = Stage()
    for key in keys:
        stage = opened(stage, key)
    assert sorted(stage.opened) == sorted(set(keys))
    for key in keys:
        stage = closed(stage, key)
    assert stage.opened == ()


def test_that_a_paused_timer_keeps_what_is_left():
    timer = started(Timer(seconds=600, left=600), now=1000)
    assert timer.remaining(1090) == 510
    timer = paused(timer, now=1090)
    assert timer.remaining(9999) == 510
    assert lengthened(timer, 60).remaining(9999) == 570


def test_that_a_timer_counts_on_below_nought():
    assert started(Timer(seconds=60, left=60), now=0).remaining(75) == -15
