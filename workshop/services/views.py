"""What the windows, the paper and the command line are shown: frozen values, never rows."""

import datetime as dt

from msgspec import Struct

from workshop.domain.step import Value
from workshop.steps import AnyStep


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


class Seated(Struct, frozen=True, kw_only=True):
    """Somebody sits at the desk. code: the receipt code where it has to be shown first, else "".
    whole: whether a code opened it, so that sealed answers may show.
    """

    participant: str
    code: str = ""
    whole: bool = False


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


class OwnStep(Struct, frozen=True, kw_only=True):
    """What a person has sealed in one step. revealed: whether the room has seen a picture of the
    step; counted: whether it counts this person.
    """

    key: str
    step: AnyStep
    answers: dict[str, Value]
    revealed: bool
    counted: bool


class Imported(Struct, frozen=True, kw_only=True):
    """What a file of answers brought. added: answers that were not there already. people: how many
    the file is about. left_out: step key → rows of people who had answered that unlinked step.
    """

    added: int
    people: int
    left_out: dict[str, int]


class Backup(Struct, frozen=True, kw_only=True):
    """A backup file. made: local date and time as "2026-11-24 08:12"."""

    name: str
    made: str
    size: int


class ExportedFile(Struct, frozen=True, kw_only=True):
    """A file with answers that was written from a session. what: the deed in words. written: local
    date and time as "2026-11-24 08:12".
    """

    file: str
    what: str
    written: str


class SavedLibrary(Struct, frozen=True, kw_only=True):
    """A library file that one may look into: a backup, or one put aside. made: local date and time.
    sessions: how many are in it, None where it cannot be read. shut: whether a passphrase of its
    own was not given yet.
    """

    name: str
    made: dt.datetime
    size: int
    aside: bool
    shut: bool
    sessions: int | None


class AsideFile(Struct, frozen=True, kw_only=True):
    """A library file put aside. made: local date and time at which that was."""

    name: str
    made: dt.datetime


class Arrival(Struct, frozen=True, kw_only=True):
    """What a laptop brings back. people: who come; new: how many of them are not here yet. same:
    names of new people that somebody here has as well. steps: how many steps they have done.
    counts: steps with counts that are not here yet; counts_known: with those that are; counts_late:
    with those that stay out, since their picture was shown.
    """

    session: str
    laptop: str
    people: int
    new: int
    same: tuple[str, ...]
    steps: int
    counts: int
    counts_known: int
    counts_late: int
