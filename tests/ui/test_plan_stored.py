"""The plan over a library: what is moved, added and removed is there when it is opened again."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.ui.names import assert_named
from tests.ui.shelf import TODAY, made
from ui.plan.window import PlanWindow
from workshop.services.commands import NewSession


@pytest.fixture
def service(shelved):
    return shelved


@pytest.fixture
def session(service):
    return made(service, "Customer day")


@pytest.fixture
def plan(qtbot, bridge, session):
    window = PlanWindow(bridge, session)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def agenda(service, session):
    return [(each.title, each.minutes) for each in service.view(session).session.agenda]


def add(plan, words: str) -> None:
    plan._add.click()
    plan._menu.close()
    plan._on_menu(next(each for each in plan._menu.actions() if each.text().startswith(words)))


def test_that_every_control_has_a_name_of_its_own(plan):
    assert_named(plan)


def test_that_a_moved_block_is_stored(qtbot, plan, service, session):
    plan.rows.setCurrentRow(1)

    qtbot.keyClick(plan, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert [title for title, _ in agenda(service, session)] == [
        "Opening",
        "Break",
        "Re-reading the quote",
        "Closing",
    ]


def test_that_minutes_are_stored_and_undone(qtbot, plan, service, session):
    plan.rows.setCurrentRow(2)
    field = plan.side.block._minutes
    field.set_value(20)
    field.edit.editingFinished.emit()
    assert ("Break", 20) in agenda(service, session)

    qtbot.keyClick(plan, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert ("Break", 15) in agenda(service, session)


def test_that_what_was_undone_is_done_again_by_button_and_by_both_keys(
    qtbot, plan, service, session
):
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    assert not plan._redo.isEnabled()
    plan.rows.setCurrentRow(1)
    before = agenda(service, session)
    plan._on_remove()
    after = agenda(service, session)
    ways = (
        plan._redo.click,
        partial(qtbot.keyClick, plan, Qt.Key.Key_Y, control),
        partial(qtbot.keyClick, plan, Qt.Key.Key_Z, control | shift),
    )
    for redo in ways:
        plan._undo.click()
        assert agenda(service, session) == before
        assert plan._redo.isEnabled()
        redo()
        assert agenda(service, session) == after
    assert plan._redo.accessibleDescription() == "Nothing to do again."


def test_that_only_exercises_not_yet_in_the_plan_can_be_added(plan, service, session):
    plan._add.click()
    offered = [each.text() for each in plan._menu.actions() if each.text()]
    plan._menu.close()
    assert not [each for each in offered if each.startswith("Opening")]

    plan.rows.setCurrentRow(1)
    plan._on_remove()
    add(plan, "Re-reading the quote")

    assert ("Re-reading the quote", 60) in agenda(service, session)


def test_that_a_lunch_comes_after_the_chosen_row(plan, service, session):
    plan.rows.setCurrentRow(1)

    add(plan, "Lunch")

    assert agenda(service, session)[2] == ("Lunch", 45)


def test_that_an_emptied_plan_can_be_filled_again(plan, service, session):
    for _ in range(4):
        plan.rows.setCurrentRow(0)
        plan._on_remove()
    assert agenda(service, session) == []

    add(plan, "Opening")

    assert agenda(service, session) == [("Opening", 15)]


def test_that_another_start_moves_every_time(plan, service, session):
    plan.side._starts.edit.setText("13:30")
    plan.side._starts.edit.editingFinished.emit()

    assert service.view(session).session.starts == "13:30"
    assert plan.rows.item(0).text().startswith("13:30")


def test_that_print_asks_for_the_session(qtbot, plan, session):
    with qtbot.waitSignal(plan.print_asked) as told:
        qtbot.keyClick(plan, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert told.args == [session]


def test_that_trouble_is_told_in_the_window(plan, bridge):
    bridge.troubled.emit("The disk is full.")

    assert plan._toast.sentence() == "The disk is full."


def test_that_the_window_is_freed_when_closed(bridge, session, assert_freed):
    window = PlanWindow(bridge, session)
    window.show()
    window.close()
    window.deleteLater()

    assert_freed(window)


def test_that_a_plan_that_was_empty_when_it_opened_takes_its_first_block(qtbot, bridge, service):
    empty = service.do(NewSession(template="", title="Empty", date=TODAY)).value
    window = PlanWindow(bridge, empty)
    qtbot.addWidget(window)
    window.show()

    add(window, "Opening")

    assert agenda(service, empty) == [("Opening", 15)]
