"""Your turn: the sign, team or name a person takes, and what becomes of their answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk.page import DEED_HIGH, DeskHead, DeskPage
from ui.kit.button import Button
from ui.kit.field import FaultLine, mark
from ui.kit.label import Label, Rule
from ui.kit.scroll import SmallScreenScroll
from ui.kit.writing import WritingLine
from ui.theme import colour
from workshop.domain.privacy import privacy_topics
from workshop.domain.session import Session
from workshop.domain.sitting import sitting
from workshop.words import _

SIDE, SIDE_NARROW, NARROW_BELOW = 84, 40, 1120
GAP, GAP_NARROW = 51, 32
SHARES = (571, 627)
"""Of the width: the left half with its gap, the right half."""
FIELD = 520
TOP, HEAD_GAP, DEED_GAP, PROMISE_GAP = 32, 26, 22, 24
SIGN_LIMIT, TEAM_LIMIT = 60, 40


class DeskLine(QWidget):
    """A labelled line of the desk with its help."""

    def __init__(self, label: str, help_text: str, limit: int) -> None:
        super().__init__()
        self.edit = WritingLine(limit)
        self.edit.setObjectName(label)
        self.edit.setAccessibleName(label)
        self.edit.setAccessibleDescription(help_text)
        title = Label(label, 18, bold=True)
        title.setAccessibleName(f"{label}:")  # the name itself is the field's
        title.setBuddy(self.edit)
        self.help = Label(help_text, 17, colour="ink2", wrap=True)
        if not help_text:
            self.help.hide()
        self.fault = FaultLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        self.help.set_spacing(1.0)
        column.addWidget(title)
        column.addWidget(self.edit)
        column.addSpacing(6)
        column.addWidget(self.help)
        column.addWidget(self.fault)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._on_edited)

    def text(self) -> str:
        """One line of words, without blanks around it."""
        return " ".join(self.edit.text().split())

    def say_trouble(self, sentence: str) -> None:
        """What is amiss, in place of the help."""
        self.fault.say(sentence)
        self.help.setVisible(bool(self.help.text()) and not sentence)
        self.edit.setAccessibleDescription(sentence or self.help.text())
        mark(self.edit, fault=bool(sentence))

    def _on_edited(self) -> None:
        self.say_trouble("")


class SignPage(DeskPage):
    """Two halves: somebody sits down for the first time, or was here before."""

    begun = Signal(str, str)
    """Sign (or name) and team."""
    resumed = Signal(str)
    """The sign or code of who was here before."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self._session, self._asked = session, sitting(session)
        self._before = False
        """Whether what was typed last stands in the right half."""
        self.column.addWidget(DeskHead(title, session.title))
        page = QWidget()
        self._body = QVBoxLayout(page)
        self._body.setSpacing(0)
        self._body.addSpacing(TOP)
        self._body.addWidget(Label(_("Your turn"), 44, bold=True))
        self._body.addSpacing(HEAD_GAP)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        self._left, self._right = self._build_first(), self._build_before()
        self._rule = Hairline()
        halves.addWidget(self._left, SHARES[0])
        halves.addWidget(self._rule)
        halves.addWidget(self._right, SHARES[1])
        self._body.addLayout(halves)
        self._body.addStretch(1)
        self._body.addWidget(Rule())
        self._body.addSpacing(PROMISE_GAP)
        self._add_promise()
        self._body.addStretch(2)
        self.column.addWidget(SmallScreenScroll(page), 1)
        self.add_leave_foot()

    def _build_first(self) -> QWidget:
        asked = self._asked
        holder, column = _half(_("First time today"), asked.lead)
        self.team = DeskLine(asked.team, "", TEAM_LIMIT)
        column.addWidget(self.team)
        if asked.team:
            column.addSpacing(12)
        else:
            self.team.hide()
        self.sign = DeskLine(asked.sign, "\n".join(asked.help), SIGN_LIMIT)
        column.addWidget(self.sign)
        column.addSpacing(DEED_GAP)
        self.begin_deed = Button(
            _("Begin"), key=_("Enter"), look="expected", height=DEED_HIGH, px=20
        )
        self.begin_deed.clicked.connect(self._on_begin)
        column.addWidget(self.begin_deed, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return holder

    def _build_before(self) -> QWidget:
        named = self._session.mode == "named"
        lead = (
            _("Type the code you were given.")
            if named
            else _("Type the sign you took, or the code you were given.")
        )
        holder, column = _half(_("I was here before"), lead)
        opens = _("A code opens all your answers, to see, change, print or delete.")
        if not named:
            opens = _("A sign opens the questions that are new for you.") + "\n" + opens
        self.secret = DeskLine(self._asked.back, opens, SIGN_LIMIT)
        self.secret.edit.setMaximumWidth(FIELD)
        column.addWidget(self.secret)
        column.addSpacing(DEED_GAP)
        self.go_on = Button(_("Go on"), height=DEED_HIGH, px=20)
        self.go_on.clicked.connect(self._on_go_on)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return holder

    def _add_promise(self) -> None:
        self._body.addWidget(Label(_("How your answers are handled"), 18, bold=True))
        self._body.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(PROMISE_GAP)
        for words in privacy_topics(self._session):
            row.addWidget(Label(words, 16, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        side = SIDE_NARROW if narrow else SIDE
        self._body.setContentsMargins(side, 0, side, 0)
        gap = GAP_NARROW if narrow else GAP
        self._left.setContentsMargins(0, 0, gap, 0)
        self._right.setContentsMargins(gap, 0, 0, 0)

    def begin(self) -> None:
        """To the first field."""
        self._first().edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_enter(self) -> None:
        """Does the deed of the half that has the focus."""
        if self._right.isAncestorOf(self.focusWidget() or self):
            self._on_go_on()
        else:
            self._on_begin()

    def _on_begin(self) -> None:
        self._before = False
        self.begun.emit(self.sign.text(), self.team.text())

    def _on_go_on(self) -> None:
        self._before = True
        self.resumed.emit(self.secret.text())

    def _first(self) -> DeskLine:
        return self.team if self._session.mode == "team" else self.sign

    def say_trouble(self, sentence: str) -> None:
        """Below the field that it is about; what was typed there as a secret is emptied."""
        empty_team = self._session.mode == "team" and not self.team.text()
        line = self.secret if self._before else self.team if empty_team else self.sign
        if self._before:
            self.secret.edit.clear()
        line.say_trouble(sentence)
        line.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class Hairline(QWidget):
    """A fine upright line between two halves."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("line"))


def _half(title: str, lead: str) -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(title, 26, bold=True))
    column.addSpacing(6)
    column.addWidget(Label(lead, 20, wrap=True))
    column.addSpacing(22)
    return holder, column
