"""Where the rows about people lie in the file: in the order of their random keys.

SQLite puts a new row where there is room, and only a page's list of pointers is in the order of the
keys: left so, the places of the rows would tell who sat down when. Taken out and put back in the
order of their keys they lie where those keys, which know nothing, put them.
"""

from sqlalchemy import Connection

from workshop.storage.database import driver_of

_TABLES = ("participant", "turn", "done", "answer")
"""Owners first."""


def lay_in_order(connection: Connection, session: str) -> None:
    """Lays the rows of a session anew, inside the transaction of the deed that has changed them."""
    bare = driver_of(connection)
    for table in _TABLES:
        bare.execute(
            f"CREATE TEMP TABLE taken_{table} AS SELECT * FROM {table} WHERE session = ?",
            (session,),
        )
    for table in reversed(_TABLES):
        bare.execute(f"DELETE FROM {table} WHERE session = ?", (session,))
    for table in _TABLES:
        bare.execute(f"INSERT INTO {table} SELECT * FROM temp.taken_{table}")
        bare.execute(f"DROP TABLE temp.taken_{table}")
