"""What has happened; the bridge tells the windows, one signal a kind."""

from typing import Any

from msgspec import Struct

from workshop.domain.record import Note
from workshop.services.commands import Command


class Event(Struct, frozen=True, kw_only=True):
    """Something has changed. session: its id, "" for the library as a whole."""

    session: str


class LibraryChanged(Event, frozen=True, kw_only=True):
    """The list of sessions, the bin or a backup."""


class SessionChanged(Event, frozen=True, kw_only=True):
    """Head, agenda, people, lists or snapshots of a session."""


class StageMoved(Event, frozen=True, kw_only=True):
    """Place, page, curtain, picture or timer."""


class NotesChanged(Event, frozen=True, kw_only=True):
    """A note or a parked item, which stands now as it is here; without words it is gone."""

    note: Note


class AnswersChanged(Event, frozen=True, kw_only=True):
    """Somebody's answers or turn; progress may differ."""


def answers_changed(session: str) -> tuple[Event, ...]:
    """What is told where people's answers came, changed or went: they, and who is there."""
    return (AnswersChanged(session=session), SessionChanged(session=session))


class Outcome(Struct, frozen=True, kw_only=True):
    """What a command did. value: what its docstring names, else None. undo: the inverse, None
    where there is none.
    """

    events: tuple[Event, ...] = ()
    value: Any = None
    undo: Command | None = None
