"""Groups and voices by lot, on the console: who works with whom, and whose turn it is."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit.button import Button
from ui.kit.icon import IconPicture
from ui.kit.label import Label, Rule
from ui.kit.view_choice import ViewChoice
from ui.theme import colour, font
from workshop.room.by_lot import GroupWords, VoiceWords
from workshop.words import _

DISC, ACROSS = 54, 4
ROOM, ROOM_NARROW = 578, 440
"""Pixels across which groups stand, at least."""


class Member(QAbstractButton):
    """A number in a disc, or a name; the chosen one has a ring."""

    def __init__(self, member: str, words: str) -> None:
        super().__init__()
        self.member, self.ringed = member, False
        self.setText(member if member.isdecimal() else words)
        self.setAccessibleName(words)
        self.setObjectName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _font_px(self) -> int:
        return 22 if self.member.isdecimal() else 16

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(font(self._font_px(), bold=True)).horizontalAdvance(self.text())
        return QSize(max(DISC, round(wide) + 28), DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(colour("ink"), 2))
        painter.setBrush(colour("tint" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.ringed:
            outer = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.setPen(QPen(colour("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(outer, outer.height() / 2, outer.height() / 2)
        painter.setPen(colour("ink"))
        painter.setFont(font(self._font_px(), bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class GroupsPanel(QWidget):
    """The groups here: their size, Shuffle, the groups, and whether anybody meets again."""

    shuffle_asked = Signal(int)
    """Groups of that size."""
    swap_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: GroupWords | None = None
        self._picked, self._room = "", ROOM
        self._title = Label("", 20, bold=True)
        self._left_over = Label("", 16, colour="ink2")
        sizes = ((2, _("Pairs")), (3, _("Threes")), (4, _("Fours")), (6, _("Tables")))
        self._sizes = ViewChoice(sizes)
        self.shuffle = Button(_("Shuffle"), icon="shuffle", key="G")
        self._groups = QWidget()
        self._grid = QGridLayout(self._groups)
        self._how = Label("", 16, colour="ink2", wrap=True)
        self._tick = IconPicture("tick", 20)
        self._met = Label("", 16, wrap=True)
        self._earlier = Label("", 16, colour="ink2", wrap=True)
        self._lay_out()
        self._sizes.chosen.connect(self._on_size)
        self.shuffle.clicked.connect(self.shuffle_now)

    def _lay_out(self) -> None:
        head, choice, told = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._left_over)
        choice.addWidget(self._sizes, 1)
        choice.addWidget(self.shuffle)
        told.setSpacing(10)
        told.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._met)
        words.addWidget(self._earlier)
        told.addLayout(words, 1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(11)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(ACROSS, 1)
        self._rule = Rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 17, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(choice)
        column.addWidget(self._groups)
        column.addWidget(self._how)
        column.addWidget(self._rule)
        column.addLayout(told)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        room = ROOM_NARROW if narrow else ROOM
        if room != self._room:
            self._room = room
            if self._shown is not None:
                self._build(self._shown)

    def shuffle_now(self) -> None:
        """Draws groups of the size that is chosen."""
        size = self._sizes.value()
        if isinstance(size, int):
            self.shuffle_asked.emit(size)

    def show_groups(self, words: GroupWords) -> None:
        """What is drawn here, or that nothing is yet."""
        if words == self._shown:
            return
        self._shown, self._picked = words, ""
        self._title.setText(words.title)
        self._left_over.setText(words.left_over)
        self._sizes.set_value(words.size)
        self._met.setText(words.met)
        self._earlier.setText(words.earlier)
        self._earlier.setVisible(bool(words.earlier))
        for part in (self._groups, self._rule, self._met):
            part.setVisible(bool(words.groups))
        self._tick.setVisible(bool(words.groups) and words.fresh)
        self._how.setText(
            _("Press one number, then another, to swap them.")
            if words.groups
            else _("Drawn by lot. The room sees who works with whom.")
        )
        self._build(words)

    def _build(self, words: GroupWords) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            cell = item.widget()
            if cell is not None:
                cell.hide()
                cell.deleteLater()
        widest = max((len(group) for group in words.groups), default=1)
        across = max(1, min(ACROSS, self._room // (widest * (DISC + 6) + 11)))
        for at, group in enumerate(words.groups):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            column.addWidget(Label(_("Group {n}").format(n=at + 1), 16, colour="ink2"))
            row = QHBoxLayout()
            row.setSpacing(6)
            for member, name in group:
                disc = Member(member, name)
                disc.clicked.connect(partial(self._on_member, disc))
                row.addWidget(disc)
            row.addStretch(1)
            column.addLayout(row)
            self._grid.addWidget(holder, at // across, at % across)

    def _on_member(self, disc: Member, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        if self._picked and self._picked != disc.member:
            one, self._picked = self._picked, ""
            self.swap_asked.emit(one, disc.member)
            return
        self._picked = "" if self._picked else disc.member
        for each in self._groups.findChildren(Member):
            each.ringed = each.member == self._picked
            each.update()

    def _on_size(self, size: object) -> None:
        if isinstance(size, int):
            self.shuffle_asked.emit(size)


class VoicePanel(QWidget):
    """Whose turn it is, and the next."""

    next_asked = Signal()
    pass_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._who = Label("", 20, bold=True)
        self._who.setObjectName("voice")
        self._rest = Label("", 16, colour="ink2", wrap=True)
        self.next = Button(_("Next voice"), icon="next", key="V")
        self.passing = Button(_("Pass"), key="X")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._who)
        words.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 17, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.next)
        row.addWidget(self.passing)
        self.next.clicked.connect(self.next_asked)
        self.passing.clicked.connect(self.pass_asked)

    def show_voice(self, words: VoiceWords) -> None:
        """Who, and who is still to come."""
        self._who.setText(words.who)
        self._rest.setText(words.rest)
        self.passing.setVisible(words.begun)
