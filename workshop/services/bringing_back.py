"""Brings one session of a backup back, beside those that are in the library."""

import uuid
from functools import partial
from pathlib import Path

from workshop.domain.record import WholeSession
from workshop.domain.step import released, step_key
from workshop.errors import Missing
from workshop.paths import library_file
from workshop.services.commands import BinSession, PutSessionBack
from workshop.services.deed import Deed, carry_out
from workshop.services.events import LibraryChanged, Outcome, SessionChanged
from workshop.services.leftovers import RESTORED
from workshop.services.lists import make_lists_findable
from workshop.services.lookups import session_of
from workshop.services.removing_again import known, remove_again
from workshop.services.sessions import HEAD_LIMIT, make_findable
from workshop.storage.backup import copy_library, sessions_of
from workshop.storage.rewriting import rewriting
from workshop.words import _, day_month_year


def session_from(home: Path, backup: Path, session: str) -> WholeSession:
    """A session as a backup holds it, without what was deleted or purged since. Missing where
    nothing of it is left.
    """
    if session not in sessions_of(backup):
        raise Missing(_("That session is not in the backup."))
    fresh = library_file(home).with_suffix(RESTORED)
    try:
        copy_library(backup, fresh, partial(remove_again, removals=known(home, backup)))
        with rewriting(fresh) as unit:
            whole = unit.whole_session(session)
    finally:
        fresh.unlink(missing_ok=True)
    if whole is None:
        raise Missing(_("That session was removed for good. It does not come back."))
    return whole


@carry_out.register(PutSessionBack)
def put_session_back(command: PutSessionBack, deed: Deed) -> Outcome:
    whole, unit = command.whole, deed.unit
    name = uuid.uuid4().hex if unit.sessions.find(whole.id) else whole.id
    unit.put_whole_session(whole, name, _marked(command))
    _make_all_findable(deed, name)
    deed.touched.add(name)
    return Outcome(
        events=(LibraryChanged(session=""), SessionChanged(session=name)),
        value=name,
        undo=BinSession(session=name),
    )


def _marked(command: PutSessionBack) -> str:
    mark = _("(backup of {day})").format(day=day_month_year(command.made))
    room = HEAD_LIMIT - len(mark) - 1
    title = command.whole.title
    short = title if len(title) <= room else f"{title[: room - 1].rstrip()}…"
    return f"{short} {mark}"


def _make_all_findable(deed: Deed, name: str) -> None:
    unit = deed.unit
    make_findable(unit, session_of(unit, name).session)
    for note in unit.notes.all(name):
        unit.search.put(name, note.kind, note.id, note.body)
    make_lists_findable(deed, session_of(unit, name))
    for snapshot in unit.snapshots.all(name):
        key = step_key(snapshot.exercise, snapshot.step)
        unit.search.put_all(name, "text", key, released(snapshot.summary))
