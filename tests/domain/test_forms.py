"""Forms and options: what a plan runs of an exercise."""

import pytest

from workshop.content.shipped import shipped_exercises
from workshop.domain.exercise import PlanOption
from workshop.domain.forms import formed, with_option
from workshop.domain.step import cells


@pytest.fixture(scope="module")
def quote():
    return next(each for each in shipped_exercises() if each.id == "reread_quote")


def planned(exercise, *form):
    """The steps that a plan runs."""
    made, count = formed(exercise, *form)
    return made.steps[:count], made.minutes


def lenses(exercise, *form):
    rate = next(step for step in planned(exercise, *form)[0] if step.id == "rate")
    return [lens.id for lens in rate.lenses]


def test_that_without_options_nothing_is_added(quote):
    assert lenses(quote) == ["me", "team", "org", "spenders"]
    assert planned(quote)[1] == 60


def test_that_an_option_adds_a_lens_and_its_minutes(quote):
    assert lenses(quote, "", ("two_years",)) == ["me", "team", "org", "spenders", "two_years"]
    assert planned(quote, "", ("two_years",))[1] == 63


def test_that_an_option_goes_with_a_shorter_form(quote):
    assert lenses(quote, "express", ("two_years",)) == ["me", "org", "two_years"]
    assert planned(quote, "express", ("two_years",))[1] == 33


def test_that_an_option_sets_what_is_no_list(quote):
    steps, _minutes = planned(quote, "", ("lens_by_lens",))
    assert next(step for step in steps if step.id == "rate").by == "lenses"


def test_that_a_step_of_an_option_stands_where_the_file_has_it(quote):
    steps, minutes = planned(quote, "express", ("in_the_room",))
    names = [step.id for step in steps]
    assert names.index("guests") == names.index("rate") + 1
    assert minutes == 34


def test_that_steps_that_are_not_planned_stay_at_hand(quote):
    made, count = formed(quote)
    assert {step.id for step in made.steps[count:]} == {"guests", "again", "again_shown"}


def test_that_an_option_words_items_anew_wherever_they_stand(quote):
    option = PlanOption(title="Other words", items={"s4": {"text": "A call is why we are here."}})
    for name in ("rate", "second_reading"):
        step = with_option(quote.step(name), option)
        items = getattr(step, "items", ()) or step.lines
        assert [item.text for item in items if item.id == "s4"] == ["A call is why we are here."]


def test_that_the_deep_form_asks_for_me_once_more(quote):
    steps, minutes = planned(quote, "deep")
    again = next(step for step in steps if step.id == "again")
    assert minutes == 90
    assert [cell.name for cell in cells(again)] == [f"s{n}/me" for n in range(1, 10)]
