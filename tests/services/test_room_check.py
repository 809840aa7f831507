"""What a room cannot read of an exercise is told as a fault of its file."""

import pytest

from workshop.paths import EXERCISES
from workshop.services.room_check import check_whole


@pytest.fixture
def changed(tmp_path):
    """The check-in with one text changed."""

    def made(old, new):
        file = tmp_path / "check_in.toml"
        text = (EXERCISES / "check_in.toml").read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        return [fault.sentence for fault in check_whole(file)]

    return made


def test_that_a_file_that_fits_has_no_fault(changed):
    assert changed("Since last time", "Since we met") == []


def test_that_a_title_that_no_page_holds_is_told(changed):
    (told,) = changed('title = "Check-in"', f'title = "{"Check in " * 60}"')
    assert "does not fit a page of the room" in told


def test_that_what_is_long_goes_on_to_further_pages(changed):
    assert changed("One sentence. Anyone may pass.", "A long story. " * 200) == []


def test_that_a_word_of_any_length_is_broken_in_a_moment(changed):
    assert changed("One sentence. Anyone may pass.", "Donaudampfschiff" * 100) == []
