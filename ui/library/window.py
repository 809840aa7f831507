"""The library: the sessions of this computer, exercises to read, the bin and the settings.

It is the first window, so it shows before its parts are imported: `furnish` makes them and puts
them in. Other pages and the dialogs are made when they are first wanted.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from ui.kit.window_size import SMALLEST, usual_size
from ui.settings import Settings, changed
from workshop.errors import Locked, Trouble
from workshop.words import _, clock, day_month_year

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.library.backups import BackupsPage
    from ui.library.bin import BinPage
    from ui.library.exercises import ExercisesPage
    from ui.library.settings import SettingsPage

NARROW, NARROW_SIDE, DETAIL_HIGH = 1200, 36, 320


class LibraryWindow(QMainWindow):
    """The first window. What opens another window is asked for by a signal with a session's id."""

    start_asked = Signal(str)
    plan_asked = Signal(str)
    print_asked = Signal(str)
    rehearse_asked = Signal(str)
    again_asked = Signal(str)
    exercise_print_asked = Signal(str)
    sample_asked = Signal()
    backup_asked = Signal()
    restore_asked = Signal(str)
    session_back_asked = Signal(str, str)
    lock_asked = Signal()
    unlock_asked = Signal()
    stop_asked = Signal()
    pin_asked = Signal()
    screens_asked = Signal()
    test_picture_asked = Signal()
    settings_changed = Signal(object)
    closed = Signal()
    stood = Signal()
    """The window has been painted for the first time; what takes longer may begin."""

    def __init__(self, *, home: Path, settings: Settings) -> None:
        super().__init__()
        self._home, self._settings = home, settings
        self._painted, self._furnished = False, False
        self.setObjectName("Library")
        self.setWindowTitle(_("Heliotrope"))
        self.setMinimumSize(SMALLEST)
        self.resize(usual_size(self))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()
        self._early: list[Callable[[], None]] = []
        """What was asked for by keys before the parts were in."""
        self._add_keys()

    def furnish(self, bridge: "Bridge") -> None:
        """Makes the parts and puts them in. They fill as soon as the bridge has a library; the list
        at once.
        """
        # Imported only now, so that the window shows sooner.
        from ui.kit.toast import Toast  # noqa: PLC0415
        from ui.library.deeds import LibraryDeeds  # noqa: PLC0415
        from ui.library.detail import SessionDetail  # noqa: PLC0415
        from ui.library.rail import LibraryRail  # noqa: PLC0415
        from ui.library.sessions import SessionsPage  # noqa: PLC0415
        from workshop.services.session_list import glance  # noqa: PLC0415

        self._bridge, self._furnished = bridge, True
        self.deeds, self.toast = LibraryDeeds(self, bridge), Toast(self)
        self.rail, self.sessions, self.detail = LibraryRail(), SessionsPage(), SessionDetail()
        self._pages: dict[str, QWidget] = {"sessions": self.sessions, "search": self.sessions}
        self.exercises: ExercisesPage | None = None
        self.bin: BinPage | None = None
        self.backups: BackupsPage | None = None
        self.settings: SettingsPage | None = None
        self._build()
        self._connect()
        self._lay_out()
        if bridge.is_open():
            self._on_library_changed()
        elif rows := glance(self._home):
            self.sessions.set_sessions(rows)
        for deed in self._early:
            deed()

    def _build(self) -> None:
        from ui.kit.scroll import SmallScreenScroll  # noqa: PLC0415 - for start-up time

        self._stack = QStackedWidget()
        self._stack.addWidget(self.sessions)
        ground = QWidget()
        self.setCentralWidget(ground)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        beside = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        self._beside.addWidget(self.detail)
        row.addWidget(SmallScreenScroll(beside), 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go_to)
        sessions, detail, deeds = self.sessions, self.detail, self.deeds
        sessions.chosen.connect(self._on_chosen)
        sessions.searched.connect(self._on_searched)
        sessions.opened.connect(self._on_opened)
        sessions.deleted.connect(deeds.bin)
        sessions.new_asked.connect(deeds.make)
        sessions.sample_asked.connect(self.sample_asked)
        sessions.join_asked.connect(deeds.join_room)
        sessions.lock_asked.connect(self.lock_asked)
        sessions.lock_passed.connect(self._on_lock_passed)
        sessions.bring_back_asked.connect(self._on_bring_back)
        detail.start_asked.connect(self.start_asked)
        detail.plan_asked.connect(self.plan_asked)
        detail.print_asked.connect(self.print_asked)
        detail.rehearse_asked.connect(self.rehearse_asked)
        detail.again_asked.connect(self.again_asked)
        detail.next_asked.connect(deeds.go_on)
        detail.copy_asked.connect(deeds.duplicate)
        detail.keep_asked.connect(deeds.keep)
        detail.edit_asked.connect(deeds.edit)
        detail.bin_asked.connect(deeds.bin)
        self.listen(on=True)
        self._bridge.session_changed.connect(self._on_session_changed)
        self._bridge.troubled.connect(self.tell)
        self._bridge.said.connect(self.say)
        self._bridge.unsent_changed.connect(self.toast.hold)
        self.toast.hold(self._bridge.unsent())
        self.toast.undone.connect(deeds.undo)
        deeds.made.connect(self.choose)
        deeds.said.connect(self._on_said)

    def _page(self, place: str) -> QWidget:
        """The page of a place, made when it is first shown."""
        if place not in self._pages:
            making: dict[str, Callable[[], QWidget]] = {
                "exercises": self._make_exercises,
                "bin": self._make_bin,
                "backups": self._make_backups,
                "settings": self._make_settings,
            }
            self._pages[place] = making[place]()
            self._stack.addWidget(self._pages[place])
        return self._pages[place]

    def _make_exercises(self) -> QWidget:
        from ui.library.exercise_deeds import ExerciseDeeds  # noqa: PLC0415 - as above
        from ui.library.exercises import (  # noqa: PLC0415 - for start-up time
            ExercisesPage,
        )

        page, deeds = ExercisesPage(), ExerciseDeeds(self, self._bridge)
        page.print_asked.connect(self.exercise_print_asked)
        page.add_asked.connect(deeds.add)
        page.duplicate_asked.connect(deeds.duplicate)
        page.save_asked.connect(deeds.save)
        page.remove_asked.connect(deeds.remove)
        deeds.added.connect(page.choose)
        deeds.said.connect(self._on_said)
        page.set_narrow(self._narrow())
        self.exercises = page
        self._fill_exercises(page)
        return page

    def _fill_exercises(self, page: "ExercisesPage") -> None:
        service = self._bridge.service
        own = service.own_exercises
        left_out = [fault.sentence for fault in own.faults()]
        page.set_exercises(service.exercises(), own.files(), left_out)
        self.count_exercises()

    def _make_bin(self) -> QWidget:
        from ui.library.bin import BinPage  # noqa: PLC0415 - for start-up time

        page = self.bin = BinPage()
        page.restore_asked.connect(self.deeds.restore)
        page.purge_asked.connect(self.deeds.purge)
        page.set_sessions(self._bridge.service.sessions(binned=True))
        return page

    def _make_backups(self) -> QWidget:
        from ui.library.backups import BackupsPage  # noqa: PLC0415 - for start-up time

        page = self.backups = BackupsPage(home=self._home)
        page.chosen.connect(self._on_backup_chosen)
        page.backup_asked.connect(self.backup_asked)
        page.restore_asked.connect(self._on_restore_asked)
        page.bring_back_asked.connect(self.session_back_asked)
        page.unlock_asked.connect(self._on_unlock_asked)
        page.set_narrow(self._narrow())
        page.set_backups(self._bridge.service.saved())
        return page

    def _make_settings(self) -> QWidget:
        from ui.library.settings import SettingsPage  # noqa: PLC0415 - for start-up time

        page = self.settings = SettingsPage(
            self._settings, home=self._home, letterheads=self._bridge.service.letterheads()
        )
        page.letterheads.changed.connect(self.deeds.keep_letterhead)
        page.letterheads.added.connect(self.deeds.add_letterhead)
        page.letterheads.removed.connect(self.deeds.remove_letterhead)
        page.letterheads.made_usual.connect(self.deeds.make_usual)
        page.changed.connect(self._on_settings_changed)
        page.backup_asked.connect(self.backup_asked)
        page.backups_asked.connect(partial(self.go_to, "backups"))
        page.aside_purge_asked.connect(self.deeds.purge_aside)
        page.lock_asked.connect(self.lock_asked)
        page.unlock_asked.connect(self.unlock_asked)
        page.stop_asked.connect(self.stop_asked)
        page.pin_asked.connect(self.pin_asked)
        page.screens_asked.connect(self.screens_asked)
        page.test_picture_asked.connect(self.test_picture_asked)
        page.licences_asked.connect(self._on_licences)
        self._tell_copies(page)
        return page

    def _add_keys(self) -> None:
        for key, deed in (
            (QKeySequence.StandardKey.New, self._on_new),
            (QKeySequence.StandardKey.Find, self.search),
            (QKeySequence.StandardKey.Print, self._on_print),
            ("Ctrl+Z", self._on_undo),
            ("Ctrl+Shift+Z", self._on_redo),
            ("Ctrl+Y", self._on_redo),
        ):
            QShortcut(QKeySequence(key), self, partial(self._once_furnished, deed))

    def _once_furnished(self, deed: Callable[[], None]) -> None:
        if self._furnished:
            deed()
        else:
            self._early.append(deed)

    def _on_new(self) -> None:
        self.deeds.make()

    def _on_undo(self) -> None:
        self.deeds.undo()

    def _on_redo(self) -> None:
        self.deeds.redo()

    def place(self) -> str:
        """Where one is: sessions, exercises, search, bin, backups, settings."""
        return self.rail.place()

    def go_to(self, place: str) -> None:
        """Shows a place of the rail."""
        if place == "sessions":
            self.sessions.search.edit.clear()
        self.rail.set_place(place)
        page = self._page(place)
        self._stack.setCurrentWidget(page)
        if page.hasFocus():  # it has nothing that could take it
            self.rail.item(place).setFocus()
        self.detail.setVisible(place in ("sessions", "search"))
        if place == "search":
            self.sessions.search.edit.setFocus()

    def search(self) -> None:
        """Puts the cursor into the search box."""
        if self.place() not in ("sessions", "search"):
            self.go_to("search")
        self.sessions.search.edit.setFocus()
        self.sessions.search.edit.selectAll()

    def say(self, sentence: str) -> None:
        """Tells what was done; it goes by itself."""
        self.toast.say(sentence)

    def tell(self, sentence: str) -> None:
        """Tells what was not done."""
        self.toast.tell(sentence)

    def _on_said(self, sentence: str, undo: bool) -> None:  # noqa: FBT001 - a signal's value
        self.toast.say(sentence, undo=undo)

    def choose(self, session: str) -> None:
        """Makes a session the chosen one."""
        self.go_to("sessions")
        self.sessions.choose(session)

    def _on_licences(self) -> None:
        from ui.dialogs.licences import LicencesDialog  # noqa: PLC0415 - for start-up time

        LicencesDialog(self).open()

    def listen(self, *, on: bool) -> None:
        """Whether it shows what changes in the library."""
        if on:
            self._bridge.library_changed.connect(self._on_library_changed)
        else:
            self._bridge.library_changed.disconnect(self._on_library_changed)

    def _on_library_changed(self) -> None:
        service = self._bridge.service
        rows, binned = service.sessions(), service.sessions(binned=True)
        self.sessions.set_sessions(rows)
        if self.detail.session() is None:
            self._on_chosen(self.sessions.current())
        if rows and self.hasFocus():
            self.sessions.list.setFocus()
        if self.bin is not None:
            self.bin.set_sessions(binned)
        if rows or binned:
            QTimer.singleShot(0, self, self._keep_sample_offered)
        self.sessions.offer_sample(offered=not self._settings.sample_offered)
        self.sessions.offer_lock(offered=not (rows or binned) and self._may_offer_lock())
        self.rail.item("sessions").set_count(len(rows))
        self.rail.item("bin").set_count(len(binned))
        self.sessions.tell(service.problem, backup=service.offered is not None)
        here = _("Everything stays on this computer.")
        self.sessions.foot.setText(f"{here} {self._backup_words()}")
        if self.settings is not None:
            self._tell_copies(self.settings)
            self.settings.letterheads.set_letterheads(service.letterheads())
        if self.backups is not None:
            self.backups.set_backups(service.saved())
        if self.exercises is not None:
            self._fill_exercises(self.exercises)

    def _keep_sample_offered(self) -> None:
        """A library in use is not offered the sample again, even when it is emptied."""
        if not self._settings.sample_offered:
            self._on_settings_changed(changed(self._settings, sample_offered=True))

    def _may_offer_lock(self) -> bool:
        """Once, while the library is new."""
        from workshop.services import locks  # noqa: PLC0415 - for start-up time

        if self._settings.sample_offered or self._settings.lock_passed:
            return False
        fresh = not self._bridge.service.problem
        return fresh and locks.can_lock() and not locks.is_locked(self._home)

    def _on_lock_passed(self) -> None:
        self._on_settings_changed(changed(self._settings, lock_passed=True))
        self.sessions.offer_lock(offered=False)
        self.sessions.make.setFocus()

    def _backup_words(self) -> str:
        return backup_words(self._bridge.service.last_backup(), dt.date.today())

    def _tell_copies(self, page: "SettingsPage") -> None:
        from workshop.services import locks  # noqa: PLC0415 - for start-up time

        page.set_last_backup(self._backup_words())
        page.set_put_aside(self._bridge.service.put_aside())
        page.set_locked(locked=locks.is_locked(self._home), can_lock=locks.can_lock())

    def _on_settings_changed(self, changed: Settings) -> None:
        self._settings = changed
        self.settings_changed.emit(changed)

    def _on_session_changed(self, session: str) -> None:
        shown = self.detail.session()
        if shown is not None and session in ("", shown.id):
            self._on_chosen(shown.id)

    def _on_chosen(self, session: str) -> None:
        if not session or not self._bridge.is_open():
            self.detail.show_session(None)
            return
        try:
            service = self._bridge.service
            self.detail.show_session(service.session(session), service.exports(session))
        except Trouble:
            self.detail.show_session(None)

    def _on_opened(self, session: str) -> None:
        if session and self.detail.start.isEnabled():
            self.start_asked.emit(session)

    def _on_searched(self, text: str) -> None:
        self.rail.set_place("search" if text else "sessions")
        if text:
            self.sessions.set_hits(text, self._bridge.service.search(text))

    def _on_bring_back(self) -> None:
        if (offered := self._bridge.service.offered) is not None:
            self.restore_asked.emit(str(offered))

    def _on_backup_chosen(self, name: str) -> None:
        assert self.backups is not None
        service = self._bridge.service
        try:
            self.backups.show_sessions(name, service.look_into(name), "")
        except Locked as trouble:
            self.backups.show_sessions(name, (), trouble.sentence, shut=True)
        except Trouble as trouble:
            self.backups.show_sessions(name, (), trouble.sentence)

    def _on_unlock_asked(self, name: str) -> None:
        from ui.dialogs.passphrase import to_read  # noqa: PLC0415 - for start-up time

        asked = to_read(self._bridge.service.lock_of_backup(name), self)
        asked.accepted.connect(partial(self._on_unlocked, name))
        asked.open()

    def _on_unlocked(self, name: str) -> None:
        self._on_backup_chosen(name)
        if self.backups is not None:
            self.backups.set_backups(self._bridge.service.saved())

    def _on_restore_asked(self, name: str) -> None:
        self.deeds.ask_to_restore(partial(self.restore_asked.emit, name))

    def _on_print(self) -> None:
        shown = self.detail.session()
        if self.place() in ("sessions", "search") and shown is not None:
            self.print_asked.emit(shown.id)

    def count_exercises(self) -> None:
        """Shows how many exercises there are; for once they are read."""
        self.rail.item("exercises").set_count(len(self._bridge.service.exercises()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.stood.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._furnished:
            self._lay_out()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        from ui.library.detail import SIDE, WIDE  # noqa: PLC0415 - for start-up time

        narrow = self._narrow()
        for page in (self.backups, self.exercises):
            if page is not None:
                page.set_narrow(narrow)
        across = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(below if narrow else across)
        if narrow:
            self.detail.setFixedSize(max(1, self.width() - self.rail.width()), DETAIL_HIGH)
            self.detail.set_side(NARROW_SIDE)
        else:
            self.detail.setFixedWidth(WIDE)
            self.detail.set_side(SIDE)
            self.detail.setMinimumHeight(0)
            self.detail.setMaximumHeight(1 << 20)

    def _narrow(self) -> bool:
        return self.width() < NARROW

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def backup_words(made: dt.datetime | None, today: dt.date) -> str:
    """When the last backup was made."""
    if made is None:
        return _("No backup yet.")
    at = clock(made.time())
    if made.date() == today:
        return _("Last backup today, {time}.").format(time=at)
    if made.date() == today - dt.timedelta(days=1):
        return _("Last backup yesterday, {time}.").format(time=at)
    return _("Last backup {day}, {time}.").format(day=day_month_year(made.date()), time=at)
