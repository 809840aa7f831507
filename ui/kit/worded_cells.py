"""Rows of cells with words of their own below each cell, for rows on different scales."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout

from ui.kit.cells import APART, CELL_GAP, CELL_HIGH, CELL_WIDE, NARROWEST, CellBoard
from ui.kit.label import Label
from ui.kit.question import Balanced, curly
from ui.kit.rating_grid import NAME_WIDE, GridRow, RowName

WORDS_GAP, ROW_APART, ROW_LEAST = 6, 40, 8
WORDS_HIGH = 60
"""Three lines below a cell."""


class WordedCells(CellBoard):
    """Rows of cells. words: below the cells of each row; the last cell stands a little apart."""

    def __init__(self, rows: Sequence[GridRow], words: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._count = len(rows[0].choices)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._below: list[Label] = []
        for row, below in zip(rows, words, strict=True):
            self._build_row(row, below)
        for at in range(1, self._count):
            gap = APART if at == self._count - 1 else CELL_GAP
            self._grid.setColumnMinimumWidth(2 * at + 1, gap)
        self.fit()

    def _build_row(self, row: GridRow, below: Sequence[str]) -> None:
        line = 3 * len(self.rows)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(RowName(row), line, 0)
        self._grid.setRowMinimumHeight(line + 1, WORDS_HIGH + WORDS_GAP)
        for at, cell in enumerate(self.add_row(row.choices).cells):
            last = at == self._count - 1
            label = Balanced(curly(below[at]), 16, colour="ink2" if last else "ink")
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setContentsMargins(0, WORDS_GAP, 0, 0)
            self._below.append(label)
            self._grid.addWidget(cell, line, 2 * at + 2)
            self._grid.addWidget(label, line + 1, 2 * at + 2, top | Qt.AlignmentFlag.AlignHCenter)

    def _cell_width(self) -> int:
        room = self.width() - NAME_WIDE - (self._count - 1) * CELL_GAP - APART
        return max(NARROWEST, min(CELL_WIDE, room // self._count))

    def minimumSizeHint(self) -> QSize:
        wide = self._count * (NARROWEST + CELL_GAP) + 200
        return QSize(wide, len(self.rows) * (CELL_HIGH + WORDS_HIGH + WORDS_GAP + ROW_LEAST))

    def sizeHint(self) -> QSize:
        high = len(self.rows) * (CELL_HIGH + WORDS_HIGH + WORDS_GAP + ROW_APART)
        return QSize(1000, high)

    def fit(self) -> None:
        """Cells as wide as the room allows; rows come closer where it is low."""
        wide = self._cell_width()
        each = CELL_HIGH + WORDS_HIGH + WORDS_GAP
        free = self.height() // len(self.rows) - each
        for row in self.rows:
            last = row.index == len(self.rows) - 1
            gap = 0 if last else max(ROW_LEAST, min(ROW_APART, free))
            self._grid.setRowMinimumHeight(3 * row.index + 2, gap)
            for cell in row.cells:
                cell.setFixedSize(wide, CELL_HIGH)
        for label in self._below:
            label.setFixedWidth(wide + CELL_GAP)
