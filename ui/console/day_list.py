"""The day as a list of blocks to jump to, and what can be done to one that is still to come."""

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
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui.kit.button import Button
from ui.kit.icon import pixmap
from ui.kit.label import Ground, Rule
from ui.kit.question import KeyHints
from ui.kit.row_ring import RowRing
from ui.kit.step import KeyHint
from ui.kit.view_choice import ViewChoice
from ui.theme import colour, dress, font
from workshop.domain.flow import DayTimes, Hours
from workshop.room.day import at_clock
from workshop.words import _

WIDE, NARROW, HIGH = 295, 232, 40
BAR, TICK, TIME, NAME, RIGHT = 4, 16, 20, 74, 20
HOURS = Qt.ItemDataRole.UserRole


class _HoursPainter(QStyledItemDelegate):
    """Paints one block."""

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
        row: Hours = index.data(HOURS)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.now or option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("tint"))
        if row.now:
            painter.fillRect(QRectF(box.left(), box.top(), BAR, box.height()), colour("accent"))
        ink = "ink" if row.now or not row.run else "ink2"
        painter.setFont(font(16, bold=row.now))
        if row.run and not row.now:
            top = round(box.center().y()) - TICK // 2
            painter.drawPixmap(round(box.left()) + TIME, top, pixmap("tick", TICK, "ink2"))
        elif row.now or row.ends > row.starts:
            self._text(painter, box, TIME, at_clock(row.starts), "ink" if row.now else "ink2")
        minutes = str(row.ends - row.starts)
        wide = painter.fontMetrics().horizontalAdvance(minutes)
        name = box.adjusted(0, 0, -(RIGHT + wide + 8), 0)
        self._text(painter, name, NAME, row.block.title, ink)
        painter.setPen(colour("ink" if row.now else "ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -RIGHT, 0), middle, minutes)
        painter.restore()

    def _text(self, painter: QPainter, box: QRectF, left: int, text: str, token: str) -> None:
        painter.setPen(colour(token))
        room = box.adjusted(left, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class BlockRows(QListWidget):
    """The blocks in order; Enter asks to go to the chosen one."""

    entered = Signal()
    left_out = Signal()
    earlier = Signal()
    later = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self)
        self.setObjectName("blocks of the day")
        self.setAccessibleName(_("Blocks of the day"))
        self.setItemDelegate(_HoursPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ring = RowRing(self)
        self.doubleClicked.connect(self.entered)

    def show_hours(self, rows: tuple[Hours, ...], chosen: int) -> None:
        """Shows the blocks anew with one of them chosen."""
        blocker = QSignalBlocker(self)
        self.clear()
        for row in rows:
            said = _said(row)
            item = QListWidgetItem(said)
            item.setData(HOURS, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(said)
            self.addItem(item)
        self.setCurrentRow(min(max(chosen, 0), self.count() - 1))
        blocker.unblock()

    def focus_area(self) -> QRect:
        """Where the focus ring goes."""
        return self._ring.area()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        deed = {
            (False, Qt.Key.Key_Return): self.entered,
            (False, Qt.Key.Key_Enter): self.entered,
            (False, Qt.Key.Key_Delete): self.left_out,
            (True, Qt.Key.Key_Up): self.earlier,
            (True, Qt.Key.Key_Down): self.later,
        }.get((alt, Qt.Key(event.key())))
        if deed is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            deed.emit()


class ConsoleDay(Ground):
    """Steps or Day · the blocks · what can be done to the chosen one."""

    steps_asked = Signal()
    go_asked = Signal(int)
    move_asked = Signal(int, int)
    leave_asked = Signal(int)
    add_asked = Signal(int)
    """The index at which a block is to come in."""

    def __init__(self) -> None:
        super().__init__("sunk")
        self._day: DayTimes | None = None
        self._here = 0
        self.views = ViewChoice((("steps", _("Steps")), ("day", _("Day"))), spread=True)
        self.views.set_value("day")
        self.rows = BlockRows()
        self._icons: dict[str, str] = {}
        self.add = self._deed(_("Add block"), "plus")
        self.earlier = self._deed(_("Earlier"), "up")
        self.later = self._deed(_("Later"), "down")
        self.leave = self._deed(_("Leave out"), "close")
        self.menu = QMenu(self)
        dress(self.menu)
        self._lay_out()
        self._connect()
        self.set_narrow(False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(20, 16, 20, 8)
        top.addWidget(self.views)
        deeds = QGridLayout()
        deeds.setContentsMargins(8, 6, 8, 6)
        deeds.setSpacing(2)
        for at, deed in enumerate((self.add, self.leave, self.earlier, self.later)):
            deeds.addWidget(deed, at // 2, at % 2)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 16, 10)
        foot.setSpacing(8)
        hints = KeyHints()
        hints.set_hints((KeyHint(keys=(_("Enter"),), words=_("go to the chosen block")),))
        foot.addWidget(hints, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.rows, 1)
        column.addLayout(deeds)
        column.addWidget(Rule())
        column.addLayout(foot)

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_view)
        self.rows.entered.connect(lambda: self.go_asked.emit(self.rows.currentRow()))
        self.rows.left_out.connect(self._on_leave)
        self.rows.earlier.connect(lambda: self._on_move(-1))
        self.rows.later.connect(lambda: self._on_move(1))
        self.rows.currentRowChanged.connect(self._fit_deeds)
        self.add.clicked.connect(self._on_add)
        self.earlier.clicked.connect(lambda: self._on_move(-1))
        self.later.clicked.connect(lambda: self._on_move(1))
        self.leave.clicked.connect(self._on_leave)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        for deed in (self.add, self.leave, self.earlier, self.later):
            deed.set_icon_name("" if narrow else self._icons[deed.objectName()])

    def _deed(self, name: str, icon: str) -> Button:
        self._icons[name] = icon
        return Button(name, icon=icon, look="quiet", px=15, side=8)

    def show_day(self, day: DayTimes, here: int) -> None:
        """The day with its times of now; the chosen block stays chosen."""
        self.views.set_value("day")
        if day == self._day:
            return
        known = self.rows.currentItem().data(HOURS).block.id if self.rows.currentItem() else ""
        ids = [row.block.id for row in day.hours]
        self._day, self._here = day, here
        self.rows.show_hours(day.hours, ids.index(known) if known in ids else here)
        self._fit_deeds()

    def choose(self, row: int) -> None:
        """Chooses a block and puts the focus on the list."""
        self.rows.setCurrentRow(row)
        self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit_deeds(self) -> None:
        row, last = self.rows.currentRow(), self.rows.count() - 1
        ahead = row > self._here
        gone = "" if ahead else _("Only what is still to come can change.")
        self.leave.set_off(gone)
        self.earlier.set_off(gone if row != self._here + 1 else _("It comes next already."))
        self.later.set_off(gone if row < last else _("It is the last already."))

    def _on_view(self, value: object) -> None:
        if value == "steps":
            self.steps_asked.emit()

    def _on_move(self, by: int) -> None:
        row = self.rows.currentRow()
        if self._here < row and self._here < row + by < self.rows.count():
            self.move_asked.emit(row, row + by)

    def _on_leave(self) -> None:
        if self.rows.currentRow() > self._here:
            self.leave_asked.emit(self.rows.currentRow())

    def _on_add(self) -> None:
        self.add_asked.emit(max(self._here, self.rows.currentRow()) + 1)


def _said(row: Hours) -> str:
    """A block in words: when it begins today, and when it was planned where that differs."""
    state = _("now") if row.now else _("behind us") if row.run else ""
    planned = ""
    if row.planned is not None and row.planned != row.starts:
        planned = _("planned {time}").format(time=at_clock(row.planned))
    words = _("{time} {title}, {minutes} minutes").format(
        time=at_clock(row.starts), title=row.block.title, minutes=row.ends - row.starts
    )
    return ", ".join(part for part in (words, planned, state) if part)
