"""Opens the library file of a folder, whatever state it is in."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from workshop.errors import LibraryFault
from workshop.paths import backups, library_file, put_aside
from workshop.storage.backup import made_at
from workshop.storage.damage import move_aside, newest_good
from workshop.storage.database import Database, make_private
from workshop.storage.faults import Damaged, plain_words
from workshop.storage.migrate import bring_up
from workshop.words import _, day_month

AT_THE_START = 0.1
"""Seconds to wait for another program that reads."""


class Opened(Struct, frozen=True, kw_only=True):
    """An open library. problem: what the person should know, or "". offered: the newest good
    backup where the library itself could not be read.
    """

    database: Database
    problem: str = ""
    offered: Path | None = None


def open_file(home: Path, now: dt.datetime) -> Opened:
    """The library in that folder: made if there is none, put aside if it cannot be read."""
    file = library_file(home)
    if _emptied(file, backups(home)):
        return _instead_of_damaged(home, now)
    make_private(file)
    database = Database(file)
    try:
        problem = bring_up(database, put_aside(home), now)
        with suppress(LibraryFault):
            # What a program that was cut short has left there tells who was at the desk.
            database.empty_log(AT_THE_START)
    except Damaged:
        database.close()
        return _instead_of_damaged(home, now)
    except BaseException:
        database.close()
        raise
    return Opened(database=database, problem=problem)


def _emptied(file: Path, folder: Path) -> bool:
    """Whether not a byte is left of a library that was there once, as its backups tell."""
    with plain_words():
        return file.is_file() and not file.stat().st_size and any(folder.glob("*.workshop"))


def _instead_of_damaged(home: Path, now: dt.datetime) -> Opened:
    file = library_file(home)
    move_aside(file, put_aside(home), now)
    offered = newest_good(backups(home))
    make_private(file)
    database = Database(file)
    bring_up(database, put_aside(home), now)
    aside = _("This library could not be read. It was put aside unchanged; {backup}.")
    problem = aside.format(backup=_told(offered, now))
    return Opened(database=database, problem=problem, offered=offered)


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
