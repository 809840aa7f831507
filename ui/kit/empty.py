"""The empty state: what this is, and one deed."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.label import Label
from ui.theme import colour


class EmptyState(QWidget):
    """A card with a bold line, a sentence, and deeds in a row, if there are any."""

    def __init__(self, title: str, text: str, *deeds: Button) -> None:
        super().__init__()
        self.title = Label(title, 20, bold=True, wrap=True)
        self.text = Label(text, 16, colour="ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.text)
        if deeds:
            row = QHBoxLayout()
            row.setContentsMargins(0, 8, 0, 0)
            row.setSpacing(8)
            for deed in deeds:
                row.addWidget(deed)
            row.addStretch(1)
            column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def say(self, title: str, text: str) -> None:
        """Changes the words."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
