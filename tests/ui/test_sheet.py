"""Typing in a paper sheet: digits jump on, faults are sentences, nothing is sealed by halves."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from shiboken6 import isValid

from tests.services.filling import fillable, filled
from tests.services.tour import DAY, rated, running_session
from tests.ui.names import assert_named
from ui.bridge import Bridge
from ui.dialogs.ask import Ask
from ui.dialogs.returned_sheets import ReturnedSheetsDialog
from ui.dialogs.sheet import SheetDialog
from ui.dialogs.sheet_cells import SheetCell
from ui.dialogs.sheet_grid import SheetGrid
from ui.kit.button import Button
from ui.kit.field import FaultLine
from workshop.domain.stage import Place
from workshop.services.commands import EnterSheet, GoTo, NewSession, StartSession
from workshop.services.library import open_service

CTRL = Qt.KeyboardModifier.ControlModifier


def told(dialog):
    """The sentence that shows now, or ""."""
    return dialog.findChild(FaultLine).words.text()


@pytest.fixture
def open_sheet(qtbot, service):
    opened = []

    def make(session, other=None):
        dialog = SheetDialog(Bridge(other or service), session)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: isinstance(dialog.focusWidget(), QLineEdit))
        opened.append(dialog)
        return dialog

    yield make
    for dialog in opened:
        if isValid(dialog):
            for each in dialog.findChildren(SheetCell):
                each.clear()
            dialog.reject()


def cell(dialog, name) -> SheetCell:
    (found,) = [each for each in dialog.findChildren(SheetCell) if each.accessibleName() == name]
    return found


def keys(qtbot, dialog, signs):
    for sign in signs:
        qtbot.keyClicks(dialog.focusWidget(), sign)


def test_that_digits_jump_from_cell_to_cell_and_row_to_row(qtbot, open_sheet, service):
    session = running_session(service, "rate")
    dialog = open_sheet(session)
    assert dialog.focusWidget().accessibleName() == "Most important, Me"

    keys(qtbot, dialog, "4025")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)

    code = dialog.findChild(QLabel, "receipt code").text()
    assert service.own_by_code(session, code).answers["tour/rate"] == {
        "s1/me": 4, "s1/org": None, "s2/me": 2, "s2/org": 5,
    }  # fmt: skip


def test_that_every_cell_is_named_once(open_sheet, service):
    dialog = open_sheet(running_session(service, "rate"))

    assert_named(dialog)


def test_that_arrows_move_and_enter_goes_to_the_next_row(qtbot, open_sheet, service):
    dialog = open_sheet(running_session(service, "rate"))

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert dialog.focusWidget().accessibleName() == "Most important, My organisation"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.focusWidget().accessibleName() == "Not dependent on us, My organisation"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.focusWidget().accessibleName() == "Not dependent on us, Me"


def test_that_a_key_that_does_not_fit_is_told_and_stays(qtbot, open_sheet, service):
    dialog = open_sheet(running_session(service, "rate"))

    keys(qtbot, dialog, "8")

    assert told(dialog) == "Most important, Me takes 1, 2, 3, 4, 5. 0 is can't say."
    assert dialog.focusWidget().accessibleName() == "Most important, Me"
    keys(qtbot, dialog, "3")
    assert told(dialog) == ""


def test_that_a_step_is_sealed_whole_or_not_at_all(qtbot, open_sheet, service):
    session = running_session(service, "rate")
    dialog = open_sheet(session)

    keys(qtbot, dialog, "44")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)

    assert told(dialog) == "Not dependent on us, Me is still empty. Type 0 for can't say."
    assert service.progress(session)["tour/rate"].done == 0


def test_that_an_empty_sheet_is_not_sealed(qtbot, open_sheet, service):
    dialog = open_sheet(running_session(service, "rate"))

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)

    assert told(dialog) == "The sheet is still empty."


def test_that_a_sheet_is_known_by_its_mark_and_pages_of_it_are_added(qtbot, open_sheet, service):
    session = running_session(service, "rate", "word")
    answers = {"tour/rate": rated(4, 2)}
    service.do(EnterSheet(session=session, answers=answers, mark="3 keys"))
    dialog = open_sheet(session)
    mark = next(each for each in dialog.findChildren(QLineEdit)
                if each.accessibleName() == "Mark on the sheet")  # fmt: skip

    qtbot.keyClicks(mark, "3 keys")
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "In already: " in shown
    cell(dialog, "Which word stayed?").setText("light")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)

    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "The sheet is in: 3 keys" in shown
    assert "added to the pages before" in shown
    assert len(service.people(session)) == 1


def test_that_enter_on_the_last_row_seals(qtbot, open_sheet, service):
    session = running_session(service, "rate")
    dialog = open_sheet(session)
    keys(qtbot, dialog, "1111")

    dialog.findChildren(SheetCell)[-1].setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert service.progress(session)["tour/rate"].done == 1


def test_that_words_keep_their_limit(qtbot, open_sheet, service, qapp):
    session = running_session(service, "word")
    dialog = open_sheet(session)
    word = cell(dialog, "Which word stayed?")
    qapp.clipboard().setText("w" * 1_000_000)

    word.setFocus()
    word.paste()

    assert word.text() == "w" * 40
    said = "Which word stayed? takes 40 characters; the rest was left out."
    qtbot.waitUntil(lambda: told(dialog) == said)
    qapp.clipboard().clear()


def test_that_the_next_sheet_is_blank_and_the_last_one_gone(qtbot, open_sheet, service):
    session = running_session(service, "rate")
    dialog = open_sheet(session)
    keys(qtbot, dialog, "4444")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(dialog.focusWidget(), SheetCell))

    assert not any(each.text() for each in dialog.findChildren(SheetCell))
    keys(qtbot, dialog, "2222")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert service.progress(session)["tour/rate"].done == 2


def test_that_esc_loses_nothing_that_is_typed(qtbot, open_sheet, service):
    dialog = open_sheet(running_session(service, "rate"))
    keys(qtbot, dialog, "44")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    ask = dialog.findChild(Ask)
    ask.keep.click()
    assert cell(dialog, "Most important, Me").text() == "4"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    next(each for each in dialog.findChildren(Ask) if each.isVisible()).deed.click()
    assert not dialog.isVisible()


def test_that_a_name_is_asked_for_in_named_mode(qtbot, open_sheet, service):
    session = running_session(service, "rate", mode="named")
    dialog = open_sheet(session)

    qtbot.keyClicks(dialog.focusWidget(), "Ann")
    for name in ("Most important, Me", "Most important, My organisation"):
        cell(dialog, name).setText("4")
    for name in ("Not dependent on us, Me", "Not dependent on us, My organisation"):
        cell(dialog, name).setText("-")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)

    (person,) = service.people(session)
    assert person.label == "Ann"
    own = service.own_answers(session, person.participant)
    assert own.answers["tour/rate"] == {**rated(4, None), "s1/org": 4, "s2/me": None}


def test_that_thirty_six_ratings_are_thirty_six_keys_and_one_to_store_them(qtbot, home):
    service = open_service(home)
    session = service.do(NewSession(template="half_day", title="Day", date=DAY)).value
    service.do(StartSession(session=session))
    service.do(GoTo(session=session, place=Place(block=1, step="rate")))
    dialog = SheetDialog(Bridge(service), session)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: isinstance(dialog.focusWidget(), SheetCell))

    keys(qtbot, dialog, "123450" * 6)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)

    assert service.progress(session)["reread_quote/rate"].done == 1
    dialog.close()
    service.close()


def test_that_a_sheet_that_does_not_fit_together_says_so_before_it_is_sealed(
    qtbot, open_sheet, service, ruled
):
    dialog = open_sheet(running_session(service, "rate"))
    keys(qtbot, dialog, "3213")

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)

    assert told(dialog) == "Two share a place."


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_that_delete_and_backspace_empty_a_cell(qtbot, open_sheet, service, key):
    dialog = open_sheet(running_session(service, "rate"))
    keys(qtbot, dialog, "3")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Left)

    qtbot.keyClick(dialog.focusWidget(), key)

    assert not dialog.focusWidget().filled()


def test_that_a_french_row_types_digits_into_a_grid(qtbot, open_sheet, service):
    """On that row 6 is a hyphen, which is can't say where there is no 6."""
    dialog = open_sheet(running_session(service, "rate"))
    for sign, code in (("'", 13), ("à", 19), ("é", 11), ("-", 15)):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            bare = Qt.KeyboardModifier.NoModifier
            key = QKeyEvent(kind, ord(sign.upper()), bare, code, 0, 0, sign)
            QApplication.sendEvent(dialog.focusWidget(), key)

    typed = [each.text() for each in dialog.findChild(SheetGrid).cells() if each.filled()]
    assert typed == ["4", "0", "2", "-"]


