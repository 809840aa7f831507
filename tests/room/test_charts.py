"""Pictures of results: geometry that must hold in every room and with every kind of data."""

from itertools import pairwise

import pytest
from msgspec import structs

from tests.room.picture_checks import (
    FRAMES,
    assert_labels_clear,
    assert_legible,
    extent,
    frame,
    texts,
    words,
)
from workshop.domain.measure import agreement, quartiles
from workshop.room.charts.bars import Bar, Head, ScalePoints, row_told
from workshop.room.charts.bars_page import shapes_pages
from workshop.room.charts.ladder.columns import LadderColumn, Rung
from workshop.room.charts.ladder.rungs import ProofCount, ladder_pages
from workshop.room.charts.place.cube import cube_alone, cube_page
from workshop.room.charts.place.dumbbells import Ruler, RulerSide, Views, dumbbells_pages
from workshop.room.charts.place.map_one import map_page
from workshop.room.charts.place.map_plot import Cloud, Ends, maps_sentence
from workshop.room.charts.place.maps import maps_pages
from workshop.room.charts.rating.gap_words import GapSides, Pair
from workshop.room.charts.rating.gaps import gaps_pages
from workshop.room.charts.rating.grid import grid_pages
from workshop.room.charts.rating.grid_words import camps_told, shared_told
from workshop.room.charts.rating.matrix import matrix_pages
from workshop.room.charts.rating.matrix_cell import MatrixCell, Statement
from workshop.room.compared import Compared
from workshop.room.figures import half
from workshop.room.legend import LegendKey
from workshop.room.marked import plain
from workshop.room.marks import arrow
from workshop.room.scale_words import median_told, median_word
from workshop.room.scene import Box, Line, Mark, Text
from workshop.room.typesetting import shared_out

in_every_room = pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)

TRUE = ScalePoints(
    short=("Not true", "Rarely", "About half", "Mostly", "Always"),
    tight=("Not true", "Rarely", "Half", "Mostly", "Always"),
    missing="Can’t say",
)
NAMES = (
    "Most important", "Not dependent on us", "We depend on them", "Not an interruption",
    "The purpose of it", "Not outsiders", "Part of it", "Not our favour", "They favour us",
)  # fmt: skip
ME = (
    (0, 0, 1, 4, 3), (0, 2, 4, 2, 0), (0, 0, 0, 3, 5), (0, 0, 1, 5, 2), (0, 2, 2, 2, 2),
    (1, 3, 3, 1, 0), (3, 1, 0, 1, 3), (0, 0, 1, 5, 2), (0, 0, 1, 4, 3),
)  # fmt: skip
HEAD = Head(name="Me", help="in my own work, the last month", place=0)
SIDES = GapSides(
    one=LegendKey(place=0, words="Me"),
    other=LegendKey(place=2, words="Organisation"),
    subject="themselves",
    object="the organisation",
    low="Not true",
    high="Always",
)
VIEWS = Views(ours="our view", theirs="our guess at their view", them="customers")
OURS = ((5, 4, 3), (6, 4, 4), (4, 3, 3), (5, 5, 2), (6, 4, 3), (5, 4, 4))
THEIRS = ((3, 2, 2), (4, 3, 2), (3, 2, 3), (2, 3, 1), (4, 2, 2), (3, 3, 3))
CLOUD = Cloud(
    ours=OURS, theirs=THEIRS, typical_ours=(5, 4, 3), typical_theirs=(3, 2.5, 2),
    agreement=0.968158,
)  # fmt: skip
ENDS = (
    Ends(name="Depth", thing="a habit"),
    Ends(name="Breadth"),
    Ends(name="Light"),
)
RUNGS = tuple(
    Rung(number=str(at), name=name)
    for at, name in enumerate(
        ("Feeds the cat", "Has the spare key", "First call", "Out on a cold night",
         "Cares how you are", "Survives a falling-out", "Is on the party list"), 1)
)  # fmt: skip
LADDER = (
    LadderColumn(name="We say", counts=(0, 0, 0, 1, 4, 2, 1), median=5),
    LadderColumn(name="They’d say", counts=(1, 1, 3, 2, 1, 0, 0), median=3),
    LadderColumn(name="We want", counts=(0, 0, 0, 0, 1, 5, 2), median=6),
)
CLAIM, PROOF = "All 8 put “We say” higher than “They’d say”.", ProofCount(stories=5, marks=8)


