"""Screens: the projector is known by what it is; with one screen nothing private shows."""

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from tests.services.tour import Clock, running_session
from ui.demo.hands import settle
from ui.dialogs.ask import Ask
from ui.projector.screens import Facts, Screens, company, facts, names, room_index
from ui.projector.window import RoomPicture
from ui.stagehand import Stagehand
from workshop.domain.stage import Place
from workshop.services.commands import GoTo, WriteNote

LAPTOP = Facts(maker="Maker", model="Panel", serial="1", place="1366x768+0+0", first=True)
BEAMER = Facts(maker="Light", model="B200", serial="77", place="1920x1080+1366+0")
THIRD = Facts(maker="Light", model="B200", serial="78", place="1280x1024+3286+0")


def rooms(*screens, room):
    """What is remembered of a choice between these screens."""
    return {company(screens): room}


def test_that_one_screen_has_no_room_of_its_own():
    assert room_index([LAPTOP], rooms(LAPTOP, room=LAPTOP.identity)) is None


def test_that_no_screen_is_the_rooms_before_somebody_has_chosen():
    assert room_index([LAPTOP, BEAMER], {}) is None
    assert room_index([LAPTOP, THIRD], rooms(LAPTOP, BEAMER, room=BEAMER.identity)) is None


def test_that_the_projector_is_known_again_in_any_order_and_place():
    moved = Facts(maker="Light", model="B200", serial="77", place="1920x1080+0+768")
    known = rooms(LAPTOP, BEAMER, room=BEAMER.identity)

    assert room_index([BEAMER, LAPTOP], known) == 0
    assert room_index([LAPTOP, moved], known) == 1


def test_that_a_nameless_projector_is_known_by_its_place():
    nameless, other = Facts(place="1920x1080+1366+0"), Facts(place="1366x768+0+0")
    known = rooms(other, nameless, room=nameless.identity)

    assert room_index([other, nameless], known) == 1
    assert room_index([nameless, other], known) == 0


def test_that_two_that_say_the_same_of_themselves_are_told_apart_by_place():
    left, right = (Facts(maker="M", model="T", place=place) for place in ("1x1+0+0", "1x1+1+0"))

    assert names([left, right]) == ["M|T||1x1+0+0", "M|T||1x1+1+0"]
    assert room_index([left, right], rooms(left, right, room="M|T||1x1+1+0")) == 1


def test_that_none_of_the_screens_can_be_the_rooms():
    assert room_index([LAPTOP, BEAMER], rooms(LAPTOP, BEAMER, room="")) is None


def test_that_a_real_screen_says_what_it_is(qapp):
    found = facts(QGuiApplication.primaryScreen())

    assert found.first
    assert found.identity


class PrintersOwn(QDialog):
    """Hides `open` behind one of its own, as `QPrintDialog` does."""

    def open(self, receiver, member):
        raise NotImplementedError


class TwoScreens(QObject):
    """Stands in for `Screens` on a machine with one."""

    changed, lost, found, exposed, unknown = Signal(), Signal(), Signal(), Signal(), Signal()
    chosen = Signal(object)

    def __init__(self):
        super().__init__()
        self.projector = None
        self.safe = True
        self.open_question = self.swapped = False

    def room(self):
        return self.projector

    def console(self):
        return QGuiApplication.primaryScreen()

    def private(self):
        return self.safe

    def vouch(self):
        self.safe = True
        self.changed.emit()

    def doubt(self):
        self.safe = False
        self.changed.emit()

    def all(self):
        return [self.console(), *([self.projector] if self.projector else [])]

    def undecided(self):
        return self.open_question

    def choose(self, screen):
        self.open_question = False
        self.projector = screen
        self.changed.emit()

    def swap(self):
        self.swapped = self.projector is not None
        return self.swapped


@pytest.fixture
def session(service):
    return running_session(service)


@pytest.fixture
def screens(qapp):
    return TwoScreens()


