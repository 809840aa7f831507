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

from ui.kit.keyboard import meant
from workshop.words import _

DEBOUNCE = 0.150
WRITING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
CAREFUL = ("next", "back", "reveal")
"""Deeds that a bouncing or held key must not do twice."""
PAGES = {Qt.Key.Key_PageDown: "next", Qt.Key.Key_PageUp: "back"}
ARROWS = {Qt.Key.Key_Right: "next", Qt.Key.Key_Left: "back"}
LETTERS = {
    "R": "reveal",
    "N": "note",
    "P": "park",
    "B": "black",
    ".": "black",
    "W": "white",
    "C": "title",
    "F": "freeze",
    "S": "swap",
    "D": "desk",
    "L": "light",
    "T": "timer",
    "+": "minute",
    "-": "take minute",
    "J": "day",
    "G": "groups",
    "V": "voice",
    "X": "pass",
    "O": "laptops",
}
TURNS = {Qt.Key.Key_Right: "turn right", Qt.Key.Key_Left: "turn left"}
CONTROL = {"Z": "undo", "Y": "redo", "P": "print"}
ALWAYS = {Qt.Key.Key_F5: "room", Qt.Key.Key_F1: "keys", Qt.Key.Key_Escape: "escape"}


def legend() -> tuple[tuple[str, str], ...]:
    """Each key and its deed, for the legend."""
    return (
        (_("PgDn or right arrow"), _("Next")),
        (_("PgUp or left arrow"), _("Back")),
        ("R", _("Reveal")),
        (_("B or full stop"), _("Black")),
        ("W", _("White")),
        ("C", _("Title page")),
        ("F", _("Freeze")),
        ("S", _("Swap screens")),
        ("N", _("Note")),
        ("P", _("Park")),
        ("D", _("Open desk")),
        ("T", _("Timer")),
        (_("+ and −"), _("A minute more or less")),
        ("J", _("The day: jump, change, what could give")),
        ("G", _("Groups by lot")),
        ("V", _("Next voice")),
        ("X", _("Pass")),
        ("O", _("Laptops and phones")),
        (_("Ctrl+P"), _("Print")),
        (_("Ctrl+Z"), _("Undo")),
        (_("Ctrl+Shift+Z or Ctrl+Y"), _("Redo")),
        ("F5", _("Show the room view")),
        ("L", _("Light or dark room view")),
        (_("Shift and arrows"), _("Turn the cube")),
        ("F1", _("This list")),
        (_("Esc"), _("Leaves a field, black or a full screen, never the session")),
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
        if not self._has_the_keys(watched.window()):
            return ""
        if held & Qt.KeyboardModifier.ControlModifier:
            deed = _with_control(held, event)
            return "" if is_writing(watched) and _is_own(watched, deed) else deed
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if (none or shift) and key in ALWAYS:
            return ALWAYS[key]
        if is_writing(watched) or not (none or shift) or _keeps(watched, event):
            return ""
        return (TURNS if shift else ARROWS).get(key) or _with_letter(event, shift=shift)

    def _has_the_keys(self, window: QWidget) -> bool:
        """Whether a window is one where letters count, and no dialog stands before it."""
        before = QApplication.activeModalWidget()
        return window in self._windows() and (before is None or before is window)

    def _counts(self, deed: str, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return False
        now = self._clock()
        bounced = deed in CAREFUL and now - self._last.get(deed, -1.0) < DEBOUNCE
        if not bounced:
            self._last[deed] = now
        return not bounced


def _keeps(watched: QWidget, event: QKeyEvent) -> bool:
    """Whether a map or list has this key for itself while it has the focus."""
    keeps = getattr(watched, "keeps_key", None)
    return keeps is not None and bool(keeps(event))


def _with_letter(event: QKeyEvent, *, shift: bool) -> str:
    if shift:  # where some layouts have the full stop
        return "" if event.text().isalpha() else LETTERS.get(event.text(), "")
    return meant(event, LETTERS) or ""


def _with_control(held: Qt.KeyboardModifier, event: QKeyEvent) -> str:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    deed = meant(event, CONTROL) or ""
    if held == control | shift:
        return "redo" if deed == "undo" else ""
    return deed if held == control else ""


def _is_own(watched: QWidget, deed: str) -> bool:
    """Whether the text itself has something to take back, or to do again."""
    text = watched.document() if isinstance(watched, QPlainTextEdit | QTextEdit) else watched
    if not isinstance(text, QLineEdit | QTextDocument):
        return False
    return (deed == "undo" and text.isUndoAvailable()) or (
        deed == "redo" and text.isRedoAvailable()
    )
