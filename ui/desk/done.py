"""Done: the receipt code once, then thanks, and the laptop goes to the next person."""

from PySide6.QtCore import Qt, Signal

from ui.desk.page import centred, quiet_column
from ui.desk.receipt import COLUMN, DEED_HIGH, CodeShowing, add_code
from ui.kit.button import Button
from ui.kit.choice import Tick
from ui.kit.label import Label
from ui.kit.mark import Logo
from workshop.words import _

MARK, LOWER = 72, 14
THANKS_SPACING = 1.066


class DonePage(CodeShowing):
    """Thanks. code: the receipt code, "" where the person has theirs already. printable: whether
    there is something of theirs to print at the end.
    """

    passed = Signal()
    copy_wanted = Signal(bool)

    def __init__(self, code: str, *, said: str = "", printable: bool = False) -> None:
        super().__init__()
        holder, column = quiet_column(COLUMN)
        column.addWidget(Logo(MARK))
        column.addSpacing(23)
        thanks = (_("Thank you."),) if code else (_("Thank you."), _("Please pass the laptop."))
        title = Label("\n".join(thanks), 56, bold=True)
        title.set_spacing(THANKS_SPACING)
        title.setAccessibleName(" ".join(thanks))
        column.addWidget(title)
        column.addSpacing(15)
        if code:
            words = _("Write this code down; it lets you print, change or delete your answers.")
            add_code(column, words, code)
        else:
            usual = _("Your answers are stored. Nothing of them is left on this screen.")
            column.addWidget(Label(said or usual, 20, colour="ink2", wrap=True))
        self.copy = Tick(_("Print my copy at the end"), px=18)
        self.copy.toggled.connect(self.copy_wanted)
        self.mark = Label("", 18, colour="ink2", wrap=True)
        if printable:
            column.addSpacing(18)
            column.addWidget(self.copy)
            column.addWidget(self.mark)
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

    def show_mark(self, mark: str) -> None:
        """By what they will know their copy; "" for none."""
        said = _("It will lie under a sheet with the mark {mark}. Remember the mark.")
        self.mark.setText(said.format(mark=mark) if mark else "")