@pytest.fixture
def stage(qtbot, bridge, session, screens):
    stage = Stagehand(bridge, session, screens, fades=False, now=Clock(), elapsed=float)
    stage.open()
    qtbot.waitExposed(stage.console)
    stage.console.setFocus()
    yield stage
    stage.close()


def press(qtbot, widget, key):
    qtbot.keyClick(widget, key)
    settle()


def test_that_without_a_projector_the_console_says_so(stage):
    assert not stage.room.isVisible()
    words = [
        each.text() for each in stage.console.findChildren(type(stage.console.face.middle._mode))
    ]
    assert "No projector is there. F5 shows the room view here." in words


def test_that_f5_shows_the_room_view_over_the_console_and_f5_or_escape_ends_it(qtbot, stage):
    for key in (Qt.Key.Key_F5, Qt.Key.Key_Escape):
        press(qtbot, stage.console, Qt.Key.Key_F5)
        assert stage.alone.isVisible()
        assert not stage.console.isVisible()
        press(qtbot, stage.alone, key)
        assert stage.alone is None
        assert stage.console.isVisible()


def test_that_nothing_private_shows_while_one_screen_projects(qtbot, bridge, session, stage):
    bridge.do(GoTo(session=session, place=Place(block=0, step="frame")))
    bridge.do(WriteNote(session=session, step="tour/frame", body="secret remark"))
    press(qtbot, stage.console, Qt.Key.Key_F5)

    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [stage.alone]
    assert "secret" not in stage.alone.accessibleDescription()


def test_that_a_clicker_works_while_one_screen_projects(qtbot, service, session, stage):
    press(qtbot, stage.console, Qt.Key.Key_F5)
    press(qtbot, stage.alone, Qt.Key.Key_PageDown)

    assert service.view(session).stage.place == Place(block=0, step="frame")
    assert stage.alone.isVisible()


def test_that_a_private_deed_brings_the_console_back_first(qtbot, stage):
    press(qtbot, stage.console, Qt.Key.Key_F5)
    press(qtbot, stage.alone, Qt.Key.Key_N)

    assert stage.console.isVisible()
    assert stage.alone is None


def test_that_swap_ends_the_room_view_on_one_screen_and_no_console_flashes_up(qtbot, stage):
    press(qtbot, stage.console, Qt.Key.Key_F5)
    press(qtbot, stage.alone, Qt.Key.Key_S)

    assert stage.console.isVisible()
    assert stage.alone is None


def test_that_who_shows_the_room_on_one_screen_is_asked_again_before_anything_private(
    qtbot, stage, screens
):
    screens.safe = True
    press(qtbot, stage.console, Qt.Key.Key_F5)
    press(qtbot, stage.alone, Qt.Key.Key_N)

    assert not stage.console.face.notes.isVisible()
    assert stage.console.findChild(Ask).windowTitle() == "Is the projector off?"


def test_that_a_dialog_with_an_open_of_its_own_comes_back_from_behind_a_curtain(stage):
    asked = PrintersOwn(stage.console)
    QDialog.open(asked)
    stage.hide_console()
    assert not asked.isVisible()

    stage.open()

    assert asked.isVisible()


def test_that_keys_go_on_into_the_note_that_a_curtain_fell_upon(qtbot, stage):
    press(qtbot, stage.console, Qt.Key.Key_N)
    qtbot.keyClicks(stage.console.notes.edit, "bob ")
    stage.hide_console()

    stage.open()
    qtbot.keyClicks(stage.console.focusWidget(), "for stuff")

    assert stage.console.notes.edit.toPlainText() == "bob for stuff"


def test_that_the_console_tells_when_the_projector_goes_and_comes(stage, screens):
    screens.projector = QGuiApplication.primaryScreen()
    screens.changed.emit()
    settle()
    assert stage.room.isVisible()

    screens.projector = None
    screens.lost.emit()
    screens.changed.emit()
    settle()
    assert not stage.room.isVisible()
    assert stage.console.toast.sentence() == (
        "The projector is gone. Your place is kept; the room view comes back with it."
    )


