"""Looks into a library file without touching it, wherever it lies: a stick that cannot be written,
a drive without shared memory, beside a log that somebody has left.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from workshop.in_use import head_of, is_held
from workshop.storage.companions import LOGS, beside
from workshop.storage.faults import is_damage
from workshop.storage.locking import PLAIN, connect, errors, lock_of

_READ_VERSION, _WAL = 19, 2
"""The byte of the header that says how a file is read, and what it says where there is a log."""


@contextmanager
def looking(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads; one of `errors()` or OSError where there is nothing to read."""
    with ExitStack() as stack:
        yield stack.enter_context(closing(_opened(file, stack)))


def _opened(file: Path, stack: ExitStack) -> sqlite3.Connection:
    if not has_log(file):
        return reading(file)
    bare = connect(file, "mode=ro")
    try:
        bare.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except errors() as fault:
        bare.close()
        if is_damage(fault) or is_held(file):
            raise
        # To read a log SQLite writes beside it, which this place refuses.
        folder = stack.enter_context(TemporaryDirectory())
        return connect(taken(file, Path(folder)))
    return bare


def reading(file: Path) -> sqlite3.Connection:
    """A connection to a file that has no log. One that is written with a log is taken as it stands,
    since SQLite would lay a new log beside it.
    """
    return connect(file, "immutable=1" if uses_log(file) else "mode=ro")


def has_log(file: Path) -> bool:
    """Whether a part of what the library holds may stand in a log."""
    return any(beside(file, ending).exists() for ending in LOGS)


def uses_log(file: Path) -> bool:
    """Whether it is written by way of a log; what a locked file does not tell, so it may be."""
    return lock_of(file) != PLAIN or head_of(file)[_READ_VERSION:] == bytes([_WAL])


def taken(file: Path, folder: Path) -> Path:
    """A copy in another folder of a library that is not open, with its log."""
    copy = folder / "library"
    for ending in ("", *LOGS):
        if beside(file, ending).exists():
            shutil.copyfile(beside(file, ending), beside(copy, ending))
            beside(copy, ending).chmod(0o600)
    return copy
