"""Copies of a library, whole and in one file, which a plain copy of a file with a log is not."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from workshop.errors import LibraryFault
from workshop.storage.companions import beside
from workshop.storage.database import make_private
from workshop.storage.faults import Damaged, Unreadable, plain_words
from workshop.storage.file_identity import APPLICATION_ID
from workshop.storage.locking import errors
from workshop.storage.looking import looking
from workshop.words import _

PART = ".part"
"""What a copy is called at the end until it is whole."""
_NAME = "library %Y-%m-%d %H%M%S.workshop"


def dated_name(now: dt.datetime) -> str:
    """The name of a backup made now."""
    return now.strftime(_NAME)


def made_at(file: Path) -> dt.datetime | None:
    """When a dated backup was made; None where the name is another's."""
    try:
        return dt.datetime.strptime(file.name, _NAME)
    except ValueError:
        return None


def copy_library(source: Path, target: Path, change: Callable[[Path], None] | None = None) -> None:
    """A whole copy in one file, changed on the way; a target that is there is replaced only by a
    finished one that was read again. Damaged where the source has a fault: a copy of that would in
    time take the place of a good one.
    """
    if not is_whole(source):
        raise Damaged(_("A part of the library is damaged, so it was not copied. Backups stay."))
    rough = beside(target, PART)
    with plain_words():
        rough.unlink(missing_ok=True)
        make_private(rough)
        try:
            _copy(source, rough)
            if change:
                change(rough)
            if not is_whole(rough):
                raise Damaged(_("The copy did not come out whole, so it was not kept."))
            _reach_the_disk(rough)
            rough.replace(target)
        finally:
            rough.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    with looking(source) as origin:
        # Made anew row by row, in the order of the keys: SQLite's own backup copies pages as they
        # lie, with whatever their order and their free places tell. One file without a log.
        # As bytes, since the name of a folder may be no UTF-8.
        origin.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(target),))


def _reach_the_disk(file: Path) -> None:
    """`VACUUM INTO` leaves this to the system; what the copy replaces may go the next moment."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def is_whole(file: Path) -> bool:
    """Whether the file is a library that SQLite finds no fault in; LibraryFault where it could not
    be looked at.
    """
    stamps = "SELECT count(*) FROM alembic_version"
    found = _answers(file, "PRAGMA application_id", stamps, "PRAGMA integrity_check")
    return found == (APPLICATION_ID, 1, "ok")


def revision_of(file: Path) -> str:
    """The revision of a library file, "" where it cannot be read."""
    return str((*_look(file, "SELECT max(version_num) FROM alembic_version"), "")[0] or "")


def identity_of(file: Path) -> int:
    """The number of its own that a library has, 0 where it has none."""
    return int(str((*_look(file, "PRAGMA user_version"), 0)[0]))


def is_foreign(file: Path) -> bool:
    """Whether the file is a database of another program."""
    found = _look(file, "PRAGMA application_id", "SELECT count(*) FROM sqlite_master")
    return bool(found) and found[0] != APPLICATION_ID and bool(found[1])


def sessions_of(file: Path) -> frozenset[str]:
    """Ids of the sessions in a library file; Damaged where it cannot be read."""
    found = _look(file, "SELECT coalesce(group_concat(id), '') FROM session")
    if not found:
        raise Damaged(_("“{name}” cannot be read.").format(name=file.name))
    return frozenset(str(found[0]).split(",")) - {""}


def removals_of(file: Path) -> frozenset[bytes]:
    """The hashes of what was removed in a library file; none where they cannot be read."""
    found = _look(file, "SELECT coalesce(group_concat(hex(digest)), '') FROM removal")
    return frozenset(bytes.fromhex(each) for each in str((*found, "")[0]).split(",") if each)


def _look(file: Path, *questions: str) -> tuple[object, ...]:
    """The first value that each question gives, without touching the file; () where it has a fault
    or cannot be looked at.
    """
    try:
        return _answers(file, *questions)
    except LibraryFault:
        return ()


def _answers(file: Path, *questions: str) -> tuple[object, ...]:
    try:
        with plain_words(), looking(file) as looked:
            return tuple(looked.execute(question).fetchone()[0] for question in questions)
    except errors(Damaged, Unreadable, name="OperationalError"):  # of no form that is known here
        return ()
