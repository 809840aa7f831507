"""The sample people answer everything, like the fixtures, and stay out of real sessions."""

import datetime as dt

import pytest

from tests.services.tour import decided
from workshop.domain.gathering import ListEntry, rows_read
from workshop.domain.step import cells
from workshop.errors import Refused
from workshop.services import sample_answers as said
from workshop.services.commands import AddBlock, NameEntries, NewSession
from workshop.services.library import open_service
from workshop.services.plans import planned_block
from workshop.services.sample import ANSWERS, make_sample, name_made_up, rehearse, written
from workshop.steps.rating import widest_first

DAY = dt.date(2026, 11, 24)
CLAIMS = said.LISTS["claim_check/verdict"]


@pytest.fixture
def service(home):
    opened = open_service(home, lambda: dt.datetime(2026, 11, 24, 9, 0))
    yield opened
    opened.close()


@pytest.fixture
def view(service):
    return service.view(make_sample(service, DAY))


def new(service, kind):
    return service.do(NewSession(template="half_day", title="Rehearsal", date=DAY, kind=kind)).value


def test_that_the_sample_is_a_finished_day_with_everything_revealed(view):
    assert (view.session.title, view.session.client) == ("Customer day", "Northgate Heating")
    assert (view.session.kind, view.session.state) == ("sample", "finished")
    assert set(view.snapshots) == set(view.collecting())
    assert {block.exercise for block in view.session.agenda if block.exercise} == {
        "opening",
        "reread_quote",
        "map_3d",
        "friendship_ladder",
        "closing",
    }


def test_that_what_is_written_for_the_sample_people_has_its_place(service):
    session = service.do(NewSession(template="", title="All", date=DAY, kind="sample")).value
    for exercise in service.exercises():
        block = planned_block(service, exercise.id)
        service.do(AddBlock(session=session, block=block, at=0))
    name_made_up(service, session)
    view = service.view(session)
    for key in ANSWERS:
        step = view.step(key)
        known = {cell.name for cell in cells(step)} | {"shown"}
        for person in range(8):
            assert written(step, key, person).keys() <= known, key


def test_that_every_collecting_step_has_its_answers(view):
    assert set(view.collecting()) <= set(ANSWERS)


def test_that_statement_four_is_the_fixture_of_the_method(view):
    rate = view.snapshots["reread_quote/rate"].summary
    four = {cell.lens: cell for cell in rate.cells if cell.item == "s4"}

    assert four["me"].counts == (0, 0, 1, 5, 2)
    assert four["org"].counts == (1, 3, 3, 1, 0)
    assert four["spenders"].counts == (2, 5, 1, 0, 0)


def test_that_the_gaps_stand_in_the_order_of_the_look(view):
    rate = view.snapshots["reread_quote/rate"].summary
    step = view.step("reread_quote/rate")
    numbers, _items, gaps = zip(*widest_first(step, rate, ("me", "org")), strict=True)

    assert numbers == (4, 2, 7, 3, 1, 9, 6, 5, 8)
    assert (gaps[0].higher, gaps[0].same, gaps[0].lower) == (7, 1, 0)
    assert gaps[0].stable
    assert (gaps[7].higher, gaps[7].same, gaps[7].lower) == (5, 1, 2)


def test_that_the_ladder_and_the_map_are_the_fixtures_of_the_method(view):
    marks = view.snapshots["friendship_ladder/marks"].summary
    placed = view.snapshots["map_3d/place"].summary

    assert [mark.median for mark in marks.marks] == [5, 3, 6]
    assert (marks.proof.stories, marks.proof.marks) == (5, 8)
    assert placed.typical.ours == (5, 4, 3)
    assert placed.typical.theirs == (3, 2.5, 2)


def test_that_a_rehearsal_is_answered_by_the_sample_people(service):
    session = new(service, "rehearsal")

    rehearse(service, session)

    exercises = service.view(session).exercises
    planned = {f"{name}/{step.id}" for name, each in exercises.items() for step in each.steps}
    far = service.progress(session)
    assert all(far[key].sealed >= 6 for key in far.keys() & planned)
    assert service.view(session).step("closing/decide").statements[0] == "We answer within a day."


def test_that_the_sample_people_answer_the_decisions_that_are_written(service):
    session = new(service, "rehearsal")
    service.do(decided(session, "closing/decide", d1="We call."))

    rehearse(service, session)

    given = [own.answers["closing/decide"] for own in service.own(session)]
    assert {tuple(each) for each in given} == {("d1",)}


def test_that_sample_people_never_answer_in_a_real_session(service):
    session = new(service, "real")

    with pytest.raises(Refused):
        rehearse(service, session)

    assert not service.view(session).answered


def test_that_the_lists_of_the_sample_people_are_read_by_the_steps_they_are_for(service):
    session = service.do(NewSession(template="", title="All", date=DAY, kind="sample")).value
    for exercise in dict.fromkeys(key.partition("/")[0] for key in said.LISTS):
        block = planned_block(service, exercise)
        service.do(AddBlock(session=session, block=block, at=0))
    claims = tuple(ListEntry(values={"text": text}) for text, *_rest in CLAIMS)
    service.do(NameEntries(session=session, step="claim_check/claims", entries=claims))

    for key, rows in said.LISTS.items():
        names, _before = service.list_named(session, key)
        entries = rows_read(names.fields, "\n".join("\t".join(row) for row in rows))
        service.do(NameEntries(session=session, step=key, entries=entries))
        assert len(service.view(session).lists[key]) == len(rows)
