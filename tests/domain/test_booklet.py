"""The order of pages on folded sheets, against what a printer's manual says."""

import pytest

from workshop.domain.booklet import folded, in_pairs


def test_that_eight_pages_stand_as_a_folded_sheet_has_them():
    assert folded(8) == ((8, 1), (2, 7), (6, 3), (4, 5))


def test_that_fronts_and_backs_of_sixteen_are_those_of_the_published_example():
    sides = folded(14)

    assert [page for side in sides[::2] for page in side] == [16, 1, 14, 3, 12, 5, 10, 7]
    assert [page for side in sides[1::2] for page in side] == [2, 15, 4, 13, 6, 11, 8, 9]


@pytest.mark.parametrize("pages", [1, 2, 5, 16, 33])
def test_that_every_page_stands_once_and_sheets_are_whole(pages):
    told = sorted(page for side in folded(pages) for page in side)

    assert told == list(range(1, len(told) + 1))
    assert len(told) % 4 == 0
    assert 0 <= len(told) - pages < 4


def test_that_two_on_a_sheet_are_read_from_left_to_right():
    assert in_pairs(3) == ((1, 2), (3, 4))
