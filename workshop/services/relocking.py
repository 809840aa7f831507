"""A passphrase set, changed or removed: the library first, then each copy of it.

Whatever is cut short is found again: a library that has a new lock keeps the keys of the old ones
until no copy needs them, and the rest is done at the next start.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from workshop.errors import LibraryFault
from workshop.paths import backups, library_file, put_aside
from workshop.services.leftovers import clear_away
from workshop.storage.backup import PART, copy_library
from workshop.storage.companions import COMPANIONS, beside
from workshop.storage.locking import PLAIN, key_of, lock_of, make_like, relock, trust
from workshop.storage.looking import has_log
from workshop.storage.unit import Unit
from workshop.words import _

_NAME = "former locks"
"""The setting that keeps lock → key."""

Report = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def made_like(home: Path, other: Path) -> None:
    """Has the library that will be made in another folder locked as this one is."""
    make_like(library_file(other), library_file(home))


def keep_key(unit: Unit, file: Path) -> None:
    """Notes the key of a library or backup, which copies need after the library has another."""
    lock = lock_of(file)
    if lock != PLAIN:
        keep_keys(unit, {lock: key_of(lock)})


def keep_keys(unit: Unit, keys: dict[bytes, bytes]) -> None:
    """Notes lock → key beside those that are known."""
    _save(unit, {**former(unit), **keys})


def former(unit: Unit) -> dict[bytes, bytes]:
    """Lock → key of those that copies may still have."""
    kept = unit.settings.find(_NAME)
    return msgspec.json.decode(kept, type=dict[bytes, bytes]) if kept else {}


def trust_former(unit: Unit) -> None:
    """Has copies open that still have a former lock."""
    for lock, key in former(unit).items():
        trust(lock, key)


def forget_former(unit: Unit, home: Path) -> None:
    """Forgets the keys that no copy needs any more."""
    needed = {lock_of(file) for file in _copies(home)}
    kept = former(unit)
    still = {lock: key for lock, key in kept.items() if lock in needed}
    if still != kept:
        _save(unit, still)


def lock_after(home: Path, backup: Path) -> str:
    """What is to be said of the passphrase once a backup is the library, or ""."""
    here, there = lock_of(library_file(home)), lock_of(backup)
    if there in (PLAIN, here):
        return ""
    if here == PLAIN:
        return _("It is locked now, with the passphrase of that backup.")
    return _("It is locked with your passphrase of now, not with that of the backup.")


def lock_library(home: Path, lock: bytes) -> None:
    """Gives the library another lock; it must be closed."""
    file = library_file(home)
    if has_log(file):
        raise LibraryFault(_("Another program is using the library. Try again in a moment."))
    copy_library(file, file, partial(relock, lock=lock))


def clear_cut_short(home: Path) -> None:
    """Removes what a change of the lock has left that was cut short: it may be a plain copy."""
    for file in home.glob(f"{library_file(home).name}{PART}*"):
        with suppress(OSError):
            file.unlink()


def lock_copies(home: Path, report: Report, cancelled: Cancelled) -> tuple[str, ...]:
    """Gives every backup and library put aside the lock that the library has; the names of those
    that cannot be read, which are left as they are.
    """
    clear_away(home)
    lock, due = lock_of(library_file(home)), due_copies(home)
    left: list[str] = []
    for done, file in enumerate(due):
        if cancelled():
            return tuple(left)
        report(done, len(due))
        try:
            _lock_copy(file, lock)
        except LibraryFault:
            left.append(file.name)
    report(len(due), len(due))
    return tuple(left)


def due_copies(home: Path) -> tuple[Path, ...]:
    """The copies that have another lock than the library."""
    lock = lock_of(library_file(home))
    return tuple(file for file in _copies(home) if lock_of(file) != lock)


def _lock_copy(file: Path, lock: bytes) -> None:
    was = file.stat()
    # Beside its old log a new file would look damaged, so that log goes before it comes.
    made = file.with_stem(f"{file.stem} in one file") if has_log(file) else file
    if made == file or lock_of(made) != lock:
        copy_library(file, made, partial(relock, lock=lock))
    os.utime(made, ns=(was.st_atime_ns, was.st_mtime_ns))
    for ending in COMPANIONS[1:]:
        beside(file, ending).unlink(missing_ok=True)
    made.replace(file)


def _copies(home: Path) -> Iterator[Path]:
    for folder in (backups(home), put_aside(home)):
        yield from sorted(file for file in folder.glob("*.workshop") if file.is_file())


def _save(unit: Unit, kept: dict[bytes, bytes]) -> None:
    if kept:
        unit.settings.save(_NAME, msgspec.json.encode(kept).decode())
    else:
        unit.settings.remove(_NAME)
