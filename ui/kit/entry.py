"""Questions at the desk one after another: what the entry widgets of the kinds share."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.announcement import announce
from ui.kit.step import EntryWidget
from ui.kit.writing import Writing, WritingBox
from workshop.domain.step import Value
from workshop.words import _

TEXT_COLUMN = 900


class PagedEntry(EntryWidget):
    """Holds the page of one question and makes it anew for the next.

    A kind gives `count`, `heading`, `make_page`, `give_focus` and `is_open`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[str, Value] = {}
        self._at = 0
        self._page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def make_page(self, index: int) -> QWidget:
        """The widgets of one question, filled from `answers`."""
        raise NotImplementedError

    def give_focus(self) -> None:
        """Gives the focus to what is to be answered next."""

    def is_open(self, index: int) -> str:
        """The sentence that says that a question still needs an answer, "" where it does not."""
        return ""

    def set_answers(self, answers: dict[str, Value]) -> None:
        """Shows what this person has put so far; emits nothing."""
        self.answers = dict(answers)
        if self._page is not None:
            self._renew(self._at)

    def question(self) -> int:
        """The question on the screen, from 0."""
        return self._at

    def turn_to(self, index: int) -> None:
        """Makes a question ready, before it shows."""
        self.flush()
        if self._page is None or index != self._at:
            self._renew(index)

    def show_question(self, index: int) -> None:
        """Shows a question and gives it the focus."""
        self.turn_to(index)
        announce(self, self.heading(index))
        self.give_focus()
        self.question_changed.emit(index)

    def open_sentence(self) -> tuple[int, str] | None:
        """The first question still open and the sentence that says so, None where all is done."""
        for index in range(self.count()):
            sentence = self.is_open(index)
            if sentence:
                return index, sentence
        return None

    def complete(self) -> bool:
        """Whether the question on the screen has all its answers."""
        return not self.is_open(self._at)

    def writes_lines(self) -> bool:
        """Whether there is room for more than a line."""
        return any(isinstance(each.edit, WritingBox) for each in self.findChildren(Writing))

    def put(self, cell: str, value: Value) -> None:
        """Tells an answer."""
        self.answers[cell] = value
        self.answered.emit(cell, value)
        self.question_changed.emit(self._at)

    def clear(self, cell: str) -> None:
        """Takes an answer back."""
        self.answers.pop(cell, None)
        self.cleared.emit(cell)
        self.question_changed.emit(self._at)

    def flush(self) -> None:
        """Tells at once what was typed and is not yet told."""
        for writing in self.findChildren(Writing):
            writing.flush()

    def wipe(self) -> None:
        """Forgets the person."""
        for writing in self.findChildren(Writing):
            writing.wipe()
        self.answers.clear()
        self._drop_page()

    def _renew(self, index: int) -> None:
        self._drop_page()
        self._at = index
        self._page = self.make_page(index)
        self._column.addWidget(self._page)
        if self.isVisible():  # else it shows with the entry, and is laid out but once
            self._page.show()

    def _drop_page(self) -> None:
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.hide()
            self._page.setParent(None)
            self._page.deleteLater()
            self._page = None


def open_words(name: str, key: str = "0") -> str:
    """The sentence for a question that still needs an answer; key: the one for "can't say"."""
    said = _("{name} is still open. Choose, or press {key} for can't say.")
    return said.format(name=name, key=key)


def page_column(page: QWidget, *, spacing: int = 0) -> QVBoxLayout:
    """A plain column on a page."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
