"""Rulers from 1 to 7: the name of each on the left, its cells, and three anchors in words below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.kit.cells import APART, CELL_GAP, CellBoard, Choice
from ui.kit.label import Label
from ui.kit.rating_grid import GridRow, RowName

CELL_MOST, CELL_LEAST, CELL_HIGH = 88, 56, 52
NAME_WIDE, RULER_GAP, ANCHOR_GAP = 330, 20, 5


@dataclass(frozen=True, kw_only=True)
class EntryRuler:
    """One ruler. anchors: the words of its low end, its middle and its high end."""

    name: str
    help: str
    anchors: tuple[str, str, str]
    choices: tuple[Choice, ...]
    """Seven points and "can't say"."""


class Anchors(QWidget):
    """Three anchors under the points they belong to."""

    def __init__(self, words: tuple[str, str, str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        sides = (
            Qt.AlignmentFlag.AlignLeft,
            Qt.AlignmentFlag.AlignHCenter,
            Qt.AlignmentFlag.AlignRight,
        )
        for text, side in zip(words, sides, strict=True):
            label = Label(text, 15, colour="ink2", wrap=True)
            label.set_spacing(1.0)
            label.setAlignment(side)
            row.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)


class Rulers(CellBoard):
    """Rulers below one another."""

    def __init__(self, rulers: Sequence[EntryRuler], missing_words: str) -> None:
        super().__init__(px=20)
        self._count = len(rulers[0].choices)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(ANCHOR_GAP)
        grid.setColumnStretch(0, 1)
        for at in range(self._count):
            grid.setColumnMinimumWidth(2 * at + 1, CELL_GAP if at < self._count - 1 else APART)
        for at, ruler in enumerate(rulers):
            self._build(grid, ruler, 3 * at, missing_words)
        self.fit()

    def _build(self, grid: QGridLayout, ruler: EntryRuler, top: int, missing_words: str) -> None:
        cells = self.add_row(ruler.choices).cells
        name = RowName(GridRow(name=ruler.name, help=ruler.help, choices=ruler.choices))
        grid.addWidget(name, top, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        for at, cell in enumerate(cells):
            grid.addWidget(cell, top, 2 * at + 2)
        points = self._count - 1
        grid.addWidget(Anchors(ruler.anchors), top + 1, 2, 1, 2 * points - 1)
        missing = Label(missing_words, 15, colour="ink2")
        missing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        place = Qt.AlignmentFlag.AlignTop
        grid.addWidget(missing, top + 1, 2 * points + 2, place)
        grid.setRowMinimumHeight(top + 2, RULER_GAP - 2 * ANCHOR_GAP)

    def cell_width(self) -> int:
        """The width of its cells in the room there is."""
        room = self.width() - NAME_WIDE - APART - (self._count - 1) * CELL_GAP
        return max(CELL_LEAST, min(CELL_MOST, room // self._count))

    def minimumSizeHint(self) -> QSize:
        wide = self._count * (CELL_LEAST + CELL_GAP) + 200
        return QSize(wide, super().minimumSizeHint().height())

    def fit(self) -> None:
        """Cells as wide as there is room for."""
        for row in self.rows:
            for cell in row.cells:
                cell.setFixedSize(self.cell_width(), CELL_HIGH)
