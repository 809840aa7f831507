"""What was left open last time, brought along into the next session."""

import uuid
from collections.abc import Iterable, Iterator

from msgspec import structs

from workshop.domain.exercise import keyed_steps
from workshop.domain.gathering import gathering, words_of
from workshop.domain.record import Note
from workshop.domain.step import Pledge, Snapshot, pledged, step_key
from workshop.services.deed import Deed
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit
from workshop.words import _

DECIDED = "decision"
"""As what search finds the entries that are carried on."""


def carry_on(deed: Deed, kept: Kept, session: str) -> None:
    """Parks in a session what another has left open."""
    for note in _left_open(deed, kept):
        deed.unit.notes.save(session, note)
        deed.unit.search.put(session, note.kind, note.id, note.body)


def forget_pledges(unit: Unit, session: str, step: str, gone: Iterable[Pledge]) -> None:
    """Takes what was pledged at a step out of every session that it was carried on to."""
    for pledge in gone:
        note = _pledge_id(session, step, pledge)
        for later in unit.notes.forget(note):
            unit.search.put(later, "park", note, "")


def _left_open(deed: Deed, kept: Kept) -> Iterator[Note]:
    """What was pledged in sight of the room, what was decided, then what was parked, as things to
    come back to. No other answers: what a person deletes there would stay here.
    """
    name, unit = kept.session.id, deed.unit
    since = _("Last time")
    newest = {step_key(each.exercise, each.step): each for each in unit.snapshots.all(name)}
    for key, snapshot in newest.items():
        yield from _pledges(name, key, snapshot, since)
    lists = unit.lists.all(name)
    for key, step in keyed_steps(deed.runs.of(unit, kept)).items():
        names = gathering(step)
        if names is not None and names.found_as == DECIDED:
            for entry in lists.get(key, ()):
                yield _parked(words_of(names.fields, entry), raised_by=since)
    for note in unit.notes.all(name):
        if note.kind == "park" and not note.dropped:
            # By its id a pledge is found again where its author takes it back.
            yield structs.replace(note, raised_by=note.raised_by or since)


def _pledges(session: str, step: str, snapshot: Snapshot, since: str) -> Iterator[Note]:
    for each in pledged(snapshot.summary):
        note = _parked(each.what, raised_by=since)
        name = _pledge_id(session, step, each)
        yield structs.replace(note, id=name, owner=each.owner, by=each.by)


def _pledge_id(session: str, step: str, pledge: Pledge) -> str:
    """The id of its note in whatever session: the same words come to the same one."""
    told = "\n".join((step, pledge.what, pledge.owner, pledge.by))
    return uuid.uuid5(uuid.UUID(session), told).hex


def _parked(body: str, *, raised_by: str) -> Note:
    return Note(
        id=uuid.uuid4().hex, kind="park", step="", body=body, in_summary=True, raised_by=raised_by
    )
