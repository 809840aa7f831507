"""What a code opens at the desk: everything one answered, to see, change, print and delete."""

import pytest
from PySide6.QtCore import Qt

from tests.services.tour import rated, running_session, sits_down
from tests.ui.desk_room import Hands, close_desk, open_desk, shown
from tests.ui.names import assert_named
from ui.demo.hands import settle
from ui.desk.answers import AnswersPage, OwnRow, answer_words, state_words
from ui.desk.curtain import CurtainPage
from ui.desk.done import DonePage
from ui.desk.sign import SignPage
from ui.desk.turn import TurnPage
from ui.desk.watch import IDLE_SECONDS
from workshop.domain.step import cells
from workshop.services.commands import OpenStep, PutAnswer, ResumeTurn, Reveal, SealTurn
from workshop.services.views import OwnStep


@pytest.fixture
def session(service):
    return running_session(service, "word", "rate")


@pytest.fixture
def code(service, session):
    """Of one of three people who have answered, and of whom the room has seen the ratings."""
    codes = [
        sits_down(
            service, session, {"word": {"text": f"word {each}", "shown": True}, "rate": rated(1, 2)}
        )
        for each in range(3)
    ]
    service.do(Reveal(session=session, step="tour/rate"))
    return codes[0]


@pytest.fixture
def desk(qtbot, service, session, code, ticks):
    window, hands = open_desk(qtbot, service, session, ticks)
    yield window, hands
    close_desk(window)


def test_that_a_code_shows_every_answer_with_what_became_of_it(desk, code):
    window, hands = desk
    hands.come_back(code)

    assert isinstance(window.page(), AnswersPage)
    assert_named(window)
    said = hands.said()
    for words in ("“word 0”", "may be shown", "4 answers", "in the room", "90 quiet seconds"):
        assert words in said
    assert not hands.has("Go on")
    assert window.focusWidget().accessibleName() == "Change Word"


def test_that_a_step_whose_picture_was_shown_can_be_changed_and_the_person_stays(
    desk, code, service, session
):
    window, hands = desk
    hands.come_back(code)

    hands.press("Change Rate")
    assert window.page().keys() == ("tour/rate",)
    assert window.page().question() == 0
    hands.press("Most important, Me: 5 Always true")
    hands.press("Next statement")
    hands.press("Done")

    assert isinstance(window.page(), AnswersPage)
    assert service.own_by_code(session, code).answers["tour/rate"]["s1/me"] == 5
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.page(), DonePage)
    assert window.deeds.participant == ""


def test_that_a_change_does_not_touch_what_else_is_open(desk, code, service, session):
    window, hands = desk
    service.do(OpenStep(session=session, step="tour/light"))
    hands.come_back(code)
    hands.press("Change Word")
    hands.find("Which word stayed?").selectAll()
    hands.write("Which word stayed?", "another")
    hands.press("Done")

    assert service.own_by_code(session, code).answers["tour/word"]["text"] == "another"
    assert service.progress(session)["tour/light"].done == 0
    hands.press("Go on")
    assert window.page().keys() == ("tour/light",)


def test_that_a_change_left_unfinished_counts_for_nothing(desk, code, service, session, ticks):
    window, hands = desk
    hands.come_back(code)
    hands.press("Change Rate")
    hands.press("Most important, Me: 5 Always true")
    ticks.now += IDLE_SECONDS
    window.watch.look()

    assert isinstance(window.page(), CurtainPage)
    assert service.own_by_code(session, code).answers["tour/rate"]["s1/me"] == 1


def test_that_the_page_closes_after_ninety_quiet_seconds(desk, code, ticks):
    window, hands = desk
    hands.come_back(code)
    ticks.now += IDLE_SECONDS
    window.watch.look()

    assert isinstance(window.page(), SignPage)
    assert "word 0" not in hands.said()
    assert window.deeds.participant == ""


def test_that_keeping_the_answers_leads_back_to_them(desk, code):
    window, hands = desk
    hands.come_back(code)
    hands.press("Delete all my answers")
    hands.press("Keep them")

    assert isinstance(window.page(), AnswersPage)


def test_that_what_opens_meanwhile_is_offered(desk, code, service, session):
    window, hands = desk
    hands.come_back(code)
    window.deeds.bridge.do(OpenStep(session=session, step="tour/light"))

    hands.press("Go on")
    assert isinstance(window.page(), TurnPage)


def test_that_nothing_that_somebody_has_not_done_can_be_changed_once_it_is_closed(
    service, session, code
):
    person = service.do(ResumeTurn(session=session, secret=code)).value.participant
    put = PutAnswer(session=session, participant=person, step="tour/light", cell="light", value=3)
    with pytest.raises(Exception, match="closed now"):
        service.do(put)
    service.do(SealTurn(session=session, participant=person, only="tour/light"))
    assert service.progress(session)["tour/light"].done == 0


def test_that_who_came_after_a_picture_is_told_so(service, session, code):
    service.do(OpenStep(session=session, step="tour/rate"))
    late = sits_down(service, session, {"word": {}, "rate": rated(3, 3)})
    person = service.own_by_code(session, late).participant
    found = {own.key: state_words(own) for own in service.own_steps(session, person)}
    assert found == {"tour/word": "not shown", "tour/rate": "came after the picture"}


def test_that_more_than_five_steps_go_on_pages(qtbot, day):
    steps = [day.step(key) for key in day.collecting()]
    own = tuple(
        OwnStep(key=step.id, step=step, answers={}, revealed=False, counted=False)
        for step in steps * 2
    )[:7]
    page = AnswersPage("Day", "CODE", own, more=False)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    hands = Hands(qtbot, page)

    assert len([each for each in shown(page) if isinstance(each, OwnRow)]) == 5
    hands.press("More answers")
    assert len([each for each in shown(page) if isinstance(each, OwnRow)]) == 2
    assert not hands.has("More answers")
    hands.press("Earlier answers")
    assert hands.has("More answers")
    page.resize(1366, 700)
    settle()
    assert len([each for each in shown(page) if isinstance(each, OwnRow)]) == 4
    assert not hands.has("Earlier answers")


def test_that_answers_of_every_kind_have_words(day):
    for key in day.collecting():
        step = day.step(key)
        answers = {cell.name: None for cell in cells(step) if cell.missing}
        own = OwnStep(key=key, step=step, answers=answers, revealed=True, counted=True)
        assert answer_words(own)
        assert state_words(own)
