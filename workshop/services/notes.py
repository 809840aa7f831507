"""Notes and the parking lot: saved as typed."""

import uuid

from msgspec import structs

from workshop.domain.record import Note
from workshop.errors import Missing, Refused
from workshop.services.commands import (
    ClosePark,
    Park,
    PutNote,
    TickNote,
    WriteNote,
)
from workshop.services.deed import Deed, carry_out
from workshop.services.events import NotesChanged, Outcome
from workshop.services.lookups import limited, unfinished
from workshop.words import _

NOTE_LIMIT = 4_000
LINE_LIMIT = 140


@carry_out.register(WriteNote)
def write_note(command: WriteNote, deed: Deed) -> Outcome:
    unfinished(deed.unit, command.session)
    body = limited(command.body, NOTE_LIMIT, _("A note"))
    before = deed.unit.notes.find(command.session, command.id) if command.id else None
    if before is None:
        name = command.id or uuid.uuid4().hex
        after = Note(id=name, kind="note", step=command.step, body=body)
    else:
        after = structs.replace(before, body=body)
    return _kept(deed, command.session, before, after)


@carry_out.register(Park)
def park(command: Park, deed: Deed) -> Outcome:
    unfinished(deed.unit, command.session)
    body = limited(command.body, NOTE_LIMIT, _("A parked item"))
    if not body:
        raise Refused(_("Write what to park."))
    after = Note(
        id=uuid.uuid4().hex,
        kind="park",
        step="",
        body=body,
        in_summary=True,
        raised_by=limited(command.raised_by, LINE_LIMIT, _("Who raised it")),
        revisit=limited(command.revisit, LINE_LIMIT, _("When to come back to it")),
    )
    return _kept(deed, command.session, None, after)


@carry_out.register(TickNote)
def tick_note(command: TickNote, deed: Deed) -> Outcome:
    before = _note(deed, command.session, command.id)
    after = structs.replace(before, in_summary=command.in_summary)
    return _kept(deed, command.session, before, after)


@carry_out.register(ClosePark)
def close_park(command: ClosePark, deed: Deed) -> Outcome:
    before = _note(deed, command.session, command.id)
    after = structs.replace(
        before,
        owner=limited(command.owner, LINE_LIMIT, _("The owner")),
        by=limited(command.by, LINE_LIMIT, _("The date")),
        dropped=command.dropped,
    )
    return _kept(deed, command.session, before, after)


@carry_out.register(PutNote)
def put_note(command: PutNote, deed: Deed) -> Outcome:
    unfinished(deed.unit, command.session)
    before = deed.unit.notes.find(command.session, command.note.id)
    return _kept(deed, command.session, before, command.note)


def _note(deed: Deed, session: str, name: str) -> Note:
    unfinished(deed.unit, session)
    found = deed.unit.notes.find(session, name)
    if found is None or not found.body:
        raise Missing(_("That note is no longer there."))
    return found


def _kept(deed: Deed, session: str, before: Note | None, after: Note) -> Outcome:
    """Keeps the note; one without words is no longer there, and undo brings it back."""
    deed.unit.notes.save(session, after)
    deed.unit.search.put(session, after.kind, after.id, after.body)
    return Outcome(
        events=(NotesChanged(session=session, note=after),),
        value=after.id,
        undo=PutNote(session=session, note=before or structs.replace(after, body="")),
    )
