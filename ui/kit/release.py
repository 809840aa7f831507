"""The tick by which a person lets the room see their words; off until they tick it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ui.kit.icon import pixmap
from ui.theme import colour, font

BOX, LEFT = 26, 42


class ReleaseTick(QCheckBox):
    """A box, the words of the promise in bold, and a question to think of first."""

    def __init__(self, text: str, think: str = "") -> None:
        super().__init__(text)
        self._think = think
        self.setObjectName(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(think)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(font(18, bold=True)).horizontalAdvance(self.text())
        wide = max(wide, QFontMetricsF(font(16)).horizontalAdvance(self._think))
        return QSize(LEFT + round(wide) + 8, 46 if self._think else 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEFT + 120, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, top = self.isChecked(), (self.height() - BOX) / 2
        painter.setPen(QPen(colour("accent" if on else "edge"), 2))
        painter.setBrush(colour("accent" if on else "surface"))
        painter.drawRoundedRect(QRectF(2, top + 1, BOX - 2, BOX - 2), 5, 5)
        if on:
            painter.drawPixmap(5, round(top) + 3, pixmap("tick", 20, "onacc"))
        words = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("ink"))
        painter.setFont(font(18, bold=True))
        high = 24 if self._think else self.height()
        painter.drawText(QRectF(LEFT, 0, self.width() - LEFT, high), words, self.text())
        painter.setPen(colour("ink2"))
        painter.setFont(font(16))
        painter.drawText(QRectF(LEFT, 24, self.width() - LEFT, 22), words, self._think)
