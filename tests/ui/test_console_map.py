"""The map on the console: drawn, moved, tidied and cut by keys, by pointer and by names."""

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from tests.domain.house_map import HOUSE, SHEETS
from tests.services.tour import DAY, Clock
from tests.ui.names import assert_named
from ui.bridge import Bridge
from ui.console.window import ConsoleWindow
from ui.demo.hands import settle
from ui.dialogs.ask import Ask
from ui.dialogs.entry import EntryPanel
from ui.kit.map_board import MapNode
from ui.projector.feed import RoomFeed
from workshop.domain.gathering import ListEntry
from workshop.domain.session import Block
from workshop.domain.stage import Place
from workshop.services.commands import (
    EnterSheet,
    NameEntries,
    NewSession,
    Reveal,
    SetAgenda,
    StartSession,
)
from workshop.services.library import open_service

NODES, LINKS, RATE = "connections/nodes", "connections/links", "connections/rate"
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
ID = {node.id: f"l{at}" for at, node in enumerate(HOUSE.nodes, 1)}
"""As a session gives them: those of links are the same."""
NAME = {given: name for name, given in ID.items()}
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def service(home):
    opened = open_service(home, Clock())
    yield opened
    opened.close()


@pytest.fixture
def session(service):
    made = NewSession(template="", title="Customer day", date=DAY, threshold=3, people=8)
    name = service.do(made).value
    block = Block(id="", kind="exercise", title="Map", minutes=90, exercise="connections")
    service.do(SetAgenda(session=name, agenda=(block,)))
    service.do(StartSession(session=name))
    nodes = tuple(
        ListEntry(id=ID[node.id], values={"name": node.name, "sort": node.sort, "us": node.us})
        for node in HOUSE.nodes
    )
    service.do(NameEntries(session=name, step=NODES, entries=nodes))
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
    goes(window, "links")
    yield window
    window.close()
    window.deleteLater()


def goes(console, step):
    console.deeds.go_to(Place(block=0, step=step))
    settle()


@pytest.fixture
def area(console):
    return console.face.drawing


@pytest.fixture
def presses(qtbot, console):
    """Presses keys, as whoever has the focus gets them."""

    def press(*keys, held=NONE):
        for key in keys:
            qtbot.keyClick(console.focusWidget(), key, held)
            settle()

    return press


@pytest.fixture
def drawn(service, session):
    """The house map with its links."""
    links = tuple(
        ListEntry(id=link.id, values={"from": ID[link.from_], "to": ID[link.to],
                                      "steward": link.steward})
        for link in HOUSE.links
    )  # fmt: skip
    service.do(NameEntries(session=session, step=LINKS, entries=links, at_once=True))


@pytest.fixture
def revealed(service, session, drawn):
    for sheet in SHEETS:
        service.do(EnterSheet(session=session, answers={RATE: sheet}))
    service.do(Reveal(session=session, step=RATE))


def links(service, session):
    return [
        (NAME[entry.values["from"]], NAME[entry.values["to"]])
        for entry in service.list_named(session, LINKS)[1]
    ]


def places(service, session):
    return {
        NAME.get(entry.id, entry.id): entry.position
        for entry in service.list_named(session, NODES)[1]
    }


def buttons(area):
    return {each.accessibleName(): each for each in area.findChildren(QAbstractButton)
            if each.isVisibleTo(area)}  # fmt: skip


def chosen_entry(console):
    return console.findChild(EntryPanel)


def test_that_a_map_of_ten_links_is_drawn_by_keys_alone(service, session, console, area, presses):
    area.board.focus_node("l1")
    for link in HOUSE.links:
        for end in (link.from_, link.to):
            while NAME[console.focusWidget().node.id] != end:
                presses(Qt.Key.Key_Tab)
                if not isinstance(console.focusWidget(), MapNode):
                    area.board.focus_node("l1")
            presses(Qt.Key.Key_K)
    assert links(service, session) == [(link.from_, link.to) for link in HOUSE.links]
    assert area.rows.rowCount() == 10
    assert area._count.text() == "8 nodes, 10 links"


def test_that_tab_goes_through_the_nodes_and_on(console, area, presses):
    assert console.focusWidget().node.id == "l1"
    seen = []
    while isinstance(console.focusWidget(), MapNode):
        seen.append(NAME[console.focusWidget().node.id])
        presses(Qt.Key.Key_Tab)
    assert seen == [node.id for node in HOUSE.nodes]
    assert area.isAncestorOf(console.focusWidget())


def test_that_a_map_is_drawn_by_names_alone(qtbot, service, session, console, area):
    for name in ("Customer", "Link", "Support"):
        buttons(area)[name].click()
        settle()
    assert links(service, session) == [("customer", "support")]
    assert "linked with Support" in buttons(area)["Customer"].accessibleDescription()
    assert "no link yet" in buttons(area)["Sales"].accessibleDescription()

    for name in ("Customer", "Link", "Support"):
        buttons(area)[name].click()
        settle()
    assert links(service, session) == []

    buttons(area)["Node"].click()
    panel = chosen_entry(console)
    qtbot.keyClicks(panel.focusWidget(), "Press")
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    settle()
    assert "Press" in buttons(area)
    assert_named(console)


