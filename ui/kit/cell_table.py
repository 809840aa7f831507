"""A table whose lines hold several answers each, in columns of small cells."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from ui.kit.cells import CELL_GAP, CellBoard, Choice
from ui.kit.label import Label
from ui.theme import colour

CELL_WIDE, CELL_HIGH, PITCH = 60, 47, 57
COLUMNS_APART, NAME_WIDE, PX = 82, 316, 18
BAR, OVER = 4, 12
NARROWEST, LEAST_APART = 34, 24


class CellTable(CellBoard):
    """Lines with a name and a row of cells for each column. heads: name and gloss of a column."""

    def __init__(
        self,
        heads: Sequence[tuple[str, str]],
        lines: Sequence[tuple[str, Sequence[Sequence[Choice]]]],
    ) -> None:
        super().__init__(px=PX, beside=len(heads))
        self._columns, self._count = len(heads), len(lines[0][1][0])
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 1)
        for at, (name, gloss) in enumerate(heads):
            self._grid.addWidget(_head(name, gloss), 0, self._column(at, 0), 1, 2 * self._count - 1)
        self._names = [self._build_line(at, *line) for at, line in enumerate(lines, 1)]
        self.fit()
        QApplication.instance().focusChanged.connect(self.update)  # type: ignore[union-attr]

    def _column(self, part: int, cell: int) -> int:
        """The column of a cell; one stands before it."""
        return 2 + 2 * (part * self._count + cell)

    def _build_line(self, at: int, name: str, answers: Sequence[Sequence[Choice]]) -> Label:
        label = Label(name, PX, bold=True, wrap=True)
        label.setContentsMargins(OVER, 0, OVER, 0)
        self._grid.addWidget(label, at, 0)
        self._grid.setRowMinimumHeight(at, PITCH)
        for part, choices in enumerate(answers):
            for place, cell in enumerate(self.add_row(choices).cells):
                self._grid.addWidget(cell, at, self._column(part, place))
        return label

    def minimumSizeHint(self) -> QSize:
        cells = self._columns * self._count
        return QSize(200 + cells * (NARROWEST + 4), (len(self._names) + 1) * (CELL_HIGH + 4))

    def sizeHint(self) -> QSize:
        return QSize(1000, len(self._names) * PITCH + PITCH)

    def fit(self) -> None:
        """Cells as wide as the room allows."""
        cells = self._columns * self._count
        room = self.width() - NAME_WIDE - (cells - self._columns) * CELL_GAP
        apart = COLUMNS_APART if room - COLUMNS_APART >= cells * CELL_WIDE else LEAST_APART
        wide = max(NARROWEST, min(CELL_WIDE, (room - apart) // cells))
        for part in range(self._columns):
            for cell in range(self._count):
                gap = CELL_GAP if cell else apart if part else 0
                self._grid.setColumnMinimumWidth(self._column(part, cell) - 1, gap)
        for row in self.rows:
            for each in row.cells:
                each.setFixedSize(wide, CELL_HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline below each line; the one with the focus is tinted."""
        painter = QPainter(self)
        focused = QApplication.focusWidget()
        for at, name in enumerate(self._names):
            middle = name.geometry().center().y() + 0.5
            box = QRectF(0, middle - PITCH / 2, self.width(), PITCH)
            rows = self.rows[at * self._columns : (at + 1) * self._columns]
            if any(focused in row.cells for row in rows):
                painter.fillRect(box, colour("tint"))
                painter.fillRect(QRectF(0, box.top(), BAR, PITCH), colour("accent"))
            elif at + 1 < len(self._names):
                painter.fillRect(QRectF(0, box.bottom(), box.width(), 1), colour("line"))


def _head(name: str, gloss: str) -> QWidget:
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, OVER)
    column.setSpacing(4)
    column.addWidget(Label(name, PX, bold=True))
    column.addWidget(Label(gloss, 16, colour="ink2", wrap=True))
    column.setAlignment(Qt.AlignmentFlag.AlignBottom)
    return head
