"""Running a session: places, curtain, timer, open steps."""

import pytest

from tests.services.tour import new_session, rated, running_session, sits_down
from workshop.domain.stage import Place
from workshop.errors import Missing, Refused
from workshop.services.commands import (
    AddTime,
    BeginTurn,
    FinishSession,
    GoTo,
    OpenStep,
    Reveal,
    RunTimer,
    SetBlack,
    SetFrozen,
    SetPlain,
    ShowView,
    StartSession,
    TakeBack,
)
from workshop.services.events import SessionChanged, StageMoved
from workshop.steps.rating import RatingView


def at(step: str, block: int = 0) -> Place:
    return Place(block=block, step=step)


def test_that_starting_stands_at_the_first_title_page(service):
    name = new_session(service)
    outcome = service.do(StartSession(session=name))
    view = service.view(name)
    assert (view.session.state, view.stage.place, view.stage.opened) == ("running", at(""), ())
    assert StageMoved(session=name) in outcome.events
    assert view.session.agenda[0].started == "08:12"


def test_that_nothing_moves_before_the_start(service):
    name = new_session(service)
    with pytest.raises(Refused, match="Start the session first"):
        service.do(GoTo(session=name, place=at("rate")))


def test_that_reaching_a_collecting_step_opens_it_and_undo_closes_it(service):
    name = running_session(service)
    outcome = service.do(GoTo(session=name, place=at("rate")))
    assert service.view(name).stage.opened == ("tour/rate",)
    service.do(outcome.undo)
    stage = service.view(name).stage
    assert (stage.place, stage.opened) == (at(""), ())


def test_that_a_step_that_collects_nothing_opens_nothing(service):
    name = running_session(service, "frame", "reveal")
    assert service.view(name).stage.opened == ()


def test_that_a_revealed_step_stays_closed_when_it_is_reached_again(service):
    name = running_session(service, "rate")
    for _person in range(3):
        sits_down(service, name, {"rate": rated(4, 2)})
    service.do(Reveal(session=name, step="tour/rate"))
    service.do(GoTo(session=name, place=at("frame")))
    service.do(GoTo(session=name, place=at("rate")))
    assert service.view(name).stage.opened == ()


def test_that_next_never_reveals(service):
    name = running_session(service, "rate")
    for _person in range(3):
        sits_down(service, name, {"rate": rated(4, 2)})
    service.do(GoTo(session=name, place=at("reveal")))
    assert service.view(name).snapshots == {}


def test_that_turning_a_page_keeps_timer_and_picture(service):
    name = running_session(service, "rate")
    service.do(RunTimer(session=name, on=True))
    service.do(ShowView(session=name, chosen=RatingView(picture="gaps", pair=("me", "org"))))
    outcome = service.do(GoTo(session=name, place=at("rate"), page=1))
    stage = service.view(name).stage
    assert (stage.page, stage.chosen.picture, stage.timer.since is not None) == (1, "gaps", True)
    assert SessionChanged(session=name) not in outcome.events


def test_that_a_place_outside_the_plan_is_refused(service):
    name = running_session(service)
    with pytest.raises(Refused, match="no such place"):
        service.do(GoTo(session=name, place=at("", block=9)))
    with pytest.raises(Missing, match="no step"):
        service.do(GoTo(session=name, place=at("nowhere")))


@pytest.mark.parametrize(
    ("command", "field", "value", "before"),
    [
        (lambda name: SetBlack(session=name, on=True), "black", True, False),
        (lambda name: SetFrozen(session=name, on=True), "frozen", True, False),
        (lambda name: SetPlain(session=name, plain="white"), "blank", "white", ""),
        (lambda name: SetPlain(session=name, plain="title"), "plain", "title", ""),
        (
            lambda name: ShowView(session=name, chosen=RatingView(picture="matrix")),
            "chosen",
            RatingView(picture="matrix"),
            None,
        ),
    ],
)
def test_that_what_the_room_sees_changes_and_can_be_undone(service, command, field, value, before):
    name = running_session(service)
    outcome = service.do(command(name))
    assert getattr(service.view(name).stage, field) == value
    service.do(outcome.undo)
    assert getattr(service.view(name).stage, field) == before


def test_that_the_timer_drains_pauses_and_grows(service, clock):
    name = running_session(service, "rate")
    assert service.view(name).stage.timer.remaining(clock().timestamp()) == 300
    service.do(RunTimer(session=name, on=True))
    clock.on(seconds=40)
    assert service.view(name).stage.timer.remaining(clock().timestamp()) == 260
    service.do(RunTimer(session=name, on=False))
    clock.on(seconds=40)
    outcome = service.do(AddTime(session=name))
    assert service.view(name).stage.timer.remaining(clock().timestamp()) == 320
    service.do(outcome.undo)
    assert service.view(name).stage.timer.remaining(clock().timestamp()) == 260


def test_that_the_wall_clock_of_blocks_is_noted(service, clock):
    name = running_session(service)
    clock.on(minutes=27)
    service.do(GoTo(session=name, place=at("", block=1)))
    tour, pause = service.view(name).session.agenda
    assert (tour.started, tour.ended, pause.started, pause.ended) == ("08:12", "08:39", "08:39", "")
    clock.on(minutes=6)
    service.do(FinishSession(session=name))
    assert service.view(name).session.agenda[1].ended == "08:45"


def test_that_a_block_reached_by_mistake_was_not_run(service, clock):
    name = running_session(service)
    clock.on(minutes=20)
    service.do(service.do(GoTo(session=name, place=at("", block=1))).undo)
    tour, pause = service.view(name).session.agenda
    assert (tour.started, tour.ended, pause.started, pause.ended) == ("08:12", "", "", "")


def test_that_a_finished_session_can_go_on(service):
    name = running_session(service, "rate")
    outcome = service.do(FinishSession(session=name))
    assert service.sessions()[0].state == "finished"
    service.do(outcome.undo)
    view = service.view(name)
    assert (view.session.state, view.stage.place) == ("running", at("rate"))


def test_that_steps_started_by_mistake_are_taken_back_and_their_answers_stay(service):
    name = running_session(service, "rate", "word")
    code = sits_down(service, name, {"rate": rated(4, 2)})
    outcome = service.do(TakeBack(session=name, steps=("tour/rate", "tour/word")))
    assert service.view(name).stage.opened == ()
    with pytest.raises(Refused, match="Nothing is open"):
        service.do(BeginTurn(session=name))
    service.do(outcome.undo)
    assert service.view(name).stage.opened == ("tour/rate", "tour/word")
    assert service.own_by_code(name, code).answers["tour/rate"] == rated(4, 2)


def test_that_only_a_collecting_step_can_be_opened(service):
    name = running_session(service)
    with pytest.raises(Refused, match="Nothing is collected"):
        service.do(OpenStep(session=name, step="tour/reveal"))
    service.do(OpenStep(session=name, step="tour/light"))
    assert service.view(name).stage.opened == ("tour/light",)
