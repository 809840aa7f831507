"""Where the rows about people lie in the file: in the order of their random keys.

SQLite puts a new row where there is room, and only a page's list of pointers is in the order of the
keys: left so, the places of the rows would tell who sat down when. Taken out and put back in the
order of their keys they lie where those keys, which know nothing, put them.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from workshop.storage.database import driver_of

_PEOPLE = ("participant", "turn", "done")
"""Owners first."""
_OF_SESSION, _OF_STEP = "session = ?", "session = ? AND step = ?"


def lay_in_order(connection: Connection, session: str) -> None:
    """Lays the rows of a session anew, inside the transaction of the deed that has changed them."""
    _lay(connection, (*_PEOPLE, "answer"), _OF_SESSION, (session,))


def lay_people_in_order(connection: Connection, session: str) -> None:
    """Only who there is and what they have done: few rows, however much they answer."""
    _lay(connection, _PEOPLE, _OF_SESSION, (session,))


def lay_step_in_order(connection: Connection, session: str, step: str) -> None:
    """Only the answers of one step."""
    _lay(connection, ("answer",), _OF_STEP, (session, step))


def _lay(connection: Connection, tables: Sequence[str], these: str, keys: tuple[str, ...]) -> None:
    bare = driver_of(connection)
    for table in tables:
        bare.execute(
            f"CREATE TEMP TABLE taken_{table} AS SELECT * FROM {table} WHERE {these}", keys
        )
    for table in reversed(tables):
        bare.execute(f"DELETE FROM {table} WHERE {these}", keys)
    for table in tables:
        bare.execute(f"INSERT INTO {table} SELECT * FROM temp.taken_{table}")
        bare.execute(f"DROP TABLE temp.taken_{table}")
