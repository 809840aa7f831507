"""Reveals: frozen summaries, and which sheets each of them counted."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from workshop.domain.sheets import Counted, Revisions
from workshop.domain.step import Snapshot, step_key
from workshop.steps import AnySummary
from workshop.storage.tables import snapshot

_ALL = (
    select(snapshot.c.step, snapshot.c.number, snapshot.c.n, snapshot.c.summary)
    .where(snapshot.c.session == bindparam("of_session"))
    .order_by(snapshot.c.step, snapshot.c.number)
)
_BASES = (
    select(snapshot.c.basis)
    .where(snapshot.c.session == bindparam("of_session"), snapshot.c.step == bindparam("of_step"))
    .order_by(snapshot.c.number)
)
_NEWEST = select(func.max(snapshot.c.number)).where(
    snapshot.c.session == bindparam("of_session"), snapshot.c.step == bindparam("of_step")
)
_STOOD_ON = (
    select(snapshot.c.step, snapshot.c.number, snapshot.c.basis)
    .where(snapshot.c.session == bindparam("of_session"))
    .order_by(snapshot.c.step, snapshot.c.number)
)

_SUMMARY = msgspec.json.Decoder(AnySummary)


class Basis(Struct, frozen=True, kw_only=True):
    """What a reveal stood on: no value and no digest of one, so it may outlive a deletion.

    counted: token → cell → revision, where it is another than the first; None in files of programs
    that kept digests, whose pictures cannot be compared any more. cells: those there were to
    answer, since a list may have grown; None in files of programs before, which did not say.
    """

    counted: dict[str, dict[str, int]] | None = None
    cells: tuple[str, ...] | None = None

    def of(self, cells: Iterable[str]) -> Counted | None:
        """What was counted in these cells: nothing in one that there was not yet."""
        if self.counted is None or self.cells is None:
            return self.counted
        new = dict.fromkeys(set(cells).difference(self.cells), 0)
        return {who: {**row, **new} for who, row in self.counted.items()} if new else self.counted


_BASIS = msgspec.json.Decoder(Basis)


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

    def newest(self, session: str, step: str) -> int:
        """Number of the newest reveal of a step, 0 for none."""
        keys = {"of_session": session, "of_step": step}
        return self._connection.execute(_NEWEST, keys).scalar() or 0

    def bases(self, session: str, step: str) -> tuple[Basis, ...]:
        """What the reveals of a step stood on, oldest first; nothing of those whose people were
        purged.
        """
        keys = {"of_session": session, "of_step": step}
        rows = self._connection.execute(_BASES, keys)
        return tuple(_BASIS.decode(row.basis) for row in rows if row.basis)

    def counted(self, session: str) -> dict[str, frozenset[str]]:
        """Step key → the tokens in its newest reveal, where that is known."""
        found = {}
        for row in self._connection.execute(_STOOD_ON, {"of_session": session}):
            counted = _BASIS.decode(row.basis).counted if row.basis else None
            found[row.step] = frozenset(counted) if counted is not None else None
        return {step: tokens for step, tokens in found.items() if tokens is not None}

    def told_of(self, session: str, token: str) -> dict[tuple[str, int], Revisions]:
        """By step key and number of the reveals that counted somebody, what of theirs; in the first
        form of a sheet where that is not known any more.
        """
        found: dict[tuple[str, int], Revisions] = {}
        for row in self._connection.execute(_STOOD_ON, {"of_session": session}):
            counted = _BASIS.decode(row.basis).counted if row.basis else None
            if counted is None or token in counted:
                found[row.step, row.number] = (counted or {}).get(token, {})
        return found

    def add(self, session: str, step: str, value: Snapshot, basis: Basis) -> None:
        """A new reveal."""
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

    def rewrite(self, session: str, value: Snapshot) -> None:
        """Another summary in the place of a reveal's own (words that their author took away)."""
        self._connection.execute(
            update(snapshot)
            .where(
                snapshot.c.session == session,
                snapshot.c.step == step_key(value.exercise, value.step),
                snapshot.c.number == value.number,
            )
            .values(summary=msgspec.json.encode(value.summary).decode())
        )

    def forget_bases(self, session: str) -> None:
        """Leaves the summaries only."""
        self._connection.execute(
            update(snapshot).where(snapshot.c.session == session).values(basis=None)
        )

    def delete_all(self, session: str) -> None:
        """Every reveal of the session."""
        self._connection.execute(delete(snapshot).where(snapshot.c.session == session))
