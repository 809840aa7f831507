"""Options in the plan: a tick for each, and of those that exclude each other only one."""

import pytest

from ui.kit.choice import Tick
from ui.plan.options import PlanOptions
from workshop.domain.exercise import PlanOption

OPTIONS = {
    "lens_by_lens": PlanOption(title="Lens by lens", help="Quicker"),
    "two_years": PlanOption(title="Two years from now", one_of="fifth"),
    "in_the_room": PlanOption(title="Guests in the room", one_of="fifth"),
}


@pytest.fixture
def options(qtbot):
    made = PlanOptions()
    qtbot.addWidget(made)
    made.show_options(OPTIONS, ("lens_by_lens", "two_years"))
    return made


def tick(options, title):
    return next(each for each in options.findChildren(Tick) if each.accessibleName() == title)


def test_that_the_chosen_ones_are_ticked(options):
    ticked = [each.text() for each in options.findChildren(Tick) if each.isChecked()]
    assert ticked == ["Lens by lens", "Two years from now"]
    assert tick(options, "Lens by lens").accessibleDescription() == "Quicker"


def test_that_one_more_is_told_with_the_others(qtbot, options):
    options.show_options(OPTIONS, ("two_years",))
    with qtbot.waitSignal(options.chosen) as told:
        tick(options, "Lens by lens").click()
    assert told.args == [("lens_by_lens", "two_years")]


def test_that_of_those_that_exclude_each_other_the_newer_stays(qtbot, options):
    with qtbot.waitSignal(options.chosen) as told:
        tick(options, "Guests in the room").click()
    assert told.args == [("lens_by_lens", "in_the_room")]


def test_that_an_exercise_without_options_shows_none(options):
    options.show_options({}, ())
    assert options.isHidden()
