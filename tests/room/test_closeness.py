"""Closeness: circles that come together, and a bar for every picture, in every room."""

import pytest

from tests.room.picture_checks import FRAMES, assert_legible, words
from workshop.domain.scale import SCALES
from workshop.room.charts.rating.closeness import closeness_asked, closeness_pages
from workshop.room.charts.rating.matrix_cell import MatrixCell
from workshop.room.circles import two_circles
from workshop.room.scene import Box

in_every_room = pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)
CLOSE = SCALES["CLOSE7"]
QUESTION = "Which picture comes nearest to us and these customers?"


def chosen(*counts, missing=0, median=3.0):
    return MatrixCell(counts=counts, median=median, agreement=0.2, missing=missing)


def test_that_the_circles_come_closer_from_point_to_point():
    apart = []
    for point in CLOSE.points:
        left, right = two_circles(0, 0, 10, point)
        apart.append(right.x - left.x)
        assert left.x == -right.x
    assert apart == sorted(apart, reverse=True)
    assert apart[0] > 20 > apart[2]
    assert apart[-1] > 0


@in_every_room
def test_that_the_pictures_can_be_read_from_the_last_row(room):
    hint = "One circle is us, the other is them."
    assert_legible(closeness_asked(room, QUESTION, hint, CLOSE, 100, 120), room)
    assert_legible(closeness_pages(room, QUESTION, chosen(2, 1, 0, 3, 0, 1, 1), CLOSE), room)


def test_that_a_bar_is_as_high_as_people_are_many():
    (page,) = closeness_pages(FRAMES["wide"], QUESTION, chosen(1, 0, 2, 4, 0, 0, 0), CLOSE)
    bars = [shape.height for shape in page.scene.shapes if isinstance(shape, Box)]
    assert bars == pytest.approx([bars[2] / 4, bars[2] / 2, bars[2]])


def test_that_it_says_the_middle_in_words_and_who_cannot_say():
    (page,) = closeness_pages(
        FRAMES["wide"], QUESTION, chosen(1, 0, 2, 4, 0, 0, 0, missing=2, median=4.0), CLOSE
    )
    assert "The middle: 4, Something in common" in words(page)
    assert "2 can’t say" in words(page)
