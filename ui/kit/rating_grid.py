"""A grid of rating cells: a name, a gloss and a mark on the left, labelled points above."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.cells import (
    APART,
    CELL_GAP,
    CELL_HIGH,
    CELL_WIDE,
    NARROWEST,
    ROW_GAP,
    CellBoard,
    Choice,
)
from ui.kit.label import Label
from ui.kit.scene import paint_scene
from ui.theme import theme
from workshop.domain.charts.marks import lens_mark
from workshop.domain.scene import Scene

MARK_SIZE, MARK_COLUMN = 24, 48
HEAD_HIGH = 75
WIDEST, NAME_WIDE = 240, 368
"""The widest bare cell; the width that row names keep."""


class MarkSign(QWidget):
    """The mark of a lens."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self.setFixedSize(MARK_SIZE + 6, MARK_SIZE + 6)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        middle = self.width() / 2
        mark = lens_mark(self._place, middle - 1, middle, MARK_SIZE)
        scene = Scene(width=self.width(), height=self.height(), shapes=(mark,), alt="")
        paint_scene(QPainter(self), scene, theme())


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """One row. place: the place of its lens, whose mark it carries; None for no mark. choices:
    its cells, "can't say" last where `apart`.
    """

    name: str
    help: str = ""
    place: int | None = None
    choices: tuple[Choice, ...]


class RowName(QWidget):
    """What a row is about."""

    def __init__(self, row: GridRow) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        if row.place is not None:
            grid.addWidget(MarkSign(row.place), 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.setColumnMinimumWidth(0, MARK_COLUMN)
        grid.setColumnStretch(1, 1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(Label(row.name, 18, bold=True, wrap=True))
        if row.help:
            words.addWidget(Label(row.help, 16, colour="ink2", wrap=True))
        words.addStretch(1)
        grid.addLayout(words, 0, 1, 2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)


class RatingGrid(CellBoard):
    """Rows of cells under the words of their points.

    heads: words above the cells. apart: the last column is "can't say" and stands a little apart.
    bare: no row names; the cells share the whole width. note: a quiet word below the prompt.
    """

    def __init__(
        self,
        prompt: str,
        heads: Sequence[str],
        rows: Sequence[GridRow],
        *,
        note: str = "",
        apart: bool = True,
        bare: bool = False,
    ) -> None:
        super().__init__()
        self._bare, self._count = bare, len(heads)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(CELL_GAP)
        self._grid.setVerticalSpacing(ROW_GAP)
        self._grid.setColumnStretch(0, 0 if bare else 1)
        self._grid.setColumnStretch(self._count + 2, 1 if bare else 0)
        self._build_prompt(prompt, note)
        self._heads = self._build_heads(heads, apart=apart)
        for row in rows:
            self._build_row(row, apart=apart)
        self._fit()

    def _column(self, at: int, *, apart: bool) -> int:
        return at + 2 if apart and at == self._count - 1 else at + 1

    def _build_prompt(self, prompt: str, note: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(6)
        if prompt:
            column.addWidget(Label(prompt, 18, bold=True, wrap=self._bare))
        if note:
            column.addWidget(Label(note, 16, colour="ink2", wrap=True))
        column.addStretch(1)
        self._grid.addLayout(column, 0, 0, 1, self._count + 2 if self._bare else 1)

    def _build_heads(self, heads: Sequence[str], *, apart: bool) -> list[Label]:
        at = 1 if self._bare else 0
        self._grid.setRowMinimumHeight(at, 40 if self._bare else HEAD_HIGH)
        made = []
        for index, words in enumerate(heads):
            last = apart and index == self._count - 1
            label = Label(words, 16, colour="ink2" if last else "ink", wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.set_spacing(1.0)
            place = Qt.AlignmentFlag.AlignBottom
            self._grid.addWidget(label, at, self._column(index, apart=apart), place)
            made.append(label)
        if apart:
            self._grid.setColumnMinimumWidth(self._count, APART - 2 * CELL_GAP)
        return made

    def _build_row(self, row: GridRow, *, apart: bool) -> None:
        at = len(self.rows) + (2 if self._bare else 1)
        cells = self.add_row(row.choices).cells
        if not self._bare:
            self._grid.addWidget(RowName(row), at, 0)
        for index, cell in enumerate(cells):
            self._grid.addWidget(cell, at, self._column(index, apart=apart))

    def cell_width(self) -> int:
        """The width of its cells in the room there is."""
        room = self.width() - APART - (self._count - 2) * CELL_GAP
        if self._bare:
            return max(NARROWEST, min(WIDEST, room // self._count))
        return max(NARROWEST, min(CELL_WIDE, (room - NAME_WIDE) // self._count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.cell_width()
        for row in self.rows:
            for cell in row.cells:
                cell.setFixedSize(wide, CELL_HIGH)
        for label in self._heads:
            label.setFixedWidth(wide)

    def minimumSizeHint(self) -> QSize:
        cells = self._count * (NARROWEST + CELL_GAP) + CELL_GAP
        return QSize(cells + (0 if self._bare else 200), super().minimumSizeHint().height())
