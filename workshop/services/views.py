"""What the windows, the paper and the command line are shown: frozen values, never rows."""

from msgspec import Struct

from workshop.domain.exercise import Exercise
from workshop.domain.record import Decision, Note, SearchHit, SessionRow
from workshop.domain.session import Session
from workshop.domain.stage import Stage
from workshop.domain.step import Snapshot, Step, Value, cells, step_key
from workshop.steps import AnyStep

__all__ = [
    "Backup",
    "Decision",
    "Note",
    "OwnAnswers",
    "PersonView",
    "Progress",
    "Question",
    "SearchHit",
    "SessionRow",
    "SessionView",
    "TurnView",
]


class Progress(Struct, frozen=True, kw_only=True):
    """How far a step is, never what was answered. done: people who pressed Done; sealed: people
    who answered it.
    """

    done: int
    sealed: int
    people: int


class SessionView(Struct, frozen=True, kw_only=True):
    """A session as it stands. exercises: copies as run (variant, noun, wording and decisions
    applied), by id.

    snapshots: the newest reveal of each step key; earlier: the one before it, where there is one.
    """

    session: Session
    stage: Stage | None
    exercises: dict[str, Exercise[AnyStep]]
    snapshots: dict[str, Snapshot]
    earlier: dict[str, Snapshot]
    progress: dict[str, Progress]
    notes: tuple[Note, ...]
    decisions: tuple[Decision, ...]
    answered: bool
    """Whether anybody has answered: mode and threshold can then only get stricter."""

    def step(self, key: str) -> AnyStep:
        """The step of that key; KeyError if there is none."""
        exercise, _slash, name = key.partition("/")
        return self.exercises[exercise].step(name)

    def collecting(self) -> tuple[str, ...]:
        """Keys of all steps that collect, in the order of the agenda."""
        return tuple(
            step_key(block.exercise, step.id)
            for block in self.session.agenda
            if block.exercise
            for step in self.exercises[block.exercise].steps
            if cells(step)
        )

    def shown_step(self, key: str) -> str:
        """The key of the step that `Reveal` at this step is about: itself, or the one it shows; ""
        if none.
        """
        exercise, _slash, _name = key.partition("/")
        step: Step = self.step(key)
        shows = getattr(step, "shows", "")
        if shows:
            return step_key(exercise, shows)
        return key if cells(step) else ""


class Question(Struct, frozen=True, kw_only=True):
    """One opened step of a turn. answers: what this person has put so far."""

    exercise: str
    title: str
    """Title of the exercise."""
    key: str
    step: AnyStep
    answers: dict[str, Value]


class TurnView(Struct, frozen=True, kw_only=True):
    """A person's turn at the desk. question: where it stood when last on the screen."""

    participant: str
    questions: tuple[Question, ...]
    question: int = 0
    has_code: bool = False


class PersonView(Struct, frozen=True, kw_only=True):
    """A person as the console may list them: in named mode by name, else "Person 1 …" in random
    order.
    """

    participant: str
    label: str
    steps: tuple[str, ...]
    """Keys of the steps this person has done."""


class OwnAnswers(Struct, frozen=True, kw_only=True):
    """One person's sealed answers, for the personal copy. label: name in named mode, else ""."""

    participant: str
    label: str
    answers: dict[str, dict[str, Value]]
    """step key → cell → value"""


class Backup(Struct, frozen=True, kw_only=True):
    """A backup file. made: local date and time as "2026-11-24 08:12"."""

    name: str
    made: str
    size: int
