"""Opens the library file of a folder, whatever state it is in."""

import datetime as dt
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, field

from workshop.errors import LibraryFault
from workshop.in_use import is_held
from workshop.paths import backups, library_file, put_aside
from workshop.storage.as_found import AsFound, as_found
from workshop.storage.backup import is_foreign, is_whole, made_at, revision_of
from workshop.storage.damage import move_aside, newest_good
from workshop.storage.database import (
    WITHOUT_LOG,
    Database,
    leave_log,
    make_private,
)
from workshop.storage.faults import Damaged, NoSharedMemory, NotWritable, plain_words
from workshop.storage.file_identity import HEAD
from workshop.storage.locking import PLAIN, lock_of, make_like, refuse_locked
from workshop.storage.looking import has_log, taken, uses_log
from workshop.storage.migrate import bring_up, not_ours
from workshop.storage.presence import Presence
from workshop.words import _, day_month

SMALLEST = 512
"""Bytes of the smallest database."""
AT_THE_START = 0.1
"""Seconds to wait for another program that reads."""


class Opened(Struct, frozen=True, kw_only=True):
    """An open library. problem: what the person should know, or "". offered: the newest good
    backup where the library itself could not be read.
    """

    database: Database
    presence: Presence
    problem: str = ""
    offered: Path | None = None
    lent: ExitStack = field(default_factory=ExitStack)
    """What goes when it is closed."""

    def close(self) -> None:
        """Closes what is open."""
        self.database.close()
        self.presence.close()
        self.lent.close()


def open_file(home: Path, now: dt.datetime) -> Opened:
    """The library in that folder: made if there is none, put aside if it cannot be read, opened for
    reading alone where nothing can be written. Locked where its passphrase is missing.
    """
    refuse_locked(library_file(home))
    presence = Presence(home)
    try:
        return _written_or_read(home, now, presence)
    except BaseException:
        presence.close()
        raise


def _written_or_read(home: Path, now: dt.datetime, presence: Presence) -> Opened:
    with plain_words():
        there = library_file(home).is_file()
    if there and presence.refused is not None:
        return _for_reading(home, presence, presence.refused)
    try:
        return _found(home, now, presence)
    except NotWritable as why:
        if not there:
            raise
        return _for_reading(home, presence, why)


def _for_reading(home: Path, presence: Presence, why: NotWritable) -> Opened:
    """The library as it stands. With a log it is read from a copy, since to read a log SQLite
    writes beside it.
    """
    file, lent = library_file(home), ExitStack()
    if not is_whole(file) or revision_of(file) != HEAD:
        raise why
    with plain_words():
        if has_log(file):
            if is_held(file):
                raise why
            file = taken(file, Path(lent.enter_context(TemporaryDirectory())))
            leave_log(file)
    said = _("{why} It is open for reading: search, print and back up to another place.")
    problem = said.format(why=why.sentence)
    database = Database(file, only_read=why)
    return Opened(database=database, presence=presence, problem=problem, lent=lent)


def _found(home: Path, now: dt.datetime, presence: Presence) -> Opened:
    file = library_file(home)
    if _is_gone(file, backups(home)):
        gone = _("There is no library in this folder any more; {backup}.")
        return _fresh(home, now, presence, gone)
    if _is_stump(file, backups(home)):
        return _instead_of_damaged(home, now, presence)
    if is_foreign(file):
        raise LibraryFault(not_ours(file))
    if not presence.is_alone():
        # Another program has opened it well, and its log is in use.
        return _opened(home, now, presence, AsFound(file))
    with as_found(file, put_aside(home), now) as found:
        return _opened(home, now, presence, found)


def _opened(home: Path, now: dt.datetime, presence: Presence, found: AsFound) -> Opened:
    try:
        database, told = _brought_up(home, now)
    except Damaged:
        found.put_back()
        return _instead_of_damaged(home, now, presence)
    with suppress(LibraryFault):
        # What a program that was cut short has left there tells who was at the desk.
        database.empty_log(AT_THE_START)
    return Opened(database=database, presence=presence, problem=found.problem or told)


def _brought_up(home: Path, now: dt.datetime) -> tuple[Database, str]:
    """The file as a database in the form of this version; what was done for that, or ""."""
    file = library_file(home)
    make_private(file)
    with plain_words():
        fresh = uses_log(file) or not file.stat().st_size
    try:
        return _in_form(Database(file), home, now)
    except NoSharedMemory:
        leave_log(file)
        database, said = _in_form(Database(file, WITHOUT_LOG), home, now)
    slower = _("This drive takes no log beside the library, so it is written without one, slower.")
    return database, said or (slower if fresh else "")


def _in_form(database: Database, home: Path, now: dt.datetime) -> tuple[Database, str]:
    try:
        return database, bring_up(database, put_aside(home), now)
    except BaseException:
        database.close()
        raise


def _is_gone(file: Path, folder: Path) -> bool:
    """Whether there was a library here once, as its backups tell, and is none."""
    with plain_words():
        return not file.exists() and any(folder.glob("*.workshop"))


def _is_stump(file: Path, folder: Path) -> bool:
    """Whether too little is left for a database, which SQLite would take for a new one."""
    with plain_words():
        size = file.stat().st_size if file.is_file() else SMALLEST
        return size < SMALLEST and (size > 0 or any(folder.glob("*.workshop")))


def _instead_of_damaged(home: Path, now: dt.datetime, presence: Presence) -> Opened:
    moved = move_aside(library_file(home), put_aside(home), now)
    aside = _("This library could not be read. It was put aside unchanged; {backup}.")
    return _fresh(home, now, presence, aside, moved)


def _fresh(
    home: Path, now: dt.datetime, presence: Presence, said: str, moved: Path | None = None
) -> Opened:
    """A new library, locked as the one before was, with the newest good backup offered."""
    offered = newest_good(backups(home))
    before = [each for each in (moved, offered) if each and lock_of(each) != PLAIN]
    if before:
        make_like(library_file(home), before[0])
    database, _told_too = _brought_up(home, now)
    problem = said.format(backup=_told(offered, now))
    return Opened(database=database, presence=presence, problem=problem, offered=offered)


def _told(backup: Path | None, now: dt.datetime) -> str:
    if backup is None:
        return _("there is no backup yet")
    made = made_at(backup)
    if made is None:
        return _("a backup is beside it")
    days = (now.date() - made.date()).days
    if days == 0:
        return _("today's backup is beside it")
    if days == 1:
        return _("yesterday's backup is beside it")
    return _("the backup of {day} is beside it").format(day=day_month(made.date()))
