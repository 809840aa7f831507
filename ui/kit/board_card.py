"""A card on a board at the desk: Space presses it, every other key is the board's."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class BoardCard(QAbstractButton):
    """A button that tells when it has the focus and leaves the arrows to its board."""

    focused = Signal()

    def __init__(self, name: str, board: QWidget) -> None:
        super().__init__(board)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()
