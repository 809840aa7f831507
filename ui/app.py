"""The composition root: one application, one library, and the windows that stand open on it.

All windows but the library are imported on first use, to keep start-up short.
"""

import datetime as dt
import gc
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from ui import settings as store
from ui import theme
from ui.awake import Awake
from ui.boundary import Boundary
from ui.bridge import Bridge
from ui.dialogs.ask import Ask
from ui.kit.elapsed import elapsed
from ui.kit.focus import FocusFrame
from ui.kit.full_screen import cover
from ui.library.window import LibraryWindow
from ui.projector.identify import Identify
from ui.projector.screens import Screens
from ui.projector.trial import Trial
from ui.settings import Settings
from ui.work import Cancelled, Collector, Report, Work, in_turns
from workshop.domain.session import State
from workshop.errors import Trouble
from workshop.services.commands import OpenAgain, PutSessionBack, StartSession
from workshop.services.events import LibraryChanged
from workshop.services.locks import Lock, is_locked, lock_of_library
from workshop.words import _

if TYPE_CHECKING:
    from ui.desk.screen_curtain import ScreenCurtain
    from ui.desk.window import DeskWindow
    from ui.dialogs.passphrase import AskPassphrase
    from ui.plan.window import PlanWindow
    from ui.stagehand import Stagehand

BETWEEN_BACKUPS = 20 * 60 * 1000
"""Milliseconds."""
CALM = 600
"""Milliseconds until the library has been painted and background work no longer competes with it.
"""
LARGEST = (
    "QMenu", "QMessageBox", "QFileDialog", "QWizard", "QCalendarWidget", "QGraphicsView",
    "QColorDialog", "QTextBrowser", "QMdiArea", "QCommonStyle", "QGraphicsItem",
)  # fmt: skip
"""Widget classes whose Python types PySide is slowest to create."""


def compose(app: QApplication, home: Path, settings: Settings, window: LibraryWindow) -> "App":
    """The app on a library folder; `window` is the library window, bare until now."""
    FocusFrame(app)
    Collector(app)
    boundary = Boundary(home)
    boundary.install()
    bridge = Bridge()
    boundary.struck.connect(bridge.troubled)
    composed = App(app, bridge, home, settings, window=window, boundary=boundary)
    bridge.opened.connect(partial(_settle, app))
    return composed


def _settle(app: QApplication) -> None:
    # The first time PySide wraps an unknown widget or object, it creates every class of the module:
    # now, and not in the middle of a deed. What is alive by then stays alive, so it is frozen: a
    # full garbage collection would block the UI.
    largest = (partial(getattr, QtWidgets, name) for name in LARGEST)
    in_turns(app, *largest, QScrollArea().viewport, app.children, gc.freeze)


def put_over(window: QWidget, screen: QScreen) -> None:
    """Covers a screen with a window; only a fresh one asks for the keyboard, else a dialog before
    it would lose what is being typed.
    """
    shows = window.isVisible()
    if not shows or window.geometry() != screen.geometry():
        cover(window, screen)
    if not shows:
        window.activateWindow()


def tell(sentence: str, parent: QWidget) -> None:
    """A sentence after which the program ends: no library could be opened."""
    asked = Ask(
        parent,
        title=_("The library did not open"),
        sentence=sentence,
        deed=_("Close"),
        keep=_("Leave it as it is"),
    )
    asked.keep.hide()
    asked.finished.connect(_end_without_library)
    asked.open()


def _left_words(names: tuple[str, ...]) -> str:
    said = _("What lies in {names} cannot be read, and was left as it is.")
    return said.format(names=", ".join(names))


def _end_without_library() -> None:
    QApplication.exit(1)


