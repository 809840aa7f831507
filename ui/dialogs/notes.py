"""Notes and the parking lot: what is written, what goes into the summary, how each item ends."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.bridge import Bridge
from ui.dialogs.panel import Panel, line
from ui.kit.button import Button
from ui.kit.choice import Tick
from ui.kit.field import Field
from ui.kit.label import Kicker, Label
from workshop.domain.record import Note
from workshop.room.session_view import SessionView
from workshop.services.commands import ClosePark, TickNote, WriteNote
from workshop.words import _

SHOWN = 40
"""Characters of a note that name its controls."""


class NotesPanel(Panel):
    """The notes of the whole session by step, then the parking lot."""

    def __init__(self, parent: QWidget, bridge: Bridge, session: str, step: str) -> None:
        super().__init__(
            parent,
            _("Notes and parking lot"),
            _("Only you see notes. Those you tick go into the summary."),
            wide=760,
            high=600,
        )
        self.setObjectName("notes")
        self._bridge, self._session, self._step = bridge, session, step
        bridge.notes_changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, session: str) -> None:
        if session == self._session:
            self._show()

    def _show(self) -> None:
        self.empty()
        view = self._bridge.service.view(self._session)
        notes = [note for note in view.notes if note.kind == "note"]
        notes.sort(key=lambda note: note.step != self._step)
        self.column.addWidget(Kicker(_("Notes")))
        if not notes:
            self.column.addWidget(
                Label(_("No notes yet. Press N to write one."), 16, colour="ink2")
            )
        for note in notes:
            self.column.addWidget(self._note(view, note))
        parked = [note for note in view.notes if note.kind == "park"]
        self.column.addSpacing(8)
        self.column.addWidget(Kicker(_("Parking lot")))
        if not parked:
            self.column.addWidget(
                Label(_("Nothing parked. Press P to park something."), 16, colour="ink2")
            )
        for note in parked:
            self.column.addWidget(self._parked(note))
        self.column.addStretch(1)

    def _note(self, view: SessionView, note: Note) -> QWidget:
        name = brief(note.body)
        tick = Tick(_("in the summary"))
        tick.setAccessibleName(_("In the summary: {note}").format(note=name))
        tick.setChecked(note.in_summary)
        tick.toggled.connect(partial(self._on_ticked, note.id))
        remove = Button(_("Remove"), icon="bin", look="quiet")
        remove.setAccessibleName(_("Remove note: {note}").format(note=name))
        remove.clicked.connect(partial(self._on_removed, note.id))
        where = _step_title(view, note.step)
        words = Label(f"{note.body}\n{where}" if where else note.body, 16, wrap=True)
        return line(words, tick, remove)

    def _parked(self, note: Note) -> QWidget:
        return ParkedItem(self._bridge, self._session, note)

    def _on_ticked(self, note: str, ticked: bool) -> None:  # noqa: FBT001 - Qt's
        self._bridge.do(TickNote(session=self._session, id=note, in_summary=ticked))

    def _on_removed(self, note: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._bridge.do(WriteNote(session=self._session, id=note, body=""))


class ParkedItem(QWidget):
    """One parked item: it gets an owner and a date, or is dropped aloud."""

    def __init__(self, bridge: Bridge, session: str, note: Note) -> None:
        super().__init__()
        self._bridge, self._session, self._note = bridge, session, note
        name = brief(note.body)
        self._owner = Field(_("Owner"), width=170)
        self._by = Field(_("By when"), width=130)
        self._owner.set_text(note.owner)
        self._by.set_text(note.by)
        self._owner.edit.setAccessibleName(_("Owner of {item}").format(item=name))
        self._by.edit.setAccessibleName(_("By when: {item}").format(item=name))
        keep = Button(_("Keep"), icon="tick")
        keep.setAccessibleName(_("Keep {item} with its owner").format(item=name))
        drop = Button(_("Drop"), look="on" if note.dropped else "usual")
        drop.setAccessibleName(_("Drop {item}").format(item=name))
        keep.clicked.connect(self._on_kept)
        drop.clicked.connect(self._on_dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(_state(note), 16, wrap=True), 1)
        for part in (self._owner, self._by, keep, drop):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)

    def _on_kept(self) -> None:
        self._bridge.do(
            ClosePark(
                session=self._session,
                id=self._note.id,
                owner=self._owner.text(),
                by=self._by.text(),
            )
        )

    def _on_dropped(self) -> None:
        self._bridge.do(ClosePark(session=self._session, id=self._note.id, dropped=True))


def brief(text: str) -> str:
    """The first words of a note."""
    first = text.split("\n", 1)[0]
    return first if len(first) <= SHOWN else f"{first[: SHOWN - 1]}…"


def _state(note: Note) -> str:
    if note.dropped:
        return _("{item} (dropped)").format(item=note.body)
    return note.body


def _step_title(view: SessionView, key: str) -> str:
    exercise, _slash, name = key.partition("/")
    found = view.exercises.get(exercise)
    for step in found.every_step() if found else ():
        if step.id == name:
            return f"{found.title}: {step.title}" if found else ""
    return ""
