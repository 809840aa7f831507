"""Backups: made once a day, ten kept, and brought back beside what is there."""

import sqlite3
import stat
from unittest.mock import Mock

import pytest

from tests.services.tour import CONTENT, new_session, rated, running_session, sits_down
from workshop.errors import LibraryFault, Missing, Refused
from workshop.services import backups
from workshop.services.library import open_service


@pytest.fixture
def dated(home):
    """Names of the dated backups, newest first."""

    def names() -> list[str]:
        files = (home / "backups").glob("library *.workshop")
        return sorted((file.name for file in files), reverse=True)

    return names


def test_that_a_day_has_one_backup_made_by_itself(home, clock, dated):
    for _start in range(2):
        service = open_service(home, clock, CONTENT)
        new_session(service)
        service.close()
    assert dated() == ["library 2026-11-24 081200.workshop"]
    clock.on(days=1)
    service = open_service(home, clock, CONTENT)
    assert service.last_backup().day == 24
    assert service.daily_backup() is not None
    assert service.daily_backup() is None
    assert service.last_backup().day == 25
    service.close()


def test_that_an_empty_library_needs_no_backup(service):
    assert service.daily_backup() is None
    assert service.last_backup() is None


def test_that_ten_dated_backups_are_kept(service, clock, dated):
    new_session(service)
    for _day in range(12):
        service.back_up()
        clock.on(days=1)
    kept = dated()
    assert len(kept) == 10
    assert kept[0] == "library 2026-12-05 081200.workshop"
    assert kept[-1] == "library 2026-11-26 081200.workshop"


def test_that_a_backup_holds_what_the_log_holds_and_is_private(service, tmp_path, dated):
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(4, 2)})
    target = tmp_path / "stick" / "copy.workshop"
    backup = service.back_up(target)
    assert (backup.name, backup.size) == ("copy.workshop", target.stat().st_size)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert not list(target.parent.glob("*.part"))
    assert dated() == []


def test_that_a_backup_brought_back_leaves_the_library_of_before_beside_it(service, clock):
    kept = new_session(service, title="Kept")
    backup = service.back_up()
    later = new_session(service, title="Later")
    clock.on(hours=1)
    beside = service.restore(backup.name)
    assert [row.id for row in service.sessions()] == [kept]
    assert beside.parent.name == "put aside"
    service.restore(beside)
    assert {row.id for row in service.sessions()} == {kept, later}


def test_that_nobody_looks_at_a_library_while_another_takes_its_place(service, monkeypatch):
    new_session(service)
    backup = service.back_up()
    seen = []

    def looks(home, name, now):
        with pytest.raises(LibraryFault, match="closed just now"):
            service.sessions()
        seen.append(name)
        return home

    monkeypatch.setattr(backups, "bring_back", looks)
    service.restore(backup.name)
    assert len(seen) == len(service.sessions()) == 1


def test_that_what_is_no_backup_changes_nothing(service, tmp_path):
    name = new_session(service)
    junk = tmp_path / "junk.workshop"
    junk.write_bytes(b"no library" * 1000)
    with pytest.raises(Refused, match="not a complete backup"):
        service.restore(junk)
    with pytest.raises(Missing, match="no backup"):
        service.restore(tmp_path / "nowhere.workshop")
    assert [row.id for row in service.sessions()] == [name]


def test_that_a_backup_never_replaces_the_library(service, home):
    new_session(service)
    with pytest.raises(Refused, match="take the place"):
        service.back_up(home / "library.workshop")


def test_that_a_backup_goes_into_a_folder_under_its_day(service, tmp_path):
    new_session(service)
    made = service.back_up(tmp_path)
    assert (tmp_path / made.name).is_file()
    assert made.name == "library 2026-11-24 081200.workshop"


def test_that_the_library_is_not_brought_back_over_itself(service, home):
    name = new_session(service)
    with pytest.raises(Refused, match="the library itself"):
        service.restore(home / "library.workshop")
    assert [row.id for row in service.sessions()] == [name]
    assert not (home / "put aside").exists()


def test_that_a_backup_of_a_newer_version_changes_nothing(service, home, tmp_path):
    name = new_session(service)
    newer = tmp_path / "newer.workshop"
    service.back_up(newer)
    with sqlite3.connect(newer) as bare:
        bare.execute("UPDATE alembic_version SET version_num = '9999'")
    bare.close()
    with pytest.raises(Refused, match="newer version"):
        service.restore(newer)
    assert [row.id for row in service.sessions()] == [name]


def test_that_a_backup_brought_back_on_a_full_disk_leaves_the_library(service, home, monkeypatch):
    name = new_session(service)
    backup = service.back_up()
    full = LibraryFault("The disk is full.")
    monkeypatch.setattr(backups, "copy_library", Mock(side_effect=full))
    with pytest.raises(LibraryFault, match="full"):
        service.restore(backup.name)
    assert [row.id for row in service.sessions()] == [name]
    assert not (home / "put aside").exists()


def test_that_a_damaged_library_takes_no_place_among_the_backups(home, clock, dated):
    service = open_service(home, clock, CONTENT)
    for _number in range(40):
        new_session(service)
    service.back_up()
    service.close()
    file = home / "library.workshop"
    file.write_bytes(file.read_bytes()[:-8192] + b"\xff" * 8192)
    clock.on(days=1)
    service = open_service(home, clock, CONTENT)
    with pytest.raises(LibraryFault, match="damaged, so it was not copied"):
        service.back_up()
    service.close()
    assert dated() == ["library 2026-11-24 081200.workshop"]


def test_that_a_backup_that_can_not_be_written_leaves_the_old_one_whole(service, tmp_path):
    new_session(service)
    target = tmp_path / "copy.workshop"
    service.back_up(target)
    before = target.read_bytes()
    (tmp_path / "copy.workshop.part").mkdir()
    with pytest.raises(LibraryFault):
        service.back_up(target)
    assert target.read_bytes() == before
    (tmp_path / "copy.workshop.part").rmdir()


def test_that_a_backup_travels_to_another_folder(service, tmp_path, clock):
    name = new_session(service)
    target = tmp_path / "copy.workshop"
    service.back_up(target)
    other = open_service(tmp_path / "other", clock, CONTENT)
    other.restore(target)
    assert [row.id for row in other.sessions()] == [name]
    other.close()
