"""A rule over a whole sheet is asked at Done, of a paper sheet and of CSV alike, and an answer can
be taken back.
"""

import pytest

from tests.services.tour import new_session, puts, rated, running_session, sits_down
from workshop.errors import ImportFault, Refused
from workshop.services.commands import (
    BeginTurn,
    ClearAnswer,
    EnterSheet,
    OpenStep,
    ResumeTurn,
    Reveal,
    SealTurn,
    StartSession,
)
from workshop.services.results import results

ALIKE = rated(4, 4)
APART = {"s1/me": 1, "s2/me": 2, "s1/org": 3, "s2/org": 4}


def test_that_done_refuses_a_sheet_that_does_not_fit_together(ruled, service):
    session = running_session(service, "rate")

    with pytest.raises(Refused, match="Two share a place"):
        sits_down(service, session, {"rate": ALIKE}, sign="oak")
    sits_down(service, session, {"rate": APART}, sign="elm")

    assert service.progress(session)["tour/rate"].done == 1


def test_that_a_paper_sheet_is_refused_whole(ruled, service):
    session = running_session(service, "rate")

    with pytest.raises(Refused, match="Two share a place"):
        service.do(EnterSheet(session=session, answers={"tour/rate": ALIKE}))
    service.do(EnterSheet(session=session, answers={"tour/rate": APART}))

    assert service.progress(session)["tour/rate"].done == 1


def csv_of(sheets, path):
    lines = ["person,exercise,step,cell,value"]
    for person, sheet in sheets.items():
        lines += [f"{person},tour,rate,{cell},{value}" for cell, value in sheet.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_that_csv_names_the_line_where_a_sheet_ends_that_does_not_fit(ruled, service, tmp_path):
    session = new_session(service)
    service.do(StartSession(session=session))
    file = csv_of({"ann": APART, "ben": ALIKE, "cem": APART}, tmp_path / "answers.csv")

    with pytest.raises(ImportFault) as refused:
        service.import_csv(session, file)

    assert refused.value.faults == ((9, "value", "Two share a place."),)
    assert service.progress(session)["tour/rate"].done == 0


# ---- taking an answer back


def clear(service, session, person, step, cell):
    service.do(ClearAnswer(session=session, participant=person, step=f"tour/{step}", cell=cell))


def answers(service, session, person, step):
    questions = service.turn(session, person).questions
    return next(each.answers for each in questions if each.key == f"tour/{step}")


def test_that_an_open_answer_is_taken_back_and_asked_for_again(service):
    session = running_session(service, "rate")
    person = service.do(BeginTurn(session=session, sign="oak")).value.participant
    puts(service, session, person, {"rate": rated(4, 2)})

    clear(service, session, person, "rate", "s1/me")

    assert "s1/me" not in answers(service, session, person, "rate")
    with pytest.raises(Refused, match="still open"):
        service.do(SealTurn(session=session, participant=person))


def test_that_a_sealed_answer_taken_back_no_longer_counts(service):
    session = running_session(service, "word")
    word = {"text": "bridge", "shown": True}
    codes = [
        sits_down(service, session, {"word": word}, sign=sign) for sign in ("oak", "elm", "ash")
    ]
    person = service.do(ResumeTurn(session=session, secret=codes[0])).value.participant

    clear(service, session, person, "word", "shown")
    clear(service, session, person, "word", "shown")
    assert service.own_by_code(session, codes[0]).answers["tour/word"] == word
    service.do(SealTurn(session=session, participant=person))

    assert service.own_by_code(session, codes[0]).answers["tour/word"] == {"text": "bridge"}
    service.do(Reveal(session=session, step="tour/word"))
    (step,) = results(service, session)["exercises"][0]["steps"]
    assert len(step["texts"]) == 2


def test_that_a_value_can_be_put_again_after_it_was_taken_back(service):
    session = running_session(service, "rate")
    code = sits_down(service, session, {"rate": rated(4, 2)}, sign="oak")
    person = service.do(ResumeTurn(session=session, secret=code)).value.participant
    clear(service, session, person, "rate", "s1/me")
    puts(service, session, person, {"rate": {"s1/me": 4}})

    service.do(SealTurn(session=session, participant=person))

    assert service.own_by_code(session, code).answers["tour/rate"] == rated(4, 2)


def test_that_an_answer_without_a_name_is_taken_back_as_well(service):
    session = running_session(service, "safe")
    person = service.do(BeginTurn(session=session, sign="oak")).value.participant
    puts(service, session, person, {"safe": {"safe": 3}})

    clear(service, session, person, "safe", "safe")

    assert answers(service, session, person, "safe") == {}


def test_that_nothing_is_taken_back_in_a_step_that_is_closed(service):
    session = running_session(service, "rate")
    person = service.do(BeginTurn(session=session, sign="oak")).value.participant

    with pytest.raises(Refused, match="closed now"):
        clear(service, session, person, "word", "text")
    service.do(OpenStep(session=session, step="tour/word"))
    clear(service, session, person, "word", "text")
