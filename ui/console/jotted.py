"""The notes of the present step, where the window is tall enough to list them."""

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


class JottedNote(QWidget):
    """One note."""

    chosen = Signal(str, str)
    ticked = Signal(str, bool)

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.note = note
        self._words = Label("", 16, wrap=True)
        self._change = Button(_("Change"), look="quiet", side=8)
        self._change.setObjectName(f"change {note.id}")
        self._change.clicked.connect(self._on_change)
        self._tick = Tick(_("in the summary"), px=15)
        self._tick.setObjectName(f"tick {note.id}")
        self._tick.toggled.connect(self._on_tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        self.show_note(note)

    def show_note(self, note: Note) -> None:
        """Its words and its tick as they stand now."""
        self.note, name = note, brief(note.body)
        self._words.setText(note.body)
        self._change.setAccessibleName(_("Change note: {note}").format(note=name))
        self._tick.setAccessibleName(_("In the summary: {note}").format(note=name))
        self._tick.setChecked(note.in_summary)

    def _on_change(self) -> None:
        self.chosen.emit(self.note.id, self.note.body)

    def _on_tick(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's
        if ticked != self.note.in_summary:
            self.ticked.emit(self.note.id, ticked)


class JottedNotes(Scroll):
    """Each note with a tick for the summary and a way to go on with it."""

    chosen = Signal(str, str)
    """Id and words of a note to go on with."""

    def __init__(self, bridge: Bridge, session: str) -> None:
        super().__init__((0, 12, 8, 0), spacing=8)
        self._bridge, self._session = bridge, session
        self._rows: list[JottedNote] = []

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """The notes of the step."""
        if [row.note.id for row in self._rows] == [note.id for note in notes]:
            for row, note in zip(self._rows, notes, strict=True):
                if note != row.note:
                    row.show_note(note)
            return
        while (item := self.column.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._rows = [self._row(note) for note in notes]
        for made in self._rows:
            self.column.addWidget(made)
        self.column.addStretch(1)

    def _row(self, note: Note) -> JottedNote:
        row = JottedNote(note)
        row.chosen.connect(self.chosen)
        row.ticked.connect(self._on_ticked)
        return row

    def _on_ticked(self, note: str, ticked: bool) -> None:  # noqa: FBT001 - Qt's
        self._bridge.do(TickNote(session=self._session, id=note, in_summary=ticked))
