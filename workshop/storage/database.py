"""The library file as a database: how it is opened, and its two kinds of transaction."""

import os
import sqlite3
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from workshop.errors import LibraryFault
from workshop.in_use import hold, is_held
from workshop.storage.faults import plain_words
from workshop.storage.locking import PATIENCE, connect, driver, lock_of
from workshop.storage.looking import reading
from workshop.words import _

WITH_LOG, WITHOUT_LOG = "WAL", "DELETE"
"""Journal modes: the usual one, and the one for a drive without shared memory."""
PRAGMAS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
)
WRITING = "BEGIN IMMEDIATE"
"""A writer that began deferred could fail to get the lock later; a reader that began immediate
would lock the desk out.
"""
BETWEEN_LOOKS = 0.005
"""Seconds until it is asked again whether somebody reads."""
VERSION = "data version"
"""What a connection knew when it was asked last whether others have written."""


class Database:
    """One library file. `read` and `write` each are one transaction; threads may share it.

    only_read: why nothing can be written there, for whoever would.
    """

    def __init__(
        self, file: Path, journal: str = WITH_LOG, *, only_read: LibraryFault | None = None
    ) -> None:
        self.file, self.only_read = file, only_read
        self._let_go = weakref.finalize(self, hold(file))
        self._engine = _engine_to_read(file) if only_read else _engine(file, journal)
        self._closed = False
        self._tidying: sqlite3.Connection | None = None
        self._giving_way = Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction with a consistent snapshot that blocks no writer."""
        self._refuse_closed()
        with plain_words(), self._engine.connect() as connection, _begun(connection, "BEGIN"):
            yield connection

    @contextmanager
    def write(self, patience: float = PATIENCE) -> Iterator[Connection]:
        """A transaction that writes; committed durably at its end, rolled back when it raises.
        patience: seconds to wait for another writer.
        """
        self._refuse_closed()
        if self.only_read is not None:
            raise self.only_read
        with self._giving_way:
            if self._tidying is not None:
                self._tidying.interrupt()
        with (
            plain_words(),
            self._engine.connect() as connection,
            _waiting(driver_of(connection), patience),
            _begun(connection, WRITING),
        ):
            yield connection

    @contextmanager
    def tidy(self) -> Iterator[Connection]:
        """Like `write`, for what can wait: as soon as somebody else of this program writes it is
        rolled back with a LibraryFault.
        """
        with self.write() as connection:
            with self._giving_way:
                self._tidying = driver_of(connection)
            try:
                yield connection
            finally:
                with self._giving_way:
                    self._tidying = None

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """A writing transaction in which tables may be dropped and recreated: with foreign keys on,
        dropping a table would cascade to the rows that refer to it.
        """
        with plain_words(), self._engine.connect() as connection:
            bare = driver_of(connection)
            bare.execute("PRAGMA foreign_keys = OFF")
            try:
                with _begun(connection, WRITING):
                    yield connection
            finally:
                bare.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def raw(self) -> Iterator[sqlite3.Connection]:
        """The bare connection outside any transaction (backup, vacuum)."""
        self._refuse_closed()
        with plain_words():
            held = self._engine.raw_connection()
            try:
                yield held.driver_connection  # type: ignore[misc]
            finally:
                held.close()

    def changed_elsewhere(self) -> bool:
        """Whether somebody else has written since this was asked last. What another thread of this
        program has written may be told as well.
        """
        self._refuse_closed()
        with plain_words(), self._engine.connect() as connection:
            [(version,)] = driver_of(connection).execute("PRAGMA data_version").fetchall()
            before = connection.info.get(VERSION, version)
            connection.info[VERSION] = version
        return bool(version != before)

    def forget(self) -> bool:
        """Overwrites what was deleted but may still stand in free pages, search index or log. False
        where somebody who reads still holds the log.
        """
        with self.raw() as bare:
            bare.execute("INSERT INTO search(search) VALUES ('optimize')")
            bare.execute("VACUUM")
        return self.empty_log()

    def empty_log(self, patience: float = PATIENCE) -> bool:
        """Writes the log into the file and cuts it to nothing; what was before stood in it. False
        where somebody who reads holds it longer than that many seconds.
        """
        if self.only_read is not None:
            return True
        with self.raw() as bare, _waiting(bare, patience):
            busy, _pages, _moved = bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def fold(self) -> None:
        """Switches off the write-ahead log, so that it is one file, as a backup is."""
        with self.raw() as bare:
            bare.execute("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        """Closes every connection; the last one checkpoints the log. What another thread is reading
        just now ends first: its connection would keep the log, as another program's would.
        """
        self._closed = True
        pool, until = self._engine.pool, time.monotonic() + PATIENCE
        while isinstance(pool, QueuePool) and pool.checkedout() and time.monotonic() < until:
            time.sleep(BETWEEN_LOOKS)
        self._engine.dispose()
        self._let_go()

    def _refuse_closed(self) -> None:
        # Connecting while a backup takes the file's place would create an empty one there.
        if self._closed:
            raise LibraryFault(_("The library is closed just now. Try again in a moment."))


def make_private(file: Path) -> None:
    """Creates the file if need be; only its owner may read it."""
    with plain_words():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_held(file):
            os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        if file.stat().st_mode & 0o077:
            with suppress(OSError):  # a stick may have no file modes, or the file another owner
                file.chmod(0o600)


def leave_log(file: Path) -> None:
    """Has the file written without a log from now on. Alone with it, SQLite needs nothing shared to
    read what stands in the log.
    """
    with plain_words(), closing(connect(file)) as bare:
        bare.execute("PRAGMA locking_mode = EXCLUSIVE")
        bare.execute(f"PRAGMA journal_mode = {WITHOUT_LOG}")
        bare.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _engine(file: Path, journal: str) -> Engine:
    return _engine_of(file, connect, f"journal_mode = {journal}", *PRAGMAS)


def _engine_to_read(file: Path) -> Engine:
    return _engine_of(file, reading, *PRAGMAS)


def _engine_of(
    file: Path, connected: Callable[[Path], sqlite3.Connection], *pragmas: str
) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=driver(lock_of(file)),
        creator=partial(connected, file),
        poolclass=QueuePool,
    )
    event.listen(engine, "connect", partial(_prepare, pragmas))
    return engine


def _prepare(pragmas: tuple[str, ...], bare: sqlite3.Connection, _record: object) -> None:
    # By default sqlite3 commits before DDL; without an isolation level it begins nothing itself.
    bare.isolation_level = None
    for pragma in pragmas:
        bare.execute(f"PRAGMA {pragma}")


@contextmanager
def _waiting(bare: sqlite3.Connection, patience: float) -> Iterator[None]:
    if patience == PATIENCE:
        yield
        return
    bare.execute(f"PRAGMA busy_timeout = {patience * 1000:.0f}")
    try:
        yield
    finally:
        bare.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")


@contextmanager
def _begun(connection: Connection, words: str) -> Iterator[None]:
    # BEGIN here and not in an event hook: with one, SQLAlchemy checks for listeners per statement.
    driver_of(connection).execute(words)
    with connection.begin():
        yield


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The underlying `sqlite3` connection, in the same transaction."""
    bare: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return bare