def test_that_the_room_view_goes_on_while_the_console_is_taken_apart(bridge, session, stage):
    frozen = stage.room.page()
    stage.make_way()
    settle()

    bridge.do(GoTo(session=session, place=Place(block=0, step="frame")))
    settle()
    seen = stage.room.page()
    stage.open()

    assert seen != frozen
    assert stage.room.page() == seen


def test_that_a_console_that_the_room_may_see_shows_no_notes_hints_or_names(
    bridge, session, stage, screens
):
    bridge.do(GoTo(session=session, place=Place(block=0, step="frame")))
    bridge.do(WriteNote(session=session, step="tour/frame", body="secret remark"))
    screens.safe = False
    screens.changed.emit()
    settle()

    face = stage.console.face
    private = (face.notes, face.jotted, face.listed, face.middle.background)
    names = (face.head.people, face.head.sheet, face.head.print)
    assert not any(each.isVisible() for each in (*private, *names))
    assert not face.middle._say.isVisible()
    assert not face.middle._asked.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_P])
def test_that_a_private_deed_asks_once_whether_the_projector_is_off(qtbot, stage, screens, key):
    screens.safe = False
    screens.changed.emit()
    press(qtbot, stage.console, key)
    asked = stage.console.findChild(Ask)
    assert asked.windowTitle() == "Is the projector off?"
    assert not stage.console.face.notes.isVisible()

    asked.deed.click()
    settle()

    assert stage.console.face.notes.isVisible()
    assert stage.console.focusWidget() is stage.console.face.notes.edit
    stage.console.setFocus()
    press(qtbot, stage.console, key)
    assert stage.console.findChild(Ask) is None


def test_that_not_now_leaves_the_console_safe_for_the_room(stage, screens):
    screens.safe = False
    screens.changed.emit()
    buttons = stage.console.findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Show notes and hints").click()
    stage.console.findChild(Ask).keep.click()
    settle()

    assert not screens.safe
    assert not stage.console.face.notes.isVisible()


class Screen(QObject):
    """A screen that is not there."""

    geometryChanged = Signal(object)  # noqa: N815 - Qt's

    def __init__(self, name, at, maker="Maker"):
        super().__init__()
        self._name, self.at, self._maker = name, QRect(*at), maker

    def name(self):
        return self._name

    def geometry(self):
        return self.at

    def manufacturer(self):
        return self._maker

    def model(self):
        return self._name

    def serialNumber(self):
        return ""

    def size(self):
        return self.at.size()

    def devicePixelRatio(self):
        return 1.0


class Desktop:
    """The screens there are; the first is the primary one."""

    def __init__(self, monkeypatch):
        self.laptop = Screen("laptop", (0, 0, 1366, 768))
        self.beamer = Screen("beamer", (1366, 0, 1920, 1080))
        self.there = [self.laptop, self.beamer]
        monkeypatch.setattr(QGuiApplication, "screens", lambda: self.there)
        monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda: self.there[0])

    def follow(self, *there):
        """Screens that have seen these one after another, and how often they were exposed."""
        self.there = there[0]
        screens, told = Screens(), []
        if self.beamer in self.there:
            screens.choose(self.beamer)
        screens.exposed.connect(lambda: told.append(1))
        for each in there[1:]:
            self.there = each
            screens._on_screens(None)
        return screens, len(told)


@pytest.fixture
def desktop(qapp, monkeypatch):
    return Desktop(monkeypatch)


def test_that_a_panel_that_goes_off_leaves_the_room_looking_on(desktop):
    screens, exposed = desktop.follow([desktop.laptop, desktop.beamer], [desktop.beamer])

    assert (screens.private(), exposed) == (False, 1)


def test_that_a_projector_that_goes_leaves_the_laptop_private(desktop):
    screens, exposed = desktop.follow([desktop.laptop, desktop.beamer], [desktop.laptop])

    assert (screens.private(), exposed) == (True, 0)


