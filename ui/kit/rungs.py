"""A ladder to set marks on: rungs with their meaning, one column of cells a mark, rung 1 below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.cells import CellBoard, Choice
from ui.kit.label import Label

COLUMN_MOST, COLUMN_LEAST, COLUMN_GAP = 148, 104, 12
CELL_MOST, CELL_LEAST, RUNG_GAP, APART = 46, 38, 4, 8
NAME_WIDE = 440


@dataclass(frozen=True, kw_only=True)
class MarkColumn:
    """One mark. choices: one for each rung, lowest first, then "can't say"."""

    name: str
    help: str = ""
    choices: tuple[Choice, ...]


class RungName(QWidget):
    """The number of a rung, what a friend does on it and what that means in business."""

    def __init__(self, number: str, name: str, help_text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(12)
        figure = Label(number, 18, bold=True, colour="ink2")
        figure.setFixedWidth(18)
        row.addWidget(figure, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Label(name, 18, bold=bool(number), colour="ink" if number else "ink2"))
        if help_text:
            words.addWidget(Label(help_text, 15, colour="ink2", elide=True))
            self.setToolTip(help_text)
        words.addStretch(1)
        row.addLayout(words, 1)


class Rungs(CellBoard):
    """The ladder. rungs: (name, meaning), lowest first."""

    def __init__(
        self, rungs: Sequence[tuple[str, str]], columns: Sequence[MarkColumn], missing_words: str
    ) -> None:
        super().__init__(way="up", px=18)
        self._count = len(rungs)
        self._heads: list[QWidget] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(COLUMN_GAP)
        grid.setVerticalSpacing(RUNG_GAP)
        grid.setColumnStretch(0, 1)
        for at, (name, meaning) in enumerate(rungs):
            grid.addWidget(RungName(str(at + 1), name, meaning), self._line(at), 0)
        grid.addWidget(RungName("", missing_words, ""), self._count + 2, 0)
        grid.setRowMinimumHeight(self._count + 1, APART - 2 * RUNG_GAP)
        for index, column in enumerate(columns):
            self._build(grid, index + 1, column)
        self.fit()

    def _line(self, rung: int) -> int:
        """The line of the grid that a rung stands on; after the last comes "can't say"."""
        return self._count - rung if rung < self._count else self._count + 2

    def _build(self, grid: QGridLayout, at: int, column: MarkColumn) -> None:
        head = QWidget()
        words = QVBoxLayout(head)
        words.setContentsMargins(0, 0, 0, 6)
        words.setSpacing(2)
        words.addStretch(1)
        for text, px, bold in ((column.name, 18, True), (column.help, 15, False)):
            label = Label(text, px, bold=bold, colour="ink" if bold else "ink2", wrap=True)
            label.set_spacing(1.0)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.addWidget(label)
            if not text:
                label.hide()
        self._heads.append(head)
        grid.addWidget(head, 0, at, Qt.AlignmentFlag.AlignBottom)
        for rung, cell in enumerate(self.add_row(column.choices).cells):
            grid.addWidget(cell, self._line(rung), at)

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        wide = 240 + len(self.rows) * (COLUMN_LEAST + COLUMN_GAP)
        heads = max((head.sizeHint().height() for head in self._heads), default=0)
        return QSize(wide, heads + (self._count + 1) * (CELL_LEAST + RUNG_GAP) + APART)

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(1000, least.height() + (self._count + 1) * (CELL_MOST - CELL_LEAST))

    def fit(self) -> None:
        """Rungs as high, and marks as wide, as there is room for."""
        marks = max(1, len(self.rows))
        room = (self.width() - NAME_WIDE) // marks - COLUMN_GAP
        wide = max(COLUMN_LEAST, min(COLUMN_MOST, room))
        for head in self._heads:
            head.setFixedWidth(wide)
        heads = max((head.heightForWidth(wide) for head in self._heads), default=0)
        free = self.height() - heads - APART - (self._count + 2) * RUNG_GAP
        high = max(CELL_LEAST, min(CELL_MOST, free // (self._count + 1)))
        for row in self.rows:
            for cell in row.cells:
                cell.setFixedSize(wide, high)
