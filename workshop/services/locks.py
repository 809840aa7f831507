"""The passphrase of a library: asked for before it is open."""

import time
from collections.abc import Callable
from pathlib import Path

from workshop.errors import Refused, WrongSecret
from workshop.in_use import head_of, is_held
from workshop.paths import backups, library_file
from workshop.storage import locking
from workshop.storage.locking import PLAIN, is_open, lock_of, unlock
from workshop.words import _, ngettext

STEP, MOST = 5, 30
"""Seconds that each wrong try adds to the wait, and the longest wait."""
LEAST = 8
"""Characters of a passphrase."""


class Lock:
    """What a library, or one of its backups, is locked with. Each wrong try makes the next wait."""

    def __init__(self, file: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._lock = lock_of(file)
        self._clock, self._wrong, self._since = clock, 0, 0.0

    def is_shut(self) -> bool:
        """Whether the passphrase has to be asked for."""
        return not is_open(self._lock)

    def open(self, passphrase: str) -> None:
        """Opens it for as long as the program runs; WrongSecret where it is not the passphrase, and
        Refused while a wrong try waits.
        """
        left = round(self._since + min(self._wrong * STEP, MOST) - self._clock())
        if self._wrong and left > 0:
            raise Refused(
                ngettext(
                    "That did not fit. Wait {n} second, then try again.",
                    "That did not fit. Wait {n} seconds, then try again.",
                    left,
                )
            )
        try:
            unlock(self._lock, passphrase)
        except WrongSecret:
            self._wrong, self._since = self._wrong + 1, self._clock()
            raise
        self._wrong = 0


def lock_of_library(home: Path) -> Lock:
    """What the library of a folder is locked with; where it is gone or damaged, its last backup."""
    file = library_file(home)
    read = is_held(file) or head_of(file).startswith(b"SQLite")
    if lock_of(file) == PLAIN and not read:
        saved = sorted(backups(home).glob("*.workshop"), key=lambda each: each.name)
        file = saved[-1] if saved else file
    return Lock(file)


def can_lock() -> bool:
    """Whether this copy of the program has what locks a library."""
    return locking.can_lock()


def is_locked(home: Path) -> bool:
    """Whether the library of a folder is locked, open or not."""
    return lock_of(library_file(home)) != PLAIN


def accepted(passphrase: str) -> str:
    """A passphrase that may be set; Refused where it is too short."""
    if len(passphrase) < LEAST:
        raise Refused(_("A passphrase has at least 8 characters: a few words are best."))
    return passphrase
