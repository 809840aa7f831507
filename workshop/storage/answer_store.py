"""Answers: the open revision takes what is typed, Done seals it, the highest sealed one counts."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import (
    Connection,
    Row,
    bindparam,
    delete,
    distinct,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import sqlite

from workshop.domain.record import SealedRow
from workshop.domain.step import Value
from workshop.storage.database import driver_of
from workshop.storage.tables import answer, turn

_CELLS = msgspec.json.Decoder(dict[str, str])
_VALUE = msgspec.json.Decoder(int | str | bool | None)
_KEY = (
    answer.c.session == bindparam("of_session"),
    answer.c.step == bindparam("of_step"),
    answer.c.participant == bindparam("of_token"),
)
_PUT = """
    INSERT INTO answer (session, step, participant, cell, revision, value, sealed)
    SELECT :of_session, :of_step, :of_token, :of_cell,
        coalesce(newest.revision + newest.sealed, 1), :value, 0
    FROM (SELECT 1) LEFT JOIN (
        SELECT revision, value, sealed FROM answer
        WHERE session = :of_session AND step = :of_step AND participant = :of_token
            AND cell = :of_cell
        ORDER BY revision DESC LIMIT 1
    ) AS newest
    WHERE newest.value IS NOT :value
    ON CONFLICT DO UPDATE SET value = excluded.value
"""
"""Into the open revision: the newest while it is not sealed, else the next one.

Runs at every keystroke, hence on the bare driver: with this and `PeopleStore.seat` in SQLAlchemy,
the bench figure "one answer made durable" doubles apart from the disk, and fails on a fast disk.
"""
_INSERT_MANY = str(insert(answer).compile(dialect=sqlite.dialect()))
"""As text: with ten thousand rows as dictionaries, the figure "import 10,000 answers from CSV" is
lost (7.6 times plain `sqlite3` in place of 4.7, the goal is 7).
"""
_TAKE_OUT = """
    DELETE FROM answer
    WHERE session = ? AND step = ? AND participant = ? AND cell = ? AND revision = ?
"""
_SEAL = update(answer).where(*_KEY, answer.c.sealed == bindparam("open")).values(sealed=True)
_ORDER = (answer.c.participant, answer.c.cell, answer.c.revision)
_CURRENT = select(answer.c.cell, answer.c.value).where(*_KEY).order_by(*_ORDER)
_COUNTING = (
    answer.c.session == bindparam("of_session"),
    answer.c.step == bindparam("of_step"),
    answer.c.sealed.is_(True),
)
# One row per person: fetching every cell as a row takes three times as long. The values stay texts:
# a room has few different ones, and SQLite would read each of them.
_SEALED = (
    select(
        answer.c.participant,
        func.json_group_object(answer.c.cell, answer.c.value),
        func.max(answer.c.revision),
    )
    .where(*_COUNTING)
    .group_by(answer.c.participant)
)
_REVISED = (
    select(answer.c.participant, answer.c.cell, answer.c.revision, answer.c.value)
    .where(
        *_COUNTING,
        answer.c.participant.in_(
            select(answer.c.participant).where(*_COUNTING, answer.c.revision > 1)
        ),
    )
    .order_by(answer.c.participant, answer.c.cell, answer.c.revision)
)
_OWN = (
    select(answer.c.step, answer.c.cell, answer.c.value)
    .where(
        answer.c.session == bindparam("of_session"),
        answer.c.step.in_(bindparam("steps", expanding=True)),
        answer.c.participant == bindparam("of_token"),
        answer.c.sealed.is_(True),
    )
    .order_by(answer.c.step, answer.c.cell, answer.c.revision)
)
_TOKENS = (
    select(answer.c.step, func.count(distinct(answer.c.participant)))
    .where(
        answer.c.session == bindparam("of_session"),
        answer.c.step.in_(bindparam("steps", expanding=True)),
        answer.c.sealed.is_(True),
    )
    .group_by(answer.c.step)
)
_CELLS_ANSWERED = (
    select(answer.c.cell)
    .distinct()
    .where(
        answer.c.session == bindparam("of_session"),
        answer.c.step.in_(bindparam("steps", expanding=True)),
    )
)
_ANY = select(
    exists().where(answer.c.session == bindparam("of_session"))
    | exists().where(turn.c.session == bindparam("of_session"), turn.c.draft != "")
)
_STANDING = select(answer).where(
    answer.c.session == bindparam("of_session"),
    answer.c.step == bindparam("of_step"),
    answer.c.participant.in_(bindparam("tokens", expanding=True)),
)
"""By key: a sheet of one person costs as much in a room of 230 as in an empty one."""
AT_ONCE = 500
"""Tokens that are looked up in one question."""
_EVERY_SEALED = (
    select(answer.c.step, answer.c.participant, answer.c.cell, answer.c.revision, answer.c.value)
    .where(answer.c.session == bindparam("of_session"), answer.c.sealed.is_(True))
    .order_by(answer.c.step, answer.c.participant, answer.c.cell, answer.c.revision)
)
_UNITE = """
    INSERT INTO answer (session, step, participant, cell, revision, value, sealed)
    SELECT ?1, row.value ->> 0, row.value ->> 1, row.value ->> 2, row.value ->> 3,
        row.value ->> 4, 1
    FROM json_each(?2) AS row WHERE true
    ON CONFLICT DO UPDATE SET value = max(value, excluded.value)
