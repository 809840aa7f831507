"""Words that people kept: how many kept the same, and every word once."""

import pytest

from tests.room.picture_checks import FRAMES, assert_legible, words
from workshop.room.kept_words import counted_words, kept_pages, kept_told
from workshop.room.scene import Mark

EIGHT = ("outsider", "purpose", "visitor", "interruption", "dependent", "Favour", "part of it",
         " Interruption ")  # fmt: skip
in_every_room = pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)


@in_every_room
@pytest.mark.parametrize("said", [EIGHT, ("visitor",), EIGHT * 3, ("w" * 40,) * 2 + EIGHT])
def test_that_kept_words_are_legible_and_none_is_lost(room, said):
    found = counted_words(said)
    pages = kept_pages(room, found)

    assert_legible(pages, room)
    shown = " ".join(words(page) for page in pages)
    assert all(word.text in shown or "…" in shown for word in found)


def test_that_one_word_is_one_whatever_its_case_and_its_blanks():
    first, *others = counted_words(EIGHT)

    assert (first.text.casefold().strip(), first.people) == ("interruption", 2)
    assert [word.people for word in others] == [1] * 6
    assert [word.text for word in others] == sorted((w.text for w in others), key=str.casefold)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (EIGHT, "2 of 8 kept the same word."),
        (("a", "b", "c"), "All 3 kept a different word."),
        (("a", "a", "a"), "All 3 kept the same word."),
        (("a",), "1 of 1 kept a word."),
    ],
)
def test_that_the_headline_counts_who_let_their_word_be_seen(said, told):
    assert kept_told(counted_words(said)) == told


def test_that_a_word_of_two_people_carries_two_dots():
    (page,) = kept_pages(FRAMES["wide"], counted_words(EIGHT))

    assert sum(isinstance(shape, Mark) for shape in page.scene.shapes) == 2
