"""The library: the sessions of this computer, exercises to read, the bin and the settings."""

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget

from ui.bridge import Bridge
from ui.dialogs.ask import Ask
from ui.dialogs.new_session import SessionDialog
from ui.kit.label import Ground
from ui.kit.toast import Toast
from ui.settings import Settings
from ui.windows.library_bin import BinPage
from ui.windows.library_detail import SIDE, SessionDetail
from ui.windows.library_detail import WIDE as DETAIL
from ui.windows.library_exercises import ExercisesPage
from ui.windows.library_rail import PLACES, LibraryRail
from ui.windows.library_sessions import SessionsPage
from ui.windows.library_settings import SettingsPage
from workshop.errors import Trouble
from workshop.services.commands import (
    BinSession,
    Command,
    EditSession,
    NewSession,
    PurgeSession,
    RestoreSession,
)
from workshop.words import _, clock, day_month_year

NARROW, NARROW_SIDE, DETAIL_HIGH = 1200, 36, 320


class LibraryWindow(Ground):
    """The first window. What opens another window is asked for by a signal with a session's id."""

    start_asked = Signal(str)
    plan_asked = Signal(str)
    print_asked = Signal(str)
    exercise_print_asked = Signal(str)
    sample_asked = Signal()
    backup_asked = Signal()
    restore_asked = Signal(str)
    pin_asked = Signal()
    licences_asked = Signal()
    settings_changed = Signal(object)
    closed = Signal()

    def __init__(self, bridge: Bridge, *, home: Path, settings: Settings) -> None:
        super().__init__("paper")
        self._bridge = bridge
        self.setObjectName("Library")
        self.setWindowTitle(_("Heliotrope"))
        self.setMinimumSize(1024, 700)
        self.rail = LibraryRail()
        self.sessions, self.exercises, self.bin = SessionsPage(), ExercisesPage(), BinPage()
        self.settings = SettingsPage(settings, home=home)
        self.detail = SessionDetail()
        self.toast = Toast(self)
        self._build()
        self._connect()
        self._add_keys()
        self.resize(1366, 768)
        self._on_library_changed()
        self.sessions.list.setFocus()
        # Reading the exercise files would keep the first window back.
        QTimer.singleShot(0, self, self._count_exercises)

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for page in (self.sessions, self.exercises, self.bin, self.settings):
            self._stack.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        self._beside.addWidget(self.detail)
        row.addLayout(self._beside, 1)
        self.detail.setFixedWidth(DETAIL)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go_to)
        sessions, detail = self.sessions, self.detail
        sessions.chosen.connect(self._on_chosen)
        sessions.searched.connect(self._on_searched)
        sessions.opened.connect(self._on_opened)
        sessions.deleted.connect(self._on_bin_asked)
        sessions.new_asked.connect(self.ask_new)
        sessions.sample_asked.connect(self.sample_asked)
        detail.start_asked.connect(self.start_asked)
        detail.plan_asked.connect(self.plan_asked)
        detail.print_asked.connect(self.print_asked)
        detail.edit_asked.connect(self._on_edit_asked)
        detail.bin_asked.connect(self._on_bin_asked)
        self.exercises.print_asked.connect(self.exercise_print_asked)
        self.bin.restore_asked.connect(self._on_restore_asked)
        self.bin.purge_asked.connect(self._on_purge_asked)
        self._connect_settings()
        self._bridge.library_changed.connect(self._on_library_changed)
        self._bridge.session_changed.connect(self._on_session_changed)
        self._bridge.troubled.connect(self.say)
        self.toast.undone.connect(self._on_undo)

    def _connect_settings(self) -> None:
        page = self.settings
        page.changed.connect(self.settings_changed)
        page.backup_asked.connect(self.backup_asked)
        page.restore_asked.connect(self.restore_asked)
        page.pin_asked.connect(self.pin_asked)
        page.licences_asked.connect(self.licences_asked)

    def _add_keys(self) -> None:
        for key, deed in (
            (QKeySequence.StandardKey.New, self.ask_new),
            (QKeySequence.StandardKey.Find, self.search),
            (QKeySequence.StandardKey.Print, self._on_print),
            (QKeySequence.StandardKey.Undo, self._on_undo),
        ):
            QShortcut(QKeySequence(key), self, deed)

    def place(self) -> str:
        """Where one is: sessions, exercises, search, bin, settings."""
        return self.rail.place()

    def go_to(self, place: str) -> None:
        """Shows a place of the rail."""
        if place == "sessions":
            self.sessions.search.edit.clear()
        self.rail.set_place(place)
        pages = {"search": "sessions"}
        order = [each for each in PLACES if each != "search"]
        self._stack.setCurrentIndex(order.index(pages.get(place, place)))
        self.detail.setVisible(place in ("sessions", "search"))
        if place == "search":
            self.sessions.search.edit.setFocus()
        if place == "exercises":
            self._fill_exercises()

    def search(self) -> None:
        """Puts the cursor into the search box."""
        if self.place() not in ("sessions", "search"):
            self.go_to("search")
        self.sessions.search.edit.setFocus()
        self.sessions.search.edit.selectAll()

    def say(self, sentence: str) -> None:
        """Tells something that goes by itself."""
        self.toast.say(sentence)

    def choose(self, session: str) -> None:
        """Makes a session the chosen one."""
        self.go_to("sessions")
        self.sessions.set_sessions(self._bridge.service.sessions(), current=session)

    def ask_new(self) -> None:
        """Opens the dialog that makes a session."""
        dialog = SessionDialog(self, templates=self._bridge.service.templates())
        dialog.given.connect(self._on_new_given)
        dialog.open()

    def _on_new_given(self, command: NewSession) -> None:
        outcome = self._bridge.do(command)
        if outcome is not None:
            self.choose(str(outcome.value))

    def _on_edit_asked(self, session: str) -> None:
        view = self._bridge.service.view(session)
        dialog = SessionDialog(self, session=view.session, answered=view.answered)
        dialog.given.connect(self._on_edited)
        dialog.open()

    def _on_edited(self, command: EditSession) -> None:
        self._bridge.do(command)

    def _on_bin_asked(self, session: str) -> None:
        title = self._title(session)
        if not title:
            return
        ask = Ask(
            self,
            title=_("Delete “{title}”?").format(title=title),
            sentence=_("It goes to the bin and can come back. Purge removes it for good."),
            deed=_("Move to bin"),
            icon="bin",
        )
        said = _("Moved to the bin.")
        ask.agreed.connect(partial(self._do_and_say, BinSession(session=session), said))
        ask.open()

    def _on_restore_asked(self, session: str) -> None:
        self._do_and_say(RestoreSession(session=session), _("Back among the sessions."))

    def _on_purge_asked(self, session: str) -> None:
        ask = Ask(
            self,
            title=_("Purge “{title}”?").format(title=self._title(session)),
            sentence=_("Its answers, notes and results go for good, from every byte of the file."),
            deed=_("Purge for good"),
            icon="bin",
        )
        command = PurgeSession(session=session)
        ask.agreed.connect(partial(self._do_and_say, command, _("Purged for good.")))
        ask.open()

    def _do_and_say(self, command: Command, sentence: str) -> None:
        outcome = self._bridge.do(command)
        if outcome is not None:
            self.toast.say(sentence, undo=outcome.undo is not None)

    def _on_undo(self) -> None:
        if self._bridge.undo() is not None:
            self.toast.say(_("Taken back."))

    def _title(self, session: str) -> str:
        rows = (*self.sessions.sessions.rows, *self.bin.model.rows)
        return next((row.title for row in rows if row.id == session), "")

    def _on_library_changed(self) -> None:
        service = self._bridge.service
        rows, binned = service.sessions(), service.sessions(binned=True)
        self.sessions.set_sessions(rows)
        self.bin.set_sessions(binned)
        if rows or binned:
            self.settings.keep_sample_offered()
        self.sessions.offer_sample(offered=not self.settings.settings().sample_offered)
        self.rail.item("sessions").set_count(len(rows))
        self.rail.item("bin").set_count(len(binned))
        self.sessions.notice.say(service.problem)
        self._tell_backup()

    def _tell_backup(self) -> None:
        words = backup_words(self._bridge.service.last_backup(), dt.date.today())
        self.sessions.foot.setText(f"{_('Everything stays on this computer.')} {words}")
        self.settings.set_last_backup(words)

    def _on_session_changed(self, session: str) -> None:
        self.sessions.set_sessions(self._bridge.service.sessions())
        shown = self.detail.session()
        if shown is not None and shown.id == session:
            self._on_chosen(session)

    def _on_chosen(self, session: str) -> None:
        if not session:
            self.detail.show_session(None)
            return
        try:
            self.detail.show_session(self._bridge.service.view(session).session)
        except Trouble:
            self.detail.show_session(None)

    def _on_opened(self, session: str) -> None:
        if session and self.detail.start.isEnabled():
            self.start_asked.emit(session)

    def _on_searched(self, text: str) -> None:
        self.rail.set_place("search" if text else "sessions")
        if text:
            self.sessions.set_hits(text, self._bridge.service.search(text))

    def _on_print(self) -> None:
        shown = self.detail.session()
        if self.place() in ("sessions", "search") and shown is not None:
            self.print_asked.emit(shown.id)

    def _count_exercises(self) -> None:
        self.rail.item("exercises").set_count(len(self._bridge.service.exercises()))

    def _fill_exercises(self) -> None:
        self.exercises.set_exercises(self._bridge.service.exercises())

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < NARROW
        across = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(below if narrow else across)
        if narrow:
            self.detail.setFixedSize(max(1, self.width() - self.rail.width()), DETAIL_HIGH)
            self.detail.set_side(NARROW_SIDE)
        else:
            self.detail.setFixedWidth(DETAIL)
            self.detail.set_side(SIDE)
            self.detail.setMinimumHeight(0)
            self.detail.setMaximumHeight(1 << 20)
        super().resizeEvent(event)

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
