"""Removes from a backup on its way back what was deleted or purged since it was made."""

from collections.abc import Iterable
from pathlib import Path

from workshop.paths import backups, library_file, put_aside
from workshop.services.deed import Purge
from workshop.services.deletion import delete_answered
from workshop.services.exercise_copies import Runs
from workshop.services.purge import purged
from workshop.services.removals import of_answers, of_person, of_session
from workshop.storage.backup import removals_of, sessions_of
from workshop.storage.rewriting import rewriting
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit


def known(home: Path, backup: Path) -> frozenset[bytes]:
    """All removals that a library folder knows of, or the backups beside the one that comes back.
    The copies are asked too: the library may be a new one, in the place of one that could not be
    read, or on another computer than the one that removed something.
    """
    files = (
        library_file(home),
        *backups(home).glob("*.workshop"),
        *put_aside(home).glob("*.workshop"),
        *backup.parent.glob("*.workshop"),
    )
    return frozenset().union(*(removals_of(file) for file in files))


def remove_again(file: Path, removals: Iterable[bytes]) -> None:
    """Removes from a copy of a library what the removals name, and lets it remember them too."""
    meant = removals_of(file).union(removals)
    if not meant:
        return
    runs, names = Runs(), sessions_of(file)
    with rewriting(file) as unit:
        unit.removals.add(meant)
        for name in names:
            kept = unit.sessions.find(name)
            if kept is not None:
                _remove(unit, runs, kept, meant)


def _remove(unit: Unit, runs: Runs, kept: Kept, meant: frozenset[bytes]) -> None:
    name = kept.session.id
    if of_session(kept.session) in meant:
        purged(unit, Purge(session=name, whole=True))
        return
    for person in unit.people.all(name):
        if of_person(kept, person.id) in meant:
            delete_answered(unit, runs, kept, person.id)
    if of_answers(kept) in meant:
        purged(unit, Purge(session=name, whole=False))
