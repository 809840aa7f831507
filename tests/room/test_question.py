"""One question's result: every answer with its people, in every room."""

import pytest
from msgspec import structs

from tests.room.day_pages import step_pages
from tests.room.picture_checks import FRAMES, assert_legible, texts, words
from workshop.domain.measure import agreement, quartiles
from workshop.domain.scale import SCALES
from workshop.room.charts.rating.matrix_cell import MatrixCell
from workshop.room.charts.rating.question import question_pages
from workshop.room.scene import Box, Mark

QUESTION = "What was this time worth to you?"
WIDE = FRAMES["wide"]


def cell(counts, first=1, missing=0):
    middle = quartiles(counts, first).median
    return MatrixCell(
        counts=counts, median=middle, agreement=float(agreement(counts)), missing=missing
    )


def boxes(page):
    return [shape for shape in page.scene.shapes if isinstance(shape, Box) and shape.fill]


@pytest.mark.parametrize("room", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("name", ["ROTI", "SAFE5"])
@pytest.mark.parametrize("counts", [(0, 1, 1, 4, 2), (0, 0, 4, 4, 0), (10, 21, 41, 84, 42)])
def test_that_a_question_is_legible(room, name, counts):
    scale = SCALES[name]
    for missing in (0, 2):
        told = cell(counts, scale.first, missing)
        pages = question_pages(room, QUESTION, told, scale)
        assert_legible(pages, room)
        drawn = [shape for page in pages for shape in page.scene.shapes if isinstance(shape, Mark)]
        assert sum(not dot.hollow for dot in drawn) == sum(counts)
        assert sum(dot.hollow for dot in drawn) == missing
        for dot in drawn:
            assert dot.x + dot.r <= room.width - room.margin_x + 1


def test_that_the_box_is_round_the_answers_of_the_middle():
    rooted = SCALES["ROTI"]
    (page,) = question_pages(WIDE, QUESTION, cell((0, 1, 1, 4, 2), first=0), rooted)
    (between,) = question_pages(WIDE, QUESTION, cell((0, 0, 4, 4, 0), first=0), rooted)

    (box, _key), (wider, _other) = boxes(page), boxes(between)
    inside = [text.text for text in texts(page) if box.y < text.y < box.y + box.height]
    assert inside == ["3", "Gained", "4"]
    both = [text.text for text in texts(between) if wider.y < text.y < wider.y + wider.height]
    assert both == ["2", "Broke even", "4", "3", "Gained", "4"]


def test_that_a_question_says_how_much_people_agree_from_five_on():
    safe = SCALES["SAFE5"]
    (page,) = question_pages(WIDE, QUESTION, cell((0, 0, 0, 3, 2)), safe)
    (few,) = question_pages(WIDE, QUESTION, cell((0, 0, 0, 2, 2)), safe)

    assert "together" in words(page)
    assert "together, 2 “Whatever matters” and 3 “Nearly all”." in page.scene.alt
    assert "together" not in words(few)


def test_that_a_withheld_question_shows_no_number(day):
    key = "closing/roti"
    (told,) = day.snapshots[key].summary.cells
    nothing = dict.fromkeys(("n", "missing", "counts", "median", "q1", "q3"), None)
    hidden = structs.replace(told, **nothing, top2=None, bottom2=None, agreement=None)
    summary = structs.replace(day.snapshots[key].summary, cells=(hidden,))
    snapshot = structs.replace(day.snapshots[key], summary=summary)
    view = structs.replace(day, snapshots={**day.snapshots, key: snapshot})

    (page,) = step_pages(view, key, WIDE)

    assert words(page) == "Was it worth your time? Not shown: it could give somebody away."
