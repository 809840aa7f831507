"""Notes, decisions, plan and sheets typed while the library takes nothing: told, kept, sent."""

import sqlite3

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from tests.services.tour import new_session, running_session
from tests.ui.desk_room import words
from tests.ui.names import assert_named
from ui.app import App
from ui.console.notes import NoteField
from ui.console.window import ConsoleWindow
from ui.demo.hands import settle, type_into
from ui.dialogs.ask import Ask
from ui.dialogs.decisions import DecisionsPanel, GroupPanel
from ui.dialogs.notes import NotesPanel
from ui.dialogs.sheet import SheetDialog
from ui.kit.field import FaultLine
from ui.plan.window import PlanWindow
from ui.projector.feed import RoomFeed
from ui.settings import Settings
from workshop.paths import library_file
from workshop.services.commands import Park

NOT_STORED = "Not stored yet"


@pytest.fixture
def held(home):
    """Somebody else who holds the library until `rollback`."""
    other = sqlite3.connect(library_file(home), isolation_level=None)
    yield other
    other.close()


@pytest.fixture
def session(service):
    return running_session(service, "rate")


@pytest.fixture
def opened(qtbot):
    made = []

    def show(widget):
        made.append(widget)
        widget.show()
        settle()
        return widget

    yield show
    for widget in reversed(made):
        if isValid(widget):
            widget.close()
            widget.deleteLater()
    settle()


@pytest.fixture
def parent(opened):
    return opened(QWidget())


def typed(window, name, text):
    (field,) = [
        each
        for each in window.findChildren(QWidget)
        if each.accessibleName() == name and isinstance(each, QLineEdit | QPlainTextEdit)
    ]
    field.setFocus()
    type_into(field, text)


def all_sent(qtbot, bridge, held):
    held.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not bridge.unsent(), timeout=10_000)


def test_that_a_note_stays_in_its_field_and_is_one_note_however_often_it_is_sent(
    qtbot, bridge, service, session, opened, held
):
    console = opened(ConsoleWindow(bridge, session, RoomFeed()))
    field = console.notes.edit
    held.execute("BEGIN IMMEDIATE")
    type_into(field, "What they said")
    assert not console.notes.finish()
    type_into(field, " twice")
    assert not console.notes.flush()
    assert field.toPlainText() == "What they said twice"
    assert NOT_STORED in " ".join(words(console))
    all_sent(qtbot, bridge, held)
    assert console.notes.finish()
    assert [note.body for note in service.notes(session)] == ["What they said twice"]
    assert not console.toast.isVisible()


def test_that_a_note_typed_and_taken_back_while_unsent_is_no_note(
    qtbot, bridge, service, session, opened, held
):
    notes = opened(NoteField(bridge, session))
    held.execute("BEGIN IMMEDIATE")
    type_into(notes.edit, "Never mind")
    notes.flush()
    notes.edit.clear()
    notes.flush()
    all_sent(qtbot, bridge, held)
    assert [note.body for note in service.notes(session) if note.body] == []


def test_that_decisions_are_sent_even_when_their_panel_is_gone(
    qtbot, bridge, service, session, parent, opened, held
):
    decisions = opened(DecisionsPanel(parent, bridge, session, "tour/decide"))
    held.execute("BEGIN IMMEDIATE")
    typed(decisions, "Decision 1", "We call back within a day")
    decisions.flush()
    assert NOT_STORED in " ".join(words(decisions))
    decisions.accept()
    settle()
    all_sent(qtbot, bridge, held)
    assert service.view(session).step("tour/decide").statements == ("We call back within a day",)


def test_that_the_group_is_sent_even_when_its_panel_is_gone(
    qtbot, bridge, service, session, parent, opened, held
):
    group = opened(GroupPanel(parent, bridge, service.session(session), "tour/decide"))
    held.execute("BEGIN IMMEDIATE")
    typed(group, "The group we look at", "Families")
    group.accept()
    settle()
    all_sent(qtbot, bridge, held)
    (named,) = service.list_named(session, "tour/decide")[1]
    assert named.values == {"text": "Families"}


def test_that_the_owner_of_a_parked_item_is_sent_when_the_library_takes_it(
    qtbot, bridge, service, session, parent, opened, held
):
    bridge.do(Park(session=session, body="Invoices"))
    panel = opened(NotesPanel(parent, bridge, session, ""))
    held.execute("BEGIN IMMEDIATE")
    typed(panel, "Owner of Invoices", "Mia")
    panel.accept()
    settle()
    all_sent(qtbot, bridge, held)
    (parked,) = [note for note in service.notes(session) if note.kind == "park"]
    assert parked.owner == "Mia"


def test_that_a_plan_goes_on_from_what_is_unsent(qtbot, bridge, service, opened, held):
    session = new_session(service)
    plan = opened(PlanWindow(bridge, session))
    held.execute("BEGIN IMMEDIATE")
    plan.side._starts.edit.setText("10:15")
    plan.side.flush()
    plan.rows.setCurrentRow(0)
    plan.side.block._minutes.edit.setText("40")
    plan.side.flush()
    plan._on_later()
    assert NOT_STORED in " ".join(words(plan))
    assert "10:15 Break, 5 minutes" in [plan.rows.item(n).text() for n in range(2)]
    assert not bridge.undo()
    all_sent(qtbot, bridge, held)
    stored = service.session(session)
    assert stored.starts == "10:15"
    assert [(each.title, each.minutes) for each in stored.agenda] == [("Break", 5), ("Tour", 40)]
    assert_named(plan)


def test_that_a_sheet_that_is_not_in_yet_stays_and_says_so_until_it_is(
    qtbot, bridge, service, session, opened, held
):
    dialog = opened(SheetDialog(bridge, session))
    first = dialog.focusWidget()
    for _each in range(4):
        qtbot.keyClicks(dialog.focusWidget(), "4")
    held.execute("BEGIN IMMEDIATE")
    dialog._on_seal()
    first.clear()
    qtbot.keyClicks(first, "3")
    assert "not in yet" in dialog.findChild(FaultLine).words.text()
    held.execute("ROLLBACK")
    dialog._on_seal()
    assert len(service.people(session)) == 1


def test_that_the_program_asks_before_it_ends_with_something_unsent(
    qapp, bridge, service, session, home, held, qtbot, monkeypatch
):
    ended = []
    monkeypatch.setattr(qapp, "quit", lambda: ended.append(True))
    app = App(qapp, bridge, home, Settings())
    app.open()
    settle()
    held.execute("BEGIN IMMEDIATE")
    notes = NoteField(bridge, session)
    qtbot.addWidget(notes)
    type_into(notes.edit, "Still here")
    notes.flush()
    app.library.close()
    qtbot.waitUntil(lambda: bool(app.library.findChildren(Ask)))
    assert app.library.isVisible()
    assert not ended
    (ask,) = app.library.findChildren(Ask)
    ask.keep.click()
    all_sent(qtbot, bridge, held)
    app.library.close()
    assert ended
    app.close()
