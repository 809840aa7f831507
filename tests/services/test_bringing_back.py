"""One session of a backup comes back beside those that are there, whole."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.services.known_words import told
from tests.services.tour import DAY, decided, new_session, rated, running_session, sits_down
from workshop.errors import Missing, Refused, WrongSecret
from workshop.services.commands import (
    BeginTurn,
    BinSession,
    DeleteOwn,
    Park,
    PurgeAnswers,
    PurgeSession,
    RemoveParticipant,
    ResumeTurn,
    Reveal,
    WriteNote,
)
from workshop.storage import tables

OLD = Path(__file__).parents[1] / "storage" / "old" / "revision 0001.workshop"


def held(service) -> str:
    """A session with answers, notes, decisions and a reveal."""
    name = running_session(service, "word", "rate", "safe")
    for at, word in enumerate(("harbour", "lantern", "orchard")):
        answers = {"word": {"text": word, "shown": True}, "rate": rated(4, at + 1)}
        sits_down(service, name, {**answers, "safe": {"safe": at + 1}}, sign=f"P{at}")
    for step in ("word", "rate", "safe"):
        service.do(Reveal(session=name, step=f"tour/{step}"))
    service.do(WriteNote(session=name, step="tour/rate", body="A quiet heron"))
    service.do(Park(session=name, body="The kettle"))
    service.do(decided(name, d1="We buy oars"))
    return name


def rows_of(service, name):
    """Every row of a session but for its id, title and form."""
    found = {}
    with service._database.read() as connection:
        for table in tables.metadata.sorted_tables:
            key = "id" if table is tables.session else "session"
            if key in table.c and table is not tables.setting:
                rows = connection.execute(table.select().where(table.c[key] == name))
                found[table.name] = sorted(
                    str({**row._asdict(), key: "", "title": "", "form": ""}) for row in rows
                )
    return found


def brought_back(service, backup, session):
    return service.do(service.session_of_backup(backup, session)).value


def test_that_a_session_comes_back_whole_beside_the_one_that_is_there(service, home):
    name = held(service)
    before = rows_of(service, name)
    backup = service.back_up().name
    service.do(WriteNote(session=name, body="Later"))

    back = brought_back(service, backup, name)
    assert (home / "library.workshop-wal").stat().st_size == 0
    titles = {row.id: row.title for row in service.sessions()}
    assert titles == {name: "Tuesday", back: "Tuesday (backup of 24 November 2026)"}
    assert rows_of(service, back) == before
    assert len(before["answer"]) > 15
    assert service.view(back).snapshots == service.view(name).snapshots
    assert len(service.notes(name)) == len(service.notes(back)) + 1
    for word in ("heron", "kettle", "oars", "lantern", "backup"):
        assert back in {hit.session for hit in service.search(word)}, word


def test_that_a_session_that_is_gone_comes_back_under_its_own_id(service, tmp_path):
    name = held(service)
    service.back_up(tmp_path / "copy.workshop")
    empty = service.back_up(tmp_path / "empty.workshop")
    with sqlite3.connect(tmp_path / empty.name) as bare:
        for table in reversed(tables.metadata.sorted_tables):
            bare.execute(f"DELETE FROM {table.name}")
    bare.close()
    service.restore(tmp_path / empty.name)
    assert service.sessions() == ()
    assert brought_back(service, tmp_path / "copy.workshop", name) == name
    assert service.view(name).snapshots


def test_that_bringing_back_can_be_undone_and_done_again(service):
    name = new_session(service)
    outcome = service.do(service.session_of_backup(service.back_up().name, name))
    redo = service.do(outcome.undo).undo
    assert [row.id for row in service.sessions()] == [name]
    service.do(redo)
    assert {row.id for row in service.sessions()} == {name, outcome.value}


def test_that_what_was_deleted_or_purged_does_not_come_back_with_a_session(service, carried):
    name, codes = told(service)
    service.back_up(carried)
    service.do(DeleteOwn(session=name, code=codes[0]))
    back = brought_back(service, carried, name)
    assert len(service.people(back)) == len(service.people(name)) == len(codes) - 1

    service.do(PurgeAnswers(session=name))
    emptied = brought_back(service, carried, name)
    assert service.people(emptied) == ()
    assert service.session(emptied).purged

    service.do(PurgeSession(session=name))
    with pytest.raises(Missing, match="removed for good"):
        service.session_of_backup(carried, name)


def test_that_a_removed_person_of_a_session_that_comes_back_stays_removed(service):
    name = held(service)
    service.do(RemoveParticipant(session=name, participant=service.people(name)[0].participant))
    back = brought_back(service, service.back_up().name, name)
    assert len(service.people(back)) == 2
    assert len(service.removed_people(back)) == 1


def test_that_a_session_comes_out_of_the_bin_and_nobody_of_it_is_at_the_desk(service):
    name = running_session(service, "rate")
    service.do(BeginTurn(session=name, sign="oak"))
    service.do(BinSession(session=name))
    backup = service.back_up().name
    assert service.look_into(backup)[0].binned
    back = brought_back(service, backup, name)
    assert [row.id for row in service.sessions()] == [back]
    assert service.interrupted_turn(name)
    assert service.interrupted_turn(back) == ""
    service.do(ResumeTurn(session=back, secret="oak"))


def test_that_a_session_of_an_older_version_comes_back(service):
    old = service.look_into(OLD)[0]
    back = brought_back(service, OLD, old.row.id)
    assert service.view(back).session.title.startswith(old.row.title)
    assert len(service.people(back)) == old.answered


def test_that_the_backup_is_left_as_it_was(service, carried, home):
    name = held(service)
    service.back_up(carried)
    before = carried.read_bytes()
    brought_back(service, carried, name)
    assert carried.read_bytes() == before
    assert [file.name for file in carried.parent.iterdir()] == [carried.name]
    assert not list(home.glob("*.restored*"))


def test_that_a_library_put_aside_with_its_log_is_left_as_it_was(service, home):
    name = held(service)
    aside = home / "put aside" / "library 2026-11-23 081200.workshop"
    aside.parent.mkdir()
    service.do(WriteNote(session=name, body="In the log alone"))
    for ending in ("", "-wal"):
        shutil.copy(f"{home / 'library.workshop'}{ending}", f"{aside}{ending}")
    before = [Path(f"{aside}{ending}").read_bytes() for ending in ("", "-wal")]
    assert before[1]
    back = brought_back(service, aside.name, name)
    assert "In the log alone" in {note.body for note in service.notes(back)}
    assert [Path(f"{aside}{ending}").read_bytes() for ending in ("", "-wal")] == before


def test_that_what_is_not_there_is_told(service, tmp_path):
    name = new_session(service, date=DAY)
    backup = service.back_up().name
    with pytest.raises(Missing, match="not in the backup"):
        service.session_of_backup(backup, "nobody")
    with pytest.raises(Missing, match="no backup"):
        service.session_of_backup("nowhere.workshop", name)
    junk = tmp_path / "junk.workshop"
    junk.write_bytes(b"no library" * 100)
    with pytest.raises(Refused, match="not a complete backup"):
        service.session_of_backup(junk, name)


def test_that_a_long_title_leaves_room_for_the_mark(service):
    name = new_session(service, title="T" * 140)
    back = brought_back(service, service.back_up().name, name)
    title = service.session(back).title
    assert len(title) <= 140
    assert title.endswith("… (backup of 24 November 2026)")


def test_that_a_person_deletes_their_answers_in_both_by_one_code(service):
    name, codes = told(service)
    back = brought_back(service, service.back_up().name, name)
    service.do(DeleteOwn(session=name, code=codes[0]))
    assert len(service.people(back)) == len(service.people(name)) == len(codes) - 1
    with pytest.raises(WrongSecret):
        service.own_by_code(back, codes[0])


def test_that_no_two_pictures_of_the_same_people_tell_one_of_them_apart(service):
    name = running_session(service, "rate")
    for number in range(4):
        sits_down(service, name, {"rate": rated(4, number + 1)}, sign=f"P{number}")
    back = brought_back(service, service.back_up().name, name)
    sits_down(service, name, {"rate": rated(1, 5)}, sign="Late")
    service.do(Reveal(session=name, step="tour/rate"))
    with pytest.raises(Refused, match="another copy of this session"):
        service.do(Reveal(session=back, step="tour/rate"))
    assert service.view(back).snapshots == {}


def test_that_three_more_people_or_the_same_may_be_shown_in_both(service):
    name = running_session(service, "rate")
    for number in range(3):
        sits_down(service, name, {"rate": rated(4, number + 1)}, sign=f"P{number}")
    backup = service.back_up().name
    same = brought_back(service, backup, name)
    fewer = brought_back(service, backup, name)
    shown = service.do(Reveal(session=same, step="tour/rate")).value
    for number in range(3):
        sits_down(service, name, {"rate": rated(1, 5)}, sign=f"Later {number}")
    assert service.do(Reveal(session=name, step="tour/rate")).value.n == 6
    assert service.do(Reveal(session=fewer, step="tour/rate")).value == shown
