"""The passphrase of a library on screen: before it opens, and in the settings."""

from dataclasses import replace
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.names import assert_named
from tests.ui.shelf import made, shelf
from ui import settings as store
from ui.app import App
from ui.bridge import Bridge
from ui.demo.hands import settle
from ui.dialogs.passphrase import AskPassphrase, SetPassphrase
from workshop.paths import library_file
from workshop.services.locks import is_locked
from workshop.storage import locking

pytest.importorskip("sqlcipher3")

FIRST, SECOND = "seven grey herons", "eleven brown bears"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """A try costs next to nothing here."""
    monkeypatch.setitem(locking._COST, "n", 16)


@pytest.fixture
def start(qapp, home, monkeypatch):
    """Opens the app as from a cold start; closes it again."""
    apps, keys = [], {}
    monkeypatch.setattr(locking, "_KEYS", keys)

    def started(**kept):
        keys.clear()
        app = App(qapp, Bridge(), home, replace(store.load(home), **kept))
        app.screens.vouch()
        apps.append(app)
        app.open()
        settle()
        return app

    yield started
    for app in apps:
        if app.library is not None or app._bridge.is_open():
            app.end()


@pytest.fixture
def session(home):
    """A library with one session."""
    service = shelf(home)
    name = made(service, "Spring")
    service.back_up()
    service.close()
    return name


@pytest.fixture
def locked(home, session):
    """That library, locked."""
    service = shelf(home)
    service.lock(FIRST, lambda done, total: None, lambda: False)
    service.close()
    return session


def dialog(kind):
    (found,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return found


def typed(asked, *words):
    for field, word in zip(asked.fields, words, strict=True):
        field.edit.setText(word)
    asked.deed.click()


def settings_of(qtbot, app):
    qtbot.waitUntil(app._bridge.is_open)
    app.library.go_to("settings")
    return app.library.settings


def test_that_a_locked_library_shows_nothing_before_its_passphrase(qtbot, locked, start):
    app = start()
    asked = dialog(AskPassphrase)
    assert (app.library, app._bridge.is_open()) == (None, False)
    assert_named(asked)
    assert not asked.deed.isEnabled()

    typed(asked, SECOND)
    assert "That is not the passphrase" in asked.fields[0].fault.words.text()
    assert asked.fields[0].text() == ""
    typed(asked, FIRST)
    assert "Wait 5 seconds" in asked.fields[0].fault.words.text()
    assert app.library is None
    asked._lock._since -= 5
    typed(asked, FIRST)

    qtbot.waitUntil(app._bridge.is_open)
    assert app.library.isVisible()
    assert [row.id for row in app._bridge.service.sessions()] == [locked]


def test_that_after_a_crash_the_passphrase_comes_before_the_desk(qtbot, locked, start):
    app = start(running=locked, desk_open=True)
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [dialog(AskPassphrase)]

    typed(dialog(AskPassphrase), FIRST)

    qtbot.waitUntil(app._bridge.is_open)
    assert app.asked is None


def test_that_who_has_no_passphrase_leaves_the_program(qtbot, locked, start):
    app = start()
    app._app = Mock()
    qtbot.keyClick(dialog(AskPassphrase), Qt.Key.Key_Escape)
    settle()
    assert not app._bridge.is_open()
    assert app.library is None
    app._app.quit.assert_called_once()


def first_start(qtbot, start):
    app = start()
    qtbot.waitUntil(app._bridge.is_open)
    return app


def test_that_a_new_library_asks_once_for_a_passphrase_and_can_be_passed_over(qtbot, home, start):
    app = first_start(qtbot, start)
    page = app.library.sessions
    assert page.locking.isVisible()
    assert_named(app.library)
    page.no_lock.click()
    assert not page.locking.isVisible()
    assert page.empty.isVisible()
    app.end()

    app = first_start(qtbot, start)
    assert not app.library.sessions.locking.isVisible()
    assert not is_locked(home)


def test_that_a_passphrase_can_be_set_at_the_first_start(qtbot, home, start):
    app = first_start(qtbot, start)
    app.library.sessions.lock.click()
    typed(dialog(SetPassphrase), FIRST, FIRST)
    qtbot.waitUntil(lambda: is_locked(home) and not app.library.sessions.locking.isVisible())
    app._work.wait()


def test_that_a_library_in_use_is_not_asked_for_a_passphrase(qtbot, session, start):
    app = first_start(qtbot, start)
    assert not app.library.sessions.locking.isVisible()


def test_that_the_settings_set_change_and_remove_a_passphrase(qtbot, home, session, start):
    app = start()
    page = settings_of(qtbot, app)
    assert page.unlock.isHidden()

    page.lock.click()
    asked = dialog(SetPassphrase)
    typed(asked, FIRST, SECOND)
    assert "not the same" in asked.fields[0].fault.words.text()
    typed(asked, FIRST, FIRST)
    qtbot.waitUntil(lambda: is_locked(home) and not page.unlock.isHidden())
    app._work.wait()
    settle()
    assert {locking.lock_of(file) for file in home.rglob("*.workshop")} == {
        locking.lock_of(library_file(home))
    }

    before = locking.lock_of(library_file(home))
    page.change_lock.click()
    typed(dialog(SetPassphrase), FIRST, SECOND, SECOND)
    qtbot.waitUntil(lambda: locking.lock_of(library_file(home)) != before)
    app._work.wait()
    settle()

    page.unlock.click()
    typed(dialog(AskPassphrase), SECOND)
    qtbot.waitUntil(lambda: not is_locked(home) and page.unlock.isHidden())
    app._work.wait()
    settle()
    assert [row.id for row in app._bridge.service.sessions()] == [session]


def test_that_a_passphrase_that_was_cut_short_goes_on_at_the_start(qtbot, home, locked, start):
    locking.unlock(locking.lock_of(library_file(home)), FIRST)
    service = shelf(home)
    service.lock(SECOND, lambda done, total: None, lambda: True)
    service.close()
    app = start()
    typed(dialog(AskPassphrase), SECOND)
    qtbot.waitUntil(app._bridge.is_open)
    settle()
    app._work.wait()
    settle()
    assert len({locking.lock_of(file) for file in home.rglob("*.workshop")}) == 1


def test_that_a_backup_with_another_passphrase_asks_for_it_in_the_window(
    qtbot, home, session, start, tmp_path
):
    theirs = tmp_path / "theirs.workshop"
    service = shelf(home)
    service.lock(SECOND, lambda done, total: None, lambda: False)
    service.back_up(theirs)
    service.lock(FIRST, lambda done, total: None, lambda: False)
    service.close()
    app = start()
    typed(dialog(AskPassphrase), FIRST)
    qtbot.waitUntil(app._bridge.is_open)
    app.library.go_to("backups")
    page = app.library.backups

    page.chosen.emit(str(theirs))
    assert (page.contents.unlock.isVisible(), page.contents.restore.isVisible()) == (True, False)
    assert "a passphrase of its own" in page.contents.under.text()
    page.contents.unlock.click()
    asked = dialog(AskPassphrase)
    assert_named(asked)
    typed(asked, FIRST)
    assert "That is not the passphrase" in asked.fields[0].fault.words.text()
    asked._lock._since -= 5
    typed(asked, SECOND)
    settle()

    assert (page.contents.unlock.isVisible(), page.contents.restore.isVisible()) == (False, True)
    assert page.contents.session().row.id == session