def bars(rows=ME, labels=NAMES, missing=0):
    return tuple(
        Bar(number=str(at), label=label, counts=counts, missing=missing)
        for at, (label, counts) in enumerate(zip(labels, rows, strict=True), 1)
    )


def cell(counts):
    if counts is None:
        return MatrixCell(counts=None)
    found = quartiles(counts, 1)
    return MatrixCell(
        counts=counts, median=found.median if found else None, agreement=agreement(counts)
    )


def statements(rows=ME, text="They are not an interruption of our work."):
    return tuple(
        Statement(number=str(at), text=text, short=label, cells=(cell(counts),) * 4)
        for at, (label, counts) in enumerate(zip(NAMES, rows, strict=True), 1)
    )


def pair(number="4", one=4, other=2.5, higher=7, same=1, lower=0):
    people = Compared(higher=higher, same=same, lower=lower, drawn=one - other)
    return Pair(
        number=number, label=NAMES[int(number) - 1], one=one, other=other, people=people
    )  # fmt: skip


def ruler(name="Depth", higher=6, same=0, lower=0, more=1):
    return Ruler(
        name=name, span="from a deal to a bond", more="deeper",
        ours=RulerSide(median=5, q1=5, q3=6, counts=(0, 0, 0, more, 3 * more, 2 * more, 0)),
        theirs=RulerSide(median=3, q1=3, q3=4, counts=(0, more, 3 * more, 2 * more, 0, 0, 0)),
        people=Compared(higher=higher, same=same, lower=lower, drawn=2),
    )  # fmt: skip


# What every picture keeps, with the data of the method's fixtures


@in_every_room
def test_that_shapes_are_legible_and_labels_stay_off_the_bars(room):
    pages = shapes_pages(room, HEAD, bars(missing=1), TRUE)

    assert_legible(pages, room)
    assert_labels_clear(pages, room)


@in_every_room
def test_that_the_matrix_is_legible(room):
    heads = tuple(
        Head(name=name, place=at)
        for at, name in enumerate(("Me", "Team", "Organisation", "Spenders"))
    )
    rows = statements()
    groups = (rows[:1], rows[1:3], rows[3:5], rows[5:7], rows[7:])

    assert_legible(matrix_pages(room, heads, groups, TRUE), room)
    assert_legible(grid_pages(room, heads, rows, TRUE), room)


@in_every_room
def test_that_gaps_are_legible(room):
    rows = tuple(pair(str(at), one=at / 2 + 0.5, other=3) for at in range(1, 10))

    assert_legible(gaps_pages(room, rows, SIDES), room)


@in_every_room
def test_that_dumbbells_maps_and_cube_are_legible(room):
    rulers = tuple(ruler(name) for name in ("Depth", "Breadth", "Light"))

    assert_legible(dumbbells_pages(room, rulers, VIEWS), room)
    assert_legible(maps_pages(room, ENDS, CLOUD, VIEWS), room)
    assert_legible((map_page(room, ENDS, (0, 1), 0, CLOUD, VIEWS),), room)
    for turn in range(0, 24, 5):
        assert_legible((cube_page(room, ENDS, CLOUD, VIEWS, turn),), room)


