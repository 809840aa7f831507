"""Decisions: the statements that the room gives its support to, written on the day."""

from collections.abc import Sequence
from functools import partial

from msgspec import structs
from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.bridge import Bridge
from ui.dialogs.panel import Panel
from ui.kit.field import Field
from workshop.domain.gathering import Entries, EntryText, ListEntry, name_of
from workshop.domain.session import Session
from workshop.services.commands import NameEntries
from workshop.words import _

SAVE_AFTER = 250
LONGEST = 280
INDENT = 24
PLAN, HEARD = ("who", "by"), ("concern", "met")
"""Fields of a decision: what is settled with it, and what the support may bring up."""


class DecisionsPanel(Panel):
    """Six lines, stored as typed; an empty one is not asked. Under each that is written who sees to
    it and by when, and once the support has been shown what was feared and how it is met.
    """

    def __init__(self, parent: QWidget, bridge: Bridge, session: str, step: str) -> None:
        super().__init__(
            parent,
            _("Decisions"),
            _("Write each as one sentence that people can go along with, or not. Enter goes on."),
            wide=760,
            high=640,
        )
        self.setObjectName("decisions")
        self._bridge, self._session, self._step = bridge, session, step
        names, self._kept = bridge.service.list_named(session, step)
        kept = {entry.id: entry for entry in self._kept}
        shown = step in bridge.service.view(session).snapshots
        wanted = (*PLAN, *(HEARD if shown else ()))
        more = [each for each in names.fields if isinstance(each, EntryText) and each.id in wanted]
        self._fields: dict[str, Field] = {}
        self._plans: dict[str, dict[str, Field]] = {}
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_AFTER)
        self._save.timeout.connect(self.flush)
        for slot in range(1, names.most + 1):
            field = Field(_("Decision {n}").format(n=slot), limit=LONGEST)
            name = f"{names.sign}{slot}"
            entry = kept.get(name) or ListEntry(values={})
            field.set_text(name_of(entry))
            field.changed.connect(self._on_typed)
            field.entered.connect(partial(self._go_on, slot))
            self._fields[name] = field
            self.column.addWidget(field)
            self._add_plan(name, slot, entry, more)
        self.column.addStretch(1)
        self._keep = self.add_deed(_("Keep them"))
        self.watch_unsent(bridge)
        next(iter(self._fields.values())).setFocus()

    def _add_plan(self, name: str, slot: int, entry: ListEntry, more: Sequence[EntryText]) -> None:
        """The fields under a decision, two in a row, while there is one."""
        plan = self._plans[name] = {}
        grid, part = QGridLayout(), QWidget()
        grid.setContentsMargins(INDENT, 0, 0, 8)
        grid.setSpacing(12)
        for at, each in enumerate(more):
            field = plan[each.id] = Field(each.label, limit=each.limit)
            title = _("Decision {n}").format(n=slot)
            field.edit.setAccessibleName(f"{title}, {each.label}")
            field.edit.setObjectName(f"{title}, {each.label}")
            field.set_text(str(entry.values.get(each.id, "")))
            field.changed.connect(self._on_typed)
            grid.addWidget(field, at // 2, at % 2)
        part.setLayout(grid)
        part.setVisible(bool(name_of(entry)))
        self._fields[name].changed.connect(lambda text: part.setVisible(bool(text.strip())))
        self.column.addWidget(part)

    def flush(self) -> None:
        """Stores the lines, where one has changed."""
        self._save.stop()
        lines = self._lines()
        if lines == self._kept:
            return
        told = NameEntries(session=self._session, step=self._step, entries=lines)
        if self._bridge.keep((self._session, self._step), told) is not None:
            self._kept = lines

    def _lines(self) -> Entries:
        """What is written; a line that people have answered keeps its words when it is emptied."""
        kept = {entry.id: entry for entry in self._kept}
        found = []
        for name, field in self._fields.items():
            text = field.text()
            answered = not text and name in kept and self._is_answered(name)
            field.set_error(_("People have answered this one. It stays.") if answered else "")
            if answered:
                found.append(kept[name])
            elif text:
                entry = kept.get(name) or ListEntry(id=name, values={})
                plan = {each: line.text() for each, line in self._plans[name].items()}
                values = {**entry.values, "text": text, **plan}
                told = {each: value for each, value in values.items() if value}
                found.append(structs.replace(entry, values=told))
        return tuple(found)

    def _is_answered(self, name: str) -> bool:
        return name in self._bridge.service.answered_entries(self._session, self._step)

    def _go_on(self, slot: int) -> None:
        """From one line to the next; from the last to the deed."""
        fields: list[QWidget] = [*self._fields.values(), self._keep]
        after = fields[slot]
        after.setFocus()

    def _on_typed(self, _text: str) -> None:
        if not self._save.isActive():
            self._save.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)


class GroupPanel(Panel):
    """Names the one group that the map is about; stored when it is left."""

    def __init__(self, parent: QWidget, bridge: Bridge, session: Session, step: str) -> None:
        super().__init__(
            parent,
            _("Which {customers}?").format(customers=session.nouns),
            _("One group that everyone thinks of while placing. It stands on the map."),
            wide=560,
            high=300,
        )
        self.setObjectName("customer group")
        self._bridge, self._session, self._step = bridge, session.id, step
        self._kept = bridge.service.list_named(session.id, step)[1]
        self._field = Field(_("The group we look at"), limit=80)
        self._field.set_text("".join(map(name_of, self._kept)))
        self.column.addWidget(self._field)
        self.column.addStretch(1)
        self.add_deed(_("Keep it"))
        self._field.entered.connect(self.accept)
        self.watch_unsent(bridge)
        self._field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        text = self._field.text()
        named = (ListEntry(id="l1", values={"text": text}),) if text else ()
        if named != self._kept:
            told = NameEntries(session=self._session, step=self._step, entries=named)
            self._bridge.keep((self._session, self._step), told)
            self._kept = named
        super().hideEvent(event)
