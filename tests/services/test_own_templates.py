"""A plan kept as a template of one's own: a file that New session offers."""

import datetime as dt

import pytest

from tests.services.tour import new_session
from workshop.errors import Missing, Refused
from workshop.paths import own_templates
from workshop.services.commands import (
    AddBlock,
    KeepTemplate,
    NewSession,
    RemoveTemplate,
    SetAgenda,
)
from workshop.services.plans import planned_block

DAY = dt.date(2026, 11, 24)


def plan(service, session):
    return [
        (each.kind, each.title, each.minutes, each.exercise, each.variant)
        for each in service.session(session).agenda
    ]


def test_that_a_plan_can_be_kept_and_started_from(service, home):
    session = new_session(service, title="Tour & rest")
    first, pause = service.session(session).agenda
    service.do(SetAgenda(session=session, agenda=(pause, first)))
    kept = service.do(KeepTemplate(session=session)).value

    (*_shipped, own) = service.templates()
    again = service.do(NewSession(template=kept, title="Again", date=DAY)).value

    assert (own.id, own.title, own.minutes) == (kept, "Tour & rest", 30)
    assert plan(service, again) == plan(service, session)
    assert (own_templates(home) / "tour_rest.toml").is_file()


def test_that_an_exercise_used_twice_comes_in_twice_with_answers_apart(service):
    session = new_session(service)
    service.do(AddBlock(session=session, block=planned_block(service, "tour"), at=2))
    kept = service.do(KeepTemplate(session=session)).value

    again = service.do(NewSession(template=kept, title="Again", date=DAY)).value

    assert plan(service, again) == plan(service, session)
    assert set(service.view(again).exercises) == {"tour", "tour_2"}


def test_that_two_of_one_title_are_two_and_one_goes_aside_and_not_away(service, home):
    session = new_session(service, title="Tour")
    first = service.do(KeepTemplate(session=session))
    second = service.do(KeepTemplate(session=session)).value
    assert first.value != second

    service.do(first.undo)

    assert [each.id for each in service.templates()][1:] == [second]
    assert len(list((own_templates(home) / "put aside").iterdir())) == 1


def test_that_an_empty_plan_is_no_template_and_a_shipped_one_stays(service):
    empty = service.do(NewSession(template="", title="Empty", date=DAY)).value
    with pytest.raises(Refused, match="nothing to keep"):
        service.do(KeepTemplate(session=empty))
    for name in ("half", "own:none", "own:../library"):
        with pytest.raises(Missing):
            service.do(RemoveTemplate(template=name))


@pytest.mark.parametrize("text", ["id = [", "", 'blocks = "x"'])
def test_that_a_file_that_is_no_template_is_left_out(service, home, text):
    own_templates(home).mkdir(parents=True)
    (own_templates(home) / "broken.toml").write_text(text, "utf-8")
    assert len(service.templates()) == 1
