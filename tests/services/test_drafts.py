"""What is typed in an unlinked step before Done: there for its owner, and for nobody else."""

import pytest
from msgspec import structs

from tests.services.tour import CONTENT, puts, rated, running_session, sits_down
from workshop.errors import Refused
from workshop.services.commands import (
    BeginTurn,
    ClearAnswer,
    EditSession,
    LeaveTurn,
    OpenStep,
    PutAnswer,
    ResumeTurn,
    SealTurn,
)
from workshop.services.library import open_service

SAFE = "tour/safe"


def rows(service, question):
    with service._database.read() as connection:
        return connection.exec_driver_sql(question).all()


def unlinked(service):
    return rows(service, f"SELECT value, sealed FROM answer WHERE step = '{SAFE}'")


def draft(service, name, person):
    questions = service.turn(name, person).questions
    return next(each.answers for each in questions if each.key == SAFE)


def test_that_before_done_no_answer_of_an_unlinked_step_can_be_read_in_the_file(service):
    name = running_session(service, "safe")
    person = service.do(BeginTurn(session=name, sign="oak")).value.participant
    lengths = set()
    for value in (1, 5, None):
        puts(service, name, person, {"safe": {"safe": value}})
        ((shut,),) = rows(service, "SELECT draft FROM turn")
        held = bytes.fromhex(shut)
        assert held
        assert not [word for word in (b"tour", b"safe") if word in held]
        lengths.add(len(shut))
    assert unlinked(service) == []
    assert len(lengths) == 1


def test_that_after_a_crash_a_sign_brings_it_back_and_it_counts_once(home, clock):
    killed = open_service(home, clock, CONTENT)
    name = running_session(killed, "safe")
    person = killed.do(BeginTurn(session=name, sign="Blue oak")).value.participant
    puts(killed, name, person, {"safe": {"safe": 2}})
    service = open_service(home, clock, CONTENT)
    assert draft(service, name, person) == {}
    service.do(ResumeTurn(session=name, secret=" blue  OAK"))
    assert draft(service, name, person) == {"safe": 2}
    service.do(SealTurn(session=name, participant=person))
    assert unlinked(service) == [("2", 1)]
    service.close()
    killed._database.close()


def test_that_who_comes_back_by_another_word_is_asked_again_and_it_counts_once(home, clock):
    killed = open_service(home, clock, CONTENT)
    name = running_session(killed, "rate")
    code = sits_down(killed, name, {"rate": rated(4, 2)}, sign="oak")
    killed.do(OpenStep(session=name, step=SAFE))
    person = killed.do(ResumeTurn(session=name, secret=code)).value.participant
    puts(killed, name, person, {"safe": {"safe": 2}})
    service = open_service(home, clock, CONTENT)
    service.do(ResumeTurn(session=name, secret="oak"))
    assert draft(service, name, person) == {}
    puts(service, name, person, {"safe": {"safe": 4}})
    service.do(SealTurn(session=name, participant=person))
    assert unlinked(service) == [("4", 1)]
    service.close()
    killed._database.close()


def test_that_a_code_opens_what_was_typed_under_it_however_it_is_written(service):
    name = running_session(service, "rate")
    code = sits_down(service, name, {"rate": rated(4, 2)})
    service.do(OpenStep(session=name, step=SAFE))
    person = service.do(ResumeTurn(session=name, secret=code)).value.participant
    puts(service, name, person, {"safe": {"safe": 2}})
    service.do(LeaveTurn(session=name, participant=person))
    service.do(ResumeTurn(session=name, secret=f"{code[:4].lower()}-{code[4:]} "))
    assert draft(service, name, person) == {"safe": 2}


def test_that_a_draft_changed_by_somebody_else_is_no_draft(service):
    name = running_session(service, "safe")
    person = service.do(BeginTurn(session=name, sign="oak")).value.participant
    puts(service, name, person, {"safe": {"safe": 2}})
    with service._database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE turn SET draft = substr(draft, 1, 34) || 'ff' || substr(draft, 37)"
        )
    assert draft(service, name, person) == {}


def test_that_an_answer_not_yet_sealed_fixes_the_promise_as_any_other(service):
    name = running_session(service, "safe", threshold=4)
    person = service.do(BeginTurn(session=name, sign="oak")).value.participant
    put = PutAnswer(session=name, participant=person, step=SAFE, cell="safe", value=2)
    service.do(put)
    lower = structs.replace(service.view(name).session, threshold=3)
    with pytest.raises(Refused, match="only get stricter"):
        service.do(EditSession(session=lower))


def test_that_a_value_taken_back_before_done_does_not_count(service):
    name = running_session(service, "safe")
    person = service.do(BeginTurn(session=name, sign="oak")).value.participant
    puts(service, name, person, {"safe": {"safe": 2}})
    service.do(ClearAnswer(session=name, participant=person, step=SAFE, cell="safe"))
    assert draft(service, name, person) == {}
    puts(service, name, person, {"safe": {"safe": 4}})
    service.do(SealTurn(session=name, participant=person))
    assert unlinked(service) == [("4", 1)]
