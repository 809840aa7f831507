"""A laptop that collects for a room over its network: everything is kept here first, and handed
over when the room is heard. Nobody at a desk waits for a network.
"""

import errno
import hashlib
import http.client
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import msgspec

from workshop.errors import Missing, Refused, Trouble
from workshop.net.find import rooms
from workshop.net.seal import (
    CODE,
    FINGERPRINT,
    fingerprint,
    fresh_key,
    opened,
    plain_code,
    public_of,
    shut,
)
from workshop.net.wire import (
    ANSWERS,
    PORT,
    VERSION,
    Asks,
    Cleaned,
    Hands,
    Hello,
    News,
    Receipt,
    RoomCall,
)
from workshop.services.commands import PurgeSession, TakeRoom
from workshop.services.events import Event
from workshop.services.service import Service
from workshop.words import _

PATIENCE, LONG_PATIENCE = 8, 35
"""Seconds for a call, and for the news that a room may keep back."""
AGAIN = 2.0
"""Seconds until the next try, and between two looks at what was collected."""
UNREACHED = (errno.EHOSTUNREACH, errno.ENETUNREACH)
NOT_HEARD = 30
"""Seconds of silence after which people are told."""


class Guest:
    """A laptop of a room. tell: called from its own threads with what has happened."""

    def __init__(
        self,
        service: Service,
        address: str,
        code: str,
        tell: Callable[[tuple[Event, ...]], None],
        session: str = "",
    ) -> None:
        """session: where it was joined before; then the room is looked for, and address is ""."""
        self._service, self._tell = service, tell
        self.address, self.port = split_address(address) if address else ("", PORT)
        self._code = plain_code(code)
        if len(self._code) != CODE:
            raise Refused(_("The code of a room has nine characters."))
        self._own = fresh_key()
        self.session = session
        self._room_key = service.links()[session].key if session else b""
        self._version = 0
        self._heard = time.monotonic()
        self._handed = b""
        self._threads: list[threading.Thread] = []
        self._line: http.client.HTTPConnection | None = None
        """On which news are waited for."""
        self._ended = threading.Event()
        self._changed = threading.Event()
        self.said = ""
        """What keeps answers here, in a sentence; "" where all is handed over."""
        self.finished = False

    def join(self) -> str:
        """Calls the room for the first time and takes its session in; its id. Refused, with a way
        out, where that cannot be.
        """
        self._greet()
        news = self._call(Asks(secret=self._secret, laptop="", since=0))
        if not isinstance(news, News) or news.room is None:
            raise Refused(_("Nothing is collected in that room now. Look there, or use a stick."))
        if news.room.key != self._room_key:
            raise self._stranger()
        self._take(news)
        return self.session

    def start(self) -> None:
        """Goes on by itself, until it is stopped or the room is finished and all handed over."""
        self._threads = [
            threading.Thread(target=deed, name=f"room {name}", daemon=True)
            for name, deed in (("news", self._listen), ("answers", self._hand_over))
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Calls no more, and needs the library no more; what was collected stays."""
        self._end()
        for thread in self._threads:
            thread.join(PATIENCE)

    def _end(self) -> None:
        self._ended.set()
        self._changed.set()
        waits = self._line.sock if self._line is not None else None
        if waits is not None:
            with suppress(OSError):  # it was closed meanwhile
                waits.shutdown(socket.SHUT_RDWR)

    def changed(self) -> None:
        """Something was answered here: looks at once."""
        self._changed.set()

    def ended(self) -> bool:
        """Whether it was stopped, or the room is finished and has everything."""
        return self._ended.is_set()

    def unheard(self) -> bool:
        """Whether the room has been silent for long."""
        return time.monotonic() - self._heard > NOT_HEARD

    # ---- in its own threads

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                self._get(f"/wait?since={self._version}", LONG_PATIENCE)
                if self._ended.is_set():
                    return
                news = self._call(self._asks())
                if isinstance(news, News) and news.version != self._version:
                    self._take(news)
            except Trouble:
                if not self._ended.is_set():
                    self._look_for_it()
                self._ended.wait(AGAIN)

    def _look_for_it(self) -> None:
        """The room may have another address or port by now; another room there is none."""
        before = self.address, self.port
        for self.address, self.port in rooms():
            with suppress(Trouble):
                self._greet()
                return
        self.address, self.port = before

    def _hand_over(self) -> None:
        while not self._ended.is_set():
            try:
                self._hand_over_once()
            except Missing:  # the session was removed here
                self._end()
            except Trouble as trouble:
                self._say(trouble.sentence)
            self._changed.wait(AGAIN)
            self._changed.clear()

    def _hand_over_once(self) -> None:
        part = self._service.part(self.session)
        digest = hashlib.blake2b(msgspec.msgpack.encode(part)).digest()
        if digest != self._handed:
            receipt = self._call(Hands(secret=self._secret, laptop=self._laptop(), part=part))
            if not isinstance(receipt, Receipt) or receipt.said:
                raise Refused(receipt.said if isinstance(receipt, Receipt) else "")
            self._handed = digest
        self._say("")
        if self.finished and not self._service.interrupted_turn(self.session):
            self._clean()

    def _clean(self) -> None:
        """The room is finished and has everything: nothing stays here."""
        laptop = self._laptop()
        outcome = self._service.do(PurgeSession(session=self.session))
        self._tell(outcome.events)
        self._end()
        self._call(Cleaned(secret=self._secret, laptop=laptop))

    def _take(self, news: News) -> None:
        self._version = news.version
        self.finished = news.finished
        if news.room is not None:
            self._code = self._code[:FINGERPRINT] + news.secret
            outcome = self._service.do(TakeRoom(room=news.room, code=self._code))
            self.session = str(outcome.value)
            self._tell(outcome.events)
        self._changed.set()

    def _say(self, sentence: str) -> None:
        if sentence != self.said:
            self.said = sentence
            self._tell(())

    def _asks(self) -> Asks:
        return Asks(secret=self._secret, laptop=self._laptop(), since=self._version)

    def _laptop(self) -> str:
        link = self._service.links().get(self.session)
        return link.laptop if link is not None else ""

    @property
    def _secret(self) -> str:
        return self._code[FINGERPRINT:]

    # ---- the wire

    def _greet(self) -> None:
        """Whether it is the room of the code: its first characters are the key's fingerprint."""
        try:
            hello = msgspec.json.decode(self._get("/room", PATIENCE), type=Hello)
        except msgspec.MsgspecError as fault:
            raise self._stranger() from fault
        if hello.v != VERSION:
            raise Refused(
                _("The room runs another version of the program. Update, or use a stick.")
            )
        if fingerprint(hello.key) != self._code[:FINGERPRINT]:
            raise self._stranger()
        self._room_key = hello.key

    def _stranger(self) -> Refused:
        said = _("Not the room of this code answers at {address}. Check both, or use a stick.")
        return Refused(said.format(address=self.address))

    def _call(self, call: RoomCall) -> News | Receipt:
        body = public_of(self._own) + shut(call, self._own, self._room_key)
        answer: News | Receipt = opened(
            self._ask("POST", "/call", body, PATIENCE), self._own, self._room_key, ANSWERS
        )
        return answer

    def _get(self, path: str, patience: float) -> bytes:
        return self._ask("GET", path, b"", patience)

    def _ask(self, method: str, path: str, body: bytes, patience: float) -> bytes:
        if not self.address:
            raise Refused(_("The room is not heard yet. Answers are kept here."))
        line = http.client.HTTPConnection(self.address, self.port, timeout=patience)
        if patience == LONG_PATIENCE:
            self._line = line
        try:
            line.request(method, path, body=body or None)
            answer = line.getresponse()
            held = answer.read()
        except (OSError, http.client.HTTPException) as fault:
            raise self._unreached(fault) from fault
        finally:
            line.close()
        if answer.status != http.client.OK:
            raise self._turned_away(answer.status)
        self._heard = time.monotonic()
        return held

    def _turned_away(self, status: int) -> Refused:
        if status == http.client.FORBIDDEN:
            return Refused(_("The room does not take this code. Look at it again, or use a stick."))
        return Refused(_("The room at {address} is busy.").format(address=self.address))

    def _unreached(self, fault: Exception) -> Refused:
        said = _("There is no room at {address}. Check the address, or use a stick.")
        if isinstance(fault, ConnectionRefusedError):
            said = _("Nothing listens at {address}: is the room open there? Else use a stick.")
        elif isinstance(fault, TimeoutError):
            said = _(
                "{address} is silent: a firewall, or a network that keeps devices apart. Let "
                "devices in there, take another network, or use a stick."
            )
        elif isinstance(fault, OSError) and fault.errno in UNREACHED:
            said = _(
                "{address} cannot be reached from this network. Join the same Wi-Fi, or use a "
                "stick."
            )
        return Refused(said.format(address=self.address))


def split_address(typed: str) -> tuple[str, int]:
    """192.168.1.7, 192.168.1.7:8766 or http://192.168.1.7:8765/ as address and port."""
    plain = typed.strip().removeprefix("http://").partition("/")[0]
    address, _colon, port = plain.partition(":")
    if not address or (port and not (port.isdigit() and 0 < int(port) < 2**16)):
        raise Refused(_("“{text}” is no address. It looks like 192.168.1.7.").format(text=typed))
    return address, int(port) if port else PORT
