"""A strip below the desk of a laptop that collects for another: only while that is not heard."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.bridge import Bridge
from ui.kit.label import Label
from ui.theme import colour
from workshop.words import _

HIGH, MARGIN = 44, 84
AGAIN = 2000
"""Milliseconds between two looks."""


class KeptHere(QWidget):
    """Nobody need wait: it says that answers are safe. unheard: whether the room is silent."""

    def __init__(self, unheard: Callable[[], bool]) -> None:
        super().__init__()
        self._unheard = unheard
        self.setFixedHeight(HIGH)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.addWidget(Label(_("Your answers are kept here, and sent later."), 16, bold=True))
        self._again = QTimer(self, interval=AGAIN)
        self._again.timeout.connect(self.look)
        self._again.start()
        self.look()

    def look(self) -> None:
        """Shows or hides by whether the room is heard."""
        self.setVisible(self._unheard())

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("warntint"))


def is_unheard(bridge: Bridge, session: str) -> bool:
    """Whether this laptop collects for a room that has been silent for long."""
    # Imported here for start-up time: it seals, and only laptops of a room do.
    from ui.rooms import rooms_of  # noqa: PLC0415

    guest = rooms_of(bridge).guest(session)
    return guest is not None and guest.unheard()
