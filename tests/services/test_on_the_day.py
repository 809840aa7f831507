"""What changes while a session runs: blocks that come in, steps left out, groups and voices."""

import pytest
from msgspec import structs

from tests.services.tour import rated, running_session, sits_down
from workshop.domain.session import Block
from workshop.domain.stage import Place
from workshop.errors import Refused
from workshop.room.day import called
from workshop.services.commands import (
    AddBlock,
    CallVoice,
    DrawGroups,
    GoTo,
    PurgeAnswers,
    SetAgenda,
    ShowAside,
    SwapInGroups,
)


def tour(**changes):
    return Block(id="again", kind="exercise", title="Tour", minutes=25, exercise="tour", **changes)


def test_that_an_exercise_used_already_comes_in_once_more_with_answers_of_its_own(service):
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(4, 2)})
    outcome = service.do(AddBlock(session=name, block=tour(), at=1))
    view = service.view(name)
    assert [(block.exercise, block.title) for block in view.session.agenda[:2]] == [
        ("tour", "Tour"),
        ("tour_2", "Tour (2)"),
    ]
    service.do(GoTo(session=name, place=Place(block=1, step="rate")))
    view = service.view(name)
    assert view.stage.opened[-1] == "tour_2/rate"
    assert (view.progress["tour/rate"].done, view.progress["tour_2/rate"].done) == (1, 0)
    service.do(outcome.undo)
    assert [block.exercise for block in service.view(name).session.agenda] == ["tour", ""]


def test_that_a_block_comes_in_without_moving_where_one_stands(service):
    name = running_session(service, "rate")
    pause = Block(id="new", kind="stretch", title="Stretch", minutes=5)
    service.do(AddBlock(session=name, block=pause, at=0))
    view = service.view(name)
    assert view.stage.place == Place(block=1, step="rate")
    assert view.session.agenda[0].id == "new"


def test_that_a_step_left_out_is_no_place_any_more_and_keeps_what_it_holds(service):
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(4, 2)})
    service.do(GoTo(session=name, place=Place(block=0, step="reveal")))
    first, pause = service.view(name).session.agenda
    shorter = structs.replace(first, without=("rate", "light"), minutes=19)
    outcome = service.do(SetAgenda(session=name, agenda=(shorter, pause)))
    view = service.view(name)
    names = [step.id for step in view.exercises["tour"].steps]
    assert not {"light", "rate"} & set(names)
    assert "tour/rate" in view.collecting()
    assert "tour/light" not in view.collecting()
    service.do(outcome.undo)
    assert "light" in [step.id for step in service.view(name).exercises["tour"].steps]


def test_that_the_day_shows_in_the_room_until_one_moves_on(service):
    name = running_session(service, "frame")
    outcome = service.do(ShowAside(session=name, aside="day"))
    assert service.view(name).stage.aside == "day"
    service.do(outcome.undo)
    assert service.view(name).stage.aside == ""
    service.do(ShowAside(session=name, aside="day"))
    service.do(GoTo(session=name, place=Place(block=0, step="rate")))
    assert service.view(name).stage.aside == ""


def drawn(service, name):
    return next(iter(service.view(name).stage.groups.values()), None)


def test_that_groups_are_drawn_for_a_place_and_stay_until_drawn_again(service):
    name = running_session(service, "rate", people=7)
    outcome = service.do(DrawGroups(session=name, size=2))
    first = drawn(service, name)
    assert sorted(map(len, first.groups)) == [2, 2, 3]
    assert sorted(sum(first.groups, ())) == list("1234567")
    service.do(GoTo(session=name, place=Place(block=0, step="reveal")))
    assert drawn(service, name) == first
    service.do(DrawGroups(session=name, size=3))
    assert len(service.view(name).stage.groups) == 2
    service.do(GoTo(session=name, place=Place(block=0, step="rate")))
    service.do(outcome.undo)
    assert len(service.view(name).stage.groups) == 1


def test_that_two_are_swapped_and_swapped_back(service):
    name = running_session(service, "rate", people=4)
    with pytest.raises(Refused, match="No groups"):
        service.do(SwapInGroups(session=name, one="1", other="2"))
    service.do(DrawGroups(session=name, size=2))
    before = drawn(service, name)
    one, other = before.groups[0][0], before.groups[1][0]
    outcome = service.do(SwapInGroups(session=name, one=one, other=other))
    assert drawn(service, name).groups[0][0] == other
    service.do(outcome.undo)
    assert drawn(service, name) == before


def test_that_one_person_is_no_group(service):
    name = running_session(service, "rate", people=1)
    with pytest.raises(Refused, match="only one person"):
        service.do(DrawGroups(session=name, size=2))


def test_that_names_are_drawn_where_people_gave_them_and_go_with_the_answers(service):
    name = running_session(service, "rate", people=4, mode="named")
    for person in ("Ada", "Ben", "Cem"):
        sits_down(service, name, {"rate": rated(4, 2)}, sign=person)
    service.do(DrawGroups(session=name, size=2))
    service.do(CallVoice(session=name))
    view = service.view(name)
    members = sum(drawn(service, name).groups, ())
    assert sorted(called(view, each) for each in members) == ["Ada", "Ben", "Cem", "Seat 4"]
    service.do(PurgeAnswers(session=name))
    stage = service.view(name).stage
    assert (stage.groups, stage.voices) == ({}, {})


def test_that_voices_go_round_and_one_may_pass(service):
    name = running_session(service, "reveal", people=3)
    service.do(CallVoice(session=name))
    outcomes = [service.do(CallVoice(session=name, passing=True))]
    turn = next(iter(service.view(name).stage.voices.values()))
    assert (turn.at, len(turn.passed)) == (1, 1)
    outcomes += [service.do(CallVoice(session=name)) for _rest in range(2)]
    assert next(iter(service.view(name).stage.voices.values())).now() == ""
    for outcome in reversed(outcomes):
        service.do(outcome.undo)
    assert next(iter(service.view(name).stage.voices.values())).at == 0
    service.do(CallVoice(session=name, again=True))
    assert next(iter(service.view(name).stage.voices.values())).at == 1
