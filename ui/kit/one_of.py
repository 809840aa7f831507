"""Buttons of which one is checked: where one of them has the focus, it goes with the check."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup
from typing_extensions import override


class OneOf(QButtonGroup):
    """A screen reader checks what it presses and leaves the focus on what was checked before,
    where the next key would check that again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self._on_checked)

    @override
    def addButton(self, button: QAbstractButton, id: int = -1) -> None:
        button.setAutoExclusive(self.exclusive())  # a screen reader says "radio button"
        super().addButton(button, id)

    def _on_checked(self, button: QAbstractButton, on: bool) -> None:  # noqa: FBT001 - Qt's
        if on and self.exclusive() and QApplication.focusWidget() in self.buttons():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