def test_that_a_projector_made_the_primary_screen_stays_the_rooms(desktop):
    both = [desktop.laptop, desktop.beamer]
    screens, exposed = desktop.follow(both, both[::-1])

    assert (screens.console(), screens.room()) == (desktop.laptop, desktop.beamer)
    assert (screens.private(), exposed) == (True, 0)


def test_that_screens_that_are_mirrored_have_no_room_and_nothing_private(desktop):
    mirror = Screen("beamer", (0, 0, 1920, 1080))
    screens, exposed = desktop.follow([desktop.laptop, desktop.beamer], [desktop.laptop, mirror])

    assert screens.room() is None
    assert (screens.private(), exposed) == (False, 1)


@pytest.mark.parametrize("mirrored", [True, False])
def test_that_one_screen_or_mirrored_ones_are_private_once_vouched_for(desktop, mirrored):
    mirror = Screen("beamer", (0, 0, 1920, 1080))
    screens, _exposed = desktop.follow([desktop.laptop, *([mirror] if mirrored else [])])
    assert not screens.private()

    screens.vouch()
    assert screens.private()
    desktop.there = [mirror]
    screens._on_screens(None)
    assert not screens.private()


def test_that_what_was_vouched_for_is_doubted_once_the_room_looks_at_that_screen(desktop):
    screens, _exposed = desktop.follow([desktop.laptop])
    screens.vouch()
    screens.doubt()

    assert not screens.private()


def test_that_a_laptop_that_was_alone_is_private_once_the_projector_beside_it_is_chosen(desktop):
    screens, exposed = desktop.follow([desktop.laptop], [desktop.laptop, desktop.beamer])
    assert (screens.private(), exposed) == (False, 0)

    screens.choose(desktop.beamer)

    assert screens.private()
    assert screens.room() is desktop.beamer


@pytest.fixture
def beside(screens, monkeypatch):
    """A screen beside the facilitator's, on which windows are not really shown."""
    there = [screens.console(), Screen("beamer", (1366, 0, 1920, 1080))]
    monkeypatch.setattr(screens, "all", lambda: there)
    monkeypatch.setattr(RoomPicture, "show_on", lambda _window, _screen: None)


def test_that_screens_never_seen_together_are_asked_about_before_the_console_shows(
    qtbot, bridge, session, screens, beside
):
    screens.open_question = True
    stage = Stagehand(bridge, session, screens, fades=False, now=Clock())
    stage.open()
    settle()
    question = stage.identify.question
    assert not stage.console.isVisible()
    assert question.focusWidget() is question.cards[-1]
    assert "Screen 1: This laptop" in [each.accessibleName() for each in question.cards]

    qtbot.keyClick(question, "1")
    settle()

    assert stage.console.isVisible()
    assert stage.identify is None
    stage.close()


def test_that_a_new_screen_takes_no_key_from_a_note(qtbot, stage, screens, beside):
    press(qtbot, stage.console, Qt.Key.Key_N)
    screens.open_question = True
    screens.unknown.emit()
    settle()
    qtbot.keyClicks(stage.console.focusWidget(), "s2")

    assert stage.identify.question is None
    assert stage.console.face.notes.edit.toPlainText() == "s2"
    assert stage.console.toast.sentence() == (
        "A new screen is there. S asks which one the room looks at."
    )
    stage.console.setFocus()
    press(qtbot, stage.console, Qt.Key.Key_S)
    assert stage.identify.question.isVisible()
    qtbot.keyClick(stage.identify.question, Qt.Key.Key_Escape)
    settle()
    assert stage.identify is None


MOMENTS = ("unplug", "plug", "swap", "room")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("at", ["note", "dialog", "console"])
def test_that_the_room_view_takes_the_keyboard_at_no_moment(qtbot, stage, screens, at, moment):
    screens.projector = None if moment == "plug" else QGuiApplication.primaryScreen()
    screens.changed.emit()
    settle()
    if at == "note":
        press(qtbot, stage.console, Qt.Key.Key_N)
    if at == "dialog":
        press(qtbot, stage.console, Qt.Key.Key_F1)
    before = QApplication.focusWidget()

    if moment in ("plug", "unplug"):
        screens.projector = QGuiApplication.primaryScreen() if moment == "plug" else None
        (screens.found if moment == "plug" else screens.lost).emit()
        screens.changed.emit()
    else:
        stage._on_swap() if moment == "swap" else stage._on_room()
    settle()

    assert stage.room.isVisible() == (moment != "unplug")
    assert QApplication.focusWidget() is before
    assert QApplication.activeWindow() is not stage.room


