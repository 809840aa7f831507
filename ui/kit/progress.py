"""How many are done, as discs in no order."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour
from workshop.words import _


class Discs(QWidget):
    """One disc a person, filled from the left: nobody's place is told."""

    def __init__(self, total: int = 0, *, size: int = 18, gap: int = 8) -> None:
        super().__init__()
        self._done, self._total, self._size, self._gap = 0, total, size, gap
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, done: int, total: int) -> None:
        """Shows `done` of `total`."""
        self._done, self._total = done, total
        self.setAccessibleName(_("{done} of {total} done").format(done=done, total=total))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(0, self._total * (self._size + self._gap) - self._gap), self._size)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = float(self._size + self._gap)
        if self._total > 1:
            pitch = min(pitch, (self.width() - self._size) / (self._total - 1))
        size = min(float(self._size), max(3.0, pitch - 2))
        top = (self.height() - size) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        for index in range(self._done):
            painter.drawEllipse(QRectF(index * pitch, top, size, size))
        painter.setPen(QPen(colour("edge"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index in range(self._done, self._total):
            painter.drawEllipse(QRectF(index * pitch + 1, top + 1, size - 2, size - 2))
