"""Hands: find a control by the name a screen reader says, press it, type into it."""

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QListView, QMenu, QWidget

from ui.work import resting

PATIENCE = 10.0
"""Seconds until what should show must be there."""
RESTED = 3
"""Event-loop rounds without queued work, after which everything is taken to be settled."""

W = TypeVar("W", bound=QWidget)
T = TypeVar("T")


class NotThere(AssertionError):
    """A control that a person would now look for does not show: the demo has found a mistake."""


def settle(seconds: float = 0) -> None:
    """Runs the event loop until nothing is queued, and for at least that many seconds."""
    until, rested = time.monotonic() + seconds, 0
    while rested < RESTED or time.monotonic() < until:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        rested = rested + 1 if resting() else 0
        time.sleep(0.001)


def until(what: str, so: Callable[[], bool]) -> None:
    """Waits until something is so."""
    wait_for(what, lambda: True if so() else None)


def wait_for(what: str, there: Callable[[], T | None]) -> T:
    """What is looked for, once it is there."""
    until = time.monotonic() + PATIENCE
    while True:
        settle()
        found = there()
        if found is not None:
            return found
        if time.monotonic() > until:
            raise NotThere(f"no {what} shows; there are: {', '.join(sorted(names()))}")
        time.sleep(0.01)


def showing(kind: type[W], window: QWidget | None = None) -> Iterator[W]:
    """Controls that a person could press: in the topmost menu or dialog, else in all windows."""
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    tops = [window] if window else [front] if front else QApplication.topLevelWidgets()
    for top in tops:
        if top.isVisible():
            mine = [top] if isinstance(top, kind) else []
            for widget in (*mine, *top.findChildren(kind)):
                if widget.isVisible():
                    yield widget


def names() -> set[str]:
    """The names of all controls that show."""
    return {widget.accessibleName() for widget in showing(QWidget) if widget.accessibleName()}


def find(name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
    """The control of that name."""
    return wait_for(
        f"“{name}”",
        lambda: next(
            (each for each in showing(kind) if each.accessibleName() == name and each.isEnabled()),
            None,
        ),
    )


def window(kind: type[W]) -> W:
    """The window of that kind."""
    return wait_for(
        kind.__name__,
        lambda: next((each for each in showing(kind) if each.isWindow()), None),
    )


def press(name: str) -> None:
    """Presses the control of that name with the mouse."""
    click(find(name))


def press_starting(words: str) -> None:
    """Presses the control whose name begins so: a count or more words may follow."""
    press(
        wait_for(
            f"“{words}”",
            lambda: next((name for name in sorted(names()) if name.startswith(words)), None),
        )
    )


def row_of(name: str, row: int) -> None:
    """Chooses a row of the list of that name."""
    rows: QListView = find(name, QListView)
    index = rows.model().index(row, 0)
    rows.scrollTo(index)
    click(rows.viewport(), QPointF(rows.visualRect(index).center()))


def choose_in_menu(words: str) -> None:
    """Chooses the line of the open menu that has these words."""
    menu = wait_for("menu", lambda: next(iter(showing(QMenu)), None))
    line = next(each for each in menu.actions() if words in each.text())
    click(menu, QPointF(menu.actionGeometry(line).center()))


def click(widget: QWidget, place: QPointF | None = None) -> None:
    """Presses and lets go, in the middle of a control where no place is named."""
    at = place or QPointF(widget.rect().center())
    for kind, buttons in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(
            kind,
            at,
            widget.mapToGlobal(at),
            Qt.MouseButton.LeftButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)
    settle()


def write(name: str, text: str) -> None:
    """Types over what stands in the field of that name."""
    field: QWidget = find(name)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    key("Ctrl+A", field)
    type_into(field, text)


def type_into(field: QWidget, text: str) -> None:
    """Types character by character."""
    for character in text:
        _stroke(field, 0, Qt.KeyboardModifier.NoModifier, character)
    settle()


def key(keys: str, widget: QWidget) -> None:
    """Presses a key, named as in a menu ("PgDown", "Ctrl+P")."""
    stroke = QKeySequence(keys)[0]  # type: ignore[index]
    modifiers = stroke.keyboardModifiers()
    plain = len(keys) == 1 and not modifiers
    _stroke(widget, stroke.key(), modifiers, keys if plain else "")
    settle()


def _stroke(widget: QWidget, code: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, code, modifiers, text))
