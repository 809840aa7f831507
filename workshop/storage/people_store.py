"""Participants, their turns at the desk, and what each has done."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from workshop.domain.record import Person, Turn
from workshop.domain.session import State
from workshop.domain.stage import Stage
from workshop.storage.database import driver_of
from workshop.storage.tables import done, participant, turn

_OF = participant.c.session == bindparam("of_session")
_ALL = (
    select(*(participant.c[name] for name in Person.__struct_fields__))
    .where(_OF)
    .order_by(participant.c.id)
)
_SIGNS = select(participant.c.sign).where(
    _OF, participant.c.sign.is_not(None), participant.c.removed.is_(False)
)
_ONE = _ALL.where(participant.c.id == bindparam("of_person"))
_SOME = _ALL.where(participant.c.id.in_(bindparam("people", expanding=True)))
AT_ONCE = 500
"""People that are looked up in one question."""
_UPDATE = update(participant).where(_OF, participant.c.id == bindparam("of_person"))
_TURNS = select(*(turn.c[name] for name in Turn.__struct_fields__)).where(
    turn.c.session == bindparam("of_session")
)
_TURN = _TURNS.where(turn.c.participant == bindparam("of_person"))
_STAGE = msgspec.json.Decoder(Stage)
_SEAT = """
    SELECT session.form, session.state, session.stage,
        turn.participant, turn.question, turn.draft, turn.active, turn.desk
    FROM session JOIN turn ON turn.session = session.id
    WHERE session.id = ? AND turn.participant = ?
