"""A status in a word: "Frozen", "Black"."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.icon import pixmap
from ui.theme import colour, font

PAIRS = {"ink": "paper", "frost": "onfrost", "accent": "onacc", "warntint": "ink", "tint": "ink"}
HIGH, SIDE, ICON = 28, 10, 16


class Pill(QWidget):
    """Bold words on a ground ("ink", "frost", "accent", "warntint", "tint"); "" has none."""

    def __init__(self, text: str = "", *, ground: str = "ink", icon: str = "") -> None:
        super().__init__()
        self.set(text, ground=ground, icon=icon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, text: str, *, ground: str = "ink", icon: str = "") -> None:
        """Changes what it says."""
        self._text, self._ground, self._icon = text, ground, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What it says."""
        return self._text

    def sizeHint(self) -> QSize:
        side = SIDE if self._ground else 0
        wide = QFontMetricsF(font(15, bold=True)).horizontalAdvance(self._text)
        return QSize(round(wide) + 2 * side + (ICON + 6 if self._icon else 0), HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, left = PAIRS.get(self._ground, "ink"), SIDE if self._ground else 0
        if self._ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._ground))
            painter.drawRoundedRect(QRectF(self.rect()), HIGH / 2, HIGH / 2)
        if self._icon:
            painter.drawPixmap(left, (HIGH - ICON) // 2, pixmap(self._icon, ICON, ink))
            left += ICON + 6
        painter.setPen(colour(ink))
        painter.setFont(font(15, bold=True))
        painter.drawText(
            QRectF(left, 0, self.width() - left, HIGH),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self._text,
        )
