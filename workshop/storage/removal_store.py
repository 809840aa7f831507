"""What was deleted or purged, as salted hashes that tell nobody what it was."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from workshop.storage.tables import removal

_ADD = upsert(removal).on_conflict_do_nothing()


class RemovalStore:
    """Notes removals in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, digests: Iterable[bytes]) -> None:
        """Notes these too."""
        # In the order of the keys, so that their places tell nothing.
        rows = [{"digest": digest} for digest in sorted(digests)]
        if rows:
            self._connection.execute(_ADD, rows)

    def all(self) -> frozenset[bytes]:
        """All that are noted."""
        return frozenset(self._connection.execute(select(removal.c.digest)).scalars())

    def forget(self, digests: Iterable[bytes]) -> None:
        """What these name may come back: somebody has asked for it."""
        self._connection.execute(delete(removal).where(removal.c.digest.in_(list(digests))))
