"""The list of sessions by plain `sqlite3`, shown long before SQLAlchemy could be imported (bench
figure "exec to 200 sessions listed"); the store runs the same query.
"""

import datetime as dt
import sqlite3
from functools import partial
from pathlib import Path

import msgspec

from workshop.domain.record import SessionRow
from workshop.storage.file_identity import APPLICATION_ID, HEAD
from workshop.words import _

_FIELDS = SessionRow.__struct_fields__
_LIST = f"SELECT {', '.join(_FIELDS)} FROM session WHERE binned = ? ORDER BY date DESC, title"


def glance(file: Path) -> tuple[SessionRow, ...] | None:
    """The sessions of a library that nobody has opened yet, the file untouched; None where it is
    none of this version, or there is anything to say about it.
    """
    try:
        bare = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
        try:
            return listed(bare, binned=False) if _is_current(bare) else None
        finally:
            bare.close()
    except sqlite3.Error:
        return None


def _is_current(bare: sqlite3.Connection) -> bool:
    known = bare.execute("PRAGMA application_id").fetchone()
    return known == (APPLICATION_ID,) and bare.execute(
        "SELECT version_num FROM alembic_version"
    ).fetchall() == [(HEAD,)]


def listed(bare: sqlite3.Connection, *, binned: bool) -> tuple[SessionRow, ...]:
    """Lines of the library, or of its bin; newest day first."""
    # A sign that is none would end the whole list.
    bare.text_factory = partial(str, encoding="utf-8", errors="replace")
    try:
        rows = [dict(zip(_FIELDS, row, strict=True)) for row in bare.execute(_LIST, (binned,))]
    finally:
        bare.text_factory = str
    try:
        return msgspec.convert(rows, tuple[SessionRow, ...])  # all at once takes half the time
    except msgspec.ValidationError:
        return tuple(map(_line, rows))


def _line(fields: dict[str, object]) -> SessionRow:
    """A line, or one that says that its session cannot be read."""
    try:
        return msgspec.convert(fields, SessionRow)
    except msgspec.ValidationError:
        told = _("A session that cannot be read")
        return SessionRow(
            id=str(fields["id"]), title=told, client="", date=dt.date.min, state="draft", people=0
        )
