"""Cells in rows of which one a row is chosen, by pointer, digit, arrows or screen reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QSizePolicy, QWidget

from ui.kit.icon import pixmap
from ui.kit.keyboard import meant
from ui.kit.one_of import OneOf
from ui.theme import colour, font
from workshop.words import _

CELL_WIDE, NARROWEST, CELL_HIGH = 116, 64, 60
CELL_GAP, ROW_GAP, APART = 8, 14, 16
"""Between cells, between rows, and before "can't say"."""
TICK, TICK_SHIFT = 20, 13
RADIUS = 8
CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
WORDS_LEFT = 64
Way = Literal["right", "down", "up"]
"""Where the next value of a row stands."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value to choose. sign: what the cell shows. key: the key that chooses it. name: for
    screen readers. words: stand beside the sign in a wide cell.
    """

    value: int | str | None
    sign: str
    key: str
    name: str
    words: str = ""


def missing_choice(name: str, key: str = "0", *, said: str = "") -> Choice:
    """The cell for "can't say"; name: what is asked. said: its words in a wide cell."""
    full = _("{name}: can't say").format(name=name)
    return Choice(value=None, sign="–", key=key, name=full, words=said)


class ChoiceCell(QRadioButton):
    """One cell: a number, a dash or a few words; filled and ticked when chosen."""

    def __init__(self, choice: Choice, *, px: float = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice, self._px, self._over = choice, px, False
        self.setObjectName(choice.name)
        self.setAccessibleName(choice.name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(CELL_WIDE, CELL_HIGH)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def hitButton(self, pos: object) -> bool:
        return True

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses; all else is the board's."""
        if event.key() == Qt.Key.Key_Space:
            self.setChecked(True)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        ground = "accent" if on else "tint" if self._over else "surface"
        painter.setPen(QPen(colour("accent" if on else "edge"), 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(colour("onacc" if on else "ink"))
        painter.setFont(font(self._px, bold=True))
        if self.choice.words:
            self._paint_words(painter, on=on)
        else:
            self._paint_sign(painter, on=on)

    def _paint_sign(self, painter: QPainter, *, on: bool) -> None:
        box = QRectF(self.rect())
        if on:
            box.translate(-TICK_SHIFT + 1, 0)
            wide = painter.fontMetrics().horizontalAdvance(self.choice.sign) / 2
            left = box.center().x() + max(wide + 8, TICK_SHIFT + 2)
            high = round(box.center().y() - TICK / 2)
            painter.drawPixmap(round(left), high, pixmap("tick", TICK, "onacc"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.choice.sign)

    def _paint_words(self, painter: QPainter, *, on: bool) -> None:
        high = self.height()
        painter.drawText(
            QRectF(0, 0, WORDS_LEFT, high), Qt.AlignmentFlag.AlignCenter, self.choice.sign
        )
        painter.setFont(font(18))
        room = QRectF(WORDS_LEFT, 0, self.width() - WORDS_LEFT - 2 * TICK, high)
        wrapped = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, wrapped, self.choice.words.replace("'", "’"))
        if on:
            left, top = self.width() - TICK - 18, round((high - TICK) / 2)
            painter.drawPixmap(left, top, pixmap("tick", TICK, "onacc"))


class CellRow:
    """The cells of one answer."""

    def __init__(
        self, board: "CellBoard", index: int, choices: Iterable[Choice], px: float
    ) -> None:
        self.group = OneOf(board)
        self.cells = [ChoiceCell(choice, px=px, parent=board) for choice in choices]
        for at, cell in enumerate(self.cells):
            cell.setFocusPolicy(
                Qt.FocusPolicy.ClickFocus if at else Qt.FocusPolicy.StrongFocus
            )  # Qt itself moves the tab stop with the focus
            self.group.addButton(cell, at)
        self.index = index

    def chosen(self) -> ChoiceCell | None:
        """The chosen cell, None before any choice."""
        at = self.group.checkedId()
        return self.cells[at] if at >= 0 else None

    def choose(self, value: object) -> None:
        """Chooses the cell of a value."""
        for cell in self.cells:
            if cell.choice.value == value:
                cell.setChecked(True)

    def uncheck(self) -> None:
        """No cell is chosen any more."""
        self.group.setExclusive(False)
        for cell in self.cells:
            cell.setChecked(False)
        self.group.setExclusive(True)

    def for_key(self, event: QKeyEvent) -> ChoiceCell | None:
        """The cell that a key chooses."""
        return meant(event, {each.choice.key: each for each in self.cells})

    def stop(self) -> ChoiceCell:
        """Where the focus lands: the chosen cell, else the first."""
        return self.chosen() or self.cells[0]


class CellBoard(QWidget):
    """Rows of cells. Digits choose and go on to the next row, arrows move without choosing.

    way: where the next value of a row stands; "up" is a ladder, its rows beside one another.
    beside: how many rows share a line.
    """

    chosen = Signal(int, object)
    """Row and value."""
    cleared = Signal(int)
    """A row whose value was taken back."""

    def __init__(self, *, way: Way = "right", px: float = 22, beside: int = 1) -> None:
        super().__init__()
        self.rows: list[CellRow] = []
        self._way, self._px, self._quiet, self._beside = way, px, False, beside

    def add_row(self, choices: Iterable[Choice]) -> CellRow:
        """A new row, at the end; the caller lays its cells out."""
        row = CellRow(self, len(self.rows), choices, self._px)
        row.group.buttonToggled.connect(self._on_toggled)
        self.rows.append(row)
        return row

    def set_value(self, row: int, value: object) -> None:
        """Shows an answer; emits nothing."""
        self._quiet = True
        self.rows[row].choose(value)
        self._quiet = False

    def fit(self) -> None:
        """Gives the cells their size in the room there is."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        layout = self.layout()
        if layout is not None:
            layout.activate()  # now, or the board would be painted once with its old geometry

    def complete(self) -> bool:
        """Whether every row has its answer."""
        return all(row.chosen() for row in self.rows)

    def first_open(self) -> int | None:
        """The first row without an answer."""
        return next((row.index for row in self.rows if not row.chosen()), None)

    def focus_row(self, index: int) -> None:
        """Gives the focus to a row."""
        self.rows[index].stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = self.focusWidget()
        if not isinstance(cell, ChoiceCell) or event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        ):
            event.ignore()
            return
        row = next(each for each in self.rows if cell in each.cells)
        if event.key() in CLEARING:
            self._clear(row)
            return
        wanted = row.for_key(event)
        if wanted is not None:
            wanted.setChecked(True)
            self._go_on(row, wanted)
        elif not self._moved(row, row.cells.index(cell), Qt.Key(event.key())):
            event.ignore()

    def _clear(self, row: CellRow) -> None:
        """Back to no choice, with the focus where it is."""
        if row.chosen() is not None:
            row.uncheck()
            self.cleared.emit(row.index)

    def _go_on(self, row: CellRow, cell: ChoiceCell) -> None:
        last = row.index + 1 >= len(self.rows)
        target = cell if last else self.rows[row.index + 1].stop()
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _moved(self, row: CellRow, at: int, key: Qt.Key) -> bool:
        beside, above = (Qt.Key.Key_Left, Qt.Key.Key_Right), (Qt.Key.Key_Up, Qt.Key.Key_Down)
        along, across = {
            "right": (beside, above),
            "down": (above, beside),
            "up": (above[::-1], beside),
        }[self._way]
        if key in along:
            to = (row.index, at + (1 if key == along[1] else -1))
        elif key in across:
            to = (row.index + (self._beside if key == across[1] else -self._beside), at)
        else:
            return False
        if 0 <= to[0] < len(self.rows) and 0 <= to[1] < len(self.rows[to[0]].cells):
            self.rows[to[0]].cells[to[1]].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_toggled(self, button: QAbstractButton, on: bool) -> None:  # noqa: FBT001 - Qt's order
        if not on or self._quiet or not isinstance(button, ChoiceCell):
            return
        row = next(each.index for each in self.rows if button in each.cells)
        self.chosen.emit(row, button.choice.value)
