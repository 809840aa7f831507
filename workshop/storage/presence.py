"""Who else has the library open: each holds a read lock on an empty file beside it, which the
system takes back when a program ends, however it does.
"""

import sqlite3
from pathlib import Path

from workshop.errors import LibraryFault
from workshop.storage.database import make_private
from workshop.storage.faults import NotWritable, plain_words

NAME = "library.open"
_PATIENCE = 1.0
"""Seconds to wait for somebody who asks the same just now."""


class Presence:
    """That this program has the library of a folder open. Where nothing can be written beside it
    nobody is known of.
    """

    def __init__(self, home: Path) -> None:
        self._held: sqlite3.Connection | None = None
        self.refused: NotWritable | None = None
        """Why nothing can be written beside the library."""
        file = home / NAME
        try:
            make_private(file)
            self._held = sqlite3.connect(
                file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            self._hold("BEGIN")
        except NotWritable as fault:
            self.refused = fault
        except (sqlite3.Error, LibraryFault):
            self.close()

    def is_alone(self) -> bool:
        """Whether no other program has the library open."""
        if self._held is None:
            return True
        with plain_words():
            self._held.execute("ROLLBACK")
            try:
                self._hold("BEGIN EXCLUSIVE")
                self._held.execute("ROLLBACK")
            except sqlite3.OperationalError as fault:
                if fault.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                return False
            finally:
                self._hold("BEGIN")
        return True

    def close(self) -> None:
        """It is open here no longer."""
        if self._held is not None:
            self._held.close()
        self._held = None

    def _hold(self, begun: str) -> None:
        if self._held is not None:
            self._held.execute(begun)
            self._held.execute("SELECT count(*) FROM sqlite_master").fetchone()
