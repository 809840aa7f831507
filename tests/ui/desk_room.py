"""A desk in a running session, and hands to use it by names alone."""

from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from ui.bridge import Bridge
from ui.demo.hands import settle
from ui.desk.window import DeskWindow

PRESSED = 130
"""Milliseconds that Qt shows a button pressed by a screen reader before it counts."""


class Ticks:
    """Seconds that a test turns."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Hands:
    """Does what a person or a screen reader does: by accessible names."""

    def __init__(self, qtbot, window: QWidget, ticks: Ticks | None = None) -> None:
        self.qtbot, self.window, self.ticks = qtbot, window, ticks or Ticks()

        self._signs = (f"sign {number}" for number in count(1))

    def begin(self) -> None:
        """Sits down for the first time, with a fresh sign where none is written."""
        if self.has("Your sign") and not self.find("Your sign").text():
            self.write("Your sign", next(self._signs))
        self.press("Begin")

    def come_back(self, code: str) -> None:
        """Opens one's answers by the code."""
        self.write("Your sign or your code", code)
        self.press("Go on")

    def find(self, name: str) -> QWidget:
        """The one control of that name that shows."""
        found = [each for each in shown(self.window) if each.accessibleName() == name]
        assert len(found) == 1, f"{len(found)} controls named {name!r}"
        return found[0]

    def has(self, name: str) -> bool:
        return any(each.accessibleName() == name for each in shown(self.window))

    def press(self, name: str) -> None:
        """The first action of the control, as a screen reader does it."""
        control = self.find(name)
        actions = QAccessible.queryAccessibleInterface(control).actionInterface()
        actions.doAction(actions.actionNames()[0])
        if isinstance(control, QPushButton):
            self.qtbot.wait(PRESSED)
        settle()

    def write(self, name: str, text: str) -> None:
        field = self.find(name)
        field.setFocus()
        self.qtbot.keyClicks(field, text)

    def key(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        """A real key press on whatever has the focus, a second after the one before."""
        self.ticks.now += 1
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifiers)
        settle()

    def said(self) -> str:
        """All that can be read on the window, on the screen or by a screen reader."""
        return "\n".join(words(self.window))


def open_desk(
    qtbot, service, session: str, ticks: Ticks, wall: Ticks | None = None
) -> tuple[DeskWindow, Hands]:
    """A desk on the screen. wall: seconds of the clock on the wall, where that is another."""
    window = DeskWindow(Bridge(service), session, clock=ticks, wall=wall or ticks)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    settle()
    return window, Hands(qtbot, window, ticks)


def close_desk(window: DeskWindow) -> None:
    """As the facilitator closes it."""
    window.leave()
    window.deleteLater()
    settle()


def shown(window: QWidget) -> list[QWidget]:
    return [each for each in window.findChildren(QWidget) if each.isVisibleTo(window)]


def words(window: QWidget) -> list[str]:
    """Every word in any widget of the window, shown or hidden."""
    found = []
    for each in [window, *window.findChildren(QWidget)]:
        interface = QAccessible.queryAccessibleInterface(each)
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
        found += [interface.text(kind) for kind in kinds] if interface else []
        found += [each.objectName(), each.windowTitle(), each.toolTip()]
        for ask in ("text", "toPlainText"):
            if hasattr(each, ask):
                found.append(str(getattr(each, ask)()))
    return [each for each in found if each]
