"""Which way words are read."""

import pytest

from workshop.domain.direction import reads_from_right


@pytest.mark.parametrize(
    ("text", "rtl"),
    [("שלום to all", True), ("to all: שלום", False), ("1. مرحبا", True), ("12:30", False)],
)
def test_that_a_paragraph_goes_the_way_of_its_first_word(text, rtl):
    assert reads_from_right(text) is rtl
