"""Typing counts: a field for each value, sums beside them, kept by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.services.tour import running_session
from ui.bridge import Bridge
from ui.demo.hands import settle
from ui.dialogs.counts import CountGrid, CountsDialog
from ui.kit.button import Button
from ui.kit.field import FaultLine
from ui.kit.label import Label
from workshop.domain.cell_counts import CellCounts, TypedTally
from workshop.domain.exercise import Item
from workshop.services.commands import PutTallies
from workshop.steps.rating import RatingStep

CLAIM = RatingStep(
    id="claim", title="A claim", minutes=1, prompt="Would they say it?", scale="CLAIM3",
    items=(Item(id="q", text="We ring back", short="We ring back"),),
)  # fmt: skip


@pytest.fixture
def session(service):
    return running_session(service, "rate")


@pytest.fixture
def dialog(qtbot, service, session):
    made = CountsDialog(Bridge(service), session)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.reject()
    settle()


def field(dialog, name):
    (found,) = [each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name]
    return found


def test_that_counts_are_typed_summed_and_kept(qtbot, dialog, service, session):
    row = dialog.grid.rows[0]
    label = row.cell.label
    qtbot.keyClicks(field(dialog, f"{label}: 2"), "3")
    qtbot.keyClicks(field(dialog, f"{label}: 4"), "12")
    qtbot.keyClicks(field(dialog, f"{label}: can't say"), "1")
    assert "16 people" in [each.text() for each in dialog.findChildren(Label)]

    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (kept,) = service.view(session).counts.values()
    assert kept == {row.cell.name: CellCounts(given=(0, 3, 0, 12, 0), missing=1)}


def test_that_counts_of_a_scale_of_words_stand_under_its_words_in_their_order(qtbot):
    grid = CountGrid(CLAIM, {})
    qtbot.addWidget(grid)
    (row,) = grid.rows
    for edit, count in zip(row.edits, "5218", strict=True):
        edit.setText(count)

    assert row.signs == ("Yes", "Partly", "No", "–")
    assert row.counts() == CellCounts(given=(1, 2, 5), missing=8)
    again = CountGrid(CLAIM, {"q": row.counts()})
    qtbot.addWidget(again)
    assert [edit.text() for edit in again.rows[0].edits] == ["5", "2", "1", "8"]


def test_that_a_field_takes_nothing_but_digits(qtbot, dialog):
    edit = dialog.grid.rows[0].edits[0]
    qtbot.keyClicks(edit, "a1-2")
    assert edit.text() == "12"


def test_that_what_the_library_refuses_is_told_and_nothing_is_lost(qtbot, dialog):
    for row in dialog.grid.rows[:1]:
        for edit in row.edits[:3]:
            qtbot.keyClicks(edit, "999")

    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert "999 people in all" in dialog.findChild(FaultLine).words.text()
    assert dialog.grid.rows[0].edits[0].text() == "999"


def test_that_what_other_laptops_have_counted_is_told_and_taken_out(qtbot, service, session):
    counts = {"s1/me": CellCounts(given=(0, 0, 5, 0, 0))}
    tally = TypedTally(step="tour/rate", id="f" * 32, revision=1, counts=counts)
    service.do(PutTallies(session=session, tallies=(tally,), gone=()))
    dialog = CountsDialog(Bridge(service), session)
    with qtbot.waitExposed(dialog):
        dialog.show()
    told = "Other laptops have counted 5 people more."
    (said,) = [each for each in dialog.findChildren(Label) if each.text() == told]
    (out,) = [each for each in dialog.findChildren(Button) if each.text() == "Take them out"]
    assert said.isVisible()

    qtbot.keyClick(out, Qt.Key.Key_Space)

    assert not said.isVisible()
    assert service.view(session).counted_elsewhere == {}
    assert dialog.grid.rows[0].edits[0].hasFocus()
    dialog.reject()
    settle()
