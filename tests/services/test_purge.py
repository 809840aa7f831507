"""Purging: nothing of a known answer is left in the file or beside it."""

import pytest

from tests.services.known_words import KNOWN, everything_in, known_in, told
from tests.services.tour import CONTENT, decided, rated, running_session, sits_down
from workshop.errors import Missing, Refused
from workshop.services.commands import (
    BeginTurn,
    BinSession,
    DeleteOwn,
    Park,
    PurgeAnswers,
    PurgeSession,
    Reveal,
    WriteNote,
)
from workshop.services.library import open_service


def test_that_the_words_are_there_to_be_found_before(service, home):
    told(service)
    assert known_in(everything_in(home)) == list(KNOWN)


def test_that_purged_answers_leave_no_byte_and_the_summary_stays(service, home):
    name, _codes = told(service)
    service.do(Reveal(session=name, step="tour/word"))
    service.do(WriteNote(session=name, body="A good day"))
    service.do(PurgeAnswers(session=name))
    found = everything_in(home)
    assert not known_in(found)
    view = service.view(name)
    assert (view.session.purged, view.snapshots["tour/word"].summary.written) == (True, 3)
    assert [note.body for note in view.notes] == ["A good day"]
    assert (service.people(name), view.answered) == ((), False)


def test_that_a_purged_session_leaves_no_byte_of_anything(service, home):
    name = running_session(service, "word", title="Rhubarb")
    for word in KNOWN:
        sits_down(service, name, {"word": {"text": word, "shown": True}})
    service.do(Reveal(session=name, step="tour/word"))
    service.do(WriteNote(session=name, body="hippopotamus"))
    service.do(Park(session=name, body="xylophone"))
    service.do(decided(name, d1="wheelbarrow"))
    service.do(BinSession(session=name))
    kept = running_session(service, title="Keeps")
    words = (*KNOWN, "hippopotamus", "xylophone", "wheelbarrow", "Rhubarb", "rhubarb")
    assert all(word.encode() in everything_in(home) for word in words)
    service.do(PurgeSession(session=name))
    assert not [word for word in words if word.encode() in everything_in(home)]
    assert service.search("keeps")[0].session == kept
    with service._database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA freelist_count").scalar() == 0
    with pytest.raises(Missing):
        service.view(name)


def test_that_deleting_ones_own_answers_leaves_no_byte_of_them(service, home):
    name, codes = told(service)
    service.do(DeleteOwn(session=name, code=codes[0]))
    found = everything_in(home)
    assert KNOWN[0].encode() not in found
    assert all(word.encode() in found for word in KNOWN[1:])


def test_that_a_typed_over_word_leaves_the_file_with_the_next_purge(service, home):
    name = running_session(service, "word")
    person = service.do(BeginTurn(session=name)).value.participant
    from tests.services.tour import puts

    for text in ("m", "mar", "marzipan", "gone"):
        puts(service, name, person, {"word": {"text": text}})
    service.do(PurgeAnswers(session=name))
    assert b"marzipan" not in everything_in(home)


def test_that_answers_go_at_the_first_start_after_their_day(home, clock):
    service = open_service(home, clock, CONTENT)
    name, _codes = told(service)
    service.close()
    clock.on(days=30)
    service = open_service(home, clock, CONTENT)
    assert (service.problem, len(service.people(name))) == ("", 3)
    service.close()
    clock.on(days=1)
    service = open_service(home, clock, CONTENT)
    assert "raw answers of 1 session were removed today" in service.problem
    assert service.view(name).session.purged
    assert service.view(name).stage.opened == ()
    assert not known_in(everything_in(home))
    with pytest.raises(Refused, match="have been removed"):
        service.do(BeginTurn(session=name))
    service.close()
    service = open_service(home, clock, CONTENT)
    assert service.problem == ""
    service.close()


def test_that_the_dated_backups_forget_the_answers_as_well(home, clock):
    service = open_service(home, clock, CONTENT)
    told(service)
    service.back_up()
    service.close()
    clock.on(days=31)
    open_service(home, clock, CONTENT).close()
    kept = b"".join(file.read_bytes() for file in (home / "backups").iterdir())
    assert not known_in(kept)


def test_that_a_session_purged_whole_leaves_the_backups_too(service, home):
    name = running_session(service, "word", title="Rhubarb")
    service.do(WriteNote(session=name, body="hippopotamus"))
    backup = service.back_up()
    service.do(PurgeSession(session=name))
    kept = (home / "backups" / backup.name).read_bytes()
    assert not [word for word in (b"hippopotamus", b"Rhubarb", b"rhubarb") if word in kept]


def test_that_a_session_without_answers_is_not_spoken_of_on_its_day(home, clock):
    service = open_service(home, clock, CONTENT)
    running_session(service, "word")
    service.close()
    clock.on(days=40)
    service = open_service(home, clock, CONTENT)
    assert service.problem == ""
    service.close()


def test_that_a_new_date_lets_a_purged_session_be_held_again(home, clock):
    from msgspec import structs

    from workshop.services.commands import EditSession, OpenStep

    service = open_service(home, clock, CONTENT)
    name, _codes = told(service)
    service.do(PurgeAnswers(session=name))
    clock.on(days=60)
    session = structs.replace(service.view(name).session, date=clock().date())
    service.do(EditSession(session=session))
    service.do(OpenStep(session=name, step="tour/rate"))
    sits_down(service, name, {"rate": rated(4, 2)})
    assert not service.view(name).session.purged
    service.close()
