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
from ui.kit.label import Rule
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
        self._add_pause()
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        asked = QWidget()
        self._asked = QVBoxLayout(asked)
        self._asked.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(SmallScreenScroll(asked), 1)
        self._build()
        for question in turn.questions:
            self._add_entry(question)
        for part in (self._hints, self._fault, *self._deeds()):
            part.raise_()  # after the questions, for whoever reads the page in order
        self._at = min(self._at, max(0, len(self._places) - 1))
        for keys in DONE_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_done)

    def _add_pause(self) -> None:
        self._pause = Button(_("Pause"), icon="pause", look="quiet")
        hides = _("Hides your answers until you give your sign or code.")
        self._pause.setAccessibleDescription(hides)
        self._pause.clicked.connect(self.paused)
        self._head.row.insertWidget(1, self._pause)

    def _build(self) -> None:
        self.column.addWidget(self._head)
        self.column.addLayout(self._body, 1)
        foot = QVBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(Rule())
        self._hints, self._fault = KeyHints(), FaultLine()
        self.back = self._deed(_("Back"), _("Previous statement"), "back", "", self._on_back)
        self.next = self._deed(_("Next"), _("Next statement"), "next", _("Enter"), self._on_next)
        self.finish = self._deed(_("Done"), _("Done"), "tick", _("Ctrl Enter"), self._on_done)
        deeds = QHBoxLayout()
        deeds.setContentsMargins(0, FOOT_PADDING, 0, FOOT_PADDING)
        deeds.setSpacing(DEED_GAP)
        deeds.addWidget(self._hints)
        deeds.addWidget(self._fault, 1, Qt.AlignmentFlag.AlignVCenter)
        deeds.addStretch(0)
        for deed in self._deeds():
            deeds.addWidget(deed)
        foot.addLayout(deeds)
        self._body.addLayout(foot)

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
        entry.question_changed.connect(self._on_question_changed)
        self._places += [(len(self._entries), at) for at in range(entry.count())]
        self._entries.append(entry)
        self._questions.append(asked)
        self._given.append(dict(asked.answers))
        entry.hide()
        self._asked.addWidget(entry)

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
        self.say_trouble("")
        self._at = at
        index, inside = self._places[at]
        entry = self._entries[index]
        for each in self._entries:
            each.setVisible(each is entry)
        self._head.set_title(self._questions[index].title)
        self._fit()
        entry.show_question(inside)
        self._order_tabs()
        if not entry.isAncestorOf(self.focusWidget() or self):
            (self.next if self.next.isVisible() else self.finish).setFocus()

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
        least, margins = super().minimumSizeHint(), self._body.contentsMargins()
        spare = margins.left() + margins.right() - 2 * MARGIN_NARROW
        return least - QSize(max(0, spare), 0)

    def _fit(self) -> None:
        if not self._entries:
            return
        margin = MARGIN if self.width() >= NARROW_BELOW else MARGIN_NARROW
        wanted = self._entries[self._places[self._at][0]].column() or WIDEST
        side = max(margin, (self.width() - wanted) // 2)
        self._body.setContentsMargins(side, 0, side, 0)

    def _deeds(self) -> tuple[Button, ...]:
        return (self.back, self.next, self.finish)

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
        self._say_missing(index)

    def _on_cleared(self, index: int, cell: str) -> None:
        self._given[index].pop(cell, None)
        self.cleared.emit(self._questions[index].key, cell)
        self._say_missing(index)

    def _say_missing(self, index: int) -> None:
        """What a sheet still lacks as a whole, in place of the key hints, while one answers."""
        given = self._given[index]
        fault = sheet_fault(self._questions[index].step, given) if given else ""
        if fault != self._trouble:
            self.say_trouble(fault)

    def _on_question_changed(self, _inside: int) -> None:
        """Looks at what the question on the screen needs now."""
        entry = self._entries[self._places[self._at][0]]
        last = self._is_last()
        enter = _("Enter")
        hints = entry.hints()
        self._hints.set_hints(tuple(each for each in hints if not last or enter not in each.keys))
        self.back.setVisible(self._at > 0)
        self.next.setVisible(not last)
        self.finish.setVisible(last)
        look = "expected" if entry.complete() else "usual"
        (self.finish if last else self.next).set_look(look)
        if self._trouble and entry.complete():
            self._say_missing(self._places[self._at][0])

    def _on_back(self) -> None:
        if self._at:
            self.show_question(self._at - 1)

    def _on_next(self) -> None:
        if self._is_last():
            self.on_enter()
        else:
            self.show_question(self._at + 1)

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
