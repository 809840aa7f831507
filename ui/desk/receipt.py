"""The receipt code, shown once: at Begin for who has no sign, else after the first Done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.desk.page import DeskPage, centred, quiet_column
from ui.kit.button import Button
from ui.kit.label import Kicker, Label
from ui.kit.receipt_code import ReceiptCode
from workshop.words import _

COLUMN, DEED_HIGH = 720, 64


def add_code(column: QVBoxLayout, words: str, code: str) -> None:
    """The code in groups, with what it is for above it."""
    column.addWidget(Label(words, 20, wrap=True))
    column.addSpacing(24)
    column.addWidget(Kicker(_("Your code"), 18))
    column.addSpacing(4)
    shown = ReceiptCode(code, 56)
    shown.setAccessibleDescription(_("Your code"))
    column.addWidget(shown)


class CodeShowing(DeskPage):
    """A page that may show a code, with one deed."""

    deed: Button

    def begin(self) -> None:
        """To the one deed."""
        self.deed.setFocus(Qt.FocusReason.TabFocusReason)


class ReceiptPage(CodeShowing):
    """The code before the first question, so that nobody is without a way back."""

    gone_on = Signal()

    def __init__(self, code: str) -> None:
        super().__init__()
        holder, column = quiet_column(COLUMN)
        column.addWidget(Label(_("Your way back"), 56, bold=True))
        column.addSpacing(15)
        words = _(
            "Write this code down. It brings you back after a pause, and lets you print, change or "
            "delete your answers."
        )
        add_code(column, words, code)
        column.addSpacing(36)
        self.deed = Button(_("Go on"), key=_("Enter"), look="expected", height=DEED_HIGH, px=22)
        self.deed.clicked.connect(self.gone_on)
        column.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(14)
        column.addWidget(Label(_("It will not show again."), 16, colour="ink2"))
        self.column.addStretch(1)
        self.column.addLayout(centred(holder))
        self.column.addStretch(1)
        self.add_leave_foot()
