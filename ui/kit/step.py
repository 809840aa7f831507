"""What a kind of step offers at the desk: a widget with its questions."""

from functools import singledispatch

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workshop.domain.step import Step, Value


class KeyHint(Struct, frozen=True, kw_only=True):
    """Keys and what they do: ("1", "5") "choose" reads 1 to 5 choose; more keys are named each."""

    keys: tuple[str, ...]
    words: str


class EntryWidget(QWidget):
    """The questions of one step for one person: it takes and gives values and stores none."""

    answered = Signal(str, object)
    """Cell and value; None is "can't say"."""
    cleared = Signal(str)
    """A cell whose answer was taken back."""
    finished = Signal()
    """The last question was left with a deed that means on."""
    question_changed = Signal(int)
    """Another question is on the screen, or its answers are complete now or no more."""

    def set_answers(self, answers: dict[str, Value]) -> None:
        """Shows what this person has put so far; emits nothing."""
        raise NotImplementedError

    def count(self) -> int:
        """How many questions are inside: nine statements are nine. An answer may change it."""
        return 1

    def question(self) -> int:
        """The question on the screen, from 0."""
        return 0

    def turn_to(self, index: int) -> None:
        """Makes a question ready, before it shows."""
        raise NotImplementedError

    def show_question(self, index: int) -> None:
        """Shows a question and gives it the focus."""
        raise NotImplementedError

    def open_sentence(self) -> tuple[int, str] | None:
        """The first question still open and the sentence that says so, None where all is done."""
        return None

    def heading(self, index: int) -> str:
        """The question in a few words, for the head of the desk."""
        raise NotImplementedError

    def complete(self) -> bool:
        """Whether the question on the screen has all its answers, so that going on is expected."""
        return True

    def hints(self) -> tuple[KeyHint, ...]:
        """What the keys do at the question on the screen."""
        return ()

    def writes_lines(self) -> bool:
        """Whether Enter writes a line at the question on the screen."""
        return False

    def column(self) -> int:
        """The width its questions want, in pixels; 0 takes all there is."""
        return 0

    def flush(self) -> None:
        """Tells at once what was typed and is not yet told."""

    def wipe(self) -> None:
        """Forgets the person: no word of theirs is left in it. It is thrown away after that."""


@singledispatch
def entry_widget(step: Step) -> EntryWidget:
    """A fresh widget with the questions of a step; only for kinds that collect."""
    raise NotImplementedError(type(step).__name__)
