"""The bar of a step's time: it drains as the time goes, in beads towards the end."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour

HIGH, BEAD = 8, 11


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
        self._left, self._planned, self._beads = 0.0, 0.0, False
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, left: float, planned: float, *, beads: bool) -> None:
        """Shows the seconds left of those planned; beads: few of them are left."""
        if (left, planned, beads) != (self._left, self._planned, self._beads):
            self._left, self._planned, self._beads = left, planned, beads
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
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("warn" if self._beads else "accent"))
        if self._beads:
            for bead in range(int(wide / BEAD)):
                painter.drawEllipse(QRectF(self.width() - (bead + 1) * BEAD, 0, HIGH, HIGH))
        elif wide >= 1:
            painter.drawRoundedRect(QRectF(self.width() - wide, 0, wide, HIGH), 3, 3)
