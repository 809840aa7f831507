"""The console: one deed a key, nothing before the reveal, no note lost."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from tests.room.day_pages import place_of
from tests.services.tour import rated, running_session, sits_down
from tests.ui.names import assert_named, controls
from ui.bridge import Bridge
from ui.console.room_column import TimerRow
from ui.console.window import ConsoleWindow
from ui.demo.hands import settle
from ui.dialogs.ask import Ask
from ui.projector.feed import RoomFeed
from ui.projector.window import RoomWindow
from ui.rooms import Rooms
from workshop.domain.record import RoomLink
from workshop.domain.stage import Place, Stage
from workshop.errors import LibraryFault
from workshop.room.standing import standing
from workshop.services.commands import EnterSheet, GoTo, KeepLink, Reveal, SetFrozen, WriteNote

NAMES = (
    "Next", "Back", "Reveal", "Black", "Freeze", "Swap screens", "Timer", "Add minute", "Note",
    "Park", "People in the room", "Enter a paper sheet", "Open desk", "Print", "Undo",
)  # fmt: skip


QUESTION = "opening/question"


class Ticks:
    """Seconds that go on with every look."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        self.now += 1
        return self.now


@pytest.fixture
def ticks():
    """Each key comes long after the one before."""
    return Ticks()


@pytest.fixture
def session(service):
    return running_session(service, people=4)


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


def place(service, session):
    return service.view(session).stage.place


def button(window, name):
    found = [each for each in window.findChildren(QPushButton) if each.accessibleName() == name]
    assert len(found) == 1, name
    return found[0]


def press(qtbot, widget, key, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(widget, key, held)
    settle()


def answer(bridge, session, people, step="rate"):
    for person in range(people):
        given = rated(1 + person % 5, 5 - person % 5)
        sits_down(bridge.service, session, {step: given}, sign=f"sign {step} {person}")
    bridge.answers_changed.emit(session)
    settle()


def at(bridge, session, step):
    bridge.do(GoTo(session=session, place=Place(block=0, step=step)))
    settle()


def test_that_every_fixed_name_is_there_once(console, bridge, session):
    at(bridge, session, "rate")

    names = [each.accessibleName() for each in controls(console)]

    for name in NAMES:
        assert names.count(name) == 1, name


def test_that_every_control_has_a_name_of_its_own(console, bridge, session):
    for step in ("", "frame", "rate", "reveal", "decide"):
        at(bridge, session, step)
        assert_named(console)


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Right])
def test_that_next_walks_places_and_back_returns(qtbot, console, service, session, key):
    press(qtbot, console, key)
    assert place(service, session) == Place(block=0, step="frame")

    press(qtbot, console, Qt.Key.Key_PageUp)
    assert place(service, session) == Place(block=0)

    press(qtbot, console, Qt.Key.Key_Left)
    assert place(service, session) == Place(block=0)


def test_that_a_clicker_works_while_a_note_is_written(qtbot, console, service, session):
    press(qtbot, console, Qt.Key.Key_N)
    qtbot.keyClicks(console.notes.edit, "bring")
    press(qtbot, console.notes.edit, Qt.Key.Key_PageDown)

    assert place(service, session) == Place(block=0, step="frame")
    assert [note.body for note in service.notes(session)] == ["bring"]


def test_that_letters_go_into_the_text_that_has_the_focus(qtbot, console, service, session):
    at_first = service.view(session).stage

    press(qtbot, console, Qt.Key.Key_N)
    qtbot.keyClicks(console.notes.edit, "rbfspd.")
    press(qtbot, console.notes.edit, Qt.Key.Key_Left)

    assert console.notes.edit.toPlainText() == "rbfspd."
    assert service.view(session).stage == at_first


def test_that_a_held_or_bouncing_key_counts_once(qtbot, console, service, session, ticks):
    console.keys._clock = lambda: 5.0
    for _each in range(4):
        press(qtbot, console, Qt.Key.Key_PageDown)

    assert place(service, session) == Place(block=0, step="frame")


