"""Who works with whom, in the room: below the task where it fits, else on pages of its own."""

import pytest
from msgspec import structs

from tests.room.day_pages import place_of, spot_at
from tests.room.picture_checks import FRAMES, assert_legible, frame, texts, words
from workshop.room.pages import pages_at
from workshop.room.scene import Mark

KEY = "reread_quote/pairs"
NAMES = ("Aisha", "Farid", "Ben", "Grace", "Carla", "Hugh", "Dev", "Ewa")


def drawn(view, groups, room="wide", size=2, key=KEY, **changes):
    spot = structs.replace(spot_at(view, place_of(view, key)), groups=groups, size=size, **changes)
    return pages_at(view, spot, FRAMES[room])


def in_groups(count, each):
    seats = [str(seat) for seat in range(1, count * each + 1)]
    return tuple(tuple(seats[at : at + each]) for at in range(0, count * each, each))


def test_that_four_pairs_stand_below_the_task_with_the_timer(day):
    groups = tuple(zip(NAMES[::2], NAMES[1::2], strict=True))
    (page,) = drawn(day, groups)
    assert all(name in words(page) for name in NAMES)
    assert "min left" in words(page)
    assert "Aisha with Farid" in page.scene.alt
    assert sum(isinstance(each, Mark) for each in page.scene.shapes) >= len(NAMES)


@pytest.mark.parametrize("room", [FRAMES["wide"], frame(1920, 1200)], ids=["16:9", "16:10"])
def test_that_names_take_the_place_of_the_count_and_stand_on_the_page_of_the_task(day, room):
    groups = tuple(zip(NAMES[::2], NAMES[1::2], strict=True))
    spot = structs.replace(spot_at(day, place_of(day, KEY)), groups=groups, size=2)

    (page,) = pages_at(day, spot, room)

    assert "They are not an interruption" in words(page)
    assert "7 of 8" not in words(page)
    (before,) = pages_at(day, structs.replace(spot, groups=()), room)
    assert "7 of 8" in words(before)


def test_that_pairs_on_a_page_of_their_own_stand_in_two_even_columns(fresh):
    page, *_task = drawn(fresh, in_groups(8, 2))
    firsts = {f"Seat {seat}" for seat in range(1, 16, 2)}
    lefts = [each.x for each in texts(page) if each.text in firsts]
    assert sorted(map(lefts.count, set(lefts))) == [4, 4]


def test_that_a_third_in_a_pair_has_a_dot_of_their_own_and_comes_last(fresh):
    (page,) = drawn(fresh, (("1", "5", "7"), ("2", "4"), ("3", "6")))
    said = words(page)
    assert said.index("Seat 2") < said.index("Seat 1")
    assert "Seats 5, 7" in said


def test_that_the_room_says_how_people_were_put_together(fresh):
    assert "In threes" in words(drawn(fresh, in_groups(3, 3), size=3)[0])


def test_that_many_groups_have_pages_of_their_own_before_the_steps(fresh):
    pages = drawn(fresh, in_groups(20, 2))
    assert "Seat 1" in words(pages[0])
    assert "Tell of one time" in words(pages[0])
    assert "Seat 40" in words(pages[1])
    assert "Seat 40" not in words(pages[-1])


@pytest.mark.parametrize("room", FRAMES)
@pytest.mark.parametrize("groups", [in_groups(3, 2), in_groups(20, 2), in_groups(12, 4)])
@pytest.mark.parametrize("key", [KEY, "reread_quote/possible", "friendship_ladder/stories"])
def test_that_groups_are_legible_in_every_room(day, room, groups, key):
    size = len(groups[0])
    assert_legible(drawn(day, groups, room, size=size, key=key), FRAMES[room])
