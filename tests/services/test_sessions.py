"""Making and changing sessions."""

import datetime as dt

import pytest
from msgspec import structs

from tests.services.tour import CONTENT, DAY, new_session, rated, running_session, sits_down
from workshop.domain.exercise import Template, TemplateBlock, TemplatePart
from workshop.domain.session import Block
from workshop.errors import Missing, Refused
from workshop.services.commands import (
    BinSession,
    EditSession,
    NewSession,
    RestoreSession,
    SetAgenda,
    StartSession,
)
from workshop.services.library import open_service


def test_that_a_new_session_stands_in_the_list_with_its_template_as_agenda(service):
    name = new_session(service, title="Tuesday", client="Baker & Sons", people=12)
    (row,) = service.sessions()
    assert (row.id, row.title, row.client, row.state, row.people) == (
        name, "Tuesday", "Baker & Sons", "ready", 12,
    )  # fmt: skip
    assert [block.title for block in service.view(name).session.agenda] == ["Tour", "Break"]


def test_that_a_series_makes_its_sessions_a_week_apart_and_one_undo_takes_them_back(home, clock):
    def part(title, minutes):
        block = TemplateBlock(kind="exercise", title="Tour", minutes=minutes, exercise="tour")
        return TemplatePart(title=title, blocks=(block,))

    series = Template(
        id="series", title="Series", summary="Two", minutes=25,
        parts=(part("First", 25), part("Second", 25)),
    )  # fmt: skip
    content = structs.replace(CONTENT, templates=lambda: (series,))
    service = open_service(home, clock, content)

    made = service.do(
        NewSession(template="series", title="Year", date=DAY, people=12, noun="guest")
    )
    found = [service.session(name) for name in made.value]

    assert [each.title for each in found] == ["Year: First", "Year: Second"]
    assert [each.date for each in found] == [DAY, DAY + dt.timedelta(days=7)]
    assert {(each.people, each.noun, each.agenda[0].exercise) for each in found} == {
        (12, "guest", "tour")
    }
    service.do(made.undo)
    assert not service.sessions()
    service.close()


@pytest.mark.parametrize(("people", "threshold"), [(8, 5), (30, 5), (7, 4), (6, 4), (5, 3), (3, 3)])
def test_that_a_threshold_is_proposed_by_the_number_of_people(service, people, threshold):
    name = new_session(service, people=people, threshold=None)
    assert service.view(name).session.threshold == threshold


def test_that_no_threshold_goes_below_three(service):
    with pytest.raises(Refused, match="At least 3"):
        new_session(service, threshold=2)
    assert service.sessions() == ()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", " ", "Give the session a title"),
        ("title", "\u200b\u202e", "Give the session a title"),
        ("title", "x" * 141, "The title takes 140 characters; this is 141"),
        ("client", "x" * 1_000_000, "The client takes 140 characters; this is 1000000"),
        ("people", 0, "1 to 999 people"),
        ("laptops", 0, "At least 1 laptop"),
        ("threshold", 10**30, "1 to 999 people"),
        ("starts", "25:00", "not a time of day"),
    ],
)
def test_that_a_head_that_can_not_stand_is_refused_in_words(service, field, value, words):
    with pytest.raises(Refused, match=words):
        new_session(service, **{field: value})


def test_that_a_title_keeps_quotes_marks_and_other_scripts(service):
    title = 'O\'Neil "quoted"; DROP TABLE session;-- \u200fשלום\u200e'
    name = new_session(service, title=title)
    assert service.view(name).session.title == title


def test_that_a_title_stands_on_one_line(service):
    name = new_session(service, title="Customer\r\nday\tnorth")
    assert service.view(name).session.title == "Customer day north"


def test_that_an_unknown_template_is_named(service):
    with pytest.raises(Missing, match="week"):
        new_session(service, template="week")


def test_that_the_purge_day_is_thirty_days_after_the_session_or_after_today(service, clock):
    later = new_session(service, date=DAY + dt.timedelta(days=10))
    assert service.view(later).session.purge_on == DAY + dt.timedelta(days=40)
    last = new_session(service, date=dt.date.max)
    assert service.view(last).session.purge_on == dt.date.max
    past = new_session(service, date=DAY - dt.timedelta(days=400))
    assert service.view(past).session.purge_on == DAY + dt.timedelta(days=30)


def test_that_a_session_keeps_its_copy_of_an_exercise_when_the_exercise_changes(home, clock):
    service = open_service(home, clock, CONTENT)
    name = new_session(service)
    service.close()
    (tour, other) = CONTENT.exercises()
    newer = structs.replace(tour, version=2, title="Grand tour", steps=tour.steps[:1])
    changed = structs.replace(CONTENT, exercises=lambda: (newer, other))
    service = open_service(home, clock, changed)
    kept = service.view(name).exercises["tour"]
    assert (kept.version, kept.title, len(kept.steps)) == (1, "Tour", len(tour.steps))
    assert service.view(new_session(service)).exercises["tour"].version == 2
    service.close()


def test_that_a_session_runs_an_exercise_with_its_own_noun(service):
    name = new_session(service, noun="patient")
    frame = service.view(name).step("tour/frame")
    assert frame.paragraphs == ("Welcome, patients.",)


