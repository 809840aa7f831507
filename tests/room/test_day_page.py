"""The day in the room, and a break: times that are true, and no word about spare time."""

import pytest
from msgspec import structs

from tests.room.picture_checks import FRAMES, assert_legible, words
from workshop.domain.flow import flow
from workshop.domain.session import Block
from workshop.room.day_page import day_page
from workshop.room.scene import Page
from workshop.room.title import break_page

AGENDA = (
    Block(id="a", kind="exercise", title="Opening", minutes=15, exercise="opening"),
    Block(id="b", kind="exercise", title="Re-reading the quote", minutes=60, exercise="quote"),
    Block(id="c", kind="break", title="Break", minutes=15),
    Block(id="d", kind="exercise", title="Mapping the 3D view", minutes=75, exercise="map"),
    Block(id="e", kind="stretch", title="Stretch", minutes=5),
    Block(id="f", kind="exercise", title="Closing", minutes=25, exercise="closing"),
    Block(id="g", kind="slack", title="Slack", minutes=15),
)


def begun(late):
    first = structs.replace(AGENDA[0], started=f"09:{late:02d}")
    return flow((first, *AGENDA[1:]), AGENDA, "09:00", 0, 555 + late, spare=True)


def told(late, room="wide"):
    return Page(scene=day_page(FRAMES[room], begun(late), 545 + late))


@pytest.mark.parametrize(
    ("late", "head"), [(0, "We still end at 12:30."), (12, "We still end at 12:30."),
                       (20, "We end at 12:35.")]
)  # fmt: skip
def test_that_the_end_comes_first_and_nobody_is_blamed(late, head):
    assert words(told(late)).startswith(head)
    assert "behind" not in words(told(late))
    assert "Slack" not in words(told(late))


def test_that_a_late_day_has_both_times_and_a_day_on_time_has_one():
    assert "12 minutes later; 3 of 15 spare minutes are left." in words(told(12))
    assert {"09:15", "09:27"} <= set(words(told(12)).split())
    assert "planned" not in words(told(0))


@pytest.mark.parametrize("room", FRAMES)
@pytest.mark.parametrize("late", [0, 12, 40])
def test_that_the_day_is_legible_in_every_room(room, late):
    assert_legible((told(late, room),), FRAMES[room])


@pytest.mark.parametrize("room", FRAMES)
def test_that_a_break_says_when_to_be_back_and_what_comes(room):
    page = Page(scene=break_page(FRAMES[room], "10:45", "Mapping the 3D view"))
    assert words(page) == "Back at 10:45 Then: Mapping the 3D view"
    assert_legible((page,), FRAMES[room])
