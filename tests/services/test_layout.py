"""Where rows lie in the file tells nothing of when they came."""

import random
import sqlite3
import threading
import uuid
from contextlib import suppress

import pytest

from tests.attack.raw_pages import File
from tests.services.tour import CONTENT, Clock, puts, rated, running_session, sits_down
from workshop.errors import LibraryFault
from workshop.services import laying, secret
from workshop.services.commands import BeginTurn, EnterSheet, LeaveTurn, SealTurn, SetPin
from workshop.services.library import open_service
from workshop.storage import unit

PEOPLE = 30
PRIVATE = ("participant", "turn", "done", "answer")


def _quick(_salt: bytes, _purpose: bytes, text: str) -> secret.Hashed:
    return secret.Hashed(digest=text.encode().ljust(32), key=text.encode().rjust(32))


def day(home, order, monkeypatch, *, later: bool = False) -> File:
    """A day with the same people in that order; what the file holds afterwards. later: as in a
    room of many laptops, that has not come to rest.
    """
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
        token = service.do(BeginTurn(session=name, sign=f"sign {person}")).value.participant
        puts(service, name, token, answers)
        service.do(SealTurn(session=name, participant=token), lay_later=later)
    service.settle()
    with service._database.raw() as bare:
        assert bare.execute("PRAGMA wal_checkpoint").fetchone() == (0, 0, 0)
    raw = (home / "library.workshop").read_bytes()
    service._database.close()
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


def test_that_a_large_room_that_comes_to_rest_tells_as_little(tmp_path, monkeypatch):
    monkeypatch.setattr(laying, "LARGE", 0)
    orders = [list(range(PEOPLE)), random.Random(3).sample(range(PEOPLE), PEOPLE)]
    waiting, laid = [], []
    for at, order in enumerate(orders):
        home = tmp_path / f"day {at}"
        waiting.append(day(home, order, monkeypatch, later=True))
        open_service(home, Clock(), CONTENT).close()
        laid.append(File((home / "library.workshop").read_bytes()))
    for table in ("participant", "turn", "done"):
        assert standing(waiting[0], table) == standing(waiting[1], table)
    answers = [standing(file, "answer") for file in waiting]
    assert answers[0] != answers[1], "there is nothing to lay"
    assert sorted(answers[0]) == sorted(answers[1])
    for table in PRIVATE:
        assert standing(laid[0], table) == standing(laid[1], table)


def standing(file: File, table: str) -> list[tuple[object, ...]]:
    """Rows by where they lie in the pages, and those by their numbers."""
    return [row.values for row in file.table(table)]


@pytest.mark.parametrize("when", ["at the next start", "at the end", "in a backup", "small room"])
def test_that_what_waits_to_be_laid_is_laid_whatever_happens(
    home, clock, tmp_path, monkeypatch, when
):
    if when != "small room":
        monkeypatch.setattr(laying, "LARGE", 0)
    found = []
    lays = unit.lay_in_order
    service = open_service(home, clock, CONTENT)
    name = running_session(service, "rate")
    token = service.do(BeginTurn(session=name)).value.participant
    puts(service, name, token, {"rate": rated(4, 2)})
    monkeypatch.setattr(unit, "lay_in_order", lambda *of: (found.append(of[1]), lays(*of)))
    service.do(SealTurn(session=name, participant=token), lay_later=True)
    assert found == ([name] if when == "small room" else [])
    if when == "in a backup":
        service.back_up(tmp_path / "copy.workshop")
        assert found == [name]
    elif when == "at the next start":
        service._database.close()
        service = open_service(home, clock, CONTENT)
        assert found == [name]
    service.close()
    assert found == [name], "once"


def test_that_laying_rows_gives_way_to_a_deed(service):
    gave_way = threading.Event()

    def writes():
        while not gave_way.is_set():
            with suppress(LibraryFault):  # what lies before the first row is not interrupted
                service.do(SetPin(pin=None), 0)

    other = threading.Thread(target=writes)
    with pytest.raises(LibraryFault):
        lay_for_ever(service._database, other.start)
    gave_way.set()
    other.join()


def lay_for_ever(database, begun):
    with database.tidy() as connection:
        begun()
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        )


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
