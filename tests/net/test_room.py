"""Laptops as one room over a network: host and guests in one process, on this machine alone."""

import random
import socket
import threading
from contextlib import ExitStack

import pytest

from tests.net.wire import HERE, Wire, answered, free_port, until
from tests.services.tour import (
    CONTENT,
    Clock,
    puts,
    rated,
    running_session,
    sits_down,
)
from workshop.domain.stage import Place
from workshop.errors import Refused
from workshop.net import find, guest, host, seal
from workshop.net.lines import allow_lines
from workshop.services.commands import BeginTurn, FinishSession, GoTo, SealTurn
from workshop.services.library import open_service

PHONES = 200
"""As many as one room may have; a page of each opens three lines."""


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Nothing leaves this machine, and nobody is patient."""
    monkeypatch.setattr(find, "EVERYBODY", (HERE,))
    monkeypatch.setattr(guest, "AGAIN", 0.05)
    monkeypatch.setattr(host, "MOST_A_SECOND", 200)


@pytest.fixture
def session(service):
    return running_session(service, "rate")


@pytest.fixture
def room(service, session):
    """The open room of that session."""
    opened = host.Host(service, session, lambda _events: None)
    opened.open(address=HERE)
    yield opened
    opened.close()


@pytest.fixture
def laptops(tmp_path, room):
    """Joins from another laptop, in that place of the network."""
    opened, callers = [], []

    def join(port=0, code=""):
        service = open_service(tmp_path / f"laptop {len(opened)}", Clock(), CONTENT)
        opened.append(service)
        caller = guest.Guest(
            service, f"{HERE}:{port or room.port}", code or room.code, lambda _events: None
        )
        caller.join()
        caller.start()
        callers.append(caller)
        return service, caller

    yield join
    for caller in callers:
        caller.stop()
    for service in opened:
        service.close()


def done(service, session, step="tour/rate"):
    return service.view(session).progress[step].done


def test_that_answers_come_together_and_new_questions_go_out(service, session, room, laptops):
    tables = [laptops() for _each in range(2)]
    for at, (table, _caller) in enumerate(tables):
        sits_down(table, session, {"rate": rated(4, at + 1)}, sign=f"table {at}")
    until(lambda: done(service, session) == 2)
    service.do(GoTo(session=session, place=Place(block=0, step="word")))
    room.renew()
    for table, _caller in tables:
        until(lambda table=table: "tour/word" in table.view(session).stage.opened)
    sits_down(tables[0][0], session, {"word": {"text": "a"}, "rate": rated(1, 1)}, sign="more")
    until(lambda: done(service, session) == 3)
    names = {table.links()[session].laptop for table, _caller in tables}
    assert {device.laptop for device in room.devices()} == names


def test_that_an_outage_loses_nothing_and_brings_nothing_twice(service, session, laptops):
    port = free_port()
    room = host.Host(service, session, lambda _events: None)
    room.open(port, HERE)
    table, caller = laptops(port)
    person = table.do(BeginTurn(session=session, sign="in the middle")).value.participant
    puts(table, session, person, {"rate": rated(3, 2)})
    room.close()
    table.do(SealTurn(session=session, participant=person))
    until(lambda: caller.said)
    assert "stick" in caller.said
    again = host.Host(service, session, lambda _events: None)
    again.open(port, HERE)
    until(lambda: done(service, session) == 1)
    until(lambda: not caller.said)
    again.close()
    assert len(service.people(session)) == 1


def test_that_a_room_that_moved_is_found_by_its_code(service, session, room, laptops):
    table, _caller = laptops()
    room.close()
    sits_down(table, session, {"rate": rated(3, 2)}, sign="late")
    moved = host.Host(service, session, lambda _events: None)
    moved.open(room.port + 50, HERE)
    if moved._found is None:
        pytest.skip("another program answers on the port of rooms")
    until(lambda: done(service, session) == 1)
    moved.close()


def test_that_a_listener_learns_no_answer_name_key_or_code(service, room, session, laptops):
    wire = Wire(room.port)
    table, caller = laptops(wire.port)
    service.do(GoTo(session=session, place=Place(block=0, step="word")))
    room.renew()
    until(lambda: "tour/word" in table.view(session).stage.opened)
    code = sits_down(table, session, {"word": {"text": "lantern"}, "rate": rated(4, 2)}, sign="oak")
    until(lambda: done(service, session) == 1)
    caller.stop()
    wire.close()
    heard = wire.unpacked()
    link = table.links()[session]
    (person,) = table.people(session)
    secrets = ["lantern", "s1/me", "tour", session, person.participant, link.laptop, code]
    secrets += [room.code, room.code[seal.FINGERPRINT :] + '"']
    assert b"POST /call" in heard
    for each in (*(text.encode() for text in secrets), service.links()[session].key):
        assert each not in heard


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (lambda right: "ABCDEF" + right[6:], "Not the room of this code"),
        (lambda right: right[:6] + ("ABC" if right[6:] != "ABC" else "DEF"), "does not take"),
        (lambda right: right[:8], "nine characters"),
    ],
)
def test_that_a_wrong_code_is_told_with_a_way_out(room, laptops, code, said):
    with pytest.raises(Refused, match=said):
        laptops(code=code(room.code))


def test_that_after_twenty_wrong_tries_only_those_who_are_in_are_heard(
    service, session, room, laptops
):
    table, _caller = laptops()
    wrong = room.code[:6] + ("ABC" if room.code[6:] != "ABC" else "DEF")
    for _each in range(host.MOST_WRONG):
        stranger = guest.Guest(table, f"{HERE}:{room.port}", wrong, lambda _events: None)
        with pytest.raises(Refused, match="does not take"):
            stranger.join()
    with pytest.raises(Refused, match="does not take"):
        laptops()
    sits_down(table, session, {"rate": rated(3, 2)}, sign="oak")
    until(lambda: done(service, session) == 1)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("127.0.0.1:1", "Nothing listens"),
        ("300.1.1.1", "no room at"),
        ("", "no address"),
        ("127.0.0.1:x", "no address"),
    ],
)
def test_that_a_wrong_address_is_told_in_a_sentence(service, address, said):
    def join():
        guest.Guest(service, address or " ", "ABCDEFGHJ", lambda _events: None).join()

    with pytest.raises(Refused, match=said):
        join()


def test_that_a_removed_laptop_goes_with_its_people_and_comes_back_with_undo(
    service, session, room, laptops
):
    table, _caller = laptops()
    for at in range(3):
        sits_down(table, session, {"rate": rated(3, 2)}, sign=f"made up {at}")
    until(lambda: room.devices() and len(room.devices()[0].people) == 3)
    back = service.do(room.removal(room.devices()[0])).undo
    assert (done(service, session), room.devices()) == (0, ())
    sits_down(table, session, {"rate": rated(3, 2)}, sign="one more")
    service.do(back)
    assert done(service, session) == 3


def test_that_finish_cleans_every_laptop_that_has_handed_over(service, session, room, laptops):
    table, caller = laptops()
    sits_down(table, session, {"rate": rated(3, 2)}, sign="oak")
    until(lambda: done(service, session) == 1)
    service.do(FinishSession(session=session))
    room.renew()
    until(lambda: [device.cleaned for device in room.devices()] == [True])
    until(caller.ended)
    assert (table.sessions(), table.links()) == ((), {})


def test_that_a_port_that_is_taken_is_told_and_the_usual_one_gives_way(service, session, room):
    other = host.Host(service, session, lambda _events: None)
    with pytest.raises(Refused, match="taken"):
        other.open(room.port, HERE)
    other.open(address=HERE)
    assert other.port != room.port
    other.close()


def test_that_whatever_is_sent_is_answered_within_bounds(service, session, room, laptops):
    laptops()
    chance = random.Random(5)
    own = seal.fresh_key()
    sound = seal.public_of(own) + bytes(80)
    tries = [b"", bytes(31), bytes(32), bytes(500), sound, bytes(seal.MOST_SEALED + 1)]
    tries += [chance.randbytes(chance.randrange(1, 900)) for _each in range(40)]
    for path in ("/call", "/room", "/wait?since=x", "/", "/../etc", "/call?" + "x" * 5000):
        for body in tries if path == "/call" else tries[:2]:
            assert 200 <= answered(room.port, "POST", path, body) < 500
        assert 200 <= answered(room.port, "GET", path, b"") < 500
    with socket.create_connection((HERE, room.port)) as line:
        line.sendall(b"\0\xff" * 50 + b"\r\n\r\n")
        assert b" 400 " in line.recv(500)
    table, _caller = laptops()
    sits_down(table, session, {"rate": rated(3, 2)}, sign="oak")
    until(lambda: done(service, session) == 1)


def test_that_a_page_opens_where_a_full_room_has_just_come_in(room):
    with ExitStack() as lines:
        for _each in range(3 * PHONES):
            lines.enter_context(socket.create_connection((HERE, room.port)))
        assert answered(room.port, "GET", "/s/page.js") == 200


def test_that_a_system_that_grants_few_lines_is_asked_for_enough():
    resource = pytest.importorskip("resource")
    before, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, most))
    try:
        allow_lines()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 3 * PHONES
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (before, most))


def test_that_many_laptops_at_once_are_all_kept(service, session, room, laptops):
    tables = [laptops()[0] for _each in range(6)]
    codes = []
    for at, table in enumerate(tables):
        for person in range(2):
            sign = f"{at} {person}"
            codes.append(sits_down(table, session, {"rate": rated(3, person + 1)}, sign=sign))
    until(lambda: done(service, session) == 12)
    for code in codes:
        assert service.own_by_code(session, code).answers["tour/rate"]


def test_that_rows_are_laid_in_order_once_nobody_hands_over(
    service, session, room, laptops, monkeypatch
):
    laid = threading.Event()
    lays = service.lay_in_order

    def lay(**options):
        lays(**options)
        if done(service, session):
            laid.set()

    monkeypatch.setattr(service, "lay_in_order", lay)
    table, _caller = laptops()
    sits_down(table, session, {"rate": rated(4, 2)}, sign="table")
    assert laid.wait(60)


def test_that_a_new_code_keeps_who_was_heard_out_of_no_room(service, session, room, laptops):
    old = room.code
    table, caller = laptops()
    room.new_code()
    until(lambda: table.links()[session].code == room.code)
    sits_down(table, session, {"rate": rated(4, 2)}, sign="there")
    until(lambda: done(service, session) == 1)
    with pytest.raises(Refused, match="does not take this code"):
        laptops(code=old)
    assert not caller.said
