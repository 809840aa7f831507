"""A session held again: duplicated, or the next one for a client."""

import datetime as dt

import pytest
from msgspec import structs

from tests.services.tour import DAY, decided, new_session, rated, running_session, sits_down
from workshop.services.commands import (
    AddBlock,
    ClosePark,
    FinishSession,
    NewSession,
    Park,
    RepeatSession,
    WriteNote,
)


def test_that_a_duplicate_has_head_and_plan_and_nothing_of_the_day(service):
    name = running_session(service, "rate", client="Northgate")
    sits_down(service, name, {"rate": rated(4, 2)})
    service.do(Park(session=name, body="Parking"))
    service.do(WriteNote(session=name, body="Quiet"))
    before = service.session(name)

    copy = service.do(RepeatSession(session=name)).value

    after, view = service.session(copy), service.view(copy)
    assert after.title == f"{before.title} (copy)"
    fields = ("client", "mode", "threshold", "noun", "people", "starts", "place")
    assert all(getattr(after, each) == getattr(before, each) for each in fields)
    assert (after.state, after.purged) == ("ready", False)
    assert not any(block.started or block.ended for block in after.agenda)
    same = [(each.kind, each.title, each.exercise, each.minutes) for each in before.agenda]
    assert [(each.kind, each.title, each.exercise, each.minutes) for each in after.agenda] == same
    assert not {each.id for each in after.agenda} & {each.id for each in before.agenda}
    assert not view.notes
    assert not view.lists
    assert not service.people(copy)
    assert view.stage is None


@pytest.mark.parametrize("carries", [True, False])
def test_that_an_exercise_that_came_in_once_more_comes_in_again(service, carries):
    name = running_session(service, "rate")
    block = service.session(name).agenda[0]
    for at in (1, 2):
        service.do(AddBlock(session=name, block=structs.replace(block, id="", title="Tour"), at=at))
    before = service.session(name).agenda

    made = service.do(RepeatSession(session=name, carries=carries)).value

    after = service.session(made).agenda
    assert {"tour", "tour_2", "tour_3"} <= {each.exercise for each in after}
    assert [each.exercise for each in after] == [each.exercise for each in before]
    assert [each.title for each in after] == [each.title for each in before]
    assert service.view(made).exercises.keys() >= {"tour", "tour_2", "tour_3"}


def test_that_a_duplicate_can_be_taken_back(service):
    name = new_session(service)
    done = service.do(RepeatSession(session=name))

    service.do(done.undo)

    assert [row.id for row in service.sessions()] == [name]


def test_that_a_long_title_leaves_room_for_the_mark(service):
    name = new_session(service, title="T" * 140)

    copy = service.do(RepeatSession(session=name)).value

    title = service.session(copy).title
    assert len(title) == 140
    assert title.endswith(" (copy)")


def test_that_the_next_session_brings_what_was_decided_and_left_open_to_be_ticked_off(service):
    name = running_session(service)
    service.do(decided(name, d1="We call."))
    kept = service.do(Park(session=name, body="Car park")).value
    service.do(ClosePark(session=name, id=kept, owner="Ada", by="Friday"))
    gone = service.do(Park(session=name, body="Biscuits")).value
    service.do(ClosePark(session=name, id=gone, dropped=True))
    service.do(FinishSession(session=name))
    title = service.session(name).title

    later = service.do(RepeatSession(session=name, carries=True)).value

    assert service.session(later).title == title
    notes = service.notes(later)
    assert [(each.kind, each.body, each.owner, each.by) for each in notes] == [
        ("park", "We call.", "", ""),
        ("park", "Car park", "Ada", "Friday"),
    ]
    assert {each.raised_by for each in notes} == {"Last time"}
    assert any(hit.session == later for hit in service.search("Car park"))
    service.do(ClosePark(session=later, id=notes[0].id, dropped=True))
    assert not service.notes(name)[0].dropped


def test_that_no_answer_goes_on_to_the_next_session(service):
    name = running_session(service, "word")
    sits_down(service, name, {"word": {"text": "outsider", "shown": True}})

    later = service.do(RepeatSession(session=name, carries=True)).value

    assert not service.notes(later)
    assert not service.people(later)


def test_that_a_client_is_known_by_its_newest_session(service):
    new_session(service, client="Northgate", place="Room 1", date=DAY)
    newer = new_session(service, client="Northgate", place="Room 2", date=DAY + dt.timedelta(1))
    new_session(service)

    assert service.clients() == {"Northgate": service.session(newer)}


def test_that_a_new_session_brings_along_what_another_left_open_where_it_is_asked_to(service):
    name = running_session(service, client="Northgate")
    service.do(decided(name, d1="We call."))
    service.do(Park(session=name, body="Car park"))
    made = NewSession(template="half", title="Later", client="Northgate", date=DAY)

    later = service.do(structs.replace(made, after=name)).value
    bare = service.do(made).value

    assert [(each.kind, each.body) for each in service.notes(later)] == [
        ("park", "We call."),
        ("park", "Car park"),
    ]
    assert not service.notes(bare)
