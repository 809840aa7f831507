"""The agenda as rows: grip, clock time, name, a bar to scale, minutes; dragged or moved by keys."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.kit.icon import pixmap
from ui.kit.row_ring import RowRing
from ui.theme import colour, dress, font
from workshop.domain.session import Session, Timed, timetable
from workshop.room.day_strip import block_ground
from workshop.words import _

HIGH = 37
TIMED = Qt.ItemDataRole.UserRole
GRIP, TIME, NAME, BAR_FROM_RIGHT, MINUTES_FROM_RIGHT = 15, 44, 106, 276, 16
PIXELS_A_MINUTE = 2


class _RowPainter(QStyledItemDelegate):
    """Paints one row."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, HIGH)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Timed = index.data(TIMED)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(box, colour("tint"))
            painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), colour("accent"))
        middle = Qt.AlignmentFlag.AlignVCenter
        token = "ink" if chosen else "ink2"
        painter.drawPixmap(
            round(box.left()) + GRIP, round(box.center().y()) - 8, pixmap("grip", 16, token)
        )
        self._text(painter, box, TIME, f"{row.starts:%H:%M}", token, bold=chosen)
        exercise = row.block.kind == "exercise"
        self._text(
            painter, box, NAME, row.block.title, "ink" if exercise else "ink2", bold=exercise
        )
        self._bar(painter, box, row)
        painter.setPen(colour("ink" if exercise else "ink2"))
        painter.setFont(font(16, bold=chosen))
        minutes = box.adjusted(0, 0, -MINUTES_FROM_RIGHT, 0)
        painter.drawText(
            minutes, middle | Qt.AlignmentFlag.AlignRight, _("{n} min").format(n=row.block.minutes)
        )
        painter.restore()

    def _text(
        self, painter: QPainter, box: QRectF, left: int, text: str, token: str, *, bold: bool
    ) -> None:
        painter.setPen(colour(token))
        painter.setFont(font(16, bold=bold))
        room = box.adjusted(left, 0, -(BAR_FROM_RIGHT + 12), 0)
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _bar(self, painter: QPainter, box: QRectF, row: Timed) -> None:
        filled = block_ground(row.block)
        wide = min(row.block.minutes * PIXELS_A_MINUTE, BAR_FROM_RIGHT - 90)
        bar = QRectF(box.right() - BAR_FROM_RIGHT, box.center().y() - 5, wide, 10)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour("edge"), 1))
        painter.setBrush(colour(filled) if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


class PlanRows(QListWidget):
    """The rows. `moved(index, to)` after a drag; the window stores it and shows the rows anew."""

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        dress(self)
        self.setObjectName("Agenda")
        self.setAccessibleName(_("Agenda"))
        self.setItemDelegate(_RowPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._ring = RowRing(self)

    def show_session(self, session: Session) -> None:
        """Shows the agenda anew; the chosen row stays chosen."""
        chosen = self.currentRow()
        blocker = QSignalBlocker(self)
        self.clear()
        for row in timetable(session):
            said = _("{time} {title}, {minutes} minutes").format(
                time=f"{row.starts:%H:%M}", title=row.block.title, minutes=row.block.minutes
            )
            item = QListWidgetItem(said)
            item.setData(TIMED, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.addItem(item)
        blocker.unblock()
        self.setCurrentRow(min(max(chosen, 0), self.count() - 1))

    def focus_area(self) -> QRect:
        """Where the focus ring goes."""
        return self._ring.area()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells where the row is to go instead of moving it: the service holds the truth."""
        target = self.indexAt(event.position().toPoint())
        to = target.row() if target.isValid() else self.count() - 1
        if (
            target.isValid()
            and self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        ):
            to += 1
        index = self.currentRow()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if to > index:
            to -= 1
        if to != index:
            self.moved.emit(index, to)
