"""The line to search in, with its icon and key cap."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.button import KeyCap
from ui.kit.field import HIGH, typing_line
from ui.kit.icon import pixmap
from ui.theme import colour

LEFT, CAP_RIGHT = 43, 11


class SearchBox(QWidget):
    """A framed line; `changed` tells its words as they are typed."""

    changed = Signal(str)

    def __init__(self, placeholder: str, key: str) -> None:
        super().__init__()
        self.edit = typing_line(placeholder, placeholder)
        self._cap = KeyCap(key, tall=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 1, self._cap.width() + CAP_RIGHT + 12, 1)
        row.addWidget(self.edit)
        self.setFixedHeight(HIGH)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self.changed)

    def text(self) -> str:
        """The words, without blanks around them."""
        return self.edit.text().strip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.drawPixmap(15, (self.height() - 20) // 2, pixmap("search", 20, "ink2"))
        x = self.width() - CAP_RIGHT - self._cap.width()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._cap.paint(painter, x, self.height() / 2, "edge", "ink")
