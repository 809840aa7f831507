"""Tallies: the counts of a step as each laptop of the room has typed them."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from workshop.domain.cell_counts import CellCounts, TypedTally, united
from workshop.storage.tables import tally

_COUNTS = msgspec.json.Decoder(dict[str, CellCounts])
_ALL = select(tally).where(tally.c.session == bindparam("of_session"))
_HERE, _ELSEWHERE = _ALL.where(tally.c.here), _ALL.where(~tally.c.here)
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
        return united(self.all(session))

    def all(self, session: str) -> list[TypedTally]:
        """Those of every laptop, by step and random key."""
        return self._found(_ALL, session)

    def here(self, session: str) -> dict[str, TypedTally]:
        """Step key → what was typed on this laptop."""
        return {each.step: each for each in self._found(_HERE, session)}

    def elsewhere(self, session: str) -> list[TypedTally]:
        """What came from other laptops, by its random key."""
        return self._found(_ELSEWHERE, session)

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

    def _found(self, wanted: Select[Any], session: str) -> list[TypedTally]:
        return [
            TypedTally(
                step=row.step, id=row.id, revision=row.revision, counts=_COUNTS.decode(row.counts)
            )
            for row in self._connection.execute(wanted, {"of_session": session})
        ]
