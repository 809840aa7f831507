"""One person's turn: the questions of all opened steps, one after another, then Done."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

import ui.steps  # noqa: F401 - every kind registers its questions
from ui.desk.page import DeskHead, DeskPage
from ui.kit.announcement import announce
from ui.kit.button import Button
from ui.kit.field import FaultLine
from ui.kit.label import Label, Rule
from ui.kit.question import KeyHints
from ui.kit.scroll import SmallScreenScroll
from ui.kit.step import EntryWidget, entry_widget
from workshop.domain.step import Value, sheet_fault
from workshop.services.views import Question, TurnView
from workshop.words import _

MARGIN, MARGIN_NARROW, NARROW_BELOW = 84, 40, 1200
WIDEST = 1198
FOOT_PADDING, DEED_HIGH, DEED_GAP = 20, 48, 8
DONE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class TurnPage(DeskPage):
    """The questions of a turn and the deeds below them."""

    answered = Signal(str, str, object)
    """Step key, cell, value."""
    cleared = Signal(str, str)
    """Step key and cell of an answer that was taken back."""
    moved = Signal(int)
    """Another question is on the screen."""
    done = Signal()
    paused = Signal()

    def __init__(self, turn: TurnView, session_title: str) -> None:
        super().__init__()
        self._questions: list[Question] = []
        self._entries: list[EntryWidget] = []
        self._given: list[dict[str, Value]] = []
        """What this person has put so far, for each question."""
        self._places: list[tuple[int, int]] = []
        """(entry, question inside it) of every question of the turn."""
        self._at = turn.question
        self._trouble = self._unsent = ""
        self._head = DeskHead("", session_title)
        self._progress = Label("", 16, colour="ink2")
        self._head.row.insertWidget(1, self._progress)
        self._add_pause()
        self._body, self._foot = QVBoxLayout(), QVBoxLayout()
        self._foot.setSpacing(0)
        asked = QWidget()
        self._asked = QVBoxLayout(asked)
        self._asked.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(SmallScreenScroll(asked), 1)
        self._build()
        for question in turn.questions:
            self._add_entry(question)
        self._find_places()
        for part in (self._lacking, self._hints, self._fault, *self._deeds()):
            part.raise_()  # after the questions, for whoever reads the page in order
        self._at = min(self._at, max(0, len(self._places) - 1))
        if self._places:
            self._make_ready()
        for keys in DONE_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_deed)

    def _add_pause(self) -> None:
        self._pause = Button(_("Pause"), icon="pause", look="quiet")
        hides = _("Hides your answers until you give your sign or code.")
        self._pause.setAccessibleDescription(hides)
        self._pause.clicked.connect(self.paused)
        self._head.row.insertWidget(2, self._pause)

    def _build(self) -> None:
        self.column.addWidget(self._head)
        self.column.addLayout(self._body, 1)
        self.column.addLayout(self._foot)
        self._foot.addWidget(Rule())
        self._hints, self._fault = KeyHints(), FaultLine()
        self._lacking = Label("", 16, colour="ink2", elide=True)
        self.back = self._deed(_("Back"), _("Previous statement"), "back", "", self._on_back)
        self.next = self._deed(
            _("Next"), _("Next statement"), "next", _("Ctrl Enter"), self._on_next
        )
        self.finish = self._deed(_("Done"), _("Done"), "tick", _("Ctrl Enter"), self._on_done)
        # Where one goes on is one place, on every page.
        wide = max(deed.sizeHint().width() for deed in (self.next, self.finish))
        for deed in (self.next, self.finish):
            deed.setMinimumWidth(wide)
        deeds = QHBoxLayout()
        deeds.setContentsMargins(0, FOOT_PADDING, 0, FOOT_PADDING)
        deeds.setSpacing(DEED_GAP)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addStretch(1)
        told.addWidget(self._lacking)
        told.addWidget(self._hints)
        told.addStretch(1)
        deeds.addLayout(told)
        deeds.addWidget(self._fault, 1, Qt.AlignmentFlag.AlignVCenter)
        deeds.addStretch(0)
        for deed in (self.back, self.next, self.finish):
            deeds.addWidget(deed)
        self._foot.addLayout(deeds)

    def _deed(self, text: str, name: str, icon: str, key: str, slot: object) -> Button:
        button = Button(text, icon=icon, key=key, height=DEED_HIGH, px=18)
        button.setAccessibleName(name)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def _add_entry(self, asked: Question) -> None:
        entry = entry_widget(asked.step)
        if not entry.count():
            entry.deleteLater()
            return
        entry.set_answers(asked.answers)
        entry.answered.connect(partial(self._on_answered, len(self._entries)))
        entry.cleared.connect(partial(self._on_cleared, len(self._entries)))
        entry.finished.connect(self._on_next)
        entry.question_changed.connect(partial(self._on_question_changed, len(self._entries)))
        self._entries.append(entry)
        self._questions.append(asked)
        self._given.append(dict(asked.answers))
        entry.hide()
        self._asked.addWidget(entry)

    def _find_places(self) -> None:
        self._places = [
            (index, inside)
            for index, entry in enumerate(self._entries)
            for inside in range(entry.count())
        ]

    def count(self) -> int:
        """How many questions there are."""
        return len(self._places)

    def keys(self) -> tuple[str, ...]:
        """The steps that are asked."""
        return tuple(asked.key for asked in self._questions)

    def question(self) -> int:
        """The question on the screen."""
        return self._at

    def begin(self) -> None:
        """To the question where the person is."""
        self._put_up(self._at)

    def show_question(self, at: int) -> None:
        """Shows a question of the turn."""
        self._put_up(at)
        self.moved.emit(at)

    def _put_up(self, at: int) -> None:
        self.flush()
        self._at = at
        index, inside = self._places[at]
        self._say_lacking(index)
        self._make_ready()
        entry = self._entries[index]
        entry.show_question(inside)
        self._order_tabs()
        if not entry.isAncestorOf(self.focusWidget() or self):
            (self.next if self.next.isVisible() else self.finish).setFocus()

    def _say_progress(self) -> None:
        at, total = self._at + 1, self.count()
        self._progress.setVisible(total > 1)
        self._progress.setText(_("{n} of {total}").format(n=at, total=total))
        self._progress.setAccessibleName(_("Question {n} of {total}").format(n=at, total=total))

    def _make_ready(self) -> None:
        """The question, and what stands around it, before they show: so they are laid out once."""
        index, inside = self._places[self._at]
        entry = self._entries[index]
        self._say_progress()
        entry.turn_to(inside)
        for each in self._entries:
            each.setVisible(each is entry)
        self._head.set_title(self._questions[index].title)
        self._fit()

    def on_enter(self) -> None:
        """Goes on; at the end it only points to Done, which seals."""
        if self._is_last():
            self.finish.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._on_next()

    def say_trouble(self, sentence: str) -> None:
        """In place of the key hints."""
        self._trouble = sentence
        self._say()

    def say_unsent(self, sentence: str) -> None:
        """In the same place, where nothing else is amiss; it stays until all is stored."""
        if self._unsent and not sentence:
            announce(self._fault, _("All of it is stored now."))
        if self._trouble == self._unsent:
            self._trouble = ""
        self._unsent = sentence
        self._say()

    def _say(self) -> None:
        sentence, token = (self._trouble, "error") if self._trouble else (self._unsent, "warn")
        fresh = sentence != self._fault.words.text()
        self._fault.say(sentence, token)
        self._hints.setVisible(not sentence)
        self._lacking.setVisible(bool(self._lacking.text()) and not sentence)
        if sentence and (fresh or self._trouble):
            announce(self._fault, sentence)

    def flush(self) -> None:
        """Tells at once what was typed and is not yet told."""
        for entry in self._entries:
            entry.flush()

    def wipe(self) -> None:
        """Leaves no word of the person."""
        for entry in self._entries:
            entry.blockSignals(True)  # noqa: FBT003 - Qt's own
            entry.wipe()
        super().wipe()
        self._questions.clear()
        self._given.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # Wide margins set on a large screen would keep the window from fitting a smaller one.
        wide = self._head.minimumSizeHint().width()
        for part in (self._body, self._foot):
            margins = part.contentsMargins()
            inside = part.minimumSize().width() - margins.left() - margins.right()
            wide = max(wide, inside + 2 * MARGIN_NARROW)
        return QSize(wide, super().minimumSizeHint().height())

    def _fit(self) -> None:
        if not self._entries:
            return
        margin = MARGIN if self.width() >= NARROW_BELOW else MARGIN_NARROW
        wanted = self._entries[self._places[self._at][0]].column() or WIDEST
        for part, column in ((self._body, wanted), (self._foot, WIDEST)):
            side = max(margin, (self.width() - column) // 2)
            part.setContentsMargins(side, 0, side, 0)

    def _deeds(self) -> tuple[Button, ...]:
        """In the order that Tab goes."""
        return (self.next, self.finish, self.back)

    def _order_tabs(self) -> None:
        """From the last field of the page to the deeds below it."""
        entry = self._entries[self._places[self._at][0]]
        stops = [
            each
            for each in entry.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(entry)
        ]
        for before, after in pairwise((*stops[-1:], *self._deeds(), self._pause)):
            QWidget.setTabOrder(before, after)

    def _is_last(self) -> bool:
        return self._at + 1 >= len(self._places)

    def _on_answered(self, index: int, cell: str, value: Value) -> None:
        self._given[index][cell] = value
        self.answered.emit(self._questions[index].key, cell, value)
        self._say_lacking(index)

    def _on_cleared(self, index: int, cell: str) -> None:
        self._given[index].pop(cell, None)
        self.cleared.emit(self._questions[index].key, cell)
        self._say_lacking(index)

    def _say_lacking(self, index: int) -> None:
        """What a sheet still lacks as a whole: no fault, while one answers."""
        given = self._given[index]
        lacking = sheet_fault(self._questions[index].step, given) if given else ""
        if lacking != self._lacking.text():
            self._lacking.setText(lacking)
            announce(self._lacking, lacking)
        self.say_trouble("")

    def _on_question_changed(self, index: int, inside: int) -> None:
        """Looks at what the question on the screen needs now; an entry may go to another itself,
        and an answer may bring further questions.
        """
        entry = self._entries[self._places[self._at][0]]
        if entry is self._entries[index]:
            self._find_places()
            self._at = self._places.index((index, inside))
            self._say_progress()
        last, lines = self._is_last(), entry.writes_lines()
        enter = _("Enter")
        kept = lines or not last
        hints = entry.hints()
        self._hints.set_hints(tuple(each for each in hints if kept or enter not in each.keys))
        self.next.set_key(_("Ctrl Enter") if lines else enter)
        self.back.setVisible(self._at > 0)
        self.next.setVisible(not last)
        self.finish.setVisible(last)
        look = "expected" if entry.complete() else "usual"
        (self.finish if last else self.next).set_look(look)

    def _on_back(self) -> None:
        if self._at:
            self.show_question(self._at - 1)

    def _on_next(self) -> None:
        if self._is_last():
            self.on_enter()
        else:
            self.show_question(self._at + 1)

    def _on_deed(self) -> None:
        """The deed on the right: Next, at the end Done."""
        if self._is_last():
            self._on_done()
        else:
            self._on_next()

    def _on_done(self) -> None:
        self.flush()
        for index, entry in enumerate(self._entries):
            found = entry.open_sentence()
            if found is not None:
                inside, sentence = found
                self.show_question(self._places.index((index, inside)))
                self.say_trouble(sentence)
                return
        for index, given in enumerate(self._given):
            fault = sheet_fault(self._questions[index].step, given)
            if fault:
                self.show_question(self._places.index((index, 0)))
                self.say_trouble(fault)
                return
        self.done.emit()
