"""A list that is being named: a line to type in, and its rows with their numbers."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.kit.button import KeyCap
from ui.kit.icon import pixmap
from ui.kit.row_list import COLUMNS, VALUE, Index
from ui.kit.row_ring import RowRing
from ui.theme import colour, dress, font
from workshop.words import _

HIGH, ROW, BAR = 44, 37, 4
GRIP_X, NUMBER_X, WORDS_X, RIGHT = 9, 36, 60, 10
CAPS_RIGHT, CAP_GAP, WORD_GAP = 13, 9, 22
EDGE = 0.25
"""Of a row, above and below: what is dropped there stands between two."""
SHOWN_ROWS, FEWER_ROWS = 7, 5
"""Before the list scrolls; fewer on a low screen."""


class NameLine(QLineEdit):
    """One line to name an entry in. `entered` at Enter, `pasted` for lines from a spreadsheet,
    `left_downwards` at Down.
    """

    entered = Signal(str)
    pasted = Signal(str)
    left_downwards = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        dress(self)
        self.setObjectName(name)
        self.setAccessibleName(name)
        self.setFont(font(16))
        self.setFixedHeight(HIGH)
        self._caps = tuple(
            (word, KeyCap(key)) for word, key in ((_("add"), _("Enter")), (_("list"), _("Down")))
        )
        wide = QFontMetricsF(font(16)).horizontalAdvance
        taken = sum(wide(word) + CAP_GAP + cap.width() for word, cap in self._caps)
        self.setTextMargins(0, 0, round(taken) + WORD_GAP + CAPS_RIGHT, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and "\n" in text.strip():
            self.pasted.emit(text)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isEnabled():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = self.width() - CAPS_RIGHT
        for word, cap in reversed(self._caps):
            cap.paint(painter, right - cap.width(), self.height() / 2, "edge", "ink")
            right -= cap.width() + CAP_GAP
            painter.setFont(font(16))
            painter.setPen(colour("ink2"))
            wide = QFontMetricsF(font(16)).horizontalAdvance(word)
            box = QRectF(right - wide, 0, wide + 1, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)
            right -= round(wide) + WORD_GAP


class NamedRowPainter(QStyledItemDelegate):
    """Paints a row: a grip, its number, its words, and what else there is to say of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        current = isinstance(view, QAbstractItemView) and view.currentIndex() == index
        going = isinstance(view, NamedList) and view.going() == index.row()
        box: QRect = option.rect
        painter.save()
        if current or going:
            painter.fillRect(box, colour("tint"))
        if current:
            painter.fillRect(QRect(box.left(), box.top(), BAR, box.height()), colour("accent"))
        else:
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("line"))
        top = box.top() + (box.height() - 20) // 2
        painter.drawPixmap(box.left() + GRIP_X, top, pixmap("grip", 20, "ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        (more,) = index.data(COLUMNS) or ("",)
        wide = round(QFontMetricsF(font(16)).horizontalAdvance(more)) + RIGHT
        painter.setFont(font(16, bold=current))
        painter.setPen(colour("ink" if current else "ink2"))
        painter.drawText(box.adjusted(NUMBER_X, 0, 0, 0), middle, str(index.row() + 1))
        painter.setPen(colour("ink"))
        room = box.width() - WORDS_X - wide - 8
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(box.adjusted(WORDS_X, 0, -wide, 0), middle, words)
        painter.setFont(font(16))
        painter.setPen(colour("ink2"))
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -RIGHT, 0), right, more)
        painter.restore()


class NamedList(QListView):
    """The rows, over a model whose values they are. Keys: F2 edits, M merges, Del removes, Alt with
    arrows moves, Up from the first row goes back to the line.
    """

    edit_asked = Signal(int)
    merge_asked = Signal(int)
    remove_asked = Signal(int)
    move_asked = Signal(int, int)
    dropped_on = Signal(int, int)
    """One row was dragged on another."""
    left_upwards = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setObjectName(name)
        self.setAccessibleName(name)
        self.setItemDelegate(NamedRowPainter(self))
        self.show_rows(SHOWN_ROWS)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._going = self._held = -1
        self._ring = RowRing(self)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_rows(self, count: int) -> None:
        """So many show before it scrolls."""
        self.setFixedHeight(ROW * count)

    def going(self) -> int:
        """The row that is to become part of another, -1 for none."""
        return self._going

    def set_going(self, row: int) -> None:
        """Marks it."""
        self._going = row
        self.viewport().update()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentChanged.connect(self._on_current_changed)

    def choose_row(self, row: int) -> None:
        """Makes a row the current one, in sight."""
        model = self.model()
        if model is not None and model.rowCount():
            self.setCurrentIndex(model.index(min(max(row, 0), model.rowCount() - 1), 0))

    def value(self) -> object | None:
        """What the current row is about."""
        index = self.currentIndex()
        return index.data(VALUE) if index.isValid() else None

    def row_at(self, place: QPoint) -> int:
        """The row at a place of the screen, -1 for none."""
        return self.indexAt(self.viewport().mapFromGlobal(place)).row()

    def holds(self, place: QPoint) -> bool:
        """Whether a place of the screen is in the list."""
        return self.rect().contains(self.mapFromGlobal(place))

    def focus_area(self) -> QRect:
        """Where the focus ring goes."""
        return self._ring.area()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), Qt.Key(event.key())
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        asked = {
            Qt.Key.Key_F2: self.edit_asked,
            Qt.Key.Key_M: self.merge_asked,
            Qt.Key.Key_Return: self.merge_asked if self._going >= 0 else self.edit_asked,
            Qt.Key.Key_Delete: self.remove_asked,
        }
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier and row >= 0:
            self.move_asked.emit(row, steps[key])
        elif key == Qt.Key.Key_Up and row <= 0:
            self.left_upwards.emit()
        elif key in asked and row >= 0:
            asked[key].emit(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._held = self.indexAt(event.position().toPoint()).row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A held row is on its way once the pointer has left it."""
        over = self.indexAt(event.position().toPoint()).row()
        if self._held >= 0 and over not in (self._held, -1):
            self.set_going(self._held)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """On the middle of another row it becomes part of that, between two it moves there."""
        super().mouseReleaseEvent(event)
        held, self._held = self._held, -1
        if held < 0 or self._going != held:
            return
        self.set_going(-1)
        self.unsetCursor()
        place = event.position().toPoint()
        over = self.indexAt(place)
        if not over.isValid() or over.row() == held:
            return
        box = self.visualRect(over)
        within = (place.y() - box.top()) / box.height()
        if EDGE < within < 1 - EDGE:
            self.dropped_on.emit(held, over.row())
            return
        before = over.row() + (within >= 1 - EDGE)
        self.move_asked.emit(held, before - held - (before > held))

    def _on_current_changed(self) -> None:
        self.viewport().update()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.edit_asked.emit(index.row())
