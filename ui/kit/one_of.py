"""Buttons of which one is checked: where one of them has the focus, it goes with the check."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup


class OneOf(QButtonGroup):
    """A screen reader checks what it presses and leaves the focus on what was checked before,
    where the next key would check that again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self._on_checked)

    def _on_checked(self, button: QAbstractButton, on: bool) -> None:  # noqa: FBT001 - Qt's
        if on and self.exclusive() and QApplication.focusWidget() in self.buttons():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
