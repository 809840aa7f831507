"""What was deleted or purged stays so when a backup from before comes back."""

import datetime as dt
import shutil
import sqlite3
from pathlib import Path

import pytest
from msgspec import structs

from tests.attack.raw_pages import File
from tests.services.known_words import KNOWN, everything_in, known_in, told
from tests.services.tour import CONTENT, rated, running_session, sits_down
from workshop.errors import WrongSecret
from workshop.services.commands import (
    BinSession,
    DeleteOwn,
    EditSession,
    OpenStep,
    PurgeAnswers,
    PurgeSession,
    Reveal,
)
from workshop.services.library import open_service
from workshop.storage.backup import is_whole, removals_of, revision_of
from workshop.storage.file_identity import HEAD

OLD = Path(__file__).parents[1] / "storage" / "old" / "revision 0001.workshop"


def test_that_answers_deleted_by_code_do_not_come_back(service, home, carried):
    name = running_session(service, "word")
    codes = [
        sits_down(service, name, {"word": {"text": word, "shown": True}})
        for word in (*KNOWN, "door")
    ]
    service.do(Reveal(session=name, step="tour/word"))
    service.back_up(carried)
    service.do(DeleteOwn(session=name, code=codes[0]))

    service.restore(carried)
    assert len(service.people(name)) == 3
    assert not service.search(KNOWN[0])
    assert service.search(KNOWN[1])
    assert known_in(everything_in(home)) == list(KNOWN[1:])
    with pytest.raises(WrongSecret):
        service.own_by_code(name, codes[0])


def test_that_purged_answers_do_not_come_back(service, home, carried):
    name, _codes = told(service)
    service.do(Reveal(session=name, step="tour/word"))
    service.back_up(carried)
    service.do(PurgeAnswers(session=name))

    service.restore(carried)
    view = service.view(name)
    assert (view.session.purged, service.people(name), known_in(everything_in(home))) == (
        True,
        (),
        [],
    )
    assert view.snapshots["tour/word"].n == 3


def test_that_answers_gone_on_their_day_do_not_come_back(home, clock, carried):
    service = open_service(home, clock, CONTENT)
    name, _codes = told(service)
    service.back_up(carried)
    service.close()
    clock.on(days=31)
    service = open_service(home, clock, CONTENT)
    service.restore(carried)
    assert (service.people(name), known_in(everything_in(home))) == ((), [])
    service.close()


def test_that_a_purged_session_does_not_come_back(service, home, carried):
    name, _codes = told(service)
    kept = running_session(service, "word", title="Kept")
    service.back_up(carried)
    service.do(PurgeAnswers(session=name))
    service.do(BinSession(session=name))
    service.do(PurgeSession(session=name))

    service.restore(carried)
    assert [row.id for row in service.sessions()] == [kept]
    assert not service.sessions(binned=True)
    assert known_in(everything_in(home)) == []


def test_that_it_stays_so_however_often_a_backup_comes_back(service, home, carried, clock):
    name, _codes = told(service)
    service.back_up(carried)
    service.do(PurgeAnswers(session=name))
    for _time in range(2):
        clock.on(hours=1)
        shutil.rmtree(home / "put aside", ignore_errors=True)
        service.restore(carried)
        assert service.people(name) == ()
    assert removals_of(home / "library.workshop")


def test_that_answers_given_after_a_new_date_do_come_back(service, home, carried, clock):
    name, _codes = told(service)
    service.do(PurgeAnswers(session=name))
    clock.on(days=60)
    later = clock().date()
    anew = {"date": later, "purge_on": later + dt.timedelta(days=30)}
    service.do(EditSession(session=structs.replace(service.session(name), **anew)))
    service.do(OpenStep(session=name, step="tour/word"))
    code = sits_down(service, name, {"word": {"text": "meadow"}})
    service.back_up(carried)

    service.restore(carried)
    assert service.own_by_code(name, code).answers["tour/word"]["text"] == "meadow"