def test_that_b_and_the_full_stop_blank_the_room_and_escape_gives_it_back(
    qtbot, console, service, session
):
    press(qtbot, console, Qt.Key.Key_B)
    assert service.view(session).stage.black
    press(qtbot, console, Qt.Key.Key_Period)
    assert not service.view(session).stage.black
    press(qtbot, console, Qt.Key.Key_B)
    press(qtbot, console, Qt.Key.Key_Escape)
    assert not service.view(session).stage.black
    press(qtbot, console, Qt.Key.Key_Escape)
    assert console.isVisible()


def test_that_a_frozen_room_keeps_its_page_while_one_moves_on(qtbot, console, bridge, session):
    room = RoomWindow(fades=False)
    console.feed.show_in(room)
    at(bridge, session, "frame")
    held = room.page()

    press(qtbot, console, Qt.Key.Key_F)
    press(qtbot, console, Qt.Key.Key_PageDown)
    assert room.page() == held
    assert console.feed.page() != held

    press(qtbot, console, Qt.Key.Key_F)
    assert room.page() == console.feed.page() != held
    room.deleteLater()


def test_that_next_never_reveals(qtbot, console, bridge, service, session):
    at(bridge, session, "rate")
    answer(bridge, session, 4)

    for _each in range(12):
        press(qtbot, console, Qt.Key.Key_PageDown)

    assert not service.view(session).snapshots


def test_that_reveal_is_off_below_the_threshold_and_says_why(qtbot, console, bridge, session):
    at(bridge, session, "rate")
    answer(bridge, session, 2)

    assert not button(console, "Reveal").isEnabled()
    press(qtbot, console, Qt.Key.Key_R)
    assert console.toast.sentence() == "2 answers so far. A result shows from 3."
    assert console.findChild(Ask) is None


def test_that_a_step_of_which_nothing_shows_offers_no_reveal(
    qtbot, console, service, session, fresh, monkeypatch
):
    monkeypatch.setattr(console.deeds, "_view", lambda: fresh)
    there = standing(fresh, QUESTION)
    console.face.middle.show_standing(there)

    assert (there.private, there.over) == (True, True)
    assert console.face.middle.progress.reveal.isHidden()
    monkeypatch.setattr(console.deeds, "stage", lambda: Stage(place=place_of(fresh, QUESTION)))
    with qtbot.waitSignal(console.deeds.said) as told:
        console.deeds.reveal()
    assert told.args == ["Nothing of this is shown: it stays with each person."]


@pytest.mark.parametrize("step", ["rate", "reveal"])
def test_that_reveal_asks_once_in_the_same_words(qtbot, console, bridge, service, session, step):
    at(bridge, session, "rate")
    answer(bridge, session, 3)
    at(bridge, session, step)

    press(qtbot, console, Qt.Key.Key_R)
    asked = console.findChild(Ask)
    assert asked.windowTitle() == "Reveal now?"
    assert asked.accessibleDescription() == (
        "3 of 4 done. Who comes later can join this picture only three at a time."
    )
    assert not service.view(session).snapshots
    qtbot.mouseClick(asked.deed, Qt.MouseButton.LeftButton)
    settle()

    assert "tour/rate" in service.view(session).snapshots


@pytest.mark.parametrize("stays", [True, False])
def test_that_devices_of_the_room_get_a_moment_before_a_reveal(
    qtbot, console, bridge, service, session, monkeypatch, stays
):
    service.do(KeepLink(session=session, link=RoomLink(key=bytes(32), code="ABCDEFGHJ")))
    told = []
    monkeypatch.setattr(Rooms, "close_soon", lambda _rooms, *about: told.append(about) or 1)
    at(bridge, session, "rate")
    answer(bridge, session, 3)
    console.deeds.reveal()
    said = []
    console.deeds.said.connect(said.append)
    console.findChild(Ask).answered.emit(True)
    assert told == [(session, "tour/rate")]
    assert said == ["Phones and laptops have 1 second more."]
    assert not service.view(session).snapshots
    if stays:
        qtbot.waitUntil(lambda: "tour/rate" in service.view(session).snapshots, timeout=60_000)
    else:
        at(bridge, session, "word")
        qtbot.waitUntil(lambda: len(said) == 2, timeout=60_000)
        assert not service.view(session).snapshots


