"""The ladder as it is read, and beside the marks that people set."""

import pytest

from tests.room.day_pages import step_pages
from tests.room.picture_checks import FRAMES, assert_legible, frame, texts, words
from workshop.room.charts.ladder.reading import MarkWords, RungWords, marks_pages, rung_pages

in_every_room = pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)
NAMES = ("Feeds the cat", "Has the spare key", "First call", "Out on a cold night",
         "Cares how you are", "Survives a falling-out", "Is on the party list")  # fmt: skip
RUNGS = tuple(
    RungWords(name=name, text="turns up when your car has died and it is inconvenient")
    for name in NAMES
)
MARKS = (
    MarkWords(name="We say", help="to others and ourselves"),
    MarkWords(name="They’d say", help="our customers, if asked"),
    MarkWords(name="We want", help="in a year from now"),
)


@in_every_room
def test_that_every_rung_has_a_legible_page(room):
    pages = rung_pages(room, RUNGS)

    assert_legible(pages, room)
    assert len(pages) == 7


def test_that_rungs_read_keep_their_name_and_rungs_to_come_only_their_number():
    said = words(rung_pages(FRAMES["wide"], RUNGS)[3])

    assert [name in said for name in NAMES] == [True] * 4 + [False] * 3
    assert all(str(number) in said for number in range(1, 8))


def test_that_from_far_only_the_rungs_around_show():
    said = words(rung_pages(FRAMES["far"], RUNGS)[4])

    assert "1" not in said
    assert [str(number) in said for number in range(3, 8)] == [True] * 5


@in_every_room
def test_that_ladder_and_marks_are_legible_and_complete(room):
    pages = marks_pages(room, "On which rung?", RUNGS, MARKS, "One mark for each.", 240, 240)

    assert_legible(pages, room)
    shown = [text.text for page in pages for text in texts(page)]
    assert all(name in shown for name in (*NAMES, *(mark.name for mark in MARKS)))


def test_that_ladder_and_marks_share_a_page_where_they_can_be_read():
    assert len(marks_pages(FRAMES["wide"], "Which?", RUNGS, MARKS, "One each.", 240, 240)) == 1
    assert len(marks_pages(FRAMES["far"], "Which?", RUNGS, MARKS, "One each.", 240, 240)) == 2


def test_that_ladder_and_three_marks_share_a_page_in_16_to_10(fresh):
    room = frame(1920, 1200)
    pages = step_pages(fresh, "friendship_ladder/marks", room)

    assert len(pages) == 1
    assert_legible(pages, room)
