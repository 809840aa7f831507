"""One press is one deed: what comes in the same breath as the press before it does nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ui.kit.button import Button

FRESH = 0.9
"""Seconds that a page shows before Enter counts on it, unless something else is done there first:
it may show a code that shows only once, or belong to somebody else.
"""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
QUIET = (
    *ENTER,
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
)
"""Keys that do nothing by themselves, or are told of twice."""


class Breath:
    """Tells a press that belongs to the one before."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until = 0.0

    def begin(self) -> None:
        """A fresh page shows."""
        self._until = self._clock() + FRESH

    def swallows(self, widget: QWidget, event: QInputEvent) -> bool:
        """Whether the event is the second half of a double press."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return isinstance(widget, Button)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._until = 0.0
        # A key goes from the widget that has the focus to all around it.
        first = widget is (widget.window().focusWidget() or widget.window())
        if not isinstance(event, QKeyEvent) or event.isAutoRepeat() or not first:
            return False
        return self._swallows_key(widget, event)

    def _swallows_key(self, widget: QWidget, event: QKeyEvent) -> bool:
        if not _presses(widget, event):
            if event.type() != QEvent.Type.KeyPress:
                return False
            if event.key() not in QUIET:
                self._until = 0.0
            return _with_control(event)  # as a shortcut it has been heard
        now = self._clock()
        if now < self._until:
            event.accept()
            return True
        self._until = now + QApplication.doubleClickInterval() / 1000
        return False


def _presses(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether a key does the deed of the page or the button; with Ctrl it is told before it is
    pressed, as a shortcut.
    """
    key, kind = event.key(), event.type()
    if _with_control(event):
        return kind == QEvent.Type.ShortcutOverride
    if kind != QEvent.Type.KeyPress or isinstance(widget, QPlainTextEdit):
        return False
    return key in ENTER or (key == Qt.Key.Key_Space and isinstance(widget, Button))


def _with_control(event: QKeyEvent) -> bool:
    control = Qt.KeyboardModifier.ControlModifier
    return event.key() in ENTER and bool(event.modifiers() & control)
