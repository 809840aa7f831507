"""What the reports of sessions are to hold."""

from functools import lru_cache

import msgspec
from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from workshop.domain.report_choice import ReportChoice
from workshop.storage.tables import report

_read = lru_cache(maxsize=4)(msgspec.json.Decoder(ReportChoice).decode)
"""Read for every page of the room: a logo is unpacked once."""
_ONE = select(report.c.choice).where(report.c.session == bindparam("of_session"))
_SAVE = upsert(report).on_conflict_do_update(
    index_elements=["session"], set_={"choice": upsert(report).excluded.choice}
)


class ReportStore:
    """Reads and writes choices in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def choice(self, session: str) -> ReportChoice:
        """What was chosen for the session, else the usual."""
        found = self._connection.execute(_ONE, {"of_session": session}).scalar()
        return _read(found) if found else ReportChoice()

    def save(self, session: str, choice: ReportChoice) -> None:
        """Keeps it."""
        row = {"session": session, "choice": msgspec.json.encode(choice, order="sorted").decode()}
        self._connection.execute(_SAVE, row)

    def delete_all(self, session: str) -> None:
        """Forgets it."""
        self._connection.execute(delete(report).where(report.c.session == session))
