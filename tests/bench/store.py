"""Storing, opening, searching, revealing and importing, each against plain `sqlite3`."""

import csv
import itertools
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.figure import Figure, compared, seconds
from tests.bench.library import (
    CELLS,
    INSERT_ANSWER,
    RATE,
    bare,
    fill,
    filled_library,
    rated,
    running_session,
    sealed_rows,
    seated,
    some_cannot_say,
)
from workshop.paths import library_file
from workshop.services.commands import PutAnswer, Reveal
from workshop.services.library import open_service

MANY_SESSIONS, MANY_ANSWERS = 2_000, 1_000_000
ROOM = 200
IMPORTED_PEOPLE = 278
"""With 36 cells each, a little over 10,000 answers."""
COMMITS = 200


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that goes when it is done with."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def figures() -> list[Figure]:
    """All figures of this part."""
    unsaid = "reveal, one or two cannot say"
    return [
        _commit(),
        *_large(),
        _reveal(f"reveal {ROOM} people × 36 ratings", rated),
        _reveal(unsaid, some_cannot_say),
        _import(),
    ]


def _commit() -> Figure:
    with folder() as home:
        service = open_service(home)
        session = running_session(service)
        person = seated(service, session)
        values = itertools.cycle((1, 2, 3, 4, 5))
        cells = itertools.cycle(CELLS)

        def ours() -> float:
            def deed() -> None:
                for _each in range(COMMITS):
                    cell, value = next(cells), next(values)
                    put = PutAnswer(
                        session=session, participant=person, step=RATE, cell=cell, value=value
                    )
                    service.do(put)

            return seconds(deed) / COMMITS * 1000

        plain = home / "plain.db"
        connection = bare(plain)
        connection.execute(
            "CREATE TABLE answer (session TEXT, step TEXT, participant TEXT, cell TEXT,"
            " revision INTEGER, value TEXT, sealed INTEGER,"
            " PRIMARY KEY (session, step, participant, cell, revision)) WITHOUT ROWID"
        )

        def floor() -> float:
            def deed() -> None:
                for _each in range(COMMITS):
                    row = (session, RATE, person, next(cells), 1, str(next(values)), 0)
                    connection.execute("BEGIN IMMEDIATE")
                    connection.execute(INSERT_ANSWER.replace("INSERT", "INSERT OR REPLACE"), row)
                    connection.execute("COMMIT")

            return seconds(deed) / COMMITS * 1000

        figure = compared("store", "one answer made durable", ours, floor, goal=3)
        connection.close()
        service.close()
        return figure


def _large() -> Iterator[Figure]:
    with folder() as home, folder() as empty:
        filled_library(home, MANY_SESSIONS, MANY_ANSWERS)
        open_service(empty).close()

        def opened(where: Path) -> float:
            # Closing is left out: the day's backup is made there.
            took = seconds(lambda: held.append(open_service(where)))
            held.pop()._opened.close()
            return took * 1000

        held: list = []
        yield compared(
            "store",
            "open 2,000 sessions with 1,000,000 answers",
            lambda: opened(home),
            lambda: opened(empty),
            goal=1.3,
        )
        service = open_service(home)
        connection = sqlite3.connect(library_file(home))
        query = (
            "SELECT search.session, session.title, what, snippet(search, 2, '‹', '›', '…', 16)"
            " FROM search JOIN session ON session.id = search.session"
            " WHERE search MATCH ? AND NOT session.binned ORDER BY rank LIMIT 200"
        )
        assert len(service.search("fitter")) == len(
            connection.execute(query, ('"fitter" *',)).fetchall()
        )
        yield compared(
            "store",
            "search in it",
            lambda: seconds(lambda: service.search("fitter")) * 1000,
            lambda: seconds(lambda: connection.execute(query, ('"fitter" *',)).fetchall()) * 1000,
            goal=2,
        )
        connection.close()
        service._database.close()


def _reveal(what: str, value_of: Callable[[int, int], str]) -> Figure:
    with folder() as home:
        service = open_service(home)
        sessions = [running_session(service, ROOM) for _each in range(9)]
        connection = bare(library_file(home))
        for session in sessions:
            connection.execute("BEGIN IMMEDIATE")
            fill(connection, session, ROOM, value_of)
            connection.execute("COMMIT")
        rest = iter(sessions)
        read = (
            "SELECT participant, cell, value FROM answer"
            " WHERE session = ? AND step = ? AND sealed ORDER BY participant, cell, revision"
        )

        def ours() -> float:
            session = next(rest)
            service.view(session)
            return seconds(lambda: service.do(Reveal(session=session, step=RATE))) * 1000

        def floor() -> float:
            rows = (sessions[0], RATE)
            return seconds(lambda: connection.execute(read, rows).fetchall()) * 1000

        figure = compared("store", what, ours, floor, goal=5)
        connection.close()
        service.close()
        return figure


def _import() -> Figure:
    with folder() as home:
        service = open_service(home)
        sessions = iter([running_session(service, IMPORTED_PEOPLE) for _each in range(9)])
        file = home / "answers.csv"
        with file.open("w", newline="", encoding="utf-8") as out:
            write = csv.writer(out)
            write.writerow(["person", "exercise", "step", "cell", "value"])
            for person in range(IMPORTED_PEOPLE):
                for place, cell in enumerate(CELLS):
                    value = 1 + (person + place) % 5
                    write.writerow([f"p{person}", "reread_quote", "rate", cell, value])
        rows = sealed_rows("s", IMPORTED_PEOPLE, rated)
        number = itertools.count()

        def ours() -> float:
            session = next(sessions)
            return seconds(lambda: service.import_csv(session, file)) * 1000

        def floor() -> float:
            connection = bare(home / f"plain{next(number)}.db")
            connection.execute(
                "CREATE TABLE answer (session TEXT, step TEXT, participant TEXT, cell TEXT,"
                " revision INTEGER, value TEXT, sealed INTEGER,"
                " PRIMARY KEY (session, step, participant, cell, revision)) WITHOUT ROWID"
            )

            def deed() -> None:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(INSERT_ANSWER, rows)
                connection.execute("COMMIT")

            took = seconds(deed) * 1000
            connection.close()
            return took

        figure = compared("store", "import 10,000 answers from CSV", ours, floor, goal=7)
        service.close()
        return figure
