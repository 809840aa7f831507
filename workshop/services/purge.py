"""Purging: what is removed here is gone from the file to the last byte."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import structs

from workshop.errors import LibraryFault
from workshop.paths import backups as folder_of_backups
from workshop.paths import put_aside
from workshop.services.commands import PurgeAnswers, PurgeSession
from workshop.services.deed import Deed, Purge, carry_out
from workshop.services.events import AnswersChanged, LibraryChanged, Outcome, SessionChanged
from workshop.services.leftovers import clear_away
from workshop.services.lookups import session_of
from workshop.services.removals import of_answers, of_session
from workshop.storage.backup import copy_library, sessions_of
from workshop.storage.companions import COMPANIONS, beside
from workshop.storage.database import Database
from workshop.storage.faults import Damaged
from workshop.storage.rewriting import rewriting
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit, reading, writing
from workshop.words import _

_PENDING = "purges"
"""The setting that names what is still to leave files."""


@carry_out.register(PurgeSession)
def purge_session(command: PurgeSession, deed: Deed) -> Outcome:
    session_of(deed.unit, command.session)
    _purge(deed, Purge(session=command.session, whole=True))
    return Outcome(events=(LibraryChanged(session=""),))


@carry_out.register(PurgeAnswers)
def purge_answers(command: PurgeAnswers, deed: Deed) -> Outcome:
    _purge(deed, Purge(session=command.session, whole=False))
    return Outcome(
        events=(
            LibraryChanged(session=""),
            SessionChanged(session=command.session),
            AnswersChanged(session=command.session),
        )
    )


def purged(unit: Unit, purge: Purge) -> bool:
    """Removes what the purge names; of raw answers, what was revealed stays. Whether there was
    anything to remove.
    """
    kept = unit.sessions.find(purge.session)
    if kept is None:
        return False
    if purge.whole:
        unit.removals.add([of_session(kept.session)])
        unit.delete_session(purge.session)
        return True
    return _without_answers(unit, kept)


def remember(unit: Unit, *purges: Purge) -> None:
    """Notes what is to leave every file: a purge cut short is finished at the next start."""
    known = pending(unit)
    kept = (*known, *(purge for purge in purges if purge not in known))
    unit.settings.save(_PENDING, msgspec.json.encode(kept).decode())


def pending(unit: Unit) -> tuple[Purge, ...]:
    """What is still to leave files."""
    kept = unit.settings.find(_PENDING)
    return msgspec.json.decode(kept, type=tuple[Purge, ...]) if kept else ()


def finish(home: Path, database: Database) -> str:
    """Takes the last bytes of what was purged out of the library, its log, the backups and files
    put aside, each on its own. Where something is left a sentence says in which file, else "".
    Copies that a person has carried elsewhere are out of reach.
    """
    with reading(database) as unit:
        purges = pending(unit)
    if not purges:
        return ""
    # First what is on its way to become a backup: it would be none that is looked into below.
    clear_away(home)
    again, damaged = _purge_library(database, purges), []
    for file in _copies(home):
        try:
            _purge_copy(file, purges)
        except Damaged:
            damaged.append(file.name)
        except LibraryFault as fault:
            again.append(f"{file.name}: {fault.sentence}")
    if again:
        said = _("Removed, but not yet everywhere. It is tried again at the next start. {where}")
        return said.format(where=" ".join(again))
    with writing(database) as unit:
        unit.settings.remove(_PENDING)
    return _damaged_words(damaged)


def _purge_library(database: Database, purges: Sequence[Purge]) -> list[str]:
    """What keeps the library itself from being clean, in sentences."""
    try:
        with writing(database) as unit:
            for purge in purges:
                purged(unit, purge)
        if database.forget():
            return []
    except LibraryFault as fault:
        return [fault.sentence]
    return [_("Another program is using the library.")]


def _copies(home: Path) -> list[Path]:
    folders = (folder_of_backups(home), put_aside(home))
    return sorted(file for folder in folders for file in folder.glob("*.workshop"))


def _purge_copy(file: Path, purges: Sequence[Purge]) -> None:
    """Takes what is purged out of a copy of the library: the old one stays until the new one is
    whole.
    """
    there = sessions_of(file)
    meant = [purge for purge in purges if purge.session in there]
    if meant:
        copy_library(file, file, partial(_without, purges=meant))
        for ending in COMPANIONS[1:]:
            beside(file, ending).unlink(missing_ok=True)


def _without(file: Path, purges: Sequence[Purge]) -> None:
    with rewriting(file) as unit:
        for purge in purges:
            purged(unit, purge)


def _damaged_words(names: Sequence[str]) -> str:
    if not names:
        return ""
    said = _(
        "Removed from the library and every backup that can be read. What lies in {names} cannot "
        "be read and may still hold it: delete that file yourself if nobody needs it."
    )
    return said.format(names=", ".join(names))


def _purge(deed: Deed, purge: Purge) -> None:
    session_of(deed.unit, purge.session)
    purged(deed.unit, purge)
    remember(deed.unit, purge)
    deed.purging = True


def _without_answers(unit: Unit, kept: Kept) -> bool:
    name = kept.session.id
    anything = unit.answers.any(name) or bool(unit.people.all(name) or unit.tallies.counts(name))
    unit.removals.add([of_answers(kept)])
    # Answers given after a new date are not those that were removed.
    unit.sessions.change_salt(name)
    unit.answers.delete_all(name)
    unit.tallies.delete_all(name)
    unit.people.delete_all(name)
    unit.snapshots.forget_bases(name)
    unit.links.delete_all(name)
    stage = kept.stage and structs.replace(kept.stage, opened=(), groups={}, voices={})
    if stage:
        unit.sessions.save_stage(name, stage)
    unit.sessions.save(structs.replace(kept.session, purged=True))
    return anything
