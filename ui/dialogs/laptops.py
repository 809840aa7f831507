"""Laptops and phones: how other machines of the room collect, and how their answers come in."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.bridge import Bridge, concerns
from ui.dialogs.packets import Packets
from ui.dialogs.panel import Panel, line
from ui.dialogs.ways_in import GAP, WIDE, WaysIn
from ui.kit.announcement import announce
from ui.kit.button import Button
from ui.kit.icon import IconPicture
from ui.kit.label import Kicker, Label, Rule
from ui.rooms import rooms_of
from workshop.domain.record import RoomLink
from workshop.errors import Refused
from workshop.net.firewall import is_asked, let_in
from workshop.net.seal import spaced
from workshop.room.join_page import Door
from workshop.words import _, ngettext

if TYPE_CHECKING:
    from workshop.net.host import Device, Host

PEOPLE, HEARD = 70, 82
"""Widths of columns: how many there answer, and when the device was heard."""
AGAIN = 5000
"""Milliseconds between two looks at who was heard."""


class LaptopsPanel(Panel):
    """Where the session is run, what goes out and comes in; on a laptop that collects, what goes
    back.
    """

    room_asked = Signal()
    """The room is to see how to come in."""

    def __init__(self, parent: QWidget, bridge: Bridge, session: str, packets: Packets) -> None:
        super().__init__(parent, _("Laptops and phones"), wide=920, high=624)
        self.setObjectName("laptops")
        self._bridge, self._session, self._packets = bridge, session, packets
        self._door: Door | None = None
        self._ways: WaysIn | None = None
        self._said = Label("", 16, bold=True, wrap=True)
        self._said.setObjectName("laptops said")
        self.undo = Button(_("Undo"), icon="undo", key=_("Ctrl Z"), look="quiet")
        self.undo.setAccessibleName(_("Undo this"))
        self.undo.clicked.connect(self._on_undo)
        self.undo.hide()
        QShortcut(QKeySequence("Ctrl+Z"), self, self._on_undo)
        self.foot.insertWidget(1, self._said, 1)
        self.foot.insertWidget(2, self.undo)
        self._rooms = rooms_of(bridge)
        self._rooms.changed.connect(self._show)
        self._rooms.troubled.connect(self._on_troubled)
        packets.said.connect(self._on_said)
        packets.troubled.connect(self._on_troubled)
        bridge.session_changed.connect(self._on_changed)
        self._again = QTimer(self, interval=AGAIN)
        self._again.timeout.connect(self._on_again)
        self._again.start()
        self._show()
        self.save.setFocus()

    def _on_again(self) -> None:
        """The time since each was heard; nobody who is in the middle of a row is disturbed."""
        if self._rooms.host(self._session) is not None and not self._inside.isAncestorOf(
            self.focusWidget()
        ):
            self._show()

    def _on_changed(self, session: str) -> None:
        if concerns(session, self._session):
            self._show()

    def _on_said(self, sentence: str, undo: bool) -> None:  # noqa: FBT001 - a signal's value
        self._said.setText(sentence)
        self.undo.setVisible(undo)
        announce(self._said, sentence)

    def _on_troubled(self, sentence: str) -> None:
        self._on_said(sentence, undo=False)

    def _on_undo(self) -> None:
        if self.undo.isVisible() and self._bridge.undo() is not None:
            self._on_said(_("Undone."), undo=False)

    def _show(self) -> None:
        door = self._rooms.door(self._session)
        if isinstance(self.focusWidget(), QLineEdit) and door == self._door:
            return  # somebody types
        self._door = door
        if door is None:
            self._ways = None
        self.empty()
        link = self._bridge.service.links().get(self._session)
        parts = self._collecting(link) if link is not None and link.laptop else self._running(link)
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _running(self, link: RoomLink | None) -> list[QWidget]:
        save = self.save = self._deed(
            _("Save a packet for laptops"), "stick", self._packets.save_room
        )
        bring = Button(_("Bring in answers"), icon="merge")
        bring.clicked.connect(self._packets.bring_in)
        code = spaced(link.code) if link is not None else ""
        door = self._door
        shown = Label(code or _("It shows here once the packet is saved."), 34 if code else 16,
                      bold=bool(code), colour="ink" if code else "ink2")  # fmt: skip
        shown.setObjectName("room code")
        return [
            *self._network(door),
            Kicker(_("With a stick, without any network")),
            _step("1", _("Save a packet, and carry it to each laptop.")),
            line(save, QWidget(), stretch=1),
            _step("2", _("There: Library, Join a room, Bring in a packet. It asks for this code:")),
            *([] if door is not None else [shown]),
            _step(
                "3",
                _(
                    "At the end save the answers there, and bring them in here. Twice is "
                    "harmless: what is here already is known."
                ),
            ),
            line(bring, QWidget(), stretch=1),
        ]

    def _network(self, door: Door | None) -> list[QWidget]:
        host = self._rooms.host(self._session)
        parts: list[QWidget] = [Kicker(_("Over the room’s own network"))]
        if host is None:
            opening = self._deed(_("Open for this room"), "laptop", self._rooms.open)
            said = _("Nothing is sent or received.")
            if sys.platform == "win32":
                said += " " + _("Windows will ask: tick both boxes.")
            return [*parts, line(opening, Label(said, 16, colour="ink2", wrap=True), stretch=1)]
        closing = self._deed(_("Close the room"), "close", self._rooms.close)
        if door is None:
            none = Label(_("This computer is in no network."), 16, bold=True)
            return [*parts, none, line(closing, QWidget(), stretch=1)]
        typed = self._ways.typed() if self._ways is not None and not door.wifi else ("", "")
        self._ways = WaysIn(self._rooms, self._session, door, typed)
        showing = Button(_("Show in the room"), icon="screen", look="expected")
        showing.clicked.connect(self.room_asked)
        self._ways.setFixedWidth(WIDE)
        joining = Label(_("On a laptop: Library, Join a room, address and code."), 16, wrap=True)
        joining.setFixedWidth(WIDE)
        devices = host.devices()
        there = Label(_there(devices), 20, bold=True, wrap=True)
        rows = [self._device(host, each) for each in devices]
        panes = _beside([self._ways, joining], [there, *rows, showing])
        parts = [line(*parts, closing), panes]
        if host.is_lonely() and is_asked():
            letting = self._deed(_("Let devices in"), "laptop", self._on_let_in)
            why = _("Nobody was heard yet: the firewall of Windows may keep them out.")
            parts.append(line(letting, Label(why, 16, colour="ink2", wrap=True), stretch=1))
        cannot = _(
            "It cannot make a network, nor cross a guest Wi-Fi that keeps devices apart: then the "
            "stick carries the answers."
        )
        forged = _(
            "Phones trust the Wi-Fi: whoever runs it could show them a page of their own. Where "
            "that matters, answer on laptops or paper."
        )
        return [*parts, Label(f"{cannot} {forged}", 16, colour="ink2", wrap=True)]

    def _on_let_in(self, session: str) -> None:
        host = self._rooms.host(session)
        if host is None:
            return
        try:
            let_in(host.port)
        except Refused as refused:
            self._on_troubled(refused.sentence)

    def _device(self, host: "Host", device: "Device") -> QWidget:
        remove = Button("", icon="bin", look="quiet")
        remove.setAccessibleName(_("Remove {laptop}").format(laptop=device.laptop))
        remove.clicked.connect(partial(self._on_removed, host, device))
        people = Label(ngettext("{n} person", "{n} people", len(device.people)), 16)
        people.setFixedWidth(PEOPLE)
        heard = Label(_heard(host.quiet(device), cleaned=device.cleaned), 16, colour="ink2")
        heard.setFixedWidth(HEARD)
        heard.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        icon = IconPicture("laptop" if device.seat is None else "phone", 20)
        called = _("Laptop {name}") if device.seat is None else _("Phone {name}")
        name = Label(called.format(name=device.laptop), 16, bold=True, elide=True)
        return line(icon, name, people, heard, remove, stretch=1)

    def _on_removed(self, host: "Host", device: "Device", _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        if self._bridge.do(host.removal(device)) is not None:
            said = _("{laptop} and its people are out.").format(laptop=device.laptop)
            self._on_said(said, undo=True)
        self._show()

    def _collecting(self, link: RoomLink) -> list[QWidget]:
        save = self.save = self._deed(_("Save the answers"), "stick", self._packets.save_part)
        newer = Button(_("Bring in a newer packet"), icon="merge")
        newer.clicked.connect(self._packets.bring_in)
        return [
            Kicker(_("This laptop collects for another one")),
            Label(link.laptop, 34, bold=True),
            Label(
                _("So it is called there too. Answers are kept here until you carry them over."),
                16,
                wrap=True,
            ),
            line(save, QWidget(), stretch=1),
            Label(
                _("What was named or opened in the room since comes with a newer packet."),
                16,
                colour="ink2",
                wrap=True,
            ),
            line(newer, QWidget(), stretch=1),
            *self._called(),
        ]

    def _called(self) -> list[QWidget]:
        """How it stands with the room's network, where it was joined by that."""
        guest = self._rooms.guest(self._session)
        if guest is None:
            return []
        said = guest.said or _("All that was answered here is in the room.")
        return [
            Kicker(_("Over the room’s own network")),
            Label(said, 16, colour="warn" if guest.unheard() else "ink", wrap=True),
        ]

    def _deed(self, words: str, icon: str, deed: Callable[[str], None]) -> Button:
        button = Button(words, icon=icon)
        button.clicked.connect(partial(_with_session, deed, self._session))
        return button


