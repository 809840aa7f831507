"""A disk that is full when a deed ends: nothing of it is kept, and done again it is whole."""

from contextlib import contextmanager

import pytest

from tests.services.tour import puts, running_session
from workshop.errors import LibraryFault
from workshop.services.commands import BeginTurn, SealTurn
from workshop.storage.database import Database

FULL = LibraryFault("The disk is full.")


@pytest.fixture
def full(monkeypatch):
    """A disk on which nothing can be kept, until it is told that there is room."""
    write = Database.write

    @contextmanager
    def fails_at_the_end(*given):
        with write(*given) as connection:
            yield connection
            raise FULL

    monkeypatch.setattr(Database, "write", fails_at_the_end)
    return lambda: monkeypatch.setattr(Database, "write", write)


def seated(service):
    session = running_session(service, "word", "safe")
    person = service.do(BeginTurn(session=session, sign="oak")).value.participant
    puts(service, session, person, {"word": {"text": "tree"}, "safe": {"safe": 4}})
    return session, person


def test_that_a_turn_is_sealed_whole_after_the_disk_was_full_at_its_end(service, request):
    session, person = seated(service)
    room = request.getfixturevalue("full")
    with pytest.raises(LibraryFault):
        service.do(SealTurn(session=session, participant=person))
    room()
    assert service.do(SealTurn(session=session, participant=person)).value
    progress = service.progress(session)
    assert (progress["tour/word"].done, progress["tour/safe"].done) == (1, 1)


def test_that_what_is_kept_is_not_called_lost_when_the_log_cannot_be_emptied(service, monkeypatch):
    session, person = seated(service)

    def full(*_given):
        raise FULL

    monkeypatch.setattr(Database, "empty_log", full)
    assert service.do(SealTurn(session=session, participant=person)).value
    monkeypatch.undo()
    emptied = []
    monkeypatch.setattr(Database, "empty_log", lambda *_given: emptied.append(True) or True)
    service.do(BeginTurn(session=session, sign="beech"))
    assert emptied