@in_every_room
def test_that_the_cube_shows_what_is_wanted_in_two_years(room):
    later = structs.replace(CLOUD, typical_wanted=(6, 5.5, 5))
    views = structs.replace(VIEWS, wanted="two years from now")
    shown = cube_page(room, ENDS, later, views, 0)
    told = [each.text for each in shown.scene.shapes if isinstance(each, Text)]
    marks = [each.shape for each in shown.scene.shapes if isinstance(each, Mark)]
    alone = cube_alone(room, ENDS, later, views)
    before = cube_alone(room, ENDS, CLOUD, VIEWS)

    assert "two years from now" in told
    assert marks.count("diamond") == 2  # in the cube and in the legend
    added = len(alone.shapes) - len(before.shapes)
    assert added == 2 + len(arrow((0, 0), (9, 9), 0.1))  # the mark, its line to the floor
    for turn in range(0, 24, 5):
        assert_legible((cube_page(room, ENDS, later, views, turn),), room)


@in_every_room
def test_that_the_ladder_is_legible_and_shows_every_rung_once(room):
    pages = ladder_pages(room, RUNGS, LADDER, CLAIM, PROOF)

    assert_legible(pages, room)
    shown = [text.text for page in pages for text in texts(page)]
    assert [shown.count(rung.name) for rung in RUNGS] == [1] * 7


# Pages


@pytest.mark.parametrize(
    ("room", "rows"), [(FRAMES["wide"], [9]), (FRAMES["4:3"], [9]), (FRAMES["far"], [5, 4])]
)
def test_that_shapes_take_nine_rows_or_five_and_four(room, rows):
    pages = shapes_pages(room, HEAD, bars(), TRUE)

    shown = [sum(text.text in NAMES for text in texts(page)) for page in pages]
    assert shown == rows


def test_that_gaps_take_five_rows_then_four_on_a_wide_page():
    rows = tuple(pair(str(at)) for at in range(1, 10))

    pages = gaps_pages(FRAMES["wide"], rows, SIDES)

    shown = [sum(text.text in NAMES for text in texts(page)) for page in pages]
    assert shown == [5, 4]


def test_that_each_page_of_gaps_begins_with_a_sentence_about_its_first_row():
    rows = tuple(pair(str(at)) for at in range(1, 10))

    first, second = gaps_pages(FRAMES["wide"], rows, SIDES)

    assert "on\u00a01." in words(first)
    assert "on\u00a06." in words(second)


def test_that_rows_are_shared_out_evenly():
    assert shared_out(9, 5) == [5, 4]
    assert shared_out(9, 4) == [3, 3, 3]
    assert shared_out(7, 9) == [7]
    assert shared_out(0, 9) == [0]


def test_that_hairlines_end_with_the_last_gap_and_rows_keep_their_places():
    rows = tuple(pair(str(at)) for at in range(1, 9))

    first, second = gaps_pages(FRAMES["wide"], rows, SIDES)

    tops = [[text.y for text in texts(page) if text.text in NAMES] for page in (first, second)]
    assert (len(tops[0]), len(tops[1])) == (5, 3)
    assert tops[1] == tops[0][:3]
    ends = {
        shape.points[1][1]
        for shape in second.scene.shapes
        if isinstance(shape, Line) and shape.stroke == "line"
    }
    assert max(ends) < tops[0][3]


def test_that_a_statement_without_a_gap_is_named_below_the_others():
    rows = (pair("4"), pair("8", one=4, other=4, higher=1, same=6, lower=1))

    (page,) = gaps_pages(FRAMES["wide"], rows, SIDES)

    assert "no gap in the middle 8 Not our favour" in words(page)
    assert page.scene.alt.endswith("No gap in the middle: 8 Not our favour.")


@in_every_room
def test_that_all_statements_without_a_gap_stay_legible(room):
    level = tuple(pair(str(at), one=4, other=4, higher=1, same=6, lower=1) for at in range(1, 10))

    assert_legible(gaps_pages(room, level, SIDES), room)
    assert_legible(
        gaps_pages(room, (*(pair(str(at)) for at in range(1, 6)), *level[5:]), SIDES), room
    )


