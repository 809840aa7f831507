"""The console's left column: the steps of the block, and what the day holds next."""

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.icon import pixmap
from ui.kit.label import Ground, Label, Rule
from ui.kit.scroll import Scroll
from ui.theme import colour, font
from workshop.domain.flow import DayTimes, Hours
from workshop.domain.stage import Place
from workshop.room.day import LATE, at_clock, block_at, coming, steps_of, was_at
from workshop.room.session_view import SessionView
from workshop.words import _

WIDE, NARROW = 295, 55
ROW, GAP, TOP = 38, 2, 14
BAR, TICK, SIGN_X, NAME_X, RIGHT = 4, 16, 27, 46, 20


class StepRow(QAbstractButton):
    """One step: a tick or its number, its name, its minutes."""

    def __init__(self, number: int, title: str, minutes: int) -> None:
        super().__init__()
        self._number, self._minutes = number, minutes
        self._done = self._now = self._over = self._narrow = False
        self.setText(title)
        self.setObjectName(f"step {number}")
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(title)

    def show_state(self, *, done: bool, now: bool, skipped: bool, narrow: bool) -> None:
        """Behind us, or where we are; narrow shows tick or number alone."""
        self._done, self._now, self._narrow = done, now, narrow
        late = _("skipped") if skipped else _("to come")
        state = _("now") if now else _("behind us") if done else late
        self.setAccessibleName(
            _("Step {number}: {title}, {minutes} min, {state}").format(
                number=self._number, title=self.text(), minutes=self._minutes, state=state
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NARROW, ROW)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._now or self._over:
            painter.fillRect(self.rect(), colour("tint"))
        if self._now:
            painter.fillRect(0, 0, BAR, self.height(), colour("accent"))
        middle = self.width() // 2 if self._narrow else SIGN_X
        self._paint_sign(painter, middle)
        if self._narrow:
            return
        past = self._done and not self._now
        painter.setPen(colour("ink2" if past else "ink"))
        painter.setFont(font(16, bold=self._now))
        box = QRectF(NAME_X, 0, self.width() - NAME_X - RIGHT - 24, self.height())
        name = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(colour("ink" if self._now else "ink2"))
        painter.setFont(font(16, bold=self._now))
        painter.drawText(
            QRectF(0, 0, self.width() - RIGHT, self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            str(self._minutes),
        )

    def _paint_sign(self, painter: QPainter, middle: int) -> None:
        if self._done and not self._now:
            top = (self.height() - TICK) // 2
            painter.drawPixmap(middle - TICK // 2, top, pixmap("tick", TICK, "ink2"))
            return
        painter.setPen(colour("ink" if self._now else "ink2"))
        painter.setFont(font(16, bold=self._now))
        painter.drawText(
            QRectF(middle - 20, 0, 40, self.height()),
            Qt.AlignmentFlag.AlignCenter,
            str(self._number),
        )


class ConsoleSteps(Ground):
    """The steps of the present block above, the blocks up to the next break below."""

    chosen = Signal(object)
    """A place to go to."""
    day_asked = Signal()

    def __init__(self) -> None:
        super().__init__("sunk")
        self._narrow = self._folded = False
        self._rows: list[StepRow] = []
        self._shown: tuple[int, tuple[tuple[str, int], ...]] | None = None
        self._coming: tuple[Hours, ...] | None = None
        self._view: SessionView | None = None
        self._place = Place(block=0)
        self._list = Scroll((0, TOP, 0, TOP), spacing=GAP)
        self._list.column.addStretch(1)
        self._day = QWidget()
        self._day_rows = QVBoxLayout(self._day)
        self._day_rows.setContentsMargins(18, 14, 16, 14)
        self._day_rows.setSpacing(4)
        self._rule = Rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._list, 1)
        column.addWidget(self._rule)
        column.addWidget(self._day)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """Collapsed: ticks and numbers alone."""
        self._narrow = narrow
        self._show_width()

    def set_folded(self, *, folded: bool) -> None:
        """Collapsed at any width, where the middle is worked in."""
        if folded != self._folded:
            self._folded = folded
            self._show_width()

    def _show_width(self) -> None:
        narrow = self._narrow or self._folded
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._list.column.setContentsMargins(0, 12 if narrow else TOP, 0, TOP)
        self._paint_rows()

    def show_day(self, view: SessionView, place: Place, day: DayTimes) -> None:
        """The block of a place, and what comes after it."""
        self._view, self._place = view, place
        steps = steps_of(view, block_at(view, place))
        wanted = (place.block, tuple((step.title, step.minutes) for step in steps))
        if wanted != self._shown:
            self._shown = wanted
            self._build_rows(view, place)
        self._paint_rows()
        self._show_coming(coming(view, place, day))

    def _build_rows(self, view: SessionView, place: Place) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for index, step in enumerate(steps_of(view, block_at(view, place))):
            row = StepRow(index + 1, step.title, step.minutes)
            row.clicked.connect(partial(self._on_clicked, step.id))
            self._list.column.insertWidget(index, row)
            self._rows.append(row)

    def _paint_rows(self) -> None:
        if self._view is None:
            return
        names = [step.id for step in steps_of(self._view, block_at(self._view, self._place))]
        here = names.index(self._place.step) if self._place.step in names else -1
        block = block_at(self._view, self._place)
        for index, row in enumerate(self._rows):
            done = block is not None and was_at(self._view, block, names[index])
            row.show_state(
                done=done,
                now=index == here,
                skipped=index < here and not done,
                narrow=self._narrow or self._folded,
            )
        if 0 <= here < len(self._rows):
            self._list.ensureWidgetVisible(self._rows[here], 0, ROW)
        empty = self._day_rows.count() == 0
        narrow = self._narrow or self._folded
        self._day.setVisible(not narrow and not empty)
        self._rule.setVisible(not narrow and not empty)

    def _show_coming(self, blocks: tuple[Hours, ...]) -> None:
        if blocks == self._coming:
            return
        self._coming = blocks
        while (item := self._day_rows.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        for hours in blocks:
            self._day_rows.addWidget(_day_line(hours))
        self._day_rows.addWidget(self._jump(), 0, Qt.AlignmentFlag.AlignLeft)
        self._paint_rows()

    def _jump(self) -> Button:
        jump = Button(_("The day"), icon="list", key="J", look="quiet", px=15)
        jump.clicked.connect(self.day_asked)
        return jump

    def _on_clicked(self, step: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.chosen.emit(Place(block=self._place.block, step=step))


def _day_line(hours: Hours) -> QWidget:
    """When it begins today, and before that in a second colour when it was planned."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(11)
    if hours.planned is not None and abs(hours.starts - hours.planned) >= LATE:
        planned = Label(at_clock(hours.planned), 15, colour="ink2")
        planned.setAccessibleName(_("planned {time}").format(time=at_clock(hours.planned)))
        row.addWidget(planned)
    row.addWidget(Label(at_clock(hours.starts), 15, bold=True, colour="ink2"))
    about = _("{title}, {n} min").format(title=hours.block.title, n=hours.ends - hours.starts)
    row.addWidget(Label(about, 15, colour="ink2", elide=True), 1)
    return line
