"""The app: one program a library, windows one after another, nothing behind a desk."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget

from tests.services.tour import new_session, running_session
from ui import settings as store
from ui.app import App
from ui.console.window import ConsoleWindow
from ui.demo.hands import settle, type_into
from ui.desk.breath import FRESH
from ui.desk.curtain import CurtainPage
from ui.desk.screen_curtain import ScreenCurtain
from ui.desk.turn import TurnPage
from ui.desk.window import DeskWindow
from ui.dialogs.ask import Ask
from ui.dialogs.finish import AskFinish
from ui.dialogs.pin import AskPin
from ui.dialogs.print import PrintDialog
from ui.dialogs.sheet import SheetDialog
from ui.dialogs.sheet_cells import SheetCell
from ui.library.window import LibraryWindow
from ui.plan.window import PlanWindow
from ui.settings import Settings
from ui.single_instance import First, called
from workshop.errors import LibraryFault
from workshop.services.commands import FinishSession, SetPin, StartSession


@pytest.fixture
def opened(qapp, bridge, home):
    made = []

    def open_app(*, projector_off=True, **kept):
        app = App(qapp, bridge, home, Settings(**kept))
        if projector_off:
            app.screens.vouch()
        made.append(app)
        app.open()
        settle()
        return app

    yield open_app
    for app in made:
        app.close()


def showing() -> set[type[QWidget]]:
    return {type(each) for each in QApplication.topLevelWidgets() if each.isVisible()}


def run(app, session):
    app.library.start_asked.emit(session)
    settle()


def visible(window, kind):
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found


def give_pin(curtain, pin):
    curtain.findChild(QPushButton).click()
    dialog = visible(curtain, AskPin)
    dialog.fields[0].edit.setText(pin)
    dialog.deed.click()
    settle()


def test_that_the_library_is_the_first_window(opened):
    opened()

    assert showing() == {LibraryWindow}


def test_that_a_plan_takes_the_place_of_the_library_and_gives_it_back(opened, service):
    session = new_session(service)
    app = opened()

    app.library.plan_asked.emit(session)
    settle()
    assert showing() == {PlanWindow}

    app.plan.close()
    settle()
    assert showing() == {LibraryWindow}


def test_that_a_session_runs_in_the_console_and_ends_in_the_library(opened, service, home):
    session = new_session(service)
    app = opened()

    run(app, session)
    assert showing() == {ConsoleWindow}
    assert store.load(home).running == session

    app.stage.console.left.emit()
    settle()
    assert showing() == {LibraryWindow}
    assert store.load(home).running == ""


def test_that_a_finished_session_opens_as_it_stands(opened, service, home):
    session = running_session(service)
    service.do(FinishSession(session=session))
    before = service.session(session)
    app = opened()
    app.library.choose(session)
    assert app.library.detail.start.text() == "Open"
    assert app.library.detail.again.isVisible()

    app.library.detail.start.click()
    settle()

    assert showing() == {ConsoleWindow}
    assert service.session(session) == before
    assert store.load(home).running == ""
    assert not app.stage.console.face.finish.isVisible()


def test_that_a_running_session_is_resumed_where_it_stood(opened, service):
    session = running_session(service, "word")
    app = opened()
    app.library.choose(session)
    assert app.library.detail.start.text() == "Resume"
    assert not app.library.detail.again.isVisible()
    app.library.detail.start.click()
    settle()
    place = service.view(session).stage.place

    app.stage.console.close()
    app._on_stage_left()
    settle()
    app.library.detail.start.click()
    settle()

    assert app.stage.console.stage().place == place


def test_that_finish_asks_once_and_offers_print_and_backup(opened, service, monkeypatch):
    session = running_session(service)
    app = opened()
    run(app, session)
    backed_up, printed = Mock(), Mock()
    monkeypatch.setattr(app, "_back_up", backed_up)
    monkeypatch.setattr(app, "_print_session", printed)
    deeds = app.stage.console.deeds

    deeds.finish()
    app.stage.console.findChild(AskFinish).reject()
    assert service.session(session).state == "running"
    deeds.finish()
    asked = app.stage.console.findChildren(AskFinish)[-1]
    asked.print.setChecked(True)
    asked.accept()
    settle()

    assert service.session(session).state == "finished"
    assert showing() == {LibraryWindow}
    backed_up.assert_called_once_with()
    printed.assert_called_once_with(session)


def test_that_a_finished_session_is_opened_again_only_after_a_question(opened, service):
    session = running_session(service)
    service.do(FinishSession(session=session))
    app = opened()

    app.library.again_asked.emit(session)
    assert app.stage is None
    assert service.session(session).state == "finished"

    app.library.findChild(Ask).agreed.emit()
    settle()
    assert service.session(session).state == "running"
    assert app.stage is not None


@pytest.mark.parametrize(
    ("asked", "kind"), [("start_asked", ConsoleWindow), ("plan_asked", PlanWindow)]
)
def test_that_a_window_that_is_asked_for_twice_opens_once(opened, service, asked, kind):
    session = new_session(service)
    library = opened().library

    getattr(library, asked).emit(session)
    getattr(library, asked).emit(session)
    settle()

    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert [type(each) for each in shown] == [kind]


def test_that_the_first_desk_asks_for_a_pin(opened, service):
    app = opened()
    run(app, running_session(service, "rate"))

    app.stage.console.desk_asked.emit()
    settle()
    assert DeskWindow not in showing()
    assert app.stage.console.findChild(QWidget, "pin") is not None


def test_that_nothing_else_shows_or_can_be_read_while_a_desk_is_open(opened, service, home):
    service.do(SetPin(pin="1234"))
    app = opened()
    run(app, running_session(service, "rate"))

    app.stage.console.desk_asked.emit()
    settle()

    assert showing() == {DeskWindow}
    assert app.library is None
    lists = [each for each in QApplication.allWidgets() if isinstance(each, QListView)]
    assert not [each for each in lists if each.window().isVisible()]
    assert store.load(home).desk_open


def test_that_console_and_print_dialog_are_taken_apart_before_a_desk_opens(
    opened, service, assert_freed
):
    service.do(SetPin(pin="1234"))
    app = opened()
    run(app, running_session(service, "rate"))
    console = app.stage.console
    console.perform("print")
    settle()
    dialog = console.findChild(PrintDialog)
    assert dialog.isVisible()

    console.perform("desk")
    settle()

    assert showing() == {DeskWindow}
    assert_freed(dialog)
    assert_freed(console)


def test_that_no_desk_opens_over_a_sheet_that_is_not_sealed_yet(opened, service):
    service.do(SetPin(pin="1234"))
    app = opened()
    run(app, running_session(service, "rate"))
    console = app.stage.console
    console.face.head.sheet.click()
    settle()
    sheet = console.findChild(SheetDialog)
    cell = sheet.findChild(SheetCell)
    type_into(cell, "4")

    console.perform("desk")
    settle()

    assert DeskWindow not in showing()
    assert sheet.findChild(Ask).windowTitle() == "Leave this sheet?"
    assert cell.text() == "4"
    cell.clear()


def test_that_the_console_comes_back_after_the_desk(opened, service, home):
    service.do(SetPin(pin="1234"))
    app = opened()
    run(app, running_session(service, "rate"))
    app.stage.console.face.head.undo.setFocus()
    app.stage.console.desk_asked.emit()
    settle()

    app.desk.leave()
    settle()

    assert showing() == {ConsoleWindow}
    assert app.stage.console.focusWidget() in (None, app.stage.console)
    assert not store.load(home).desk_open


def test_that_a_desk_asks_once_whether_the_projector_is_off(opened, service):
    service.do(SetPin(pin="1234"))
    app = opened(projector_off=False)
    run(app, running_session(service, "rate"))
    for answer, windows in (("keep", {ConsoleWindow}), ("deed", {DeskWindow})):
        app.stage.console.perform("desk")
        settle()
        asked = visible(app.stage.console, Ask)
        assert asked.windowTitle() == "Is the projector off?"
        getattr(asked, answer).click()
        settle()
        assert showing() == windows

    app.desk.leave()
    settle()
    app.stage.console.perform("desk")
    settle()
    assert showing() == {DeskWindow}


def test_that_a_turn_hides_from_the_room_until_the_pin_and_then_waits_for_its_owner(
    opened, service
):
    service.do(SetPin(pin="1234"))
    app = opened()
    run(app, running_session(service, "word"))
    app.stage.console.perform("desk")
    settle()
    app.desk._on_begun("bear", "")
    settle()
    settle()
    assert isinstance(app.desk.page(), TurnPage)

    app.screens.exposed.emit()
    settle()
    assert showing() == {ScreenCurtain}
    app.curtain.close()
    assert showing() == {ScreenCurtain}
    give_pin(app.curtain, "1111")
    assert showing() == {ScreenCurtain, AskPin}
    app.curtain.findChild(AskPin).reject()
    give_pin(app.curtain, "1234")

    assert showing() == {DeskWindow}
    assert isinstance(app.desk.page(), CurtainPage)


def test_that_the_console_and_an_unsealed_sheet_hide_from_the_room_and_come_back(opened, service):
    app = opened()
    run(app, running_session(service, "rate"))
    console = app.stage.console
    console.face.head.sheet.click()
    settle()
    sheet = console.findChild(SheetDialog)
    cell = sheet.findChild(SheetCell)
    type_into(cell, "4")

    app.screens.exposed.emit()
    settle()
    assert showing() == {ScreenCurtain}
    app.curtain.findChild(QPushButton).click()
    settle()

    assert showing() == {ConsoleWindow, SheetDialog}
    assert cell.text() == "4"
    cell.clear()


def test_that_nobody_lifts_a_curtain_that_falls_while_they_type(qtbot, bridge, ticks):
    curtain, lifted = ScreenCurtain(bridge, ticks), []
    curtain.lifted.connect(lambda: lifted.append(True))
    qtbot.addWidget(curtain)
    go_on = curtain.findChild(QPushButton)

    for key in "bob for stuff ":
        ticks.now += 0.3
        qtbot.keyClicks(go_on, key)
    ticks.now += 0.3
    qtbot.keyClick(go_on, Qt.Key.Key_Return)
    assert not lifted

    ticks.now += 2 * FRESH
    qtbot.keyClick(go_on, Qt.Key.Key_Return)
    assert lifted


def test_that_a_session_cut_short_is_offered_and_goes_on_at_its_place(opened, service):
    session = running_session(service, "word")
    app = opened(running=session)

    asked = app.library.findChild(Ask)
    assert asked.windowTitle() == "Continue where you were?"
    asked.accept()
    settle()

    assert showing() == {ConsoleWindow}
    assert app.stage.console.stage().place.step == "word"


def test_that_a_desk_cut_short_comes_back_with_no_window_beside_it(opened, service):
    service.do(SetPin(pin="1234"))
    session = running_session(service, "word")

    opened(running=session, desk_open=True)

    assert showing() == {DeskWindow}


def test_that_a_desk_that_cannot_come_back_shows_the_library_and_why(
    opened, service, bridge, monkeypatch
):
    service.do(SetPin(pin="1234"))
    session = running_session(service, "word")
    do = service.do

    def full(command, patience):
        if isinstance(command, StartSession):
            raise LibraryFault("The disk is full.")
        return do(command, patience)

    monkeypatch.setattr(bridge.service, "do", full)
    app = opened(running=session, desk_open=True)

    assert showing() == {LibraryWindow}
    assert app.library.toast.sentence() == "The disk is full."


def test_that_a_desk_cut_short_waits_behind_a_curtain_where_the_room_may_see_it(opened, service):
    service.do(SetPin(pin="1234"))
    session = running_session(service, "word")

    app = opened(projector_off=False, running=session, desk_open=True)

    assert showing() == {ScreenCurtain}
    give_pin(app.curtain, "1234")
    assert showing() == {DeskWindow}


def test_that_a_desk_follows_the_facilitators_screen(opened, service):
    service.do(SetPin(pin="1234"))
    app = opened()
    run(app, running_session(service, "word"))
    app.stage.console.perform("desk")
    app.desk.setGeometry(0, 0, 400, 300)

    app.screens.changed.emit()
    settle()

    assert app.desk.geometry() == app.screens.console().geometry()


def test_that_a_session_no_longer_running_is_not_offered(opened, service):
    opened(running=new_session(service))

    assert showing() == {LibraryWindow}


def test_that_a_second_start_calls_the_first_to_the_front(qtbot, qapp, home):
    assert not called(home)
    first = First(home)
    with qtbot.waitSignal(first.called, timeout=1000):
        assert called(home)
    assert not called(home.parent / "other")
    first.close()


def test_that_a_door_left_behind_by_a_killed_program_is_no_hindrance(qtbot, qapp, home):
    first = First(home)
    first.close()
    again = First(home)
    with qtbot.waitSignal(again.called, timeout=1000):
        assert called(home)
    again.close()


def test_that_work_that_ends_after_the_windows_are_gone_speaks_to_nobody(opened):
    app = opened()
    app.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    app._on_worked("Backed up.")

    assert app.library is None


def test_that_a_rehearsal_says_what_it_is_and_leaves_nothing(opened, service, home):
    session = new_session(service)
    app = opened()
    app.library.rehearse_asked.emit(session)
    settle()
    console = app.stage.console
    assert console.windowTitle() == "Rehearsal: Tuesday"
    assert console.face.head._rehearsal.isVisible()
    assert store.load(home).running == ""
    console.desk_asked.emit()
    settle()
    assert service.session(session).state == "ready"

    console.left.emit()
    settle()

    assert showing() == {LibraryWindow}
    assert app.library.sessions.current() == session
    assert not (home / "rehearsal").exists()
    run(app, session)
    assert app.stage.console.windowTitle() == "Console: Tuesday"
    assert not app.stage.console.face.head._rehearsal.isVisible()


def test_that_a_rehearsal_that_ended_with_the_program_goes_at_the_next_start(opened, home):
    (home / "rehearsal").mkdir()
    app = opened()
    app._forget_cut_short()

    assert not (home / "rehearsal").exists()


def test_that_a_session_keeps_the_computer_awake_until_it_is_left(opened, service, monkeypatch):
    asked = []
    app = opened()
    monkeypatch.setattr(app.awake, "hold", lambda *, on: asked.append(on))
    run(app, new_session(service))
    app.stage.console.left.emit()
    settle()

    assert asked == [True, False]


def test_that_the_console_says_where_the_computer_may_fall_asleep(opened, service):
    app = opened()
    run(app, new_session(service))
    app.awake.refused.emit()

    assert app.stage.console.toast.sentence().startswith("This computer may fall asleep")


def test_that_the_test_picture_comes_and_goes(qtbot, opened):
    app = opened()
    app.library.test_picture_asked.emit()
    shown = app.trial.window
    assert shown.isVisible()
    assert "last row" in shown.accessibleDescription()

    qtbot.keyClick(shown, "x")

    assert app.trial.window is None
    app.library.screens_asked.emit()
    assert app.library.toast.sentence().startswith("There is one screen only.")


def test_that_print_from_the_plan_opens_on_worksheets_and_the_plan_leads_back(opened, service):
    session = new_session(service)
    app = opened()
    app.library.plan_asked.emit(session)
    settle()

    app.plan.print_asked.emit(session)
    dialog = visible(app.plan, PrintDialog)
    assert dialog.choices.kind.value() == "blank"
    dialog.reject()
    (back,) = [each for each in app.plan.findChildren(QPushButton) if each.text() == "Library"]
    back.click()
    settle()

    assert showing() == {LibraryWindow}
