"""A grid of rating cells: a name, a gloss and a mark on the left, labelled points above."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.cells import (
    CELL_GAP,
    CELL_HIGH,
    CELL_WIDE,
    NARROWEST,
    ROW_GAP,
    CellBoard,
    Choice,
)
from ui.kit.label import Label
from ui.kit.question import Balanced, curly
from ui.kit.scene import paint_scene
from ui.theme import theme
from workshop.room.marks import lens_mark
from workshop.room.scene import Scene

MARK_SIZE, MARK_COLUMN = 24, 48
HEAD_HIGH, BARE_HEAD_HIGH = 75, 52
CELL_LOW, ROW_GAP_LOW = 48, 6
"""Cells and gaps where the screen is low."""
WIDEST, NAME_WIDE = 240, 368
"""The widest bare cell; the width that row names keep."""


class SceneSign(QWidget):
    """A small picture in its own size."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self.setFixedSize(round(scene.width), round(scene.height))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_scene(QPainter(self), self._scene, theme())


def mark_sign(place: int) -> SceneSign:
    """The mark of a lens."""
    size = MARK_SIZE + 6
    mark = lens_mark(place, size / 2 - 1, size / 2, MARK_SIZE)
    return SceneSign(Scene(width=size, height=size, shapes=(mark,), alt=""))


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
            grid.addWidget(mark_sign(row.place), 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.setColumnMinimumWidth(0, MARK_COLUMN)
        grid.setColumnStretch(1, 1)
        words = QVBoxLayout()
        words.setSpacing(6)
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
    pictures: of the points, above their words. names: the width that row names keep.
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
        pictures: Sequence[Scene] = (),
        names: int = NAME_WIDE,
    ) -> None:
        super().__init__()
        self._names = names
        self._pictures = tuple(pictures)
        self._bare, self._count, self._apart = bare, len(heads), apart
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 0 if bare else 1)
        self._grid.setColumnStretch(self._column(self._count) + 1, 1 if bare else 0)
        self._first = 2 if bare else 1
        self._prompt = self._build_prompt(prompt, note)
        self._heads = [self._build_head(at, words) for at, words in enumerate(heads)]
        for row in rows:
            self._build_row(row)
        for at in range(1, self._column(self._count) - 1):
            if at not in {self._column(each) for each in range(self._count)}:
                self._grid.setColumnMinimumWidth(at, CELL_GAP)
        if bare:
            self._grid.setColumnMinimumWidth(1, 0)
        self.fit()

    def _column(self, at: int) -> int:
        """The column of a cell; one stands between two cells, two before "can't say"."""
        return 2 * at + 2 + (self._apart and at >= self._count - 1)

    def _line(self, row: int) -> int:
        """The line of a row; one stands above it."""
        return self._first + 1 + 2 * row

    def _build_prompt(self, prompt: str, note: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        if prompt:
            column.addWidget(Label(prompt, 18, bold=True, wrap=self._bare))
        if note:
            column.addWidget(Label(note, 16, colour="ink2", wrap=True))
        column.addStretch(1)
        across = self._column(self._count) + 2 if self._bare else 1
        self._grid.addLayout(column, 0, 0, 1, across)
        return column

    def _build_head(self, at: int, words: str) -> Label:
        line, last = self._first - 1, self._apart and at == self._count - 1
        self._grid.setRowMinimumHeight(line, BARE_HEAD_HIGH if self._bare else HEAD_HIGH)
        label = Balanced(curly(words), 16, colour="ink2" if last else "ink")
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        place = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
        column = self._column(at)
        if at < len(self._pictures):
            above = QVBoxLayout()
            above.setSpacing(8)
            above.addWidget(SceneSign(self._pictures[at]), 0, place)
            above.addWidget(label, 0, place)
            self._grid.addLayout(above, line, column, place)
            return label
        if last or self._bare:
            self._grid.addWidget(label, line, column, place)
        else:  # reaches a little into the gaps
            self._grid.addWidget(label, line, column - 1, 1, 3, place)
        return label

    def _build_row(self, row: GridRow) -> None:
        line = self._line(len(self.rows))
        if not self._bare:
            self._grid.addWidget(RowName(row), line, 0)
        for at, cell in enumerate(self.add_row(row.choices).cells):
            self._grid.addWidget(cell, line, self._column(at))

    def cell_width(self) -> int:
        """The width of its cells in the room there is."""
        room = self.width() - (self._count - 1 + self._apart) * CELL_GAP
        if self._bare:
            return max(NARROWEST, min(WIDEST, room // self._count))
        return max(NARROWEST, min(CELL_WIDE, (room - self._names) // self._count))

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        wide = self._count * (NARROWEST + CELL_GAP) + CELL_GAP + (0 if self._bare else 200)
        return QSize(wide, self._head_high() + len(self.rows) * (CELL_LOW + ROW_GAP_LOW))

    def sizeHint(self) -> QSize:
        return QSize(1000, self._head_high() + len(self.rows) * (CELL_HIGH + ROW_GAP))

    def _head_high(self) -> int:
        drawn = max((round(each.height) + 8 for each in self._pictures), default=0)
        high = self._prompt.sizeHint().height() + BARE_HEAD_HIGH if self._bare else HEAD_HIGH
        return high + drawn

    def fit(self) -> None:
        """Cells lose a little height before anything is cut off."""
        wide, free = self.cell_width(), self.height() - self._head_high()
        each = min(CELL_HIGH + ROW_GAP, max(CELL_LOW + ROW_GAP_LOW, free // len(self.rows)))
        gap = max(ROW_GAP_LOW, min(ROW_GAP, each - CELL_HIGH))
        for row in self.rows:
            self._grid.setRowMinimumHeight(self._line(row.index) - 1, gap)
            for cell in row.cells:
                cell.setFixedSize(wide, each - gap)
        for at, label in enumerate(self._heads):
            last = self._apart and at == self._count - 1
            label.setFixedWidth(wide if last or self._bare else wide + CELL_GAP)
