"""The bar of a step's time: it drains as the time goes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour

HIGH = 8


def share(left: float, planned: float) -> float:
    """What is left, from 0 to 1."""
    return min(1.0, max(0.0, left / planned)) if planned > 0 else 0.0


def minutes_seconds(left: float) -> str:
    """7:04; a minus sign when the time is over."""
    whole = -int(-left // 1) if left > 0 else int(left)
    minutes, seconds = divmod(abs(whole), 60)
    return f"{'−' if whole < 0 else ''}{minutes}:{seconds:02d}"


class TimerBar(QWidget):
    """Outlined, its filled part as long as the time that is left."""

    def __init__(self) -> None:
        super().__init__()
        self._left, self._planned = 0.0, 0.0
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, left: float, planned: float) -> None:
        """Shows the seconds left of those planned."""
        if (left, planned) != (self._left, self._planned):
            self._left, self._planned = left, planned
            self.setAccessibleName(minutes_seconds(left))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        wide = self.width() * share(self._left, self._planned)
        if wide >= 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(self.width() - wide, 0, wide, HIGH), 3, 3)
