"""One entry of a list: its fields as it stands in, its fields as they are meant out."""

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from ui.dialogs.panel import Panel
from ui.kit.button import Button
from ui.kit.choice import Tick
from ui.kit.field import FaultLine, Field
from ui.kit.label import Label
from ui.kit.one_of import OneOf
from ui.theme import font
from workshop.domain.gathering import (
    AnyEntryField,
    EntryChoice,
    EntryText,
    FieldValue,
    ListEntry,
    checked,
    nothing,
)
from workshop.errors import Refused
from workshop.words import _


class EntryPanel(Panel):
    """Every field with what it says; `entry` is the changed one once it was accepted."""

    def __init__(
        self,
        parent: QWidget,
        fields: tuple[AnyEntryField, ...],
        entry: ListEntry,
        title: str = "",
    ) -> None:
        super().__init__(
            parent, title or _("Entry"), wide=560, high=min(640, 210 + 86 * len(fields))
        )
        self.setObjectName("entry")
        self.entry = entry
        self._fields = fields
        self._parts = {field.id: _part(field, entry) for field in fields}
        for part in self._parts.values():
            self.column.addWidget(part)
        self._fault = FaultLine()
        self.column.addWidget(self._fault)
        self.column.addStretch(1)
        self.leave.set_text(_("Leave it"))
        self.leave.clicked.disconnect()
        self.leave.clicked.connect(self.reject)
        self.keep = Button(_("Keep this"), key=_("Enter"), look="expected")
        self.keep.clicked.connect(self._on_kept)
        self.foot.insertWidget(0, self.keep)
        next(iter(self._parts.values())).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_kept()
        else:
            super().keyPressEvent(event)

    def _on_kept(self) -> None:
        values = {name: part.value() for name, part in self._parts.items()}
        try:
            self.entry = checked(self._fields, structs.replace(self.entry, values=values))
        except Refused as refused:
            self._fault.say(refused.sentence)
            return
        self.accept()


class _Words(Field):
    """A field that takes text."""

    def value(self) -> FieldValue:
        return self.text()


class _Ticked(Tick):
    """A field that is true or not."""

    def value(self) -> FieldValue:
        return self.isChecked()


class _Chosen(QWidget):
    """One of a few choices, or several."""

    def __init__(self, field: EntryChoice, value: FieldValue) -> None:
        super().__init__()
        self._several = field.several
        self._boxes = {choice.id: _box(field, choice.label) for choice in field.choices}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(field.label, 16, bold=True))
        group = OneOf(self)
        group.setExclusive(not field.several)
        for name, box in self._boxes.items():
            group.addButton(box)
            box.setAccessibleName(f"{field.label}: {box.text()}")
            box.setChecked(name in value if isinstance(value, tuple) else name == value)
            column.addWidget(box)

    def value(self) -> FieldValue:
        chosen = tuple(name for name, box in self._boxes.items() if box.isChecked())
        return chosen if self._several else "".join(chosen[:1])


def _box(field: EntryChoice, label: str) -> Tick | QRadioButton:
    if field.several:
        return Tick(label)
    radio = QRadioButton(label)
    radio.setFont(font(16))
    return radio


def _part(field: AnyEntryField, entry: ListEntry) -> _Words | _Chosen | _Ticked:
    value = entry.values.get(field.id, nothing(field))
    if isinstance(field, EntryText):
        words = _Words(field.label, limit=field.limit)
        words.set_text(str(value))
        return words
    if isinstance(field, EntryChoice):
        return _Chosen(field, value)
    tick = _Ticked(field.label)
    tick.setChecked(value is True)
    return tick
