"""The mark: five quarter rings turning to a corner."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit.icon import pixmap


class Logo(QWidget):
    """The mark at a size in pixels, in the theme's colours."""

    def __init__(self, px: int = 24) -> None:
        super().__init__()
        self._px = px
        self.setFixedSize(px, px)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, pixmap("mark", self._px))
