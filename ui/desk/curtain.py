"""Calm pages of the desk: the curtain over a turn, nothing to answer, coming back by code."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.desk.page import (
    DEED_HIGH,
    FOOT_HIGH,
    HEAD_HIGH,
    DeskHead,
    DeskPage,
    centred,
    quiet_column,
)
from ui.desk.sign import DeskLine
from ui.kit.button import Button
from ui.kit.label import Label
from workshop.words import _, ngettext

COLUMN = 620
SECRET_LIMIT = 60


class QuietPage(DeskPage):
    """A heading, a few words and room for deeds, in the middle."""

    def __init__(self, heading: str, words: str) -> None:
        super().__init__()
        holder, self.body = quiet_column(COLUMN)
        self.heading = Label(heading, 44, bold=True, wrap=True)
        self.words = Label(words, 20, wrap=True)
        self.body.addWidget(self.heading)
        self.body.addSpacing(12)
        self.body.addWidget(self.words)
        self.body.addSpacing(29)
        self.column.addStretch(1)
        self.column.addLayout(centred(holder))
        self.column.addStretch(1)

    def deed(self, text: str, *, look: str = "usual", key: str = "", icon: str = "") -> Button:
        """A button of the page."""
        return Button(text, icon=icon, key=key, look=look, height=DEED_HIGH, px=18)

    def deed_row(self, *buttons: Button) -> QHBoxLayout:
        """Buttons beside one another."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        return row


class CalmPage(QuietPage):
    """The same between the desk's head and the way out."""

    def __init__(self, session_title: str, heading: str, words: str) -> None:
        super().__init__(heading, words)
        self.column.insertWidget(0, DeskHead("", session_title))
        self.column.insertSpacing(1, FOOT_HIGH - HEAD_HIGH)
        self.add_leave_foot()


class NothingPage(CalmPage):
    """Nothing to answer right now; passing: somebody is here who has answered all."""

    code_asked = Signal()
    passed = Signal()

    def __init__(self, session_title: str, *, all_done: bool = False) -> None:
        words = (
            _("You have answered everything that is open. Please pass the laptop.")
            if all_done
            else _("When the next question opens, it shows here by itself.")
        )
        super().__init__(session_title, _("Nothing to answer right now"), words)
        if all_done:
            self._deed = self.deed(_("Pass the laptop"), look="expected", key=_("Enter"))
            self._deed.clicked.connect(self.passed)
        else:
            self._deed = self.deed(_("I have a code"), look="quiet")
            self._deed.clicked.connect(self.code_asked)
        self.deed_row(self._deed)

    def begin(self) -> None:
        """To the one deed."""
        self._deed.setFocus(Qt.FocusReason.OtherFocusReason)


class SecretPage(CalmPage):
    """A calm page with one field, for the secret that opens a turn."""

    resumed = Signal(str)

    def __init__(self, session_title: str, heading: str, words: str, label: str) -> None:
        super().__init__(session_title, heading, words)
        self.secret = DeskLine(label, "", SECRET_LIMIT)
        self.body.addWidget(self.secret)
        self.body.addSpacing(26)
        self.go_on = self.deed(_("Go on"), look="expected", key=_("Enter"))
        self.go_on.clicked.connect(self.on_enter)

    def begin(self) -> None:
        """To the field."""
        self.secret.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_enter(self) -> None:
        """Tries to go on."""
        self.resumed.emit(self.secret.text())

    def say_trouble(self, sentence: str) -> None:
        """Below the field, which is emptied."""
        self.secret.edit.clear()
        self.secret.say_trouble(sentence)
        self.begin()


class CurtainPage(SecretPage):
    """A turn waits behind it for the person who knows the sign or the code; the facilitator may
    end it, and never see it.
    """

    new_asked = Signal()
    end_asked = Signal()

    def __init__(self, session_title: str, *, named: bool) -> None:
        words = (
            _("Give your code to go on where you were.")
            if named
            else _("Give your sign or your code to go on where you were.")
        )
        label = _("Your code") if named else _("Your sign or code")
        super().__init__(session_title, _("A turn is waiting"), words, label)
        new = self.deed(_("Start my own turn"), look="quiet")
        new.clicked.connect(self.new_asked)
        self.deed_row(self.go_on, new)
        self.body.addSpacing(8)
        end = self.deed(_("End this turn"), look="quiet", icon="lock")
        end.clicked.connect(self.end_asked)
        self.deed_row(end)


class CodePage(SecretPage):
    """Somebody was here before, and nothing is asked now: they come back with their code."""

    back_asked = Signal()

    def __init__(self, session_title: str) -> None:
        words = _("With your code you can change, print or delete your answers.")
        super().__init__(session_title, _("Welcome back"), words, _("Your code"))
        back = self.deed(_("Not now"), look="quiet")
        back.clicked.connect(self.back_asked)
        self.deed_row(self.go_on, back)


class DeletePage(CalmPage):
    """Asks before a person's answers are removed."""

    deleted = Signal(str)
    kept = Signal()

    def __init__(self, session_title: str, code: str, saved: int) -> None:
        """saved: places to which answers of the session were saved."""
        goes = _("They go for good, and with them the words you let the room see.")
        stays = _(
            "What stays: numbers that were revealed, what the group took over into its lists, "
            "answers that nothing links to you, and backups. A backup that is brought back loses "
            "your answers too."
        )
        files = ngettext(
            "What was saved in {n} file or folder stays there.",
            "What was saved in {n} files or folders stays there.",
            saved,
        )
        words = f"{goes} {stays} {files}" if saved else f"{goes} {stays}"
        super().__init__(session_title, _("Delete your answers?"), words)
        self._code = code
        self._keep = self.deed(_("Keep them"))
        self._keep.clicked.connect(self.kept)
        delete = self.deed(_("Delete them"), icon="bin")
        delete.clicked.connect(self._on_delete)
        self.deed_row(self._keep, delete)

    def begin(self) -> None:
        """To the deed that does no harm."""
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forgets the code."""
        self._code = ""
        super().wipe()

    def _on_delete(self) -> None:
        self.deleted.emit(self._code)