def test_that_a_middle_between_two_camps_is_hollow_and_says_so():
    row = structs.replace(pair("7"), camps=(True, False))

    (page,) = gaps_pages(FRAMES["wide"], (pair("2"), row), SIDES)

    marks = [shape for shape in page.scene.shapes if isinstance(shape, Mark) and shape.y < 900]
    assert {(mark.shape, mark.hollow) for mark in marks} == {
        ("circle", False), ("circle", True), ("square", False),
    }  # fmt: skip
    assert "two camps" in words(page)


# Bars are people


def test_that_a_bar_is_as_long_as_its_people():
    page = shapes_pages(FRAMES["wide"], HEAD, bars()[:1], TRUE)[0]

    segments = [
        shape
        for shape in page.scene.shapes
        if isinstance(shape, Box) and shape.y < 900 and shape.fill.startswith("step")
    ]
    ends = [segment.x for segment in segments] + [FRAMES["wide"].width * 0.95]
    people_wide = [(b - a) for a, b in pairwise(ends)]
    assert [segment.fill for segment in segments] == ["step3", "step4", "step5"]
    assert people_wide == pytest.approx([sum(people_wide) * each / 8 for each in (1, 4, 3)])


def test_that_bars_begin_at_one_place_on_all_pages():
    pages = shapes_pages(FRAMES["far"], HEAD, bars(rows=((1, 0, 0, 0, 7),) * 9), TRUE)

    starts = {
        round(min(shape.x for shape in page.scene.shapes
                  if isinstance(shape, Box) and shape.fill == "step1" and shape.y < 880), 3)
        for page in pages
    }  # fmt: skip
    assert len(starts) == 1


def test_that_cant_say_is_an_empty_dashed_segment_at_the_end_with_its_words_below():
    page = shapes_pages(FRAMES["wide"], HEAD, bars(missing=2), TRUE)[0]

    dashed = [shape for shape in page.scene.shapes if isinstance(shape, Box) and shape.dash]
    assert len(dashed) == 10
    assert all(not shape.fill for shape in dashed)
    assert "Can’t say" in words(page)


def test_that_a_count_too_wide_for_its_segment_is_left_out_and_told_in_words():
    crowd = (1, 2, 3, 94, 100)
    page = shapes_pages(
        FRAMES["wide"], HEAD, (Bar(number="7", label="Part of it", counts=crowd),), TRUE
    )[0]

    shown = [text.text for text in texts(page)]
    assert "100" in shown
    assert "1" not in shown
    said = "1 “Not true”, 2 “Rarely”, 3 “About half”, 94 “Mostly” and 100 “Always”"
    assert said in page.scene.alt


def test_that_a_withheld_row_is_an_empty_dashed_place_with_the_word():
    row = Bar(number="4", label="Not an interruption", counts=None)
    page = shapes_pages(FRAMES["wide"], HEAD, (row,), TRUE)[0]

    assert "not shown" in words(page)
    assert "4 Not an interruption. Not shown: it could give somebody away." in page.scene.alt
    assert any(isinstance(shape, Box) and shape.dash for shape in page.scene.shapes)


# Sentences


def test_that_a_middle_between_two_points_is_told_as_such():
    assert median_word(3.5, TRUE.tight) == "Half–Mostly"
    assert median_told(2.5, TRUE.short) == "between Rarely and About half"
    assert median_word(4, TRUE.tight) == "Mostly"
    assert [half(value) for value in (3, 2.5, 0.5)] == ["3", "2½", "½"]


def test_that_alternative_text_holds_the_numbers():
    row = Bar(number="4", label="Not an interruption", counts=(0, 0, 1, 5, 2), missing=1)

    assert row_told(row, TRUE) == "1 “About half”, 5 “Mostly”, 2 “Always” and 1 can’t say"
    alt = ladder_pages(FRAMES["wide"], RUNGS, LADDER, CLAIM, PROOF)[0].scene.alt
    assert "They’d say: 1 on 5 Cares how you are" in alt
    assert "5 of 8 have a story." in alt


# Marks and points


