"""Which screen is the room's and which is the facilitator's: known by what they are, never by
their place in a list.
"""

from collections.abc import Mapping, Sequence

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
        """The same wherever it is plugged in; a screen that says nothing of itself is known by its
        place.
        """
        known = (self.maker, self.model, self.serial)
        return "|".join(known) if any(known) else self.place


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


def company(screens: Sequence[Facts]) -> str:
    """By what a choice between these screens is remembered, in whatever order they are told."""
    return " + ".join(sorted(names(screens)))


def names(screens: Sequence[Facts]) -> list[str]:
    """The identity of each; two that say the same of themselves are known by their places too."""
    said = [each.identity for each in screens]
    return [
        one if said.count(one) == 1 else f"{one}|{each.place}"
        for one, each in zip(said, screens, strict=True)
    ]


def room_index(screens: Sequence[Facts], rooms: Mapping[str, str]) -> int | None:
    """Which of the screens is the room's; None where there is one only, or none was chosen.

    rooms: for each company of screens the identity of the room's, "" for none of them.
    """
    wanted = rooms.get(company(screens), "") if len(screens) > 1 else ""
    found = names(screens)
    return found.index(wanted) if wanted in found else None


class Sight(Struct, frozen=True, kw_only=True):
    """What a screen is known by wherever it stands on the desktop."""

    device: str
    plug: str
    size: tuple[int, int]


def sight(screen: QScreen) -> Sight:
    """What a screen is known by."""
    at = screen.geometry()
    return Sight(device=facts(screen).identity, plug=screen.name(), size=(at.width(), at.height()))


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
    """Follows the screens as they come and go. rooms: which was chosen among them before."""

    changed = Signal()
    """The room's or the facilitator's screen may be another one now."""
    lost = Signal()
    """The room's screen is gone."""
    found = Signal()
    """It is back, or another has come."""
    unknown = Signal()
    """Screens are there that were never seen together: somebody has to choose."""
    chosen = Signal(object)
    """All that was chosen, as the settings keep it."""

    exposed = Signal()
    """The facilitator's windows may show to the room from now on."""

    def __init__(
        self, rooms: Mapping[str, str] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rooms = dict(rooms or {})
        self._vouched: frozenset[Facts] = frozenset()
        self._own: Sight | None = None
        self._had_room = self.room() is not None
        self._asked = self.undecided()
        self._private = self._judge()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLES_AFTER)
        self._settle.timeout.connect(self._on_settled)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_added)
            app.screenRemoved.connect(self._on_screens)
            app.primaryScreenChanged.connect(self._on_screens)
            for screen in self.there():
                screen.geometryChanged.connect(self._on_screens)

    def there(self) -> list[QScreen]:
        """Those that are plugged in."""
        return QGuiApplication.screens()

    def all(self) -> list[QScreen]:
        """Those that show something of their own."""
        return unlike(self.there())

    def undecided(self) -> bool:
        """Whether nobody has chosen yet among the screens there are."""
        screens = [facts(each) for each in self.all()]
        return len(screens) > 1 and company(screens) not in self._rooms

    def choose(self, screen: QScreen | None) -> None:
        """The room sees this one, or none of them; remembered for these screens."""
        screens = self.all()
        known = [facts(each) for each in screens]
        wanted = names(known)[screens.index(screen)] if screen is not None else ""
        self._rooms[company(known)] = wanted
        self._vouched, self._own = frozenset(), None
        self._private = self._judge()
        self.chosen.emit(dict(self._rooms))
        self._look()

    def room(self) -> QScreen | None:
        """The room's screen; None while all screens show the same, or nobody has chosen."""
        screens = self.all()
        index = room_index([facts(each) for each in screens], self._rooms)
        return None if index is None else screens[index]

    def console(self) -> QScreen:
        """The facilitator's screen: the primary one, unless that is the room's."""
        room, first = self.room(), QGuiApplication.primaryScreen()
        if room is None or first is not room:
            return first
        return next(each for each in self.all() if each is not room)

    def private(self) -> bool:
        """Whether the room does not see the facilitator's screen, as far as can be known."""
        return self._private

    def vouch(self) -> None:
        """The facilitator says that the room does not see their screen as all stands now."""
        self._vouched = self._arrangement()
        self._own = sight(self.console())
        self._private = True
        self.changed.emit()

    def doubt(self) -> None:
        """The room looks at the facilitator's screen: what they said of it holds no longer."""
        self._vouched, self._own = frozenset(), None
        self._private = self._judge()
        self.changed.emit()

    def swap(self) -> bool:
        """Console and room change places; False where there is no room to change with."""
        if self.room() is None:
            return False
        self.choose(self.console())
        return True

    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screens)
        self._on_screens(screen)

    def _on_screens(self, _what: object) -> None:
        self._look()
        self._settle.start()

    def _on_settled(self) -> None:
        self._look()
        if self.undecided() and not self._asked:
            self._asked = True
            self.unknown.emit()

    def _look(self) -> None:
        if not self.there():
            return
        was_private, self._private = self._private, self._judge()
        if was_private and not self._private:
            self.exposed.emit()
        has_room = self.room() is not None
        if has_room != self._had_room:
            self._had_room = has_room
            (self.found if has_room else self.lost).emit()
        self._asked = self._asked and self.undecided()
        self.changed.emit()

    def _arrangement(self) -> frozenset[Facts]:
        return frozenset(facts(each) for each in self.there())

    def _judge(self) -> bool:
        """The facilitator's screen is the one they had while another was the room's; where one
        screen is left, nothing else tells the laptop's panel from the projector.
        """
        if self._vouched == self._arrangement():
            return True
        mine = self.console()
        if any(each is not mine and overlap(each, mine) for each in self.there()):
            return False
        if self._own is None and self.room() is not None:
            self._own = sight(mine)
        return self._own == sight(mine)
