"""Deeds that are done over and over until somebody kills the program, and what must hold after:
`python -m tests.endure.victims DEED HOME` does one and tells, a line each, what is done.

What was told is there, and nothing is there by halves.
"""

import datetime as dt
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

from pypdf import PdfReader

from tests.services.tour import CONTENT, Clock, puts, rated, running_session, sits_down
from workshop.paths import backups, library_file
from workshop.services import printing
from workshop.services.commands import (
    BeginTurn,
    PurgeAnswers,
    ResumeTurn,
    Reveal,
    WriteNote,
)
from workshop.services.library import open_service
from workshop.services.service import Service
from workshop.storage.backup import is_whole, sessions_of
from workshop.storage.database import Database
from workshop.storage.migrate import LINE, REVISIONS, RevisionLine, bring_up

Told = list
"""What a victim has told, a JSON value each."""
ROWS = ("s1/me", "s1/org", "s2/me", "s2/org")
KEY, STORED_BY = 0.05, 0.5
"""Seconds from key to key, and until what was typed is stored."""
ENTERED = 20
"""Sessions that wait to be revealed or purged."""
SLOW_HEAD = "9999"
SLOW_REVISION = """
revision, down_revision = "9999", "{before}"

def upgrade():
    import time
    from alembic import op
    for number in range(40):
        op.execute(f"ALTER TABLE setting ADD COLUMN colour{{number}} TEXT")
        time.sleep(0.02)
"""


def opened(home: Path) -> Service:
    return open_service(home, Clock(), CONTENT)


def play_desk(home: Path) -> Iterator[object]:
    service = opened(home)
    session = running_session(service, "rate", "word", "safe")
    person = service.do(BeginTurn(session=session, sign="oak")).value.participant
    yield session
    for number in count(1):
        puts(service, session, person, {"word": {"text": f"word {number}"}})
        puts(service, session, person, {"safe": {"safe": number % 5 + 1}})
        yield number


def check_desk(home: Path, told: Told) -> None:
    session, *numbers = told
    service = opened(home)
    person = service.do(ResumeTurn(session=session, secret="oak")).value.participant
    found = {each.key: each.answers for each in service.turn(session, person).questions}
    last = numbers[-1] if numbers else 0
    allowed = (last, last + 1) if last else (0, 1)
    assert found["tour/word"].get("text", "word 0") in [f"word {each}" for each in allowed]
    safe = [None, *(each % 5 + 1 for each in allowed if each)] if not last else [
        each % 5 + 1 for each in allowed
    ]  # fmt: skip
    assert found["tour/safe"].get("safe") in safe
    service.close()


def play_typing(home: Path) -> Iterator[object]:
    """Somebody types at the real desk; tells what was typed, and when, kept or not."""
    from PySide6.QtWidgets import QApplication, QLineEdit

    from ui.bridge import Bridge
    from ui.demo.hands import settle
    from ui.desk.window import DeskWindow

    app = QApplication(sys.argv[:1])
    service = opened(home)
    session = running_session(service, "word")
    window = DeskWindow(Bridge(service), session)
    window.show()
    window._on_begun("oak", "")
    settle()
    field = window.page().findChild(QLineEdit)
    yield session
    for number in count(1):
        field.setText(str(number))
        yield time.monotonic(), number
        until = time.monotonic() + KEY
        while time.monotonic() < until:
            app.processEvents()


def check_typing(home: Path, told: Told) -> None:
    session, *typed = told
    service = opened(home)
    person = service.do(ResumeTurn(session=session, secret="oak")).value.participant
    (question,) = service.turn(session, person).questions
    last = max((at for at, _number in typed), default=0)
    due = max((number for at, number in typed if at < last - STORED_BY), default=0)
    assert int(question.answers.get("text", 0)) >= due
    service.close()


def play_console(home: Path) -> Iterator[object]:
    service = opened(home)
    session = running_session(service, "rate")
    yield session
    for number in count(1):
        service.do(WriteNote(session=session, id="note", step="tour/rate", body=f"note {number}"))
        yield number


def check_console(home: Path, told: Told) -> None:
    session, *numbers = told
    service = opened(home)
    last = numbers[-1] if numbers else 0
    bodies = [note.body for note in service.notes(session)] or ["note 0"]
    assert bodies in ([f"note {last}"], [f"note {last + 1}"])
    service.close()


def play_import(home: Path) -> Iterator[object]:
    service = opened(home)
    session = running_session(service, "rate")
    yield session
    file = home / "sheets.csv"
    for number in count(1):
        lines = [
            f"{who}{number},tour,rate,{cell},{number % 5 + 1}"
            for who in ("Ana", "Bo", "Cy")
            for cell in ROWS
        ]
        file.write_text("person,exercise,step,cell,value\n" + "\n".join(lines))
        service.import_csv(session, file)
        yield number


def check_import(home: Path, told: Told) -> None:
    session, *numbers = told
    service = opened(home)
    people = service.people(session)
    assert len(people) in (3 * len(numbers), 3 * len(numbers) + 3)
    for own in service.own(session):
        assert len(own.answers["tour/rate"]) == len(ROWS)
    service.close()


