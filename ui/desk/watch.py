"""Watches what happens at the desk: idle time, and everything that has no place there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QDropEvent,
    QGuiApplication,
    QHelpEvent,
    QInputEvent,
    QInputMethodEvent,
    QKeyEvent,
    QWhatsThisClickedEvent,
)
from PySide6.QtWidgets import QWidget

from ui.desk.breath import Breath

IDLE_SECONDS = 90
ASLEEP = 20
"""Seconds between two checks, by either clock, after which the computer has slept: asleep, most
systems stop the one that counts idle time, and a clock that was set wrong costs no more than a
curtain.
"""
LOOK = 1000
"""Milliseconds between two checks of the clock."""
STIRRING = (
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
)
UNWANTED = (
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
    QEvent.Type.DragMove,
    QEvent.Type.Drop,
    QEvent.Type.WhatsThisClicked,
    QEvent.Type.ToolTip,
)
HEARD = (QInputEvent, QInputMethodEvent, QDropEvent, QHelpEvent, QWhatsThisClickedEvent)
"""Classes of the events that may stir or are unwanted."""
BACK_KEYS = (Qt.Key.Key_Back, Qt.Key.Key_Forward, Qt.Key.Key_F5, Qt.Key.Key_F1, Qt.Key.Key_Menu)
ALT_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_F4, Qt.Key.Key_Space)


class DeskWatch(QObject):
    """Filters the events of one window. `idle` comes once after IDLE_SECONDS without a touch, and
    when the computer goes to sleep or has slept.
    """

    idle = Signal()

    def __init__(
        self, window: QWidget, clock: Callable[[], float], wall: Callable[[], float]
    ) -> None:
        super().__init__(window)
        self._window, self._clock, self._wall = window, clock, wall
        self._last, self._told = clock(), False
        self._looked = clock(), wall()
        self._breath = Breath(clock)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begins to watch."""
        _application().installEventFilter(self)
        self._timer.start()
        self._looked = self._clock(), self._wall()
        self.stir()

    def stop(self) -> None:
        """Ends it."""
        self._timer.stop()
        _application().removeEventFilter(self)

    def turn_page(self) -> None:
        """A fresh page shows: somebody is there, and the press that brought it does no more."""
        self.stir()
        self._breath.begin()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Sees nothing meanwhile: making a page sends a thousand events, none of them a person's,
        and each would go through Python.
        """
        watching = self._timer.isActive()
        _application().removeEventFilter(self)
        try:
            yield
        finally:
            if watching:
                _application().installEventFilter(self)

    def stir(self) -> None:
        """Somebody is there."""
        self._last, self._told = self._clock(), False

    def look(self) -> None:
        """Checks the clocks."""
        if self._has_slept() or self._clock() - self._last >= IDLE_SECONDS:
            self.withdraw()

    def withdraw(self) -> None:
        """Nobody is there."""
        if not self._told:
            self._told = True
            self.idle.emit()

    def _has_slept(self) -> bool:
        before, self._looked = self._looked, (self._clock(), self._wall())
        return any(now - then > ASLEEP for then, now in zip(before, self._looked, strict=True))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, HEARD):  # most that happens is painting
            return False
        kind = event.type()
        if not isinstance(watched, QWidget) or not self._is_ours(watched):
            return False
        if kind not in STIRRING:
            return kind in UNWANTED
        if self._has_slept():  # what wakes the computer is no answer
            self.withdraw()
            return True
        self.stir()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and _is_dead(event):
            return True
        return isinstance(event, QInputEvent) and self._breath.swallows(watched, event)

    def _is_ours(self, widget: QWidget) -> bool:
        window = widget.window()
        return window is self._window or window.parentWidget() is self._window


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError
    return app


def _is_dead(event: QKeyEvent) -> bool:
    """Keys of browsers, clickers and window managers that have nothing to do at the desk."""
    key = Qt.Key(event.key())
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return key in BACK_KEYS or (alt and key in ALT_KEYS)


def clear_clipboard() -> None:
    """Leaves nothing to paste, neither copied nor selected."""
    board = QGuiApplication.clipboard()
    board.clear(QClipboard.Mode.Clipboard)
    if board.supportsSelection():
        board.clear(QClipboard.Mode.Selection)
