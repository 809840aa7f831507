"""The day from the console: its timer, how late it runs, what changes, groups and voices."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.room.picture_checks import words
from tests.services.tour import new_session
from ui.console.groups_panel import Member
from ui.console.steps import StepRow
from ui.console.time_panel import GiveRow
from ui.console.window import ConsoleWindow
from ui.demo.hands import settle
from ui.dialogs.ask import Ask
from ui.kit.label import Label
from ui.projector.feed import RoomFeed
from workshop.domain.session import Block
from workshop.domain.stage import Place
from workshop.services.commands import GoTo, SetAgenda, StartSession


@pytest.fixture
def session(service):
    name = new_session(service, people=7, starts="08:00")
    tour, pause = service.view(name).session.agenda
    other = Block(id="o", kind="exercise", title="Other", minutes=4, exercise="other")
    spare = Block(id="s", kind="slack", title="Slack", minutes=10)
    service.do(SetAgenda(session=name, agenda=(tour, pause, other, spare)))
    service.do(StartSession(session=name))
    return name


@pytest.fixture
def console(qtbot, bridge, session, clock, ticks):
    window = ConsoleWindow(bridge, session, RoomFeed(clock.unix), now=clock, monotonic=ticks)
    window.refresh()
    window.resize(1366, 768)
    window.keys.listen(on=True)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.setFocus()
    yield window
    window.close()
    window.deleteLater()


def press(qtbot, window, key):
    qtbot.keyClick(window, key)
    settle()


def type_out(qtbot, window, text):
    qtbot.keyClicks(window, text)
    settle()


def button(window, name):
    return next(each for each in window.findChildren(QPushButton) if each.accessibleName() == name)


def said(window, name):
    return window.findChild(Label, name).text()


def in_the_room(window):
    return words(window.feed.in_the_room())


def go(bridge, session, step, block=0):
    bridge.do(GoTo(session=session, place=Place(block=block, step=step)))


def test_that_t_runs_the_timer_and_plus_and_minus_change_it(qtbot, console, bridge, session):
    go(bridge, session, "rate")
    settle()
    assert "left" not in in_the_room(console)
    press(qtbot, console, Qt.Key.Key_T)
    assert "5 min left" in in_the_room(console)
    type_out(qtbot, console, "+")
    assert "6 min left" in in_the_room(console)
    type_out(qtbot, console, "--")
    assert said(console, "time left") == "4:00"
    press(qtbot, console, Qt.Key.Key_T)
    assert console.stage().timer.since is None


def test_that_a_title_page_says_that_it_has_no_timer(qtbot, console):
    press(qtbot, console, Qt.Key.Key_T)
    assert console.toast.sentence() == "There is no timer here."


def test_that_the_room_reads_when_to_be_back(console, bridge, session):
    go(bridge, session, "", block=1)
    settle()
    assert "Back at" in in_the_room(console)
    assert "08:17" in in_the_room(console)
    assert "Other" in in_the_room(console)
    assert "5 minutes, until 08:17" in [label.text() for label in console.findChildren(Label)]


def test_that_spare_time_never_shows_in_the_room(console, bridge, session):
    go(bridge, session, "", block=3)
    settle()
    assert "Slack" not in in_the_room(console)


def test_that_a_late_day_says_so_and_leads_to_what_could_give(qtbot, console, service, session):
    assert console.face.head.late.text() == "12 min behind"
    qtbot.mouseClick(console.face.head.late, Qt.MouseButton.LeftButton)
    assert said(console, "behind") == "12 minutes behind"
    rows = [row.text() for row in console.findChildren(GiveRow) if row.isChecked()]
    assert "Use the slack" in rows


def test_that_one_press_changes_the_day_and_one_undo_takes_it_back(
    qtbot, console, service, session
):
    before = service.view(session).session.agenda
    qtbot.keyClick(console, Qt.Key.Key_J)
    qtbot.keyClick(console.face.day.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [block.kind for block in service.view(session).session.agenda][-1] != "slack"
    qtbot.keyClick(console, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert service.view(session).session.agenda == before


def test_that_enter_goes_to_a_block_once_it_was_asked(qtbot, console, service, session):
    qtbot.keyClick(console, Qt.Key.Key_J)
    rows = console.face.day.rows
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert service.view(session).stage.place == Place(block=0)
    console.findChild(Ask).accept()
    assert service.view(session).stage.place == Place(block=2)
    qtbot.keyClick(console, Qt.Key.Key_Escape)
    assert not console.face.shows_day()


def test_that_blocks_move_come_in_and_go_without_leaving_the_console(
    qtbot, console, service, session
):
    def titles():
        return [block.title for block in service.view(session).session.agenda]

    qtbot.keyClick(console, Qt.Key.Key_J)
    rows = console.face.day.rows
    for _row in range(2):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles() == ["Tour", "Other", "Break", "Slack"]
    settle()
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert titles() == ["Tour", "Break", "Slack"]
    settle()
    rows.setCurrentRow(0)
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert titles()[0] == "Tour"
    button(console, "Add block").click()
    used = next(line for line in console.face.day.menu.actions() if "Tour" in line.text())
    used.trigger()
    console.face.day.menu.close()
    assert titles() == ["Tour", "Tour (2)", "Break", "Slack"]


def test_that_a_step_jumped_over_is_not_ticked(console, bridge, session, clock):
    for step in ("frame", "word", "rate"):
        go(bridge, session, step)
        clock.on(minutes=1)
    settle()
    rows = console.face.steps.findChildren(StepRow)
    states = [row.accessibleName().rsplit(", ", 1)[1] for row in rows]
    assert states == ["behind us", "skipped", "behind us", "now", *["to come"] * 3]


def test_that_the_room_sees_the_day_and_next_gives_its_page_back(qtbot, console, service, session):
    qtbot.keyClick(console, Qt.Key.Key_J)
    button(console, "Show the day to the room").click()
    settle()
    assert "We end at 08:46." in in_the_room(console)
    assert "planned" in in_the_room(console)
    assert "Slack" not in in_the_room(console)
    qtbot.keyClick(console, Qt.Key.Key_PageDown)
    settle()
    assert service.view(session).stage.aside == ""
    assert service.view(session).stage.place == Place(block=0)


def test_that_g_draws_pairs_for_the_room_and_two_are_swapped(
    qtbot, console, bridge, service, session
):
    go(bridge, session, "rate")
    settle()
    press(qtbot, console, Qt.Key.Key_G)
    assert "Seat 1" in in_the_room(console)
    members = [each for each in console.findChildren(Member) if each.isVisible()]
    assert sorted(each.member for each in members) == list("1234567")
    (drawn,) = service.view(session).stage.groups.values()
    one, other = drawn.groups[0][0], drawn.groups[1][0]
    for member in (one, other):
        next(each for each in members if each.member == member).click()
    (after,) = service.view(session).stage.groups.values()
    assert (after.groups[0][0], after.groups[1][0]) == (other, one)


def test_that_v_calls_the_next_voice_and_x_passes(qtbot, console, bridge, service, session):
    go(bridge, session, "reveal")
    settle()
    press(qtbot, console, Qt.Key.Key_X)
    assert console.toast.sentence() == "Nobody is called yet."
    press(qtbot, console, Qt.Key.Key_V)
    first = said(console, "voice")
    assert first in in_the_room(console)
    press(qtbot, console, Qt.Key.Key_X)
    assert said(console, "voice") != first
    (voices,) = service.view(session).stage.voices.values()
    assert f"Seat {voices.passed[0]}" == first
    for _turn in range(6):
        press(qtbot, console, Qt.Key.Key_V)
    assert said(console, "voice") == "Everybody has had a turn"


def test_that_the_deeds_in_the_head_stand_still_whatever_the_time_says(console):
    head = console.face.head
    deeds = (head.people, head.sheet, head.print, head.undo, head.redo)
    said = [("Block ends 09:45, 12 min in hand", ""), ("Block ends 10:15, on time", ""), ("", ""),
            ("Block ends 10:15, 3 min late", ""), ("x", "9 min behind"), ("x", "112 min behind"),
            ("Block ends 09:00, 1 min in hand", "")]  # fmt: skip
    places = set()
    for title, (ends, late) in enumerate(said):
        head.show_day("Tour" * (title + 1), "Day", ends, late)
        head.show_clock(f"1{title}:{title}1")
        settle()
        places.add(tuple(deed.x() for deed in deeds))
    assert len(places) == 1
