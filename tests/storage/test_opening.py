"""A file in whatever state: new, older, newer, damaged, foreign, read-only, on a full disk."""

import datetime as dt
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap

import pytest

from workshop.errors import LibraryFault
from workshop.storage import migrate, opening
from workshop.storage.backup import copy_library, dated_name, is_whole
from workshop.storage.database import Database, make_private
from workshop.storage.migrate import LINE, RevisionLine, bring_up, create
from workshop.storage.opening import open_file

NOW = dt.datetime(2026, 11, 24, 8, 12)


def opened(home):
    found = open_file(home, NOW)
    found.close()
    return found


def write(home, text):
    found = open_file(home, NOW)
    with found.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES (?, '1')", (text,))
    found.close()


def settings(home):
    found = open_file(home, NOW)
    with found.database.read() as connection:
        names = connection.exec_driver_sql("SELECT name FROM setting").scalars().all()
    found.close()
    return names


NEXT = f"{int(LINE.head) + 1:04}"


def revised(tmp_path, body, head=NEXT):
    """The line of revisions with one more."""
    folder = tmp_path / "revisions"
    shutil.copytree(LINE.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = f"""
        from alembic import op

        revision = "{NEXT}"
        down_revision = "{LINE.head}"


        def upgrade():
            {body}
    """
    (folder / "versions" / "r9999.py").write_text(textwrap.dedent(text), encoding="utf-8")
    return RevisionLine(folder=folder, head=head)


def test_that_a_new_library_opens_and_opens_again(home):
    write(home, "kept")
    assert (opened(home).problem, settings(home)) == ("", ["kept"])


def test_that_an_empty_file_is_a_new_library(home):
    home.mkdir()
    (home / "library.workshop").touch()
    write(home, "kept")
    assert settings(home) == ["kept"]


def test_that_a_current_file_opens_without_alembic(home):
    opened(home)
    code = """
        import datetime, sys
        from pathlib import Path
        from workshop.storage.opening import open_file
        open_file(Path(sys.argv[1]), datetime.datetime.now()).database.close()
        assert not {"alembic", "mako", "reportlab"} & set(sys.modules)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code), home], check=True)


def test_that_a_newer_file_is_refused_in_a_sentence_and_left_as_it_is(home):
    write(home, "kept")
    file = home / "library.workshop"
    with sqlite3.connect(file) as bare:
        bare.execute("UPDATE alembic_version SET version_num = '0999'")
    bare.close()
    before = file.read_bytes()
    with pytest.raises(LibraryFault, match="made by a newer version"):
        open_file(home, NOW)
    assert file.read_bytes() == before


def test_that_an_older_file_is_put_aside_with_all_its_rows_and_migrated(home, tmp_path):
    write(home, "kept")
    line = revised(tmp_path, 'op.execute("ALTER TABLE setting ADD COLUMN colour TEXT")')
    database = Database(home / "library.workshop")
    with database.write() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES ('in the log', '1')")
    told = bring_up(database, home / "put aside", NOW, line)
    assert "put aside" in told
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT name, colour FROM setting ORDER BY name").all()
    assert [tuple(row) for row in rows] == [("in the log", None), ("kept", None)]
    (aside,) = (home / "put aside").iterdir()
    assert is_whole(aside)
    names = sqlite3.connect(aside).execute("SELECT name FROM setting ORDER BY name").fetchall()
    assert names == [("in the log",), ("kept",)]
    assert bring_up(database, home / "put aside", NOW, line) == ""
    database.close()


def test_that_a_rebuilt_table_takes_no_answers_with_it(home, tmp_path):
    opened(home)
    body = """
            for statement in (
                "CREATE TABLE new_participant (session TEXT NOT NULL, id TEXT NOT NULL,"
                " sign BLOB, code BLOB, name TEXT NOT NULL, team TEXT NOT NULL,"
                " removed BOOLEAN NOT NULL, hat TEXT, PRIMARY KEY (session, id)) WITHOUT ROWID",
                "INSERT INTO new_participant SELECT *, 'top' FROM participant",
                "DROP TABLE participant",
                "ALTER TABLE new_participant RENAME TO participant",
            ):
                op.execute(statement)
    """
    line = revised(tmp_path, body.strip())
    database = Database(home / "library.workshop")
    with database.write() as connection:
        columns = connection.exec_driver_sql("SELECT * FROM session").keys()
        values = ", ".join("'1'" for _column in columns)
        connection.exec_driver_sql(f"INSERT INTO session VALUES ({values})")
        connection.exec_driver_sql(
            "INSERT INTO participant VALUES ('1', 'p', NULL, NULL, '', '', 0)"
        )
        connection.exec_driver_sql("INSERT INTO done VALUES ('1', 's', 'p')")
    bring_up(database, home / "put aside", NOW, line)
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM done").scalar() == 1
        assert connection.exec_driver_sql("SELECT hat FROM participant").scalar() == "top"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    database.close()


@pytest.mark.parametrize(
    "body",
    [
        """op.execute("ALTER TABLE setting RENAME TO other")
            op.execute("SELECT nothing FROM nowhere")""",
        """op.execute("PRAGMA defer_foreign_keys = ON")
            op.execute("INSERT INTO done VALUES ('nobody', 's', 'p')")""",
    ],
    ids=["a statement that cannot run", "a row without its owner"],
)
def test_that_a_revision_that_goes_wrong_leaves_the_file_as_it_was(home, tmp_path, body):
    write(home, "kept")
    line = revised(tmp_path, body)
    database = Database(home / "library.workshop")
    with pytest.raises(LibraryFault, match="left as it was"):
        bring_up(database, home / "put aside", NOW, line)
    database.close()
    assert settings(home) == ["kept"]
    with sqlite3.connect(home / "library.workshop") as bare:
        assert bare.execute("SELECT version_num FROM alembic_version").fetchone() == (LINE.head,)
        assert bare.execute("SELECT count(*) FROM done").fetchone() == (0,)
    bare.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: b"\0" * len(raw),
        lambda raw: b"This is no database at all. " * 1000,
        lambda raw: raw[:5000],
        lambda raw: raw[:100] + b"\xff" * (len(raw) - 100),
    ],
    ids=["nothing", "nothing but zeros", "something else", "cut short", "overwritten"],
)
def test_that_a_damaged_file_is_put_aside_unchanged_and_a_backup_is_offered(home, damage):
    write(home, "kept")
    file = home / "library.workshop"
    copy_library(file, home / "backups" / "library 2026-11-22 081200.workshop")
    newest = home / "backups" / "library 2026-11-23 081200.workshop"
    copy_library(file, newest)
    (home / "backups" / "library 2026-11-24 081200.workshop").write_bytes(b"half a backup")
    damaged = damage(file.read_bytes())
    file.write_bytes(damaged)
    found = opened(home)
    assert "put aside unchanged; yesterday's backup is beside it" in found.problem
    assert found.offered.name == "library 2026-11-23 081200.workshop"
    (aside,) = (home / "put aside").iterdir()
    assert aside.read_bytes() == damaged
    assert settings(home) == []


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today's backup"), (1, "yesterday's backup"), (4, "the backup of 20 November")],
)
def test_that_the_backup_offered_is_named_by_its_day(home, days, words):
    write(home, "kept")
    made = NOW - dt.timedelta(days=days)
    copy_library(home / "library.workshop", home / "backups" / dated_name(made))
    (home / "library.workshop").write_bytes(b"broken" * 1000)
    assert words in opened(home).problem


def test_that_two_damaged_files_stand_side_by_side(home):
    for text in (b"first " * 1000, b"second" * 1000):
        opened(home)
        (home / "library.workshop").write_bytes(text)
        assert "there is no backup yet" in opened(home).problem
    kept = {file.read_bytes() for file in (home / "put aside").iterdir()}
    assert {b"first " * 1000, b"second" * 1000} == kept


def test_that_damage_found_later_is_a_sentence(home):
    found = open_file(home, NOW)
    with found.database.write() as connection:
        for number in range(2000):
            connection.exec_driver_sql("INSERT INTO setting VALUES (?, ?)", (str(number), "x" * 90))
    found.close()
    file = home / "library.workshop"
    raw = file.read_bytes()
    file.write_bytes(raw[: len(raw) // 2] + b"\xff" * 40_000 + raw[len(raw) // 2 + 40_000 :])
    again = open_file(home, NOW)
    with (
        pytest.raises(LibraryFault, match="could not be read"),
        again.database.read() as connection,
    ):
        connection.exec_driver_sql("SELECT sum(length(value)) FROM setting").all()
    again.close()


def test_that_another_programs_file_is_refused_and_left_as_it_is(home):
    home.mkdir()
    file = home / "library.workshop"
    with sqlite3.connect(file) as bare:
        bare.execute("CREATE TABLE theirs (a)")
    bare.close()
    with pytest.raises(LibraryFault, match="not a library of this program"):
        open_file(home, NOW)
    with sqlite3.connect(file) as bare:
        assert bare.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    bare.close()


def test_that_a_full_disk_is_told_and_nothing_is_half_done(home):
    found = open_file(home, NOW)
    with found.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES ('kept', '1')")

    def fill():
        with found.database.write() as connection:
            connection.exec_driver_sql("INSERT INTO setting VALUES ('half', '1')")
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            rows = [(str(number), "x" * 90) for number in range(10_000)]
            connection.exec_driver_sql("INSERT INTO setting VALUES (?, ?)", rows)

    with pytest.raises(LibraryFault, match="disk is full"):
        fill()
    found.close()
    assert settings(home) == ["kept"]


def test_that_a_library_held_by_another_writer_is_told(home, monkeypatch):
    found = open_file(home, NOW)
    other = sqlite3.connect(found.database.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with found.database.raw() as bare:
        bare.execute("PRAGMA busy_timeout = 10")
    with (
        pytest.raises(LibraryFault, match="Another program is using the library"),
        found.database.write(),
    ):
        pass
    other.close()
    found.close()


@pytest.mark.parametrize("what", ["folder", "file", "folder and file"])
def test_that_a_read_only_place_opens_for_reading_and_says_so(tmp_path, what):
    """Played by somebody who may read but not write, since root may always write."""
    home = tmp_path / "stick"
    write(home, "kept")
    (home / "library.workshop").chmod(0o444 if "file" in what else 0o666)
    home.chmod(0o555 if "folder" in what else 0o777)
    for folder in (tmp_path, *tmp_path.parents):
        mode = folder.stat().st_mode
        if mode & 0o055 != 0o055:
            folder.chmod(mode | 0o055)
    code = """
        import datetime, os, sys
        from pathlib import Path
        from workshop.errors import LibraryFault
        from workshop.storage.opening import open_file
        import sqlalchemy.dialects.sqlite.pysqlite
        if os.geteuid() == 0:
            os.setgid(65534), os.setuid(65534)
        found = open_file(Path(sys.argv[1]), datetime.datetime.now())
        print(found.problem)
        with found.database.read() as connection:
            print(*connection.exec_driver_sql("SELECT name FROM setting").scalars())
        try:
            with found.database.write() as connection:
                raise AssertionError
        except LibraryFault as fault:
            print(fault.sentence)
        found.close()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), home],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": "."},
    )  # fmt: skip
    assert done.stderr == ""
    told, rows, refused = done.stdout.splitlines()
    assert "read-only" in told
    assert "open for reading" in told
    assert rows == "kept"
    assert "read-only" in refused
    assert not (home / "put aside").exists()


def test_that_a_folder_that_can_not_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(LibraryFault, match="cannot be reached"):
        open_file(tmp_path / "file" / "home", NOW)


def test_that_two_first_starts_make_one_library(tmp_path):
    file = tmp_path / "library.workshop"
    make_private(file)
    first, second = Database(file), Database(file)
    create(first)
    create(second)
    with second.read() as connection:
        stamps = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
    first.close()
    second.close()
    assert [tuple(each) for each in stamps] == [(migrate.LINE.head,)]
    assert opening.library_file(tmp_path) == file
