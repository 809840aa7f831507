"""Your answers: all that a code opens, to see, change, print and delete."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk.page import DeskHead, DeskPage
from ui.kit.announcement import announce
from ui.kit.button import Button
from ui.kit.field import FaultLine
from ui.kit.label import Kicker, Label, Rule
from ui.kit.question import KeyHints
from ui.kit.step import KeyHint
from workshop.domain.step import SHOWN, TextRule, Value, cells
from workshop.services.views import OwnStep
from workshop.words import _, ngettext, quoted

SIDE, SIDE_NARROW, NARROW_BELOW, WIDEST = 84, 40, 1200, 1198
ROW, ON_A_PAGE, FEW = 74, 5, 3
BESIDES = 386
"""Height of all but the rows."""
DEED_HIGH, STATE_WIDE = 48, 319
DONE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class OwnRow(QWidget):
    """One step: what was answered, what becomes of it, and the deed that changes it."""

    change_asked = Signal(str)

    def __init__(self, own: OwnStep) -> None:
        super().__init__()
        self._key = own.key
        self.setFixedHeight(ROW)
        self.change = Button(_("Change"), icon="pencil", height=DEED_HIGH, px=18)
        self.change.setAccessibleName(_("Change {title}").format(title=own.step.title))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(Label(own.step.title, 18, bold=True, elide=True))
        words.addWidget(Label(answer_words(own), 16, colour="ink2", elide=True))
        words.addStretch(1)
        state = Label(state_words(own), 16, colour="ink" if is_seen(own) else "ink2")
        state.setFixedWidth(STATE_WIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(state)
        row.addWidget(self.change)
        self.change.clicked.connect(self._on_change)

    def _on_change(self) -> None:
        self.change_asked.emit(self._key)


class AnswersPage(DeskPage):
    """A row for each step that this person has done; `more`: there are new questions as well."""

    change_asked = Signal(str)
    """The key of a step."""
    gone_on = Signal()
    print_asked = Signal(str)
    delete_asked = Signal(str)
    left = Signal()

    def __init__(
        self, session_title: str, code: str, own: tuple[OwnStep, ...], *, more: bool
    ) -> None:
        super().__init__()
        self._code, self._own = code, own
        self._first, self._many = 0, ON_A_PAGE
        self._rows: list[QWidget] = []
        self.column.addWidget(DeskHead(_("All of today"), session_title))
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self.column.addLayout(self._body, 1)
        self._build_head()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._body.addLayout(self._list)
        self._build_deeds()
        self._body.addStretch(1)
        self._build_foot()
        self._show_rows()
        self.offer_more(more=more)
        for keys in DONE_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.left)

    def _build_head(self) -> None:
        self._body.addSpacing(28)
        self._body.addWidget(Kicker(_("Opened with your code"), 18))
        self._body.addSpacing(9)
        self._body.addWidget(Label(_("Your answers"), 34, bold=True))
        self._body.addSpacing(8)
        gloss = _("Only you see this page. It closes after 90 quiet seconds.")
        self._body.addWidget(Label(gloss, 20, colour="ink2", wrap=True))
        self._body.addSpacing(16)

    def _build_deeds(self) -> None:
        self._print = self._deed(_("Print my copy"), "printer", self._on_print)
        delete = self._deed(_("Delete all my answers"), "bin", self._on_delete)
        stays = _("What the room has seen stays in its picture.")
        counts = _("A change counts when the step is revealed again.")
        row = QHBoxLayout()
        row.setContentsMargins(0, 16, 0, 16)
        row.setSpacing(8)
        row.addWidget(self._print)
        row.addWidget(delete)
        row.addSpacing(16)
        row.addWidget(Label(f"{stays}\n{counts}", 16, colour="ink2", wrap=True), 1)
        self._body.addLayout(row)

    def _build_foot(self) -> None:
        hints = KeyHints()
        tab = KeyHint(keys=(_("Tab"),), words=_("next"))
        hints.set_hints((tab, KeyHint(keys=(_("Enter"),), words=_("press"))))
        self._fault = FaultLine()
        self._earlier = self._deed(_("Earlier answers"), "back", self._on_earlier)
        self._later = self._deed(_("More answers"), "next", self._on_later)
        self._go_on = self._deed(_("Go on"), "next", self.gone_on)
        self._go_on.setAccessibleDescription(_("Answer what is new."))
        self._done = Button(
            _("Done"), icon="tick", key=_("Ctrl Enter"), look="expected", height=DEED_HIGH, px=18
        )
        self._done.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setContentsMargins(0, 20, 0, 20)
        row.setSpacing(8)
        row.addWidget(hints)
        row.addWidget(self._fault, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)
        for deed in (self._earlier, self._later, self._go_on, self._done):
            row.addWidget(deed)
        self._body.addWidget(Rule())
        self._body.addLayout(row)

    def _deed(self, words: str, icon: str, slot: object) -> Button:
        button = Button(words, icon=icon, height=DEED_HIGH, px=18)
        button.clicked.connect(slot)
        return button

    def _show_rows(self) -> None:
        """The rows of this page, with a hairline below each."""
        for each in self._rows:
            self._list.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = []
        for own in self._own[self._first : self._first + self._many]:
            row = OwnRow(own)
            row.change_asked.connect(self.change_asked)
            self._rows += [row, Rule()]
        if not self._own:
            none = _("You have not finished a question yet.")
            self._rows = [Label(none, 18, wrap=True), Rule()]
        for each in self._rows:
            self._list.addWidget(each)
        last, before = self._list.parentWidget() or self, self._print
        stops = [row.change for row in self._rows if isinstance(row, OwnRow)]
        for stop in (*stops, before):
            QWidget.setTabOrder(last, stop)
            last = stop
        self._earlier.setVisible(self._first > 0)
        self._later.setVisible(self._first + self._many < len(self._own))

    def offer_more(self, *, more: bool) -> None:
        """Whether there are questions that this person has not answered yet."""
        self._go_on.setVisible(more)

    def set_printing(self, *, on: bool) -> None:
        """While it prints it is not asked for again."""
        self._print.setEnabled(not on)

    def begin(self) -> None:
        """To what is new, else to the first step, else to the way out."""
        changes = [row.change for row in self._rows if isinstance(row, OwnRow)]
        first = self._go_on if self._go_on.isVisibleTo(self) else [*changes, self._done][0]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def say_trouble(self, sentence: str) -> None:
        """In the foot."""
        self._fault.say(sentence)
        if sentence:
            announce(self._fault, sentence)

    def wipe(self) -> None:
        """Forgets the code and the answers."""
        self._code, self._own = "", ()
        super().wipe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = SIDE if self.width() >= NARROW_BELOW else SIDE_NARROW
        side = max(least, (self.width() - WIDEST) // 2)
        self._body.setContentsMargins(side, 0, side, 0)
        many = max(1, min(ON_A_PAGE, (self.height() - BESIDES) // (ROW + 1)))
        if many != self._many:
            self._many, self._first = many, 0
            self._show_rows()

    def minimumSizeHint(self) -> QSize:
        # Wide margins set on a large screen would keep the window from fitting a smaller one.
        least, margins = super().minimumSizeHint(), self._body.contentsMargins()
        spare = margins.left() + margins.right() - 2 * SIDE_NARROW
        return least - QSize(max(0, spare), (ROW + 1) * (len(self._rows) // 2 - 1))

    def _on_earlier(self) -> None:
        self._turn(-self._many)

    def _on_later(self) -> None:
        self._turn(self._many)

    def _turn(self, by: int) -> None:
        self._first = max(0, self._first + by)
        self._show_rows()
        self.begin()

    def _on_print(self) -> None:
        self.print_asked.emit(self._code)

    def _on_delete(self) -> None:
        self.delete_asked.emit(self._code)


def is_seen(own: OwnStep) -> bool:
    """Whether the room sees the answers, or may."""
    ticks = [each.name for each in cells(own.step) if each.name.rpartition("/")[2] == SHOWN]
    return any(own.answers.get(tick) is True for tick in ticks) if ticks else own.counted


def state_words(own: OwnStep) -> str:
    """What became of a step's answers: who sees them."""
    if is_seen(own):
        return _("in the room") if own.counted else _("may be shown")
    if any(each.name.rpartition("/")[2] == SHOWN for each in cells(own.step)):
        return _("not shown")
    return _("came after the picture") if own.revealed else _("not yet revealed")


def answer_words(own: OwnStep) -> str:
    """The answers in one line: words as they are, a few with their labels, many counted."""
    asked = {cell.name: cell for cell in cells(own.step)}
    given = {name: own.answers[name] for name in asked if name in own.answers}
    written = [
        value
        for name, value in given.items()
        if isinstance(asked[name].values, TextRule) and isinstance(value, str) and value.strip()
    ]
    if written:
        return _("“{words}”").format(words=quoted(written[0]))
    values = {name: value for name, value in given.items() if not isinstance(value, bool | str)}
    if 0 < len(values) <= FEW:
        return ", ".join(f"{asked[name].label} {_told(value)}" for name, value in values.items())
    silent = sum(value is None for value in values.values())
    told = len(given) - silent
    answers = ngettext("{n} answer", "{n} answers", told)
    return answers if not silent else answers + ", " + _("{n} can't say").format(n=silent)


def _told(value: Value) -> str:
    return _("can't say") if value is None else str(value)
