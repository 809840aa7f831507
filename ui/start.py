"""From exec to the first window, past everything that can wait.

Every import here slows every start; all else comes with `ui.app`, once the window shows.
"""

import builtins
import os
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication

from ui import settings as store
from ui import theme
from ui.library.window import LibraryWindow
from ui.settings import Settings
from ui.single_instance import First, called
from ui.work import in_turns
from workshop.cli.screen import no_windows

if TYPE_CHECKING:
    from ui.app import App

REFUSED = 1
IMPORTS = (
    "workshop.services.commands", "ui.app", "ui.library.sessions", "ui.library.detail",
    "ui.library.rail", "ui.library.deeds", "ui.kit.toast", "workshop.services.session_list",
)  # fmt: skip
"""Imported once the first window shows, one per event-loop iteration."""


def run(home: Path) -> int:
    """Opens the library of a folder on screen; the exit status."""
    app = application()
    if called(home):
        return 0
    start = Start(app, home)
    start.show()
    status = app.exec()
    start.close()
    return status


def application() -> QApplication:
    """The one application, with its name and its face."""
    _import_plainly()
    held: list[str] = []
    before = qInstallMessageHandler(partial(_end_in_a_sentence, held))
    made = QApplication(sys.argv[:1])
    qInstallMessageHandler(before)
    for said in held:
        qWarning(said)
    made.setApplicationName("heliotrope")
    made.setApplicationDisplayName("Heliotrope")
    made.setDesktopFileName("heliotrope")
    made.setQuitOnLastWindowClosed(False)
    theme.load_fonts()
    return made


def _end_in_a_sentence(
    held: list[str], level: QtMsgType, _where: QMessageLogContext, said: str
) -> None:
    """Where no window can open, Qt tells a lot and aborts; this ends the program before that."""
    if level == QtMsgType.QtFatalMsg:
        if sys.stderr is not None:  # the frozen program has no console
            sys.stderr.write(no_windows(os.environ) + "\n")
            sys.stderr.flush()
        os._exit(REFUSED)
    held.append(said)


def _import_plainly() -> None:
    # PySide hooks `__import__`, and reads and caches the source of every later module (20 MB) to
    # look for snake_case, which nothing here uses. It keeps the original for us to put back.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class Start(QObject):
    """The first window, and behind it the rest of the program."""

    def __init__(self, app: QApplication, home: Path) -> None:
        super().__init__()
        self._app, self._home = app, home
        self._settings: Settings = store.load(home)
        theme.apply(app, theme.chosen(self._settings.theme))
        self._first = First(home)
        self._opened: App | None = None

    def show(self) -> None:
        """The library window, and once it stands the rest."""
        window = LibraryWindow(home=self._home, settings=self._settings)
        self._window = window
        if self._settings.running:
            # After a crash only the session or desk that was open may show, from the first moment.
            self._go_on()
        else:
            window.stood.connect(self._go_on)
            window.show()

    def close(self) -> None:
        """Ends everything; what was typed is stored."""
        if self._opened is not None:
            self._opened.end()
        self._first.close()

    def _go_on(self) -> None:
        imports = (partial(import_module, name) for name in IMPORTS)
        in_turns(self, *imports, self._compose)

    def _compose(self) -> None:
        from ui.app import compose  # noqa: PLC0415 - imported by now

        self._opened = compose(self._app, self._home, self._settings, self._window)
        self._first.called.connect(self._opened.to_the_front)
        self._opened.open()
