"""What the agenda loses stays answerable, listed, revealable and printable for what it holds."""

import pytest
from msgspec import structs
from pypdf import PdfReader

from tests.services.tour import decided, puts, running_session, sits_down
from workshop.domain.stage import Place
from workshop.errors import Refused
from workshop.room.day import key_at, neighbour
from workshop.services.commands import (
    BeginTurn,
    ClearAnswer,
    DeleteOwn,
    EnterSheet,
    GoTo,
    OpenStep,
    RemoveParticipant,
    ResumeTurn,
    Reveal,
    SealTurn,
    SetAgenda,
    TakeBack,
    TickNote,
    WriteNote,
)
from workshop.services.printing import handout
from workshop.services.results import results

WORD, DECIDE, LIGHT = "tour/word", "tour/decide", "tour/light"


def agenda_without(service, name, how):
    """The agenda with the tour's shorter form, or without the tour."""
    agenda = service.session(name).agenda
    if how == "shorter":
        return tuple(
            structs.replace(each, variant="short" * bool(each.exercise)) for each in agenda
        )
    return agenda[1:]


@pytest.fixture(params=["shorter", "removed"])
def lose(request, service):
    """Takes steps from the agenda of a session: by a shorter form, or with their exercise."""

    def losing(name):
        command = SetAgenda(session=name, agenda=agenda_without(service, name, request.param))
        return service.do(command)

    return losing


@pytest.fixture
def name(service):
    """A session with a word asked for and three answers, and a fourth person on the way."""
    name = running_session(service, "word", "safe", "decide", threshold=3)
    service.do(decided(name, d1="We call."))
    for number in range(3):
        answers = {"word": {"text": f"oak {number}", "shown": True}, "safe": {"safe": 3},
                   "decide": {"d1": number + 2}}  # fmt: skip
        sits_down(service, name, answers, sign=f"sign {number}")
    return name


def test_that_the_session_is_read_with_all_that_is_open_and_answered(service, name, lose):
    lose(name)
    view = service.view(name)
    assert {WORD, "tour/safe", DECIDE} <= set(view.collecting())
    assert [view.step(key).title for key in view.stage.opened] == ["Word", "How safe", "Decide"]
    assert view.progress[WORD].done == service.progress(name)[WORD].done == 3
    assert view.told()["tour"].title == "Tour"
    assert LIGHT not in view.collecting()
    assert all(WORD in person.steps for person in service.people(name))


def test_that_the_desk_goes_on_asking_and_keeping_them(service, name, lose):
    person = service.do(BeginTurn(session=name, sign="late")).value.participant
    puts(service, name, person, {"word": {"text": "ash"}})
    lose(name)
    asked = {question.key: question.answers for question in service.turn(name, person).questions}
    assert asked == {WORD: {"text": "ash"}, "tour/safe": {}, DECIDE: {}}
    puts(service, name, person, {"word": {"text": "elm"}, "safe": {"safe": 4}, "decide": {"d1": 5}})
    service.do(ClearAnswer(session=name, participant=person, step=WORD, cell="text"))
    puts(service, name, person, {"word": {"text": "yew"}})
    code = service.do(SealTurn(session=name, participant=person)).value
    assert service.own_by_code(name, code).answers[WORD] == {"text": "yew"}
    assert service.do(ResumeTurn(session=name, secret=code)).value.participant == person
    service.do(DeleteOwn(session=name, code=code))
    assert service.progress(name)[WORD].done == 3


def test_that_they_are_revealed_told_and_printed(service, name, lose):
    answers = {"word": {"text": "fir"}, "safe": {"safe": 2}, "decide": {"d1": 1}}
    code = sits_down(service, name, answers, sign="fourth")
    lose(name)
    for step in (WORD, DECIDE, "tour/safe"):
        service.do(Reveal(session=name, step=step))
    told = [
        step["id"] for exercise in results(service, name)["exercises"] for step in exercise["steps"]
    ]
    assert sorted(told) == ["decide", "safe", "word"]
    for kind in ("summary", "blank", "page", "run_sheet", "pack"):
        handout(service, name, kind)
    assert "oak 1" in paper(handout(service, name, "summary"))
    assert "oak 1" in paper(handout(service, name, "summary", exercise="tour"))
    assert "fir" in paper(handout(service, name, "copy", person=code))


def paper(made):
    made.file.seek(0)
    return "\n".join(page.extract_text() for page in PdfReader(made.file).pages)


def test_that_every_other_deed_about_them_is_done(service, name, lose):
    first = service.people(name)[0].participant
    lose(name)
    taken = service.do(TakeBack(session=name, steps=(WORD,)))
    assert WORD not in service.view(name).stage.opened
    service.do(taken.undo)
    service.do(TakeBack(session=name, steps=(WORD, DECIDE)))
    assert {WORD, DECIDE} <= set(service.view(name).collecting())
    service.do(OpenStep(session=name, step=WORD))
    service.do(decided(name, d1="We call.", d2="We write."))
    service.do(EnterSheet(session=name, answers={WORD: {"text": "fir"}}))
    note = service.do(WriteNote(session=name, step=WORD, body="A long silence")).value
    service.do(TickNote(session=name, id=note, in_summary=True))
    assert "A long silence" in paper(handout(service, name, "summary"))
    service.do(service.do(RemoveParticipant(session=name, participant=first)).undo)
    assert service.progress(name)[WORD].done == 4


def test_that_a_file_brings_more_answers_to_them(service, name, lose, tmp_path):
    lose(name)
    file = tmp_path / "late.csv"
    file.write_text("person,exercise,step,cell,value\nP1,tour,word,text,late\n", encoding="utf-8")
    service.import_csv(name, file)
    assert service.progress(name)[WORD].done == 4


def test_that_the_room_stands_at_a_place_of_the_plan(service, name):
    service.do(GoTo(session=name, place=Place(block=0, step="word")))
    outcome = service.do(SetAgenda(session=name, agenda=agenda_without(service, name, "shorter")))
    view = service.view(name)
    assert view.stage.place == Place(block=0)
    assert neighbour(view, Place(block=0, step="word"), 1) == Place(block=0, step="rate")
    assert key_at(view, Place(block=0, step="word")) == ""
    with pytest.raises(Refused, match="no such place"):
        service.do(GoTo(session=name, place=Place(block=0, step="word")))
    service.do(outcome.undo)
    service.do(GoTo(session=name, place=Place(block=0, step="word")))
    assert service.view(name).stage.opened


def test_that_steps_that_hold_nothing_are_as_good_as_gone(service):
    name = running_session(service, "rate")
    service.do(SetAgenda(session=name, agenda=agenda_without(service, name, "shorter")))
    assert service.view(name).collecting() == ("tour/rate",)
    assert "Word" not in paper(handout(service, name, "blank"))
