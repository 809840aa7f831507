"""At the desk nobody sees anything of anybody else: not on the screen, not behind it."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from tests.services.tour import running_session
from tests.ui.desk_room import close_desk, open_desk, words
from ui.demo.hands import settle
from ui.desk.curtain import CurtainPage
from ui.desk.done import DonePage
from ui.desk.sign import SignPage
from ui.desk.turn import TurnPage
from ui.desk.watch import IDLE_SECONDS
from ui.dialogs.pin import AskPin, SetPinDialog
from workshop.services.commands import SetPin

SECRETS = ("hazelnut", "unspeakable")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def session(service):
    return running_session(service, "word", "rate")


@pytest.fixture
def desk(qtbot, service, session, ticks):
    window, hands = open_desk(qtbot, service, session, ticks)
    yield window, hands
    close_desk(window)


def answers_something(hands):
    """A person with secrets sits down and writes and copies one of them."""
    hands.write("Your sign", SECRETS[0])
    hands.begin()
    hands.write("Which word stayed?", SECRETS[1])
    hands.key(Qt.Key.Key_A, CTRL)
    hands.key(Qt.Key.Key_C, CTRL)


def finishes(hands):
    hands.press("Next statement")
    for statement in ("Most important", "Not dependent on us"):
        for lens in ("Me", "My organisation"):
            hands.press(f"{statement}, {lens}: 5 Always true")
        if hands.has("Next statement"):
            hands.press("Next statement")
    hands.press("Done")


def goes_idle(window, ticks, seconds=IDLE_SECONDS):
    for _second in range(seconds):
        ticks.now += 1
        window.watch.look()
    settle()


def assert_nothing_left(window):
    found = " ".join(words(window)).casefold()
    for secret in SECRETS:
        assert secret not in found
    board = QApplication.clipboard()
    assert board.text(QClipboard.Mode.Clipboard) == ""


def holders():
    """Objects of this process that still hold a secret, but for those of the test itself."""
    gc.collect()
    own = {id(SECRETS), id(globals())}
    found = []
    for each in gc.get_objects():
        if id(each) in own or not isinstance(each, dict | list | tuple | set):
            continue
        values = each.values() if isinstance(each, dict) else each
        try:
            inside = [value for value in values if isinstance(value, str)]
        except RuntimeError:
            continue
        if any(value in SECRETS for value in inside):
            found.append(each)
    return found


def test_that_nothing_of_a_person_is_left_after_done(desk):
    window, hands = desk
    answers_something(hands)

    finishes(hands)

    assert isinstance(window.page(), DonePage)
    assert_nothing_left(window)
    assert window.deeds.participant == ""
    hands.press("Pass the laptop")
    assert window.findChild(QLabel, "receipt code") is None
    assert_nothing_left(window)


def test_that_no_object_of_the_program_holds_the_words_after_done(desk):
    _window, hands = desk
    answers_something(hands)

    finishes(hands)
    hands.press("Pass the laptop")

    settle()
    left = [each for each in holders() if not _of_test(each)]
    assert left == []


def _of_test(held) -> bool:
    """Constants of this module's own code."""
    return isinstance(held, tuple) and all(isinstance(each, str | type(None)) for each in held)


def test_that_the_next_person_finds_every_field_empty(desk):
    window, hands = desk
    answers_something(hands)
    finishes(hands)
    hands.press("Pass the laptop")

    assert hands.find("Your sign").text() == ""
    hands.begin()

    assert hands.find("Which word stayed?").text() == ""
    hands.press("Next statement")
    assert not any(each.isChecked() for each in window.findChildren(type(hands.find(
        "Most important, Me: 5 Always true"))))  # fmt: skip


def test_that_ninety_idle_seconds_draw_the_curtain(desk, ticks):
    window, hands = desk
    answers_something(hands)

    goes_idle(window, ticks, IDLE_SECONDS - 1)
    assert isinstance(window.page(), TurnPage)
    goes_idle(window, ticks, 1)

    assert isinstance(window.page(), CurtainPage)
    assert_nothing_left(window)


def test_that_a_key_or_an_answer_puts_the_curtain_off(desk, ticks):
    window, hands = desk
    answers_something(hands)
    goes_idle(window, ticks, 80)

    hands.press("Next statement")
    goes_idle(window, ticks, 80)
    assert isinstance(window.page(), TurnPage)
    hands.key(Qt.Key.Key_Right)
    goes_idle(window, ticks, 80)

    assert isinstance(window.page(), TurnPage)


def test_that_the_person_goes_on_behind_the_curtain_with_the_sign(desk, ticks, clock):
    window, hands = desk
    answers_something(hands)
    hands.press("Next statement")
    goes_idle(window, ticks)

    hands.write("Your sign or code", "wrong")
    hands.press("Go on")
    assert isinstance(window.page(), CurtainPage)
    clock.on(seconds=5)
    hands.write("Your sign or code", SECRETS[0])
    hands.press("Go on")

    assert window.page().question() == 1
    hands.press("Previous statement")
    assert hands.find("Which word stayed?").text() == SECRETS[1]


