"""Console and room view of one session, each on its screen."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.bridge import Bridge, concerns
from ui.console.keys import is_writing
from ui.console.window import ConsoleWindow
from ui.dialogs.ask import Ask
from ui.kit.elapsed import elapsed
from ui.kit.full_screen import fill, stands_on
from ui.projector.clockwork import Clockwork
from ui.projector.feed import RoomFeed
from ui.projector.identify import Identify
from ui.projector.screens import Screens
from ui.projector.window import OneScreenRoom, RoomWindow
from ui.theme import DARK, LIGHT, THEMES
from workshop.words import _

ROOM_SAFE = (
    "next",
    "back",
    "black",
    "freeze",
    "swap",
    "light",
    "turn right",
    "turn left",
    "timer",
    "minute",
    "take minute",
    "groups",
    "voice",
    "pass",
    "room",
    "escape",
)
"""Deeds that may be done while the one screen there is shows the room view."""


class Stagehand(QObject):
    """With two screens the room view fills the projector and never takes the keyboard. With one it
    comes on F5, in a window of its own over the console, which is hidden meanwhile: nothing private
    shows while the room looks on.

    The console comes with `open` and is taken apart while a desk is open; the room view stays.
    """

    left = Signal()
    finished = Signal(bool, bool)
    """Whether to print and to back up now."""
    desk_asked = Signal()
    print_asked = Signal()
    sheet_asked = Signal()
    room_theme_chosen = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        session: str,
        screens: Screens,
        *,
        fades: bool = True,
        on_top: bool = True,
        room_theme: str = LIGHT.name,
        bell: bool = False,
        now: Callable[[], dt.datetime] = dt.datetime.now,
        elapsed: Callable[[], float] = elapsed,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._session, self._screens, self._now = bridge, session, screens, now
        self._fades = fades
        self.alone: OneScreenRoom | None = None
        """The room view, while it shows on the only screen there is."""
        self._console: ConsoleWindow | None = None
        self._behind: tuple[QDialog, ...] = ()
        """Dialogs of the console that wait behind a curtain."""
        self._written_in: QWidget | None = None
        """The field of the console that was written in when the curtain fell."""
        self.feed = RoomFeed(self._unix, self)
        self._clockwork = Clockwork(bridge, session, self.feed, bell=bell, elapsed=elapsed)
        self.room = RoomWindow(fades=fades, on_top=on_top)
        self.room.set_theme(THEMES[room_theme])
        self.feed.show_in(self.room)
        # No page is made of answers that were not revealed.
        for news in (bridge.session_changed, bridge.stage_moved):
            news.connect(self._on_news)
        self._gone = False
        self.identify: Identify | None = None
        """Numbers on the screens, while nobody has chosen among them."""
        screens.changed.connect(self.place)
        screens.unknown.connect(self._on_unknown)
        screens.lost.connect(self._on_lost)
        screens.found.connect(self._on_found)

    @property
    def console(self) -> ConsoleWindow:
        """The console, while it stands."""
        if self._console is None:
            raise LookupError
        return self._console

    def open(self) -> None:
        """Shows the room view where there is a second screen, and the console; screens that were
        never seen together are asked about first.
        """
        if self._console is None:
            self._console = self._new_console()
        self.place()
        if self._screens.undecided():
            self._ask_which_screen()
        else:
            self._show_console()

    def _show_console(self) -> None:
        self.console.keys.listen(on=True)
        fill(self.console, self._screens.console())
        self.console.activateWindow()
        # Back from the desk: not on a control that nobody chose.
        (self._written_in or self.console).setFocus()
        self._written_in = None
        behind, self._behind = self._behind, ()
        for dialog in behind:
            QDialog.open(dialog)  # the printer's own dialog hides this one behind another

    def _new_console(self) -> ConsoleWindow:
        console = ConsoleWindow(self._bridge, self._session, self.feed, now=self._now)
        console.face.room.set_theme(self.room.theme())
        console.left.connect(self.left)
        console.finished.connect(self.finished)
        console.desk_asked.connect(self.desk_asked)
        console.print_asked.connect(self.print_asked)
        console.sheet_asked.connect(self.sheet_asked)
        console.private_asked.connect(self.in_private)
        console.swap_asked.connect(self._on_swap)
        console.room_asked.connect(self._on_room)
        console.light_asked.connect(self._on_light)
        console.escaped.connect(self._leave_alone)
        console.keys.pressed.disconnect(console.perform)
        console.keys.pressed.connect(self._on_key)
        return console

    def place(self) -> None:
        """Puts both windows where they belong now."""
        room = self._screens.room()
        if self.identify is not None and not self.identify.holds():
            self.identify.end()
        self.feed.set_size((room or self._screens.console()).size())
        if self._console is not None:
            self._place_console(self._console)
        else:
            self._on_news(self._session)
        if room is not None:
            self._leave_alone()
            if not stands_on(self.room, room):
                self.room.show_on(room)
        else:
            self.room.hide()

    def _place_console(self, console: ConsoleWindow) -> None:
        console.face.room.set_shown(shown=self._screens.room() is not None)
        console.face.set_private(private=self._screens.private())
        console.refresh()
        if console.isVisible() and not stands_on(console, self._screens.console()):
            fill(console, self._screens.console())

    def set_room_theme(self, name: str) -> None:
        """Light, or dark for a hall that is blacked out; the console keeps its own."""
        for window in (self.room, self.alone):
            if window is not None:
                window.set_theme(THEMES[name])
        self.console.face.room.set_theme(THEMES[name])

    def front(self) -> QWidget:
        """The window that has the keyboard."""
        return self.alone or self.console

    def in_private(self, deed: Callable[[], None]) -> None:
        """Does it at once where the room does not see the console, else asks first."""
        if self._screens.private():
            deed()
            return
        asked = Ask(
            self.console,
            title=_("Is the projector off?"),
            sentence=_("The room may see this screen, and with it what is private."),
            deed=_("Go on"),
            keep=_("Not now"),
        )
        asked.agreed.connect(self._screens.vouch)
        asked.agreed.connect(deed)
        asked.open()

    def hide_console(self) -> None:
        """Behind a curtain, with its dialogs; `open` brings all back as it was."""
        self._end_alone()
        self.console.keys.listen(on=False)
        self._behind = self.console.dialogs()
        field = self.console.focusWidget()
        self._written_in = field if is_writing(field) else None
        for window in (*self._behind, self.console):
            window.hide()

    def make_way(self) -> None:
        """Takes the console apart with its dialogs: a desk is open, and what is only hidden a
        screen reader would still read and press.
        """
        self._end_alone()
        behind, self._behind = self._behind, ()
        for dialog in behind:
            dialog.reject()
        console, self._console, self._written_in = self._console, None, None
        if console is not None:
            console.keys.listen(on=False)
            console.close()
            console.deleteLater()

    def close(self) -> None:
        """Closes both windows; what was typed is stored."""
        self.make_way()
        if self.identify is not None:
            self.identify.end()
        self.feed.stop()
        self._clockwork.stop()
        self.room.close()
        self.room.deleteLater()

    def _end_alone(self) -> None:
        alone, self.alone = self.alone, None
        if alone is not None:
            self.feed.show_in(self.room)
            self.console.hear_also()
            alone.close()
            alone.deleteLater()

    def _unix(self) -> float:
        return self._now().timestamp()

    def _on_news(self, session: str) -> None:
        """While there is no console to do it, the room is told here."""
        if self._console is None and concerns(session, self._session):
            self.feed.take(self._bridge.service.view(self._session))

    def _on_key(self, deed: str) -> None:
        if deed not in ROOM_SAFE:
            self._leave_alone()
        self.console.perform(deed)

    def _on_light(self) -> None:
        name = DARK.name if self.room.theme() is LIGHT else LIGHT.name
        self.set_room_theme(name)
        self.room_theme_chosen.emit(name)

    def _on_swap(self) -> None:
        if len(self._screens.all()) > 1 and self._screens.room() is None:
            self._ask_which_screen()
        elif not self._screens.swap():
            self._on_room()

    def _on_room(self) -> None:
        screen = self._screens.room()
        if self._screens.undecided():
            self._ask_which_screen()
        elif screen is not None:
            self.room.show_on(screen)
        elif self.alone is not None:
            self._leave_alone()
        else:
            self._project_alone()

    def _project_alone(self) -> None:
        self._screens.doubt()
        alone = self.alone = OneScreenRoom(fades=self._fades)
        alone.set_theme(self.room.theme())
        self.feed.show_in(alone)
        self.console.hear_also(alone)
        alone.show_on(self._screens.console())
        alone.activateWindow()
        alone.setFocus()
        self.console.hide()

    def _leave_alone(self) -> None:
        """The console shows again beside, or instead of, the room view."""
        if self.alone is not None:
            fill(self.console, self._screens.console())
            self.console.activateWindow()
            self._end_alone()

    def _ask_which_screen(self) -> None:
        identify = self.identify or self._new_identify()
        if identify.question is None:
            identify.ask()

    def _new_identify(self) -> Identify:
        identify = self.identify = Identify(self._screens, self)
        identify.done.connect(self._on_identified)
        return identify

    def _on_identified(self) -> None:
        identify, self.identify = self.identify, None
        if identify is not None:
            identify.deleteLater()
        self.place()
        if self._console is not None and not self._console.isVisible():
            self._show_console()

    def _on_unknown(self) -> None:
        """Whatever is being typed goes on: only the new screen shows its number."""
        if self.identify is None:
            self._new_identify().show_numbers()
        self.say(_("A new screen is there. S asks which one the room looks at."))

    def _on_lost(self) -> None:
        self._gone = True
        self.room.hide()
        self.say(_("The projector is gone. Your place is kept; the room view comes back with it."))

    def _on_found(self) -> None:
        if not self._gone:  # chosen just now
            return
        self._gone = False
        self.say(_("The projector is back. The room view shows on it."))

    def say(self, sentence: str) -> None:
        """Tells the facilitator, while there is a console."""
        if self._console is not None:
            self._console.toast.tell(sentence)
