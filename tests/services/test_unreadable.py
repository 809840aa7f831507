"""One session that cannot be read is one line that says so; the rest works."""

import sqlite3

import pytest

from tests.services.tour import new_session, rated, running_session, sits_down
from workshop.errors import LibraryFault
from workshop.services.commands import Reveal


def spoil(home, statement, *values):
    bare = sqlite3.connect(home / "library.workshop", isolation_level=None)
    bare.execute(statement, values)
    bare.close()


@pytest.mark.parametrize(
    ("column", "value", "line"),
    [
        ("agenda", "[{", "Spoilt"),
        ("agenda", '[{"id": 3}]', "Spoilt"),
        ("stage", '{"place": 7}', "Spoilt"),
        ("date", "the day after", "A session that cannot be read"),
        ("people", "many", "A session that cannot be read"),
        ("state", "asleep", "A session that cannot be read"),
        ("mode", "secret", "Spoilt"),
        ("profile", 9, "Spoilt"),
        ("title", b"Sp\xffilt", "A session that cannot be read"),
    ],
)
def test_that_a_spoilt_session_is_told_and_the_others_are_listed_and_opened(
    service, home, column, value, line
):
    spoilt, whole = new_session(service, title="Spoilt"), new_session(service, title="Whole")
    spoil(home, f"UPDATE session SET {column} = ? WHERE id = ?", value, spoilt)
    assert {(row.id, row.title) for row in service.sessions()} == {(spoilt, line), (whole, "Whole")}
    assert service.view(whole).session.title == "Whole"
    if not isinstance(value, bytes):
        with pytest.raises(LibraryFault, match="cannot be read"):
            service.view(spoilt)


def test_that_letters_that_are_none_are_shown_as_such_and_hide_no_other_session(service, home):
    spoilt, whole = new_session(service, title="Spoilt"), new_session(service, title="Whole")
    spoil(home, "UPDATE session SET title = CAST(x'53ff' AS TEXT) WHERE id = ?", spoilt)
    assert {row.title for row in service.sessions()} == {"S\ufffd", "Whole"}
    assert service.view(whole).session.title == "Whole"
    with pytest.raises(LibraryFault):
        service.view(spoilt)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE snapshot SET summary = '{'",
        "UPDATE exercise_copy SET body = '[]'",
        "ALTER TABLE note DROP COLUMN owner",
    ],
)
def test_that_damaged_json_and_lost_columns_are_told_in_a_sentence(service, home, statement):
    name = running_session(service, "rate")
    for _person in range(3):
        sits_down(service, name, {"rate": rated(4, 2)})
    service.do(Reveal(session=name, step="tour/rate"))
    service._runs.__init__()
    spoil(home, statement)
    with pytest.raises(LibraryFault):
        service.view(name)
    assert len(service.sessions()) == 1


def test_that_the_file_alone_has_what_was_revealed(service, home):
    name = running_session(service, "rate")
    for _person in range(3):
        sits_down(service, name, {"rate": rated(4, 2)})
    service.do(Reveal(session=name, step="tour/rate"))
    assert (home / "library.workshop-wal").stat().st_size == 0
