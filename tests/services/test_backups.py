"""Backups: made while one works, verified, thinned, and brought back beside what is there."""

import datetime as dt
import sqlite3
import stat
from unittest.mock import Mock

import pytest

from tests.services.tour import CONTENT, DAY, new_session, rated, running_session, sits_down
from workshop.domain.record import SavedSession
from workshop.domain.stage import Place
from workshop.errors import LibraryFault, Missing, Refused
from workshop.services import backups
from workshop.services.commands import (
    FinishSession,
    GoTo,
    RemoveParticipant,
    StartSession,
    WriteNote,
)
from workshop.services.library import open_service
from workshop.storage import backup as storage_backup
from workshop.storage.backup import PART


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
    assert service.back_up_changes() is None
    assert service.last_backup() is None


def test_that_a_library_in_which_nothing_was_done_is_not_backed_up_again(service, clock, dated):
    new_session(service)
    assert service.back_up_changes() is not None
    clock.on(minutes=20)
    assert service.back_up_changes() is None
    new_session(service, title="Second")
    assert service.back_up_changes() is not None
    assert len(dated()) == 2


def test_that_a_start_after_which_nothing_differs_adds_no_second_backup(home, clock, dated):
    for _start in range(3):
        service = open_service(home, clock, CONTENT)
        if not service.sessions():
            new_session(service)
        service.back_up_changes()
        service.close()
        clock.on(minutes=20)
    assert dated() == ["library 2026-11-24 085200.workshop"]


def test_that_a_backup_that_failed_is_made_the_next_time(service, monkeypatch):
    new_session(service)
    with monkeypatch.context() as patched:
        patched.setattr(backups, "copy_library", Mock(side_effect=LibraryFault("Full.")))
        with pytest.raises(LibraryFault):
            service.back_up_changes()
    assert service.back_up_changes() is not None


def test_that_what_is_done_while_a_backup_is_made_is_in_the_next_one(service, clock, monkeypatch):
    new_session(service)
    copying = backups.copy_library

    def copies(source, target, *more):
        copying(source, target, *more)
        new_session(service, title="Meanwhile")

    with monkeypatch.context() as patched:
        patched.setattr(backups, "copy_library", copies)
        service.back_up_changes()
    clock.on(minutes=20)
    backup = service.back_up_changes()
    titles = {session.row.title for session in service.look_into(backup.name)}
    assert titles == {"Tuesday", "Meanwhile"}


def people_in(service) -> list[int]:
    """How many have answered the one session, in each backup, newest first."""
    found = [service.look_into(each.name) for each in service.saved()]
    return [sessions[0].answered for sessions in found]


def test_that_a_collecting_day_has_one_backup_between_first_answer_and_finish(service, clock):
    name = new_session(service)
    service.back_up_changes()
    service.do(StartSession(session=name))
    service.do(GoTo(session=name, place=Place(block=0, step="rate")))
    for number in range(3):
        sits_down(service, name, {"rate": rated(4, 2)}, sign=f"P{number}")
        clock.on(minutes=20)
        service.back_up_changes()
        assert people_in(service) == [number + 1, 0]
    service.do(WriteNote(session=name, body="Still here"))
    clock.on(minutes=20)
    service.back_up_changes()
    assert people_in(service) == [3, 0]
    service.do(FinishSession(session=name))
    clock.on(minutes=20)
    service.back_up_changes()
    assert people_in(service) == [3, 0]
    clock.on(days=1)
    new_session(service, title="Next", date=DAY + dt.timedelta(days=30))
    service.back_up_changes()
    assert [len(service.look_into(each.name)) for each in service.saved()] == [2, 1, 1]


def test_that_the_backup_of_a_collecting_day_goes_only_when_a_verified_one_is_there(
    service, clock, dated, monkeypatch
):
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(4, 2)})
    service.back_up()
    before = dated()
    clock.on(minutes=20)
    sits_down(service, name, {"rate": rated(1, 2)})
    whole = storage_backup.is_whole
    monkeypatch.setattr(
        storage_backup, "is_whole", lambda file: not file.name.endswith(PART) and whole(file)
    )
    with pytest.raises(LibraryFault, match="did not come out whole"):
        service.back_up()
    assert dated() == before
    assert people_in(service) == [1]


