"""The console's keys: one key a deed, a clicker's keys whatever has the focus."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from workshop.words import _

DEBOUNCE = 0.150
WRITING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
CAREFUL = ("next", "back", "reveal")
"""Deeds that a bouncing or held key must not do twice."""
PAGES = {Qt.Key.Key_PageDown: "next", Qt.Key.Key_PageUp: "back"}
ARROWS = {Qt.Key.Key_Right: "next", Qt.Key.Key_Left: "back"}
LETTERS = {
    Qt.Key.Key_R: "reveal",
    Qt.Key.Key_N: "note",
    Qt.Key.Key_P: "park",
    Qt.Key.Key_B: "black",
    Qt.Key.Key_Period: "black",
    Qt.Key.Key_F: "freeze",
    Qt.Key.Key_S: "swap",
    Qt.Key.Key_D: "desk",
    Qt.Key.Key_L: "light",
}
PLAIN = ARROWS | LETTERS
TURNS = {Qt.Key.Key_Right: "turn right", Qt.Key.Key_Left: "turn left"}
CONTROL = {Qt.Key.Key_Z: "undo", Qt.Key.Key_Y: "redo", Qt.Key.Key_P: "print"}
ALWAYS = {Qt.Key.Key_F5: "room", Qt.Key.Key_F1: "keys", Qt.Key.Key_Escape: "escape"}


def legend() -> tuple[tuple[str, str], ...]:
    """Each key and its deed, for the legend."""
    return (
        (_("PgDn or right arrow"), _("Next")),
        (_("PgUp or left arrow"), _("Back")),
        ("R", _("Reveal")),
        (_("B or full stop"), _("Black")),
        ("F", _("Freeze")),
        ("S", _("Swap screens")),
        ("N", _("Note")),
        ("P", _("Park")),
        ("D", _("Open desk")),
        (_("Ctrl+P"), _("Print")),
        (_("Ctrl+Z"), _("Undo")),
        (_("Ctrl+Shift+Z or Ctrl+Y"), _("Redo")),
        ("F5", _("Show the room view")),
        ("L", _("Light or dark room view")),
        (_("Shift and arrows"), _("Turn the cube")),
        ("F1", _("This list")),
        (_("Esc"), _("Leaves black or a full screen, never the session")),
    )


def is_writing(widget: QWidget | None) -> bool:
    """Whether letters go into a text."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, WRITING) and not getattr(widget, "isReadOnly", bool)()


class ConsoleKeys(QObject):
    """Hears every key of the application while the console is on."""

    pressed = Signal(str)
    """The deed: "next", "back", "reveal", "note" …"""

    def __init__(
        self,
        windows: Callable[[], tuple[QWidget, ...]],
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._windows, self._clock = windows, clock
        self._last: dict[str, float] = {}
        self._on = False

    def listen(self, *, on: bool) -> None:
        """Begins or ends to hear keys."""
        app = QApplication.instance()
        if app is None or on == self._on:
            return
        self._on = on
        if on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys that mean a deed, and leaves all others."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        deed = self._deed(watched, event)
        if not deed:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self._counts(deed, event):
            self.pressed.emit(deed)
        event.accept()
        return True

    def _deed(self, watched: QWidget, event: QKeyEvent) -> str:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none = held == Qt.KeyboardModifier.NoModifier
        if none and key in PAGES:
            return PAGES[key]
        if watched.window() not in self._windows():
            return ""
        shifted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if held == shifted and key == Qt.Key.Key_Z:
            held, key = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y
        if held == Qt.KeyboardModifier.ControlModifier:
            deed = CONTROL.get(key, "")
            return "" if is_writing(watched) and _is_own(watched, deed) else deed
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if (none or shift) and key in ALWAYS:
            return ALWAYS[key]
        known = PLAIN if none else TURNS if shift else {}
        return "" if is_writing(watched) else known.get(key, "")

    def _counts(self, deed: str, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return False
        now = self._clock()
        bounced = deed in CAREFUL and now - self._last.get(deed, -1.0) < DEBOUNCE
        if not bounced:
            self._last[deed] = now
        return not bounced


def _is_own(watched: QWidget, deed: str) -> bool:
    """Whether the text itself has something to take back, or to do again."""
    text = watched.document() if isinstance(watched, QPlainTextEdit | QTextEdit) else watched
    if not isinstance(text, QLineEdit | QTextDocument):
        return False
    return (deed == "undo" and text.isUndoAvailable()) or (
        deed == "redo" and text.isRedoAvailable()
    )
