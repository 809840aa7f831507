"""A program killed while it writes: all that was told saved is there, and nothing half."""

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.services.tour import CONTENT, Clock
from workshop.services.commands import ResumeTurn, SealTurn
from workshop.services.library import open_service
from workshop.storage.backup import is_whole

ROOT = Path(__file__).resolve().parents[2]
DESK = """
    import sys
    from pathlib import Path
    from tests.services.tour import CONTENT, Clock, puts, running_session
    from workshop.services.commands import BeginTurn
    from workshop.services.library import open_service

    service = open_service(Path(sys.argv[1]), Clock(), CONTENT)
    name = running_session(service, "rate", "word")
    person = service.do(BeginTurn(session=name, sign="oak")).value.participant
    print(name, person, flush=True)
    for number in range(1, 100_000):
        puts(service, name, person, {"word": {"text": f"word {number}"}})
        puts(service, name, person, {"rate": {"s1/me": number % 5 + 1}})
        print(number, flush=True)
"""
SHEETS = """
    import sys
    from pathlib import Path
    from tests.services.tour import CONTENT, Clock, rated, running_session
    from workshop.services.commands import EnterSheet
    from workshop.services.library import open_service

    service = open_service(Path(sys.argv[1]), Clock(), CONTENT)
    name = running_session(service, "rate", "word")
    print(name, "-", flush=True)
    sheet = {"tour/rate": rated(4, 2), "tour/word": {"text": "whole"}}
    for number in range(1, 100_000):
        print(number, service.do(EnterSheet(session=name, answers=sheet)).value, flush=True)
"""
BACKUPS = """
    import sys
    from pathlib import Path
    from tests.services.tour import CONTENT, Clock, new_session, rated, sits_down
    from workshop.domain.stage import Place
    from workshop.services.commands import GoTo, StartSession
    from workshop.services.library import open_service

    clock = Clock()
    service = open_service(Path(sys.argv[1]), clock, CONTENT)
    name = new_session(service)
    service.back_up_changes()
    service.do(StartSession(session=name))
    service.do(GoTo(session=name, place=Place(block=0, step="rate")))
    for number in range(1, 100_000):
        clock.on(minutes=1)
        sits_down(service, name, {"rate": rated(4, 2)}, sign=f"P{number}")
        service.back_up_changes()
        print(number, clock.now.isoformat(), flush=True)
"""
MIGRATION = """
    import datetime, os, signal, sys
    from pathlib import Path
    from alembic import op
    from workshop.storage.database import Database
    from workshop.storage.migrate import RevisionLine, bring_up

    home = Path(sys.argv[1])
    database = Database(home / "library.workshop")
    line = RevisionLine(folder=Path(sys.argv[2]), head=sys.argv[3])
    bring_up(database, home / "put aside", datetime.datetime.now(), line)
"""


def killed_after(code: str, home: Path, count: int) -> list[list[str]]:
    """Runs the code, kills it without warning once it has told that many lines; what it told."""
    running = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), str(home)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    told = [running.stdout.readline().split() for _line in range(count)]
    running.send_signal(signal.SIGKILL)
    told += [line.split() for line in running.stdout.read().splitlines()]
    running.wait()
    running.stdout.close()
    return told


@pytest.mark.parametrize("count", [2, 17, 60])
def test_that_every_keystroke_told_saved_is_there(home, count):
    (name, person), *numbers = killed_after(DESK, home, count)
    last = int(numbers[-1][0])
    service = open_service(home, Clock(), CONTENT)
    assert service.interrupted_turn(name)
    assert service.do(ResumeTurn(session=name, secret="oak")).value.participant == person
    answers = {q.key: q.answers for q in service.turn(name, person).questions}
    assert answers["tour/word"]["text"] in (f"word {last}", f"word {last + 1}")
    assert answers["tour/rate"]["s1/me"] in (last % 5 + 1, (last + 1) % 5 + 1)
    service.close()
    assert is_whole(home / "library.workshop")


def test_that_a_sheet_is_whole_or_not_there(home):
    (name, _dash), *told = killed_after(SHEETS, home, 9)
    service = open_service(home, Clock(), CONTENT)
    for _number, code in told:
        own = service.own_by_code(name, code)
        assert len(own.answers["tour/rate"]) == 4
        assert own.answers["tour/word"] == {"text": "whole"}
    people = service.people(name)
    assert len(people) in (len(told), len(told) + 1)
    assert all(len(person.steps) == 2 for person in people)
    service.close()


@pytest.mark.parametrize("count", [1, 2, 5])
def test_that_a_backup_cut_short_costs_none_and_none_tells_after_the_next(home, count):
    number, made = killed_after(BACKUPS, home, count)[-1]
    folder = home / "backups"
    assert all(is_whole(file) for file in folder.glob("*.workshop"))
    clock = Clock()
    clock.now = dt.datetime.fromisoformat(made)
    service = open_service(home, clock, CONTENT)
    assert service.last_backup() >= clock.now
    clock.on(hours=1)
    service.back_up_changes()
    answered = [service.look_into(file.name)[0].answered for file in folder.iterdir()]
    assert sorted(answered)[0] == 0
    assert len(answered) == 2
    assert max(answered) >= int(number)
    service.close()


def test_that_a_migration_cut_short_leaves_the_file_as_it_was(home, tmp_path):
    from tests.storage.test_opening import revised, settings, write

    write(home, "kept")
    body = """op.execute("ALTER TABLE setting ADD COLUMN colour TEXT")
            import os, signal
            os.kill(os.getpid(), signal.SIGKILL)"""
    line = revised(tmp_path, body)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MIGRATION), home, line.folder, line.head],
        cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    assert settings(home) == ["kept"]
    with sqlite3.connect(home / "library.workshop") as bare:
        columns = [row[1] for row in bare.execute("PRAGMA table_info(setting)")]
    bare.close()
    assert columns == ["name", "value"]


def test_that_a_turn_cut_short_can_be_finished(home):
    (name, person), *_numbers = killed_after(DESK, home, 3)
    service = open_service(home, Clock(), CONTENT)
    service.do(ResumeTurn(session=name, secret="oak"))
    from tests.services.tour import puts, rated

    puts(service, name, person, {"rate": rated(4, 2)})
    assert service.do(SealTurn(session=name, participant=person)).value
    assert service.progress(name)["tour/rate"].done == 1
    assert service.last_backup() is None
    service.close()
    assert service.last_backup() == dt.datetime(2026, 11, 24, 8, 12)
