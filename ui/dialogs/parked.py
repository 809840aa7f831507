"""The parked thing in hand: it gets an owner and a date, or is dropped aloud."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs.panel import Panel
from ui.kit.button import Button
from ui.kit.field import Field
from workshop.domain.record import Note
from workshop.services.commands import ClosePark
from workshop.words import _


class ParkedPanel(Panel):
    """Enter goes from the owner to the date, and from the date on: `settled` follows."""

    settled = Signal()

    def __init__(self, parent: QWidget, bridge: Bridge, session: str, note: Note) -> None:
        super().__init__(parent, _("In hand"), note.body, wide=560, high=380)
        self.setObjectName("parked")
        self._bridge, self._session, self._note = bridge, session, note
        self._owner = Field(_("Owner, if they agree to be named"), limit=60)
        self._by = Field(_("By when"), limit=40)
        self._owner.set_text(note.owner)
        self._by.set_text(note.by)
        self._keep = Button(_("Settled"), icon="tick", look="expected")
        drop = Button(_("Drop it aloud"))
        self.column.addWidget(self._owner)
        self.column.addWidget(self._by)
        self.column.addStretch(1)
        self.foot.addWidget(drop)
        self.foot.addWidget(self._keep)
        self._owner.entered.connect(self._by.setFocus)
        self._by.entered.connect(self._on_kept)
        self._keep.clicked.connect(self._on_kept)
        drop.clicked.connect(self._on_dropped)
        self._owner.setFocus()

    def _on_kept(self) -> None:
        self._end(dropped=False)

    def _on_dropped(self) -> None:
        self._end(dropped=True)

    def _end(self, *, dropped: bool) -> None:
        told = ClosePark(
            session=self._session, id=self._note.id, owner=self._owner.text(),
            by=self._by.text(), dropped=dropped,
        )  # fmt: skip
        if self._bridge.do(told) is not None:
            self.settled.emit()
            self.accept()
