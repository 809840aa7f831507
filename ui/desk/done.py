"""Done: the receipt code once, then thanks, and the laptop goes to the next person."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.desk.page import DeskPage, centred, quiet_column
from ui.kit.button import Button
from ui.kit.label import Kicker, Label
from ui.kit.mark import Mark
from workshop.words import _

COLUMN, MARK, DEED_HIGH, LOWER = 720, 72, 64, 14
THANKS_SPACING = 1.066
GROUP = 4
SETTLE = 900
"""Milliseconds before Enter counts where a code shows: it shows only once."""


class DonePage(DeskPage):
    """Thanks. code: the receipt code, "" where the person has theirs already."""

    passed = Signal()

    def __init__(self, code: str, *, said: str = "") -> None:
        super().__init__()
        self._settled = not code
        holder, column = quiet_column(COLUMN)
        column.addWidget(Mark(MARK))
        column.addSpacing(23)
        thanks = (_("Thank you."),) if code else (_("Thank you."), _("Please pass the laptop."))
        title = Label("\n".join(thanks), 56, bold=True)
        title.set_spacing(THANKS_SPACING)
        title.setAccessibleName(" ".join(thanks))
        column.addWidget(title)
        column.addSpacing(15)
        if code:
            self._add_code(column, code)
        else:
            usual = _("Your answers are stored. Nothing of them is left on this screen.")
            column.addWidget(Label(said or usual, 20, colour="ink2", wrap=True))
        column.addSpacing(36)
        self.deed = Button(
            _("Pass the laptop"), key=_("Enter"), look="expected", height=DEED_HIGH, px=22
        )
        self.deed.clicked.connect(self.passed)
        column.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(14)
        then = _("Press this when you have it, then pass the laptop. It will not show again.")
        column.addWidget(
            Label(then if code else _("The next person presses this."), 16, colour="ink2")
        )
        self.column.addSpacing(LOWER)
        self.column.addStretch(1)
        self.column.addLayout(centred(holder))
        self.column.addStretch(1)
        self.add_leave_foot()

    def _add_code(self, column: QVBoxLayout, code: str) -> None:
        words = _("Write this code down; it lets you print, change or delete your answers.")
        column.addWidget(Label(words, 20, wrap=True))
        column.addSpacing(24)
        column.addWidget(Kicker(_("Your code"), 18))
        column.addSpacing(4)
        groups = [code[at : at + GROUP] for at in range(0, len(code), GROUP)]
        shown = Label(" ".join(groups), 56, bold=True)
        shown.setObjectName("receipt code")
        shown.setAccessibleName(" ".join(groups))
        shown.setAccessibleDescription(_("Your code"))
        column.addWidget(shown)

    def begin(self) -> None:
        """To the one deed; where a code shows, Enter counts only after a moment."""
        if self._settled:
            self.deed.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocus()
            QTimer.singleShot(SETTLE, self, self._settle)

    def _settle(self) -> None:
        self._settled = True
        if self.focusWidget() is None or self.focusWidget() is self:
            self.deed.setFocus(Qt.FocusReason.TabFocusReason)
