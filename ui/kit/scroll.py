"""A column that scrolls when it is longer than its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Scroll(QScrollArea):
    """Holds a column of widgets in `column`; only its height scrolls."""

    def __init__(
        self, margins: tuple[int, int, int, int] = (0, 0, 0, 0), *, spacing: int = 0
    ) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(spacing)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
