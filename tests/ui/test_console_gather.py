"""Naming a list on the console: typed, pasted, edited, ordered, merged, taken over, taken out."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from tests.services.tour import CONTENT, DAY, Clock
from tests.ui.names import assert_named
from ui.bridge import Bridge
from ui.console.window import ConsoleWindow
from ui.demo.hands import settle
from ui.dialogs.ask import Ask
from ui.dialogs.entry import EntryPanel
from ui.projector.feed import RoomFeed
from workshop.domain.exercise import Exercise, Group
from workshop.domain.gathering import EntryChoice, EntryText, EntryTick, NamedChoice
from workshop.domain.session import Block
from workshop.domain.stage import Place
from workshop.services.commands import (
    EnterSheet,
    GoTo,
    NewSession,
    Reveal,
    SetAgenda,
    StartSession,
)
from workshop.services.deed import Content
from workshop.services.library import open_service
from workshop.steps.gather import GatherStep
from workshop.steps.rating import RatingStep
from workshop.steps.text import TextField, TextStep

SORTS = tuple(NamedChoice(id=name, label=name.capitalize()) for name in ("customer", "team"))
STORIES = Exercise(
    id="stories",
    version=1,
    title="Customer success stories",
    purpose="To spread what worked.",
    outcomes=(),
    group=Group(min=3, max=24),
    minutes=20,
    credit="Nobody",
    steps=(
        TextStep(
            id="cards", title="The stories", minutes=6, prompt="What did one of us do?",
            fields=(TextField(limit=140),), modes=("silent",),
        ),
        GatherStep(
            id="behaviours", title="Name the behaviours", minutes=6, modes=("pairs",),
            say="Start with a verb. Not “good service”, but “rang back the same day”.",
            prompt="What did we do that worked?", one="thing that worked",
            many="things that worked", cards=("cards",),
        ),
        RatingStep(
            id="rate", title="Rate", minutes=4, prompt="How often?", scale="TRUE5",
            from_list="behaviours",
        ),
        GatherStep(
            id="nodes", title="Nodes", minutes=4, prompt="Who is there?", fewest=3, most=3,
            fields=(
                EntryText(id="name", label="Name"),
                EntryChoice(id="sort", label="Sort", choices=SORTS),
                EntryTick(id="us", label="This is us", once=True),
            ),
        ),
    ),
)  # fmt: skip
WORDS = ("Lent two heaters from the van", "Wrote to the landlord", "Drove back at six")
BEHAVIOURS, RATE, NODES = "stories/behaviours", "stories/rate", "stories/nodes"


@pytest.fixture
def service(home):
    content = Content(exercises=lambda: (STORIES,), templates=CONTENT.templates)
    opened = open_service(home, Clock(), content)
    yield opened
    opened.close()


@pytest.fixture
def session(service):
    made = NewSession(template="", title="Customer day", date=DAY, threshold=3, people=4)
    name = service.do(made).value
    block = Block(id="", kind="exercise", title=STORIES.title, minutes=20, exercise="stories")
    service.do(SetAgenda(session=name, agenda=(block,)))
    service.do(StartSession(session=name))
    for text in WORDS:
        answers = {"stories/cards": {"text": text, "shown": True}}
        service.do(EnterSheet(session=name, answers=answers))
    service.do(Reveal(session=name, step="stories/cards"))
    return name


@pytest.fixture
def console(qtbot, service, session):
    clock = Clock()
    window = ConsoleWindow(Bridge(service), session, RoomFeed(clock.unix), now=clock)
    window.resize(1366, 768)
    window.keys.listen(on=True)
    window.refresh()
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    goes(window, "behaviours")
    yield window
    window.close()
    window.deleteLater()


def goes(console, step):
    console.deeds.go_to(Place(block=0, step=step))
    settle()


@pytest.fixture
def types(qtbot, console):
    """Types lines, each with Enter."""

    def type_lines(*lines):
        for line in lines:
            qtbot.keyClicks(console.face.gather.line, line)
            qtbot.keyClick(console.face.gather.line, Qt.Key.Key_Return)
            settle()

    return type_lines


def press(qtbot, console, key, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(console.face.gather.list, key, held)
    settle()


def named(service, session, step=BEHAVIOURS):
    return [
        (next(iter(entry.values.values())), entry.times)
        for entry in service.list_named(session, step)[1]
    ]


def room(console):
    return console.feed.page().scene.alt


def test_that_the_room_watches_the_list_grow_line_by_line(service, session, console, types):
    gather = console.face.gather
    assert console.focusWidget() is gather.line
    types("Rings before they do", "Stays on the line", "rings before they do")
    assert named(service, session) == [("Rings before they do", 2), ("Stays on the line", 1)]
    assert room(console).startswith("We have named 2 things that worked.")
    assert gather.line.text() == ""
    gather.grows.click()
    settle()
    assert "Rings" not in room(console)
    gather.grows.click()
    settle()
    assert "Rings" in room(console)


def test_that_the_middle_is_worked_in_and_the_steps_fold(console):
    folded = console.face.steps.width()
    assert console.face.gather.isVisible()
    goes(console, "rate")
    assert not console.face.gather.isVisible()
    assert console.face.steps.width() > folded
    assert console.focusWidget() is console


def test_that_a_long_list_goes_on_and_shows_its_end(console, types):
    types(*(f"Thing {number}" for number in range(1, 12)))
    assert console.stage().page == 1
    assert "Thing 11" in room(console)
    assert "Thing 9 " not in room(console)


def test_that_rows_are_edited_ordered_merged_and_taken_out_by_keys(
    qtbot, service, session, console, types
):
    types("Rings", "Stays", "Asks")
    gather = console.face.gather
    qtbot.keyClick(gather.line, Qt.Key.Key_Down)
    settle()
    assert console.focusWidget() is gather.list
    gather.list.choose_row(2)
    press(qtbot, console, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [words for words, _n in named(service, session)] == ["Rings", "Asks", "Stays"]
    press(qtbot, console, Qt.Key.Key_F2)
    (panel,) = console.findChildren(EntryPanel)
    qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_End)
    qtbot.keyClicks(panel.focusWidget(), " again")
    qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert [words for words, _n in named(service, session)] == ["Rings", "Asks again", "Stays"]
    press(qtbot, console, Qt.Key.Key_M)
    gather.list.choose_row(2)
    press(qtbot, console, Qt.Key.Key_M)
    assert named(service, session) == [("Rings", 1), ("Stays", 2)]
    press(qtbot, console, Qt.Key.Key_Delete)
    assert named(service, session) == [("Rings", 1)]
    for _each in range(4):
        console.deeds.undo()
    settle()
    assert [words for words, _n in named(service, session)] == ["Rings", "Stays", "Asks"]


def test_that_a_row_is_dragged_between_others_or_on_one(qtbot, service, session, console, types):
    types("Rings", "Stays", "Asks")
    rows = console.face.gather.list

    def drag(row, onto, share):
        places = [rows.visualRect(rows.model().index(each, 0)) for each in (row, onto)]
        end = places[1].topLeft() + QPoint(80, round(places[1].height() * share))
        qtbot.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=places[0].center())
        qtbot.mouseMove(rows.viewport(), end)
        qtbot.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=end)
        settle()

    drag(2, 0, 0.1)
    assert [words for words, _n in named(service, session)] == ["Asks", "Rings", "Stays"]
    drag(0, 2, 0.5)
    assert named(service, session) == [("Rings", 1), ("Stays", 2)]


def test_that_letters_of_the_list_are_no_deeds_of_the_console(qtbot, console, types):
    types("Rings")
    qtbot.keyClick(console.face.gather.line, Qt.Key.Key_Down)
    press(qtbot, console, Qt.Key.Key_B)
    assert console.stage().black
    qtbot.keyClicks(console.face.gather.line, "b")
    assert console.face.gather.line.text() == "b"


def test_that_cards_go_over_with_one_key_and_say_where_they_are(qtbot, service, session, console):
    cards = console.face.gather.cards
    takes = cards_there(console)
    assert len(takes) == 3
    takes[0].setFocus()
    qtbot.keyClick(takes[0], Qt.Key.Key_Space)
    settle()
    ((words, times),) = named(service, session)
    assert (words in WORDS, times) == (True, 1)
    assert console.focusWidget().accessibleName().startswith("Take: ")
    shown = " ".join(each.text() for each in cards.findChildren(type(cards._count)))
    assert "3 of 3 may be shown" in shown
    assert cards_there(console)[-1].accessibleName() == f"In 1: {words}"


def cards_there(console):
    """The deeds of the cards, those that nobody took first."""
    found = console.face.gather.cards.findChildren(QPushButton)
    return [each for each in found if each.isVisible() and each.text() != "Take all"]


def card(console, words):
    return next(each for each in cards_there(console) if each.accessibleName().endswith(words))


def on_card(qtbot, console, words, key):
    card(console, words).setFocus()
    qtbot.keyClick(card(console, words), key)
    settle()


def test_that_a_digit_puts_a_card_under_a_heading_and_the_room_sees_it_there(
    qtbot, service, session, console, types
):
    types("Lends", "Writes")
    on_card(qtbot, console, WORDS[0], Qt.Key.Key_1)
    on_card(qtbot, console, WORDS[1], Qt.Key.Key_2)
    on_card(qtbot, console, WORDS[2], Qt.Key.Key_1)
    assert named(service, session) == [("Lends", 3), ("Writes", 2)]
    assert "Lends 2 cards" in room(console)
    assert WORDS[2] in room(console)
    on_card(qtbot, console, WORDS[2], Qt.Key.Key_2)
    assert named(service, session) == [("Lends", 2), ("Writes", 3)]
    qtbot.keyClick(card(console, WORDS[2]), Qt.Key.Key_9)
    assert named(service, session) == [("Lends", 2), ("Writes", 3)]
    console.deeds.undo()
    settle()
    assert named(service, session) == [("Lends", 3), ("Writes", 2)]


def test_that_m_puts_a_card_under_the_chosen_heading_and_del_takes_it_out(
    qtbot, service, session, console, types
):
    types("Lends", "Writes")
    console.face.gather.list.choose_row(1)
    on_card(qtbot, console, WORDS[1], Qt.Key.Key_M)
    assert named(service, session) == [("Lends", 1), ("Writes", 2)]
    on_card(qtbot, console, WORDS[1], Qt.Key.Key_Delete)
    assert named(service, session) == [("Lends", 1), ("Writes", 1)]
    assert card(console, WORDS[1]).accessibleName().startswith("Take: ")


def test_that_a_card_that_is_an_entry_becomes_part_of_another(
    qtbot, service, session, console, types
):
    types("Lends")
    on_card(qtbot, console, WORDS[0], Qt.Key.Key_Space)
    assert named(service, session) == [("Lends", 1), (WORDS[0], 1)]
    on_card(qtbot, console, WORDS[0], Qt.Key.Key_1)
    assert named(service, session) == [("Lends", 2)]


def test_that_the_place_of_a_card_leads_to_its_heading(qtbot, console, types):
    types("Lends", "Writes")
    on_card(qtbot, console, WORDS[0], Qt.Key.Key_1)
    on_card(qtbot, console, WORDS[0], Qt.Key.Key_Space)
    assert console.face.gather.list.currentIndex().row() == 0
    assert console.face.gather.list.hasFocus()


def test_that_one_key_takes_over_all_cards_beside_the_groups(
    qtbot, service, session, console, types
):
    types("Lends")
    on_card(qtbot, console, WORDS[0], Qt.Key.Key_1)
    every = console.face.gather.cards.findChild(QPushButton, "Take all")
    every.setFocus()
    qtbot.keyClick(every, Qt.Key.Key_Space)
    settle()
    assert sorted(named(service, session)) == sorted([("Lends", 2), (WORDS[1], 1), (WORDS[2], 1)])
    assert not every.isVisible()
    console.deeds.undo()
    settle()
    assert named(service, session) == [("Lends", 2)]


def test_that_tab_goes_from_the_list_to_its_cards_one_after_another(qtbot, console, types):
    types("Lends")
    first, *rest = cards_there(console)
    widget = console.face.gather.remove
    passed = []
    while widget is not rest[-1] and len(passed) < 9:
        widget = widget.nextInFocusChain()
        if isinstance(widget, QPushButton):
            passed.append(widget)
    assert passed[1:] == [first, *rest]
    assert passed[0].text() == "Take all"


def test_that_a_card_is_dragged_under_a_heading_or_into_the_list(
    qtbot, service, session, console, types
):
    types("Lends", "Writes")
    rows = console.face.gather.list

    def drag(words, to):
        held = card(console, words).parentWidget()
        end = held.mapFromGlobal(rows.viewport().mapToGlobal(to))
        qtbot.mousePress(held, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        qtbot.mouseMove(held, end)
        qtbot.mouseRelease(held, Qt.MouseButton.LeftButton, pos=end)
        settle()

    drag(WORDS[0], rows.visualRect(rows.model().index(1, 0)).center())
    assert named(service, session) == [("Lends", 1), ("Writes", 2)]
    drag(WORDS[1], QPoint(40, rows.viewport().height() - 5))
    assert named(service, session) == [("Lends", 1), ("Writes", 2), (WORDS[1], 1)]
    drag(WORDS[2], QPoint(40, -400))
    assert len(named(service, session)) == 3


def test_that_a_list_is_pasted_from_a_spreadsheet(qtbot, service, session, console):
    goes(console, "nodes")
    QGuiApplication.clipboard().setText("Name\tSort\tUs\nStores\tteam\t\nUs\tteam\tx\n")
    qtbot.keyClick(console.face.gather.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [entry.values for entry in service.list_named(session, NODES)[1]] == [
        {"name": "Stores", "sort": "team"},
        {"name": "Us", "sort": "team", "us": True},
    ]
    QGuiApplication.clipboard().setText("Van\triver\nBus\tteam")
    qtbot.keyClick(console.face.gather.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(service.list_named(session, NODES)[1]) == 2
    assert "not river" in console.toast.accessibleName()


def test_that_an_entry_that_needs_more_asks_for_it_and_a_full_list_closes_its_line(
    qtbot, service, session, console, types
):
    goes(console, "nodes")
    for number in range(3):
        types(f"Node {number}")
        panel = console.findChildren(EntryPanel)[-1]
        choice = next(each for each in panel.findChildren(object) if _name(each) == "Sort: Team")
        choice.setChecked(True)
        panel.keep.click()
        settle()
    assert len(service.list_named(session, NODES)[1]) == 3
    assert not console.face.gather.line.isEnabled()
    assert console.face.gather._count.text() == "3 of 3 named"


def _name(widget):
    return widget.accessibleName() if hasattr(widget, "accessibleName") else ""


def test_that_what_people_have_answered_goes_only_after_a_question(
    qtbot, service, session, console, types
):
    types("Rings", "Stays")
    service.do(GoTo(session=session, place=Place(block=0, step="rate")))
    service.do(EnterSheet(session=session, answers={RATE: {"l1": 4, "l2": 2}}))
    console.refresh()
    goes(console, "behaviours")
    qtbot.keyClick(console.face.gather.line, Qt.Key.Key_Down)
    console.face.gather.list.choose_row(0)
    press(qtbot, console, Qt.Key.Key_Delete)
    (question,) = console.findChildren(Ask)
    assert len(named(service, session)) == 2
    question.deed.click()
    settle()
    assert [words for words, _n in named(service, session)] == ["Stays"]


def test_that_every_control_has_a_name(console, types):
    types("Rings")
    assert_named(console)
    spoken = console.face.gather.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1 Rings, once"
