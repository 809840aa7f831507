"""A session held again: its plan and promise on another day, and what was left open last time."""

import uuid
from collections.abc import Iterator

from msgspec import structs

from workshop.domain.exercise import keyed_steps
from workshop.domain.gathering import gathering, words_of
from workshop.domain.record import Note
from workshop.domain.session import Session, purge_day
from workshop.services.commands import BinSession, RepeatSession
from workshop.services.deed import Deed, carry_out
from workshop.services.events import LibraryChanged, Outcome, SessionChanged
from workshop.services.lookups import session_of
from workshop.services.sessions import HEAD_LIMIT, copy_new, make_findable
from workshop.storage.session_store import Kept
from workshop.words import _

DECIDED = "decision"
"""As what search finds the entries that are carried on."""


@carry_out.register(RepeatSession)
def repeat_session(command: RepeatSession, deed: Deed) -> Outcome:
    kept = session_of(deed.unit, command.session)
    made = _again(deed, kept.session, copied=not command.carries)
    deed.unit.sessions.add(made)
    copy_new(deed, made)
    make_findable(deed.unit, made)
    if command.carries:
        for note in _left_open(deed, kept):
            deed.unit.notes.save(made.id, note)
            deed.unit.search.put(made.id, note.kind, note.id, note.body)
    return Outcome(
        events=(LibraryChanged(session=""), SessionChanged(session=made.id)),
        value=made.id,
        undo=BinSession(session=made.id),
    )


def _again(deed: Deed, before: Session, *, copied: bool) -> Session:
    """The session with nothing of its day. copied: whether its title says that it is a copy."""
    today = deed.now.date()
    mark = _("(copy)")
    title = f"{before.title[: HEAD_LIMIT - len(mark) - 1]} {mark}" if copied else before.title
    agenda = tuple(
        structs.replace(block, id=uuid.uuid4().hex, started="", ended="") for block in before.agenda
    )
    return structs.replace(
        before,
        id=uuid.uuid4().hex,
        title=title,
        date=today,
        purge_on=purge_day(today),
        purged=False,
        kind="real",
        state="ready" if agenda else "draft",
        agenda=agenda,
    )


def _left_open(deed: Deed, kept: Kept) -> Iterator[Note]:
    """What was decided, then what was parked, as things to come back to. Never anybody's answers:
    what a person deletes there would stay here.
    """
    name, unit = kept.session.id, deed.unit
    since = _("Last time")
    lists = unit.lists.all(name)
    for key, step in keyed_steps(deed.runs.of(unit, kept)).items():
        names = gathering(step)
        if names is not None and names.found_as == DECIDED:
            for entry in lists.get(key, ()):
                yield _parked(words_of(names.fields, entry), raised_by=since)
    for note in unit.notes.all(name):
        if note.kind == "park" and not note.dropped:
            yield structs.replace(note, id=uuid.uuid4().hex, raised_by=note.raised_by or since)


def _parked(body: str, *, raised_by: str) -> Note:
    return Note(
        id=uuid.uuid4().hex, kind="park", step="", body=body, in_summary=True, raised_by=raised_by
    )
