"""Raw answers go after their day, and never because a clock is wrong."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from tests.services.known_words import KNOWN, everything_in, known_in, told
from tests.services.tour import CONTENT, running_session, sits_down
from workshop.services.commands import FinishSession, RemoveOverdue
from workshop.services.library import open_service

YEAR = 365


@pytest.fixture
def held(home, clock):
    """A library with a session held and finished, and a backup."""
    service = open_service(home, clock, CONTENT)
    name, _codes = told(service)
    service.do(FinishSession(session=name))
    service.back_up()
    service.close()
    return name


def started(home, clock):
    return open_service(home, clock, CONTENT)


def words(home):
    kept = everything_in(home) + b"".join(
        each.read_bytes() for each in (home / "backups").iterdir()
    )
    return known_in(kept)


def test_that_a_clock_a_year_ahead_removes_nothing_and_each_start_asks(held, home, clock):
    clock.on(days=YEAR)
    for _start in range(3):
        service = started(home, clock)
        assert "24 November 2027" in service.overdue
        assert "the last start was on 24 November 2026" in service.overdue
        assert "raw answers of 1 session " in service.overdue
        assert len(service.people(held)) == 3
        service.close()
    assert words(home) == list(KNOWN)


def test_that_a_clock_set_right_again_asks_no_more(held, home, clock):
    clock.on(days=YEAR)
    started(home, clock).close()
    clock.on(days=-YEAR + 1)
    service = started(home, clock)
    assert (service.overdue, service.problem) == ("", "")
    service.close()


def test_that_whoever_says_that_the_date_is_right_removes_them_everywhere(held, home, clock):
    clock.on(days=YEAR)
    service = started(home, clock)
    assert service.do(RemoveOverdue()).value == ""
    assert service.people(held) == ()
    service.close()
    assert not words(home)
    service = started(home, clock)
    assert service.overdue == ""
    service.close()


def test_that_with_a_believable_clock_they_go_unasked(held, home, clock):
    clock.on(days=31)
    service = started(home, clock)
    assert service.overdue == ""
    assert "removed today" in service.problem
    service.close()
    assert not words(home)


def test_that_a_running_session_is_never_asked_about(home, clock):
    service = started(home, clock)
    name = running_session(service, "word")
    sits_down(service, name, {"word": {"text": "kept"}})
    service.close()
    clock.on(days=YEAR)
    for _start in range(2):
        service = started(home, clock)
        assert service.overdue == ""
        assert len(service.people(name)) == 1
        service.close()
    service = started(home, clock)
    service.do(RemoveOverdue())
    assert len(service.people(name)) == 1
    service.close()


def test_that_a_library_without_a_known_start_goes_by_its_newest_backup(held, home, clock):
    service = started(home, clock)
    with service._database.write() as connection:
        connection.exec_driver_sql("DELETE FROM setting WHERE name = 'last_start'")
    service.close()
    clock.on(days=YEAR)
    service = started(home, clock)
    assert "last start was on 24 November 2026" in service.overdue
    service.close()


def written(home, statement, *values):
    """Changes the library as only a wrong clock or another version would."""
    connection = sqlite3.connect(home / "library.workshop")
    with closing(connection), connection:
        connection.execute(statement, values)


def test_that_a_clock_that_lies_before_the_last_start_is_asked_about(held, home, clock):
    """Its date is past the purge day, and yet earlier than a start that is known of."""
    clock.on(days=31)
    ahead = (clock() + dt.timedelta(days=5)).date().isoformat()
    written(home, "INSERT OR REPLACE INTO setting VALUES ('last_start', ?)", ahead)
    service = started(home, clock)
    assert "raw answers of 1 session " in service.overdue
    assert len(service.people(held)) == 3
    service.close()


def test_that_a_session_dated_today_is_not_over_where_the_date_has_jumped(held, home, clock):
    clock.on(days=YEAR)
    written(home, "UPDATE session SET date = ?", clock().date().isoformat())
    service = started(home, clock)
    assert service.overdue == ""
    service.do(RemoveOverdue())
    assert len(service.people(held)) == 3
    service.close()
