"""The list of sessions with its search: one box, rows of sessions or of what was found."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.empty import EmptyState
from ui.kit.label import Label
from ui.kit.notice import Notice
from ui.kit.row_list import RowList
from ui.kit.search_box import SearchBox
from ui.models.hits import HitsModel
from ui.models.sessions import SessionsModel, in_order
from workshop.domain.record import SearchHit, SessionRow
from workshop.words import _

MARGIN = 36


class SessionsPage(QWidget):
    """Sessions, or while words stand in the box, what was found. `chosen` carries an id, or ""."""

    chosen = Signal(str)
    opened = Signal(str)
    deleted = Signal(str)
    searched = Signal(str)
    new_asked = Signal()
    sample_asked = Signal()
    bring_back_asked = Signal()
    join_asked = Signal()
    lock_asked = Signal()
    lock_passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = Label(_("Sessions"), 34, bold=True)
        self.new = Button(_("New session"), icon="plus", key=_("Ctrl N"))
        self.join = Button(_("Join a room"), icon="laptop", look="quiet")
        self.search = SearchBox(_("Search sessions, notes and texts"), _("Ctrl F"))
        self.notice = Notice()
        self.bring_back = Button(_("Bring the backup back"), icon="restore")
        self.bring_back.hide()
        self.sessions = SessionsModel(self)
        self.hits = HitsModel(self)
        self.list = RowList(_("List of sessions"), (122, 96, 88))
        self.list.setModel(self.sessions)
        self.found = RowList(_("What was found"), (110,))
        self.found.setModel(self.hits)
        self.make = Button(_("New session"), icon="plus", key=_("Ctrl N"), look="expected")
        self.sample = Button(_("Explore a sample session"))
        self.empty = EmptyState(
            _("No sessions yet"),
            _("Make one from a plan that works: it takes a minute."),
            self.make,
            self.sample,
        )
        self.lock = Button(_("Set a passphrase"), icon="lock")
        self.no_lock = Button(_("Not now"), look="quiet")
        self.locking = EmptyState(
            _("Lock this library with a passphrase?"),
            _("Without one, whoever has this computer can read what people write."),
            self.lock,
            self.no_lock,
        )
        self.locking.hide()
        self.none = EmptyState(_("Nothing found"), "")
        self.foot = Label("", 15, colour="ink2", elide=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 29, MARGIN, 20)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.join)
        head.addWidget(self.new)
        column.addLayout(head)
        column.addSpacing(16)
        column.addWidget(self.search)
        column.addSpacing(14)
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 14)
        told.setSpacing(8)
        told.addWidget(self.notice)
        told.addWidget(self.bring_back)
        column.addWidget(self._told)
        self._stack = QStackedWidget()
        first = _at_top(self.empty, self.locking)
        for part in (self.list, self.found, first, _at_top(self.none)):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addSpacing(8)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_asked)
        self.make.clicked.connect(self.new_asked)
        self.sample.clicked.connect(self.sample_asked)
        self.join.clicked.connect(self.join_asked)
        self.lock.clicked.connect(self.lock_asked)
        self.no_lock.clicked.connect(self.lock_passed)
        self.bring_back.clicked.connect(self.bring_back_asked)
        self.search.changed.connect(self._on_typed)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.list.deleted.connect(self._on_deleted)
        self.found.chosen.connect(self._on_chosen)
        self.found.opened.connect(self._on_opened)

    def set_sessions(self, rows: tuple[SessionRow, ...]) -> None:
        """Shows the sessions; keeps the current one, else takes the first."""
        kept = self.current()
        self.sessions.set_rows(in_order(rows, dt.date.today()))
        self._show_part()
        if rows:
            self.choose(kept)
        else:
            self.chosen.emit("")

    def choose(self, session: str) -> None:
        """Makes a session the current one; the first where it is not in the list."""
        self.list.choose_row(max(self.sessions.row_of(session), 0))

    def set_hits(self, text: str, hits: tuple[SearchHit, ...]) -> None:
        """Shows what was found for the words."""
        self.hits.set_rows(hits)
        said = _("No session, note or text has “{text}” in it.").format(text=text)
        self.none.say(_("Nothing found"), said)
        self._show_part()
        if hits:
            self.found.choose_row(0)
        else:
            self.chosen.emit("")

    def tell(self, problem: str, *, backup: bool = False) -> None:
        """Says what happened to the library, "" for nothing; backup: whether one is offered."""
        self.notice.say(problem)
        self.bring_back.setVisible(backup)
        self._told.setVisible(bool(problem))

    def offer_sample(self, *, offered: bool) -> None:
        """Whether the empty state offers the sample session."""
        self.sample.setVisible(offered)

    def offer_lock(self, *, offered: bool) -> None:
        """Whether the empty state asks for a passphrase."""
        self.locking.setVisible(offered)

    def searching(self) -> bool:
        """Whether words stand in the search box."""
        return bool(self.search.text())

    def current(self) -> str:
        """The id of the chosen session, or ""."""
        view = self.found if self.searching() else self.list
        return _id_of(view.value())

    def _show_part(self) -> None:
        searching = self.searching()
        self.heading.setText(_("Search") if searching else _("Sessions"))
        rows = bool(self.hits.rows) if searching else bool(self.sessions.rows)
        self._stack.setCurrentIndex((1 if rows else 3) if searching else (0 if rows else 2))
        self.new.setVisible(searching or rows)

    def _on_typed(self, _text: str) -> None:
        text = self.search.text()
        self.searched.emit(text)
        if not text:
            self._show_part()
            self.chosen.emit(self.current())

    def _on_chosen(self, value: object) -> None:
        self.chosen.emit(_id_of(value))

    def _on_opened(self, value: object) -> None:
        self.opened.emit(_id_of(value))

    def _on_deleted(self, value: object) -> None:
        self.deleted.emit(_id_of(value))


def _id_of(value: object) -> str:
    if isinstance(value, SessionRow):
        return value.id
    return value.session if isinstance(value, SearchHit) else ""


def _at_top(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return holder
