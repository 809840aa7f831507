"""The desk as a locked door: whatever somebody with a minute tries, none of it shows another
person's answer or leaves the desk.

Each attempt is made twice: by the next person, after somebody was done, and before the curtain
behind which somebody's turn waits.
"""

import contextlib
import io
from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPlainTextEdit, QWidget

from tests.attack.outsider import NoWindows
from tests.services.tour import rated, running_session, sits_down
from tests.ui.desk_room import Hands, words
from tests.ui.test_printer_refuses import Deaf
from ui.app import App
from ui.demo.hands import settle
from ui.desk.screen_curtain import ScreenCurtain
from ui.desk.window import DeskWindow
from ui.dialogs import print_deeds
from ui.dialogs.pin import AskPin
from ui.settings import Settings
from workshop.cli import program
from workshop.services.commands import SetPin
from workshop.services.results import results

SIGN, WORD, PIN = "walnut", "inadmissible", "2468"
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
BOARDS = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class Seat(NamedTuple):
    """Somebody at the desk of a running program who wants to know what another said."""

    app: App
    hands: Hands
    session: str
    code: str
    """A code of their own."""

    @property
    def desk(self) -> DeskWindow:
        return self.app.desk

    def fields(self) -> list[QWidget]:
        kinds = (QLineEdit, QPlainTextEdit)
        found = [each for kind in kinds for each in self.desk.findChildren(kind)]
        return [each for each in found if each.isVisible()]

    def focus(self) -> QWidget:
        return self.desk.focusWidget() or self.desk

    def pin(self) -> AskPin | None:
        return self.desk.findChild(AskPin)


Attempt = Callable[[Seat], object]


def pressing(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> Attempt:
    return lambda seat: seat.hands.key(key, modifiers)


def also_in_a_turn_of_their_own(attempt: Attempt) -> Attempt:
    """Tried again over fields that somebody else wrote into before."""

    def tried(seat: Seat) -> None:
        attempt(seat)
        if seat.hands.has("Start my own turn"):
            seat.hands.press("Start my own turn")
        seat.hands.write("Your sign", "one of my own")
        seat.hands.begin()
        attempt(seat)

    return tried


def holds(key: Qt.Key) -> Attempt:
    def attempt(seat: Seat) -> None:
        for auto in (False, *[True] * 30):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(seat.focus(), QKeyEvent(kind, key, PLAIN, "", auto))
        settle()

    return attempt


def pastes_with_the_middle_button(seat: Seat) -> None:
    for field in seat.fields():
        QTest.mouseClick(field, Qt.MouseButton.MiddleButton, PLAIN, QPoint(5, 5))


def asks_for_a_menu(seat: Seat) -> None:
    for widget in (seat.desk, *seat.fields()):
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
        QApplication.sendEvent(widget, asked)
        QTest.mouseClick(widget, Qt.MouseButton.RightButton, PLAIN, QPoint(5, 5))
    menus = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu)]
    assert not [each for each in menus if each.isVisible()]


