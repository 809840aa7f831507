"""The rooms of this program: those it hosts and those it collects for, as Qt signals."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ui.bridge import Bridge, concerns
from ui.work import Cancelled, Report, Work, on_screen
from workshop.net.find import own_addresses, rooms
from workshop.net.guest import Guest
from workshop.net.seal import spaced
from workshop.room.join_page import Door
from workshop.services.events import Event
from workshop.services.service import Service
from workshop.words import _

if TYPE_CHECKING:
    from workshop.net.host import Host

LOOK = 1.0
"""Seconds in which a room answers that is there."""
PAUSE = 250
"""Milliseconds between two times that windows are told: each reads the session again, while a
hundred devices may hand over at once.
"""


@dataclass(frozen=True)
class _Opened:
    """A room that listens."""

    session: str
    host: "Host"


class Rooms(QObject):
    """Opens, closes and joins beside the screen; what other machines do is told by the bridge."""

    changed = Signal()
    """A room opened or closed, or another machine was heard."""
    joined = Signal(str)
    found = Signal(str)
    """The address of a room that answers on this network."""
    troubled = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.setObjectName("rooms")
        self._bridge = bridge
        self._hosts: dict[str, Host] = {}
        self._guests: dict[str, Guest] = {}
        self.addresses: tuple[str, ...] = ()
        """Where others may reach this computer, the likeliest first."""
        self.wifi = ("", "")
        """Name and password of the network, where they were typed: in no file."""
        self._work = Work(self)
        self._work.finished.connect(self._on_worked)
        self._work.troubled.connect(self.troubled)
        self._tell = on_screen(self._on_told)
        self._told: dict[Event, None] = {}
        """What windows do not know yet, each once."""
        self._late = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause_over)
        for signal in (bridge.stage_moved, bridge.session_changed):
            signal.connect(self._on_moved)
        bridge.answers_changed.connect(self._on_answered)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close_all)

    def host(self, session: str) -> "Host | None":
        """The open room of a session that is run here."""
        return self._hosts.get(session)

    def guest(self, session: str) -> Guest | None:
        """The room that this laptop collects for in that session, while it is called."""
        return self._guests.get(session)

    def open(self, session: str) -> None:
        """Opens the room of a session."""
        self._work.start(partial(self._open, self._bridge.service, session))

    def door(self, session: str) -> Door | None:
        """How others come into the room of a session, while it is open in some network."""
        host = self._hosts.get(session)
        if host is None or not self.addresses:
            return None
        address, (wifi, password) = self.addresses[0], self.wifi
        return Door(
            link=host.link(address),
            address=f"{address}:{host.port}",
            code=spaced(host.code),
            wifi=wifi,
            password=password,
        )

    def tell_wifi(self, name: str, password: str) -> None:
        """The network in which the room is."""
        self.wifi = name, password
        self.changed.emit()

    def use_next_address(self) -> None:
        """The next of this computer's addresses, where the first is not that of the room."""
        self.addresses = (*self.addresses[1:], *self.addresses[:1])
        self.changed.emit()

    def new_code(self, session: str) -> None:
        """Another code for who is not in the room yet."""
        host = self._hosts.get(session)
        if host is not None:
            host.new_code()
            self.changed.emit()

    def close_soon(self, session: str, step: str) -> int:
        """Seconds until a step may be revealed, in which devices hand over what is done."""
        host = self._hosts.get(session)
        return host.close_soon(step) if host is not None else 0

    def close(self, session: str) -> None:
        """Nothing is sent or received any more."""
        host = self._hosts.pop(session, None)
        if host is not None:
            host.close()
        self.changed.emit()

    def join(self, address: str, code: str) -> None:
        """Collects for the room at that address; `joined` carries the session."""
        self._work.start(partial(self._join, self._bridge.service, address, code))

    def look(self) -> None:
        """Asks this network for a room; `found` carries its address, where one answers."""
        self._work.start(self._look)

    def call_again(self) -> None:
        """Calls the rooms that this laptop has joined before, wherever they are now."""
        service = self._bridge.service
        running = {row.id for row in service.sessions() if row.state == "running"}
        for session, link in service.links().items():
            if link.laptop and link.code and session in running - self._guests.keys():
                guest = Guest(service, "", link.code, self._tell, session)
                guest.start()
                self._guests[session] = guest

    def close_all(self) -> None:
        """The program ends."""
        for host in self._hosts.values():
            host.close()
        for guest in self._guests.values():
            guest.stop()
        self._hosts.clear()
        self._guests.clear()

    # ---- beside the screen

    def _open(
        self, service: Service, session: str, _report: Report, _cancelled: Cancelled
    ) -> _Opened:
        # Imported here, beside the screen: a server and its parts take a while.
        from workshop.net.host import Host  # noqa: PLC0415

        self.addresses = own_addresses()
        host = Host(service, session, self._tell)
        host.open()
        return _Opened(session, host)

    def _join(
        self, service: Service, address: str, code: str, _report: Report, _cancelled: Cancelled
    ) -> Guest:
        guest = Guest(service, address, code, self._tell)
        guest.join()
        return guest

    def _look(self, _report: Report, _cancelled: Cancelled) -> str:
        return next((f"{address}:{port}" for address, port in rooms(LOOK)), "")

    # ---- on the screen

    def _on_worked(self, value: object) -> None:
        match value:
            case str():
                self.found.emit(value)
            case Guest():
                before = self._guests.pop(value.session, None)
                if before is not None:
                    before.stop()
                self._guests[value.session] = value
                value.start()
                self.joined.emit(value.session)
            case _Opened(session=session, host=host):
                self._hosts[session] = host
        self.changed.emit()

    def _on_told(self, events: tuple[Event, ...]) -> None:
        self._told |= dict.fromkeys(events)
        self._late = True
        if not self._pause.isActive():
            self._on_pause_over()

    def _on_pause_over(self) -> None:
        """Tells what came since windows were told last, and then nothing for a while."""
        if not self._late:
            return
        self._late, told = False, tuple(self._told)
        self._told.clear()
        self._pause.start()
        self._bridge.tell(told)
        for session in list(self._hosts) if not told else ():
            self._end_finished(session)  # a laptop was cleaned, or heard
        self.changed.emit()

    def _on_moved(self, session: str) -> None:
        for name, host in list(self._hosts.items()):
            if concerns(session, name):
                host.renew()
                self._end_finished(name)

    def _end_finished(self, session: str) -> None:
        """A finished room closes by itself once every laptop that was heard is cleaned."""
        if self._bridge.service.state(session) != "finished":
            return
        devices = self._hosts[session].devices()
        cleaned = sum(device.cleaned for device in devices)
        if devices:
            said = _("{n} of {all} laptops cleaned.")
            self._bridge.said.emit(said.format(n=cleaned, all=len(devices)))
        if cleaned == len(devices):
            self.close(session)

    def _on_answered(self, session: str) -> None:
        for name, guest in self._guests.items():
            if concerns(session, name):
                guest.changed()


def rooms_of(bridge: Bridge) -> Rooms:
    """The rooms of a library's bridge, made when they are first asked for."""
    found = bridge.findChild(Rooms, "rooms")
    return found if isinstance(found, Rooms) else Rooms(bridge)