def test_that_the_console_says_how_many_sheets_came_after(console, bridge, service, session):
    at(bridge, session, "rate")
    answer(bridge, session, 3)
    bridge.do(Reveal(session=session, step="tour/rate"))
    bridge.do(EnterSheet(session=session, answers={"tour/rate": rated(4, 2)}))
    settle()
    said = [label.text() for label in console.findChildren(QLabel) if label.isVisible()]
    assert "1 sheet came after." in said


def test_that_a_clicker_puts_the_question_away_unanswered(qtbot, console, bridge, service, session):
    at(bridge, session, "rate")
    answer(bridge, session, 3)
    press(qtbot, console, Qt.Key.Key_R)

    press(qtbot, console.findChild(Ask), Qt.Key.Key_PageDown)

    assert not service.view(session).snapshots
    assert place(service, session).step == "reveal"


def said(window: QWidget) -> str:
    """All that a screen reader can read in a window."""
    words = []
    for widget in [window, *window.findChildren(QWidget)]:
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is not None:
            words += [
                seen.text(QAccessible.Text.Name),
                seen.text(QAccessible.Text.Description),
                seen.text(QAccessible.Text.Value),
            ]
    return "\n".join(words)


def test_that_no_answer_shows_before_the_reveal(qtbot, console, bridge, session):
    room = RoomWindow(fades=False)
    console.feed.show_in(room)
    empty = {}
    for step in ("rate", "reveal"):
        at(bridge, session, step)
        empty[step] = room.page().scene, console.face.room.grab().toImage()
    at(bridge, session, "rate")
    answer(bridge, session, 4)

    for step in ("rate", "reveal"):
        at(bridge, session, step)
        assert room.page().scene == empty[step][0]
        assert "higher" not in said(console)
    room.deleteLater()


def test_that_progress_is_told_without_content(console, bridge, session):
    at(bridge, session, "rate")
    answer(bridge, session, 3)

    assert "3 of 4 done" in said(console)
    assert "1 person is still answering. Waiting is fine." in said(console)
    assert button(console, "Reveal").look() == "usual"

    sits_down(bridge.service, session, {"rate": rated(2, 2)}, sign="last")
    bridge.answers_changed.emit(session)
    settle()
    assert button(console, "Reveal").look() == "expected"


def test_that_at_most_one_deed_is_filled(console, bridge, session):
    steps = [("frame", 1), ("rate", 0), ("reveal", 0)]
    for step, filled in steps:
        at(bridge, session, step)
        assert looks(console).count("expected") == filled, step
    at(bridge, session, "rate")
    answer(bridge, session, 4)
    assert looks(console).count("expected") == 1
    bridge.do(Reveal(session=session, step="tour/rate"))
    settle()
    assert looks(console).count("expected") == 1
    assert button(console, "Next").look() == "expected"


def looks(console):
    return [
        each.look()
        for each in console.findChildren(QPushButton)
        if each.isVisible() and hasattr(each, "look")
    ]


def test_that_findings_show_after_the_reveal(console, bridge, session):
    at(bridge, session, "rate")
    answer(bridge, session, 4)
    bridge.do(Reveal(session=session, step="tour/rate"))
    settle()

    assert "For you only: Me against My organisation" in said(console)


def test_that_a_note_is_stored_as_typed(qtbot, console, service, session):
    press(qtbot, console, Qt.Key.Key_N)
    qtbot.keyClicks(console.notes.edit, "Ask the workshop foreman")

    qtbot.waitUntil(lambda: bool(service.notes(session)))

    assert service.notes(session)[0].body.startswith("Ask the")


