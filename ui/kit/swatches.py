"""Colours to choose one of: squares with names, and a tick on the one that counts."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ui.kit.icon import pixmap
from ui.kit.one_of import OneOf
from ui.theme import colour

SIDE, RING, GAP = 40, 3, 3
AROUND = GAP + RING / 2
"""Room for the ring on each side."""
ICON = 20


class Swatch(QAbstractButton):
    """One colour."""

    def __init__(self, value: str, name: str) -> None:
        super().__init__()
        self.value = value
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setObjectName(f"swatch {value}")
        self.setToolTip(name)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = round(SIDE + 2 * AROUND)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF(AROUND, AROUND, SIDE, SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.value))
        painter.drawRoundedRect(square, 8, 8)
        if self.isChecked():
            inset = round(AROUND + (SIDE - ICON) / 2)
            painter.drawPixmap(inset, inset, pixmap("tick", ICON, "onacc"))
        if self.hasFocus():
            ring = square.adjusted(-GAP, -GAP, GAP, GAP)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), RING))
            painter.drawRoundedRect(ring, 10, 10)


class Swatches(QWidget):
    """A row of them. colours: value → name."""

    chosen = Signal(str)

    def __init__(self, colours: Mapping[str, str]) -> None:
        super().__init__()
        self._group = OneOf(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, name in colours.items():
            swatch = Swatch(value, name)
            self._group.addButton(swatch)
            row.addWidget(swatch)
        row.addStretch(1)
        self._group.buttonToggled.connect(self._on_toggled)

    def set_value(self, value: str) -> None:
        """Chooses it, without telling; none where it is a colour of one's own."""
        with QSignalBlocker(self._group):
            self._group.setExclusive(False)
            for button in self._group.buttons():
                button.setChecked(isinstance(button, Swatch) and button.value == value)
            self._group.setExclusive(True)

    def _on_toggled(self, button: QAbstractButton, on: bool) -> None:  # noqa: FBT001 - Qt's
        if on and isinstance(button, Swatch):
            self.chosen.emit(button.value)
