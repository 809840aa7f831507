"""Search rows: the words of sessions, notes, decisions and released texts, never private answers.

A row's id is a digest of what it stands for, so that it can be replaced without a look-up and
reveals no order.
"""

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, text

from workshop.domain.record import SearchHit
from workshop.domain.step import clean_text

LIMIT = 200
MOST_WORDS = 32

_DELETE = text("DELETE FROM search WHERE rowid = :row")
_PUT = text(
    "INSERT OR REPLACE INTO search(rowid, session, what, body)"
    " VALUES (:row, :session, :what, :body)"
)
_FIND = text(
    "SELECT search.session, session.title, what, snippet(search, 2, '‹', '›', '…', 16)"
    " FROM search JOIN session ON session.id = search.session"
    " WHERE search MATCH :query AND NOT session.binned ORDER BY rank LIMIT :limit"
)
_ANEW = text("INSERT INTO search(search) VALUES ('optimize')")
_OF_WHAT = text("SELECT rowid FROM search WHERE session = :session")


class SearchStore:
    """Reads and writes search rows in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, session: str, what: str, name: str, body: str) -> None:
        """Makes the body findable under (session, what, name); an empty one no longer."""
        row = _row(session, what, name)
        if body:
            values = {"row": row, "session": session, "what": what, "body": body}
            self._connection.execute(_PUT, values)
        else:
            self._connection.execute(_DELETE, {"row": row})

    def put_all(self, session: str, what: str, name: str, bodies: Iterable[str]) -> None:
        """The same for a list of bodies under one name; those of before are replaced."""
        number = 0
        for number, body in enumerate(bodies, start=1):
            self.put(session, what, f"{name}/{number}", body)
        while True:
            number += 1
            gone = self._connection.execute(
                _DELETE, {"row": _row(session, what, f"{name}/{number}")}
            )
            if not gone.rowcount:
                return

    def find(self, words: str) -> tuple[SearchHit, ...]:
        """Where all the words stand, best first; the last may be the beginning of a longer one."""
        query = _query(words)
        if not query:
            return ()
        rows = self._connection.execute(_FIND, {"query": query, "limit": LIMIT})
        return tuple(
            SearchHit(session=session, title=title, what=what, excerpt=excerpt)
            for session, title, what, excerpt in rows
        )

    def leave_nothing(self) -> None:
        """Writes its index anew: it keeps the words of what was taken out until then."""
        self._connection.execute(_ANEW)

    def delete_all(self, session: str) -> None:
        """Every search row of the session."""
        rows = self._connection.execute(_OF_WHAT, {"session": session}).scalars().all()
        for row in rows:
            self._connection.execute(_DELETE, {"row": row})


def _row(session: str, what: str, name: str) -> int:
    digest = hashlib.blake2b(f"{session}\n{what}\n{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _query(words: str) -> str:
    """Each word quoted, so that no character of FTS5's own language acts."""
    spoken = [word.replace('"', "") for word in clean_text(words).split()[:MOST_WORDS]]
    return " ".join(f'"{word}"*' for word in spoken if any(each.isalnum() for each in word))
