"""Notes: one field that is saved as typed, the list of a step's notes, the parking lot."""

import uuid

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.kit.button import Button
from ui.kit.field import LongEdit
from ui.theme import font
from workshop.services.commands import Park, WriteNote
from workshop.words import _

SAVE_AFTER = 250
"""Milliseconds from the first sign typed until it is stored."""
LONGEST = 4000
FIELD = 58


class NoteField(QWidget):
    """A field for one note at a time. What is typed is stored within a third of a second and
    whenever the field is left; Enter ends the note.
    """

    parked = Signal()

    def __init__(self, bridge: Bridge, session: str) -> None:
        super().__init__()
        self._bridge, self._session = bridge, session
        self._step, self._id = "", ""
        self._kept: str | None = ""
        """The words that the library has; None while it lacks what was typed."""
        self._parking = False
        self.edit = LongEdit(LONGEST)
        self.edit.setFont(font(16))
        self.edit.setFixedHeight(FIELD)
        self.edit.setObjectName("note text")
        self.note = Button(_("Note"), key="N")
        self.park = Button(_("Park"), icon="flag", key="P")
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_AFTER)
        self._save.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._on_typed)
        self.edit.installEventFilter(self)
        self.note.clicked.connect(self.begin_note)
        self.park.clicked.connect(self.begin_park)
        self._name_field()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.note)
        buttons.addWidget(self.park)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(self.edit)
        column.addLayout(buttons)
        self._buttons = buttons

    def add_beside(self, widget: QWidget) -> None:
        """A further deed, right of Note and Park."""
        self._buttons.addWidget(widget)

    def go_to(self, step: str) -> None:
        """Notes belong to this step from now on; what was typed before is stored with its own."""
        if step != self._step and self.finish():
            self._step = step

    def begin_note(self) -> None:
        """Ends the note before, if there is one, and waits for the next."""
        if self._parking or self.edit.toPlainText().strip():
            self.finish()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_park(self) -> None:
        """Parks what is written; with an empty field, waits for what to park."""
        self._set_parking(on=True)
        if self.edit.toPlainText().strip():
            self.finish()
        else:
            self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_up(self, note: str, body: str) -> None:
        """Goes on with an earlier note of this step."""
        if not self.finish():
            return
        self.edit.setPlainText(body)
        self._id, self._kept = note, body
        self._save.stop()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> bool:
        """Stores what is written and empties the field; False where the library did not take it,
        and the text stays.
        """
        body = self.edit.toPlainText().strip()
        if self._parking and body:
            if self._bridge.do(Park(session=self._session, body=body)) is None:
                return False
            if self._id:
                self._write("")
            self.parked.emit()
        elif not self.flush():
            return False
        self._id = self._kept = ""
        self.edit.clear()
        self._save.stop()
        self._set_parking(on=False)
        return True

    def flush(self) -> bool:
        """Stores what is written now; False where the library did not take it."""
        self._save.stop()
        body = self.edit.toPlainText().strip()
        if body == self._kept or (not body and not self._id):
            return True
        return self._write(body)

    def _write(self, body: str) -> bool:
        """Stores without a deed to take back: the text's own undo is nearer."""
        # Named here, so that a note that is sent twice is one note.
        name = self._id = self._id or uuid.uuid4().hex
        command = WriteNote(session=self._session, id=name, step=self._step, body=body)
        if self._bridge.keep(name, command, undoable=False) is None:
            self._kept = None
            return False
        self._id = name if body else ""
        self._kept = body
        return True

    def _on_typed(self) -> None:
        if not self._save.isActive():
            self._save.start()

    def _set_parking(self, *, on: bool) -> None:
        self._parking = on
        self.park.set_look("on" if on else "usual")
        self._name_field()

    def _name_field(self) -> None:
        words = (
            _("Something for the parking lot") if self._parking else _("A note only you will see")
        )
        self.edit.setPlaceholderText(words)
        self.edit.setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._on_left()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.finish()
                self.edit.clearFocus()
                return True
        return False

    def _on_left(self) -> None:
        if self._parking and not self.edit.toPlainText().strip():
            self._set_parking(on=False)
        self.flush()
