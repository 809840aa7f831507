"""Points to share out: a number with less and more for each name, in columns that drain."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from ui.kit.announcement import announce
from ui.kit.button import Button
from ui.kit.icon import pixmap
from ui.kit.label import Label
from ui.theme import colour, dress, font
from workshop.words import _, ngettext

HEAD, PITCH, LEAST_PITCH = 67, 66, 54
HIGH, FIELD, BUTTON, GAP = 48, 68, 48, 6
NAMES, APART, SIDE = 0.3155, 32, 18
"""The names' share of the width; between the columns; before a bar."""
DRAIN_TOP, DRAIN, BAR = 26, 10, 14
RADIUS, TICK = 8, 18


@dataclass(frozen=True, kw_only=True)
class PointColumn:
    """One way to share the points out."""

    name: str
    help: str = ""


class PointField(QSpinBox):
    """A number of points to type in; arrows go by a step."""

    def __init__(self, name: str, most: int, step: int, board: QWidget) -> None:
        super().__init__(board)
        self.setRange(0, most)
        self.setSingleStep(step)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(font(22, bold=True))
        line = self.lineEdit()
        line.setFont(font(22, bold=True))
        line.setProperty("bare", "true")
        line.setAutoFillBackground(False)
        self.setObjectName(name)
        self.setAccessibleName(name)
        dress(line)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of the number, after a click too."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.selectAll)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A page that is scrolled takes no points."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class PointNumbers:
    """The widgets of one column."""

    def __init__(self, board: "PointBoard", at: int, column: PointColumn) -> None:
        self.column = column
        self.title = Label(column.name, 17, bold=True, parent=board)
        self.help = Label(column.help, 15, colour="ink2", parent=board)
        self.left = Label("", 17, bold=True, parent=board)
        self.fields: list[PointField] = []
        self.less: list[Button] = []
        self.more: list[Button] = []
        for row, name in enumerate(board.names):
            said = f"{name}, {column.name}"
            field = PointField(said, board.all, board.step, board)
            field.valueChanged.connect(partial(board.on_typed, at))
            field.editingFinished.connect(partial(board.settle, at, row))
            self.fields.append(field)
            self.less.append(self._button(board, "minus", _("Less: {name}"), said, field, -1))
            self.more.append(self._button(board, "plus", _("More: {name}"), said, field, 1))

    def _button(
        self, board: "PointBoard", icon: str, words: str, name: str, field: PointField, way: int
    ) -> Button:
        button = Button("", icon=icon, height=HIGH, side=0, parent=board)
        button.setAccessibleName(words.format(name=name))
        button.setObjectName(words.format(name=name))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(_step_by, field, way))
        return button

    def points(self) -> list[int]:
        """Its numbers from the top."""
        return [field.value() for field in self.fields]


def _step_by(field: PointField, way: int) -> None:
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.stepBy(way)


