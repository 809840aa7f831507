"""Sessions, their stage, and their copies of exercises."""

import datetime as dt
import secrets
import uuid
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from workshop.domain.exercise import RETIRED, Exercise, without_retired
from workshop.domain.record import SessionRow
from workshop.domain.session import Block, Session
from workshop.domain.stage import Stage
from workshop.steps import AnyStep, AnyView
from workshop.storage.database import driver_of
from workshop.storage.session_list import listed
from workshop.storage.tables import exercise_copy, session

_AGENDA = msgspec.json.Decoder(tuple[Block, ...])
_STAGE = msgspec.json.Decoder(Stage[AnyView])
_BESIDE = ("stage", "form", "binned", "salt")
"""Columns that are not fields of the session."""

_ONE = select(session).where(session.c.id == bindparam("id"))
_DUE = select(session.c.id).where(
    session.c.purged == bindparam("purged"), session.c.purge_on < bindparam("today")
)
_OF_SALT = select(session.c.id).where(
    session.c.salt == bindparam("salt"), session.c.id != bindparam("id")
)
_INSERT = insert(session)
_UPDATE = update(session).where(session.c.id == bindparam("the_session"))
_COPIES = select(exercise_copy.c.exercise, exercise_copy.c.copy).where(
    exercise_copy.c.session == bindparam("session")
)
_BODY = select(exercise_copy.c.body).where(
    exercise_copy.c.session == bindparam("session"),
    exercise_copy.c.exercise == bindparam("exercise"),
)


class Kept(Struct, frozen=True, kw_only=True):
    """A session as the file holds it. form: changes whenever the exercises may run differently.
    salt: of its signs and codes.
    """

    session: Session
    stage: Stage | None
    form: str
    binned: bool
    salt: bytes


class SessionStore:
    """Reads and writes sessions in one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, name: str) -> Kept | None:
        """The session of that id."""
        row = self._connection.execute(_ONE, {"id": name}).one_or_none()
        if row is None:
            return None
        fields: dict[str, Any] = row._asdict()
        stage, form, binned, salt = (fields.pop(column) for column in _BESIDE)
        agenda = _AGENDA.decode(fields.pop("agenda"))
        # Keys of a row are strings of SQLAlchemy's own, which msgspec does not take.
        head = msgspec.convert({"".join(name): fields[name] for name in fields}, Session)
        return Kept(
            session=msgspec.structs.replace(head, agenda=agenda),
            stage=_STAGE.decode(stage) if stage else None,
            form=form,
            binned=binned,
            salt=salt,
        )

    def listed(self, *, binned: bool) -> tuple[SessionRow, ...]:
        """Lines of the library, newest day first."""
        return listed(driver_of(self._connection), binned=binned)

    def due(self, today: dt.date) -> tuple[str, ...]:
        """Ids of sessions whose raw answers should have gone before today."""
        found = self._connection.execute(_DUE, {"purged": False, "today": today.isoformat()})
        return tuple(found.scalars())

    def of_same_people(self, kept: Kept) -> tuple[str, ...]:
        """Ids of other sessions with its salt: brought back from a backup, or the one they came
        beside.
        """
        found = self._connection.execute(_OF_SALT, {"salt": kept.salt, "id": kept.session.id})
        return tuple(found.scalars())

    def add(self, new: Session, salt: bytes = b"") -> None:
        """A new session, with a salt of its own, or with that of its people elsewhere."""
        values = {**_columns(new), "stage": None, "binned": False, "salt": salt or _new_salt()}
        self._connection.execute(_INSERT, values)

    def save(self, changed: Session) -> None:
        """Head, state and agenda."""
        values = _columns(changed)
        values["the_session"] = values.pop("id")
        self._connection.execute(_UPDATE, values)

    def change_form(self, name: str) -> None:
        """Says that its exercises may run differently from now on."""
        self._connection.execute(_UPDATE, {"the_session": name, "form": _new_form()})

    def change_salt(self, name: str) -> None:
        """A salt for the people to come; signs and codes of before fit nobody any more."""
        self._connection.execute(_UPDATE, {"the_session": name, "salt": _new_salt()})

    def save_stage(self, name: str, stage: Stage) -> None:
        """Where it stands."""
        text = msgspec.json.encode(stage).decode()
        self._connection.execute(_UPDATE, {"the_session": name, "stage": text})

    def set_binned(self, name: str, *, binned: bool) -> None:
        """In the bin or out of it."""
        self._connection.execute(_UPDATE, {"the_session": name, "binned": binned})

    def copy_exercise(self, name: str, exercise: Exercise[AnyStep]) -> None:
        """Keeps the exercise as it is now."""
        self._connection.execute(
            insert(exercise_copy),
            {
                "session": name,
                "exercise": exercise.id,
                "version": exercise.version,
                "copy": uuid.uuid4().hex,
                "body": msgspec.json.encode(exercise).decode(),
            },
        )

    def copy_again(self, name: str, exercises: Iterable[Exercise[AnyStep]]) -> None:
        """Keeps these in place of all copies of before."""
        self._connection.execute(delete(exercise_copy).where(exercise_copy.c.session == name))
        for exercise in exercises:
            self.copy_exercise(name, exercise)
        self.change_form(name)

    def copies(self, name: str) -> dict[str, str]:
        """Exercise id → id of the copy; a copy never changes."""
        rows = self._connection.execute(_COPIES, {"session": name})
        return {row.exercise: row.copy for row in rows}

    def copied(self, name: str, exercise: str) -> Exercise[AnyStep]:
        """The copy of that exercise."""
        body = self._connection.execute(_BODY, {"session": name, "exercise": exercise}).scalar_one()
        if f'"{RETIRED}":' not in body:
            return msgspec.json.decode(body, type=Exercise[AnyStep])
        return msgspec.convert(without_retired(msgspec.json.decode(body)), Exercise[AnyStep])

    def delete(self, name: str) -> None:
        """The session's own rows; whatever else belongs to it must be gone before."""
        self._connection.execute(delete(exercise_copy).where(exercise_copy.c.session == name))
        self._connection.execute(delete(session).where(session.c.id == name))


def _columns(value: Session) -> dict[str, Any]:
    fields = msgspec.structs.asdict(value)
    fields["date"] = value.date.isoformat()
    fields["purge_on"] = value.purge_on.isoformat()
    fields["agenda"] = msgspec.json.encode(value.agenda).decode()
    fields["form"] = _new_form()
    return fields


def _new_salt() -> bytes:
    return secrets.token_bytes(16)


def _new_form() -> str:
    return secrets.token_hex(8)
