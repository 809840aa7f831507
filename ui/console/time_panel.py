"""How far behind the day is, and what could give: chosen here, done at one press."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.icon import pixmap
from ui.kit.label import Ground, Kicker, Label, Rule
from ui.kit.scroll import Scroll
from ui.theme import colour, font
from workshop.domain.flow import DayTimes, Give, gives, proposed, relieved
from workshop.domain.session import Block
from workshop.domain.stage import Stage
from workshop.room.console_words import give_words
from workshop.room.day import LATE, at_clock
from workshop.room.day_strip import block_ground
from workshop.room.session_view import SessionView
from workshop.words import _, ngettext

SIDE, WIDEST, ROW, TICK, OUT = 36, 880, 41, 26, 12
ABOUT = 430
"""Pixels of a row from which there is room to say what a shorter form comes to."""
BAR, APART, NAMES, ENDS, GAP, RADIUS, HOUR = 26, 8, 66, 80, 1, 3, 60


class DayStrips(QWidget):
    """The day as planned, and as it would run, to scale, with a line for now."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[tuple[str, tuple[tuple[Block, int, int], ...], int], ...] = ()
        self._minute = 0
        self.setFixedHeight(18 + 2 * BAR + APART + 28)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The day as planned and as chosen"))

    def show_days(self, today: DayTimes, chosen: DayTimes, minute: int) -> None:
        """Two strips; minute: now, of the day."""
        runs = tuple((each.block, each.starts, each.ends) for each in chosen.hours)
        self._days = (
            (_("Plan"), today.planned, today.planned_end),
            (_("Chosen"), runs, chosen.end),
        )
        self._minute = minute
        said = _("Plan ends {plan}, chosen ends {chosen}").format(
            plan=at_clock(today.planned_end), chosen=at_clock(chosen.end)
        )
        self.setAccessibleDescription(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        blocks = [each for _name, row, _end in self._days for each in row]
        if not blocks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        begins = min(starts for _block, starts, _ends in blocks)
        whole = max(ends for _block, _starts, ends in blocks) - begins
        scale = (self.width() - NAMES - ENDS) / max(1, whole)
        for at, (name, row, end) in enumerate(self._days):
            top = 18 + at * (BAR + APART)
            line = QRectF(0, top, self.width(), BAR)
            painter.setFont(font(16))
            painter.setPen(colour("ink2"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
            painter.setFont(font(16, bold=True))
            painter.setPen(colour("ink"))
            upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(line, upright, at_clock(end))
            for block, starts, ends in row:
                if ends > starts:
                    wide = max(3.0, (ends - starts) * scale - GAP)
                    box = QRectF(NAMES + (starts - begins) * scale, top, wide, BAR)
                    filled = block_ground(block)
                    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour("edge"), 1))
                    painter.setBrush(colour(filled) if filled else Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        self._paint_hours(painter, begins, whole, scale)
        if 0 <= self._minute - begins <= whole:
            self._paint_now(painter, NAMES + (self._minute - begins) * scale)

    def _paint_hours(self, painter: QPainter, begins: int, whole: int, scale: float) -> None:
        painter.setFont(font(14))
        metrics = QFontMetricsF(painter.font())
        bottom = 18 + 2 * BAR + APART
        step = HOUR if HOUR * scale > 48 else 2 * HOUR
        for minute in range(-(-begins // HOUR) * HOUR, begins + whole + 1, step):
            x, text = NAMES + (minute - begins) * scale, at_clock(minute)
            painter.setPen(QPen(colour("ink2"), 1))
            painter.drawLine(QPointF(x + 0.5, bottom + 4), QPointF(x + 0.5, bottom + 9))
            painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, bottom + 23), text)

    def _paint_now(self, painter: QPainter, x: float) -> None:
        painter.setPen(QPen(colour("ink"), 2))
        painter.drawLine(QPointF(x, 16), QPointF(x, 18 + 2 * BAR + APART + 4))
        painter.setFont(font(15, bold=True))
        painter.drawText(QRectF(x - 40, -3, 80, 18), Qt.AlignmentFlag.AlignCenter, _("now"))


class GiveRow(QCheckBox):
    """Something that could give: a tick, its words, what it comes to, the minutes it wins."""

    def __init__(self, words: str, about: str, wins: int) -> None:
        super().__init__(words)
        self._about, self._wins = about, _("{n} min").format(n=wins)
        self.setObjectName(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(", ".join(filter(None, (about, self._wins))))
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, ROW)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, box = self.isChecked(), QRectF(self.rect())
        if on:
            painter.fillRect(box, colour("tint"))
        else:
            painter.fillRect(
                QRectF(OUT, box.bottom() - 1, box.width() - 2 * OUT, 1), colour("line")
            )
        top = (self.height() - TICK) / 2
        painter.setPen(QPen(colour("accent" if on else "edge"), 2))
        painter.setBrush(colour("accent" if on else "surface"))
        painter.drawRoundedRect(QRectF(OUT + 1, top + 1, TICK - 2, TICK - 2), 5, 5)
        if on:
            painter.drawPixmap(OUT + 3, round(top) + 3, pixmap("tick", 20, "onacc"))
        right = box.adjusted(0, 0, -OUT, 0)
        upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(font(16, bold=on))
        painter.setPen(colour("ink"))
        painter.drawText(right, upright, self._wins)
        used = 72.0
        if self._about and self.width() > ABOUT:
            painter.setFont(font(16))
            painter.setPen(colour("ink2"))
            painter.drawText(right.adjusted(0, 0, -used, 0), upright, self._about)
            used += QFontMetricsF(painter.font()).horizontalAdvance(self._about) + 12
        painter.setFont(font(16, bold=on))
        painter.setPen(colour("ink"))
        room = right.adjusted(OUT + TICK + 16, 0, -used, 0)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class TimePanel(Ground):
    """What could give, ticked as proposed until somebody chooses."""

    change_asked = Signal(object)
    """The changes chosen."""
    leave_asked = Signal()
    room_asked = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        self._offered: tuple[Give, ...] = ()
        self._chosen: frozenset[Give] = frozenset()
        self._touched = False
        self._now: tuple[DayTimes, int] | None = None
        self._title = Label("", 34, bold=True, wrap=True)
        self._title.setObjectName("behind")
        self._about = Label("", 16, colour="ink2", wrap=True)
        self._strips = DayStrips()
        self._head = QWidget()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._sum = Label("", 20, bold=True, wrap=True)
        self._rest = Label(_("Breaks and lunch stay as they are."), 16, colour="ink2", wrap=True)
        self.change = Button(_("Change the day"), key=_("Ctrl Enter"), look="expected")
        self.leave = Button(_("Leave it"), key=_("Esc"))
        self.show_room = Button(_("Show the day to the room"), icon="screen")
        self._lay_out()
        self.change.clicked.connect(self.change_now)
        self.leave.clicked.connect(self.leave_asked)
        self.show_room.clicked.connect(self.room_asked)

    def _lay_out(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 6)
        head.addWidget(Kicker(_("What could give")))
        head.addStretch(1)
        head.addWidget(Label(_("wins"), 16, colour="ink2"))
        self._deeds = deeds = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        deeds.setSpacing(8)
        deeds.addWidget(self.change)
        deeds.addWidget(self.leave)
        deeds.addStretch(1)
        above, below = QVBoxLayout(), QVBoxLayout()
        for part in (above, below):
            part.setContentsMargins(OUT, 0, OUT, 0)
            part.setSpacing(0)
        above.addWidget(self._title)
        above.addSpacing(5)
        above.addWidget(self._about)
        above.addSpacing(6)
        above.addWidget(self._strips)
        above.addSpacing(10)
        above.addWidget(Rule())
        above.addSpacing(13)
        above.addWidget(self._head)
        below.addSpacing(14)
        below.addWidget(self._sum)
        below.addWidget(self._rest)
        below.addSpacing(10)
        below.addLayout(deeds)
        below.addSpacing(8)
        below.addWidget(self.show_room, 0, Qt.AlignmentFlag.AlignLeft)
        scroll = Scroll((SIDE - OUT, 28, SIDE - OUT, 12))
        scroll.setMaximumWidth(WIDEST)
        scroll.column.addLayout(above)
        scroll.column.addLayout(self._rows)
        scroll.column.addLayout(below)
        scroll.column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        whole.addStretch()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        direction = QBoxLayout.Direction
        self._deeds.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def begin(self) -> None:
        """Opened anew: what is proposed is ticked again."""
        self._touched = False

    def show_day(self, view: SessionView, stage: Stage, day: DayTimes, minute: int) -> None:
        """The day as it stands."""
        held = [key for key in view.collecting() if view.holds(key)]
        offered = gives(view.session.agenda, stage, view.exercises, held)
        if self._now == (day, minute) and offered == self._offered:
            return
        self._now = (day, minute)
        if not self._touched:
            self._chosen = frozenset(proposed(offered, day.behind))
        if offered != self._offered:
            self._offered = offered
            self._chosen &= frozenset(offered)
            self._build_rows(view)
        self._tell()

    def _build_rows(self, view: SessionView) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for give in self._offered:
            words, about = give_words(give, view)
            row = GiveRow(words, about, give.wins)
            row.toggled.connect(partial(self._on_toggled, give))
            self._rows.addWidget(row)

    def _on_toggled(self, give: Give, on: bool) -> None:  # noqa: FBT001 - Qt's
        self._touched = True
        self._chosen = self._chosen | {give} if on else self._chosen - {give}
        self._tell()

    def _tell(self) -> None:
        if self._now is None:
            return
        day, minute = self._now
        self._title.setText(behind_words(day))
        stands = _("As it stands, the day ends at {end} instead of {planned}.")
        on_time = _("The day ends at {end}, as planned.")
        sentence = on_time if day.end == day.planned_end else stands
        self._about.setText(
            sentence.format(end=at_clock(day.end), planned=at_clock(day.planned_end))
        )
        for at, give in enumerate(self._offered):
            row = self._rows.itemAt(at)
            box = row.widget() if row is not None else None
            if isinstance(box, GiveRow):
                box.blockSignals(True)  # noqa: FBT003 - Qt's
                box.setChecked(give in self._chosen)
                box.blockSignals(False)  # noqa: FBT003 - Qt's
                box.update()
        after = relieved(day, self._chosen)
        won = sum(give.wins for give in self._chosen)
        said = ngettext("{n} minute won: the day ends at", "{n} minutes won: the day ends at", won)
        said = f"{said} {at_clock(after.end)}."
        self._sum.setText(said if won else _("Nothing is chosen."))
        self._strips.show_days(day, after, minute)
        self._head.setVisible(bool(self._offered))
        self._sum.setVisible(bool(self._offered))
        self.change.setVisible(bool(self._offered))
        self.change.set_off("" if won else _("Nothing is chosen."))

    def change_now(self) -> None:
        """Makes the changes chosen."""
        chosen = tuple(give for give in self._offered if give in self._chosen)
        if chosen:
            self._touched = False
            self.change_asked.emit(chosen)


def behind_words(day: DayTimes) -> str:
    """How far the day is from its plan, in a few words."""
    if day.behind >= LATE:
        return ngettext("{n} minute behind", "{n} minutes behind", day.behind)
    if day.behind <= -LATE:
        return ngettext("{n} minute in hand", "{n} minutes in hand", -day.behind)
    return _("On time")
