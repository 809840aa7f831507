"""SQLite's environmental errors in plain words; programming errors are passed through."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy.exc import DBAPIError

from workshop.errors import LibraryFault
from workshop.storage.locking import errors
from workshop.words import _

_LOST = ("no such column", "no such table", "Could not decode to UTF-8")
"""How SQLite begins to say that the file is not of the form that its revision promises."""
_NO_JSON = ("malformed JSON", "JSON cannot hold BLOB values")
"""What SQLite says of a value of which it was to make JSON."""
_TOO_DEEP = "while deserializing"
"""What msgspec says of brackets in one another without an end."""
_NO_FORMAT = "unsupported file format"
"""What SQLite says of a header that it has never written."""
_NO_SHARED_MEMORY = (
    sqlite3.SQLITE_IOERR_SHMMAP,
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMLOCK,
    sqlite3.SQLITE_PROTOCOL,
)
_PRIMARY = 0xFF
"""The last byte of an extended result code is the primary one."""


class Damaged(LibraryFault):
    """The file, or a part of it, cannot be read as a library."""


class NotWritable(LibraryFault):
    """Nothing can be written where the file lies; what it holds can be read all the same."""


class NoSharedMemory(LibraryFault):
    """The drive cannot hold what a log needs beside it; the file can be written without one."""


class Unreadable(LibraryFault):
    """What stands in some rows is none of what this program writes."""


def in_words(fault: Exception) -> LibraryFault | None:
    """The sentence for a disk or file error; None where it is a bug."""
    if is_damage(fault):
        return _damaged()
    whole_code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    code = whole_code & _PRIMARY
    if code == sqlite3.SQLITE_ERROR:
        return _misshapen(str(fault))
    busy = LibraryFault(_("Another program is using the library. Try again in a moment."))
    shared = NoSharedMemory(_("The disk did not answer. What was saved before is safe."))
    told = {
        **dict.fromkeys(_NO_SHARED_MEMORY, shared),
        sqlite3.SQLITE_IOERR_SHMSIZE: NotWritable(_full()),
        sqlite3.SQLITE_FULL: NotWritable(_full()),
        sqlite3.SQLITE_READONLY: NotWritable(_read_only()),
        sqlite3.SQLITE_PERM: LibraryFault(_("You do not have permission to open the library.")),
        sqlite3.SQLITE_CANTOPEN: LibraryFault(
            _("The library cannot be opened: the file or its folder is out of reach or read-only.")
        ),
        sqlite3.SQLITE_BUSY: busy,
        sqlite3.SQLITE_LOCKED: busy,
        sqlite3.SQLITE_INTERRUPT: busy,
        sqlite3.SQLITE_IOERR: LibraryFault(
            _("The disk did not answer. What was saved before is safe. Try again in a moment.")
        ),
    }
    return told.get(whole_code) or told.get(code)


def _misshapen(words: str) -> LibraryFault | None:
    if words.startswith(_LOST):
        return Unreadable(_("A part of this library is missing. “workshop check” tells more."))
    return unreadable() if words in _NO_JSON else None


def unreadable() -> Unreadable:
    """A session with rows that are missing, or none of what this program writes."""
    return Unreadable(_("This session cannot be read. The others are as they were."))


def _damaged() -> Damaged:
    return Damaged(_("This library could not be read."))


def is_damage(fault: Exception) -> bool:
    """Whether the file itself is at fault, and not the disk or the folder it lies in."""
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or str(fault) == _NO_FORMAT


@contextmanager
def plain_words() -> Iterator[None]:
    """Turns faults of disk and file into `LibraryFault`s."""
    try:
        yield
    except errors(DBAPIError) as fault:
        bare = fault.orig if isinstance(fault, DBAPIError) else fault
        told = in_words(bare) if isinstance(bare, errors()) else None
        if told is None:
            raise
        raise told from fault
    except UnicodeDecodeError as fault:  # SQLite tells of a fault in words that are part of it
        raise _damaged() from fault
    except (msgspec.MsgspecError, RecursionError) as fault:
        if isinstance(fault, RecursionError) and _TOO_DEEP not in str(fault):
            raise
        raise unreadable() from fault
    except OSError as fault:
        raise _reason(fault) from fault


def _reason(fault: OSError) -> LibraryFault:
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NotWritable(_read_only())
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return NotWritable(_full())
    reason = fault.strerror or str(fault)
    return LibraryFault(_("The library cannot be reached: {reason}.").format(reason=reason))


def _read_only() -> str:
    return _("The library cannot be written: the file or its folder is read-only.")


def _full() -> str:
    return _("The disk is full. What was saved before is safe. Make room, then do it again.")
