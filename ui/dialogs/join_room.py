"""Join a room: this laptop collects for another one, by the network or with a packet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs.pin import SecretDialog
from ui.kit.button import Button
from ui.kit.field import Field
from ui.rooms import rooms_of
from workshop.errors import Refused
from workshop.net.guest import split_address
from workshop.net.seal import CODE, plain_code
from workshop.words import _

LONGEST = 60


class JoinRoom(SecretDialog):
    """Address and code; a room that answers on this network is filled in. joined: the session."""

    joined = Signal(str)
    packet_asked = Signal()

    def __init__(self, parent: QWidget, bridge: Bridge) -> None:
        self._rooms = rooms_of(bridge)
        address = Field(_("Address of the room"), help=_("Like 192.168.1.7:8765."), limit=LONGEST)
        code = Field(
            _("Code of the room"),
            help=_("Nine characters; capitals and hyphens do not matter."),
            limit=LONGEST,
        )
        super().__init__(
            parent,
            _("Join a room"),
            _(
                "People answer on this laptop. Their answers are kept here and go to the one that "
                "runs the room."
            ),
            _("Join"),
            [address, code],
        )
        self.setObjectName("join")
        self.packet = Button(_("Bring in a packet"), icon="stick", look="quiet")
        self.packet.clicked.connect(self._on_packet)
        self._inside.addWidget(self.packet)
        self._fit()
        self._rooms.joined.connect(self._on_joined)
        self._rooms.troubled.connect(self._on_troubled)
        self._rooms.found.connect(self._on_found)
        self._rooms.look()

    def ready(self) -> bool:
        address, code = (field.text() for field in self.fields)
        return bool(address.strip()) and len(plain_code(code)) == CODE

    def carry_out(self) -> None:
        """Calls the room; what is typed stays until it has answered."""
        address, code = (field.text() for field in self.fields)
        try:
            split_address(address)
        except Refused as refused:
            self._on_troubled(refused.sentence)
            return
        self.deed.setEnabled(False)
        self._rooms.join(address, code)

    def _on_found(self, address: str) -> None:
        if address and not self.fields[0].text():
            self.fields[0].set_text(address)
            self.fields[1].edit.setFocus()

    def _on_joined(self, session: str) -> None:
        self.joined.emit(session)
        self.accept()

    def _on_troubled(self, sentence: str) -> None:
        self.deed.setEnabled(self.ready())
        self.fields[0].set_error(sentence)
        self._fit()

    def _on_packet(self) -> None:
        self.reject()
        self.packet_asked.emit()
