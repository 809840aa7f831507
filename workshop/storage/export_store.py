"""The files with answers that were written from sessions."""

from sqlalchemy import Connection, bindparam, delete, literal, select
from sqlalchemy.dialects.sqlite import insert as upsert

from workshop.domain.record import Export
from workshop.storage.tables import export, participant

_NEW = upsert(export)
_AGAIN = {"deed": _NEW.excluded.deed, "written": _NEW.excluded.written}
_ADD = _NEW.on_conflict_do_update(index_elements=["session", "file"], set_=_AGAIN)
_OF_SESSION = (
    select(export.c.file, export.c.deed, export.c.written)
    .where(export.c.session == bindparam("of_session"))
    .order_by(export.c.written.desc(), export.c.file)
)


class ExportStore:
    """Lists and reads them in one transaction; a file that is written again is listed once."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, session: str, value: Export) -> None:
        """Lists a file that holds answers of one session."""
        keys = {"session": session, "file": value.file}
        row = {**keys, "deed": value.deed, "written": value.written}
        self._connection.execute(_ADD, row)

    def add_for_all(self, value: Export) -> None:
        """Lists a file that holds the answers of every session that has any."""
        each = select(
            participant.c.session, literal(value.file), literal(value.deed), literal(value.written)
        ).distinct()
        # Without a WHERE, SQLite takes the ON of the conflict for that of a join.
        chosen = each.where(participant.c.session != "")
        rows = _NEW.from_select(["session", "file", "deed", "written"], chosen)
        self._connection.execute(
            rows.on_conflict_do_update(index_elements=["session", "file"], set_=_AGAIN)
        )

    def all(self, session: str) -> tuple[Export, ...]:
        """Those of a session, newest first."""
        rows = self._connection.execute(_OF_SESSION, {"of_session": session})
        return tuple(Export(**row._asdict()) for row in rows)

    def every(self) -> tuple[tuple[str, Export], ...]:
        """Those of the whole library, each with its session."""
        rows = self._connection.execute(select(export))
        return tuple(
            (row.session, Export(file=row.file, deed=row.deed, written=row.written)) for row in rows
        )

    def delete_all(self, session: str) -> None:
        """The list of a session; the files are where they are."""
        self._connection.execute(delete(export).where(export.c.session == session))