def test_that_the_projectors_window_says_so_to_every_window_manager(stage):
    flags = stage.room.windowFlags()

    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert (flags & Qt.WindowType.Tool) == Qt.WindowType.Tool
    assert stage.room.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_that_a_room_view_that_was_given_the_keyboard_gives_it_back(stage):
    asked = []
    console = stage.console.windowHandle()
    stage.room._on_focus(console)
    console.requestActivate = lambda: asked.append(1)
    stage.room.winId()

    stage.room._on_focus(stage.room.windowHandle())

    assert asked == [1]


def test_that_letters_do_nothing_behind_a_dialog(qtbot, stage, service, session):
    press(qtbot, stage.console, Qt.Key.Key_F1)
    press(qtbot, stage.console, Qt.Key.Key_B)

    assert not service.view(session).stage.black


@pytest.mark.parametrize(
    ("sign", "code", "deed"), [("и", 56, "black"), ("а", 41, "frozen"), ("ю", 60, "black")]
)
def test_that_a_russian_layout_does_deeds_by_place(stage, service, session, sign, code, deed):
    none = Qt.KeyboardModifier.NoModifier
    key = QKeyEvent(QEvent.Type.KeyPress, ord(sign.upper()), none, code, 0, 0, sign)
    QApplication.sendEvent(stage.console, key)
    settle()

    assert getattr(service.view(session).stage, deed)


def test_that_w_and_c_show_white_and_the_title_and_escape_the_picture_again(
    qtbot, stage, service, session
):
    def shown():
        stage = service.view(session).stage
        return stage.blank or stage.plain

    console = stage.console
    picture = console.feed.in_the_room()
    for keys, after in (("W", "white"), ("C", "title"), ("B", "black"), ("W", "white")):
        qtbot.keyClicks(console, keys)
        settle()
        assert shown() == after
    press(qtbot, console, Qt.Key.Key_C)
    assert console.feed.in_the_room().scene.alt.startswith(service.view(session).session.title)
    press(qtbot, console, Qt.Key.Key_Escape)
    assert shown() == ""
    assert console.feed.in_the_room() == picture


def test_that_s_swaps_the_screens(qtbot, stage, screens):
    screens.projector = QGuiApplication.primaryScreen()
    press(qtbot, stage.console, Qt.Key.Key_S)

    assert screens.swapped


def test_that_a_choice_and_a_swap_are_told_to_be_kept(desktop):
    screens, kept = Screens(), []
    screens.chosen.connect(kept.append)
    assert screens.undecided()

    screens.choose(desktop.beamer)
    assert screens.room() is desktop.beamer
    assert screens.swap()
    assert screens.room() is desktop.laptop
    screens.choose(None)
    assert screens.room() is None

    assert [*map(len, kept)] == [1, 1, 1]
    assert not Screens(kept[-1]).undecided()


def test_that_screens_never_seen_together_are_told_once_they_have_settled(desktop):
    third = Screen("third", (3286, 0, 1280, 1024))
    screens, told = Screens(), []
    screens.choose(desktop.beamer)
    screens.unknown.connect(lambda: told.append(1))
    desktop.there = [desktop.laptop, third]

    screens._on_screens(None)
    assert told == []
    screens._on_settled()
    screens._on_settled()

    assert told == [1]
    assert screens.room() is None


def test_that_screens_are_looked_at_again_a_second_after_a_change(qtbot, qapp):
    screens = Screens()
    with qtbot.waitSignals([screens.changed, screens.changed], timeout=1500):
        screens._on_screens(QGuiApplication.primaryScreen())
    assert not screens._settle.isActive()
