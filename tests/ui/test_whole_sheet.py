"""What a sheet lacks as a whole shows while one answers, and Done waits for it."""

import pytest
from PySide6.QtCore import Qt

from tests.services.tour import CONTENT, running_session
from tests.ui.desk_room import Ticks, close_desk, open_desk
from workshop.services.library import open_service

FAULT = "Two share a place."


@pytest.fixture
def desk(qtbot, home, ruled):
    service = open_service(home, content=CONTENT)
    session = running_session(service, "rate")
    window, hands = open_desk(qtbot, service, session, Ticks())
    hands.begin()
    qtbot.waitUntil(lambda: hands.has("Next statement"))
    yield service, session, window, hands
    close_desk(window)
    service.close()


def test_that_a_fault_of_the_whole_shows_at_once_and_goes_once_it_is_mended(desk):
    _service, _session, _window, hands = desk

    hands.key(Qt.Key.Key_3)
    assert FAULT not in hands.said()
    hands.key(Qt.Key.Key_3)
    assert FAULT in hands.said()
    hands.key(Qt.Key.Key_Delete)

    assert FAULT not in hands.said()


def test_that_what_is_lacking_looks_like_no_fault_before_done(desk):
    _service, _session, window, hands = desk
    hands.key(Qt.Key.Key_3)
    hands.key(Qt.Key.Key_3)
    page = window.page()

    assert page._lacking.isVisible()
    assert page._hints.isVisible()
    assert not page._fault.isVisible()


def test_that_done_points_at_the_sheet_that_does_not_fit(desk):
    service, session, window, hands = desk
    for key in (Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_3, Qt.Key.Key_1):
        hands.key(key)

    hands.press("Done")

    assert window.page()._fault.words.text() == FAULT
    assert window.deeds.participant
    assert service.progress(session)["tour/rate"].done == 0


def test_that_backspace_takes_an_answer_back_for_good(desk):
    service, session, window, hands = desk
    hands.key(Qt.Key.Key_3)
    hands.key(Qt.Key.Key_Up)

    hands.key(Qt.Key.Key_Backspace)

    (question,) = service.turn(session, window.deeds.participant).questions
    assert question.answers == {}
