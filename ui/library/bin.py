"""The bin: sessions that can come back, or be purged for good."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.empty import EmptyState
from ui.kit.label import Label
from ui.kit.row_list import RowList
from ui.models.sessions import SessionsModel
from workshop.domain.record import SessionRow
from workshop.words import _

MARGIN = 36


class BinPage(QWidget):
    """What was deleted; the signals carry a session's id."""

    restore_asked = Signal(str)
    purge_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model = SessionsModel(self)
        self.list = RowList(_("List of the bin"), (122, 96, 88))
        self.list.setModel(self.model)
        self.restore = Button(_("Restore"), icon="restore", look="expected")
        self.purge = Button(_("Purge"), icon="bin", key=_("Del"))
        self.words = Label(_("Purge removes a session for good."), 16, colour="ink2", wrap=True)
        self.empty = EmptyState(_("Nothing in the bin."), "")
        self.empty.say(_("Nothing in the bin."), "")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 29, MARGIN, 20)
        column.setSpacing(0)
        column.addWidget(Label(_("Bin"), 34, bold=True))
        column.addSpacing(16)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.restore)
        row.addWidget(self.purge)
        row.addSpacing(8)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        column.addStretch(0)
        self.restore.clicked.connect(self._on_restore)
        self.purge.clicked.connect(self._on_purge)
        self.list.deleted.connect(self._on_purge)

    def set_sessions(self, rows: tuple[SessionRow, ...]) -> None:
        """Shows what is in the bin."""
        self.model.set_rows(rows)
        for part in (self.list, self.restore, self.purge, self.words):
            part.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows:
            self.list.choose_row(0)

    def current(self) -> SessionRow | None:
        """The chosen session."""
        value = self.list.value()
        return value if isinstance(value, SessionRow) else None

    def _on_restore(self) -> None:
        row = self.current()
        if row is not None:
            self.restore_asked.emit(row.id)

    def _on_purge(self) -> None:
        row = self.current()
        if row is not None:
            self.purge_asked.emit(row.id)
