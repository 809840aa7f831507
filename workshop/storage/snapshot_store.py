"""Reveals: frozen summaries, and the salted digests that tell whether two people's answers differ
since.
"""

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from workshop.domain.step import Snapshot
from workshop.steps import AnySummary
from workshop.storage.tables import snapshot

_ALL = (
    select(snapshot.c.step, snapshot.c.number, snapshot.c.n, snapshot.c.summary)
    .where(snapshot.c.session == bindparam("of_session"))
    .order_by(snapshot.c.step, snapshot.c.number)
)
_BASIS = (
    select(snapshot.c.number, snapshot.c.basis)
    .where(snapshot.c.session == bindparam("of_session"), snapshot.c.step == bindparam("of_step"))
    .order_by(snapshot.c.number.desc())
    .limit(1)
)
_BASES = select(snapshot.c.step, snapshot.c.number, snapshot.c.basis).where(
    snapshot.c.session == bindparam("of_session"), snapshot.c.basis.is_not(None)
)
_KEEP = update(snapshot).where(
    snapshot.c.session == bindparam("of_session"),
    snapshot.c.step == bindparam("of_step"),
    snapshot.c.number == bindparam("of_number"),
)


_SUMMARY = msgspec.json.Decoder(AnySummary)


class Basis(Struct, frozen=True, kw_only=True):
    """What a reveal stood on. digests: token → salted digest of the answers, "" once deleted."""

    salt: str
    digests: dict[str, str]


class SnapshotStore:
    """Reads and writes reveals in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, session: str) -> tuple[Snapshot, ...]:
        """Every reveal, by step, oldest first."""
        found = []
        for row in self._connection.execute(_ALL, {"of_session": session}):
            exercise, _slash, step = row.step.partition("/")
            summary = _SUMMARY.decode(row.summary)
            found.append(
                Snapshot(exercise=exercise, step=step, number=row.number, n=row.n, summary=summary)
            )
        return tuple(found)

    def newest(self, session: str, step: str) -> tuple[int, Basis | None]:
        """Number of the newest reveal of a step (0 for none) and what it stood on."""
        keys = {"of_session": session, "of_step": step}
        row = self._connection.execute(_BASIS, keys).one_or_none()
        if row is None:
            return 0, None
        return row.number, msgspec.json.decode(row.basis, type=Basis) if row.basis else None

    def add(self, session: str, step: str, value: Snapshot, basis: Basis) -> None:
        """A new reveal; what the one before stood on is forgotten."""
        older = {"of_session": session, "of_step": step, "of_number": value.number - 1}
        self._connection.execute(_KEEP, {**older, "basis": None})
        self._connection.execute(
            insert(snapshot),
            {
                "session": session,
                "step": step,
                "number": value.number,
                "n": value.n,
                "summary": msgspec.json.encode(value.summary).decode(),
                "basis": msgspec.json.encode(basis).decode(),
            },
        )

    def forget_person(self, session: str, person: str) -> None:
        """Empties the digests of one person; that they took part in the reveal stays known."""
        for row in self._connection.execute(_BASES, {"of_session": session}).all():
            basis = msgspec.json.decode(row.basis, type=Basis)
            if basis.digests.get(person):
                kept = Basis(salt=basis.salt, digests={**basis.digests, person: ""})
                keys = {"of_session": session, "of_step": row.step, "of_number": row.number}
                text = msgspec.json.encode(kept).decode()
                self._connection.execute(_KEEP, {**keys, "basis": text})

    def forget_bases(self, session: str) -> None:
        """Leaves the summaries only."""
        self._connection.execute(
            update(snapshot).where(snapshot.c.session == session).values(basis=None)
        )

    def delete_all(self, session: str) -> None:
        """Every reveal of the session."""
        self._connection.execute(delete(snapshot).where(snapshot.c.session == session))
