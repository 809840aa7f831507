"""Your turn: the sign, team or name a person takes, and what becomes of their answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk.page import DEED_HIGH, FOOT_HIGH, HEAD_HIGH, DeskHead, DeskPage
from ui.kit.button import Button
from ui.kit.field import FaultLine
from ui.kit.label import Label
from ui.kit.writing import Line
from workshop.domain.privacy import privacy_card
from workshop.domain.session import Session
from workshop.words import _

LEFT, GAP, RIGHT = 520, 92, 420
LEFT_NARROW, GAP_NARROW, NARROW_BELOW = 464, 48, 1120
SIGN_LIMIT, TEAM_LIMIT = 60, 40


class DeskLine(QWidget):
    """A labelled line of the desk with its help."""

    def __init__(self, label: str, help_text: str, limit: int) -> None:
        super().__init__()
        self.edit = Line(limit)
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
        self.edit.setProperty("fault", "true" if sentence else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def _on_edited(self) -> None:
        self.say_trouble("")


class SignPage(DeskPage):
    """Somebody sits down."""

    begun = Signal(str, str)
    """Sign (or name) and team."""
    code_asked = Signal()

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self._session = session
        self.column.addWidget(DeskHead(title, session.title))
        self.column.addSpacing(FOOT_HIGH - HEAD_HIGH)
        self.column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._left, self._right = self._build_left(), self._build_right()
        row.addStretch(1)
        row.addWidget(self._left)
        self._gap = QWidget()
        row.addWidget(self._gap)
        row.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.add_leave_foot()

    def _build_left(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(_("Your turn"), 44, bold=True))
        column.addSpacing(12)
        lead = Label(self._lead(), 20, wrap=True)
        lead.set_spacing(1.0)
        column.addWidget(lead)
        column.addSpacing(32)
        self.team = DeskLine(_("Your team"), "", TEAM_LIMIT)
        column.addWidget(self.team)
        if self._session.mode == "team":
            column.addSpacing(16)
        else:
            self.team.hide()
        self.sign = self._build_sign()
        column.addWidget(self.sign)
        column.addSpacing(28)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        self.begin_deed = Button(
            _("Begin"), key=_("Enter"), look="expected", height=DEED_HIGH, px=20
        )
        self.begin_deed.clicked.connect(self.on_enter)
        code = Button(_("I have a code"), look="quiet", height=DEED_HIGH, px=18)
        code.clicked.connect(self.code_asked)
        deeds.addWidget(self.begin_deed)
        deeds.addWidget(code)
        deeds.addStretch(1)
        column.addLayout(deeds)
        column.addStretch(1)
        return holder

    def _lead(self) -> str:
        leads = {
            "anonymous": _("Take a sign that only you know: a colour, a tree, anything."),
            "team": _("Say which team you are in. A sign that only you know is optional."),
            "named": _("Write the name you want to go by."),
        }
        return leads[self._session.mode]

    def _build_sign(self) -> DeskLine:
        if self._session.mode == "named":
            help_text = _("It does not have to be your real one.")
            return DeskLine(_("Your name"), help_text, SIGN_LIMIT)
        help_text = _("You may leave it empty. It brings you back after a pause.")
        return DeskLine(_("Your sign"), help_text, SIGN_LIMIT)

    def _build_right(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(RIGHT)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(Label(_("How your answers are handled"), 20, bold=True))
        card = Label(privacy_card(self._session), 17, wrap=True)
        card.set_spacing(1.22)
        column.addWidget(card)
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        self._left.setFixedWidth(LEFT_NARROW if narrow else LEFT)
        self._gap.setFixedWidth(GAP_NARROW if narrow else GAP)

    def begin(self) -> None:
        """To the first field."""
        first = self.team if self._session.mode == "team" else self.sign
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_enter(self) -> None:
        """Begins."""
        self.begun.emit(self.sign.text(), self.team.text())

    def say_trouble(self, sentence: str) -> None:
        """Below the field."""
        empty_team = self._session.mode == "team" and not self.team.text()
        line = self.team if empty_team else self.sign
        line.say_trouble(sentence)
        line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
