"""The grid of a paper sheet: the rows of all steps, a cell for each answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.dialogs.sheet_cells import KEY_WIDE, SheetCell
from ui.kit.label import Kicker, Label
from ui.models.sheet_rows import SheetBlock, SheetRow
from workshop.domain.step import Value, sheet_fault
from workshop.words import _

NAME_WIDE = 250


class SheetGrid(QWidget):
    """The rows of all steps. `lines`: the cells of each row, top to bottom."""

    def __init__(self, blocks: tuple[SheetBlock, ...]) -> None:
        super().__init__()
        self.lines: list[list[SheetCell]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 18, 12)
        column.setSpacing(6)
        exercise = ""
        for block in blocks:
            if block.exercise != exercise:
                exercise = block.exercise
                column.addSpacing(10)
                column.addWidget(Kicker(exercise, 16))
            column.addWidget(Label(block.title, 18, bold=True))
            column.addLayout(self._block(block))
            column.addSpacing(12)
        column.addStretch(1)

    def _block(self, block: SheetBlock) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, NAME_WIDE)
        widest = max(len(row.places) for row in block.rows)
        grid.setColumnStretch(widest + 1, 1)
        heads: tuple[str, ...] = ()
        line = 0
        for row in block.rows:
            wanted = tuple(place.head for place in row.places)
            if any(wanted) and wanted != heads:
                heads = wanted
                self._heads(grid, line, heads)
                line += 1
            self._row(grid, line, row, widest)
            line += 1
        return grid

    def _heads(self, grid: QGridLayout, line: int, heads: tuple[str, ...]) -> None:
        for at, words in enumerate(heads):
            head = Label(words, 15, colour="ink2", wrap=True)
            head.setFixedWidth(KEY_WIDE + 30)
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            place = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
            grid.addWidget(head, line, at + 1, place)

    def _row(self, grid: QGridLayout, line: int, row: SheetRow, widest: int) -> None:
        label = Label(row.label, 16, wrap=True)
        label.setFixedWidth(NAME_WIDE)
        grid.addWidget(label, line, 0)
        made = [SheetCell(place) for place in row.places]
        for at, cell in enumerate(made):
            if cell.place.limit:
                grid.addWidget(cell, line, at + 1, 1, widest + 1)
            else:
                grid.addWidget(cell, line, at + 1, Qt.AlignmentFlag.AlignHCenter)
        self.lines.append(made)

    def typed(self) -> bool:
        """Whether anything is."""
        return any(cell.filled() for cell in self.cells())

    def answers(self) -> dict[str, dict[str, Value]]:
        """What is typed, by step and cell; only where all of it fits."""
        found: dict[str, dict[str, Value]] = {}
        for cell in self.cells():
            if cell.filled():
                found.setdefault(cell.place.step, {})[cell.place.cell.name] = cell.value()
        return found

    def gap(self) -> tuple[SheetCell, str] | None:
        """The first cell that keeps the sheet from being sealed, and why."""
        begun = {cell.place.step for cell in self.cells() if cell.filled()}
        for cell in self.cells():
            if not cell.fits():
                return cell, cell.accessibleDescription()
            if cell.place.step in begun and cell.place.cell.required and not cell.filled():
                said = _("{label} is still empty. Type {key} for can't say.")
                key = cell.place.missing_key()
                return cell, said.format(label=cell.place.cell.label, key=key)
        return self._sheet_fault()

    def _sheet_fault(self) -> tuple[SheetCell, str] | None:
        """The first cell of a step whose answers do not fit together."""
        answers = self.answers()
        for cell in self.cells():
            given = answers.get(cell.place.step)
            fault = sheet_fault(cell.place.asked, given) if given else ""
            if fault:
                return cell, fault
        return None

    def place_of(self, wanted: QWidget | None) -> tuple[int, int]:
        """Line and column of a cell; the first where it is none."""
        for row, line in enumerate(self.lines):
            for column, cell in enumerate(line):
                if cell is wanted:
                    return row, column
        return 0, 0

    def go(self, row: int, column: int) -> None:
        """Gives the focus to a cell, or to the nearest of its row."""
        if 0 <= row < len(self.lines):
            line = self.lines[row]
            line[max(0, min(column, len(line) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    def cells(self) -> list[SheetCell]:
        """All cells in reading order."""
        return [cell for line in self.lines for cell in line]

    def first_of(self, step: str) -> SheetCell | None:
        """The first cell of a step, or of its exercise where the step itself takes none."""
        exercise = step.partition("/")[0]
        for wanted in (step, exercise):
            for cell in self.cells():
                if cell.place.step == wanted or cell.place.step.startswith(f"{wanted}/"):
                    return cell
        return None
