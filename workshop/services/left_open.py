"""What was left open last time, brought along into the next session."""

import uuid
from collections.abc import Iterator

from msgspec import structs

from workshop.domain.exercise import keyed_steps
from workshop.domain.gathering import gathering, words_of
from workshop.domain.record import Note
from workshop.services.deed import Deed
from workshop.storage.session_store import Kept
from workshop.words import _

DECIDED = "decision"
"""As what search finds the entries that are carried on."""


def carry_on(deed: Deed, kept: Kept, session: str) -> None:
    """Parks in a session what another has left open."""
    for note in _left_open(deed, kept):
        deed.unit.notes.save(session, note)
        deed.unit.search.put(session, note.kind, note.id, note.body)


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