def test_that_a_new_person_starts_from_the_curtain_and_sees_nothing(desk, ticks):
    window, hands = desk
    answers_something(hands)
    goes_idle(window, ticks)

    hands.press("Start my own turn")
    hands.begin()

    assert isinstance(window.page(), TurnPage)
    assert_nothing_left(window)


def test_that_pause_draws_the_curtain_at_once(desk):
    window, hands = desk
    answers_something(hands)

    hands.press("Pause")

    assert isinstance(window.page(), CurtainPage)
    assert_nothing_left(window)


def test_that_the_pin_ends_a_waiting_turn_and_never_shows_it(desk, service, session):
    window, hands = desk
    service.do(SetPin(pin="2468"))
    answers_something(hands)
    hands.press("Pause")

    hands.press("End this turn")
    dialog = window.findChild(AskPin)
    dialog.fields[0].edit.setText("1111")
    dialog.deed.click()
    assert service.interrupted_turn(session)
    dialog.fields[0].edit.setText("2468")
    dialog.deed.click()
    settle()

    assert isinstance(window.page(), SignPage)
    assert_nothing_left(window)
    assert not service.interrupted_turn(session)
    hands.come_back(SECRETS[0])
    assert SECRETS[1] in hands.said()


def test_that_an_idle_code_is_wiped(desk, ticks):
    window, hands = desk
    answers_something(hands)
    finishes(hands)
    assert window.findChild(QLabel, "receipt code") is not None

    goes_idle(window, ticks)

    assert window.findChild(QLabel, "receipt code") is None


def test_that_a_sign_left_in_the_field_is_wiped(desk, ticks):
    window, hands = desk
    hands.write("Your sign", SECRETS[0])

    goes_idle(window, ticks)

    assert isinstance(window.page(), SignPage)
    assert_nothing_left(window)


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Left, ALT),
        (Qt.Key.Key_Right, ALT),
        (Qt.Key.Key_F4, ALT),
        (Qt.Key.Key_Back, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Period, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_that_keys_of_browsers_and_clickers_do_nothing(desk, key, modifiers):
    window, hands = desk
    answers_something(hands)
    finishes(hands)
    hands.press("Pass the laptop")
    hands.begin()
    hands.press("Next statement")
    page = window.page()

    hands.key(key, modifiers)

    assert window.page() is page
    assert page.question() == 1
    assert window.isVisible()
    assert_nothing_left(window)


def test_that_no_field_completes_or_learns(desk):
    window, hands = desk
    hands.begin()

    for field in window.findChildren(QLineEdit):
        assert field.completer() is None
    for field in (*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)):
        assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_that_the_clipboard_of_the_facilitator_is_not_carried_in(qtbot, service, session, ticks):
    QApplication.clipboard().setText("a note of the facilitator")

    window, _hands = open_desk(qtbot, service, session, ticks)

    assert QApplication.clipboard().text() == ""
    close_desk(window)


def test_that_leaving_asks_for_the_pin(qtbot, desk, service):
    window, hands = desk
    service.do(SetPin(pin="2468"))

    hands.press("Leave desk")
    dialog = window.findChild(AskPin)
    dialog.fields[0].edit.setText("1111")
    dialog.deed.click()
    assert dialog.fields[0].fault.words.text() == "That is not the PIN."
    assert window.isVisible()
    dialog.fields[0].edit.setText("2468")
    with qtbot.waitSignal(window.left):
        dialog.deed.click()

    assert not window.isVisible()


def test_that_five_wrong_tries_wait_half_a_minute(desk, service, clock):
    window, hands = desk
    service.do(SetPin(pin="2468"))
    hands.press("Leave desk")
    dialog = window.findChild(AskPin)

    for _try in range(5):
        dialog.fields[0].edit.setText("1111")
        dialog.deed.click()
    dialog.fields[0].edit.setText("2468")
    dialog.deed.click()
    assert dialog.fields[0].fault.words.text() == "Five wrong tries. Wait 30 seconds."
    clock.on(seconds=31)
    dialog.fields[0].edit.setText("2468")
    dialog.deed.click()
    settle()

    assert not window.isVisible()


def test_that_an_idle_pin_dialog_goes_away(desk, service, ticks):
    window, hands = desk
    service.do(SetPin(pin="2468"))
    hands.press("Leave desk")

    goes_idle(window, ticks)

    assert window.findChild(AskPin) is None
    assert isinstance(window.page(), SignPage)


def test_that_a_pin_is_set_by_typing_it_twice(qtbot, bridge):
    dialog = SetPinDialog(bridge)
    qtbot.addWidget(dialog)
    first, second = (field.edit for field in dialog.fields)

    first.setText("123")
    second.setText("123")
    assert not dialog.deed.isEnabled()
    first.setText("1234")
    second.setText("4321")
    dialog.deed.click()
    assert dialog.fields[0].fault.words.text() == "The two are not the same. Type it again."
    first.setText("1234")
    second.setText("1234")
    dialog.deed.click()

    assert bridge.service.check_pin("1234")
    assert first.text() == second.text() == ""
