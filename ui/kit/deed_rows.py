"""Deeds beside one another, in as many rows as the width asks for."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.button import Button

GAP = 8


class DeedRows(QWidget):
    """Buttons, those that are hidden left out."""

    def __init__(self, *deeds: Button) -> None:
        super().__init__()
        self._deeds = deeds
        for deed in deeds:
            deed.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_deeds(self, *wanted: Button) -> None:
        """Shows these alone."""
        for deed in self._deeds:
            deed.setVisible(deed in wanted)
        self.updateGeometry()
        self._place()

    def heightForWidth(self, width: int) -> int:
        return max(
            (at.y() + deed.sizeHint().height() for deed, at in self._places(width)), default=0
        )

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        widest = max((deed.sizeHint().width() for deed in self._deeds), default=0)
        return QSize(widest, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        for deed, at in self._places(self.width()):
            deed.move(at)
            deed.resize(deed.sizeHint())

    def _places(self, width: int) -> Iterator[tuple[Button, QPoint]]:
        x = y = 0
        for deed in self._deeds:
            if deed.isHidden():
                continue
            size = deed.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + size.height() + GAP
            yield deed, QPoint(x, y)
            x += size.width() + GAP
