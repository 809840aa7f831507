"""Libraries of older versions, as those versions wrote them, open here with all that they hold."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.services.tour import CONTENT, Clock, puts
from workshop.services.commands import ResumeTurn, SealTurn
from workshop.services.library import open_service
from workshop.storage.backup import is_whole

OLD = Path(__file__).parent / "old"


@pytest.fixture
def taken_over(home):
    """The library of revision 0001 with a session held halfway, opened here."""
    home.mkdir()
    shutil.copy(OLD / "revision 0001.workshop", home / "library.workshop")
    service = open_service(home, Clock(), CONTENT)
    yield service
    service.close()


def rows(service, question):
    with service._database.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(question)]


def test_that_a_session_held_halfway_keeps_its_answers_reveals_and_notes(taken_over, home):
    assert "brought to the form of this version" in taken_over.problem
    (row,) = taken_over.sessions()
    view = taken_over.view(row.id)
    assert view.snapshots["tour/rate"].n == 4
    assert view.progress["tour/safe"].sealed == view.progress["tour/word"].done == 4
    assert [note.body for note in view.notes] == ["Ask about the lobby"]
    (aside,) = (home / "put aside").iterdir()
    assert is_whole(aside)
    assert sqlite3.connect(aside).execute("SELECT count(*) FROM turn").fetchone() == (2,)


def test_that_no_link_between_a_person_and_an_unlinked_answer_is_carried_over(taken_over, home):
    assert rows(taken_over, "SELECT draft FROM turn") == [("",), ("",)]
    assert rows(taken_over, "SELECT count(*) FROM answer WHERE NOT sealed") == [(2,)]
    old = sqlite3.connect(OLD / "revision 0001.workshop")
    links = [text for (text,) in old.execute("SELECT tokens FROM turn")]
    tokens = [text.split('"')[3] for text in links]
    assert len(tokens) == 2
    held = b"".join(file.read_bytes() for file in home.glob("library.workshop*"))
    assert not [token for token in tokens if token.encode() in held]


def test_that_a_turn_cut_short_in_the_older_version_is_finished_here(taken_over):
    (row,) = taken_over.sessions()
    person = taken_over.do(ResumeTurn(session=row.id, secret="bay")).value.participant
    asked = {each.key: each.answers for each in taken_over.turn(row.id, person).questions}
    assert asked == {"tour/safe": {}, "tour/word": {"text": "still here"}}
    puts(taken_over, row.id, person, {"safe": {"safe": 4}})
    taken_over.do(SealTurn(session=row.id, participant=person))
    assert taken_over.view(row.id).progress["tour/safe"].sealed == 5