def test_that_a_backup_stays_though_an_older_one_has_a_later_date(service, clock, dated):
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(4, 2)})
    clock.on(days=20)
    service.back_up()
    clock.on(days=-20)
    sits_down(service, name, {"rate": rated(4, 2)})
    service.back_up()
    assert dated() == ["library 2026-11-24 081200.workshop"]
    assert people_in(service) == [2]


def test_that_what_a_backup_cut_short_has_left_goes_with_the_next(service, home):
    new_session(service)
    (home / "backups").mkdir()
    left = home / "backups" / f"library 2026-11-24 080000.workshop{PART}"
    left.write_bytes(b"half")
    service.back_up()
    assert not left.exists()


def test_that_a_backup_that_cannot_be_read_is_not_thinned_away(service, home, clock):
    new_session(service)
    bad = home / "backups" / "library 2026-11-01 081200.workshop"
    service.back_up()
    bad.write_bytes(b"no library")
    for _day in range(12):
        clock.on(days=1)
        service.back_up()
    assert bad.read_bytes() == b"no library"
    assert [each.sessions for each in service.saved() if each.name == bad.name] == [None]


def test_that_a_backup_is_made_before_an_import_and_before_a_restore(
    service, clock, dated, tmp_path
):
    first = service.back_up(tmp_path / "empty.workshop")
    name = running_session(service, "rate")
    file = tmp_path / "answers.csv"
    rows = [f"{who},tour,rate,s1/me,4" for who in ("Ana", "Bo")]
    file.write_text("\n".join(("person,exercise,step,cell,value", *rows)), encoding="utf-8")
    service.import_csv(name, file)
    assert people_in(service) == [0]
    clock.on(minutes=1)
    beside = service.restore(tmp_path / first.name)
    assert service.sessions() == ()
    assert beside.name in {each.name for each in service.saved() if each.aside}
    assert dated() == ["library 2026-11-24 081300.workshop", "library 2026-11-24 081200.workshop"]


def test_that_a_library_put_aside_can_be_looked_into(service, clock, tmp_path):
    new_session(service, title="Of before")
    first = service.back_up(tmp_path / "copy.workshop")
    clock.on(minutes=1)
    service.restore(tmp_path / first.name)
    (aside,) = [each for each in service.saved() if each.aside]
    (session,) = service.look_into(aside.name)
    assert (session.row.title, aside.sessions) == ("Of before", 1)


def test_that_looking_into_a_backup_tells_no_answer_and_touches_nothing(service, home):
    name = running_session(service, "word")
    for word in ("harbour", "lantern"):
        sits_down(service, name, {"word": {"text": word, "shown": True}})
    duplicate = service.people(name)[0].participant
    service.do(RemoveParticipant(session=name, participant=duplicate))
    service.do(WriteNote(session=name, body="A note"))
    backup = home / "backups" / service.back_up().name
    before = (backup.read_bytes(), backup.stat().st_mtime_ns, sorted(backup.parent.iterdir()))
    (session,) = service.look_into(backup.name)
    assert session == SavedSession(
        row=service.sessions()[0],
        agenda=(("Tour", 25), ("Break", 5)),
        answered=1,
        notes=1,
        decisions=0,
        binned=False,
    )
    after = (backup.read_bytes(), backup.stat().st_mtime_ns, sorted(backup.parent.iterdir()))
    assert after == before


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

    def looks(home, name, now, *, back_up):
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


def test_that_the_backup_of_a_collecting_day_comes_back_though_the_next_takes_its_place(
    service, clock
):
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(2, 3)})
    backup = service.back_up().name
    clock.on(hours=1)
    service.do(WriteNote(session=name, body="written since"))

    service.restore(backup)

    assert not service.notes(name)
    assert len(service.people(name)) == 1
    aside = [each.aside for each in service.saved()]
    assert sorted(aside) == [False, True]  # what was since, as a backup and put aside
