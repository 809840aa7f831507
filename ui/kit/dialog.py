"""The ground that a dialog stands on."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog

from ui.theme import colour


class GroundDialog(QDialog):
    """A dialog on one of the theme's grounds. framed: whether an edge sets it off."""

    ground, framed = "paper", False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self.ground))
        if self.framed:
            painter.setPen(colour("edge"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
