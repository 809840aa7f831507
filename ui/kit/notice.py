"""A notice that must be seen: a warning card, with words below it where needed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.kit.icon import pixmap
from ui.kit.label import Label
from ui.theme import colour

LEFT, SIDE = 50, 14


class Notice(QWidget):
    """A bold sentence on the warning ground, with a plain one below it."""

    def __init__(self, title: str = "", text: str = "") -> None:
        super().__init__()
        self.title = Label(title, 16, bold=True, wrap=True)
        self.text = Label(text, 15, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 11, SIDE, 11)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if not text:
            self.text.hide()
        if not title:
            self.hide()
        self.setAccessibleName(" ".join(part for part in (title, text) if part))

    def say(self, title: str, text: str = "") -> None:
        """Changes the words; with none at all it hides."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(" ".join(part for part in (title, text) if part))
        self.setVisible(bool(title or text))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("warntint"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.drawPixmap(17, (self.height() - 20) // 2, pixmap("warning", 20, "warn"))
