"""The backups: what there are, what is in one, and the ways back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.empty import EmptyState
from ui.kit.file_picker import ask_for_file
from ui.kit.label import Ground, Label, Rule
from ui.kit.row_list import RowList
from ui.models.backups import BackupsModel, SavedSessionsModel, holds_words, moment_words
from ui.theme import colour
from workshop.domain.record import SavedSession
from workshop.services.views import SavedLibrary
from workshop.words import _, duration, listed, ngettext

MARGIN, MARGIN_NARROW = 36, 24
WIDE, WIDE_NARROW = 424, 348
SIDE = 28


class BackupsPage(QWidget):
    """`chosen` carries the name of a backup to look into, or the path of one that lies elsewhere;
    `restore_asked` and `unlock_asked` the same; `bring_back_asked` also the id of a session in it.
    """

    chosen = Signal(str)
    backup_asked = Signal()
    restore_asked = Signal(str)
    bring_back_asked = Signal(str, str)
    unlock_asked = Signal(str)

    def __init__(self, *, home: Path) -> None:
        super().__init__()
        self._home, self._name = home, ""
        self.model = BackupsModel(self)
        self.list = _shrinking(_("List of backups"))
        self.list.setModel(self.model)
        self.backup = Button(_("Back up now"))
        self.file = Button(_("Look into a file"), look="quiet")
        why = _(
            "A backup is made at the start, every 20 minutes, and when a session starts or ends. "
            "While people answer there is one a day, so that nobody can tell who came when."
        )
        self.why = Label(why, 15, colour="ink2", wrap=True)
        self.empty = EmptyState(
            _("No backup yet."), _("One is made as soon as there is a session.")
        )
        self.contents = BackupContents()
        self._build()
        self.list.chosen.connect(self._on_chosen)
        self.backup.clicked.connect(self.backup_asked)
        self.file.clicked.connect(self._on_file)
        self.contents.restore.clicked.connect(self._on_restore)
        self.contents.unlock.clicked.connect(self._on_unlock)
        self.contents.bring.clicked.connect(self._on_bring)

    def _build(self) -> None:
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Label(_("Backups"), 34, bold=True), 1)
        head.addWidget(self.backup)
        self._left.addLayout(head)
        self._left.addSpacing(16)
        self._left.addWidget(self.empty)
        self._left.addWidget(self.list, 1)
        self._left.addStretch(0)
        self._left.addSpacing(12)
        self._left.addWidget(self.why)
        self._left.addSpacing(8)
        self._left.addWidget(self.file)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left, 1)
        row.addWidget(self.contents)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        side = MARGIN_NARROW if narrow else MARGIN
        self._left.setContentsMargins(side, 29, side, 20)
        self.contents.setFixedWidth(WIDE_NARROW if narrow else WIDE)

    def set_backups(self, backups: tuple[SavedLibrary, ...]) -> None:
        """Shows what there is, and keeps the one that is looked into."""
        kept = self._name
        self.model.set_rows(backups)
        self.list.setVisible(bool(backups))
        self.empty.setVisible(not backups)
        names = [backup.name for backup in backups]
        if kept and kept not in names:
            return
        self.contents.setVisible(bool(backups))
        if backups:
            self.list.choose_row(names.index(kept) if kept else 0)

    def show_sessions(
        self, name: str, sessions: tuple[SavedSession, ...], trouble: str, *, shut: bool = False
    ) -> None:
        """Shows what is in a backup. trouble: why that cannot be told, or ""; shut: whether it is
        for want of a passphrase.
        """
        self._name = name
        of = next((each for each in self.model.rows if each.name == name), None)
        title = moment_words(of) if of is not None else Path(name).name
        under = holds_words(of) if of is not None else ""
        self.contents.setVisible(True)
        self.contents.show_sessions(title, trouble or under, sessions)
        self.contents.unlock.setVisible(shut)

    def _on_chosen(self, value: object) -> None:
        if isinstance(value, SavedLibrary):
            self.chosen.emit(value.name)

    def _on_file(self) -> None:
        ask_for_file(self, _("Look into a file"), "", self._on_picked, folder=self._home)

    def _on_picked(self, path: str) -> None:
        self.list.clearSelection()
        self.chosen.emit(path)

    def _on_restore(self) -> None:
        self.restore_asked.emit(self._name)

    def _on_unlock(self) -> None:
        self.unlock_asked.emit(self._name)

    def _on_bring(self) -> None:
        session = self.contents.session()
        if session is not None:
            self.bring_back_asked.emit(self._name, session.row.id)


class BackupContents(Ground):
    """What is in one backup: its sessions, of each the day and how much there is; no answer."""

    def __init__(self) -> None:
        super().__init__("sunk")
        self.title = Label("", 26, bold=True, wrap=True)
        self.under = Label("", 16, colour="ink2", wrap=True)
        self.restore = Button(_("Restore the whole backup"), icon="restore")
        self.unlock = Button(_("Type its passphrase"), icon="lock")
        self.unlock.hide()
        self.model = SavedSessionsModel(self)
        self.list = _shrinking(_("Sessions in the backup"))
        self.list.setModel(self.model)
        self.day = Label("", 16, wrap=True)
        self.written = Label("", 16, colour="ink2", wrap=True)
        self.bring = Button(_("Bring this session back"), look="expected")
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 32, SIDE, 20)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.under)
        column.addSpacing(16)
        column.addWidget(self.restore)
        column.addWidget(self.unlock)
        column.addSpacing(16)
        column.addWidget(Rule())
        column.addWidget(self.list, 1)
        column.addSpacing(12)
        column.addWidget(self.day)
        column.addSpacing(4)
        column.addWidget(self.written)
        column.addSpacing(12)
        column.addWidget(self.bring)
        column.addStretch(0)
        self.list.chosen.connect(self._on_chosen)

    def show_sessions(self, title: str, under: str, sessions: tuple[SavedSession, ...]) -> None:
        """Shows them; the first is the chosen one."""
        self.title.setText(title)
        self.under.setText(under)
        self.under.setVisible(bool(under))
        self.restore.setVisible(bool(sessions))
        self.model.set_rows(sessions)
        for part in (self.list, self.day, self.written, self.bring):
            part.setVisible(bool(sessions))
        if sessions:
            self.list.choose_row(0)
            self._on_chosen(sessions[0])

    def session(self) -> SavedSession | None:
        """The chosen session."""
        value = self.list.value()
        return value if isinstance(value, SavedSession) else None

    def _on_chosen(self, value: object) -> None:
        if isinstance(value, SavedSession):
            self.day.setText(day_words(value))
            self.written.setText(written_words(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), colour("line"))


def _shrinking(name: str) -> RowList:
    """A list that gives way to all else on a small screen."""
    rows = RowList(name)
    rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return rows


def day_words(saved: SavedSession) -> str:
    """The plan in a line."""
    if not saved.agenda:
        return _("Nothing planned yet.")
    titles = ", ".join(title for title, _minutes in saved.agenda)
    return _("{titles}: {time}.").format(
        titles=titles, time=duration(sum(minutes for _title, minutes in saved.agenda))
    )


def written_words(saved: SavedSession) -> str:
    """How much was written down."""
    return listed(
        (
            ngettext("{n} note", "{n} notes", saved.notes),
            ngettext("{n} decision", "{n} decisions", saved.decisions),
        )
    )
