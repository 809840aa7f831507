"""The cells of a paper sheet: one key or a line of words each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.kit.keyboard import signs
from ui.models.sheet_rows import SheetPlace, read_key
from ui.theme import dress, font
from workshop.domain.step import Value
from workshop.errors import Refused
from workshop.words import _

KEY_WIDE, HIGH = 64, 36
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class SheetCell(QLineEdit):
    """Takes one answer; a key that fits jumps on, arrows move, Enter goes to the next row."""

    jumped = Signal()
    """A key fitted: on to the next cell."""
    stepped = Signal(int, int)
    """Columns and rows to move by."""
    entered = Signal()
    refused = Signal(str)
    taken = Signal()
    """The cell holds what it may hold."""
    focused = Signal()

    def __init__(self, place: SheetPlace) -> None:
        super().__init__()
        dress(self)
        self.place = place
        self.setObjectName(place.name)
        self.setAccessibleName(place.name)
        self.setFont(font(16))
        self.setFixedHeight(HIGH)
        # A file that is dropped is the dialog's, and no text.
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        if place.limit:
            self.setMaxLength(place.limit)
            # Reported only after the rest of the paste has been inserted.
            self.inputRejected.connect(self._say_cut, Qt.ConnectionType.QueuedConnection)
        else:
            self.setMaxLength(1)
            self.setFixedWidth(KEY_WIDE)
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.textChanged.connect(self._on_changed)
        self.textEdited.connect(self._on_edited)

    def filled(self) -> bool:
        """Whether anything is typed."""
        return bool(self.text().strip())

    def fits(self) -> bool:
        """Whether what is typed can be kept."""
        return not self._fault()

    def value(self) -> Value:
        """The answer; only where it is filled and fits."""
        return read_key(self.place, self.text())

    def _fault(self, typed: str | None = None) -> str:
        text = self.text() if typed is None else typed
        if not text.strip():
            return ""
        try:
            read_key(self.place, text)
        except Refused as refused:
            return refused.sentence
        return ""

    def _on_changed(self) -> None:
        fault = self._fault()
        self.setProperty("fault", "true" if fault else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleDescription(fault)
        if fault:
            self.refused.emit(fault)
        else:
            self.taken.emit()

    def _on_edited(self) -> None:
        if self.place.limit or not self.filled():
            return
        if self.fits():
            self.jumped.emit()
        else:
            self.selectAll()

    def _say_cut(self) -> None:
        from_words = _("{label} takes {limit} characters; the rest was left out.")
        self.refused.emit(from_words.format(label=self.place.cell.label, limit=self.place.limit))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = self._step(key)
        if key in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif step is not None:
            self.stepped.emit(*step)
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.stepped.emit(-1, 0)
        elif fitting := self._fitting(event):
            self.selectAll()
            self.insert(fitting)
        else:
            super().keyPressEvent(event)

    def _fitting(self, event: QKeyEvent) -> str:
        """What fits of all that a key may stand for: on a French row 6 is a hyphen too."""
        if self.place.limit or event.modifiers() & COMMANDING or not event.text().strip():
            return ""
        digits_first = sorted(signs(event), key=str.isdigit, reverse=True)
        return next((sign for sign in digits_first if not self._fault(sign)), "")

    def _step(self, key: Qt.Key) -> tuple[int, int] | None:
        if key == Qt.Key.Key_Up:
            return (0, -1)
        if key == Qt.Key.Key_Down:
            return (0, 1)
        if self.place.limit:
            return None
        return {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}.get(key)