def test_that_worksheets_dropped_on_it_are_told_and_taken_in(qtbot, tmp_path, open_sheet):
    service = open_service(tmp_path / "library")
    session = service.do(
        NewSession(title="Day", template="taster", date=dt.date(2026, 11, 24))
    ).value
    service.do(StartSession(session=session))
    empty = fillable(service, session, "opening")
    one = filled(empty, {"opening/safety/safe": "4"}, tmp_path / "one.pdf")
    blank = tmp_path / "blank.pdf"
    blank.write_bytes(empty)
    dialog = open_sheet(session, service)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)), QUrl.fromLocalFile(str(blank))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier)
    dialog.dragEnterEvent(entering)
    assert entering.isAccepted()

    dropped = QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier)
    dialog.dropEvent(dropped)
    shown = dialog.findChild(ReturnedSheetsDialog)
    take = shown.findChild(Button, "take")
    qtbot.waitUntil(take.isVisible, timeout=20_000)

    said = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert "1 sheet is new" in said
    assert "one.pdf: new, 1 step" in said
    assert "blank.pdf: Nothing is filled in." in said
    assert_named(shown)
    qtbot.mouseClick(take, left)
    qtbot.waitUntil(lambda: len(service.people(session)) == 1)
    dialog.reject()
    service.close()
