"""A choice of a few words beside one another, under a label."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.kit.cells import CELL_GAP, CellBoard, Choice
from ui.kit.label import Label

HIGH, PX = 56, 18


class ChoiceRow(CellBoard):
    """One row of cells as wide as there is room for, each with its words."""

    def __init__(self, label: str, choices: Iterable[Choice]) -> None:
        super().__init__(px=PX)
        column, line = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        line.setSpacing(CELL_GAP + 2)
        title = Label(label, PX, bold=True, wrap=True)
        title.setAccessibleName(f"{label}:")  # the name itself begins each cell's
        column.addWidget(title)
        for cell in self.add_row(choices).cells:
            line.addWidget(cell)
        column.addLayout(line)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def fit(self) -> None:
        """Cells of one width."""
        cells = self.rows[0].cells
        wide = (self.width() - (len(cells) - 1) * (CELL_GAP + 2)) // len(cells)
        for cell in cells:
            cell.setFixedSize(max(60, wide), HIGH)
