"""Notes and the parking lot: what is written, what goes into the summary, how each item ends."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.bridge import Bridge
from ui.dialogs.panel import Panel
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
    """The notes of the whole session by step, then the parking lot. A row stays as long as its note
    does, with what is typed in it.
    """

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
        self._rows: dict[str, WrittenNote | ParkedItem] = {}
        bridge.notes_changed.connect(self._on_changed)
        self.watch_unsent(bridge)
        self._show()

    def _on_changed(self, session: str) -> None:
        if session == self._session:
            self._show()

    def _show(self) -> None:
        before, self._rows = self._rows, {}
        for row in before.values():
            self.column.removeWidget(row)
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
            row = before.pop(note.id, None) or WrittenNote(self._bridge, self._session, note.id)
            self._add(row, note, _step_title(view, note.step))
        parked = [note for note in view.notes if note.kind == "park"]
        self.column.addSpacing(8)
        self.column.addWidget(Kicker(_("Parking lot")))
        if not parked:
            self.column.addWidget(
                Label(_("Nothing parked. Press P to park something."), 16, colour="ink2")
            )
        for note in parked:
            row = before.pop(note.id, None) or ParkedItem(self._bridge, self._session, note)
            self._add(row, note, "")
        self.column.addStretch(1)
        for row in before.values():
            row.hide()
            row.deleteLater()

    def _add(self, row: "WrittenNote | ParkedItem", note: Note, where: str) -> None:
        row.show_note(note, where)
        self._rows[note.id] = row
        self.column.addWidget(row)


class WrittenNote(QWidget):
    """One note: in the summary or not, and the way to remove it."""

    def __init__(self, bridge: Bridge, session: str, note: str) -> None:
        super().__init__()
        self._bridge, self._session, self._note = bridge, session, note
        self._words = Label("", 16, wrap=True)
        self._tick = Tick(_("in the summary"))
        self._tick.toggled.connect(self._on_ticked)
        self._remove = Button(_("Remove"), icon="bin", look="quiet")
        self._remove.clicked.connect(self._on_removed)
        self._in_summary = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._tick)
        row.addWidget(self._remove)

    def show_note(self, note: Note, where: str) -> None:
        """As it stands now. where: the step it belongs to, in words."""
        name, self._in_summary = brief(note.body), note.in_summary
        self._words.setText(f"{note.body}\n{where}" if where else note.body)
        self._tick.setAccessibleName(_("In the summary: {note}").format(note=name))
        self._tick.setChecked(note.in_summary)
        self._remove.setAccessibleName(_("Remove note: {note}").format(note=name))

    def _on_ticked(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's
        if ticked != self._in_summary:
            told = TickNote(session=self._session, id=self._note, in_summary=ticked)
            self._bridge.do(told)

    def _on_removed(self) -> None:
        self._bridge.do(WriteNote(session=self._session, id=self._note, body=""))


class ParkedItem(QWidget):
    """One parked item: it gets an owner and a date, or is dropped aloud. What is typed is stored
    when the row goes, too.
    """

    def __init__(self, bridge: Bridge, session: str, note: Note) -> None:
        super().__init__()
        self._bridge, self._session, self._note = bridge, session, note
        self._words = Label("", 16, wrap=True)
        self._owner = Field(_("Owner"), width=170)
        self._by = Field(_("By when"), width=130)
        self._owner.set_text(note.owner)
        self._by.set_text(note.by)
        self._keep = Button(_("Keep"), icon="tick")
        self._drop = Button(_("Drop"))
        self._keep.clicked.connect(self._on_kept)
        self._drop.clicked.connect(self._on_dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        for part in (self._owner, self._by, self._keep, self._drop):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)

    def show_note(self, note: Note, _where: str) -> None:
        """As it stands now; what is typed and not stored yet stays typed."""
        for field, before, after in (
            (self._owner, self._note.owner, note.owner),
            (self._by, self._note.by, note.by),
        ):
            if field.text() == before:
                field.set_text(after)
        self._note, name = note, brief(note.body)
        self._words.setText(_state(note))
        self._owner.edit.setAccessibleName(_("Owner of {item}").format(item=name))
        self._by.edit.setAccessibleName(_("By when: {item}").format(item=name))
        self._keep.setAccessibleName(_("Keep {item} with its owner").format(item=name))
        self._drop.setAccessibleName(_("Drop {item}").format(item=name))
        self._drop.set_look("on" if note.dropped else "usual")

    def _on_kept(self) -> None:
        self._close(dropped=False)

    def _on_dropped(self) -> None:
        told = ClosePark(session=self._session, id=self._note.id, dropped=True)
        self._bridge.keep((self._note.id, "close"), told)

    def _close(self, *, dropped: bool) -> None:
        owner, by = self._owner.text(), self._by.text()
        told = ClosePark(
            session=self._session, id=self._note.id, owner=owner, by=by, dropped=dropped
        )
        self._bridge.keep((self._note.id, "close"), told)

    def hideEvent(self, event: QHideEvent) -> None:
        if (self._owner.text(), self._by.text()) != (self._note.owner, self._note.by):
            self._close(dropped=self._note.dropped)
        super().hideEvent(event)


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
