"""From the first window to the open library: the list first, the database behind it."""

import builtins
import contextlib
import io
import linecache
import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

import ui.app
from tests.ui.shelf import made, shelf
from ui.app import App
from ui.bridge import Bridge
from ui.dialogs.ask import Ask
from ui.library.window import LibraryWindow
from ui.settings import Settings
from ui.start import _import_plainly
from workshop.errors import LibraryFault
from workshop.services import library


@pytest.fixture
def gate(home, monkeypatch):
    """Keeps the library from opening until it is set."""
    service = shelf(home)
    for title in ("Spring", "Summer", "Autumn"):
        made(service, title)
    service.close()
    opened, gate = library.open_service, threading.Event()

    def open_late(where):
        assert gate.wait(10)
        return opened(where)

    monkeypatch.setattr(library, "open_service", open_late)
    yield gate
    gate.set()


@pytest.fixture
def start(qapp, home):
    """Opens the app as from a cold start; closes it again."""
    apps = []

    def started(**kept):
        app = App(qapp, Bridge(), home, Settings(**kept))
        apps.append(app)
        app.open()
        QApplication.processEvents()
        return app

    yield started
    for app in apps:
        app.end()


def test_that_the_list_stands_before_the_library_is_open(qtbot, gate, start):
    app = start()

    assert not app._bridge.is_open()
    assert app.library.sessions.sessions.rowCount() == 3
    assert app.library.detail.session() is None

    gate.set()
    qtbot.waitUntil(app._bridge.is_open)
    qtbot.waitUntil(lambda: app.library.detail.session() is not None)
    assert app.library.detail.session().id == app.library.sessions.current()


def test_that_a_deed_that_is_quicker_than_the_library_waits_for_it(gate, start):
    app = start()
    threading.Timer(0.2, gate.set).start()

    app.library.sessions.new.click()

    assert app._bridge.is_open()
    dialog = app.library.findChild(QDialog)
    assert dialog is not None
    dialog.close()


def test_that_a_key_that_is_quicker_than_the_parts_of_the_window_is_not_lost(qtbot, bridge, home):
    window = LibraryWindow(home=home, settings=Settings())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    window.furnish(bridge)

    qtbot.waitUntil(lambda: window.findChild(QDialog) is not None)
    window.findChild(QDialog).close()


def test_that_a_library_that_can_not_be_opened_is_told(qtbot, gate, start, monkeypatch):
    def refuse(_home):
        raise LibraryFault("This library was made by a newer version.")

    ended = []
    monkeypatch.setattr(library, "open_service", refuse)
    monkeypatch.setattr(ui.app, "_end_without_library", lambda: ended.append(True))
    app = start()

    qtbot.waitUntil(lambda: app.library is not None and app.library.findChild(Ask) is not None)
    asked = app.library.findChild(Ask)
    assert "newer version" in asked.accessibleDescription()
    asked.close()
    assert ended


def test_that_nothing_shows_after_a_crash_until_the_library_is_open(qtbot, gate, start):
    app = start(running="gone")

    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    gate.set()
    qtbot.waitUntil(lambda: app.library is not None and app.library.isVisible())
    assert isinstance(QApplication.activeWindow() or app.library, LibraryWindow)


def test_that_the_program_can_end_while_the_library_opens(gate, start):
    app = start()
    threading.Timer(0.2, gate.set).start()

    app.end()

    assert app.library is None


def test_that_the_source_of_what_is_imported_later_is_not_read(monkeypatch):
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)
    monkeypatch.delitem(sys.modules, "this", raising=False)
    linecache.clearcache()

    _import_plainly()
    with contextlib.redirect_stdout(io.StringIO()):
        import this

    assert this.__file__ not in linecache.cache


@pytest.mark.parametrize("platform", ["nonsense", "xcb", "xcb;nonsense"])
def test_that_a_platform_that_cannot_start_ends_in_a_sentence(home, platform):
    without = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
    ended = subprocess.run(
        [sys.executable, "-m", "ui", "--home", home],
        env={**without, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stderr == (
        f"No window can open: QT_QPA_PLATFORM is “{platform}”. Unset it and try again.\n"
    )
