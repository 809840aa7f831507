"""Tallies: the counts of a step as each laptop of the room has typed them."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from workshop.domain.cell_counts import CellCounts, TypedTally, united
from workshop.storage.tables import tally

_COUNTS = msgspec.json.Decoder(dict[str, CellCounts])
_ALL = select(tally).where(tally.c.session == bindparam("of_session"))
_NEW = upsert(tally)
_SAVE = _NEW.on_conflict_do_update(
    index_elements=["session", "step", "id"],
    set_={name: _NEW.excluded[name] for name in ("revision", "counts")},
)


class TallyStore:
    """Reads and writes tallies in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self, session: str) -> dict[str, dict[str, CellCounts]]:
        """Step key → cell → its counts of all tallies together."""
        return united((*self.here(session).values(), *self.elsewhere(session)))

    def here(self, session: str) -> dict[str, TypedTally]:
        """Step key → what was typed on this laptop."""
        return {each.step: each for each in self._found(session, here=True)}

    def elsewhere(self, session: str) -> list[TypedTally]:
        """What came from other laptops, by its random key."""
        return self._found(session, here=False)

    def save(self, session: str, tallies: Iterable[TypedTally], *, here: bool = False) -> None:
        """New ones, and others as they are now. A tally that is here stays so."""
        rows = [
            {
                "session": session,
                "step": each.step,
                "id": each.id,
                "revision": each.revision,
                "here": here,
                "counts": msgspec.json.encode(each.counts, order="sorted").decode(),
            }
            for each in tallies
        ]
        if rows:
            self._connection.execute(_SAVE, rows)

    def delete(self, session: str, tallies: Iterable[TypedTally]) -> None:
        """Takes these out, as if they had never come."""
        for each in tallies:
            self._connection.execute(
                delete(tally).where(
                    tally.c.session == session, tally.c.step == each.step, tally.c.id == each.id
                )
            )

    def delete_all(self, session: str) -> None:
        """Every tally of the session."""
        self._connection.execute(delete(tally).where(tally.c.session == session))

    def _found(self, session: str, *, here: bool) -> list[TypedTally]:
        return [
            TypedTally(
                step=row.step, id=row.id, revision=row.revision, counts=_COUNTS.decode(row.counts)
            )
            for row in self._connection.execute(_ALL, {"of_session": session})
            if row.here == here
        ]
