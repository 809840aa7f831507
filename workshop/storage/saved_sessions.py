"""What a library file that is not open holds: its sessions, and what people have left in each."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path

import msgspec

from workshop.domain.history import Gathered
from workshop.domain.record import SavedSession, SessionRow
from workshop.domain.session import Block
from workshop.storage.faults import Damaged
from workshop.storage.locking import errors
from workshop.storage.looking import looking
from workshop.storage.session_list import listed
from workshop.words import _

_PEOPLE = ("participant", "turn", "done", "answer")
_NOT_TOLD = ("session", "removed", "active", "question", "draft", "tokens")
"""Columns that are the same for all, or change though nobody has sat down."""
_COUNTS = (
    """
    SELECT count(DISTINCT done.participant) FROM done
    JOIN participant ON participant.session = done.session AND participant.id = done.participant
    WHERE done.session = ? AND NOT participant.removed
    """,
    "SELECT count(*) FROM note WHERE session = ? AND body <> ''",
)
_DECISIONS = "SELECT count(*) FROM decision WHERE session = ? AND text <> ''"
"""In a file before revision 0005; since then they are a list like others, known by their ids."""
_DECIDED = "SELECT count(*) FROM entry WHERE session = ? AND id GLOB 'd[1-6]'"
_FILES = 512


@contextmanager
def _looked(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads; Damaged where the file cannot be read."""
    try:
        with looking(file) as bare:
            bare.text_factory = partial(str, encoding="utf-8", errors="replace")
            yield bare
    except errors(OSError) as fault:
        raise Damaged(_("“{name}” cannot be read.").format(name=file.name)) from fault


def sessions_in(file: Path) -> tuple[SavedSession, ...]:
    """The sessions of a library file, newest day first, those of its bin last."""
    with _looked(file) as bare:
        rows = [(row, binned) for binned in (False, True) for row in listed(bare, binned=binned)]
        return tuple(_saved(bare, row, binned=binned) for row, binned in rows)


def _saved(bare: sqlite3.Connection, row: SessionRow, *, binned: bool) -> SavedSession:
    older = bare.execute("SELECT 1 FROM sqlite_master WHERE name = 'decision'").fetchone()
    counts = (*_COUNTS, _DECISIONS if older else _DECIDED)
    answered, notes, decisions = (
        bare.execute(question, (row.id,)).fetchone()[0] for question in counts
    )
    agenda = bare.execute("SELECT agenda FROM session WHERE id = ?", (row.id,)).fetchone()[0]
    try:
        blocks = msgspec.json.decode(agenda, type=tuple[Block, ...])
    except msgspec.MsgspecError:
        blocks = ()
    return SavedSession(
        row=row,
        agenda=tuple((block.title, block.minutes) for block in blocks),
        answered=answered,
        notes=notes,
        decisions=decisions,
        binned=binned,
    )


def gathered_in(file: Path) -> dict[str, Gathered]:
    """Session → what people have left in it, of those in which anybody has sat down."""
    found = file.stat()
    return _gathered(file, found.st_mtime_ns, found.st_size)


@lru_cache(_FILES)
def _gathered(file: Path, _changed: int, _size: int) -> dict[str, Gathered]:
    found = {}
    with _looked(file) as bare:
        questions = [_rows_of(bare, table) for table in _PEOPLE]
        for session, state in bare.execute("SELECT id, state FROM session").fetchall():
            rows = [bare.execute(each, (session,)).fetchone()[0] for each in questions]
            if any(rows):
                digest = hashlib.blake2b(repr(rows).encode()).digest()
                found[session] = Gathered(digest=digest, collecting=state != "finished")
    return found


def _rows_of(bare: sqlite3.Connection, table: str) -> str:
    """A question for all rows of a session as one text, in the order of their keys: put together
    by SQLite, which meanwhile lets other threads work.
    """
    columns = {
        column: place for _at, column, *_kind, place in bare.execute(f"PRAGMA table_info({table})")
    }
    told = " || '|' || ".join(f"quote({name})" for name in columns if name not in _NOT_TOLD)
    keys = ", ".join(sorted(filter(columns.get, columns), key=columns.__getitem__))
    return (
        f"SELECT group_concat(told, ';') FROM"
        f" (SELECT {told} AS told FROM {table} WHERE session = ? ORDER BY {keys})"
    )