def drags_and_drops(seat: Seat) -> None:
    data = QMimeData()
    data.setText("dropped")
    for field in seat.fields():
        place, copy, left = QPointF(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enters = QDragEnterEvent(place.toPoint(), copy, data, left, PLAIN)
        drops = QDropEvent(place, copy, data, left, PLAIN)
        for event in (enters, drops):
            event.setAccepted(False)
            QApplication.sendEvent(field, event)
            assert not event.isAccepted()
    assert "dropped" not in seat.hands.said()


def tree(seat: Seat) -> list[str]:
    """What a screen reader can find in the whole program, shown or hidden: names, descriptions,
    values and actions.
    """
    found = []
    for window in QApplication.topLevelWidgets():
        for each in (window, *window.findChildren(QWidget)):
            interface = QAccessible.queryAccessibleInterface(each)
            if interface is None:
                continue
            found += [interface.text(kind) for kind in QAccessible.Text if kind.value <= 5]
            actions = interface.actionInterface()
            names = actions.actionNames() if actions else []
            found += [*names, *(actions.localizedActionDescription(name) for name in names)]
    return found


def presses_all_a_screen_reader_finds(seat: Seat) -> None:
    """Every action of every control that is not on the desk: there is none."""
    own = {seat.desk, *(each for each in QApplication.topLevelWidgets() if not each.isVisible())}
    for window in QApplication.topLevelWidgets():
        if window not in own and not isinstance(window, QDialog):
            assert not window.findChildren(QWidget), window


def looks_at_the_window_list(seat: Seat) -> None:
    titles = {each.windowTitle() for each in QApplication.topLevelWidgets() if each.isVisible()}
    assert titles == {"Desk"}


def closes_the_window(seat: Seat) -> None:
    assert not seat.desk.close()
    seat.desk.showMinimized()
    QTest.qWait(50)
    assert not seat.desk.isMinimized()


def starts_the_program_again(seat: Seat) -> None:
    seat.app.to_the_front()
    settle()


def uses_the_command_line(seat: Seat) -> None:
    home = str(seat.app._home)
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        for arguments in (
            ("list",),
            ("results", seat.session, "--json"),
            ("saved", seat.session),
            ("handout", seat.session, "--kind", "copy", "--out", f"{home}/x.pdf"),
            ("handout", seat.session, "--kind", "copy", "--person", SIGN, "--out", f"{home}/x.pdf"),
            ("reveal", seat.session, "tour/word"),
            ("purge", seat.session),
        ):
            program.main(["--home", home, *arguments], NoWindows())
    assert WORD not in told.getvalue()
    assert not (seat.app._home / "x.pdf").exists()
    assert seat.app._bridge.service.people(seat.session)


def changes_the_screens(seat: Seat) -> None:
    """The projector is pulled out and put in again."""
    for _time in range(2):
        seat.app.screens.changed.emit()
        settle()


def lets_the_room_look(seat: Seat) -> None:
    """The lid is closed, or the screens are mirrored: the desk hides behind the PIN."""
    seat.app.screens.exposed.emit()
    settle()
    assert isinstance(seat.app.curtain, ScreenCurtain)
    seat.app.curtain.close()
    QTest.keyClick(seat.app.curtain, Qt.Key.Key_Escape)
    assert not seat.desk.isVisible()


def wakes_it_up_after_an_hour(seat: Seat) -> None:
    seat.desk.watch._last -= 3600
    seat.desk.watch.look()
    settle()


def guesses_the_pin(seat: Seat) -> None:
    seat.hands.press("Leave desk")
    dialog = seat.pin()
    for number in range(20):
        dialog.fields[0].edit.setText(f"{1000 + number}")
        dialog.deed.click()
    dialog.fields[0].edit.setText(PIN)
    dialog.deed.click()
    assert dialog.fields[0].fault.words.text() == "Five wrong tries. Wait 30 seconds."
    dialog.reject()
    settle()


def guesses(*secrets: str) -> Attempt:
    """Signs or codes, one after another without waiting: all but the first are not even looked
    at, and the right one no more than they.
    """

    def attempt(seat: Seat) -> None:
        field = next(
            name for name in ("Your sign or your code", "Your sign or code") if seat.hands.has(name)
        )
        for secret in (*secrets, SIGN):
            seat.hands.find(field).setText(secret)
            seat.hands.press("Go on")
        assert "Wait " in seat.hands.said()
        seat.hands.find(field).clear()

    return attempt


def prints_on_a_deaf_printer(seat: Seat) -> None:
    """With a code of their own, which nobody reads off the screen afterwards."""
    name = next(
        name for name in ("Your sign or your code", "Your sign or code") if seat.hands.has(name)
    )
    seat.hands.write(name, seat.code)
    seat.hands.press("Go on")
    seat.hands.press("Print my copy")
    seat.desk.copy.wait()
    settle()
    seat.hands.press("Done")
    assert seat.code not in seat.hands.said().replace(" ", "")
    seat.hands.press("Pass the laptop")


def walks_with_tab(seat: Seat) -> None:
    for _stop in range(12):
        seat.hands.key(Qt.Key.Key_Tab)


ATTEMPTS: dict[str, Attempt] = {
    "Alt+F4": pressing(Qt.Key.Key_F4, ALT),
    "Ctrl+Q": pressing(Qt.Key.Key_Q, CTRL),
    "Ctrl+W": pressing(Qt.Key.Key_W, CTRL),
    "Esc": pressing(Qt.Key.Key_Escape),
    "F11": pressing(Qt.Key.Key_F11),
    "F5": pressing(Qt.Key.Key_F5),
    "F1": pressing(Qt.Key.Key_F1),
    "Menu": pressing(Qt.Key.Key_Menu),
    "Shift+F10": pressing(Qt.Key.Key_F10, SHIFT),
    "Alt+Space": pressing(Qt.Key.Key_Space, ALT),
    "Alt+Left": pressing(Qt.Key.Key_Left, ALT),
    "Alt+Right": pressing(Qt.Key.Key_Right, ALT),
    "Back": pressing(Qt.Key.Key_Back),
    "Backspace": pressing(Qt.Key.Key_Backspace),
    "PgUp of a clicker": pressing(Qt.Key.Key_PageUp),
    "PgDown of a clicker": pressing(Qt.Key.Key_PageDown),
    "undo": also_in_a_turn_of_their_own(pressing(Qt.Key.Key_Z, CTRL)),
    "redo": also_in_a_turn_of_their_own(pressing(Qt.Key.Key_Y, CTRL)),
    "paste": also_in_a_turn_of_their_own(pressing(Qt.Key.Key_V, CTRL)),
    "the print dialog": pressing(Qt.Key.Key_P, CTRL),
    "a file dialog to open": pressing(Qt.Key.Key_O, CTRL),
    "a file dialog to save": pressing(Qt.Key.Key_S, CTRL),
    "the library's search": pressing(Qt.Key.Key_F, CTRL),
    "a new session": pressing(Qt.Key.Key_N, CTRL),
    "Tab": walks_with_tab,
    "held Enter": holds(Qt.Key.Key_Return),
    "held Space": holds(Qt.Key.Key_Space),
    "middle click": also_in_a_turn_of_their_own(pastes_with_the_middle_button),
    "context menu": also_in_a_turn_of_their_own(asks_for_a_menu),
    "drag and drop": also_in_a_turn_of_their_own(drags_and_drops),
    "screen reader": presses_all_a_screen_reader_finds,
    "window list": looks_at_the_window_list,
    "window manager": closes_the_window,
    "second start": starts_the_program_again,
    "command line": uses_the_command_line,
    "unplug": changes_the_screens,
    "lid and mirror": lets_the_room_look,
    "suspend": wakes_it_up_after_an_hour,
    "twenty PINs": guesses_the_pin,
    "twenty signs": guesses(*(f"word {number}" for number in range(20))),
    "twenty codes": guesses(*(f"AAAA{number:04}" for number in range(20))),
    "a printer that refuses": prints_on_a_deaf_printer,
}


@pytest.fixture
def app(qapp, bridge, service, home, monkeypatch):
    """A program in a running session, whose facilitator has set a PIN."""
    monkeypatch.setattr(print_deeds, "QPainter", Deaf)
    service.do(SetPin(pin=PIN))
    opened = App(qapp, bridge, home, Settings())
    opened.screens.vouch()
    opened.open()
    settle()
    yield opened
    opened.close()


@pytest.fixture
def seat(qtbot, app, service):
    session = running_session(service, "word", "rate")
    code = sits_down(service, session, {"word": {"text": "mine"}, "rate": rated(1, 1)})
    app.library.start_asked.emit(session)
    settle()
    app.stage.console.perform("desk")
    settle()
    return Seat(app, Hands(qtbot, app.desk), session, code)


def answers(seat: Seat) -> None:
    """Somebody with a sign and a word sits down, writes, selects and copies it."""
    seat.hands.write("Your sign", SIGN)
    seat.hands.begin()
    seat.hands.write("Which word stayed?", WORD)
    seat.hands.key(Qt.Key.Key_A, CTRL)
    seat.hands.key(Qt.Key.Key_C, CTRL)


def is_done(seat: Seat) -> None:
    answers(seat)
    seat.hands.press("Next statement")
    for statement in ("Most important", "Not dependent on us"):
        for lens in ("Me", "My organisation"):
            seat.hands.press(f"{statement}, {lens}: 5 Always true")
        if seat.hands.has("Next statement"):
            seat.hands.press("Next statement")
    seat.hands.press("Done")
    seat.hands.press("Pass the laptop")


def waits_behind_the_curtain(seat: Seat) -> None:
    answers(seat)
    seat.hands.press("Pause")


def assert_locked(seat: Seat) -> None:
    """The desk is there, or what hides it, and nothing else; nobody's words are anywhere."""
    shown = {type(each) for each in QApplication.topLevelWidgets() if each.isVisible()}
    assert shown in ({DeskWindow}, {ScreenCurtain}, {DeskWindow, AskPin})
    assert seat.app.library is None
    found = [*tree(seat), *(each for top in QApplication.topLevelWidgets() for each in words(top))]
    board = QApplication.clipboard()
    found += [board.text(mode) for mode in BOARDS if mode != BOARDS[1] or board.supportsSelection()]
    read = " ".join(found).casefold()
    assert SIGN not in read
    assert WORD not in read


@pytest.mark.parametrize("before", [is_done, waits_behind_the_curtain])
@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_that_an_attempt_shows_nothing_and_leads_nowhere(seat, attempt, before):
    before(seat)
    assert_locked(seat)

    ATTEMPTS[attempt](seat)
    assert_locked(seat)

    assert results(seat.app._bridge.service, seat.session)["exercises"][0]["steps"] == []


def test_that_the_attempts_would_see_what_is_there_to_be_seen(seat):
    """The fault put in on purpose: somebody's turn stands open on the desk."""
    answers(seat)
    with pytest.raises(AssertionError):
        assert_locked(seat)
