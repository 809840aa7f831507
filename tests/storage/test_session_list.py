"""The list of sessions before the library is open."""

import datetime as dt
import sqlite3

import pytest

from tests.services.tour import CONTENT, Clock, new_session
from workshop.paths import library_file
from workshop.services.commands import BinSession
from workshop.services.library import open_service
from workshop.services.session_list import glance


@pytest.fixture
def file(home):
    """A library with three sessions, one of them in the bin; closed again."""
    service = open_service(home, Clock(), CONTENT)
    for day in (1, 2, 3):
        session = new_session(service, title=f"Day {day}", date=dt.date(2027, 1, day))
    service.do(BinSession(session=session))
    service.close()
    return library_file(home)


def test_that_a_glance_shows_what_the_open_library_lists(home, file):
    seen = glance(home)

    service = open_service(home, Clock(), CONTENT)
    assert [row.title for row in seen] == ["Day 2", "Day 1"]
    assert seen == service.sessions()
    service.close()


def test_that_a_glance_leaves_the_file_as_it_was(home, file):
    before = file.read_bytes()

    glance(home)

    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    ["PRAGMA application_id = 7", "UPDATE alembic_version SET version_num = '9999'",
     "DELETE FROM alembic_version", "DROP TABLE session"],
)  # fmt: skip
def test_that_a_library_of_another_form_is_left_to_its_opening(home, file, statement):
    connection = sqlite3.connect(file)
    with connection:
        connection.execute(statement)
    connection.close()

    assert glance(home) is None


def test_that_a_file_that_is_none_or_no_library_is_left_to_its_opening(home, file):
    file.write_bytes(b"no library at all" * 100)
    assert glance(home) is None
    file.unlink()
    assert glance(home) is None
    assert not file.exists()
