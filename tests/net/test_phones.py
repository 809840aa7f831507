"""Phones in the room, without a browser: what they are asked, hand over and get."""

import http.client
import json

import msgspec
import pytest
from nacl.public import Box, PrivateKey, PublicKey

from tests.net.phone_room import EXERCISES, asked_cells, begun
from tests.services.tour import Clock, rated, running_session, sits_down
from workshop.domain.stage import Place
from workshop.domain.step import cells, collects
from workshop.errors import Refused
from workshop.net import host, seal
from workshop.net.asking import phone_pages
from workshop.net.wire import Begins, Finishes, Opens, Returns, Screen
from workshop.services.commands import GoTo, Reveal
from workshop.services.library import open_service
from workshop.steps.decision import DecisionStep

SHEET = {
    "tour/rate": {"s1/me": 4, "s1/org": 2, "s2/me": None, "s2/org": 5},
}


@pytest.fixture
def session(service):
    return running_session(service, "rate")


@pytest.fixture
def told():
    return []


@pytest.fixture
def room(service, session, told, monkeypatch):
    monkeypatch.setattr(host, "MOST_A_SECOND", 200)
    opened = host.Host(service, session, told.append)
    opened.open(address="127.0.0.1")
    yield opened
    opened.close()


class Caller:
    """What a browser says, sealed as it does: as JSON that is not pressed together."""

    def __init__(self, room, secret=""):
        self._room, self._own = room, seal.fresh_key()
        self._secret = secret or room.code[seal.FINGERPRINT :]

    def __call__(self, kind, **more):
        call = kind(secret=self._secret, laptop="", **more)
        body = seal.public_of(self._own) + seal.shut_for_browser(
            call, self._own, self._room._public
        )
        line = http.client.HTTPConnection("127.0.0.1", self._room.port, timeout=30)
        line.request("POST", "/call", body=body)
        answer = line.getresponse()
        held = answer.read()
        line.close()
        if answer.status != http.client.OK:
            return answer.status
        plain = Box(PrivateKey(self._own), PublicKey(self._room._public)).decrypt(held)
        length = int.from_bytes(plain[:4])
        self.raw = plain[4 : 4 + length].decode()
        return msgspec.json.decode(self.raw, type=Screen)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_that_a_phone_asks_every_cell_of_every_step_once(tmp_path, exercise):
    library = open_service(tmp_path / "library", Clock())
    _session, run = begun(library, exercise)
    for step in filter(collects, run.steps):
        asked = list(asked_cells(phone_pages(step)))
        unwritten = isinstance(step, DecisionStep)
        wanted = {cell.name for cell in cells(step) if cell.required or not unwritten}
        assert sorted(asked) == sorted(wanted), step.id
    library.close()


def test_that_a_person_answers_and_gets_a_code_and_only_the_new_questions_after(
    service, session, room, told
):
    phone = Caller(room)
    screen = phone(Opens)
    assert screen.sitting is not None
    assert not screen.questions
    screen = phone(Begins, sign="blue")
    (question,) = screen.questions
    assert question.key == "tour/rate"
    screen = phone(Finishes, sheets=SHEET)
    assert screen.kept
    assert len(screen.code) >= 8
    assert not screen.questions
    assert service.view(session).progress["tour/rate"].done == 1
    assert any(told)
    service.do(GoTo(session=session, place=Place(block=0, step="word")))
    room.renew()
    while not (screen := phone(Opens)).questions:
        pass
    assert [each.key for each in screen.questions] == ["tour/word"]
    screen = phone(Finishes, sheets={"tour/word": {"text": "trust"}})
    assert (screen.kept, screen.code) == (True, "")
    (person,) = service.people(session)
    assert set(person.steps) == {"tour/rate", "tour/word"}


def test_that_nothing_of_others_and_no_result_reaches_a_phone(service, session, room):
    for at in range(4):
        sits_down(service, session, {"rate": rated(4, at + 1)}, sign=f"secret {at}")
    phone = Caller(room)
    phone(Begins, sign="blue")
    said = phone.raw
    service.do(Reveal(session=session, step="tour/rate"))
    room.renew()
    while phone(Opens).questions:
        pass
    said += phone.raw
    assert "secret" not in said
    for person in service.people(session):
        assert person.participant not in said
    assert "summary" not in said
    assert "median" not in said
    assert set(json.loads(phone.raw)) == {*Screen.__struct_fields__, "type"}


