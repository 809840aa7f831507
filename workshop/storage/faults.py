"""SQLite's environmental errors in plain words; programming errors are passed through."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy.exc import DBAPIError

from workshop.errors import LibraryFault
from workshop.words import _

_LOST = ("no such column", "no such table", "Could not decode to UTF-8")
"""How SQLite begins to say that the file is not of the form that its revision promises."""
_PRIMARY = 0xFF
"""The last byte of an extended result code is the primary one."""


class Damaged(LibraryFault):
    """The file, or a part of it, cannot be read as a library."""


class Unreadable(LibraryFault):
    """What stands in some rows is none of what this program writes."""


def in_words(fault: sqlite3.Error) -> LibraryFault | None:
    """The sentence for a disk or file error; None where it is a bug."""
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(_("This library could not be read."))
    if code == sqlite3.SQLITE_ERROR and str(fault).startswith(_LOST):
        return Unreadable(_("A part of this library is missing. “workshop check” tells more."))
    sentences = {
        sqlite3.SQLITE_FULL: _full(),
        sqlite3.SQLITE_READONLY: _read_only(),
        sqlite3.SQLITE_PERM: _("You do not have permission to open the library."),
        sqlite3.SQLITE_CANTOPEN: _(
            "The library cannot be opened: the file or its folder is out of reach or read-only."
        ),
        sqlite3.SQLITE_BUSY: _("Another program is using the library. Try again in a moment."),
        sqlite3.SQLITE_LOCKED: _("Another program is using the library. Try again in a moment."),
        sqlite3.SQLITE_IOERR: _(
            "The disk did not answer. What was saved before is safe. Try again in a moment."
        ),
    }
    return LibraryFault(sentences[code]) if code in sentences else None


@contextmanager
def plain_words() -> Iterator[None]:
    """Turns faults of disk and file into `LibraryFault`s."""
    try:
        yield
    except DBAPIError as fault:
        told = in_words(fault.orig) if isinstance(fault.orig, sqlite3.Error) else None
        if told is None:
            raise
        raise told from fault
    except sqlite3.Error as fault:
        told = in_words(fault)
        if told is None:
            raise
        raise told from fault
    except msgspec.MsgspecError as fault:
        raise Unreadable(_("This session cannot be read. The others are as they were.")) from fault
    except OSError as fault:
        raise LibraryFault(_reason(fault)) from fault


def _reason(fault: OSError) -> str:
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _read_only()
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full()
    reason = fault.strerror or str(fault)
    return _("The library cannot be reached: {reason}.").format(reason=reason)


def _read_only() -> str:
    return _("The library cannot be written: the file or its folder is read-only.")


def _full() -> str:
    return _("The disk is full. What was saved before is safe. Make room, then do it again.")
