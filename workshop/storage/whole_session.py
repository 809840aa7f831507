"""A session with every row of it, on its way from one library file into another."""

from typing import Any

from sqlalchemy import Connection, Table, insert, select

from workshop.domain.record import WholeSession
from workshop.storage import tables

_OWNED = tuple(table for table in tables.metadata.sorted_tables if "session" in table.c)
"""Tables with rows of sessions, owners first."""


def taken(connection: Connection, name: str) -> WholeSession | None:
    """The session of that id."""
    found = _rows(connection, tables.session, "id", name)
    if not found:
        return None
    (head,) = found
    rows = {table.name: _rows(connection, table, "session", name) for table in _OWNED}
    return WholeSession(id=name, title=head["title"], head=head, rows=rows)


def put(connection: Connection, whole: WholeSession, name: str, title: str) -> None:
    """Adds it under that id and title, out of the bin; nobody of it is at the desk."""
    head = {**whole.head, "id": name, "title": title, "binned": False}
    connection.execute(insert(tables.session), head)
    for table in _OWNED:
        rows = [{**row, "session": name} for row in whole.rows[table.name]]
        if table is tables.turn:
            rows = [{**row, "active": False, "desk": ""} for row in rows]
        if rows:
            connection.execute(insert(table), rows)


def _rows(
    connection: Connection, table: Table, column: str, name: str
) -> tuple[dict[str, Any], ...]:
    found = connection.execute(select(table).where(table.c[column] == name))
    # Keys of a row are strings of SQLAlchemy's own.
    return tuple({str(key): row[key] for key in row} for row in found.mappings())
