"""Rehearsing: a copy of the plan with sample people, apart from all that is real."""

import pytest

from tests.services.tour import DAY, rated, running_session, sits_down
from workshop.errors import LibraryFault
from workshop.services import rehearsal
from workshop.services.commands import Reveal, WriteNote
from workshop.services.library import open_service
from workshop.services.rehearsal import FOLDER, forget_rehearsal, open_rehearsal


@pytest.fixture
def real(service):
    """A session in which somebody has answered."""
    session = running_session(service, "rate", threshold=12, people=20)
    sits_down(service, session, {"rate": rated(5, 1)}, sign="a real person")
    service.do(WriteNote(session=session, step="tour/rate", body="a real remark"))
    return session


@pytest.fixture
def copied(service, real):
    opened, copy = open_rehearsal(service, real)
    yield opened, copy
    opened.close()
    forget_rehearsal(service.home)


def test_that_a_rehearsal_has_the_plan_and_sample_people_and_nothing_that_is_real(
    service, real, copied
):
    opened, copy = copied
    view = opened.view(copy)

    assert view.session.kind == "rehearsal"
    assert view.session.agenda == service.session(real).agenda
    assert view.notes == ()
    done = {step: each.done for step, each in view.progress.items()}
    assert set(done.values()) == {8}
    assert view.step("tour/decide").statements  # made up, as nobody has written one yet
    assert view.step("tour/rate") == service.view(real).step("tour/rate")


def test_that_what_is_done_in_a_rehearsal_never_reaches_the_library(service, real, copied):
    opened, copy = copied
    before = service.view(real)

    opened.do(Reveal(session=copy, step="tour/rate"))
    opened.do(WriteNote(session=copy, step="tour/rate", body="only tried"))

    assert service.view(real) == before
    assert [row.id for row in service.sessions()] == [real]
    assert "tour/rate" in opened.view(copy).snapshots


def test_that_nothing_remains_of_a_rehearsal(service, real):
    opened, _copy = open_rehearsal(service, real)
    opened.close()
    forget_rehearsal(service.home)

    assert not (service.home / FOLDER).exists()


def test_that_one_that_was_broken_off_gives_way_to_the_next(service, real):
    opened, _copy = open_rehearsal(service, real)
    opened.close()
    again, copy = open_rehearsal(service, real)

    assert [row.id for row in again.sessions()] == [copy]
    again.close()


def test_that_a_rehearsal_that_cannot_be_made_leaves_nothing(service, real, monkeypatch):
    def refuse(*_given):
        raise LibraryFault("No.")

    monkeypatch.setattr(rehearsal, "rehearse", refuse)
    with pytest.raises(LibraryFault):
        open_rehearsal(service, real)

    assert not (service.home / FOLDER).exists()


def test_that_every_exercise_that_comes_with_the_program_can_be_rehearsed(home):
    library = open_service(home)
    session = running_session(library, template="half_day", date=DAY)

    opened, copy = open_rehearsal(library, session)

    asked = [step for step in opened.view(copy).collecting() if step != "closing/decide"]
    for step in asked:
        opened.do(Reveal(session=copy, step=step))
    assert opened.view(copy).snapshots.keys() == set(asked)
    opened.close()
    library.close()