def test_that_a_link_that_is_begun_can_be_left_and_one_that_is_there_ends(
    service, session, drawn, console, area, presses
):
    console.refresh()
    area.board.focus_node(ID["customer"])
    presses(Qt.Key.Key_K)
    assert area._how.text().startswith("From Customer")
    presses(Qt.Key.Key_K)
    assert area._how.isHidden()
    presses(Qt.Key.Key_K)
    area.board.focus_node(ID["support"])
    presses(Qt.Key.Key_Return)
    assert len(links(service, session)) == 9
    console._bridge.undo()
    settle()
    assert len(links(service, session)) == 10


def test_that_arrows_go_to_the_nearest_node_and_the_console_stays_where_it_is(
    drawn, console, area, presses
):
    console.refresh()
    here = console.stage().place
    area.board.focus_node(ID["customer"])
    presses(Qt.Key.Key_Right)
    assert NAME[console.focusWidget().node.id] in ("billing", "support")
    presses(Qt.Key.Key_Left)
    assert NAME[console.focusWidget().node.id] == "customer"
    presses(Qt.Key.Key_Left)
    assert NAME[console.focusWidget().node.id] == "customer"
    assert console.stage().place == here


def test_that_a_node_moved_by_keys_or_pointer_is_pinned_and_undone_at_once(
    qtbot, service, session, drawn, console, area, presses
):
    console.refresh()
    before = places(service, session)
    area.board.focus_node(ID["support"])
    presses(Qt.Key.Key_Down, held=ALT)
    moved = places(service, session)
    assert moved["support"].pinned
    assert moved["support"].y > before["support"].y
    assert {name: at for name, at in moved.items() if name != "support"} == {
        name: at for name, at in before.items() if name != "support"
    }
    presses(Qt.Key.Key_Down, held=ALT | SHIFT)
    fine = places(service, session)["support"].y - moved["support"].y
    assert 0 < fine < (moved["support"].y - before["support"].y) / 3
    console._bridge.undo()
    console._bridge.undo()
    settle()
    assert places(service, session) == before

    sales = buttons(area)["Sales"]
    middle = sales.rect().center()
    qtbot.mousePress(sales, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(sales, middle + QPoint(60, 30))
    qtbot.mouseRelease(sales, Qt.MouseButton.LeftButton, pos=middle)
    settle()
    after = places(service, session)["sales"]
    assert after.pinned
    assert after.x > before["sales"].x


def test_that_tidying_up_shows_first_keeps_what_is_pinned_and_is_one_undo(
    qtbot, service, session, console, area, presses
):
    for one, other in (("customer", "support"), ("customer", "sales"), ("sales", "product"),
                       ("support", "product"), ("support", "operations")):  # fmt: skip
        area.deeds.link(ID[one], ID[other])
        settle()
    area.board.focus_node(ID["support"])
    presses(Qt.Key.Key_Down, held=ALT)
    before = places(service, session)

    buttons(area)["Tidy up"].click()
    qtbot.waitUntil(lambda: "Keep this" in buttons(area), timeout=30_000)
    assert places(service, session) == before
    buttons(area)["Leave it"].click()
    assert area._preview is None

    buttons(area)["Tidy up"].click()
    qtbot.waitUntil(lambda: "Keep this" in buttons(area), timeout=30_000)
    buttons(area)["Keep this"].click()
    settle()
    after = places(service, session)
    assert after["support"] == before["support"]
    assert after != before
    console._bridge.undo()
    settle()
    assert places(service, session) == before


def test_that_a_pinned_node_is_let_go_by_key_and_by_name_on_the_map_and_in_the_lines(
    service, session, drawn, console, area, presses
):
    console.refresh()
    before = places(service, session)
    area.board.focus_node(ID["support"])
    assert not buttons(area)["Unpin"].isEnabled()
    presses(Qt.Key.Key_U)
    assert places(service, session) == before
    presses(Qt.Key.Key_Down, held=ALT)
    moved = places(service, session)
    assert "pinned" in buttons(area)["Support"].accessibleDescription()

    presses(Qt.Key.Key_U)
    free = places(service, session)
    assert free == {**moved, "support": structs.replace(moved["support"], pinned=False)}
    assert "pinned" not in buttons(area)["Support"].accessibleDescription()
    console._bridge.undo()
    settle()
    assert places(service, session) == moved

    buttons(area)["Unpin"].click()
    settle()
    assert places(service, session) == free
    console._bridge.undo()
    settle()

    buttons(area)["Nodes"].click()
    row = [NAME[each.id] for each in area.rows.rows].index("support")
    assert area.rows.spoken(area.rows.rows[row]).endswith(", pinned")
    area.lines.setFocus()
    area.lines.choose_row(0)
    presses(*[Qt.Key.Key_Down] * row, Qt.Key.Key_U)
    assert places(service, session) == free
    assert not area.rows.rows[row].pinned


def test_that_lines_have_the_same_deeds_as_the_map(
    qtbot, service, session, drawn, console, area, presses
):
    console.refresh()
    area.lines.setFocus()
    area.lines.choose_row(0)
    presses(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_F2)
    panel = chosen_entry(console)
    assert panel.windowTitle() == "Customer–Billing"
    fields = panel.findChildren(QLineEdit)
    qtbot.keyClicks(fields[-1], "Accounts")
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    settle()
    entry = service.list_named(session, LINKS)[1][2]
    assert (entry.values["steward"], NAME[entry.values["to"]]) == ("Accounts", "billing")
    assert area.rows.rows[2].right == "Accounts"

    area.lines.setFocus()
    presses(Qt.Key.Key_Delete)
    assert len(links(service, session)) == 9

    buttons(area)["Nodes"].click()
    area.lines.setFocus()
    area.lines.choose_row(0)
    presses(Qt.Key.Key_Down, Qt.Key.Key_K, Qt.Key.Key_End, Qt.Key.Key_K)
    assert links(service, session)[-1] == ("support", "community")


def test_that_taking_out_what_people_have_rated_asks_first(
    service, session, revealed, console, area, presses
):
    console.refresh()
    area.board.focus_node(ID["community"])
    presses(Qt.Key.Key_Delete)
    question = console.findChild(Ask) or area.findChild(Ask)
    assert "Community" in " ".join(label.text() for label in question.findChildren(QLabel))
    assert "community" in places(service, session)
    question.agreed.emit()
    settle()
    assert "community" not in places(service, session)
    assert len(links(service, session)) == 9


def test_that_a_node_is_put_where_the_ground_is_pressed_twice(
    qtbot, service, session, console, area
):
    qtbot.mouseDClick(area.board, Qt.MouseButton.LeftButton, pos=area.board.rect().center())
    panel = chosen_entry(console)
    qtbot.keyClicks(panel.focusWidget(), "Press")
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    settle()
    at = next(entry.position for entry in service.list_named(session, NODES)[1]
              if entry.values["name"] == "Press")  # fmt: skip
    assert at.pinned
    assert (at.x, at.y) == pytest.approx((0.5, 0.5), abs=0.02)


def test_that_pasted_lines_become_links_and_a_first_map_is_offered_laid_out(
    qtbot, service, session, area, presses
):
    QGuiApplication.clipboard().setText("Customer\tSupport\nSupport\tOperations")
    area.lines.setFocus()
    qtbot.keyClick(area.lines, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Keep this" in buttons(area), timeout=30_000)
    assert links(service, session) == [("customer", "support"), ("support", "operations")]


def test_that_the_room_watches_the_map_grow_unless_it_shall_not(service, session, drawn, console):
    console.refresh()
    assert "Customer" in console.feed.page().scene.alt
    console.face.drawing.grows.click()
    settle()
    assert "Customer" not in console.feed.page().scene.alt


def test_that_a_link_is_cut_and_put_back_by_key_and_what_hangs_on_it_fades(
    service, session, revealed, console, area, presses
):
    console.refresh()
    goes(console, "snapped")
    assert "Node" not in buttons(area)
    area.lines.setFocus()
    area.lines.choose_row(0)
    presses(Qt.Key.Key_End, Qt.Key.Key_X)
    assert console.feed.page().scene.alt.startswith("7 of 8 said this link matters. It is gone.")
    assert "out of reach" in buttons(area)["Community"].accessibleDescription()
    assert area.rows.rows[-1].right == "cut"
    assert area._how.text() == "1 node is out of reach."

    presses(Qt.Key.Key_X)
    assert not console.feed.page().scene.alt.startswith("7 of 8")
    assert "out of reach" not in buttons(area)["Community"].accessibleDescription()

    console.setFocus()
    area.lines.setFocus(Qt.FocusReason.TabFocusReason)
    presses(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_X)
    assert area.rows.rows[1].right == "cut"
    assert area._how.text() == "All still hold together."
    presses(Qt.Key.Key_End, Qt.Key.Key_X)
    assert area.rows.rows[-1].right == "cut"
    presses(Qt.Key.Key_X, Qt.Key.Key_Home)
    buttons(area)["Cut"].click()
    settle()
    assert "It is gone" in console.feed.page().scene.alt
    buttons(area)["Put it back"].click()
    settle()
    assert "It is gone" not in console.feed.page().scene.alt
    assert len(links(service, session)) == 10


def test_that_the_map_needs_no_more_width_than_a_small_screen_has(console, area, drawn):
    console.refresh()
    for width, high in ((1366, 768), (1024, 700), (960, 540)):
        console.resize(width, high)
        settle()
        scroll = console.face.middle._scroll
        assert scroll.widget().width() <= scroll.viewport().width(), width


def test_that_the_map_shows_where_the_room_sees_it_and_not_beside_other_pictures(
    revealed, console, area
):
    console.refresh()
    for step, shows in (("rate", True), ("map", True), ("lists", False), ("nodes", False)):
        goes(console, step)
        assert area.isVisibleTo(console) == shows, step
