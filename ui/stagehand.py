"""Console and room view of one session, each on its screen."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.console.window import ConsoleWindow
from ui.projector.screens import Screens
from ui.projector.window import RoomWindow
from ui.theme import DARK, LIGHT, THEMES
from workshop.words import _

ROOM_SAFE = (
    "next",
    "back",
    "black",
    "freeze",
    "light",
    "turn right",
    "turn left",
    "room",
    "escape",
)
"""Deeds that may be done while the one screen there is shows the room view."""


def fill(window: QWidget, screen: QScreen) -> None:
    """Shows a window over all of a screen but its bars."""
    if not stands_on(window, screen):
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(screen)
        free = screen.availableGeometry()
        window.move(free.topLeft() + QPoint(1, 1))
        window.resize(free.size() - QSize(2, 2))
    window.showMaximized()


def stands_on(window: QWidget, screen: QScreen) -> bool:
    """Whether a window shows on a screen; one whose screen was taken away stands nowhere."""
    inside = screen.geometry().contains(window.geometry().center())
    return window.isVisible() and window.screen() is screen and inside


class Stagehand(QObject):
    """With two screens the room view fills the projector. With one it comes on F5, over the
    console, which is hidden meanwhile: nothing private shows while the room looks on.
    """

    left = Signal()
    desk_asked = Signal()
    print_asked = Signal()
    sheet_asked = Signal()
    room_screen_chosen = Signal(str)
    room_theme_chosen = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        session: str,
        screens: Screens,
        *,
        fades: bool = True,
        room_theme: str = LIGHT.name,
        now: Callable[[], dt.datetime] = dt.datetime.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._screens = screens
        self._alone = False
        self.console = ConsoleWindow(bridge, session, now=now)
        self.room = RoomWindow(fades=fades)
        self.console.hear_also(self.room)
        self.console.feed.show_in(self.room)
        self.set_room_theme(room_theme)
        console = self.console
        console.left.connect(self.left)
        console.desk_asked.connect(self.desk_asked)
        console.print_asked.connect(self.print_asked)
        console.sheet_asked.connect(self.sheet_asked)
        console.swap_asked.connect(self._on_swap)
        console.room_asked.connect(self._on_room)
        console.light_asked.connect(self._on_light)
        console.escaped.connect(self._on_escaped)
        console.keys.pressed.disconnect(console.perform)
        console.keys.pressed.connect(self._on_key)
        screens.changed.connect(self.place)
        screens.lost.connect(self._on_lost)
        screens.found.connect(self._on_found)

    def open(self) -> None:
        """Shows the room view where there is a second screen, and the console."""
        self.place()
        self.console.keys.listen(on=True)
        fill(self.console, self._screens.console())
        self.console.activateWindow()
        self.console.setFocus()  # back from the desk: not on a control that nobody chose

    def place(self) -> None:
        """Puts both windows where they belong now."""
        room = self._screens.room()
        self.console.face.room.set_shown(shown=room is not None)
        self.console.feed.set_size((room or self._screens.console()).size())
        self.console.refresh()
        if self.console.isVisible() and not stands_on(self.console, self._screens.console()):
            fill(self.console, self._screens.console())
        if room is not None:
            self._leave_alone()
            if not stands_on(self.room, room):
                self.room.show_on(room)
        elif not self._alone:
            self.room.hide()

    def set_room_theme(self, name: str) -> None:
        """Light, or dark for a hall that is blacked out; the console keeps its own."""
        self.room.set_theme(THEMES[name])
        self.console.face.room.set_theme(THEMES[name])

    def projecting_alone(self) -> bool:
        """Whether the one screen there is shows the room view."""
        return self._alone

    def make_way(self) -> None:
        """Hides the console: a desk is open, and a screen reader would read through it."""
        self.console.keys.listen(on=False)
        self._come_back()
        self.console.hide()

    def close(self) -> None:
        """Closes both windows; what was typed is stored."""
        self.console.keys.listen(on=False)
        for window in (self.room, self.console):
            window.close()
            window.deleteLater()

    def _on_key(self, deed: str) -> None:
        if self._alone and deed not in ROOM_SAFE:
            self._come_back()
        self.console.perform(deed)

    def _on_light(self) -> None:
        name = DARK.name if self.room.theme() is LIGHT else LIGHT.name
        self.set_room_theme(name)
        self.room_theme_chosen.emit(name)

    def _on_swap(self) -> None:
        if self._screens.swap():
            self.room_screen_chosen.emit(self._screens.wanted())
        else:
            self._on_room()

    def _on_room(self) -> None:
        screen = self._screens.room()
        if screen is not None:
            self.room.show_on(screen)
            self.console.activateWindow()
        elif self._alone:
            self._come_back()
        else:
            self._alone = True
            self.room.show_on(self._screens.console())
            self.room.activateWindow()
            self.room.setFocus()
            self.console.hide()

    def _on_escaped(self) -> None:
        if self._alone:
            self._come_back()

    def _come_back(self) -> None:
        if self._alone:
            self._leave_alone()
            self.room.hide()

    def _leave_alone(self) -> None:
        """The console shows again beside, or instead of, the room view."""
        if self._alone:
            self._alone = False
            fill(self.console, self._screens.console())
            self.console.activateWindow()

    def _on_lost(self) -> None:
        self.room.hide()
        self.console.toast.say(
            _("The projector is gone. Your place is kept; the room view comes back with it.")
        )

    def _on_found(self) -> None:
        self.console.toast.say(_("The projector is back. The room view shows on it."))
