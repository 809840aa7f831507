"""A purge that was cut short, or that meets a file it cannot clean: finished later, and never told
done before it is.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.services.known_words import known_in, told
from tests.services.tour import CONTENT, running_session, sits_down
from workshop.services.commands import PurgeAnswers, PurgeSession
from workshop.services.library import open_service
from workshop.storage.backup import is_whole, sessions_of
from workshop.storage.database import Database
from workshop.storage.file_identity import HEAD

ROOT = Path(__file__).resolve().parents[2]
OLD = ROOT / "tests" / "storage" / "old" / "revision 0001.workshop"
KILLED = """
    import os, signal, sys
    from pathlib import Path
    from tests.services.tour import CONTENT, Clock
    from workshop.services import purge
    from workshop.services.commands import PurgeAnswers
    from workshop.services.library import open_service
    from workshop.storage import backup
    from workshop.storage.database import Database

    home, name, where, count = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    service = open_service(home, Clock(), CONTENT)
    owners = {"finish": purge, "forget": Database, "_purge_copy": purge, "is_whole": backup}
    owner, met = owners[where], []
    deed = getattr(owner, where)

    def killed(*given, **more):
        met.append(where)
        if len(met) > count:
            os.kill(os.getpid(), signal.SIGKILL)
        return deed(*given, **more)

    setattr(owner, where, killed)
    service.do(PurgeAnswers(session=name))
"""


def words_in(home: Path) -> list[str]:
    """The known words that stand in any file of the folder, with the file."""
    files = [file for file in home.rglob("*") if file.is_file()]
    return [f"{word} in {file.name}" for file in files for word in known_in(file.read_bytes())]


@pytest.mark.parametrize(
    ("where", "count"),
    [("finish", 0), ("forget", 0), ("_purge_copy", 0), ("_purge_copy", 1), ("is_whole", 1)],
)
def test_that_a_purge_killed_anywhere_is_finished_at_the_next_start(home, clock, where, count):
    service = open_service(home, clock, CONTENT)
    name, _codes = told(service)
    for _hour in range(3):
        service.back_up()
        clock.on(days=1)
    service.close()
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), home, name, where, str(count)],
        cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    assert words_in(home)
    service = open_service(home, clock, CONTENT)
    assert (service.problem, service.people(name)) == ("", ())
    service.close()
    assert not words_in(home)
    assert not [*home.rglob("*.part*")]
    assert all(is_whole(file) for file in (home / "backups").iterdir())


def test_that_a_damaged_backup_stops_no_other_and_is_named(service, home, clock):
    name, _codes = told(service)
    for _hour in range(3):
        service.back_up()
        clock.on(days=1)
    first, damaged, last = sorted((home / "backups").iterdir())
    damaged.write_bytes(damaged.read_bytes()[:5000])
    said = service.do(PurgeAnswers(session=name)).value
    assert damaged.name in said
    assert first.name not in said
    clean = first.read_bytes() + last.read_bytes()
    assert not known_in(clean)
    assert damaged.stat().st_size == 5000


def test_that_a_reader_of_the_log_keeps_the_purge_from_being_told_done(home, clock, monkeypatch):
    monkeypatch.setattr(Database.empty_log, "__defaults__", (0.1,))
    service = open_service(home, clock, CONTENT)
    name, _codes = told(service)
    reader = sqlite3.connect(home / "library.workshop", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM answer").fetchone()
    assert "not yet everywhere" in service.do(PurgeAnswers(session=name)).value
    reader.close()
    service._database.close()
    again = open_service(home, clock, CONTENT)
    assert not words_in(home)
    assert again.do(PurgeSession(session=name)).value == ""
    again.close()


def test_that_nothing_written_by_a_person_lies_where_the_purge_does_not_know(service, home):
    name, _codes = told(service)
    raw = service.back_up()
    places = (
        "handouts/2026-11-24 Tuesday - copy.pdf",
        "backups/library 2026-11-24 081200.workshop.part",
        "library.restored",
        "library.restored.part",
        "put aside/library 2026-11-20 090000.workshop",
    )
    for place in places:
        file = home / place
        file.parent.mkdir(exist_ok=True)
        shutil.copy(home / "backups" / raw.name, file)
    assert service.do(PurgeAnswers(session=name)).value == ""
    assert not words_in(home)
    assert is_whole(home / places[-1])
    assert not [place for place in places[:-1] if (home / place).exists()]


def test_that_a_backup_of_an_older_version_is_cleaned_too(home, clock):
    backup = home / "backups" / "library 2026-11-20 081200.workshop"
    backup.parent.mkdir(parents=True)
    for file in (backup, home / "library.workshop"):
        shutil.copy(OLD, file)
    service = open_service(home, clock, CONTENT)
    (row,) = service.sessions()
    assert b"quiet" in backup.read_bytes()
    assert service.do(PurgeAnswers(session=row.id)).value == ""
    service.close()
    for file in (backup, *(home / "put aside").iterdir()):
        assert is_whole(file)
        assert b"quiet" not in file.read_bytes()
        bare = sqlite3.connect(file)
        assert bare.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        assert bare.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        bare.close()


def test_that_other_sessions_of_a_backup_stay_as_they_are(service, home):
    name, _codes = told(service)
    kept = running_session(service, "word", title="Keeps")
    sits_down(service, kept, {"word": {"text": "kaleidoscope"}})
    backup = home / "backups" / service.back_up().name
    service.do(PurgeSession(session=name))
    assert sessions_of(backup) == {kept}
    assert b"kaleidoscope" in backup.read_bytes()
