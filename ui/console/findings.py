"""Findings on the console: a small table, a tick for what is sure, sentences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.icon import IconPicture
from ui.kit.label import Kicker, Label
from workshop.room.kind import FindingRow, Findings

EN_SPACE = "\u2002"


class FindingsPanel(QWidget):
    """Rebuilt whenever the findings differ."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Findings | None = None
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_findings(self, found: Findings) -> None:
        """Shows a table and its sentences."""
        if found == self._shown:
            return
        self._shown = found
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = _built(found)
        self._column.addWidget(self._inside)


def _built(found: Findings) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    if found.title:
        column.addWidget(Kicker(found.title))
    if found.rows:
        column.addLayout(_table(found))
    for sentence in found.sure:
        column.addLayout(_sure(sentence))
    for sentence in found.said:
        column.addWidget(Label(sentence, 16, wrap=True))
    return inside


def _table(found: Findings) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(9)
    grid.setColumnStretch(0, 1)
    words = len(found.columns) - 1
    for index, name in enumerate(found.columns):
        head = Label(name, 15, colour="ink2")
        head.setAlignment(_aligned(left=index == words))
        grid.addWidget(head, 0, index + 1)
    for line, row in enumerate(found.rows, start=1):
        _fill(grid, line, row, words)
    return grid


def _fill(grid: QGridLayout, line: int, row: FindingRow, words: int) -> None:
    first = line == 1
    name = f"{row.number}{EN_SPACE}{row.name}" if row.number else row.name
    grid.addWidget(Label(name, 16, bold=first, elide=True), line, 0)
    for index, figure in enumerate(row.figures):
        cell = Label(figure, 16, bold=first, tabular=index != words)
        cell.setAlignment(_aligned(left=index == words))
        grid.addWidget(cell, line, index + 1)


def _aligned(*, left: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _sure(sentence: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(1, 2, 0, 0)
    row.setSpacing(9)
    row.addWidget(IconPicture("tick", 16, "ink2"))
    row.addWidget(Label(sentence, 16, colour="ink2", wrap=True), 1)
    return row
