"""The console's words: the clock, how people work, what comes, what a reveal tells."""

import datetime as dt

import pytest
from msgspec import structs

from tests.services.tour import rated, running_session, sits_down
from workshop.domain.gap import gap_of
from workshop.domain.stage import Place, Stage, Timer
from workshop.room.console_words import then_words
from workshop.room.day import day_of, ends_line, minutes_after, neighbour, places
from workshop.room.gap_figures import gap_figures
from workshop.room.kind import findings
from workshop.room.modes import console_modes
from workshop.room.standing import standing
from workshop.services.commands import GoTo, Reveal
from workshop.steps.rating import usual_pair


@pytest.fixture
def view(service):
    return service.view(running_session(service, "rate", people=4))


def at(hour, minute):
    return dt.datetime(2026, 11, 24, hour, minute)


def test_that_the_day_has_a_title_a_stop_for_each_step_and_the_break(view):
    stops = places(view)

    assert stops[0] == Place(block=0)
    assert stops[1] == Place(block=0, step="frame")
    assert stops[-1] == Place(block=1)
    assert neighbour(view, stops[-1], 1) is None
    assert neighbour(view, stops[0], -1) is None


@pytest.mark.parametrize(
    ("now", "left", "said"),
    [
        (at(8, 56), 3 * 60, "Block ends 09:21, 4 min in hand"),
        (at(9, 0), 3 * 60, "Block ends 09:25, on time"),
        (at(9, 4), 60, "Block ends 09:27, 2 min late"),
    ],
)
def test_that_lateness_counts_the_time_left_and_the_steps_to_come(view, now, left, said):
    tour, pause = view.session.agenda
    session = structs.replace(
        view.session, agenda=(structs.replace(tour, started="09:00"), pause), starts="09:00"
    )
    timer = Timer(seconds=180, left=left + 1, since=now.timestamp() - 1)
    stage = Stage(place=Place(block=0, step="frame"), timer=timer, planned=view.session.agenda)
    running = structs.replace(view, session=session, stage=stage)
    assert ends_line(running, stage.place, day_of(running, now)) == said


def test_that_a_timer_nobody_began_counts_from_when_the_step_was_reached(view):
    tour, pause = view.session.agenda
    session = structs.replace(
        view.session, agenda=(structs.replace(tour, started="09:00"), pause), starts="09:00"
    )
    reached = at(9, 0).timestamp()
    timer = Timer(seconds=180, left=180, reached=reached)
    stage = Stage(place=Place(block=0, step="frame"), timer=timer, planned=view.session.agenda)
    running = structs.replace(view, session=session, stage=stage)
    assert [day_of(running, at(9, minute)).behind for minute in (1, 3, 5)] == [0, 0, 2]


def test_that_steps_left_out_and_steps_run_already_are_not_waited_for(service, clock):
    name = running_session(service, "frame", "rate")
    clock.on(minutes=4)
    view = service.view(name)
    whole = minutes_after(view, Place(block=0, step="rate"))
    service.do(GoTo(session=name, place=Place(block=0, step="reveal")))
    clock.on(minutes=2)
    service.do(GoTo(session=name, place=Place(block=0, step="rate")))
    view = service.view(name)
    assert minutes_after(view, view.stage.place) == whole - view.step("tour/reveal").minutes


def test_that_then_is_the_page_that_next_shows(view):
    rate = Place(block=0, step="frame")
    then = then_words(view, rate, 1, 4)
    assert (then.place, then.page, then.about) == (rate, 2, "Page 3 of 4")
    assert then_words(view, rate, 3, 4).place != rate


def test_that_ways_to_work_are_told_in_words():
    assert console_modes(("silent",)) == "Alone and silent"
    assert console_modes(("silent", "threes")) == "Alone, then in threes"
    assert console_modes(()) == "Plenary"


def test_that_an_unrevealed_result_is_locked_and_a_revealed_one_is_not(service, view):
    rate = Place(block=0, step="rate")
    assert then_words(view, rate).locked
    assert then_words(view, rate).title == "Shapes"

    session = view.session.id
    for person in range(3):
        sits_down(service, session, {"rate": rated(5, 1)}, sign=f"{person}")
    service.do(Reveal(session=session, step="tour/rate"))
    after = then_words(service.view(session), rate)

    assert not after.locked
    assert after.title == "Reveal"


def test_that_a_result_needs_its_threshold(service, view):
    session = view.session.id
    told = standing(view, "tour/rate")
    assert (told.enough, told.sentence) == (False, "No answers so far. A result shows from 3.")

    sits_down(service, session, {"rate": rated(5, 1)}, sign="oak")
    told = standing(service.view(session), "tour/rate")
    assert told.sentence == "1 answer so far. A result shows from 3."


def test_that_findings_name_the_widest_gap_and_its_direction(service, view):
    session = view.session.id
    for person in range(6):
        sits_down(service, session, {"rate": rated(5, 1)}, sign=f"{person}")
    service.do(Reveal(session=session, step="tour/rate"))
    seen = service.view(session)
    step = seen.step("tour/rate")

    found = findings(step, seen.snapshots["tour/rate"].summary, None)

    assert usual_pair(step) == ("me", "org")
    assert found.rows[0].name == "Most important"
    assert found.rows[0].figures == ("6", "0", "0", "clear")


@pytest.mark.parametrize(
    ("pairs", "word"),
    [
        ([(5, 1)] * 3, "too few to tell"),
        ([(5, 1)] * 5, "fairly clear"),
        ([(5, 1)] * 6, "clear"),
        ([(5, 1), (5, 1), (1, 5)], "no clear direction"),
        ([(3, 3)] * 3, "no clear direction"),
    ],
)
def test_that_a_direction_is_not_denied_where_everybody_went_that_way(pairs, word):
    gap = gap_of("s1", ("me", "org"), pairs, told=True)

    assert gap_figures(gap)[-1] == word


def test_that_findings_do_not_tell_why_a_cell_is_withheld(service):
    session = running_session(service, "rate", people=4, withhold_unanimous=True)
    for person in range(4):
        sits_down(service, session, {"rate": rated(5, 5)}, sign=f"{person}")
    service.do(Reveal(session=session, step="tour/rate"))
    seen = service.view(session)

    found = findings(seen.step("tour/rate"), seen.snapshots["tour/rate"].summary, None)

    assert found.said == ("Not shown: it could give somebody away.",)
