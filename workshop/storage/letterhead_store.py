"""The letterheads of a library, and which of them is the usual one."""

from functools import lru_cache

import msgspec
from msgspec import structs
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from workshop.domain.letterhead import Letterhead, Letterheads, called
from workshop.storage.tables import letterhead

_read = lru_cache(maxsize=32)(msgspec.json.Decoder(Letterhead).decode)
"""Read for every page of the room: a logo is unpacked once."""
_ALL = select(letterhead.c.id, letterhead.c.usual, letterhead.c.body)
_ONE = letterhead.c.id == bindparam("of_id")


class LetterheadStore:
    """Reads and writes letterheads in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> Letterheads:
        """Every one kept, by what it is called."""
        rows = self._connection.execute(_ALL).all()
        every = [structs.replace(_read(row.body), id=row.id) for row in rows]
        every.sort(key=lambda each: (called(each).casefold(), each.id))
        usual = next((row.id for row in rows if row.usual), "")
        return Letterheads(every=tuple(every), usual=usual)

    def add(self, added: Letterhead, *, usual: bool) -> None:
        """Keeps a new one."""
        row = {"id": added.id, "usual": usual, "body": _body(added)}
        self._connection.execute(insert(letterhead), row)

    def save(self, changed: Letterhead) -> None:
        """Keeps one as it is now."""
        values = {"of_id": changed.id, "body": _body(changed)}
        self._connection.execute(update(letterhead).where(_ONE), values)

    def remove(self, gone: str) -> None:
        """Forgets one."""
        self._connection.execute(delete(letterhead).where(_ONE), {"of_id": gone})

    def make_usual(self, wanted: str) -> None:
        """Makes one the usual one, and no other."""
        self._connection.execute(update(letterhead).values(usual=letterhead.c.id == wanted))


def _body(kept: Letterhead) -> str:
    return msgspec.json.encode(structs.replace(kept, id="")).decode()