def _answered(service: Service) -> list[str]:
    made = []
    for _each in range(ENTERED):
        session = running_session(service, "rate", "word")
        for value in (2, 3, 4):
            answers = {"rate": rated(value, 2), "word": {"text": f"secret-{session}"}}
            sits_down(service, session, answers)
        made.append(session)
    return made


def play_reveal(home: Path) -> Iterator[object]:
    service = opened(home)
    sessions = _answered(service)
    yield sessions
    for session in sessions:
        service.do(Reveal(session=session, step="tour/rate"))
        yield session
    time.sleep(60)


def check_reveal(home: Path, told: Told) -> None:
    sessions, *revealed = told
    service = opened(home)
    shown = [name for name in sessions if "tour/rate" in service.view(name).snapshots]
    assert shown in (revealed, sessions[: len(revealed) + 1])
    service.close()


def play_purge(home: Path) -> Iterator[object]:
    service = opened(home)
    sessions = _answered(service)
    service.back_up()
    yield sessions
    for session in sessions:
        assert not service.do(PurgeAnswers(session=session)).value
        yield session
    time.sleep(60)


def check_purge(home: Path, told: Told) -> None:
    sessions, *purged = told
    opened(home).close()  # what was cut short is finished at the next start
    service = opened(home)
    gone = [name for name in sessions if not service.people(name)]
    assert gone in (purged, sessions[: len(purged) + 1])
    files = [file.read_bytes() for file in home.rglob("*") if file.is_file()]
    for name in gone:
        assert not any(f"secret-{name}".encode() in held for held in files), name
    for name in sessions[len(gone) :]:
        assert len(list(service.own(name))) == 3
    service.close()


def play_paper(home: Path) -> Iterator[object]:
    service = opened(home)
    session = running_session(service, "rate")
    yield session
    for number in count(1):
        printing.save(service, printing.handout(service, session, "blank"), home / "sheet.pdf")
        yield number


def check_paper(home: Path, told: Told) -> None:
    sheet = home / "sheet.pdf"
    if len(told) > 1 or sheet.exists():
        assert len(PdfReader(sheet).pages)


def play_backup(home: Path) -> Iterator[object]:
    clock = Clock()
    service = open_service(home, clock, CONTENT)
    session = running_session(service, "rate")
    yield session
    for number in count(1):
        clock.on(minutes=1)
        service.do(WriteNote(session=session, id="note", body=f"note {number}"))
        yield service.back_up().name


def check_backup(home: Path, told: Told) -> None:
    session, *names = told
    there = sorted(file.name for file in backups(home).glob("library *.workshop"))
    assert not names or there[-1] >= names[-1]  # older ones have made room
    for file in backups(home).glob("*.workshop"):
        assert is_whole(file), file.name
        assert session in sessions_of(file)


def play_restore(home: Path) -> Iterator[object]:
    service = opened(home)
    session = running_session(service, "rate")
    name = service.back_up().name
    yield session
    for number in count(1):
        service.restore(name)
        yield number


def check_restore(home: Path, told: Told) -> None:
    service = opened(home)
    kept = {row.id for row in service.sessions()}
    if told[0] not in kept:  # the moment between two names: the backup is offered, and a word said
        assert service.offered is not None
        assert service.problem
        assert told[0] in sessions_of(service.offered)
    for file in (home / "put aside").glob("*.workshop"):
        assert is_whole(file)
    service.close()


def play_migration(home: Path) -> Iterator[object]:
    service = opened(home)
    session = running_session(service, "rate")
    service.close()
    folder = home.parent / "revisions"
    _slow_line(folder)
    yield session
    database = Database(library_file(home))
    line = RevisionLine(folder=folder, head=SLOW_HEAD)
    bring_up(database, home / "put aside", dt.datetime.now(), line)
    yield "brought up"
    time.sleep(60)


def _slow_line(folder: Path) -> None:
    """The revisions with a slow one more."""
    shutil.copytree(REVISIONS, folder)
    (folder / "versions" / "r9999_slow.py").write_text(SLOW_REVISION.format(before=LINE.head))


def check_migration(home: Path, told: Told) -> None:
    database = Database(library_file(home))
    with database.read() as connection:
        stamp = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        columns = len(connection.exec_driver_sql("PRAGMA table_info(setting)").all())
        kept = connection.exec_driver_sql("SELECT id FROM session").scalars().all()
    database.close()
    assert kept == [told[0]]
    assert (stamp == SLOW_HEAD, columns) in ((True, 42), (False, 2))
    assert stamp == SLOW_HEAD or len(told) == 1


Play = Callable[[Path], Iterator[object]]
Check = Callable[[Path, Told], None]
DEEDS: dict[str, tuple[Play, Check]] = {
    "desk": (play_desk, check_desk),
    "typing": (play_typing, check_typing),
    "console": (play_console, check_console),
    "import": (play_import, check_import),
    "reveal": (play_reveal, check_reveal),
    "paper": (play_paper, check_paper),
    "backup": (play_backup, check_backup),
    "restore": (play_restore, check_restore),
    "migration": (play_migration, check_migration),
    "purge": (play_purge, check_purge),
}


def main(given: Sequence[str]) -> None:
    """Does it until the end."""
    play, _check = DEEDS[given[0]]
    for told in play(Path(given[1])):
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