"""
"""Of two values for one revision the larger by bytes: whichever comes first. One statement for all:
between each two the thread would wait for those that are busy with the screen and with devices.
"""
_LIFT = """
    UPDATE answer SET revision = ?
    WHERE session = ? AND step = ? AND participant = ? AND cell = ? AND revision = ?
"""


CLEARED = "[]"
"""What stands for an answer that was taken back after it had been sealed: no value that a cell
takes."""


Newest = dict[str, dict[str, Value]]
"""Token → cell → the value that counts."""
Revised = dict[str, dict[str, dict[int, Value]]]
"""Token → cell → revision → value, all that is sealed; a revision that took the answer back holds
none.
"""


class Put(Struct, frozen=True, gc=False):
    """One value to be stored. token: a participant, or the fresh token of an unlinked step."""

    step: str
    token: str
    cell: str
    value: Value


class AnswerStore:
    """Reads and writes the answers of sessions in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, session: str) -> int:
        """How many rows there are, every revision."""
        counted = select(func.count()).select_from(answer).where(answer.c.session == session)
        return self._connection.execute(counted).scalar_one()

    def put(self, session: str, given: Put) -> bool:
        """Types a value into the open revision; False where it stood there already."""
        value = msgspec.json.encode(given.value).decode()
        cell = {**_key(session, given.step, given.token), "of_cell": given.cell, "value": value}
        return driver_of(self._connection).execute(_PUT, cell).rowcount > 0

    def clear(self, session: str, step: str, token: str, cell: str) -> None:
        """Takes a value back: what stands open goes, what was sealed is outdone by a revision."""
        of_cell = (*_KEY, answer.c.cell == bindparam("of_cell"))
        keys = {**_key(session, step, token), "of_cell": cell}
        self._connection.execute(delete(answer).where(*of_cell, answer.c.sealed.is_(False)), keys)
        newest = select(answer.c.revision, answer.c.value).where(*of_cell)
        row = self._connection.execute(
            newest.order_by(answer.c.revision.desc()).limit(1), keys
        ).first()
        if row is not None and row.value != CLEARED:
            place = (session, step, token, cell, row.revision + 1, CLEARED, False)
            self._connection.exec_driver_sql(_INSERT_MANY, place)

    def seal(self, session: str, step: str, token: str) -> None:
        """What stands open becomes what counts."""
        self._connection.execute(_SEAL, {**_key(session, step, token), "open": False})

    def put_sealed(self, session: str, rows: Sequence[Put]) -> tuple[SealedRow, ...]:
        """Many sealed values at once. A value that differs from what counts opens the next
        revision; the same value again adds nothing. The rows added.
        """
        standing: dict[tuple[str, str, str], tuple[int, str]] = {}
        for here in self._rows_of(session, rows):
            place = (here.step, here.participant, here.cell)
            if here.revision > standing.get(place, (0, ""))[0]:
                standing[place] = (here.revision, here.value if here.sealed else "")
        found: list[SealedRow] = []
        for given in rows:
            place = (given.step, given.token, given.cell)
            revision, text = standing.get(place, (0, ""))
            value = msgspec.json.encode(given.value).decode()
            if value != text:
                found.append(SealedRow(*place, revision + 1, value))
        self.put_back(session, found)
        return tuple(found)

    def unite(self, session: str, rows: Sequence[SealedRow]) -> tuple[SealedRow, ...]:
        """Sealed rows of another machine beside those that are here; those that were not. What
        somebody is typing here at the same place becomes their next revision.
        """
        coming = {(row.step, row.token, row.cell, row.revision) for row in rows}
        highest: dict[tuple[str, str, str], int] = {}
        for row in rows:
            place = (row.step, row.token, row.cell)
            highest[place] = max(row.revision, highest.get(place, 0))
        sealed, lifted = set(), []
        for here in self._rows_of(session, rows):
            place = (here.step, here.participant, here.cell)
            if here.sealed:
                sealed.add((*place, here.revision))
            elif here.revision <= highest.get(place, 0):
                lifted.append((highest[place] + 1, session, *place, here.revision))
        bare = driver_of(self._connection)
        bare.executemany(_LIFT, lifted)
        keyed = sorted(msgspec.structs.astuple(row) for row in rows)
        bare.execute(_UNITE, (session, msgspec.json.encode(keyed).decode()))
        new = coming - sealed
        return tuple(row for row in rows if (row.step, row.token, row.cell, row.revision) in new)

    def every_sealed(self, session: str) -> tuple[SealedRow, ...]:
        """All sealed rows, every revision, in the order of their keys."""
        rows = self._connection.execute(_EVERY_SEALED, {"of_session": session})
        return tuple(SealedRow(*row) for row in rows)

    def put_back(self, session: str, rows: Sequence[SealedRow]) -> None:
        """Sealed rows, exactly so."""
        if rows:
            values = [(session, *msgspec.structs.astuple(row), True) for row in rows]
            values.sort()  # in the order of the keys: quicker, and their places tell nothing
            self._connection.exec_driver_sql(_INSERT_MANY, values)

    def take_out(self, session: str, rows: Sequence[SealedRow]) -> None:
        """Exactly these rows; what they outdid counts again."""
        if rows:
            values = [(session, row.step, row.token, row.cell, row.revision) for row in rows]
            self._connection.exec_driver_sql(_TAKE_OUT, values)

    def current(self, session: str, step: str, token: str) -> dict[str, Value]:
        """What a person sees as their own at the desk: cell → newest value, open or sealed."""
        rows = self._connection.execute(_CURRENT, _key(session, step, token))
        return _in_force((row.cell, row.value) for row in rows)

    def sealed(self, session: str, step: str) -> tuple[Newest, Revised]:
        """What counts of everybody, those taken out too, and every revision of whoever has changed
        something.
        """
        keys = {"of_session": session, "of_step": step}
        rows = self._connection.execute(_SEALED, keys).all()
        texts = {token: _CELLS.decode(cells) for token, cells, revision in rows if revision == 1}
        known = {text for cells in texts.values() for text in cells.values()}
        values = {text: _VALUE.decode(text) for text in known}
        newest: Newest = {
            token: {cell: values[text] for cell, text in cells.items()}
            for token, cells in texts.items()
        }
        revised: Revised = {}
        if len(newest) < len(rows):
            for token, cell, revision, text in self._connection.execute(_REVISED, keys):
                counts = newest.setdefault(token, {})
                history = revised.setdefault(token, {}).setdefault(cell, {})
                if text == CLEARED:
                    counts.pop(cell, None)
                else:
                    history[revision] = counts[cell] = _VALUE.decode(text)
        return newest, revised

    def own(self, session: str, token: str, steps: Iterable[str]) -> dict[str, dict[str, Value]]:
        """Step → cell → the value that counts, of one person."""
        keys = {"of_session": session, "of_token": token, "steps": list(steps)}
        rows = self._connection.execute(_OWN, keys).all()
        return {
            step: _in_force((row.cell, row.value) for row in rows if row.step == step)
            for step in dict.fromkeys(row.step for row in rows)
        }

    def cells(self, session: str, steps: Iterable[str]) -> frozenset[str]:
        """The names of the cells in which anybody has answered in any of these steps."""
        keys = {"of_session": session, "steps": list(steps)}
        return frozenset(self._connection.execute(_CELLS_ANSWERED, keys).scalars())

    def tokens(self, session: str, steps: Iterable[str]) -> dict[str, int]:
        """How many tokens have a sealed answer in each of these steps."""
        keys = {"of_session": session, "steps": list(steps)}
        return dict(self._connection.execute(_TOKENS, keys).all())

    def any(self, session: str) -> bool:
        """Whether anybody has answered anything."""
        found: bool = self._connection.execute(_ANY, {"of_session": session}).scalar_one()
        return found

    def delete(self, session: str, token: str) -> None:
        """Everything under one token."""
        self._connection.execute(
            delete(answer).where(answer.c.session == session, answer.c.participant == token)
        )

    def delete_all(self, session: str) -> None:
        """Everything of the session."""
        self._connection.execute(delete(answer).where(answer.c.session == session))

    def _rows_of(
        self, session: str, rows: Iterable[Put | SealedRow]
    ) -> Iterator[Row[tuple[object, ...]]]:
        """All that is kept under the tokens of these, in their steps."""
        tokens: dict[str, dict[str, None]] = {}
        for row in rows:
            tokens.setdefault(row.step, {})[row.token] = None
        for step, of_step in tokens.items():
            names = list(of_step)
            for first in range(0, len(names), AT_ONCE):
                some = names[first : first + AT_ONCE]
                keys = {"of_session": session, "of_step": step, "tokens": some}
                yield from self._connection.execute(_STANDING, keys)


def _in_force(rows: Iterable[tuple[str, str]]) -> dict[str, Value]:
    """Cell → the newest of its values, oldest first in rows; without what was taken back."""
    newest = dict(rows)
    return {cell: msgspec.json.decode(value) for cell, value in newest.items() if value != CLEARED}


def _key(session: str, step: str, token: str) -> dict[str, str]:
    return {"of_session": session, "of_step": step, "of_token": token}
