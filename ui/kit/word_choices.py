"""A choice among a few sentences below one another, each with its key."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

from ui.kit.cells import CELL_GAP, CELL_HIGH, CellBoard, Choice


class WordChoices(CellBoard):
    """One row of wide cells, standing."""

    def __init__(self, choices: Iterable[Choice], *, high: int = CELL_HIGH) -> None:
        super().__init__(way="down")
        self._high = high
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CELL_GAP + 2)
        for cell in self.add_row(choices).cells:
            column.addWidget(cell)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def fit(self) -> None:
        """Cells as wide as there is room for."""
        for cell in self.rows[0].cells:
            cell.setFixedSize(self.width(), self._high)