def test_that_equal_middles_are_a_circle_inside_an_open_square():
    page = gaps_pages(FRAMES["wide"], (pair(one=4, other=4),), SIDES)[0]

    row = [shape for shape in page.scene.shapes if isinstance(shape, Mark) and shape.y < 900]
    assert [(mark.shape, mark.hollow) for mark in row] == [("square", True), ("circle", False)]
    assert row[0].r > row[1].r


def test_that_medians_stand_on_the_scale():
    page = gaps_pages(FRAMES["wide"], (pair(one=5, other=1),), SIDES)[0]

    lines = [shape for shape in page.scene.shapes
             if isinstance(shape, Line) and shape.stroke == "line"]  # fmt: skip
    places = sorted(line.points[0][0] for line in lines)
    marks = sorted(shape.x for shape in page.scene.shapes
                   if isinstance(shape, Mark) and shape.y < 900)  # fmt: skip
    assert len(places) == 5
    assert marks == pytest.approx([places[0], places[-1]])


def test_that_people_at_one_point_are_rings_and_never_moved_apart():
    page = maps_pages(FRAMES["wide"], ENDS, CLOUD, VIEWS)[0]

    hollow = [shape for shape in page.scene.shapes if isinstance(shape, Mark) and shape.hollow]
    assert len(hollow) == len(OURS) + len(THEIRS)


def test_that_people_stand_on_one_flat_map_only_and_not_in_the_cube():
    """Two maps of the same people would make up whole rows."""
    frame = FRAMES["wide"]
    pages = [map_page(frame, ENDS, pair, 0, CLOUD, VIEWS) for pair in ((0, 1), (0, 2), (1, 2))]
    rings = [
        sum(isinstance(shape, Mark) and shape.hollow for shape in page.scene.shapes)
        for page in (*pages, cube_page(frame, ENDS, CLOUD, VIEWS))
    ]
    assert rings[0] > 0
    assert rings[1:] == [0, 0, 0]


def test_that_the_counts_of_both_sides_stand_on_the_ruler():
    page = dumbbells_pages(FRAMES["wide"], (ruler(),), VIEWS)[0]
    assert [text.text for text in texts(page) if text.halo] == ["1", "3", "1", "2", "3", "2"]


def test_that_a_map_counts_people_who_share_a_point():
    page = map_page(FRAMES["wide"], ENDS, (0, 1), 0, CLOUD, VIEWS)

    assert [text.text for text in texts(page)].count("2") == 3


def test_that_there_is_no_arrow_where_both_views_meet():
    assert arrow((10, 10), (10, 10), 4) == ()
    met = Cloud(ours=OURS, theirs=OURS, typical_ours=(5, 4, 3), typical_theirs=(5, 4, 3))

    assert "where we guess customers would" in maps_sentence(ENDS, met, VIEWS)
    assert_legible(maps_pages(FRAMES["wide"], ENDS, met, VIEWS), FRAMES["wide"])


def test_that_every_mark_on_the_ladder_is_one_filled_dot_and_stories_are_a_count():
    page = ladder_pages(FRAMES["wide"], RUNGS, LADDER, CLAIM, PROOF)[0]

    dots = [shape for shape in page.scene.shapes if isinstance(shape, Mark) and shape.y < 940]
    assert len(dots) == 24
    assert not any(dot.hollow for dot in dots)
    assert "5 of 8 have a story" in words(page)


def test_that_the_middle_between_two_rungs_is_a_box_over_both():
    columns = (LadderColumn(name="We say", counts=(0, 0, 4, 4, 0, 0, 0), median=3.5),)
    page = ladder_pages(FRAMES["wide"], RUNGS, columns, CLAIM, PROOF)[0]

    box = next(shape for shape in page.scene.shapes if isinstance(shape, Box) and shape.fill)
    dots = {dot.y for dot in page.scene.shapes if isinstance(dot, Mark) and dot.y < 940}
    assert box.y + box.height / 2 == pytest.approx(sum(dots) / 2)


