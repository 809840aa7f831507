"""Laptops as one room over a network of their own, in namespaces: cables, a switch, a listener."""

import json
import subprocess

import pytest

from tests.net.network import Network
from tests.net.wire import until
from tests.services.half_day import PEOPLE, all_open, people_in, sits
from tests.services.tour import Clock
from workshop.services.commands import Reveal
from workshop.services.library import open_service

TABLES = ("oak", "elm", "ash", "yew")


@pytest.fixture
def network():
    built = Network("host", *TABLES)
    try:
        built.build()
    except (OSError, subprocess.CalledProcessError) as fault:
        built.close()
        pytest.skip(f"no namespaces are allowed here: {fault}")
    yield built
    built.close()


@pytest.fixture
def libraries(tmp_path):
    """Opens a library; another program may have it open too."""
    opened = []

    def open_there(name):
        opened.append(open_service(tmp_path / name, Clock()))
        return opened[-1]

    yield open_there
    for each in opened:
        each.close()


@pytest.fixture
def room(network, tmp_path):
    """Opens the room of a session on the host; how others call it."""

    def open_room(session):
        begun = network.start(
            "host", "-m", "workshop", "--home", tmp_path / "host", "room", session, "--json"
        )
        text = ""
        while not text.endswith("}\n"):
            line = begun.stdout.readline()
            assert line, text
            text += line
        told = json.loads(text)
        assert told["addresses"] == [f"{network.address('host')}:{told['port']}"]
        return told["addresses"][0], told["code"]

    return open_room


@pytest.fixture
def join(network, tmp_path):
    def join_from(table, address, code):
        return network.start(
            table,
            *("-m", "workshop", "--home", tmp_path / table, "join", address, code, "--headless"),
        )

    return join_from


def test_that_a_half_day_over_cables_is_the_day_on_one_laptop_row_by_row(
    network, libraries, room, join, tmp_path
):
    host, alone = libraries("host"), libraries("alone")
    session, other = all_open(host), all_open(alone)
    network.listen("host", tmp_path / "heard")
    address, code = room(session)
    for table in TABLES:
        assert join(table, address, code).stdout.readline().strip() == session
    tables = [libraries(table) for table in TABLES]
    network.cable("oak", "down")
    for person in range(PEOPLE):
        sits(alone, other, person)
        sits(tables[person % len(TABLES)], session, person)
    heard_of = PEOPLE - PEOPLE // len(TABLES)
    until(lambda: len(host.people(session)) == heard_of)
    network.cable("oak", "up")
    until(lambda: len(host.people(session)) == PEOPLE)

    for table in ("answer", "done"):
        assert people_in(host, session, table) == people_in(alone, other, table)
    for key in host.view(session).collecting():
        here = host.do(Reveal(session=session, step=key)).value
        there = alone.do(Reveal(session=other, step=key)).value
        assert (here.n, here.summary) == (there.n, there.summary), key
    heard = (tmp_path / "heard").read_bytes()
    texts = {
        value
        for own in host.own(session)
        for cells in own.answers.values()
        for value in cells.values()
        if isinstance(value, str) and " " in value
    }
    people = {each.participant for each in host.people(session)}
    assert b"POST /call" in heard
    assert len(texts) > PEOPLE
    for each in (*texts, *people, session, code, code.replace("-", "")):
        assert each.encode() not in heard
    assert host.links()[session].key not in heard


def test_that_devices_that_are_kept_apart_are_told_the_way_out(network, libraries, room, join):
    address, code = room(all_open(libraries("host")))
    network.keep_apart("host", "oak")
    apart, near = join("oak", address, code), join("elm", address, code)
    assert "cannot be reached from this network" in (said := apart.stdout.read())
    assert "stick" in said
    assert apart.wait() == 1
    assert near.stdout.readline().strip()
