"""What a kind of step offers on screen: its questions at the desk and its pages in the room."""

import datetime as dt
from functools import singledispatch
from typing import Any, Protocol

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workshop.domain.charts.prompt import Quote
from workshop.domain.exercise import Exercise
from workshop.domain.scene import Frame, Page
from workshop.domain.step import Snapshot, Step, Summary, Value


class RoomState(Struct, frozen=True, kw_only=True):
    """All that a room page may be made of; never an answer that was not revealed.

    snapshot: the newest reveal of the shown step, None before it. earlier: the reveal before that.
    shown_step: the collecting step this step is about: itself, or what a talk step shows; None
    where there is none.
    offered: the pictures that a talk step offers, by their ids; () offers all.
    view, pair, turn: the picture chosen, the two lenses of its gaps, the turn of the cube.
    timer_left: seconds, None where no timer shows.
    agenda: the day's blocks in words, where the room is to see them.
    """

    exercise: Exercise[Any]
    step: Step
    snapshot: Snapshot | None = None
    earlier: Snapshot | None = None
    shown_step: Step | None = None
    offered: tuple[str, ...] = ()
    view: str = ""
    pair: tuple[str, ...] = ()
    turn: int = 0
    page: int = 0
    timer_left: float | None = None
    timer_planned: int = 0
    customer_group: str = ""
    noun: str = "customer"
    nouns: str = "customers"
    session_title: str = ""
    threshold: int = 5
    purge_on: dt.date | None = None
    host: str = ""
    agenda: tuple[str, ...] = ()


def picture_names(state: RoomState, pictures: dict[str, str]) -> tuple[str, ...]:
    """Names of the pictures to choose from; pictures: name by id, in the kind's own order."""
    ids = [each for each in pictures if each in state.offered] or list(pictures)
    return tuple(pictures[each] for each in ids)


def picture_chosen(state: RoomState, pictures: dict[str, str]) -> str:
    """The id of the picture to show: the one chosen, else the first offered."""
    offered = [each for each in state.offered if each in pictures] or list(pictures)
    chosen = [each for each in offered if pictures[each] == state.view]
    return next(iter((*chosen, *offered)), "")


class RoomView(Protocol):
    """What the room sees of one kind of step."""

    def views(self, state: RoomState) -> tuple[str, ...]:
        """Names of the pictures to choose from, in order; () where there is nothing to choose."""
        ...

    def pages(self, state: RoomState, frame: Frame) -> tuple[Page, ...]:
        """The pages, at least one. Before the reveal what is asked, after it the picture chosen."""
        ...


class KeyHint(Struct, frozen=True, kw_only=True):
    """Keys and what they do: ("1", "5") "choose" reads 1 to 5 choose; more keys are named each."""

    keys: tuple[str, ...]
    words: str


class EntryWidget(QWidget):
    """The questions of one step for one person: it takes and gives values and stores none."""

    answered = Signal(str, object)
    """Cell and value; None is "can't say"."""
    finished = Signal()
    """The last question was left with a deed that means on."""
    question_changed = Signal(int)
    """Another question is on the screen, or its answers are complete now or no more."""

    def set_answers(self, answers: dict[str, Value]) -> None:
        """Shows what this person has put so far; emits nothing."""
        raise NotImplementedError

    def count(self) -> int:
        """How many questions are inside: nine statements are nine."""
        return 1

    def question(self) -> int:
        """The question on the screen, from 0."""
        return 0

    def prepare(self, index: int) -> None:
        """Builds what takes long of a question that is shown next."""

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

    def column(self) -> int:
        """The width its questions want, in pixels; 0 takes all there is."""
        return 0

    def flush(self) -> None:
        """Tells at once what was typed and is not yet told."""

    def wipe(self) -> None:
        """Forgets the person: no word of theirs is left in it. It is thrown away after that."""


@singledispatch
def room_view(step: Step) -> RoomView:
    """The pages of a step in the room."""
    raise NotImplementedError(type(step).__name__)


@singledispatch
def widest_gap(summary: Summary, step: Step, pair: tuple[str, ...]) -> Quote | None:
    """The gap to talk about; pair: the two lenses chosen, () takes the usual ones; None where the
    kind knows no gaps, or none may be told.
    """
    return None


@singledispatch
def entry_widget(step: Step) -> EntryWidget:
    """A fresh widget with the questions of a step; only for kinds that collect."""
    raise NotImplementedError(type(step).__name__)
