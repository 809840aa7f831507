"""Libraries of a size to measure in: made with plain `sqlite3`, in the program's own tables."""

import sqlite3
import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from workshop.domain.stage import Place
from workshop.paths import library_file
from workshop.services.commands import BeginTurn, GoTo, NewSession, StartSession
from workshop.services.library import open_service
from workshop.services.service import Service

RATE = "reread_quote/rate"
LENSES = ("me", "team", "org", "spenders")
CELLS = tuple(f"s{item}/{lens}" for item in range(1, 10) for lens in LENSES)
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


def bare(file: Path) -> sqlite3.Connection:
    """A plain connection with the program's pragmas."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection


def running_session(service: Service, people: int = 8) -> str:
    """A half day that stands at the ratings."""
    day = date(2099, 1, 1)
    made = service.do(NewSession(template="half_day", title="Bench", date=day, people=people))
    session = str(made.value)
    service.do(StartSession(session=session))
    agenda = service.view(session).session.agenda
    block = next(n for n, each in enumerate(agenda) if each.exercise == "reread_quote")
    service.do(GoTo(session=session, place=Place(block=block, step="rate")))
    return session


def seated(service: Service, session: str) -> str:
    """Somebody at the desk."""
    return str(service.do(BeginTurn(session=session)).value.participant)


def sealed_rows(
    session: str, people: int, value_of: Callable[[int, int], str]
) -> list[tuple[object, ...]]:
    """Ratings of so many people, in the columns of the answer table; value_of: person, cell."""
    return [
        (session, RATE, token, cell, 1, value_of(person, place), 1)
        for person, token in enumerate(uuid.UUID(int=n + 1).hex for n in range(people))
        for place, cell in enumerate(CELLS)
    ]


def rated(person: int, place: int) -> str:
    """What somebody says who can say everything."""
    return str(1 + (person * 7 + place * 3) % 5)


def some_cannot_say(person: int, place: int) -> str:
    """One or two of them cannot say in each cell: that is where most has to be looked into."""
    if (person * 31 + place * 17) % 129 == 0:
        return "null"
    return str(Random(person * len(CELLS) + place).randint(1, 5))


INSERT_ANSWER = "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)"


def fill(
    connection: sqlite3.Connection,
    session: str,
    people: int,
    value_of: Callable[[int, int], str] = rated,
) -> None:
    """So many people who have done the ratings of a session."""
    rows = sealed_rows(session, people, value_of)
    tokens = list(dict.fromkeys(row[2] for row in rows))
    connection.executemany(
        "INSERT INTO participant(session, id, name, team, removed) VALUES (?, ?, '', '', 0)",
        [(session, token) for token in tokens],
    )
    connection.executemany(
        "INSERT INTO done VALUES (?, ?, ?)", [(session, RATE, token) for token in tokens]
    )
    connection.executemany(INSERT_ANSWER, rows)


def filled_library(home: Path, sessions: int, answers: int) -> None:
    """A library with copies of one session under other keys, and so many answers over all."""
    with_one = open_service(home)
    first = running_session(with_one)
    with_one.close()
    connection = bare(library_file(home))
    connection.execute("BEGIN IMMEDIATE")
    names = [first]
    for table in ("session", "exercise_copy"):
        cursor = connection.execute(f"SELECT * FROM {table}")
        columns = [each[0] for each in cursor.description]
        rows = cursor.fetchall()
        key = columns.index("id" if table == "session" else "session")
        holes = ", ".join("?" * len(columns))
        for number in range(1, sessions):
            name = uuid.UUID(int=number).hex
            if table == "session":
                names.append(name)
            for row in rows:
                copy = [*row]
                copy[key] = name
                connection.execute(f"INSERT INTO {table} VALUES ({holes})", copy)
    each_one = max(1, answers // (sessions * len(CELLS))) if answers else 0
    for name in names if answers else ():
        fill(connection, name, each_one)
    for number, name in enumerate(names):
        said = f"note {number} the fitter rang back from the van" if number % 9 == 0 else "quiet"
        connection.execute(
            "INSERT INTO search(session, what, body) VALUES (?, 'note', ?)", (name, said)
        )
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