"""
"""Runs at every keystroke, hence on the bare driver, for the same figure as `AnswerStore.put`."""
_DONE = (
    select(done.c.participant, done.c.step)
    .join(
        participant,
        (participant.c.session == done.c.session) & (participant.c.id == done.c.participant),
    )
    .where(done.c.session == bindparam("of_session"), participant.c.removed.is_(False))
)
_DONE_OF = _DONE.where(done.c.participant == bindparam("of_person"))
_DONE_IN = _DONE.where(done.c.step == bindparam("of_step"))
_ANSWERED = _DONE.with_only_columns(
    func.count(done.c.participant.distinct()), maintain_column_froms=True
)
_COUNTS = (
    select(done.c.step, func.count())
    .join(
        participant,
        (participant.c.session == done.c.session) & (participant.c.id == done.c.participant),
    )
    .where(done.c.session == bindparam("of_session"), participant.c.removed.is_(False))
    .group_by(done.c.step)
)
_SAVE_TURN = upsert(turn).on_conflict_do_update(
    index_elements=["session", "participant"],
    set_={name: upsert(turn).excluded[name] for name in Turn.__struct_fields__[1:]},
)
_SOME_DONE = select(done.c.participant, done.c.step).where(
    done.c.session == bindparam("of_session"),
    done.c.participant.in_(bindparam("people", expanding=True)),
)
_FORGET_DONE = delete(done).where(
    done.c.session == bindparam("of_session"),
    done.c.participant == bindparam("of_person"),
    done.c.step == bindparam("of_step"),
)
_ADD_DONE = upsert(done).on_conflict_do_nothing()


class Seat(Struct, frozen=True, kw_only=True):
    """What a keystroke at the desk needs to know. form: see `Kept`."""

    form: str
    state: State
    stage: Stage
    turn: Turn


class PeopleStore:
    """Reads and writes people in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, session: str) -> tuple[Person, ...]:
        """Everybody, by their random token, the removed ones too."""
        rows = self._connection.execute(_ALL, {"of_session": session})
        return tuple(_person(row) for row in rows)

    def signs(self, session: str) -> tuple[bytes, ...]:
        """The hashes of all signs and names that are taken."""
        return tuple(self._connection.execute(_SIGNS, {"of_session": session}).scalars())

    def find(self, session: str, person: str) -> Person | None:
        """The person with that token."""
        keys = {"of_session": session, "of_person": person}
        row = self._connection.execute(_ONE, keys).one_or_none()
        return _person(row) if row is not None else None

    def some(self, session: str, people: Iterable[str]) -> dict[str, Person]:
        """Those of these tokens that are here."""
        found = (_person(row) for row in self._of(_SOME, session, people))
        return {person.id: person for person in found}

    def _of(self, question: Select[Any], session: str, people: Iterable[str]) -> Iterator[Any]:
        """By key: one person costs as much in a room of 230 as in an empty one."""
        names = list(people)
        for first in range(0, len(names), AT_ONCE):
            keys = {"of_session": session, "people": names[first : first + AT_ONCE]}
            yield from self._connection.execute(question, keys)

    def add(self, session: str, *people: Person) -> None:
        """New people."""
        if people:
            rows = [{"session": session, **msgspec.structs.asdict(each)} for each in people]
            self._connection.execute(insert(participant), rows)

    def save(self, session: str, person: Person) -> None:
        """Sign, code, name, team, or taken out."""
        fields = msgspec.structs.asdict(person)
        keys = {"of_session": session, "of_person": fields.pop("id")}
        self._connection.execute(_UPDATE, {**fields, **keys})

    def turn(self, session: str, person: str) -> Turn | None:
        """Their unfinished turn."""
        keys = {"of_session": session, "of_person": person}
        row = self._connection.execute(_TURN, keys).one_or_none()
        return _turn(*row) if row is not None else None

    def seat(self, name: str, person: str) -> Seat | None:
        """Their unfinished turn, and where the session stands; None where either is missing."""
        row = driver_of(self._connection).execute(_SEAT, (name, person)).fetchone()
        if row is None or row[2] is None:
            return None
        form, state, stage, *fields = row
        return Seat(form=form, state=state, stage=_STAGE.decode(stage), turn=_turn(*fields))

    def turns(self, session: str) -> tuple[Turn, ...]:
        """All unfinished turns."""
        rows = self._connection.execute(_TURNS, {"of_session": session})
        return tuple(_turn(*row) for row in rows)

    def save_turn(self, session: str, value: Turn) -> None:
        """A new turn, or where it stands now."""
        fields = {**msgspec.structs.asdict(value), "session": session}
        self._connection.execute(_SAVE_TURN, fields)

    def end_turn(self, session: str, person: str) -> None:
        """Forgets the turn, and with it what was typed in unlinked steps."""
        self._connection.execute(
            delete(turn).where(turn.c.session == session, turn.c.participant == person)
        )

    def add_done(self, session: str, pairs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """Notes that these (person, step) pairs are done; those that were not so before."""
        people = dict.fromkeys(person for person, _step in pairs)
        known = {(row[0], row[1]) for row in self._of(_SOME_DONE, session, people)}
        fresh = tuple(pair for pair in pairs if pair not in known)
        if fresh:
            rows = [
                {"session": session, "participant": person, "step": step} for person, step in fresh
            ]
            self._connection.execute(_ADD_DONE, rows)
        return fresh

    def forget_done(self, session: str, pairs: list[tuple[str, str]]) -> None:
        """That these (person, step) pairs are done no longer holds."""
        for person, step in pairs:
            keys = {"of_session": session, "of_person": person, "of_step": step}
            self._connection.execute(_FORGET_DONE, keys)

    def done_steps(self, session: str, person: str) -> frozenset[str]:
        """Keys of the steps this person has done."""
        keys = {"of_session": session, "of_person": person}
        return frozenset(row.step for row in self._connection.execute(_DONE_OF, keys))

    def done_in(self, session: str, step: str) -> tuple[str, ...]:
        """People who have done that step."""
        keys = {"of_session": session, "of_step": step}
        return tuple(self._connection.execute(_DONE_IN, keys).scalars())

    def done_by_person(self, session: str) -> dict[str, tuple[str, ...]]:
        """Person → keys of the steps done."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self._connection.execute(_DONE, {"of_session": session}):
            found[row.participant] = (*found.get(row.participant, ()), row.step)
        return found

    def answered(self, session: str) -> int:
        """How many have done any step."""
        found: int = self._connection.execute(_ANSWERED, {"of_session": session}).scalar_one()
        return found

    def done_counts(self, session: str) -> dict[str, int]:
        """Step key → how many have done it."""
        rows = self._connection.execute(_COUNTS, {"of_session": session})
        return dict(rows.all())

    def delete(self, session: str, person: str) -> None:
        """The person, their turn, and that they were here."""
        for table in (turn, done):
            self._connection.execute(
                delete(table).where(table.c.session == session, table.c.participant == person)
            )
        self._connection.execute(
            delete(participant).where(participant.c.session == session, participant.c.id == person)
        )

    def delete_all(self, session: str) -> None:
        """Everybody."""
        for table in (turn, done, participant):
            self._connection.execute(delete(table).where(table.c.session == session))


def _person(row: Row[Any]) -> Person:
    # By position: a room of 200 is read at every Begin, and names take ten times as long.
    return Person(**dict(zip(Person.__struct_fields__, row, strict=True)))


def _turn(person: str, question: int, draft: str, active: int, desk: str) -> Turn:
    return Turn(participant=person, question=question, draft=draft, active=bool(active), desk=desk)
