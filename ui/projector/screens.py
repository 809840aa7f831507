"""Which screen is the room's and which is the facilitator's: known by what they are, never by
their place in a list.
"""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

SETTLES_AFTER = 1000
"""Milliseconds after which screens are looked at again: the first report is not reliable."""


class Facts(Struct, frozen=True, kw_only=True):
    """What a screen says of itself. place: its geometry, "1920x1080+1366+0"."""

    maker: str = ""
    model: str = ""
    serial: str = ""
    place: str = ""
    first: bool = False
    """Whether it is the desktop's primary screen."""

    @property
    def identity(self) -> str:
        """As kept in the settings."""
        return "|".join((self.maker, self.model, self.serial, self.place))

    @property
    def device(self) -> str:
        """The same wherever it is plugged in; "" where the screen says nothing of itself."""
        known = (self.maker, self.model, self.serial)
        return "|".join(known) if any(known) else ""


def facts(screen: QScreen) -> Facts:
    """A screen's facts."""
    at = screen.geometry()
    return Facts(
        maker=screen.manufacturer(),
        model=screen.model(),
        serial=screen.serialNumber(),
        place=f"{at.width()}x{at.height()}+{at.x()}+{at.y()}",
        first=screen is QGuiApplication.primaryScreen(),
    )


def room_index(screens: Sequence[Facts], wanted: str) -> int | None:
    """Which of the screens is the room's; None where there is one only.

    First the very screen wanted, then the same device elsewhere, then one in the same place, then
    any that is not the primary one.
    """
    if len(screens) < 2:
        return None
    device, _bar, place = wanted.rpartition("|")
    tests = (
        [each.identity == wanted for each in screens],
        [bool(each.device) and each.device == device for each in screens],
        [bool(place) and each.place == place for each in screens],
        [not each.first for each in screens],
    )
    for found in tests:
        if True in found:
            return found.index(True)
    return len(screens) - 1


class Screens(QObject):
    """Follows the screens as they come and go. wanted: the identity of the room's screen."""

    changed = Signal()
    """The room's or the facilitator's screen may be another one now."""
    lost = Signal()
    """The room's screen is gone."""
    found = Signal()
    """It is back, or another has come."""

    def __init__(self, wanted: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._had_room = self.room() is not None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLES_AFTER)
        self._settle.timeout.connect(self._look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screens)
            app.screenRemoved.connect(self._on_screens)
            app.primaryScreenChanged.connect(self._on_screens)

    def wanted(self) -> str:
        """The identity to keep in the settings."""
        return self._wanted

    def room(self) -> QScreen | None:
        """The room's screen; None while there is one screen only."""
        screens = QGuiApplication.screens()
        index = room_index([facts(each) for each in screens], self._wanted)
        return None if index is None else screens[index]

    def console(self) -> QScreen:
        """The facilitator's screen: the primary one, unless that is the room's."""
        room, first = self.room(), QGuiApplication.primaryScreen()
        if room is None or first is not room:
            return first
        return next(each for each in QGuiApplication.screens() if each is not room)

    def swap(self) -> bool:
        """Console and room change places; False with one screen only."""
        if self.room() is None:
            return False
        self._wanted = facts(self.console()).identity
        self.changed.emit()
        return True

    def _on_screens(self, _screen: QScreen) -> None:
        self._look()
        self._settle.start()

    def _look(self) -> None:
        has_room = self.room() is not None
        if has_room != self._had_room:
            self._had_room = has_room
            (self.found if has_room else self.lost).emit()
        self.changed.emit()