def test_that_notes_stay_with_their_step(qtbot, console, bridge, service, session):
    at(bridge, session, "frame")
    press(qtbot, console, Qt.Key.Key_N)
    qtbot.keyClicks(console.notes.edit, "first")
    press(qtbot, console.notes.edit, Qt.Key.Key_Escape)
    press(qtbot, console, Qt.Key.Key_PageDown)
    press(qtbot, console, Qt.Key.Key_N)
    qtbot.keyClicks(console.notes.edit, "second")
    console.close()

    assert {(note.step, note.body) for note in service.notes(session)} == {
        ("tour/frame", "first"),
        ("tour/safe", "second"),
    }


def test_that_escape_leaves_a_field_and_nothing_else(qtbot, console, service, session):
    press(qtbot, console, Qt.Key.Key_B)
    press(qtbot, console, Qt.Key.Key_N)
    qtbot.keyClicks(console.notes.edit, "while it is black")

    press(qtbot, console.notes.edit, Qt.Key.Key_Escape)

    assert service.view(session).stage.black
    assert not console.notes.edit.hasFocus()
    press(qtbot, console.focusWidget(), Qt.Key.Key_B)
    assert not service.view(session).stage.black
    assert [note.body for note in service.notes(session)] == ["while it is black"]


def test_that_a_note_that_the_library_refuses_stays_in_the_field(
    qtbot, console, bridge, service, session, monkeypatch
):
    asked = []
    console.desk_asked.connect(lambda: asked.append("desk"))
    written = service.do

    def full(command, patience):
        if isinstance(command, WriteNote):
            raise LibraryFault("The disk is full.")
        return written(command, patience)

    monkeypatch.setattr(service, "do", full)
    at(bridge, session, "frame")
    press(qtbot, console, Qt.Key.Key_N)
    qtbot.keyClicks(console.notes.edit, "not to be lost")
    press(qtbot, console.notes.edit, Qt.Key.Key_Escape)

    press(qtbot, console, Qt.Key.Key_D)
    at(bridge, session, "rate")
    assert asked == []
    assert console.notes.edit.toPlainText() == "not to be lost"

    monkeypatch.setattr(service, "do", written)
    press(qtbot, console, Qt.Key.Key_D)
    assert asked == ["desk"]
    assert [(note.step, note.body) for note in service.notes(session)] == [
        ("tour/frame", "not to be lost")
    ]


def test_that_enter_ends_a_note_and_park_parks_what_is_written(qtbot, console, service, session):
    press(qtbot, console, Qt.Key.Key_N)
    qtbot.keyClicks(console.notes.edit, "a note")
    press(qtbot, console.notes.edit, Qt.Key.Key_Return)
    assert console.notes.edit.toPlainText() == ""
    assert not console.notes.edit.hasFocus()

    press(qtbot, console, Qt.Key.Key_P)
    qtbot.keyClicks(console.notes.edit, "the invoices")
    press(qtbot, console.notes.edit, Qt.Key.Key_Return)

    kinds = {(note.kind, note.body) for note in service.notes(session)}
    assert kinds == {("note", "a note"), ("park", "the invoices")}