def test_that_an_earlier_middle_stays_behind_as_a_dashed_box():
    columns = (LadderColumn(name="They’d say", counts=(0, 2, 6, 0, 0, 0, 0), median=3, before=5),)
    page = ladder_pages(FRAMES["wide"], RUNGS, columns, CLAIM, PROOF)[0]

    dashed = [shape for shape in page.scene.shapes if isinstance(shape, Box) and shape.dash]
    assert len(dashed) == 2
    assert "before" in words(page)


# The rooms that nobody draws a mock-up of


@in_every_room
@pytest.mark.parametrize(
    "counts",
    [(0, 0, 0, 0, 0), (0, 0, 3, 0, 0), None, (0, 0, 0, 0, 200), (1, 49, 50, 50, 50)],
    ids=["nobody", "three alike", "withheld", "unanimous crowd", "crowd"],
)
def test_that_odd_rooms_stay_legible(room, counts):
    rows = bars(rows=(counts,) * 9)
    heads = tuple(Head(name=name, place=at) for at, name in enumerate(("Me", "Organisation")))
    cells = tuple(
        Statement(number="1", text="Part of it", short="Part of it", cells=(cell(counts),) * 2)
        for _each in range(2)
    )

    assert_legible(shapes_pages(room, HEAD, rows, TRUE), room)
    assert_labels_clear(shapes_pages(room, HEAD, rows, TRUE), room)
    assert_legible(matrix_pages(room, heads, (cells,), TRUE), room)
    assert_legible(grid_pages(room, heads, cells, TRUE), room)


@in_every_room
def test_that_a_room_that_cant_say_stays_legible(room):
    rows = bars(rows=((0, 0, 0, 0, 0),) * 9, missing=8)

    assert_legible(shapes_pages(room, HEAD, rows, TRUE), room)


@in_every_room
def test_that_two_hundred_people_stay_legible(room):
    columns = (
        LadderColumn(name="We say", counts=(0, 0, 20, 30, 50, 60, 40), median=5),
        LadderColumn(name="They’d say", counts=(90, 60, 50, 0, 0, 0, 0), median=2,
               before=3),
    )  # fmt: skip
    crowd = Cloud(
        ours=OURS * 33, theirs=THEIRS * 33, typical_ours=(5, 4, 3),
        typical_theirs=(5, 4, 3), agreement=0.2,
    )  # fmt: skip
    rulers = (ruler(higher=120, same=50, lower=30, more=33),) * 3

    assert_legible(
        ladder_pages(room, RUNGS, columns, CLAIM, ProofCount(stories=125, marks=200)), room
    )
    assert_legible(maps_pages(room, ENDS, crowd, VIEWS), room)
    assert_legible((map_page(room, ENDS, (0, 1), 0, crowd, VIEWS),), room)
    assert_legible(dumbbells_pages(room, rulers, VIEWS), room)
    assert_legible(gaps_pages(room, (pair(higher=120, same=50, lower=30),), SIDES), room)


@in_every_room
def test_that_nothing_to_show_is_said_in_a_sentence(room):
    empty = Cloud(ours=(), theirs=(), typical_ours=None, typical_theirs=None)
    bare = Ruler(
        name="Depth",
        span="",
        more="deeper",
        ours=RulerSide(median=None),
        theirs=RulerSide(median=None),
    )
    columns = (LadderColumn(name="We say", counts=None),) * 3
    lost = Pair(number="4", label="Not an interruption", one=None, other=None, people=None)

    pages = (
        *maps_pages(room, ENDS, empty, VIEWS),
        map_page(room, ENDS, (0, 1), 0, empty, VIEWS),
        cube_page(room, ENDS, empty, VIEWS),
        *dumbbells_pages(room, (bare,) * 3, VIEWS),
        *ladder_pages(room, RUNGS, columns, CLAIM, ProofCount(stories=None, marks=None)),
        *gaps_pages(room, (lost,), SIDES),
    )

    assert_legible(pages, room)
    assert all("Not shown: it could give somebody away." in page.scene.alt for page in pages)