def _with_session(
    deed: Callable[[str], None],
    session: str,
    _checked: bool = False,  # noqa: FBT001, FBT002
) -> None:
    deed(session)


def _beside(ways: list[QWidget], there: list[QWidget]) -> QWidget:
    """How one comes in, and who has: two panes with a line between."""
    held, between = QWidget(), Rule(upright=True)
    panes = QHBoxLayout(held)
    panes.setContentsMargins(0, 0, 0, 0)
    panes.setSpacing(GAP)
    for parts, stretch in ((ways, 0), (there, 1)):
        column = QVBoxLayout()
        column.setSpacing(12)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        panes.addLayout(column, stretch)
        if parts is ways:
            panes.addWidget(between)
    return held


def _there(devices: "Sequence[Device]") -> str:
    """6 devices, 8 people."""
    people = sum(len(each.people) for each in devices)
    return _("{devices}, {people}").format(
        devices=ngettext("{n} device", "{n} devices", len(devices)),
        people=ngettext("{n} person", "{n} people", people),
    )


def _heard(seconds: float, *, cleaned: bool) -> str:
    if cleaned:
        return _("cleaned")
    minutes = int(seconds // 60)
    return ngettext("{n} min ago", "{n} min ago", minutes) if minutes else _("now")


def _step(number: str, words: str) -> QWidget:
    return line(Label(number, 20, bold=True), Label(words, 16, wrap=True), stretch=1)