def test_that_binning_hides_a_session_and_undo_brings_it_back(service):
    name = new_session(service)
    outcome = service.do(BinSession(session=name))
    assert service.sessions() == ()
    assert [row.id for row in service.sessions(binned=True)] == [name]
    service.do(outcome.undo)
    assert [row.id for row in service.sessions()] == [name]
    assert service.do(RestoreSession(session=name)).undo == RestoreSession(session=name)
    service.do(BinSession(session=name))
    assert service.do(RestoreSession(session=name)).undo == BinSession(session=name)


def test_that_undoing_a_new_session_leaves_it_in_the_bin(service):
    outcome = service.do(NewSession(template="half", title="Oops", date=DAY))
    service.do(outcome.undo)
    assert [row.id for row in service.sessions(binned=True)] == [outcome.value]


def test_that_the_newest_day_stands_first(service):
    old = new_session(service, title="Old", date=DAY - dt.timedelta(days=1))
    new = new_session(service, title="New")
    assert [row.id for row in service.sessions()] == [new, old]


def test_that_changing_a_head_can_be_undone(service):
    name = new_session(service)
    before = service.view(name).session
    outcome = service.do(EditSession(session=structs.replace(before, title="Wednesday")))
    assert service.sessions()[0].title == "Wednesday"
    service.do(outcome.undo)
    assert service.view(name).session == before


def test_that_the_purge_day_follows_a_new_date(service):
    name = new_session(service)
    moved = structs.replace(service.view(name).session, date=DAY + dt.timedelta(days=7))
    service.do(EditSession(session=moved))
    assert service.view(name).session.purge_on == DAY + dt.timedelta(days=37)


def test_that_the_kind_of_a_session_never_changes(service):
    name = new_session(service, kind="rehearsal")
    changed = structs.replace(service.view(name).session, kind="real", title="Now for real")
    service.do(EditSession(session=changed))
    assert service.view(name).session.kind == "rehearsal"


@pytest.mark.parametrize(
    "looser",
    [
        {"threshold": 3},
        {"mode": "named"},
        {"withhold_unanimous": False},
        {"purge_on": DAY + dt.timedelta(days=60)},
    ],
)
def test_that_the_promise_can_only_get_stricter_once_somebody_has_answered(service, looser):
    name = running_session(
        service, "rate", threshold=4, mode="team", withhold_unanimous=True, people=4
    )
    sits_down(service, name, {"rate": rated(4, 2)}, team="North")
    before = service.view(name)
    assert before.answered
    with pytest.raises(Refused, match="only get stricter"):
        service.do(EditSession(session=structs.replace(before.session, **looser)))
    assert service.view(name).session == before.session


def test_that_a_promise_made_stricter_after_an_answer_is_not_undone(service):
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(4, 2)})
    stricter = structs.replace(service.view(name).session, threshold=5)
    assert service.do(EditSession(session=stricter)).undo is None
    assert service.view(name).session.threshold == 5


def test_that_before_the_first_answer_the_promise_is_free(service):
    name = new_session(service, threshold=5)
    session = structs.replace(service.view(name).session, threshold=3, mode="named")
    service.do(EditSession(session=session))
    assert service.view(name).session.threshold == 3


def test_that_a_plan_takes_a_new_exercise_with_a_copy_and_gives_it_back_on_undo(service):
    name = new_session(service)
    before = service.view(name).session.agenda
    block = Block(id="", kind="exercise", title="Other", minutes=4, exercise="other")
    outcome = service.do(SetAgenda(session=name, agenda=(*before, block)))
    assert service.view(name).exercises["other"].version == 3
    service.do(outcome.undo)
    assert service.view(name).session.agenda == before


def test_that_an_exercise_stands_in_a_plan_once(service):
    name = new_session(service)
    (tour, *_rest) = service.view(name).session.agenda
    with pytest.raises(Refused, match="in the plan already"):
        service.do(SetAgenda(session=name, agenda=(tour, structs.replace(tour, id="again"))))


def test_that_answers_outlive_the_removal_of_their_exercise_from_the_plan(service):
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(4, 2)})
    agenda = service.view(name).session.agenda
    service.do(SetAgenda(session=name, agenda=agenda[1:]))
    assert service.own_by_code(name, code).answers["tour/rate"]["s1/me"] == 4


def test_that_a_running_session_stays_at_its_block_when_the_plan_changes(service):
    name = running_session(service, "rate")
    agenda = service.view(name).session.agenda
    slack = Block(id="slack", kind="slack", title="Slack", minutes=5)
    service.do(SetAgenda(session=name, agenda=(slack, *agenda)))
    place = service.view(name).stage.place
    assert (place.block, place.step) == (1, "rate")


def test_that_an_empty_plan_can_not_start(service):
    name = new_session(service, template="")
    assert service.sessions()[0].state == "draft"
    with pytest.raises(Refused, match="plan is empty"):
        service.do(StartSession(session=name))


def test_that_a_session_that_is_not_there_is_missing(service):
    with pytest.raises(Missing):
        service.view("nothing")
    with pytest.raises(Missing):
        service.do(BinSession(session="nothing"))
