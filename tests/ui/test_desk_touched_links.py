"""Many links at the desk: each person says which nodes are theirs, and rates the links of these."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.desk_room import Hands, words
from ui.desk.turn import TurnPage
from workshop.domain.graph.map import MOST_RATED, Link, Map, Node
from workshop.services.views import Question, TurnView
from workshop.steps.graph import GraphStep
from workshop.steps.text import TextStep

TEAMS = "abcdefghi"
PAIRS = ["".join(pair) for pair in combinations(TEAMS, 2)]
TEXT = TextStep(id="say", title="Say", minutes=2, prompt="What else?", instruction="")


def rate(links: int) -> GraphStep:
    drawn = Map(
        nodes=tuple(Node(id=team, name=f"Team {team.upper()}", sort="team") for team in TEAMS),
        links=tuple(Link(id=pair, from_=pair[0], to=pair[1]) for pair in PAIRS[:links]),
    )
    return GraphStep(id="rate", title="Rate", minutes=10, prompt="How strong?", drawn=drawn)


@pytest.fixture
def sit(qtbot):
    """Sits down at a turn; its page, hands, and what it tells to be stored."""

    def at(links=MOST_RATED + 1, answers=None, question=0):
        asked = tuple(
            Question(exercise="map", title="Map", key=f"map/{step.id}", step=step, answers=given)
            for step, given in ((rate(links), answers or {}), (TEXT, {}))
        )
        page = TurnPage(TurnView(participant="p", questions=asked, question=question), "Tuesday")
        qtbot.addWidget(page)
        page.resize(1366, 768)
        told = []
        page.answered.connect(lambda *answer: told.append(answer))
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.begin()
        return page, Hands(qtbot, page), told

    return at


def focused():
    return QApplication.focusWidget().accessibleName()


def test_that_of_many_links_only_those_are_asked_that_touch_ones_own_nodes(sit):
    page, hands, told = sit()
    assert focused() == "Team A"
    assert page.count() == 2

    for _node in TEAMS[1:]:
        hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Space)
    assert focused() == "Team I"
    assert page.count() == 1 + 5 + 1
    assert hands.has("Question 1 of 7")

    links = []
    for _link in range(5):
        hands.press("Next statement")
        links.append(focused())
    assert links == [f"Team {team} – Team I, Strength: 1 Barely there" for team in "ABCDE"]
    hands.key(Qt.Key.Key_4)
    assert told == [("map/rate", "ei/strength", 4)]

    hands.press("Next statement")
    assert "What else?" in hands.said()


def test_that_who_ticks_nothing_is_told_that_no_link_is_asked(sit):
    _page, hands, _told = sit()
    assert "As it stands, no link is asked of you." in hands.said()

    hands.press("Team I")
    assert "Links you are asked about: 5" in hands.said()
    hands.press("Team I")
    assert "As it stands, no link is asked of you." in hands.said()
    hands.press("Next statement")
    assert "What else?" in hands.said()


def test_that_nobody_is_told_which_nodes_are_ones_own(sit):
    page, hands, told = sit()
    hands.press("Team C")
    hands.press("Team C")
    hands.press("Team I")

    assert told == []
    page.wipe()
    assert "Team I" not in "\n".join(words(page))


def test_that_a_link_with_an_answer_stays_when_its_node_is_taken_back(sit):
    page, hands, _told = sit()
    hands.press("Team I")
    hands.press("Next statement")
    hands.key(Qt.Key.Key_4)
    hands.press("Previous statement")

    assert hands.find("Team I").isChecked()
    hands.press("Team I")
    assert page.count() == 1 + 1 + 1
    hands.press("Next statement")
    assert focused() == "Team A – Team I, Importance: 1 Could vanish unnoticed"


def test_that_who_comes_back_says_again_which_nodes_are_theirs(sit):
    page, hands, _told = sit(answers={"ab/strength": 3}, question=1)
    assert focused() == "Team A"
    assert page.question() == 0

    hands.press("Team I")
    assert page.count() == 1 + 6 + 1
    hands.press("Next statement")
    assert focused() == "Team A – Team B, Importance: 1 Could vanish unnoticed"


def test_that_the_list_of_links_holds_ones_own(sit):
    page, hands, told = sit()
    hands.press("Team I")
    hands.press("Next statement")
    hands.press("All links")

    assert "All links, page 1 of 1" in hands.said()
    assert "0 of 5 rated" in hands.said()
    hands.press("Team B – Team I, Importance: 3 Matters")
    assert told == [("map/rate", "bi/importance", 3)]
    assert page.question() == 2


def test_that_of_few_links_everybody_rates_all(sit):
    page, _hands, _told = sit(MOST_RATED)

    assert focused() == "Team A – Team B, Strength: 1 Barely there"
    assert page.count() == MOST_RATED + 1
