"""A timer belongs to its step: it outlives Next and Back, a restart, and a clock put right."""

from tests.services.tour import CONTENT, new_session, running_session
from workshop.domain.stage import Place
from workshop.services.commands import (
    AddTime,
    ClockMoved,
    GoTo,
    RunTimer,
    SetAgenda,
    StartSession,
)
from workshop.services.library import open_service

RATE, FRAME, PAUSE = Place(block=0, step="rate"), Place(block=0, step="frame"), Place(block=1)


def left(service, name, clock):
    return service.view(name).stage.timer.remaining(clock().timestamp())


def test_that_next_and_back_keep_a_running_timer(service, clock):
    name = running_session(service, "rate")
    service.do(RunTimer(session=name, on=True))
    clock.on(seconds=40)
    service.do(GoTo(session=name, place=Place(block=0, step="reveal")))
    clock.on(seconds=5)
    assert not service.view(name).stage.timer.begun()
    service.do(GoTo(session=name, place=RATE))
    assert left(service, name, clock) == 300 - 45


def test_that_undo_of_next_gives_the_timer_back(service, clock):
    name = running_session(service, "rate")
    service.do(RunTimer(session=name, on=True))
    clock.on(seconds=40)
    service.do(service.do(GoTo(session=name, place=FRAME)).undo)
    assert left(service, name, clock) == 260


def test_that_a_paused_timer_waits_until_one_comes_back(service, clock):
    name = running_session(service, "rate")
    for on in (True, False):
        service.do(RunTimer(session=name, on=on))
        clock.on(seconds=60)
    service.do(GoTo(session=name, place=FRAME))
    clock.on(minutes=20)
    service.do(GoTo(session=name, place=RATE))
    assert left(service, name, clock) == 240


def test_that_a_timer_that_ran_out_elsewhere_stands_at_nought(service, clock):
    name = running_session(service, "rate")
    service.do(RunTimer(session=name, on=True))
    service.do(GoTo(session=name, place=FRAME))
    clock.on(minutes=50)
    service.do(GoTo(session=name, place=RATE))
    timer = service.view(name).stage.timer
    assert (timer.since, timer.left) == (None, 0)


def test_that_all_timers_outlive_the_program(home, clock):
    first = open_service(home, clock, CONTENT)
    name = running_session(first, "rate")
    first.do(RunTimer(session=name, on=True))
    first.do(GoTo(session=name, place=FRAME))
    first.do(AddTime(session=name))
    first.close()
    clock.on(seconds=100)
    again = open_service(home, clock, CONTENT)
    assert again.view(name).stage.timer.seconds == 240
    again.do(GoTo(session=name, place=RATE))
    assert left(again, name, clock) == 200
    again.close()


def test_that_a_clock_put_right_changes_no_time_that_is_left(service, clock):
    name = running_session(service, "rate")
    service.do(RunTimer(session=name, on=True))
    service.do(GoTo(session=name, place=FRAME))
    service.do(RunTimer(session=name, on=True))
    clock.on(seconds=30)
    before = left(service, name, clock)
    clock.on(hours=-1)
    service.do(ClockMoved(session=name, seconds=-3600))
    assert left(service, name, clock) == before
    service.do(GoTo(session=name, place=RATE))
    assert left(service, name, clock) == 270


def test_that_a_clock_set_back_while_the_program_was_off_gives_nobody_more(service, clock):
    name = running_session(service, "rate")
    service.do(RunTimer(session=name, on=True))
    clock.on(hours=-2)
    assert left(service, name, clock) == 300


def test_that_minutes_are_taken_but_none_are_planned_below_nought(service):
    name = running_session(service, "light")
    outcome = service.do(AddTime(session=name, seconds=-180))
    assert service.view(name).stage.timer.seconds == 0
    service.do(outcome.undo)
    assert service.view(name).stage.timer.seconds == 60


def test_that_a_pause_runs_by_itself_from_when_it_is_reached(service, clock):
    name = running_session(service)
    service.do(GoTo(session=name, place=PAUSE))
    clock.on(minutes=2)
    assert left(service, name, clock) == 180


def test_that_a_glance_ahead_is_not_a_step_run(service, clock):
    name = running_session(service, "frame")
    clock.on(minutes=2)
    service.do(GoTo(session=name, place=RATE))
    clock.on(seconds=5)
    service.do(GoTo(session=name, place=FRAME))
    block = service.view(name).session.agenda[0].id
    assert f"{block}/rate" not in service.view(name).stage.passed


def test_that_a_plan_changed_on_the_day_keeps_each_timer_at_its_place(service, clock):
    name = running_session(service, "rate")
    service.do(RunTimer(session=name, on=True))
    clock.on(seconds=60)
    tour, pause = service.view(name).session.agenda
    outcome = service.do(SetAgenda(session=name, agenda=(pause,)))
    assert service.view(name).stage.timer.seconds == 300
    assert service.view(name).stage.place == Place(block=0)
    service.do(outcome.undo)
    assert left(service, name, clock) == 240
    service.do(SetAgenda(session=name, agenda=(pause, tour)))
    assert left(service, name, clock) == 240


def test_that_the_plan_of_the_start_is_kept_beside_what_becomes_of_it(service):
    name = new_session(service)
    planned = service.view(name).session.agenda
    service.do(StartSession(session=name))
    service.do(SetAgenda(session=name, agenda=service.view(name).session.agenda[:1]))
    service.do(StartSession(session=name))
    assert service.view(name).stage.planned == planned


def test_that_a_plan_emptied_while_it_runs_can_be_undone_and_done_again(service):
    name = running_session(service, "rate")
    outcome = service.do(SetAgenda(session=name, agenda=()))
    back = service.do(outcome.undo)
    again = service.do(back.undo)
    assert service.view(name).session.agenda == ()
    service.do(again.undo)
    assert service.view(name).stage.place == RATE