@in_every_room
def test_that_long_words_are_wrapped_or_given_a_page_and_never_cut(room):
    long = "From December every missed visit gets a call the same day, from whoever missed it. " * 3
    rows = bars(rows=((1, 2, 3, 1, 1),) * 3, labels=(long, "Short", "W" * 60))
    views = Views(ours="the view of all of us", theirs="what they might say of us", them="visitors")

    pages = shapes_pages(room, Head(name="How far do you go along with this?"), rows, TRUE)
    assert_legible(pages, room)
    assert_labels_clear(pages, room)
    shown = "".join(words(page) for page in pages).replace(" ", "")
    assert "W" * 60 in shown
    assert_legible(maps_pages(room, ENDS, CLOUD, views), room)


def test_that_scale_words_take_their_short_form_where_space_is_short():
    wide = words(shapes_pages(FRAMES["wide"], HEAD, bars(), TRUE)[0])
    near = words(shapes_pages(FRAMES["4:3"], HEAD, bars(), TRUE)[0])

    assert "About half" in wide
    assert "About half" not in near
    assert "Half" in near


@pytest.mark.parametrize(("name", "rows"), [("wide", [9]), ("near", [9]), ("far", [5, 4, 5, 4])])
def test_that_the_matrix_takes_nine_rows_on_a_page_where_they_can_be_read(name, rows):
    heads = tuple(
        Head(name=each, place=at) for at, each in enumerate(("Me", "Team", "Organisation", "Else"))
    )

    pages = grid_pages(FRAMES[name], heads, statements(), TRUE)

    assert [sum(text.text in NAMES for text in texts(page)) for page in pages] == rows


def test_that_a_larger_room_gets_its_lenses_two_by_two_before_people_get_slim():
    heads = tuple(
        Head(name=each, place=at) for at, each in enumerate(("Me", "Team", "Organisation", "Else"))
    )
    rows = statements(rows=((0, 0, 1, 5, 8),) * 9)

    pages = grid_pages(FRAMES["wide"], heads, rows, TRUE)

    assert {("Team" in words(page), "Else" in words(page)) for page in pages} == {
        (True, False), (False, True),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((3, 1, 0, 1, 3), "For me, 1 has two camps: 4 and 4."),
        ((4, 0, 1, 0, 4), "For me, 1 has two camps: 4 and 4, 1 between."),
        ((0, 0, 0, 3, 5), "All 8 say mostly or always on\u00a01, for me."),
        ((0, 1, 1, 3, 1), "4 of 6 say about half or mostly on\u00a01, for me."),
        (None, "Not shown: it could give somebody away."),
    ],
)
def test_that_the_matrix_begins_with_two_camps_else_with_what_most_share(counts, said):
    row = Statement(number="1", text="", short="", cells=(cell(counts),))
    found = camps_told((HEAD,), (row,)) or shared_told((HEAD,), (row,), TRUE)

    assert plain(found[0]).replace("in my own work, the last month", "me") == said


def test_that_columns_of_the_matrix_stand_at_one_place_on_every_page():
    heads = tuple(
        Head(name=name, place=at)
        for at, name in enumerate(("Me", "Team", "Organisation", "Spenders"))
    )
    rows = statements()

    pages = matrix_pages(FRAMES["wide"], heads, (rows[:1], rows[1:3], rows[3:5]), TRUE)

    places = {
        tuple(text.x for text in texts(page) if text.text in {head.name for head in heads})
        for page in pages
    }
    assert len(pages) == 3
    assert len(places) == 1


def test_that_a_small_frame_scales_with_its_reading_size():
    half_size = frame(960, 540)
    full = shapes_pages(FRAMES["wide"], HEAD, bars(), TRUE)[0]
    small = shapes_pages(half_size, HEAD, bars(), TRUE)[0]

    one, other = (
        [extent(text, room)[0] / room.width for text in texts(page) if isinstance(text, Text)]
        for page, room in ((full, FRAMES["wide"]), (small, half_size))
    )
    assert one == pytest.approx(other, abs=0.01)