class PointBoard(QWidget):
    """Names on the left, a column for each way to share the points out. Typing takes any number,
    and brings it to the nearest step when it is left.
    """

    changed = Signal(int)
    """A column holds other numbers now, each of them a whole step."""

    def __init__(
        self,
        names: Sequence[str],
        shorts: Sequence[str],
        columns: Sequence[PointColumn],
        *,
        points: int,
        step: int,
    ) -> None:
        super().__init__()
        self.names, self.all, self.step = tuple(shorts), points, step
        self._labels = [Label(name, 17, bold=True, wrap=True, parent=self) for name in names]
        self._columns = [PointNumbers(self, at, each) for at, each in enumerate(columns)]
        self._quiet = False
        before: QWidget | None = None
        for column in self._columns:
            for field in column.fields:
                if before is not None:
                    QWidget.setTabOrder(before, field)
                before = field
        for at in range(len(self._columns)):
            self._tell(at)

    def set_points(self, at: int, points: Sequence[int]) -> None:
        """Shows the numbers of a column; emits nothing."""
        self._quiet = True
        for field, number in zip(self._columns[at].fields, points, strict=True):
            field.setValue(number)
        self._quiet = False
        self._tell(at)

    def points(self, at: int) -> tuple[int, ...]:
        """The numbers of a column."""
        return tuple(self._columns[at].points())

    def focus_first(self) -> None:
        """To the first column that still has points to give, else the first."""
        for at, column in enumerate(self._columns):
            if self._left(at) or at == len(self._columns) - 1:
                column.fields[0].setFocus(Qt.FocusReason.TabFocusReason)
                column.fields[0].selectAll()
                return

    def flush(self) -> None:
        """Brings what was typed to the nearest step."""
        for at, column in enumerate(self._columns):
            for row in range(len(column.fields)):
                self.settle(at, row)

    def _left(self, at: int) -> int:
        return self.all - sum(self._columns[at].points())

    def on_typed(self, at: int, _value: int) -> None:
        """Another number stands in a column, perhaps half of one."""
        if self._quiet:
            return
        column = self._columns[at]
        column.help.setText(column.column.help)
        self._tell(at)
        announce(self, f"{column.column.name}: {self._left_words(at)}")
        if not any(points % self.step for points in column.points()):
            self.changed.emit(at)

    def settle(self, at: int, row: int) -> None:
        """The nearest step, and a word that it was taken."""
        field = self._columns[at].fields[row]
        if not field.value() % self.step:
            return
        nearest = self.step * round(field.value() / self.step)
        field.setValue(nearest)
        said = _("{n} is the nearest step").format(n=nearest)
        self._columns[at].help.setText(said)
        announce(self, said)
        self._lay_out()

    def _left_words(self, at: int) -> str:
        left = self._left(at)
        if not left:
            return _("all {n} given").format(n=self.all)
        if left > 0:
            return ngettext("{n} left", "{n} left", left)
        return ngettext("{n} too many", "{n} too many", -left)

    def _tell(self, at: int) -> None:
        """The remainder, and what can go up or down."""
        column, left = self._columns[at], self._left(at)
        column.left.setText(self._left_words(at))
        for field, less, more in zip(column.fields, column.less, column.more, strict=True):
            field.setAccessibleDescription(self._left_words(at))
            less.set_off("" if field.value() else _("There is nothing to take."))
            more.set_off("" if left > 0 else _("No points are left."))
        self._lay_out()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(1198, HEAD + len(self._labels) * PITCH)

    def minimumSizeHint(self) -> QSize:
        return QSize(720, HEAD + len(self._labels) * LEAST_PITCH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _pitch(self) -> int:
        free = (self.height() - HEAD) // len(self._labels)
        return max(LEAST_PITCH, min(PITCH, free))

    def _span(self, at: int) -> tuple[int, int]:
        """Left edge and width of a column."""
        names = round(self.width() * NAMES)
        count = len(self._columns)
        wide = (self.width() - names - (count - 1) * APART) // count
        return names + at * (wide + APART), wide

    def _lay_out(self) -> None:
        pitch = self._pitch()
        for row, label in enumerate(self._labels):
            label.setGeometry(0, HEAD + row * pitch, round(self.width() * NAMES) - 28, HIGH)
        for at, column in enumerate(self._columns):
            left, wide = self._span(at)
            title, help_text, said = column.title, column.help, column.left
            title.setGeometry(left, 0, title.sizeHint().width(), 24)
            end = min(said.sizeHint().width(), wide)
            said.setGeometry(left + wide - end, 0, end, 24)
            start = left + title.width() + 10
            help_text.setGeometry(start, 1, max(0, said.x() - TICK - 14 - start), 24)
            for row, field in enumerate(column.fields):
                top = HEAD + row * pitch
                column.less[row].setGeometry(left, top, BUTTON, HIGH)
                field.setGeometry(left + BUTTON + GAP, top, FIELD, HIGH)
                column.more[row].setGeometry(left + BUTTON + FIELD + 2 * GAP, top, BUTTON, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is left above each column, a bar for each number, and hairlines between rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = self._pitch()
        painter.setPen(QPen(colour("line"), 1))
        for row in range(1, len(self._labels)):
            y = HEAD + row * pitch - (pitch - HIGH) // 2
            painter.drawLine(0, y, self.width(), y)
        for at, column in enumerate(self._columns):
            left, wide = self._span(at)
            self._paint_drain(painter, at, left, wide)
            start = left + 2 * (BUTTON + GAP) + FIELD + SIDE
            for row, points in enumerate(column.points()):
                low = HEAD + row * pitch + (HIGH + BAR) / 2
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("accent"))
                bar = QRectF(start, low - BAR, (left + wide - start) * points / self.all, BAR)
                painter.drawRect(bar)
                painter.setPen(QPen(colour("edge"), 1))
                painter.drawLine(start, round(low), left + wide, round(low))

    def _paint_drain(self, painter: QPainter, at: int, left: int, wide: int) -> None:
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("surface"))
        box = QRectF(left + 0.5, DRAIN_TOP + 0.5, wide - 1, DRAIN - 1)
        painter.drawRoundedRect(box, 4, 4)
        share = min(1.0, max(0.0, self._left(at) / self.all))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        if share:
            painter.drawRoundedRect(
                QRectF(left + wide * (1 - share), DRAIN_TOP, wide * share, DRAIN), 4, 4
            )
        if not self._left(at):
            x = self._columns[at].left.x() - TICK - 8
            painter.drawPixmap(x, 3, pixmap("tick", TICK, "ink"))
