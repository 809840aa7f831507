"""`workshop room` and `workshop join`: two programs, one room, on this machine alone."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from workshop.services.commands import StartSession
from workshop.services.library import open_service

LONG = 120
"""Seconds after which a test gives up waiting for what should happen."""


@pytest.fixture
def programs():
    """Starts a command that runs until it is ended."""
    running = []

    def start(*arguments):
        begun = subprocess.Popen(
            [sys.executable, "-m", "workshop", *(str(each) for each in arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        running.append(begun)
        return begun

    yield start
    for each in running:
        each.kill()
        each.wait()
        each.stdout.close()


def opened_room(programs, home, session):
    begun = programs("--home", home, "room", session, "--json")
    text = ""
    while not text.endswith("}\n"):
        line = begun.stdout.readline()
        assert line, text
        text += line
    return begun, json.loads(text)


def done(home, session):
    service = open_service(home)
    try:
        return service.view(session).progress["reread_quote/rate"].done
    finally:
        service.close()


def test_that_killed_programs_lose_nothing_and_bring_nothing_twice(
    workshop, session, home, tmp_path, sheet, programs
):
    service = open_service(home)
    service.do(StartSession(session=session))
    service.close()
    guest = tmp_path / "guest"
    room, told = opened_room(programs, home, session)
    address = f"127.0.0.1:{told['port']}"
    for number in range(3):
        joined = programs("--home", guest, "join", address, told["code"], "--headless")
        assert joined.stdout.readline().strip() == session
        file = sheet(2, "reread_quote/rate", name=f"{number}.csv")
        file.write_text(file.read_text().replace("p0", f"q0{number}").replace("p1", f"q1{number}"))
        assert workshop("--home", guest, "answers", "import", session, file).status == 0
        room.send_signal(signal.SIGKILL)
        joined.send_signal(signal.SIGKILL)
        room, told = opened_room(programs, home, session)
        address = f"127.0.0.1:{told['port']}"
    programs("--home", guest, "join", address, told["code"], "--headless")
    ends = time.monotonic() + LONG
    while done(home, session) < 6 and time.monotonic() < ends:
        time.sleep(0.2)
    assert done(home, session) == done(guest, session) == 6


def test_that_a_wrong_code_or_address_ends_in_a_sentence(workshop, tmp_path):
    for address, code, said in (
        ("127.0.0.1:1", "ABC-DEF-GHJ", "stick"),
        ("127.0.0.1:1", "ABC", "nine"),
        ("", "ABC-DEF-GHJ", "no address"),
    ):
        ran = workshop("--home", tmp_path / "g", "join", address or " ", code, "--headless")
        assert (ran.status, said in ran.err) == (1, True)
    assert workshop("--home", tmp_path / "g", "room", "nothing").status == 1
