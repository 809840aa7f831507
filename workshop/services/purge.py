"""Purging: what is removed here is gone from the file to the last byte."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from workshop.paths import backups as folder_of_backups
from workshop.services.commands import PurgeAnswers, PurgeSession
from workshop.services.deed import Deed, Purge, carry_out
from workshop.services.events import AnswersChanged, LibraryChanged, Outcome, SessionChanged
from workshop.services.lookups import session_of
from workshop.storage.backup import revision_of
from workshop.storage.database import Database
from workshop.storage.migrate import LINE
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit, writing
from workshop.words import ngettext


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
        unit.delete_session(purge.session)
        return True
    return _without_answers(unit, kept)


def forget(home: Path, database: Database, purges: Sequence[Purge]) -> None:
    """Takes the last bytes of what was purged out of the file, and the same out of the dated
    backups. Files that a person has carried elsewhere or that were put aside are out of reach.
    """
    database.forget()
    for file in sorted(folder_of_backups(home).glob("library *.workshop")):
        _purge_backup(file, purges)


def _purge_backup(file: Path, purges: Sequence[Purge]) -> None:
    if revision_of(file) != LINE.head:
        return
    backup = Database(file)
    try:
        with writing(backup) as unit:
            found = [purged(unit, purge) for purge in purges]
        if any(found):
            backup.forget()
        backup.fold()
    finally:
        backup.close()


def _purge(deed: Deed, purge: Purge) -> None:
    session_of(deed.unit, purge.session)
    purged(deed.unit, purge)
    deed.purges.append(purge)


def _without_answers(unit: Unit, kept: Kept) -> bool:
    name = kept.session.id
    anything = unit.answers.any(name) or bool(unit.people.all(name))
    unit.answers.delete_all(name)
    unit.people.delete_all(name)
    unit.snapshots.forget_bases(name)
    stage = kept.stage and structs.replace(kept.stage, opened=())
    if stage:
        unit.sessions.save_stage(name, stage)
    unit.sessions.save(structs.replace(kept.session, purged=True))
    return anything


def purged_words(count: int) -> str:
    """What to say about the sessions whose day has come."""
    return ngettext(
        "The raw answers of {n} session were removed today, as its privacy card says.",
        "The raw answers of {n} sessions were removed today, as their privacy cards say.",
        count,
    )
