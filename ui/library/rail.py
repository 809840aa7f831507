"""The library's rail: sessions, exercises, search; bin, backups and settings at its foot."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.label import Ground, Label
from ui.kit.mark import Logo
from ui.kit.one_of import OneOf
from ui.kit.rail import RailItem
from ui.theme import colour
from workshop.words import _

WIDE = 232
PLACES = ("sessions", "exercises", "search", "bin", "backups", "settings")


class LibraryRail(Ground):
    """Where one is in the library; `chosen` tells the place."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("sunk")
        self.setFixedWidth(WIDE)
        words = {
            "sessions": ("list", _("Sessions")),
            "exercises": ("grid", _("Exercises")),
            "search": ("search", _("Search")),
            "bin": ("bin", _("Bin")),
            "backups": ("backup", _("Backups")),
            "settings": ("settings", _("Settings")),
        }
        self._items = {place: RailItem(*words[place]) for place in PLACES}
        places = OneOf(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 22, 0, 16)
        column.setSpacing(2)
        column.addWidget(self._build_head())
        column.addSpacing(22)
        for place, item in self._items.items():
            if place == "bin":
                column.addStretch(1)
            column.addWidget(item)
            places.addButton(item)
            # Not `clicked`: a screen reader checks what it presses, without a click.
            item.toggled.connect(partial(self._on_toggled, place))
        self.set_place("sessions")

    def _build_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 16, 0)
        name = Label(_("Heliotrope"), 20, bold=True)
        name.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(12)
        row.addWidget(Logo(28))
        row.addWidget(name, 1)
        return head

    def item(self, place: str) -> RailItem:
        """The item of a place."""
        return self._items[place]

    def set_place(self, place: str) -> None:
        """Marks the current place."""
        with QSignalBlocker(self._items[place]):
            self._items[place].setChecked(True)

    def _on_toggled(self, place: str, on: bool) -> None:  # noqa: FBT001 - Qt's
        if on:
            self.chosen.emit(place)

    def place(self) -> str:
        """The current place."""
        return next(place for place, item in self._items.items() if item.isChecked())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), colour("line"))
