"""What people pledged in sight of the room goes on to the next session, and nothing else does."""

import pytest

from tests.services.planned import planned_session
from workshop.domain.stage import Place
from workshop.services.commands import (
    BeginTurn,
    DeleteOwn,
    FinishSession,
    GoTo,
    OpenStep,
    PutAnswer,
    RepeatSession,
    Reveal,
    SealTurn,
)
from workshop.services.library import open_service

KEY = "culture_journey/commit"
SHEETS = (
    {"what": "ring three people.", "by": "Friday", "owner": "Ada", "shown": True},
    {"what": "leave", "shown": False},
    {"what": "listen", "whom": "our drivers", "shown": True},
)


@pytest.fixture
def service(tmp_path):
    """A library with the shipped exercises."""
    opened = open_service(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def pledging(service):
    """A session whose three people pledged something: its id, and their codes."""
    session = planned_session(service, "culture_journey")
    service.do(GoTo(session=session, place=Place(block=0, step="commit")))
    service.do(OpenStep(session=session, step=KEY))
    return session, [commits(service, session, sheet) for sheet in SHEETS]


def commits(service, session, sheet):
    seated = service.do(BeginTurn(session=session)).value
    for cell, value in sheet.items():
        service.do(
            PutAnswer(
                session=session, participant=seated.participant, step=KEY, cell=cell, value=value
            )
        )
    given = service.do(SealTurn(session=session, participant=seated.participant)).value
    return seated.code or given


def carried(service, session):
    later = service.do(RepeatSession(session=session, carries=True)).value
    return later, [(each.body, each.owner, each.by) for each in service.notes(later)]


def test_that_only_promises_that_the_room_saw_go_on_to_the_next_session(service, pledging):
    session, _codes = pledging
    assert carried(service, session)[1] == []

    service.do(Reveal(session=session, step=KEY))
    service.do(FinishSession(session=session))
    later, told = carried(service, session)

    assert told == [("listen, our drivers", "", ""), ("ring three people", "Ada", "Friday")]
    assert {each.raised_by for each in service.notes(later)} == {"Last time"}
    assert any(hit.session == later for hit in service.search("drivers"))
    assert carried(service, later)[1] == told


def test_that_a_promise_deleted_by_its_author_goes_from_every_session_it_came_to(service, pledging):
    session, codes = pledging
    service.do(Reveal(session=session, step=KEY))
    later, _told = carried(service, session)
    last, _told = carried(service, later)

    service.do(DeleteOwn(session=session, code=codes[2]))

    for each in (later, last):
        assert [note.body for note in service.notes(each)] == ["ring three people"]
    assert not service.search("drivers")
