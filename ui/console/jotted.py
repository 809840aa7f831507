"""The notes of the present step, where the window is tall enough to list them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.bridge import Bridge
from ui.dialogs.notes import brief
from ui.kit.button import Button
from ui.kit.choice import Tick
from ui.kit.label import Label
from ui.kit.scroll import Scroll
from workshop.domain.record import Note
from workshop.services.commands import TickNote
from workshop.words import _


class JottedNotes(Scroll):
    """Each note with a tick for the summary and a way to go on with it."""

    chosen = Signal(str, str)
    """Id and words of a note to go on with."""

    def __init__(self, bridge: Bridge, session: str) -> None:
        super().__init__((0, 12, 8, 0), spacing=8)
        self._bridge, self._session = bridge, session
        self._shown: tuple[Note, ...] | None = None

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """The notes of the step."""
        if notes == self._shown:
            return
        self._shown = notes
        while (item := self.column.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for note in notes:
            self.column.addWidget(self._row(note))
        self.column.addStretch(1)

    def _row(self, note: Note) -> QWidget:
        held, name = QWidget(), brief(note.body)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = Label(note.body, 16, wrap=True)
        change = Button(_("Change"), look="quiet", side=8)
        change.setObjectName(f"change {note.id}")
        change.setAccessibleName(_("Change note: {note}").format(note=name))
        change.clicked.connect(partial(self._on_chosen, note.id, note.body))
        tick = Tick(_("in the summary"), px=15)
        tick.setObjectName(f"tick {note.id}")
        tick.setAccessibleName(_("In the summary: {note}").format(note=name))
        tick.setChecked(note.in_summary)
        tick.toggled.connect(partial(self._on_ticked, note.id))
        row.addWidget(words, 1)
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        return held

    def _on_chosen(self, note: str, body: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.chosen.emit(note, body)

    def _on_ticked(self, note: str, ticked: bool) -> None:  # noqa: FBT001 - Qt's
        self._bridge.do(TickNote(session=self._session, id=note, in_summary=ticked))
