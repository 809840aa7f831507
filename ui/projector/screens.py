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


class Sight(Struct, frozen=True, kw_only=True):
    """What a screen is known by wherever it stands on the desktop."""

    device: str
    plug: str
    size: tuple[int, int]


def sight(screen: QScreen) -> Sight:
    """What a screen is known by."""
    at = screen.geometry()
    return Sight(device=facts(screen).device, plug=screen.name(), size=(at.width(), at.height()))


def arrangement() -> frozenset[Facts]:
    """All screens as they stand."""
    return frozenset(facts(each) for each in QGuiApplication.screens())


def overlap(one: QScreen, other: QScreen) -> bool:
    """Whether two screens show a part of the desktop that is the same: they are mirrored."""
    return one.geometry().intersects(other.geometry())


def unlike(screens: Sequence[QScreen]) -> list[QScreen]:
    """Without those that mirror one before them."""
    kept: list[QScreen] = []
    for each in screens:
        if not any(overlap(each, before) for before in kept):
            kept.append(each)
    return kept


class Screens(QObject):
    """Follows the screens as they come and go. wanted: the identity of the room's screen."""

    changed = Signal()
    """The room's or the facilitator's screen may be another one now."""
    lost = Signal()
    """The room's screen is gone."""
    found = Signal()
    """It is back, or another has come."""

    exposed = Signal()
    """The facilitator's windows may show to the room from now on."""

    def __init__(self, wanted: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._vouched: frozenset[Facts] = frozenset()
        self._own: Sight | None = None
        self._had_room = self.room() is not None
        self._private = self._judge()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLES_AFTER)
        self._settle.timeout.connect(self._look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_added)
            app.screenRemoved.connect(self._on_screens)
            app.primaryScreenChanged.connect(self._on_screens)
            for screen in QGuiApplication.screens():
                screen.geometryChanged.connect(self._on_screens)

    def wanted(self) -> str:
        """The identity to keep in the settings."""
        return self._wanted

    def room(self) -> QScreen | None:
        """The room's screen; None while all screens show the same."""
        screens = unlike(QGuiApplication.screens())
        index = room_index([facts(each) for each in screens], self._wanted)
        return None if index is None else screens[index]

    def console(self) -> QScreen:
        """The facilitator's screen: the primary one, unless that is the room's."""
        room, first = self.room(), QGuiApplication.primaryScreen()
        if room is None or first is not room:
            return first
        return next(each for each in unlike(QGuiApplication.screens()) if each is not room)

    def private(self) -> bool:
        """Whether the room does not see the facilitator's screen, as far as can be known."""
        return self._private

    def vouch(self) -> None:
        """The facilitator says that the room does not see their screen as all stands now."""
        self._vouched = arrangement()
        self._own = sight(self.console())
        self._private = True
        self.changed.emit()

    def doubt(self) -> None:
        """The room looks at the facilitator's screen: what they said of it holds no longer."""
        self._vouched, self._own = frozenset(), None
        self._private = self._judge()
        self.changed.emit()

    def swap(self) -> bool:
        """Console and room change places; False with one screen only."""
        if self.room() is None:
            return False
        self._wanted = facts(self.console()).identity
        self._own = sight(self.console())
        self._private = self._judge()
        self.changed.emit()
        return True

    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screens)
        self._on_screens(screen)

    def _on_screens(self, _what: object) -> None:
        self._look()
        self._settle.start()

    def _look(self) -> None:
        if not QGuiApplication.screens():
            return
        was_private, self._private = self._private, self._judge()
        if was_private and not self._private:
            self.exposed.emit()
        has_room = self.room() is not None
        if has_room != self._had_room:
            self._had_room = has_room
            (self.found if has_room else self.lost).emit()
        self.changed.emit()

    def _judge(self) -> bool:
        """The facilitator's screen is the one they had while another was the room's; where one
        screen is left, nothing else tells the laptop's panel from the projector.
        """
        if self._vouched == arrangement():
            return True
        mine = self.console()
        if any(each is not mine and overlap(each, mine) for each in QGuiApplication.screens()):
            return False
        if self._own is None and self.room() is not None:
            self._own = sight(mine)
        return self._own == sight(mine)
