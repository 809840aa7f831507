"""At the desk one press is one deed, deeds keep their place, and keys do what the foot says."""

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.services.tour import CONTENT, TOUR, rated, running_session, sits_down
from tests.ui.desk_room import close_desk, open_desk, shown
from ui.demo.hands import settle
from ui.desk.answers import AnswersPage
from ui.desk.curtain import CurtainPage
from ui.desk.done import DonePage
from ui.desk.sign import SignPage
from ui.desk.turn import TurnPage
from ui.kit.button import Button
from workshop.services.commands import BeginTurn, Reveal
from workshop.services.library import open_service
from workshop.steps.text import TextField

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(service):
    return running_session(service, "word", "rate")


@pytest.fixture
def desk(qtbot, service, session, ticks):
    window, hands = open_desk(qtbot, service, session, ticks)
    yield window, hands
    close_desk(window)


def place(window: QWidget, name: str) -> QRect:
    (found,) = [each for each in shown(window) if each.accessibleName() == name]
    return QRect(found.mapTo(window, QPoint()), found.size())


def double_click(window: QWidget, name: str) -> None:
    """As a mouse does it: the second press falls on whatever lies there by then."""
    spot = place(window, name).center()
    QTest.mouseClick(window.childAt(spot), Qt.MouseButton.LeftButton)
    settle()
    under = window.childAt(spot)
    QTest.mouseDClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(window, spot))
    settle()


def enter(window: QWidget, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return, modifiers)
    settle()


def test_that_next_done_and_back_keep_their_place_on_every_page(desk):
    window, hands = desk
    hands.begin()
    word = place(window, "Next statement")
    hands.press("Next statement")
    first, back = place(window, "Next statement"), place(window, "Previous statement")
    hands.press("Next statement")

    assert word == first == place(window, "Done")
    assert back == place(window, "Previous statement")


def test_that_the_head_says_how_far_one_is(desk):
    _window, hands = desk
    hands.begin()
    assert hands.has("Question 1 of 3")

    hands.press("Next statement")

    assert hands.has("Question 2 of 3")


def test_that_a_double_click_goes_on_by_one_question(desk):
    window, hands = desk
    hands.begin()

    double_click(window, "Next statement")

    assert window.page().question() == 1


def test_that_enter_twice_in_a_breath_goes_on_by_one_question_and_later_by_the_next(desk, ticks):
    window, hands = desk
    hands.begin()
    ticks.now += 1

    enter(window)
    enter(window)
    assert window.page().question() == 1
    ticks.now += 1
    enter(window)

    assert window.page().question() == 2


def test_that_enter_counts_at_once_where_something_was_answered_in_between(desk, ticks):
    window, hands = desk
    hands.begin()
    ticks.now += 1

    enter(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_4)
    enter(window)

    assert window.page().question() == 2


def test_that_pass_the_laptop_does_not_begin_a_turn_in_the_same_breath(
    desk, service, session, ticks
):
    window, hands = desk
    hands.begin()
    for _row in range(2):
        hands.press("Next statement")
    window._show_done("")

    ticks.now += 1
    enter(window)
    assert isinstance(window.page(), SignPage)
    enter(window)
    assert isinstance(window.page(), SignPage)
    ticks.now += 1
    enter(window)

    assert not isinstance(window.page(), SignPage)


@pytest.mark.parametrize("size", [(1366, 768), (960, 540), (1920, 1080)])
def test_that_after_done_the_pointer_rests_on_nothing_that_leaves(desk, size):
    window, hands = desk
    window.resize(*size)
    hands.begin()
    for _question in range(2):
        hands.press("Next statement")
    done = place(window, "Done")

    window._show_done("ABCD EFGH")
    settle()

    under = [each for each in shown(window) if isinstance(each, Button)]
    assert {each.accessibleName() for each in under} == {"Pass the laptop", "Leave desk"}
    assert not any(place(window, each.accessibleName()).intersects(done) for each in under)


def test_that_done_by_keys_twice_in_a_breath_changes_an_answer_and_stays(
    qtbot, service, session, ticks
):
    codes = [
        sits_down(service, session, {"word": {"text": "w"}, "rate": rated(1, 2)}) for _ in range(3)
    ]
    service.do(Reveal(session=session, step="tour/rate"))
    window, hands = open_desk(qtbot, service, session, ticks)
    hands.come_back(codes[0])
    hands.press("Change Word")
    ticks.now += 1

    enter(window, CONTROL)
    enter(window, CONTROL)

    assert isinstance(window.page(), AnswersPage)
    ticks.now += 1
    enter(window, CONTROL)
    assert isinstance(window.page(), DonePage)
    close_desk(window)


def test_that_tab_goes_to_next_before_back(desk):
    window, hands = desk
    hands.begin()
    hands.press("Next statement")
    seen = []

    for _stop in range(8):
        hands.key(Qt.Key.Key_Tab)
        seen.append(window.focusWidget().accessibleName())

    assert seen.index("Next statement") + 1 == seen.index("Previous statement")


def test_that_where_enter_writes_a_line_the_foot_says_what_goes_on(qtbot, home, ticks):
    word = next(step for step in TOUR.steps if step.id == "word")
    long = structs.replace(word, fields=(TextField(limit=300),))
    steps = tuple(long if step is word else step for step in TOUR.steps)
    content = structs.replace(CONTENT, exercises=lambda: (structs.replace(TOUR, steps=steps),))
    service = open_service(home, content=content)
    session = running_session(service, "word", "rate")
    window, hands = open_desk(qtbot, service, session, ticks)
    hands.begin()
    page = window.page()
    assert isinstance(page, TurnPage)

    hands.key(Qt.Key.Key_A)
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_B)

    assert page.question() == 0
    assert window.focusWidget().toPlainText() == "a\n\nb"
    assert "Enter new line" in hands.said()
    assert page.next._cap.text == "Ctrl Enter"
    hands.key(Qt.Key.Key_Return, CONTROL)
    assert page.question() == 1
    assert page.next._cap.text == "Enter"
    close_desk(window)
    service.close()


def test_that_enter_in_a_line_goes_on_by_one_question(desk):
    window, hands = desk
    hands.begin()
    hands.write("Which word stayed?", "outsider")

    hands.key(Qt.Key.Key_Return)

    assert window.page().question() == 1


def test_that_who_presses_begin_twice_before_it_is_done_sits_down_once(desk, service, monkeypatch):
    window, hands = desk
    carry_out, done = service.do, []
    monkeypatch.setattr(service, "do", lambda *given: done.append(given[0]) or carry_out(*given))
    hands.write("Your sign", "heron")
    window.page().on_enter()
    window.page().on_enter()
    settle()

    assert isinstance(window.page(), TurnPage)
    assert [type(command) for command in done].count(BeginTurn) == 1


def test_that_a_desk_withdrawn_while_somebody_begins_shows_no_question_of_theirs(desk):
    window, hands = desk
    hands.write("Your sign", "heron")
    window.page().on_enter()
    window.withdraw()
    settle()

    assert isinstance(window.page(), CurtainPage)


def test_that_a_desk_closed_while_somebody_begins_keeps_their_turn_for_them(
    qtbot, service, session, ticks
):
    window, hands = open_desk(qtbot, service, session, ticks)
    hands.write("Your sign", "heron")
    window.page().on_enter()
    close_desk(window)

    window, hands = open_desk(qtbot, service, session, ticks)
    assert isinstance(window.page(), CurtainPage)
    close_desk(window)
