"""Lists named on the day, entry by entry."""

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from workshop.domain.gathering import Entries, FieldValue, ListEntry
from workshop.domain.position import Position
from workshop.storage.tables import entry

_VALUES = msgspec.json.Decoder(dict[str, FieldValue])
_CARDS = msgspec.json.Decoder(tuple[str, ...])
_POSITION = msgspec.json.Decoder(Position)
_ALL = (
    select(entry)
    .where(entry.c.session == bindparam("of_session"))
    .order_by(entry.c.step, entry.c.number)
)


class ListStore:
    """Reads and writes lists in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, session: str) -> dict[str, Entries]:
        """Every list of the session by step key, in the order that was given to it."""
        found: dict[str, Entries] = {}
        for row in self._connection.execute(_ALL, {"of_session": session}):
            found[row.step] = (*found.get(row.step, ()), _entry(row))
        return found

    def put(self, session: str, step: str, entries: Entries) -> None:
        """The list of a step, in place of the one before."""
        self._connection.execute(
            delete(entry).where(entry.c.session == session, entry.c.step == step)
        )
        if entries:
            self._connection.execute(
                insert(entry),
                [
                    {
                        "session": session,
                        "step": step,
                        "id": each.id,
                        "number": number,
                        "fields": msgspec.json.encode(each.values).decode(),
                        "called": each.called,
                        "cards": msgspec.json.encode(each.cards).decode(),
                        "position": msgspec.json.encode(each.position).decode()
                        if each.position is not None
                        else None,
                    }
                    for number, each in enumerate(entries, start=1)
                ],
            )

    def delete_all(self, session: str) -> None:
        """Every list of the session."""
        self._connection.execute(delete(entry).where(entry.c.session == session))


def _entry(row: Row[tuple[object, ...]]) -> ListEntry:
    return ListEntry(
        id=row.id,
        values=_VALUES.decode(row.fields or ""),
        called=row.called,
        cards=_CARDS.decode(row.cards),
        position=_POSITION.decode(row.position) if row.position is not None else None,
    )
