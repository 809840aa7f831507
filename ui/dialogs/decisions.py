"""Decisions: the statements that the room gives its support to, written on the day."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs.panel import Panel
from ui.kit.field import Field
from workshop.domain.record import MOST_DECISIONS
from workshop.domain.session import Session
from workshop.services.commands import SetCustomerGroup, WriteDecision
from workshop.words import _

SAVE_AFTER = 250
LONGEST = 280


class DecisionsPanel(Panel):
    """Six lines, stored as typed; an empty one is not asked."""

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
        view = bridge.service.view(session)
        self._kept = {each.slot: each.text for each in view.decisions if each.step == step}
        self._fields: dict[int, Field] = {}
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_AFTER)
        self._save.timeout.connect(self.flush)
        for slot in range(1, MOST_DECISIONS + 1):
            field = Field(_("Decision {n}").format(n=slot), limit=LONGEST)
            field.set_text(self._kept.get(slot, ""))
            field.changed.connect(self._on_typed)
            field.entered.connect(partial(self._go_on, slot))
            self._fields[slot] = field
            self.column.addWidget(field)
        self.column.addStretch(1)
        self.watch_unsent(bridge)
        self._fields[1].setFocus()

    def flush(self) -> None:
        """Stores every line that has changed."""
        self._save.stop()
        for slot, field in self._fields.items():
            if field.text() != self._kept.get(slot, ""):
                told = WriteDecision(
                    session=self._session, step=self._step, slot=slot, text=field.text()
                )
                kept = self._bridge.keep((self._session, self._step, slot), told)
                if kept is not None:
                    self._kept[slot] = field.text()

    def _go_on(self, slot: int) -> None:
        """From one line to the next; from the last to the way out."""
        after: QWidget = self._fields.get(slot + 1) or self.leave
        after.setFocus()

    def _on_typed(self, _text: str) -> None:
        if not self._save.isActive():
            self._save.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)


class GroupPanel(Panel):
    """Names the one group that the map is about; stored when it is left."""

    def __init__(self, parent: QWidget, bridge: Bridge, session: Session) -> None:
        super().__init__(
            parent,
            _("Which {customers}?").format(customers=session.nouns),
            _("One group that everyone thinks of while placing. It stands on the map."),
            wide=560,
            high=300,
        )
        self.setObjectName("customer group")
        self._bridge, self._session = bridge, session.id
        self._kept = session.customer_group
        self._field = Field(_("The group we look at"), limit=80)
        self._field.set_text(self._kept)
        self.column.addWidget(self._field)
        self.column.addStretch(1)
        self.watch_unsent(bridge)
        self._field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        text = self._field.text()
        if text != self._kept:
            told = SetCustomerGroup(session=self._session, text=text)
            self._bridge.keep((self._session, "group"), told)
            self._kept = text
        super().hideEvent(event)
