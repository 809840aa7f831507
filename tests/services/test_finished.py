"""A finished session is locked: it stays as it was until it is opened again."""

import json
import sqlite3
from contextlib import closing

import pytest

from tests.services.tour import puts, rated, running_session, sits_down
from workshop.domain.stage import Place
from workshop.errors import Refused
from workshop.services import commands as deeds
from workshop.services.commands import (
    BeginTurn,
    DeleteOwn,
    FinishSession,
    GoTo,
    OpenAgain,
    ResumeTurn,
    Reveal,
    SealTurn,
    ShowView,
    StartSession,
    WriteNote,
)

RATE = "tour/rate"


@pytest.fixture
def finished(service):
    """A session with a note, two people and their code, finished."""
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(4, 2)}, sign="oak")
    note = service.do(WriteNote(session=name, body="Quiet")).value
    late = service.do(BeginTurn(session=name, sign="elm")).value.participant
    puts(service, name, late, {"rate": {"s1/me": 4}})
    service.do(FinishSession(session=name))
    return name, code, note, late


CHANGES = {
    "SetAgenda": lambda name, code, note, person: {"agenda": ()},
    "FinishSession": lambda name, code, note, person: {},
    "StartSession": lambda name, code, note, person: {},
    "OpenStep": lambda name, code, note, person: {"step": RATE},
    "TakeBack": lambda name, code, note, person: {"steps": (RATE,)},
    "ChangePeople": lambda name, code, note, person: {"people": 4},
    "RemoveParticipant": lambda name, code, note, person: {"participant": person},
    "RestoreParticipant": lambda name, code, note, person: {"participant": person},
    "WriteNote": lambda name, code, note, person: {"id": note, "body": "Loud"},
    "TickNote": lambda name, code, note, person: {"id": note, "in_summary": True},
    "Park": lambda name, code, note, person: {"body": "Later"},
    "ClosePark": lambda name, code, note, person: {"id": note},
    "NameEntries": lambda name, code, note, person: {"step": "tour/decide", "entries": ()},
    "BeginTurn": lambda name, code, note, person: {},
    "ResumeTurn": lambda name, code, note, person: {"secret": code},
    "PutAnswer": lambda name, code, note, person: {
        "participant": person, "step": RATE, "cell": "s1/me", "value": 1
    },
    "ClearAnswer": lambda name, code, note, person: {
        "participant": person, "step": RATE, "cell": "s1/me"
    },
    "SealTurn": lambda name, code, note, person: {"participant": person},
    "EnterSheet": lambda name, code, note, person: {"answers": {RATE: rated(1, 1)}},
    "ImportRows": lambda name, code, note, person: {"rows": (("P1", RATE, "s1/me", 3),)},
    "Reveal": lambda name, code, note, person: {"step": RATE},
    "TakeOut": lambda name, code, note, person: {"rows": (), "done": (), "people": ()},
    "PutIn": lambda name, code, note, person: {"rows": (), "done": (), "people": ()},
}  # fmt: skip


@pytest.mark.parametrize("deed", CHANGES)
def test_that_nothing_is_changed_until_it_is_opened_again(service, finished, deed):
    name = finished[0]
    before = service.view(name), service.people(name)
    fields = CHANGES[deed](*finished)
    with pytest.raises(Refused, match="finished"):
        service.do(getattr(deeds, deed)(session=name, **fields))
    assert (service.view(name), service.people(name)) == before


def test_that_it_can_still_be_looked_at(service, finished):
    name = finished[0]
    agenda = service.session(name).agenda
    service.do(GoTo(session=name, place=Place(block=0, step="word")))
    service.do(GoTo(session=name, place=Place(block=1)))
    service.do(ShowView(session=name, chosen=None))
    view = service.view(name)
    assert (view.session.agenda, view.stage.opened) == (agenda, (RATE,))


def test_that_people_can_still_delete_what_is_theirs(service, finished):
    name, code, _note, _person = finished
    service.do(DeleteOwn(session=name, code=code))
    assert service.progress(name)[RATE].done == 0


def test_that_it_goes_on_once_opened_again(service, finished):
    name, _code, note, _person = finished
    outcome = service.do(OpenAgain(session=name))
    service.do(WriteNote(session=name, id=note, body="Loud"))
    service.do(StartSession(session=name))
    assert service.session(name).state == "running"
    service.do(outcome.undo)
    assert service.session(name).state == "finished"


def test_that_a_correction_afterwards_leaves_what_was_shown_and_the_sheet_of_then(service, home):
    name = running_session(service, "rate")
    codes = [sits_down(service, name, {"rate": rated(4, 2)}, sign=f"{at} elms") for at in range(3)]
    service.do(Reveal(session=name, step=RATE))
    service.do(FinishSession(session=name))
    shown = service.view(name).snapshots[RATE]
    service.do(OpenAgain(session=name))

    turn = service.do(ResumeTurn(session=name, secret=codes[0])).value
    puts(service, name, turn.participant, {"rate": {"s1/me": 1}})
    service.do(SealTurn(session=name, participant=turn.participant))

    assert service.view(name).snapshots[RATE] == shown
    kept = "SELECT value FROM answer WHERE participant = ? AND cell = 's1/me' ORDER BY revision"
    with closing(sqlite3.connect(home / "library.workshop")) as file:
        assert [json.loads(row[0]) for row in file.execute(kept, (turn.participant,))] == [4, 1]
