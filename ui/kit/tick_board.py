"""A grid to tick: names on the left, a cell in each column."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.kit.cells import CLEARING
from ui.kit.icon import pixmap
from ui.kit.label import Label
from ui.theme import colour
from workshop.words import _

HEAD, PITCH, LEAST_PITCH, BETWEEN = 36, 51, 42, 9
NAMES, GAP = 0.199, 12
"""The names' share of the width, and the room between columns."""
RADIUS, TICK = 8, 20
WAYS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class TickBox(QCheckBox):
    """One cell: filled and ticked, or empty."""

    def __init__(self, name: str, board: QWidget) -> None:
        super().__init__(board)
        self.setObjectName(name)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it is the button."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; all else is the board's."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        ground = "accent" if on else "tint" if self.underMouse() else "surface"
        painter.setPen(QPen(colour("accent" if on else "edge"), 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if on:
            left, top = (self.width() - TICK) // 2, (self.height() - TICK) // 2
            painter.drawPixmap(left, top, pixmap("tick", TICK, "onacc"))


class TickBoard(QWidget):
    """Rows of cells. Space ticks, arrows move, a digit ticks that column in the row at hand."""

    ticked = Signal(int, int, bool)
    """Row and column, and whether it is ticked now."""

    def __init__(self, names: Sequence[str], columns: Sequence[str]) -> None:
        super().__init__()
        self._heads = [Label(each, 17, bold=True, parent=self) for each in columns]
        self._names = [Label(each, 17, bold=True, wrap=True, parent=self) for each in names]
        self._rows = [
            [TickBox(_("{name}, {column}").format(name=name, column=column), self)
             for column in columns]
            for name in names
        ]  # fmt: skip
        for head in self._heads:
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for row, cells in enumerate(self._rows):
            for at, cell in enumerate(cells):
                cell.toggled.connect(partial(self.ticked.emit, row, at))
                stop = Qt.FocusPolicy.ClickFocus if at else Qt.FocusPolicy.StrongFocus
                cell.setFocusPolicy(stop)

    def set_tick(self, row: int, column: int) -> None:
        """Shows a tick; emits nothing."""
        cell = self._rows[row][column]
        cell.blockSignals(True)  # noqa: FBT003 - Qt's own
        cell.setChecked(True)
        cell.blockSignals(False)  # noqa: FBT003

    def focus_first(self) -> None:
        """To the first cell."""
        self._rows[0][0].setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(1198, HEAD + len(self._rows) * PITCH)

    def minimumSizeHint(self) -> QSize:
        return QSize(640, HEAD + len(self._rows) * LEAST_PITCH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        names = round(self.width() * NAMES)
        count = len(self._heads)
        wide = (self.width() - names - (count - 1) * GAP) // count
        free = (self.height() - HEAD) // len(self._rows)
        pitch = max(LEAST_PITCH, min(PITCH, free))
        for at, head in enumerate(self._heads):
            head.setGeometry(names + at * (wide + GAP), 0, wide, 24)
        for row, cells in enumerate(self._rows):
            top = HEAD + row * pitch
            self._names[row].setGeometry(0, top, names - 18, pitch - BETWEEN)
            for at, cell in enumerate(cells):
                cell.setGeometry(names + at * (wide + GAP), top, wide, pitch - BETWEEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = self.focusWidget()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not isinstance(cell, TickBox) or not plain:
            event.ignore()
            return
        row = next(at for at, cells in enumerate(self._rows) if cell in cells)
        column = self._rows[row].index(cell)
        key, text = Qt.Key(event.key()), event.text()
        if text.isdecimal() and 0 < int(text) <= len(self._heads):
            wanted = self._rows[row][int(text) - 1]
            wanted.toggle()
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in CLEARING:
            cell.setChecked(False)
        elif key in WAYS:
            down, along = row + WAYS[key][0], column + WAYS[key][1]
            if 0 <= down < len(self._rows) and 0 <= along < len(self._heads):
                self._rows[down][along].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            event.ignore()
