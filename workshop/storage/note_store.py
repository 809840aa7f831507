"""Notes and the parking lot."""

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from workshop.domain.record import Note
from workshop.storage.tables import note

_COLUMNS = tuple(note.c[name] for name in Note.__struct_fields__)
_ALL = (
    select(*_COLUMNS)
    .where(note.c.session == bindparam("of_session"), note.c.body != "")
    .order_by(note.c.number)
)
_ONE = select(*_COLUMNS).where(
    note.c.session == bindparam("of_session"), note.c.id == bindparam("of_note")
)
_LAST = select(func.max(note.c.number)).where(note.c.session == bindparam("of_session"))
_NEXT = func.coalesce(_LAST.scalar_subquery(), 0) + 1
_SAVE = (
    upsert(note)
    .values(number=_NEXT)
    .on_conflict_do_update(
        index_elements=["session", "id"],
        set_={name: upsert(note).excluded[name] for name in Note.__struct_fields__ if name != "id"},
    )
)

_FORGET = delete(note).where(note.c.id == bindparam("of_note")).returning(note.c.session)


class NoteStore:
    """Reads and writes notes in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, session: str) -> tuple[Note, ...]:
        """Notes and parked items in the order they were made."""
        rows = self._connection.execute(_ALL, {"of_session": session})
        return tuple(Note(**row._asdict()) for row in rows)

    def find(self, session: str, name: str) -> Note | None:
        """The note of that id."""
        keys = {"of_session": session, "of_note": name}
        row = self._connection.execute(_ONE, keys).one_or_none()
        return Note(**row._asdict()) if row is not None else None

    def save(self, session: str, value: Note) -> None:
        """A new note, or its changed form at the same place. One without words is out of the list
        and keeps its place, should it come back.
        """
        keys = {"of_session": session, "session": session}
        self._connection.execute(_SAVE, {**keys, **msgspec.structs.asdict(value)})

    def delete_all(self, session: str) -> None:
        """Every note of the session."""
        self._connection.execute(delete(note).where(note.c.session == session))

    def forget(self, name: str) -> tuple[str, ...]:
        """Deletes the note of that id in every session; these sessions."""
        gone = self._connection.execute(_FORGET, {"of_note": name})
        return tuple(gone.scalars())
