"""The parking lot in the room: counted, one thing in hand a page, never who raised it."""

import pytest

from tests.room.picture_checks import FRAMES, assert_legible, words
from workshop.domain.record import Note
from workshop.room.parking import Parked, parked_things, parking_pages

in_every_room = pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)
HINT = "An owner and a date, or we drop it aloud."
THINGS = (
    Parked(text="Parking permits for the vans", owner="Stores", by="12 December"),
    Parked(text="Who opens the stores on Saturdays?", dropped=True),
    Parked(text="A winter tariff that can be explained in one breath"),
    Parked(text="What we say when a part is late"),
    Parked(text="Keys for the new tenants’ office"),
    Parked(text="The van’s radio"),
)


def pages(room=FRAMES["wide"], things=THINGS):
    return parking_pages(room, things, HINT, None, 0)


@in_every_room
@pytest.mark.parametrize("many", [1, 6, 40])
def test_that_every_thing_has_a_legible_page(room, many):
    things = (THINGS * 7)[:many]
    found = parking_pages(room, things, HINT, 240, 240)

    assert_legible(found, room)
    assert len(found) == many


def test_that_what_is_settled_stands_above_and_what_waits_below():
    said = words(pages()[2])

    assert said.startswith("2 of 6 parked things are settled.")
    assert said.index("Stores, 12 December") < said.index("winter tariff") < said.index(HINT)
    assert said.index(HINT) < said.index("a part is late") < said.index("and 2 more")


def test_that_a_settled_thing_in_hand_tells_its_end():
    assert "Stores, 12 December" in words(pages()[0])
    assert "dropped aloud" in words(pages()[1])
    assert HINT not in words(pages()[1])


@pytest.mark.parametrize(
    ("things", "said"),
    [
        (THINGS[2:], "4 things are parked."),
        (THINGS[2:3], "1 thing is parked."),
        (THINGS[:2], "All 2 parked things are settled."),
        (THINGS[:1], "The parked thing is settled."),
        (THINGS[1:4], "1 of 3 parked things is settled."),
    ],
)
def test_that_the_headline_counts(things, said):
    assert words(pages(things=things)[0]).startswith(said)


def test_that_the_room_never_reads_who_raised_it():
    notes = (
        Note(id="1", kind="park", step="", body="A winter tariff", raised_by="Farid"),
        Note(id="2", kind="note", step="", body="Call the foreman"),
    )

    (thing,) = parked_things(notes)

    assert "Farid" not in words(pages(things=(thing,))[0])


@in_every_room
def test_that_who_sees_to_a_settled_thing_and_by_when_is_never_cut(room):
    seen = words(parking_pages(room, THINGS, HINT, 240, 240)[1])

    # From far away there is room for the one in hand alone.
    assert ("Stores, 12 December" in seen) == ("Parking permits for the vans" in seen)
    assert room is FRAMES["far"] or "Stores, 12 December" in seen
