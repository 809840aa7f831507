"""Where rows lie in the file tells nothing of when they came."""

import random
import sqlite3
import uuid

import pytest

from tests.attack.raw_pages import File
from tests.services.tour import CONTENT, Clock, puts, rated, running_session, sits_down
from workshop.services import secret
from workshop.services.commands import BeginTurn, EnterSheet, LeaveTurn, SealTurn
from workshop.services.library import open_service

PEOPLE = 30
PRIVATE = ("participant", "turn", "done", "answer")


def _quick(_salt: bytes, _purpose: bytes, text: str) -> secret.Hashed:
    return secret.Hashed(digest=text.encode().ljust(32), key=text.encode().rjust(32))


def day(home, order, monkeypatch) -> File:
    """A day with the same people in that order; what the file holds afterwards."""
    keys = [uuid.UUID(int=random.Random(f"key {n}").getrandbits(128)) for n in range(2 * PEOPLE)]
    mine: list[uuid.UUID] = []
    monkeypatch.setattr(secret, "_slow", _quick)
    monkeypatch.setattr(secret, "new_code", lambda: "ABCDEFGH")
    monkeypatch.setattr("workshop.services.desk.new_code", lambda: "ABCDEFGH")
    service = open_service(home, Clock(), CONTENT)
    named = iter([uuid.UUID(int=7), *(uuid.UUID(int=n) for n in range(100, 200))])
    monkeypatch.setattr(uuid, "uuid4", lambda: mine.pop(0) if mine else next(named))
    name = running_session(service, "safe", "word", "rate")
    for person in order:
        mine[:] = keys[2 * person : 2 * person + 2]
        answers = {"safe": {"safe": 3}, "word": {"text": "x" * (person + 1)}, "rate": rated(4, 2)}
        sits_down(service, name, answers, sign=f"sign {person}")
    with service._database.raw() as bare:
        assert bare.execute("PRAGMA wal_checkpoint").fetchone() == (0, 0, 0)
    raw = (home / "library.workshop").read_bytes()
    service.close()
    return File(raw)


def test_that_the_same_people_in_another_order_leave_every_row_in_the_same_place(
    tmp_path, monkeypatch
):
    order = list(range(PEOPLE))
    first = day(tmp_path / "first", order, monkeypatch)
    other = day(tmp_path / "other", random.Random(3).sample(order, PEOPLE), monkeypatch)
    for table in PRIVATE:
        assert first.table(table) == other.table(table)
    assert first.table("answer")


@pytest.mark.parametrize("way", ["done", "left", "typed in"])
def test_that_the_log_is_empty_after_each_deed_that_changes_who_has_answered(service, home, way):
    name = running_session(service, "safe", "rate")
    person = service.do(BeginTurn(session=name, sign="oak")).value.participant
    puts(service, name, person, {"safe": {"safe": 2}, "rate": rated(4, 2)})
    log = home / "library.workshop-wal"
    assert log.stat().st_size
    deeds = {
        "done": SealTurn(session=name, participant=person),
        "left": LeaveTurn(session=name, participant=person),
        "typed in": EnterSheet(session=name, answers={"tour/rate": rated(1, 2)}),
    }
    service.do(deeds[way])
    assert log.stat().st_size == 0


def test_that_a_reader_holds_up_no_done_and_the_next_deed_empties_the_log(service, home):
    name = running_session(service, "rate")
    reader = sqlite3.connect(home / "library.workshop", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM answer").fetchone()
    sits_down(service, name, {"rate": rated(4, 2)})
    log = home / "library.workshop-wal"
    assert log.stat().st_size
    reader.close()
    service.do(BeginTurn(session=name))
    assert log.stat().st_size == 0


def test_that_what_a_killed_program_left_in_the_log_is_gone_after_the_next_start(home, clock):
    killed = open_service(home, clock, CONTENT)
    name = running_session(killed, "rate")
    puts(killed, name, killed.do(BeginTurn(session=name)).value.participant, {"rate": rated(4, 2)})
    log = home / "library.workshop-wal"
    assert log.stat().st_size
    again = open_service(home, clock, CONTENT)
    assert log.stat().st_size == 0
    again.close()
    killed._database.close()
