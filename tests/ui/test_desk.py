"""The desk: a turn by names alone, durable at once, and one person after another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.services.tour import rated, running_session, sits_down
from tests.ui.desk_room import close_desk, open_desk
from tests.ui.names import assert_named
from ui.demo.hands import settle
from ui.desk.answers import AnswersPage
from ui.desk.done import DonePage
from ui.desk.receipt import ReceiptPage
from ui.desk.sign import SignPage
from ui.desk.turn import TurnPage
from ui.kit.cells import ChoiceCell
from workshop.domain.stage import Place
from workshop.services.commands import BeginTurn, GoTo, OpenStep, Reveal, SetPin, TakeBack

STATEMENTS = ("Most important", "Not dependent on us")
LENSES = ("Me", "My organisation")


@pytest.fixture
def at_desk(qtbot, service, ticks):
    """Opens desks and closes them at the end."""
    opened = []

    def make(session):
        window, hands = open_desk(qtbot, service, session, ticks)
        opened.append(window)
        return window, hands

    yield make
    for window in opened:
        close_desk(window)


def rate_all(hands, number=4, label="Mostly true"):
    for at, statement in enumerate(STATEMENTS):
        for lens in LENSES:
            hands.press(f"{statement}, {lens}: {number} {label}")
        if at + 1 < len(STATEMENTS):
            hands.press("Next statement")


def code_shown(window) -> str:
    return window.findChild(QLabel, "receipt code").text()


def person_of(service, session):
    (person,) = service.people(session)
    return person.participant


def test_that_a_whole_turn_runs_by_names_alone(at_desk, service):
    session = running_session(service, "rate")
    window, hands = at_desk(session)

    hands.write("Your sign", "birch")
    hands.begin()
    rate_all(hands)
    hands.press("Done")

    code = code_shown(window)
    assert len(code) == 9
    assert code[4] == " "
    assert service.own_by_code(session, code).answers == {"tour/rate": rated(4, 4)}
    hands.press("Pass the laptop")
    assert isinstance(window.page(), SignPage)
    assert service.progress(session)["tour/rate"].done == 1


def test_that_a_whole_turn_runs_by_keys_alone(at_desk, service, qtbot):
    session = running_session(service, "rate")
    window, hands = at_desk(session)

    hands.key(Qt.Key.Key_Return)
    code = code_shown(window)
    hands.key(Qt.Key.Key_Return)
    for digit in (Qt.Key.Key_5, Qt.Key.Key_0):
        hands.key(digit)
    hands.key(Qt.Key.Key_Return)
    for digit in (Qt.Key.Key_1, Qt.Key.Key_2):
        hands.key(digit)
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answers = service.own_by_code(session, code).answers["tour/rate"]
    assert answers == {"s1/me": 5, "s1/org": None, "s2/me": 1, "s2/org": 2}


def test_that_the_desk_goes_from_a_large_screen_onto_a_small_one(at_desk, service):
    window, hands = at_desk(running_session(service, "rate"))
    hands.begin()

    window.resize(1920, 1080)
    settle()

    assert window.minimumSizeHint().width() <= 1024


def test_that_a_pin_asked_for_and_let_be_leaves_the_question_on_the_screen(at_desk, service):
    service.do(SetPin(pin="1234"))
    window, hands = at_desk(running_session(service, "rate"))
    hands.begin()
    hands.key(Qt.Key.Key_5)
    hands.key(Qt.Key.Key_0)
    hands.press("Next statement")
    assert window.page().question() == 1

    window._on_leave_asked()
    window._pin.reject()
    settle()

    assert window.page().question() == 1


def test_that_every_control_of_every_page_is_named(at_desk, service):
    session = running_session(service, "rate", "word")
    window, hands = at_desk(session)

    assert_named(window)
    hands.press("Begin")
    assert isinstance(window.page(), ReceiptPage)
    assert_named(window)
    hands.press("Go on")
    assert_named(window)
    hands.press("Pause")
    assert_named(window)


def test_that_the_sign_is_optional_and_a_taken_one_is_refused_in_the_page(at_desk, service):
    session = running_session(service, "rate")
    sits_down(service, session, {"rate": rated(1, 2)}, sign="birch")
    _window, hands = at_desk(session)

    hands.write("Your sign", "  BIRCH ")
    hands.begin()

    assert "That sign is taken. Take another one, or come back with your code." in hands.said()
    assert hands.find("Your sign").hasFocus()


@pytest.mark.parametrize(
    ("mode", "field", "help_text"),
    [
        ("anonymous", "Your sign", "You may leave it empty."),
        ("team", "Your sign", "Say which team you are in."),
        ("named", "Your name", "It does not have to be your real one."),
    ],
)
def test_that_the_first_page_asks_what_the_mode_needs(at_desk, service, mode, field, help_text):
    session = running_session(service, "rate", mode=mode)

    _window, hands = at_desk(session)

    assert hands.has(field)
    assert help_text in hands.said()
    assert hands.has("Your team") == (mode == "team")


def test_that_a_team_is_asked_for_before_a_turn_begins(at_desk, service):
    session = running_session(service, "rate", mode="team")
    window, hands = at_desk(session)

    hands.begin()
    assert "Say which team you are in first." in hands.said()
    hands.write("Your team", "Kitchen")
    hands.begin()

    assert isinstance(window.page(), TurnPage)


def test_that_the_privacy_card_names_threshold_day_and_host(at_desk, service):
    session = running_session(service, "rate", client="Northgate", threshold=4, people=6)

    _window, hands = at_desk(session)

    said = hands.said()
    assert "only if at least 4 people answered" in said
    assert "after 24 December" in said
    assert "Northgate keeps the room’s summary" in said


def test_that_names_with_strange_signs_are_taken(at_desk, service):
    session = running_session(service, "rate", mode="named")
    window, hands = at_desk(session)

    hands.find("Your name").setText('O\'Brien "Bo"\n\u202eשרה\u202c\u200b')
    hands.begin()
    hands.press("Go on")

    assert isinstance(window.page(), TurnPage)


def test_that_the_question_is_made_before_its_page_shows_and_no_other_one(qtbot, service):
    session = running_session(service, "rate")
    person = service.do(BeginTurn(session=session)).value.participant

    page = TurnPage(service.turn(session, person), "Tuesday")
    qtbot.addWidget(page)

    asked = {each.accessibleName().partition(",")[0] for each in page.findChildren(ChoiceCell)}
    assert asked == {STATEMENTS[0]}


def test_that_next_is_expected_once_all_rows_are_answered(at_desk, service):
    session = running_session(service, "rate")
    _window, hands = at_desk(session)
    hands.begin()

    assert hands.find("Next statement").look() == "usual"
    for lens in LENSES:
        hands.press(f"Most important, {lens}: 2 Rarely true")

    assert hands.find("Next statement").look() == "expected"


def test_that_done_names_the_first_open_statement_and_goes_there(at_desk, service):
    session = running_session(service, "rate")
    window, hands = at_desk(session)
    hands.begin()
    for lens in LENSES:
        hands.press(f"Most important, {lens}: 2 Rarely true")
    hands.press("Next statement")

    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert window.page().question() == 1
    assert "Statement 2 is still open. Choose, or press 0 for can't say." in hands.said()


def test_that_every_choice_is_durable_before_the_next_key(at_desk, service):
    session = running_session(service, "rate")
    window, hands = at_desk(session)
    hands.begin()

    hands.press("Most important, Me: 3 True about half the time")

    turn = service.turn(session, window.deeds.participant)
    assert turn.questions[0].answers == {"s1/me": 3}


def test_that_words_are_durable_within_half_a_second(at_desk, service, qtbot):
    session = running_session(service, "word")
    window, hands = at_desk(session)
    hands.begin()

    hands.write("Which word stayed?", "outsider")

    def kept():
        turn = service.turn(session, window.deeds.participant)
        assert turn.questions[0].answers == {"text": "outsider"}

    qtbot.waitUntil(kept)


def test_that_what_was_typed_last_is_kept_when_the_program_ends(at_desk, service):
    session = running_session(service, "word")
    window, hands = at_desk(session)
    hands.begin()
    hands.write("Which word stayed?", "outsider")

    window.flush()

    turn = service.turn(session, window.deeds.participant)
    assert turn.questions[0].answers == {"text": "outsider"}


def test_that_all_opened_steps_are_asked_in_one_turn(at_desk, service):
    session = running_session(service, "word", "rate")
    window, hands = at_desk(session)
    hands.begin()

    assert window.page().count() == 3
    hands.write("Which word stayed?", "outsider")
    hands.press("Next statement")
    rate_all(hands)
    hands.press("Done")

    assert isinstance(window.page(), DonePage)
    assert service.progress(session)["tour/word"].done == 1


def test_that_a_person_comes_back_with_the_code_to_change_answers(at_desk, service):
    session = running_session(service, "rate")
    code = sits_down(service, session, {"rate": rated(1, 1)})
    window, hands = at_desk(session)

    hands.come_back(f"{code[:4].lower()} {code[4:]}")
    assert_named(window)
    hands.press("Change Rate")
    assert hands.find("Most important, Me: 1 Not true").isChecked()
    hands.press("Most important, Me: 5 Always true")
    hands.press("Next statement")
    hands.press("Done")
    assert isinstance(window.page(), AnswersPage)
    hands.press("Done")

    assert isinstance(window.page(), DonePage)
    assert "Please pass the laptop." in hands.said()
    assert window.findChild(QLabel, "receipt code") is None
    assert service.own_by_code(session, code).answers["tour/rate"]["s1/me"] == 5


def test_that_a_person_deletes_their_own_answers_after_being_asked(at_desk, service, tmp_path):
    session = running_session(service, "rate")
    code = sits_down(service, session, {"rate": rated(1, 1)})
    service.back_up(tmp_path / "one.workshop")
    service.back_up(tmp_path / "two.workshop")
    _window, hands = at_desk(session)

    hands.come_back(code)
    hands.press("Delete all my answers")
    assert service.progress(session)["tour/rate"].done == 1
    said = hands.said()
    for stays in ("numbers that were revealed", "into its lists", "backups", "saved in 2 files"):
        assert stays in said.partition("What stays:")[2]
    hands.press("Delete them")

    assert service.progress(session)["tour/rate"].done == 0
    hands.press("Pass the laptop")


def test_that_a_wrong_code_shows_nothing_but_a_sentence(at_desk, service):
    session = running_session(service, "rate")
    sits_down(service, session, {"rate": rated(1, 1)})
    _window, hands = at_desk(session)

    hands.come_back("AAAABBBB")

    assert "Nothing matches that" in hands.said()
    assert hands.find("Your sign or your code").text() == ""
    hands.come_back("AAAABBBB")
    assert "Wait 5 seconds" in hands.said()


def test_that_the_code_shows_before_the_first_question_to_who_has_no_sign(at_desk, service):
    session = running_session(service, "rate")
    window, hands = at_desk(session)

    hands.press("Begin")
    code = window.findChild(QLabel, "receipt code").accessibleName()
    hands.press("Go on")
    hands.press("Most important, Me: 5 Always true")
    hands.press("Pause")
    hands.write("Your sign or code", code)
    hands.press("Go on")
    hands.press("Go on")

    assert hands.find("Most important, Me: 5 Always true").isChecked()
    assert code.replace(" ", "") not in hands.said().replace(" ", "")


def test_that_a_sign_brings_a_person_to_what_is_new(at_desk, service):
    session = running_session(service, "rate")
    sits_down(service, session, {"rate": rated(1, 1)}, sign="birch")
    service.do(OpenStep(session=session, step="tour/word"))
    window, hands = at_desk(session)

    hands.come_back("birch")

    assert window.page().keys() == ("tour/word",)


def test_that_the_desk_waits_calmly_and_wakes_when_a_step_opens(at_desk, service):
    session = running_session(service)
    window, hands = at_desk(session)
    assert "Nothing to answer right now" in hands.said()

    window.deeds.bridge.do(GoTo(session=session, place=Place(block=0, step="rate")))
    settle()

    assert isinstance(window.page(), SignPage)


def test_that_a_step_that_closes_leaves_the_turn_and_keeps_the_rest(at_desk, service):
    session = running_session(service, "word", "rate")
    window, hands = at_desk(session)
    hands.begin()
    hands.write("Which word stayed?", "outsider")

    window.deeds.bridge.do(TakeBack(session=session, steps=("tour/rate",)))
    settle()

    assert window.page().keys() == ("tour/word",)
    assert hands.find("Which word stayed?").text() == "outsider"


def test_that_a_reveal_in_the_middle_of_a_turn_ends_it_kindly(at_desk, service):
    session = running_session(service, "rate", people=4)
    for number in (1, 2, 3):
        sits_down(service, session, {"rate": rated(number, number)})
    window, hands = at_desk(session)
    hands.begin()

    window.deeds.bridge.do(Reveal(session=session, step="tour/rate"))
    settle()

    assert "Nothing to answer right now" in hands.said()
    assert not hands.has("Most important, Me: 1 Not true")


def test_that_after_a_crash_the_turn_comes_back_at_its_question_by_the_sign(
    qtbot, at_desk, service, ticks
):
    session = running_session(service, "rate")
    _window, hands = at_desk(session)
    hands.write("Your sign", "birch")
    hands.begin()
    hands.press("Most important, Me: 3 True about half the time")
    hands.press("Next statement")

    again, new_hands = open_desk(qtbot, service, session, ticks)

    assert not new_hands.has("Not dependent on us, Me: 1 Not true")
    new_hands.write("Your sign or code", "Birch")
    new_hands.press("Go on")
    assert again.page().question() == 1
    new_hands.press("Previous statement")
    assert new_hands.find("Most important, Me: 3 True about half the time").isChecked()
    close_desk(again)


def test_that_tab_goes_from_the_question_to_the_deeds_below_it(at_desk, service):
    session = running_session(service, "word")
    window, hands = at_desk(session)
    hands.begin()
    seen = []

    for _stop in range(5):
        seen.append(window.focusWidget().accessibleName())
        hands.key(Qt.Key.Key_Tab)

    assert seen == [
        "Which word stayed?",
        "May be shown to the room, without my name",
        "Done",
        "Pause",
        "Which word stayed?",
    ]


def test_that_a_screen_reader_meets_the_question_before_the_deeds(at_desk, service):
    session = running_session(service, "rate")
    _window, hands = at_desk(session)
    hands.begin()

    said = hands.said()
    assert said.index("Most important, Me: 1 Not true") < said.index("Next statement")