def test_that_a_new_library_in_place_of_a_damaged_one_knows_it_from_the_backups(
    home, clock, carried
):
    service = open_service(home, clock, CONTENT)
    name, codes = told(service)
    service.back_up(carried)
    service.do(DeleteOwn(session=name, code=codes[0]))
    service.back_up()
    service.close()
    (home / "library.workshop").write_bytes(b"torn")
    service = open_service(home, clock, CONTENT)
    assert service.sessions() == ()
    service.restore(carried)
    assert (len(service.people(name)), known_in(everything_in(home))) == (2, list(KNOWN[1:]))
    service.close()


def test_that_a_backup_of_an_older_version_is_brought_up_and_cleaned(home, clock):
    home.mkdir()
    shutil.copy(OLD, home / "library.workshop")
    service = open_service(home, clock, CONTENT)
    (row,) = service.sessions()
    service.do(PurgeAnswers(session=row.id))
    service.restore(OLD)
    assert service.people(row.id) == ()
    service.close()
    assert revision_of(home / "library.workshop") == HEAD
    assert is_whole(home / "library.workshop")
    assert b"quiet" not in everything_in(home)


def test_that_what_is_remembered_names_nothing(service, home):
    name, codes = told(service)
    before = {each.participant for each in service.people(name)}
    service.do(DeleteOwn(session=name, code=codes[0]))
    (gone,) = before - {each.participant for each in service.people(name)}
    service.do(BinSession(session=name))
    service.do(PurgeSession(session=name))
    service.close()
    held = everything_in(home)
    assert name.encode() not in held
    assert gone.encode() not in held
    with sqlite3.connect(home / "library.workshop") as bare:
        rows = bare.execute("SELECT digest FROM removal").fetchall()
    bare.close()
    assert [len(digest) for (digest,) in rows] == [32, 32]


def test_that_what_came_back_remembers_what_was_removed(service, home, carried):
    """Also of a session that the backup does not know: a later one may bring it."""
    service.back_up(carried)
    name, codes = told(service)
    service.do(DeleteOwn(session=name, code=codes[0]))
    service.do(PurgeSession(session=running_session(service, "word")))
    known = removals_of(home / "library.workshop")
    service.restore(carried)
    assert known
    assert removals_of(home / "library.workshop") == known


def test_that_a_library_put_aside_is_asked_what_it_removed(service, home, clock, carried):
    name, codes = told(service)
    service.back_up(carried)
    service.do(DeleteOwn(session=name, code=codes[0]))
    service.close()
    shutil.rmtree(home / "backups")
    (home / "put aside").mkdir()
    (home / "library.workshop").rename(home / "put aside" / "library 2026-11-24 081200.workshop")
    fresh = open_service(home, clock, CONTENT)
    fresh.restore(carried)
    assert len(fresh.people(name)) == len(KNOWN) - 1
    fresh.close()


def test_that_what_came_back_without_somebody_lies_as_if_they_had_never_been(
    service, home, carried
):
    name = running_session(service, "rate")
    codes = [sits_down(service, name, {"rate": rated(4, 2)}) for _person in range(30)]
    service.back_up(carried)
    for code in codes[::3]:
        service.do(DeleteOwn(session=name, code=code))
    service.restore(carried)
    service.close()
    file = File((home / "library.workshop").read_bytes())
    for table in ("participant", "done", "answer"):
        rows = file.table(table)
        assert rows == sorted(rows) or rows == sorted(rows, reverse=True)


def test_that_a_computer_that_never_knew_learns_of_a_removal_from_the_backups_beside(
    service, tmp_path, clock
):
    name, codes = told(service)
    stick = tmp_path / "stick"
    service.back_up(stick / "monday.workshop")
    service.do(DeleteOwn(session=name, code=codes[0]))
    service.back_up(stick / "tuesday.workshop")
    other = open_service(tmp_path / "other", clock, CONTENT)
    other.restore(stick / "monday.workshop")
    assert len(other.people(name)) == len(KNOWN) - 1
    assert KNOWN[0].encode() not in everything_in(tmp_path / "other")
    other.close()