class App(QObject):
    """Opens and closes windows; it decides which show together, and nothing else.

    While a desk is open, console, plan and library are taken apart: a screen reader would read
    and press their controls through it, hidden or not.
    """

    def __init__(
        self,
        app: QApplication,
        bridge: Bridge,
        home: Path,
        settings: Settings,
        *,
        window: LibraryWindow | None = None,
        boundary: Boundary | None = None,
        now: Callable[[], dt.datetime] = dt.datetime.now,
        elapsed: Callable[[], float] = elapsed,
        screens: Screens | None = None,
    ) -> None:
        super().__init__()
        self._now, self._elapsed = now, elapsed
        self._app, self._bridge, self._home, self._settings = app, bridge, home, settings
        self._window, self._boundary = window, boundary
        self.screens = screens or Screens(settings.rooms, self)
        self.library: LibraryWindow | None = None
        self.plan: PlanWindow | None = None
        self.stage: Stagehand | None = None
        self.desk: DeskWindow | None = None
        self.curtain: ScreenCurtain | None = None
        self.asked: AskPassphrase | None = None
        self._session = ""
        self._live, self._rehearsed = bridge, ""
        """The library that console and desk work in: a rehearsal has one of its own."""
        self.trial = Trial(self.screens, self)
        self.awake = Awake(self)
        self.awake.refused.connect(self._on_sleepy)
        self._work = Work(self)
        self._work.troubled.connect(bridge.troubled)
        self._work.finished.connect(self._on_worked)
        self._work.progressed.connect(self._on_progressed)
        self._work.troubled.connect(self._on_work_troubled)
        self._between_backups = QTimer(self, interval=BETWEEN_BACKUPS)
        self._between_backups.timeout.connect(self._back_up_changes)
        self.screens.exposed.connect(self._on_exposed)
        self.screens.changed.connect(self._on_screens_changed)
        self.screens.chosen.connect(self._on_room_chosen)
        bridge.opened.connect(self._begin)
        bridge.refused.connect(self._on_refused)
        app.styleHints().colorSchemeChanged.connect(self._on_system_theme)

    # ---- start and end

    def open(self) -> None:
        """The library; after a crash the session, or the desk, that was open then."""
        if self._bridge.is_open():
            self._begin()
            return
        lock = lock_of_library(self._home)
        if lock.is_shut():
            self._ask_for_passphrase(lock)
        else:
            self._open_library()

    def _ask_for_passphrase(self, lock: Lock) -> None:
        """Before anything of the library shows."""
        from ui.dialogs.passphrase import to_open  # noqa: PLC0415 - for start-up time

        asked = self.asked = to_open(lock, None if self._settings.running else self._window)
        asked.accepted.connect(self._on_passphrase)
        asked.rejected.connect(self._on_no_passphrase)
        asked.open()

    def _on_passphrase(self) -> None:
        self.asked = None
        self._open_library()

    def _on_no_passphrase(self) -> None:
        self.asked = None
        self._app.quit()

    def _open_library(self) -> None:
        if not self._settings.running:
            # After a crash nothing but what was open then may show, not even for a moment.
            self._show_library()
        self._bridge.open(self._home)

    def _on_refused(self, sentence: str) -> None:
        self._show_library()
        tell(sentence, self._library())

    def _begin(self) -> None:
        """The library stands open."""
        QTimer.singleShot(CALM, self, self._forget_cut_short)
        self._back_up_soon()
        self._between_backups.start()
        if self._bridge.service.copies_due():  # a passphrase that was cut short
            self._work.start(self._copies_task)
        session = self._settings.running
        if session and self._runs(session):
            if self._settings.desk_open:
                self._run(session, desk=True)
                if self.stage is None:  # refused, say by a full disk: the library tells why
                    self._show_library()
                    self._run(session, desk=True)
                return
            self._show_library()
            self._offer()
        else:
            self._show_library()

    def end(self) -> None:
        """Closes the windows and the library, and restores the interpreter's exception hooks."""
        self.close()
        if self._bridge.is_open():
            self._back_up_changes()
            self._work.wait()
        self._bridge.close()
        if self._boundary is not None:
            self._boundary.remove()

    def close(self) -> None:
        """Closes every window; what was typed is stored."""
        if self.desk is not None:
            self._live.hear_beside()
            self.desk.flush()
        self._close_stage()
        self._end_rehearsal()
        windows = (self.curtain, self.desk, self.plan, self.asked, self.library)
        # Work that ends only now finds no window to speak to.
        self.curtain = self.desk = self.plan = self.asked = self.library = None
        for window in windows:
            if window is not None:
                window.hide()
                window.deleteLater()
        self._work.wait()
        self.awake.wait()

    def to_the_front(self) -> None:
        """Somebody has started the program again."""
        window = self._front()
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    def _front(self) -> QWidget | None:
        if self.curtain is not None or self.desk is not None:
            return self.curtain or self.desk
        if self.stage is not None:
            return self.stage.front()
        return self.plan or self.asked or self.library

    def _runs(self, session: str) -> bool:
        return self._stands(session, "running")

    def _finished(self, session: str) -> bool:
        return self._stands(session, "finished")

    def _stands(self, session: str, state: State) -> bool:
        with suppress(Trouble):
            return self._live.service.state(session) == state
        return False

    def _offer(self) -> None:
        asked = Ask(
            self._library(),
            title=_("Continue where you were?"),
            sentence=_("The program ended while a session was running. Everything is kept."),
            deed=_("Continue"),
            keep=_("Not now"),
            expected=True,
        )
        asked.answered.connect(self._on_offer_answered)
        asked.open()

    def _on_offer_answered(self, yes: bool) -> None:  # noqa: FBT001 - Qt's
        session = self._settings.running
        if yes:
            self._run(session)
        else:
            self._keep(running="", desk_open=False)

    # ---- library and plan

    def _library(self) -> LibraryWindow:
        if self.library is None:
            library = self._bare_library()
            self._window = None
            library.furnish(self._bridge)
            library.start_asked.connect(self._run)
            library.plan_asked.connect(self._open_plan)
            library.print_asked.connect(self._print_session)
            library.rehearse_asked.connect(self._rehearse)
            library.again_asked.connect(self._ask_to_open_again)
            library.exercise_print_asked.connect(self._print_exercise)
            library.sample_asked.connect(self._make_sample)
            library.backup_asked.connect(self._back_up)
            library.restore_asked.connect(self._restore)
            library.session_back_asked.connect(self._bring_session_back)
            library.lock_asked.connect(self._set_passphrase)
            library.unlock_asked.connect(self._remove_passphrase)
            library.stop_asked.connect(self._work.cancel)
            library.pin_asked.connect(self._set_pin)
            library.screens_asked.connect(self._choose_screens)
            library.test_picture_asked.connect(self._on_test_picture)
            library.settings_changed.connect(self._on_settings)
            library.closed.connect(self._on_library_closed)
            self.library = library
        return self.library

    def _bare_library(self) -> LibraryWindow:
        if self._window is None:
            self._window = LibraryWindow(home=self._home, settings=self._settings)
        return self._window

    def _show_library(self) -> None:
        library = self._library()
        library.show()
        library.raise_()
        library.activateWindow()

    def _go_back(self, session: str) -> None:
        """To the library, where that session is the current one."""
        library = self._library()
        library.choose(session)
        library.count_exercises()
        self._show_library()

    def _close_library(self) -> None:
        """Not only hidden: what a hidden list holds can be read by a screen reader."""
        library, self.library = self.library, None
        if library is not None:
            library.hide()
            library.deleteLater()

    def _on_library_closed(self) -> None:
        if self.stage is not None or self.desk is not None or self.plan is not None:
            return
        if self._bridge.is_open() and not self._bridge.send():
            in_turns(self, self._ask_to_end_unsent)  # the window has yet to close
        else:
            self._app.quit()

    def _ask_to_end_unsent(self) -> None:
        self._show_library()
        asked = Ask(
            self._library(),
            title=_("Close and lose what is not stored yet?"),
            sentence=_("What you typed last could not be stored. It waits for the library."),
            deed=_("Close"),
            keep=_("Wait"),
        )
        asked.agreed.connect(self._app.quit)
        asked.open()

    def _open_plan(self, session: str) -> None:
        from ui.plan.window import PlanWindow  # noqa: PLC0415 - for start-up time

        if not self._bridge.send():  # a plan without what was typed into it last
            return
        self._close_plan()
        self._bridge.forget_undo()
        self.plan = PlanWindow(self._bridge, session)
        self.plan.print_asked.connect(self._print_session)
        self.plan.closed.connect(partial(self._on_plan_closed, session))
        self.plan.show()
        self.plan.activateWindow()
        self._close_library()

    def _on_plan_closed(self, session: str) -> None:
        self._close_plan()
        self._go_back(session)

    def _close_plan(self) -> None:
        plan, self.plan = self.plan, None
        if plan is not None:
            plan.deleteLater()

    # ---- console, room and desk

    def _ask_to_open_again(self, session: str) -> None:
        try:
            found = self._bridge.service.session(session)
        except Trouble as trouble:
            self._bridge.troubled.emit(trouble.sentence)
            return
        asked = Ask(
            self._library(),
            title=_("Open “{title}” again?").format(title=found.title),
            sentence=_("It is finished. Once it is open, its answers, notes and plan can change."),
            deed=_("Open again"),
        )
        asked.agreed.connect(partial(self._open_again, session))
        asked.open()

    def _open_again(self, session: str) -> None:
        if self._bridge.do(OpenAgain(session=session)) is not None:
            self._run(session)

    def _run(self, session: str, *, desk: bool = False) -> None:
        from ui.stagehand import Stagehand  # noqa: PLC0415 - for start-up time

        if self.stage is not None or not self._begun(session):
            return
        self._live.forget_undo()
        self.trial.hide()
        self._session = session
        self._keep_running(session=session if self._runs(session) else "")
        stage = self.stage = Stagehand(
            self._live,
            session,
            self.screens,
            fades=self._settings.fades,
            on_top=self._settings.on_top,
            room_theme=self._settings.room_theme,
            bell=self._settings.bell,
            now=self._now,
            elapsed=self._elapsed,
            parent=self,
        )
        self.awake.hold(on=True)
        stage.left.connect(self._on_stage_left)
        stage.finished.connect(self._on_finished)
        stage.desk_asked.connect(self._on_desk_asked)
        stage.print_asked.connect(self._on_print_asked)
        stage.sheet_asked.connect(self._on_sheet_asked)
        stage.room_theme_chosen.connect(self._on_room_theme)
        if desk:
            stage.place()
            self._open_desk()
            if not self.screens.private():
                self._on_exposed()
        else:
            stage.open()
        self._close_library()
        self._back_up_soon()

    def _begun(self, session: str) -> bool:
        """Begins the session, or goes on where it was; a library that then goes shows no news. A
        finished one opens as it stands.
        """
        library = self.library
        if library is not None:
            library.listen(on=False)
        begun = self._finished(session) or self._live.do(StartSession(session=session)) is not None
        if library is not None and not begun:
            library.listen(on=True)
        return begun

    def _on_stage_left(self) -> None:
        self._back_up_soon()
        session = self._rehearsed or self._session
        self._close_stage()
        self._keep_running(session="")
        self._end_rehearsal()
        self._go_back(session)

    def _on_finished(self, printed: bool, backed_up: bool) -> None:  # noqa: FBT001 - a signal's
        session = self._rehearsed or self._session
        self._on_stage_left()
        if backed_up:
            self._back_up()
        if printed:
            self._print_session(session)

    # ---- rehearsal

    def _rehearse(self, session: str) -> None:
        """A copy with sample people in a library of its own, which is thrown away afterwards."""
        from workshop.services.rehearsal import open_rehearsal  # noqa: PLC0415 - for start-up time

        try:
            service, copy = open_rehearsal(self._bridge.service, session)
        except Trouble as trouble:
            self._library().tell(trouble.sentence)
            return
        self._rehearsed, self._live = session, Bridge(service)
        self._live.troubled.connect(self._bridge.troubled)
        self._run(copy)

    def _end_rehearsal(self) -> None:
        if self._live is not self._bridge:
            self._live.close()
            self._live.deleteLater()
            self._rehearsed, self._live = "", self._bridge
            self._forget_rehearsal()

    def _forget_cut_short(self) -> None:
        """A rehearsal that ended with the program."""
        if not self._rehearsed:
            self._forget_rehearsal()

    def _forget_rehearsal(self) -> None:
        from workshop.services.rehearsal import forget_rehearsal  # noqa: PLC0415 - as above

        try:
            forget_rehearsal(self._home)
        except Trouble as trouble:
            self._bridge.troubled.emit(trouble.sentence)

    def _keep_running(self, *, session: str) -> None:
        """What comes back after a crash: never a rehearsal."""
        if not self._rehearsed:
            self._keep(running=session, desk_open=False)

    def _close_stage(self) -> None:
        stage, self.stage = self.stage, None
        self.trial.hide()
        self.awake.hold(on=False)
        if stage is not None:
            stage.close()
            stage.deleteLater()

    def _on_desk_asked(self) -> None:
        if self.stage is not None and self.stage.console.dismiss():
            self.stage.in_private(self._ask_for_pin)

    def _ask_for_pin(self) -> None:
        """Without one nobody could leave the desk."""
        from ui.dialogs.pin import SetPinDialog  # noqa: PLC0415 - for start-up time

        if self.stage is None:
            return
        if self._live.service.has_pin():
            self._open_desk()
            return
        asked = SetPinDialog(self._live, self.stage.console)
        asked.accepted.connect(self._open_desk)
        asked.open()

    def _open_desk(self) -> None:
        from ui.desk.window import DeskWindow  # noqa: PLC0415 - for start-up time

        if self.desk is not None or self.stage is None:
            return
        self.stage.make_way()
        desk = self.desk = DeskWindow(self._live, self._session)
        desk.left.connect(self._on_desk_left)
        put_over(desk, self.screens.console())
        self._keep(desk_open=not self._rehearsed)

    def _on_desk_left(self) -> None:
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.deleteLater()
        self._live.forget_undo()
        self._keep(desk_open=False)
        if self.stage is not None:
            self.stage.open()

    # ---- screens

    def _on_exposed(self) -> None:
        """The room may see what was the facilitator's alone."""
        from ui.desk.screen_curtain import ScreenCurtain  # noqa: PLC0415 - for start-up time

        if self.stage is None or self.curtain is not None:
            return
        if self.desk is not None:
            self.desk.withdraw()
            self.desk.hide()
        else:
            self.stage.hide_console()
        self.curtain = ScreenCurtain(self._live)
        self.curtain.lifted.connect(self._on_lifted)
        put_over(self.curtain, self.screens.console())

    def _on_lifted(self) -> None:
        curtain, self.curtain = self.curtain, None
        if curtain is not None:
            curtain.hide()
            curtain.deleteLater()
        self.screens.vouch()
        if self.desk is not None:
            put_over(self.desk, self.screens.console())
        elif self.stage is not None:
            self.stage.open()

    def _on_screens_changed(self) -> None:
        window = self.curtain or self.desk
        if window is not None:
            put_over(window, self.screens.console())

    def _on_room_theme(self, name: str) -> None:
        self._keep(room_theme=name)

    def _on_room_chosen(self, rooms: dict[str, str]) -> None:
        self._keep(rooms=rooms)

    def _choose_screens(self) -> None:
        if len(self.screens.all()) > 1:
            Identify(self.screens, self).ask()
        else:
            self._library().tell(_("There is one screen only. Plug the projector in first."))

    def _on_test_picture(self) -> None:
        self.trial.toggle(theme.THEMES[self._settings.room_theme])

    def _on_sleepy(self) -> None:
        if self.stage is not None:
            self.stage.say(
                _("This computer may fall asleep during a long talk: its settings can forbid it.")
            )

    # ---- dialogs

    def _on_print_asked(self) -> None:
        if self.stage is not None:
            self._print(self._session, self.stage.console, self._live)

    def _print_session(self, session: str) -> None:
        if self.plan is not None:
            self._print(session, self.plan, first="blank")
        else:
            self._print(session, self._library())

    def _print_exercise(self, exercise: str) -> None:
        self._print(exercise, self._library())

    def _print(
        self, target: str, parent: QWidget, bridge: Bridge | None = None, *, first: str = ""
    ) -> None:
        """first: the kind of handout that is chosen when it opens."""
        from ui.dialogs.print import PrintDialog  # noqa: PLC0415 - for start-up time

        self._show_dialog(PrintDialog(bridge or self._bridge, target, parent, first=first))

    def _on_sheet_asked(self) -> None:
        from ui.dialogs.sheet import SheetDialog  # noqa: PLC0415 - for start-up time

        if self.stage is not None:
            self._show_dialog(SheetDialog(self._live, self._session, self.stage.console))

    def _set_pin(self) -> None:
        from ui.dialogs.pin import SetPinDialog  # noqa: PLC0415 - for start-up time

        self._show_dialog(SetPinDialog(self._bridge, self._library()))

    def _set_passphrase(self) -> None:
        from ui.dialogs.passphrase import SetPassphrase  # noqa: PLC0415 - for start-up time

        lock = lock_of_library(self._home) if is_locked(self._home) else None
        dialog = SetPassphrase(lock, self._library())
        dialog.chosen.connect(self._lock)
        self._show_dialog(dialog)

    def _remove_passphrase(self) -> None:
        from ui.dialogs.passphrase import to_remove  # noqa: PLC0415 - for start-up time

        dialog = to_remove(lock_of_library(self._home), self._library())
        dialog.accepted.connect(partial(self._lock, ""))
        self._show_dialog(dialog)

    def _show_dialog(self, dialog: QDialog) -> None:
        dialog.open()

    # ---- bulk work

    def _make_sample(self) -> None:
        self._keep(sample_offered=True)
        self._work.start(self._sample_task)

    def _sample_task(self, _progress: Report, _cancelled: Cancelled) -> object:
        from workshop.services.sample import make_sample  # noqa: PLC0415 - for start-up time

        make_sample(self._bridge.service)
        return _("The sample session is ready to explore.")

    def _back_up_soon(self) -> None:
        """Backs up what was done, once the window that opens now has been painted."""
        QTimer.singleShot(CALM, self, self._back_up_changes)

    def _back_up_changes(self) -> None:
        self._work.start(self._changes_task)

    def _changes_task(self, _progress: Report, _cancelled: Cancelled) -> object:
        # Reading the exercise files would delay the list.
        self._bridge.service.exercises()
        try:
            self._bridge.service.back_up_changes()
        except Trouble as trouble:
            # Nobody at the desk can do anything about it; it is tried again.
            return "" if self.desk is not None else trouble.sentence
        return ""

    def _back_up(self) -> None:
        self._work.start(self._backup_task)

    def _backup_task(self, _progress: Report, _cancelled: Cancelled) -> object:
        made = self._bridge.service.back_up()
        return _("Backed up: {name}.").format(name=made.name)

    def _lock(self, passphrase: str) -> None:
        self._work.start(partial(self._lock_task, passphrase))

    def _lock_task(self, passphrase: str, report: Report, cancelled: Cancelled) -> object:
        left = self._bridge.service.lock(passphrase, report, cancelled)
        if left:
            return _left_words(left)
        if cancelled():
            return _("Stopped. The backups that are left follow at the next start.")
        if passphrase:
            return _("Library and backups are locked with the passphrase.")
        return _("Library and backups are locked no longer.")

    def _copies_task(self, report: Report, cancelled: Cancelled) -> object:
        left = self._bridge.service.lock_copies(report, cancelled)
        return _left_words(left) if left else ""

    def _on_progressed(self, done: int, total: int) -> None:
        if self.library is not None and self.library.settings is not None:
            self.library.settings.set_locking(done, total)

    def _on_work_troubled(self) -> None:
        if self.library is not None:
            self._bridge.tell((LibraryChanged(session=""),))

    def _restore(self, name: str) -> None:
        self._restored = Path(name)
        self._work.start(self._restore_task)

    def _restore_task(self, report: Report, cancelled: Cancelled) -> object:
        service = self._bridge.service
        lock = service.lock_after(self._restored)
        beside = service.restore(self._restored)
        if lock and service.copies_due():
            service.lock_copies(report, cancelled)
        said = _(
            "The backup is open, without what is known here to have been deleted since; what only "
            "another computer deleted is still in it. The library of before was put aside: {name}."
        )
        return " ".join(part for part in (said.format(name=beside.name), lock) if part)

    def _bring_session_back(self, name: str, session: str) -> None:
        self._work.start(partial(self._session_task, name, session))

    def _session_task(
        self, name: str, session: str, _progress: Report, _cancelled: Cancelled
    ) -> object:
        return self._bridge.service.session_of_backup(name, session)

    def _on_worked(self, done: object) -> None:
        self._bridge.tell((LibraryChanged(session=""),))
        if self.library is None:
            if done:
                self._bridge.troubled.emit(str(done))
            return
        self.library.count_exercises()
        if isinstance(done, PutSessionBack):
            self.library.deeds.put_back(done)
        elif done:
            self.library.say(str(done))

    # ---- settings

    def _on_settings(self, changed: Settings) -> None:
        self._keep(
            theme=changed.theme,
            room_theme=changed.room_theme,
            paper=changed.paper,
            size=changed.size,
            fades=changed.fades,
            on_top=changed.on_top,
            sample_offered=changed.sample_offered or self._settings.sample_offered,
            lock_passed=changed.lock_passed or self._settings.lock_passed,
        )
        wanted = theme.chosen(self._settings.theme)
        if wanted is not theme.theme():
            theme.apply(self._app, wanted)

    def _on_system_theme(self) -> None:
        if self._settings.theme == "system":
            theme.apply(self._app, theme.chosen(self._settings.theme))

    def _keep(self, **changed: object) -> None:
        # Dialogs keep what is set in them in the same file.
        known = (self._home / store.FILE).exists()
        before = store.load(self._home) if known else self._settings
        self._settings = store.changed(before, **changed)
        store.save(self._home, self._settings)
