"""A library is looked at before it is touched: whatever lies there can be put aside unchanged."""

import shutil
import sqlite3

import pytest

from tests.storage.test_opening import NOW, opened, settings, write
from workshop.errors import LibraryFault
from workshop.storage.backup import copy_library
from workshop.storage.opening import open_file


def left_open(home, text):
    """A library as a killed program leaves it, with its newest row in the log alone."""
    found = open_file(home, NOW)
    with found.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES (?, '1')", (text,))
    copy = home.with_name(home.name + " killed")
    shutil.copytree(home, copy)
    found.close()
    shutil.rmtree(home)
    (copy / "library.workshop-shm").unlink()
    copy.rename(home)


def test_that_a_library_missing_beside_its_backups_is_told_and_a_backup_offered(home):
    write(home, "kept")
    backup = home / "backups" / "library 2026-11-23 081200.workshop"
    copy_library(home / "library.workshop", backup)
    (home / "library.workshop").unlink()
    found = opened(home)
    assert found.problem == (
        "There is no library in this folder any more; yesterday's backup is beside it."
    )
    assert found.offered == backup


def test_that_a_file_of_one_byte_is_put_aside_and_never_written_over(home):
    home.mkdir()
    (home / "library.workshop").write_bytes(b"x")
    assert "put aside unchanged" in opened(home).problem
    (aside,) = (home / "put aside").iterdir()
    assert aside.read_bytes() == b"x"


def test_that_no_backup_of_a_newer_version_is_offered(home):
    write(home, "kept")
    for day in (21, 22):
        backup = home / "backups" / f"library 2026-11-{day} 081200.workshop"
        copy_library(home / "library.workshop", backup)
    bare = sqlite3.connect(backup)
    with bare:
        bare.execute("UPDATE alembic_version SET version_num = '0999'")
    bare.close()
    (home / "library.workshop").write_bytes(b"broken" * 1000)
    assert opened(home).offered.name == "library 2026-11-21 081200.workshop"


def test_that_another_programs_file_keeps_its_journal_mode_and_every_byte(home):
    home.mkdir()
    file = home / "library.workshop"
    bare = sqlite3.connect(file)
    bare.execute("CREATE TABLE theirs (a)")
    bare.close()
    before = file.read_bytes()
    with pytest.raises(LibraryFault, match="not a library of this program"):
        open_file(home, NOW)
    assert file.read_bytes() == before
    assert {each.name for each in home.iterdir()} <= {"library.workshop", "library.open"}


def test_that_what_stood_in_the_log_alone_is_there_and_no_copy_is_left(home):
    left_open(home, "in the log")
    assert settings(home) == ["in the log"]
    assert not list((home / "put aside").iterdir())


def test_that_a_damaged_library_with_a_log_is_put_aside_as_it_was_found(home):
    left_open(home, "in the log")
    file, log = home / "library.workshop", home / "library.workshop-wal"
    log.write_bytes(log.read_bytes()[:32])
    file.write_bytes(file.read_bytes()[:100] + b"\xff" * 8000)
    before = {each.name[len("library") :]: each.read_bytes() for each in (file, log)}
    before = {ending.replace(".workshop", ""): raw for ending, raw in before.items()}
    assert "put aside unchanged" in opened(home).problem
    aside = {
        each.name.partition(".workshop")[2]: each.read_bytes()
        for each in (home / "put aside").iterdir()
    }
    assert aside == before


def test_that_a_strangers_log_never_overwrites_the_library(home, tmp_path):
    other = tmp_path / "other"
    found = open_file(other, NOW)
    with found.database.write() as connection:
        rows = [(f"theirs {number}", "x" * 300) for number in range(400)]
        connection.exec_driver_sql("INSERT INTO setting VALUES (?, ?)", rows)
        connection.exec_driver_sql("CREATE TABLE theirs (a)")
    strange = (other / "library.workshop-wal").read_bytes()
    for number in range(60):
        write(home, f"ours {number} " + "y" * 300)
    before = (home / "library.workshop").read_bytes()
    (home / "library.workshop-wal").write_bytes(strange)
    told = opened(home)
    assert "log that belongs to another file" in told.problem
    assert (home / "library.workshop").read_bytes() == before
    (aside,) = (home / "put aside").iterdir()
    assert aside.read_bytes() == strange
    found.close()