def test_that_undo_goes_back_and_leaves_a_text_its_own_undo(qtbot, console, service, session):
    press(qtbot, console, Qt.Key.Key_PageDown)
    press(qtbot, console, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert place(service, session) == Place(block=0)

    press(qtbot, console, Qt.Key.Key_PageDown)
    press(qtbot, console, Qt.Key.Key_N)
    qtbot.keyClicks(console.notes.edit, "word")
    press(qtbot, console.notes.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert place(service, session) == Place(block=0, step="frame")


def test_that_redo_stands_beside_undo_and_says_when_there_is_nothing(
    qtbot, console, service, session
):
    undo, redo = console.face.head.undo, console.face.head.redo
    assert redo.accessibleName() == "Redo"
    assert redo.accessibleDescription() == "Nothing to do again."
    press(qtbot, console, Qt.Key.Key_PageDown)
    there = place(service, session)
    undo.click()
    assert place(service, session) == Place(block=0)
    assert redo.accessibleDescription() == ""
    redo.click()
    assert place(service, session) == there
    assert redo.accessibleDescription() == "Nothing to do again."


def test_that_the_head_fits_a_small_screen_with_the_longest_of_all(console):
    head = console.face.head
    head.set_narrow(narrow=True)
    for ends, late in (("Block ends 15:05, 120 min in hand", ""), ("", "120 min behind")):
        head.show_day("Four pictures and success stories", "", ends, late)
        head.show_clock("13:55")
        assert head.minimumSizeHint().width() <= 1024


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_that_redo_has_both_its_keys(qtbot, console, service, session, key, held):
    press(qtbot, console, Qt.Key.Key_PageDown)
    there = place(service, session)
    press(qtbot, console, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, console, key, held)
    assert place(service, session) == there


def test_that_other_keys_ask_for_their_deed(qtbot, console):
    for key, signal in (
        (Qt.Key.Key_S, console.swap_asked),
        (Qt.Key.Key_D, console.desk_asked),
        (Qt.Key.Key_F5, console.room_asked),
    ):
        with qtbot.waitSignal(signal):
            press(qtbot, console, key)
    with qtbot.waitSignal(console.print_asked):
        press(qtbot, console, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_that_letters_in_a_field_of_a_panel_are_letters(qtbot, console, service, session):
    field = QLineEdit(console)
    field.show()
    field.setFocus()

    qtbot.keyClicks(field, "brief")

    assert field.text() == "brief"
    assert not service.view(session).stage.black


def test_that_the_steps_collapse_below_1200(console, qtbot):
    assert console.face.steps.width() == 295
    console.resize(1024, 700)
    settle()

    assert (console.width(), console.height()) == (1024, 700)
    assert console.face.steps.width() == 55
    for name in ("Next", "Open desk", "Undo", "Print", "People in the room", "Add minute"):
        found = button(console, name)
        corner = found.mapTo(console, found.rect().bottomRight())
        assert console.rect().contains(corner), name


@pytest.mark.parametrize("size", [(1280, 650), (1024, 600)], ids=["150 per cent", "smallest"])
def test_that_nothing_is_cut_or_covered_on_a_low_screen(console, bridge, session, size):
    at(bridge, session, "rate")
    console.resize(*size)
    settle()

    assert (console.width(), console.height()) == size
    found = [button(console, name) for name in ("Back", "Next", "Black", "Timer", "Note", "Park")]
    places = [QRect(each.mapTo(console, QPoint()), each.size()) for each in found]
    field = console.notes.findChild(QWidget, "note text")
    places.append(QRect(field.mapTo(console, QPoint()), field.size()))
    assert all(console.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in combinations(places, 2))


def test_that_a_frozen_room_says_so_in_words(console, bridge, session):
    bridge.do(SetFrozen(session=session, on=True))
    settle()

    assert "The room keeps this picture. You can move on unseen." in said(console)
    assert button(console, "Freeze").look() == "on"


def test_that_the_bridge_outlives_a_closed_console(qtbot, bridge: Bridge, session, clock):
    window = ConsoleWindow(bridge, session, RoomFeed(clock.unix), now=clock)
    window.close()
    window.deleteLater()
    settle()

    bridge.do(SetFrozen(session=session, on=True))
    settle()


def test_that_the_time_that_runs_out_is_said_once_at_each_mark(qtbot, monkeypatch):
    said = []
    monkeypatch.setattr("ui.console.room_column.announce", lambda _part, words: said.append(words))
    row = TimerRow()
    qtbot.addWidget(row)

    for left in (125, 119.5, 118.5, 90, 60, 59, -0.5, -3):
        row.show_time(left, 300, running=True)
    assert said == ["Two minutes left.", "One minute left.", "The time is over."]
    row.show_time(300, 300, running=True)
    row.show_time(100, 300, running=True)
    row.show_time(50, 300, running=False)

    assert len(said) == 3
