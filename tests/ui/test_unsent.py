"""What is typed while the library takes nothing stays on the page, is told, and is sent again."""

import sqlite3

import pytest
from PySide6.QtCore import Qt

from tests.services.tour import running_session
from tests.ui.desk_room import close_desk, open_desk
from ui.bridge import BRIEF
from ui.desk.done import DonePage
from ui.desk.turn import TurnPage
from workshop.paths import library_file
from workshop.services.commands import ResumeTurn

NOT_STORED = "Not stored yet"


@pytest.fixture
def another_writer(home):
    """Somebody else who holds the library; `rollback` lets it go."""
    other = sqlite3.connect(library_file(home), isolation_level=None)
    yield other
    other.close()


@pytest.fixture
def seated(qtbot, service, ticks):
    """Somebody at the question for a word, with a rating after it."""
    session = running_session(service, "word", "safe")
    window, hands = open_desk(qtbot, service, session, ticks)
    hands.write("Your sign", "hazel")
    hands.begin()
    for at, question in enumerate(service.turn(session, window.deeds.participant).questions):
        if question.key == "tour/word":
            window.page().show_question(at)
    yield session, window, hands
    close_desk(window)


def stored(service, session):
    whose = service.interrupted_turn(session)
    return {question.key: question.answers for question in service.turn(session, whose).questions}


def answer_all(window, hands):
    hands.write("Which word stayed?", "oak")
    window.flush()
    window.page().show_question(0)
    hands.key(Qt.Key.Key_4)


def test_that_what_is_typed_while_another_program_writes_stays_unsent_and_is_sent_by_itself(
    seated, service, another_writer, qtbot
):
    session, window, hands = seated
    another_writer.execute("BEGIN IMMEDIATE")
    answer_all(window, hands)
    assert NOT_STORED in hands.said()
    assert stored(service, session) == {"tour/safe": {}, "tour/word": {}}
    another_writer.execute("ROLLBACK")
    qtbot.waitUntil(lambda: NOT_STORED not in hands.said(), timeout=10_000)
    assert stored(service, session)["tour/word"] == {"text": "oak"}
    assert stored(service, session)["tour/safe"]


def test_that_the_sentence_stays_from_question_to_question(seated, another_writer):
    _session, window, hands = seated
    another_writer.execute("BEGIN IMMEDIATE")
    answer_all(window, hands)
    for _each in range(2):
        hands.press("Next statement" if hands.has("Next statement") else "Previous statement")
        assert NOT_STORED in hands.said()


def test_that_done_waits_for_what_is_unsent_and_seals_the_last_word(
    seated, service, another_writer
):
    session, window, hands = seated
    answer_all(window, hands)
    another_writer.execute("BEGIN IMMEDIATE")
    window.page().show_question(1)
    hands.write("Which word stayed?", " tree")
    hands.press("Done")
    assert isinstance(window.page(), TurnPage)
    assert NOT_STORED in hands.said()
    another_writer.execute("ROLLBACK")
    hands.press("Done")
    assert isinstance(window.page(), DonePage)
    (own,) = service.own(session)
    assert own.answers["tour/word"] == {"text": "oak tree"}


def test_that_nobody_sits_down_over_a_value_that_is_unsent(seated, service, another_writer, ticks):
    session, window, hands = seated
    another_writer.execute("BEGIN IMMEDIATE")
    answer_all(window, hands)
    window.withdraw()
    hands.press("Start my own turn")
    another = hands.find("Your sign")
    hands.write("Your sign", "beech")
    hands.press("Begin")
    assert another.isVisible()
    another_writer.execute("ROLLBACK")
    hands.press("Begin")
    window.leave()
    person = service.do(ResumeTurn(session=session, secret="hazel")).value.participant
    found = {each.key: each.answers for each in service.turn(session, person).questions}
    assert found["tour/word"] == {"text": "oak"}


def test_that_the_screen_never_waits_long_for_another_program(
    seated, service, another_writer, monkeypatch
):
    waits = []
    done = service.do

    def watched(command, patience=5):
        waits.append(patience)
        return done(command, patience)

    monkeypatch.setattr(service, "do", watched)
    another_writer.execute("BEGIN IMMEDIATE")
    answer_all(seated[1], seated[2])
    assert waits[0] == BRIEF
    assert set(waits[1:]) == {0}
