"""The line that grows into a body."""

import pytest

from tests.room.picture_checks import FRAMES, assert_legible, texts, words
from workshop.room.charts.place.body import AxisWords, axes_pages
from workshop.room.scene import Text, between
from workshop.room.stations import stations_page

in_every_room = pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)
AXES = (
    AxisWords(name="Depth", help="how far it goes beyond the deal",
              anchors=("A deal: from A to B, then gone",
                       "A habit: they come back, we keep delivering",
                       "A bond: each goes out of its way for the other")),
    AxisWords(name="Breadth", help="how much of us, and of them, takes part",
              anchors=("One thread, one contact", "Several threads, not joined",
                       "All of us, joined up: people, bill, product, complaint, community")),
    AxisWords(name="Light", help="how clearly each side sees the other, and acts on it",
              anchors=("Dark: we guess how we look", "Dim: we ask now and then",
                       "Lit: we see ourselves as they see us, and something changes")),
)  # fmt: skip
STATIONS = ("They bought", "bought again", "told a friend")


@in_every_room
def test_that_the_axes_are_legible(room):
    pages = axes_pages(room, AXES)

    assert_legible(pages, room)
    assert len(pages) == 4


def test_that_an_axis_has_its_ends_in_full_and_the_last_page_all_nine_in_short():
    *axes, whole = axes_pages(FRAMES["wide"], AXES)

    for page, axis in zip(axes, AXES, strict=True):
        said = words(page)
        for anchor in axis.anchors:
            assert all(word in said for word in anchor.split())
    assert all(axis.short(at) in words(whole) for axis in AXES for at in range(3))


@in_every_room
def test_that_each_page_grows_out_of_the_same_shapes_and_its_words_come_last(room):
    for page in axes_pages(room, AXES):
        before = page.grown_from
        drawn = page.scene.shapes[: len(before.shapes)]
        assert [type(shape) for shape in drawn] == [type(shape) for shape in before.shapes]
        half = between(before, page.scene, 0.5)
        assert not [shape for shape in half.shapes if isinstance(shape, Text)]
        assert between(before, page.scene, 1) == page.scene
        assert between(before, page.scene, 0).shapes == before.shapes


def test_that_a_does_not_move():
    starts = {
        (page.scene.shapes[at].x, page.scene.shapes[at].y)
        for page in axes_pages(FRAMES["wide"], AXES)
        for at, shape in enumerate(page.scene.shapes)
        if getattr(shape, "r", 0) == 0.167 * FRAMES["wide"].r
    }

    assert len(starts) == 1


@in_every_room
def test_that_the_line_stands_alone_with_its_stations(room):
    asked, group = "What does this line leave out?", "Our guests: regulars"
    page = stations_page(room, asked, group, STATIONS, 420)

    assert_legible((page,), room)
    shown = [text.text for text in texts(page)]
    assert all(each in shown for each in (*STATIONS, "A", "B"))
    assert "7 min left" in shown
