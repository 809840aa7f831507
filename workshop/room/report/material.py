"""All that a session's paper, report and files are made of: snapshots, never raw answers."""

from typing import Any

from msgspec import Struct

from workshop.domain.exercise import Exercise
from workshop.domain.gathering import Lists
from workshop.domain.letterhead import Letterhead
from workshop.domain.record import Note
from workshop.domain.report_choice import ReportChoice
from workshop.domain.session import Session
from workshop.domain.step import Snapshot

AnyExercise = Exercise[Any]


class Material(Struct, frozen=True, kw_only=True):
    """exercises: copies as run, by id, in the order of the agenda. answered: people who answered
    anything; asked: keys of the steps that somebody answered. lists: what the group named, by key.
    """

    session: Session
    exercises: dict[str, AnyExercise]
    snapshots: dict[str, Snapshot]
    answered: int = 0
    asked: frozenset[str] = frozenset()
    lists: Lists = {}
    notes: tuple[Note, ...] = ()
    letterhead: Letterhead = Letterhead()
    choice: ReportChoice = ReportChoice()
