"""People: how many, paper sheets, duplicates, sample people."""

import pytest

from tests.services.tour import new_session, rated, running_session, sits_down
from workshop.errors import Missing, Refused
from workshop.services.commands import (
    ChangePeople,
    EnterSheet,
    ImportRows,
    RemoveParticipant,
    Reveal,
)

SHEET = {"tour/rate": rated(4, 2), "tour/word": {"text": "light", "shown": True}}


def test_that_the_number_of_people_can_change_at_any_time(service):
    name = running_session(service, "rate", people=8)
    outcome = service.do(ChangePeople(session=name, people=9))
    assert service.progress(name)["tour/rate"].people == 9
    service.do(outcome.undo)
    assert service.view(name).session.people == 8
    with pytest.raises(Refused, match="1 to 999"):
        service.do(ChangePeople(session=name, people=0))


def test_that_progress_never_counts_more_done_than_people(service):
    name = running_session(service, "rate", people=3)
    for _person in range(4):
        sits_down(service, name, {"rate": rated(4, 2)})
    progress = service.progress(name)["tour/rate"]
    assert (progress.done, progress.people) == (4, 4)


def test_that_a_paper_sheet_is_sealed_at_once_and_has_a_code(service):
    name = running_session(service)
    code = service.do(EnterSheet(session=name, answers=SHEET)).value
    assert service.own_by_code(name, code).answers == SHEET
    assert service.progress(name)["tour/rate"].done == 1


def test_that_a_sheet_with_a_fault_leaves_nothing(service):
    name = running_session(service)
    answers = {**SHEET, "tour/light": {"light": 9}}
    with pytest.raises(Refused, match="not 9"):
        service.do(EnterSheet(session=name, answers=answers))
    assert service.people(name) == ()
    with pytest.raises(Refused, match="still empty"):
        service.do(EnterSheet(session=name, answers={"tour/rate": {}}))


def test_that_a_sheet_carries_a_name_in_named_mode_only(service):
    anonymous = running_session(service)
    service.do(EnterSheet(session=anonymous, answers=SHEET, name="Ana", team="North"))
    with service._database.read() as connection:
        row = connection.exec_driver_sql("SELECT name, team, sign FROM participant").one()
    assert tuple(row) == ("", "", None)
    named = running_session(service, mode="named")
    with pytest.raises(Refused, match="Write your name"):
        service.do(EnterSheet(session=named, answers=SHEET))
    service.do(EnterSheet(session=named, answers=SHEET, name="Ana"))
    assert [person.label for person in service.people(named)] == ["Ana"]


def test_that_loose_pages_with_one_mark_come_together_and_none_is_typed_in_twice(service):
    name = running_session(service)
    one, two = {"tour/rate": rated(4, 2)}, {"tour/word": {"text": "light", "shown": True}}
    first = service.do(EnterSheet(session=name, answers=one, mark="3 keys"))

    outcome = service.do(EnterSheet(session=name, answers=two, mark=" 3  Keys"))

    assert (len(service.people(name)), outcome.value) == (1, "")
    assert service.own_by_code(name, first.value).answers == {**one, **two}
    assert service.steps_from(name, "3 keys") == {"tour/rate", "tour/word"}
    assert service.steps_from(name, "2 keys") == frozenset()
    with pytest.raises(Refused, match="with 3 keys is in already"):
        service.do(EnterSheet(session=name, answers=one, mark="3 keys"))
    service.do(outcome.undo)
    assert service.own_by_code(name, first.value).answers == one


def test_that_a_mark_is_one_of_those_on_sheets_and_stands_nowhere_in_the_file(service):
    name = running_session(service)
    with pytest.raises(Refused, match="A mark reads"):
        service.do(EnterSheet(session=name, answers=SHEET, mark="three keys"))
    assert service.people(name) == ()

    service.do(EnterSheet(session=name, answers=SHEET, mark="3 keys"))

    with service._database.read() as connection:
        row = connection.exec_driver_sql("SELECT name, team, sign FROM participant").one()
    assert tuple(row)[:2] == ("", "")
    assert b"keys" not in row.sign


def test_that_names_tell_people_apart_where_there_are_names(service):
    named = running_session(service, mode="named")
    for who in ("Ana", "Ben"):
        service.do(EnterSheet(session=named, answers=SHEET, name=who, mark="3 keys"))
    assert sorted(person.label for person in service.people(named)) == ["Ana", "Ben"]


def test_that_a_duplicate_removed_no_longer_counts_and_undo_brings_it_back(service, clock):
    name = running_session(service, "rate")
    codes = [sits_down(service, name, {"rate": rated(4, 2)}) for _person in range(3)]
    person = service.own_by_code(name, codes[0]).participant
    outcome = service.do(RemoveParticipant(session=name, participant=person))
    assert service.progress(name)["tour/rate"].done == 2
    assert len(service.people(name)) == 2
    with pytest.raises(Refused, match="Nothing matches"):
        service.own_by_code(name, codes[0])
    clock.on(minutes=1)
    with pytest.raises(Refused, match="2 answers so far"):
        service.do(Reveal(session=name, step="tour/rate"))
    service.do(outcome.undo)
    assert service.own_by_code(name, codes[0]).answers["tour/rate"] == rated(4, 2)
    assert service.do(Reveal(session=name, step="tour/rate")).value.n == 3


def test_that_a_name_taken_since_keeps_a_removed_person_out(service):
    name = running_session(service, "rate", mode="named")
    sits_down(service, name, {"rate": rated(4, 2)}, sign="Ana")
    (first,) = service.people(name)
    outcome = service.do(RemoveParticipant(session=name, participant=first.participant))
    sits_down(service, name, {"rate": rated(1, 1)}, sign="Ana")
    with pytest.raises(Refused, match="taken that sign or name since"):
        service.do(outcome.undo)


def test_that_somebody_who_is_not_there_is_missing(service):
    name = new_session(service)
    with pytest.raises(Missing):
        service.do(RemoveParticipant(session=name, participant="nobody"))
    with pytest.raises(Missing):
        service.own_answers(name, "nobody")


def test_that_sample_people_never_come_into_a_real_session(service):
    real = running_session(service)
    rows = (("P1", "tour/rate", "s1/me", 4),)
    for command in (
        EnterSheet(session=real, answers=SHEET, sample=True),
        ImportRows(session=real, rows=rows, sample=True),
    ):
        with pytest.raises(Refused, match="Sample people"):
            service.do(command)
    assert service.people(real) == ()
    for kind in ("rehearsal", "sample"):
        other = running_session(service, kind=kind)
        service.do(EnterSheet(session=other, answers=SHEET, sample=True))
        assert len(service.people(other)) == 1
