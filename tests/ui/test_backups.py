"""The backups in the library: looked into, restored, one session brought back; and their timer."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from tests.ui.names import assert_named
from tests.ui.shelf import made
from ui.app import App
from ui.demo.hands import settle, until
from ui.dialogs.ask import Ask
from ui.library.backups import WIDE, WIDE_NARROW
from ui.library.window import LibraryWindow
from ui.settings import Settings
from workshop.errors import LibraryFault
from workshop.services.commands import FinishSession, WriteNote


@pytest.fixture
def service(shelved):
    return shelved


@pytest.fixture
def page(qtbot, bridge, home):
    """Opens the library at its backups."""

    def open_page():
        window = LibraryWindow(home=home, settings=Settings())
        window.furnish(bridge)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.go_to("backups")
        return window.backups

    return open_page


@pytest.fixture
def opened(qapp, bridge, home):
    """Opens the app on a library; its own backup of the start is through."""
    apps = []

    def open_app():
        app = App(qapp, bridge, home, Settings(sample_offered=True))
        app.screens.vouch()
        apps.append(app)
        app.open()
        until("the backup of the start", lambda: bridge.service.last_backup() is not None)
        app._work.wait()
        settle()
        return app

    yield open_app
    for app in apps:
        app.close()


def test_that_a_library_without_backups_says_so(page):
    backups = page()
    assert backups.empty.isVisible()
    assert not backups.contents.isVisible()
    assert_named(backups.window())


def test_that_a_backup_is_looked_into_by_choosing_it(page, service):
    session = made(service, "Customer day")
    service.do(WriteNote(session=session, body="A note"))
    service.back_up()
    backups = page()
    assert_named(backups.window())
    assert [row.sessions for row in backups.model.rows] == [1]
    assert backups.model.data(backups.model.index(0)).endswith("08:12")
    contents = backups.contents
    assert contents.title.text().endswith("08:12")
    assert contents.session().row.id == session
    assert "nobody has answered" in contents.model.under(contents.session())
    assert contents.day.text().startswith("Opening, ")
    assert contents.written.text() == "1 note and 0 decisions"


def test_that_the_settings_lead_to_the_backups(page):
    window = page().window()
    window.go_to("settings")
    window.settings.backups.click()
    assert window.place() == "backups"


def test_that_a_screen_reader_comes_to_the_backups_without_a_click(page):
    window = page().window()
    window.go_to("sessions")
    item = QAccessible.queryAccessibleInterface(window.rail.item("backups")).actionInterface()
    item.doAction(item.actionNames()[0])
    assert window._stack.currentWidget() is window.backups


def test_that_a_backup_that_cannot_be_read_says_so_and_offers_nothing(page, service, home):
    made(service, "Customer day")
    service.back_up()
    (home / "backups" / "library 2026-01-02 081200.workshop").write_bytes(b"nothing")
    backups = page()
    backups.list.choose_row(1)
    assert "cannot be read" in backups.contents.under.text()
    assert not backups.contents.bring.isVisible()
    assert not backups.contents.restore.isVisible()
    assert backups.model.under(backups.model.rows[1]) == "This file cannot be read."


def test_that_a_file_from_elsewhere_is_looked_into(page, service, tmp_path):
    made(service, "Customer day")
    service.back_up(tmp_path / "stick.workshop")
    backups = page()
    backups._on_picked(str(tmp_path / "stick.workshop"))
    assert backups.contents.isVisible()
    assert backups.contents.title.text() == "stick.workshop"
    assert backups.contents.session().row.title == "Customer day"


def test_that_restoring_asks_first(qtbot, page, service):
    made(service, "Customer day")
    name = service.back_up().name
    backups = page()
    window = backups.window()
    backups.contents.restore.click()
    asked = window.findChild(Ask)
    assert "put aside unchanged" in asked.accessibleDescription()
    with qtbot.waitSignal(window.restore_asked) as told:
        asked.deed.click()
    assert told.args == [name]


def test_that_the_page_fits_both_widths(page, service):
    made(service, "Customer day")
    service.back_up()
    backups = page()
    for wide, contents in ((1366, WIDE), (1000, WIDE_NARROW)):
        backups.window().resize(wide, 768)
        settle()
        assert backups.contents.width() == contents
    backups.window().resize(960, 500)
    settle()
    for last in (backups.file, backups.contents.bring):
        assert last.mapTo(backups.window(), last.rect().bottomRight()).y() < 500


def test_that_a_session_comes_back_beside_the_others_and_can_be_undone(
    qtbot, opened, service, home
):
    made(service, "Customer day")
    app = opened()
    library = app.library
    library.go_to("backups")
    library.backups.contents.bring.click()
    until("the session", lambda: len(service.sessions()) == 2)
    settle()
    assert library.place() == "sessions"
    back = next(row for row in service.sessions() if row.id == library.sessions.current())
    assert "(backup of " in back.title
    assert library.toast.sentence() == "The session is back, beside the others."
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(library, Qt.Key.Key_Z, control)
    assert len(service.sessions()) == 1
    qtbot.keyClick(library, Qt.Key.Key_Y, control)
    assert len(service.sessions()) == 2


def test_that_a_backup_is_made_off_the_screens_thread_between_and_when_a_session_ends(
    opened, service, monkeypatch
):
    session = made(service, "Customer day")
    app = opened()
    assert app._between_backups.isActive()
    assert app._between_backups.interval() == 20 * 60 * 1000
    started = Mock()
    monkeypatch.setattr(app._work, "start", started)
    app._between_backups.timeout.emit()
    assert [call.args[0] for call in started.call_args_list] == [app._changes_task]
    made_again = Mock()
    monkeypatch.setattr("ui.app.App._back_up_soon", made_again)
    app.library.start_asked.emit(session)
    settle()
    assert made_again.call_count == 1
    app.stage.console.deeds._do(FinishSession(session=session))
    app._on_stage_left()
    assert made_again.call_count == 2


def test_that_a_backup_that_fails_by_itself_is_told_but_not_at_the_desk(
    opened, service, monkeypatch
):
    made(service, "Customer day")
    app = opened()
    monkeypatch.setattr(
        type(service), "back_up_changes", Mock(side_effect=LibraryFault("The disk is full."))
    )
    assert app._changes_task(Mock(), Mock()) == "The disk is full."
    monkeypatch.setattr(app, "desk", Mock())
    assert app._changes_task(Mock(), Mock()) == ""
    monkeypatch.undo()
