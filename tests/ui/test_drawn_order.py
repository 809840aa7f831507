"""A scale has one order wherever it is asked and told: desk, phones, typed sheets, room, report."""

import pytest
from PySide6.QtCore import Qt

from tests.room.picture_checks import FRAMES, texts
from tests.ui.test_counts import CLAIM
from ui.kit.grid_entry import scale_choices, scale_heads
from ui.models.sheet_rows import SheetPlace, read_key
from ui.steps.rating import rating_entry
from workshop.domain.scale import SCALES
from workshop.domain.step import cells, summarise
from workshop.errors import Refused
from workshop.net.asking import scale_choices as phone_choices
from workshop.net.asking import scale_ends
from workshop.room.charts.rating.matrix_cell import MatrixCell
from workshop.room.charts.rating.question import question_pages
from workshop.room.report.steps.rating import rating_numbers_of


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_that_desk_and_phone_ask_in_the_order_that_is_drawn(scale):
    at_desk = [each for each in scale_choices(scale, "Q") if each.value is not None]
    on_phones = [each for each in phone_choices(scale) if each.value is not None]

    assert [each.value for each in at_desk] == [each.value for each in on_phones]
    assert [each.value for each in at_desk] == list(scale.drawn)
    assert [each.sign for each in at_desk] == [each.sign for each in on_phones]
    assert [each.key for each in at_desk] == [each.sign for each in at_desk]
    assert list(scale_heads(scale))[: len(at_desk)] == [each.words for each in on_phones]
    assert scale_ends(scale).startswith(at_desk[0].sign)


@pytest.mark.parametrize(("typed", "value"), [("1", 3), ("2", 2), ("3", 1), ("0", None)])
def test_that_the_keys_of_a_claim_are_yes_partly_no_at_the_desk_and_from_paper(qtbot, typed, value):
    desk = rating_entry(CLAIM)
    page = desk.make_page(0)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    desk.give_focus()
    qtbot.keyClick(page.focusWidget(), Qt.Key(ord(typed)))
    place = SheetPlace(step="e/claim", asked=CLAIM, cell=cells(CLAIM)[0], name="q")

    assert desk.answers == {"q": value}
    assert read_key(place, typed) == value


def test_that_a_key_that_is_no_answer_is_told_what_the_digits_mean():
    place = SheetPlace(step="e/claim", asked=CLAIM, cell=cells(CLAIM)[0], name="q")
    with pytest.raises(Refused, match=r"takes 1 \(yes\), 2 \(partly\), 3 \(no\)\."):
        read_key(place, "4")


def test_that_the_room_sees_the_answers_in_that_order():
    cell = MatrixCell(counts=(1, 2, 4), median=3.0, agreement=0.5, missing=1)
    (page,) = question_pages(FRAMES["wide"], "Would they?", cell, SCALES["CLAIM3"])
    answers = ("Yes", "Partly", "No", "Can’t say")
    assert [each.text for each in texts(page) if each.text in answers] == list(answers)


def test_that_numbers_of_a_claim_are_told_as_they_are_drawn():
    rows = {str(at): {"q": value} for at, value in enumerate([3, 3, 3, 2, 2, 1, None, 3])}

    (table,) = rating_numbers_of(CLAIM, summarise(CLAIM, rows), "customers")

    assert table.columns[:5] == ("1", "2", "3", "–", "Middle")
    assert table.note.replace("\u00a0", " ").startswith("1 Yes · 2 Partly · 3 No")
    assert table.blocks[0].rows[0].figures[:6] == (4, 2, 1, 1, "1", "1–2")
