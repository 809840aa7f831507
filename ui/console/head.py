"""The console's head: what runs, the quiet deeds of the day, how late it is."""

import re

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.kit.button import Button
from ui.kit.icon import pixmap
from ui.kit.label import Ground, Label
from ui.kit.mark import Logo
from ui.kit.pill import Pill
from ui.theme import colour, font
from workshop.words import _

HIGH, HIGH_NARROW = 55, 51
TITLE = 140
"""Pixels that the exercise keeps of its title, however much else there is to say."""


class LatePill(QAbstractButton):
    """12 min behind; pressed it says what could give."""

    HIGH, ICON = 32, 18

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("late")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, words: str) -> None:
        """Shows other words; without any it hides."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()
        self.setVisible(bool(words))

    @classmethod
    def width_of(cls, words: str) -> int:
        """How wide it is with these words."""
        return round(QFontMetricsF(font(16, bold=True)).horizontalAdvance(words)) + cls.ICON + 34

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self.text()), self.HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("warn") if self.underMouse() else Qt.PenStyle.NoPen)
        painter.setBrush(colour("warntint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.drawPixmap(12, (self.HIGH - self.ICON) // 2, pixmap("clock", self.ICON, "warn"))
        painter.setPen(colour("warn"))
        painter.setFont(font(16, bold=True))
        words = QRectF(self.ICON + 21, 0, self.width(), self.HIGH)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class ConsoleHead(Ground):
    """Mark, exercise and session on the left, clock on the right, quiet deeds between them."""

    undo_asked = Signal()
    redo_asked = Signal()
    people_asked = Signal()
    laptops_asked = Signal()
    sheet_asked = Signal()
    print_asked = Signal()
    day_asked = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        self._title = Label("", 18, bold=True, elide=True)
        self._title.setMinimumWidth(TITLE)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title.setObjectName("exercise")
        self._rehearsal = Pill(_("Rehearsal"), ground="warntint", icon="warning")
        self._rehearsal.setAccessibleDescription(_("Sample people; nothing of it is kept."))
        self._rehearsal.hide()
        self._session = Label("", 16, colour="ink2", elide=True)
        self._ends = Label("", 16, colour="ink2")
        self._ends.setObjectName("ends")
        self.late = LatePill()
        self.late.clicked.connect(self.day_asked)
        self._standing = QWidget()
        """Keeps the widest that was said, so that the deeds beside it stand still."""
        self._clock = Label("", 20, bold=True, tabular=True)
        self._clock.setObjectName("clock")
        self.undo = self._deed(_("Undo"), self.undo_asked)
        self.redo = self._deed(_("Redo"), self.redo_asked)
        self.people = self._deed(_("People in the room"), self.people_asked)
        self.laptops = self._deed(_("Laptops and phones"), self.laptops_asked)
        self.laptops.setAccessibleName(_("Laptops and phones"))
        self.sheet = self._deed(_("Enter a paper sheet"), self.sheet_asked)
        self.print = self._deed(_("Print"), self.print_asked)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(0)
        row.addWidget(Logo())
        row.addSpacing(14)
        row.addWidget(self._title)
        row.addSpacing(13)
        row.addWidget(self._rehearsal)
        row.addSpacing(8)
        row.addWidget(self._session, 1)
        row.addStretch()
        for deed in (self.people, self.laptops, self.sheet, self.print, self.undo, self.redo):
            row.addWidget(deed)
        row.addSpacing(14)
        standing = QHBoxLayout(self._standing)
        standing.setContentsMargins(0, 0, 0, 0)
        standing.setSpacing(0)
        standing.addStretch(1)
        standing.addWidget(self._ends)
        standing.addWidget(self.late)
        self._keep_room(_("{n} min behind").format(n=100))
        row.addWidget(self._standing)
        row.addSpacing(15)
        row.addWidget(self._clock)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        self.setFixedHeight(HIGH_NARROW if narrow else HIGH)
        self._row.setContentsMargins(16 if narrow else 20, 0, 20 if narrow else 24, 0)
        self._session.setVisible(not narrow)
        self.laptops.setText(_("Laptops") if narrow else _("Laptops and phones"))
        self.redo.setVisible(not narrow)  # it stands in the panels too, and has its keys

    def set_private(self, *, private: bool) -> None:
        """Whether the room does not see the console: names and sheets show behind these deeds."""
        for deed in (self.people, self.sheet, self.print):
            deed.setVisible(private)

    def mark_rehearsal(self, *, on: bool) -> None:
        """Says plainly that nothing here is real."""
        self._rehearsal.setVisible(on)

    def show_day(self, title: str, session: str, ends: str, late: str) -> None:
        """What runs, and when the block ends; late: how far behind, in place of that."""
        self._title.setText(title)
        self._session.setText(session)
        self._ends.setText(ends)
        self._ends.setVisible(not late)
        self.late.say(late)
        self._keep_room(late)

    def _keep_room(self, late: str) -> None:
        """For what was said of the time, whatever its figures."""
        ends = re.sub(r"\d+", "00", self._ends.text())
        needed = round(QFontMetricsF(self._ends.font()).horizontalAdvance(ends)) + 2
        before = self._standing.minimumWidth()
        self._standing.setMinimumWidth(max(before, needed, LatePill.width_of(late)))

    def show_clock(self, time: str) -> None:
        """The time of day."""
        self._clock.setText(time)

    def _deed(self, name: str, signal: SignalInstance) -> Button:
        button = Button(name, look="quiet", side=8)
        button.setFont(font(15))
        button.clicked.connect(signal)
        return button
