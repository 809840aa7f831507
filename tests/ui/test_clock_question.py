"""The question about a date that has jumped, with its two answers."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.services.known_words import told
from tests.services.tour import CONTENT, Clock
from ui.bridge import Bridge
from ui.dialogs.ask import Ask
from ui.library.deeds import LibraryDeeds
from workshop.services.commands import FinishSession
from workshop.services.library import open_service


@pytest.mark.parametrize(("answer", "left"), [("Remove now", 0), ("The clock is wrong", 3)])
def test_that_a_date_that_jumped_is_asked_about_with_two_answers(qtbot, home, answer, left):
    clock = Clock()
    service = open_service(home, clock, CONTENT)
    name, _codes = told(service)
    service.do(FinishSession(session=name))
    service.close()
    clock.on(days=365)
    window = QWidget()
    qtbot.addWidget(window)
    bridge = Bridge()
    deeds = LibraryDeeds(window, bridge)
    bridge._on_opened(open_service(home, clock, CONTENT))
    (ask,) = window.findChildren(Ask)
    buttons = {button.text(): button for button in (ask.deed, ask.keep)}
    assert set(buttons) == {"Remove now", "The clock is wrong"}
    buttons[answer].click()
    assert len(bridge.service.people(name)) == left
    bridge.close()
    deeds.deleteLater()