def test_that_a_bad_sheet_is_refused_in_words_and_nothing_of_it_is_kept(service, session, room):
    phone = Caller(room)
    phone(Begins, sign="blue")
    for sheet in (
        {"tour/rate": {"s1/me": 9}},
        {"tour/rate": {"nowhere": 1}},
        {"tour/rate": {"s1/me": 1}},
        {},
    ):
        screen = phone(Finishes, sheets=sheet)
        assert not screen.kept
        assert screen.said
        assert screen.questions
    assert service.view(session).progress["tour/rate"].done == 0


def test_that_a_sheet_after_a_reveal_waits_for_the_next_and_is_kept_once(service, session, room):
    for at in range(4):
        sits_down(service, session, {"rate": rated(4, at + 1)}, sign=f"sign {at}")
    phone = Caller(room)
    phone(Begins, sign="blue")
    shown = service.do(Reveal(session=session, step="tour/rate")).value
    room.renew()
    while phone(Opens).questions:
        pass
    half = phone(Finishes, sheets={"tour/rate": {"s1/me": 1}})
    assert not half.kept
    assert "open" in half.said
    screen = phone(Finishes, sheets=SHEET)
    assert (screen.kept, bool(screen.code)) == (True, True)
    assert "wait" in screen.said
    again = phone(Finishes, sheets=SHEET)
    assert (again.kept, again.code, again.said) == (True, screen.code, "")
    progress = service.view(session).progress["tour/rate"]
    assert (progress.done, progress.after) == (5, 1)
    assert service.view(session).snapshots["tour/rate"] == shown
    with pytest.raises(Refused):  # one alone would be told apart
        service.do(Reveal(session=session, step="tour/rate"))


def goes_on_to_the_word(service, session, room, phone):
    """The first question closes, and the phone knows of the next."""
    service.do(GoTo(session=session, place=Place(block=0, step="word"), closes=("tour/rate",)))
    room.renew()
    while [each.key for each in phone(Opens).questions] != ["tour/word"]:
        pass


def test_that_a_late_sheet_of_one_question_goes_with_another_that_is_open(service, session, room):
    phone = Caller(room)
    phone(Begins, sign="blue")
    goes_on_to_the_word(service, session, room, phone)
    screen = phone(Finishes, sheets={**SHEET, "tour/word": {"text": "trust"}})
    assert screen.kept
    (person,) = service.people(session)
    assert set(person.steps) == {"tour/rate", "tour/word"}


def test_that_a_late_sheet_goes_alone_where_another_question_is_still_to_be_answered(
    service, session, room
):
    phone = Caller(room)
    phone(Begins, sign="blue")
    goes_on_to_the_word(service, session, room, phone)
    screen = phone(Finishes, sheets=SHEET)
    assert screen.kept
    assert [each.key for each in screen.questions] == ["tour/word"]
    screen = phone(Finishes, sheets={"tour/word": {"text": "trust"}})
    assert (screen.kept, bool(screen.code)) == (True, True)
    (person,) = service.people(session)
    assert set(person.steps) == {"tour/rate", "tour/word"}


def test_that_one_phone_is_one_person_and_comes_back_with_its_sign(service, session, room):
    phone = Caller(room)
    phone(Begins, sign="blue")
    phone(Begins, sign="green")
    phone(Finishes, sheets=SHEET)
    service.do(GoTo(session=session, place=Place(block=0, step="word")))
    room.renew()
    other = Caller(room)
    assert other(Begins, sign="blue").said
    while not other(Returns, word="blue").questions:
        pass
    other(Finishes, sheets={"tour/word": {"text": "trust"}})
    assert len(service.people(session)) == 1
    assert Caller(room)(Returns, word="nobody").said


def test_that_a_removed_phone_takes_its_person_along(service, session, room):
    phone = Caller(room)
    phone(Begins, sign="blue")
    phone(Finishes, sheets=SHEET)
    (device,) = room.devices()
    assert device.seat is not None
    service.do(room.removal(device))
    assert not service.people(session)
    assert phone(Opens) == 403


def test_that_who_has_not_the_code_gets_nothing(room):
    assert Caller(room, secret="777")(Opens) == 403


def test_that_a_phone_hears_that_its_question_closes_and_hands_over_in_time(service, session, room):
    assert not room.close_soon("tour/rate")
    phone = Caller(room)
    phone(Begins, sign="blue")
    assert not phone(Opens).closing
    assert room.close_soon("tour/rate") == host.CLOSING
    assert phone(Opens).closing
    assert phone(Finishes, sheets=SHEET).kept
    assert not phone(Opens).closing
