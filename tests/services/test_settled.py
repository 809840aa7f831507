"""Whoever copies the library file alone has the day, though its log is not copied."""

import shutil
import sqlite3

import pytest

from tests.services.tour import puts, rated, running_session, sits_down
from ui.bridge import Bridge
from workshop.services.commands import BeginTurn, Reveal, WriteNote


@pytest.fixture
def copied(home, tmp_path):
    """Counts rows in a copy of the file alone."""

    def count(table):
        copy = tmp_path / "copied.workshop"
        shutil.copyfile(home / "library.workshop", copy)
        bare = sqlite3.connect(f"{copy.as_uri()}?immutable=1", uri=True)
        try:
            return bare.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        finally:
            bare.close()

    return count


def test_that_the_file_alone_has_the_answers_from_done_on(service, copied):
    session = running_session(service, "rate")
    sits_down(service, session, {"rate": rated(4, 2)})
    assert copied("answer") == 4


def test_that_the_file_alone_has_what_was_revealed(service, copied):
    session = running_session(service, "rate")
    for value in (2, 3, 4):
        sits_down(service, session, {"rate": rated(value, 2)})
    service.do(Reveal(session=session, step="tour/rate"))
    assert copied("snapshot") == 1


def test_that_the_file_alone_has_the_rest_after_a_quiet_minute(service, copied, monkeypatch, qtbot):
    monkeypatch.setattr("ui.bridge.QUIET", 20)
    bridge = Bridge(service)
    session = running_session(service, "rate")
    person = service.do(BeginTurn(session=session, sign="oak")).value.participant
    puts(service, session, person, {"rate": rated(4, 2)})
    bridge.do(WriteNote(session=session, step="tour/rate", body="kept"))
    assert copied("note") == 0
    qtbot.waitUntil(lambda: copied("note") == 1, timeout=10_000)
    assert copied("answer") == 4
