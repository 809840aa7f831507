"""Counts typed for the cells of a step."""

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from workshop.domain.cell_counts import CellCounts
from workshop.storage.tables import cell_count

_COUNTS = msgspec.json.Decoder(CellCounts)
_ALL = select(cell_count).where(cell_count.c.session == bindparam("of_session"))


class CountStore:
    """Reads and writes counts in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, session: str) -> dict[str, dict[str, CellCounts]]:
        """Step key → cell → its counts."""
        found: dict[str, dict[str, CellCounts]] = {}
        for row in self._connection.execute(_ALL, {"of_session": session}):
            found.setdefault(row.step, {})[row.cell] = _COUNTS.decode(row.counts)
        return found

    def put(self, session: str, step: str, counts: dict[str, CellCounts]) -> None:
        """The counts of a step, in place of those before."""
        self._connection.execute(
            delete(cell_count).where(cell_count.c.session == session, cell_count.c.step == step)
        )
        rows = [
            {
                "session": session,
                "step": step,
                "cell": cell,
                "counts": msgspec.json.encode(each).decode(),
            }
            for cell, each in sorted(counts.items())
        ]
        if rows:
            self._connection.execute(insert(cell_count), rows)

    def delete_all(self, session: str) -> None:
        """Every count of the session."""
        self._connection.execute(delete(cell_count).where(cell_count.c.session == session))
