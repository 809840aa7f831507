"""The host of a room: hears the laptops of one session while the room is open, and nobody else.

It runs in a thread of its own. What comes in is merged there; what has happened is told by events.
"""

import asyncio
import base64
import hmac
import secrets
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import singledispatchmethod
from typing import TypeVarTuple

import msgspec
import uvicorn
from msgspec import Struct, structs
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from workshop.domain.packet import Collected, Room
from workshop.errors import Refused, Trouble
from workshop.net.lines import MOST_LINES, allow_lines
from workshop.net.page import first_page, page_file
from workshop.net.phones import Phones, PhoneSeat
from workshop.net.seal import (
    FINGERPRINT,
    MOST_SEALED,
    SECRET,
    opened,
    public_key,
    shut,
    shut_for_browser,
)
from workshop.net.stick import code_of
from workshop.net.wire import (
    CALLS,
    HERE,
    PORT,
    PROBE,
    VERSION,
    Asks,
    Begins,
    Cleaned,
    Finishes,
    Hands,
    Hello,
    News,
    Opens,
    Receipt,
    Returns,
    RoomCall,
    Screen,
)
from workshop.services.commands import KeepLink, MergePart, RemoveParticipant, Together
from workshop.services.events import Event
from workshop.services.merging import trees
from workshop.services.secret import new_code
from workshop.services.service import Service
from workshop.words import _

KEY = 32
LONGEST_WAIT = 25
"""Seconds that a laptop waits for news before it asks again."""
MOST_WRONG = 20
"""Wrong codes after which only known devices are heard."""
MOST_A_SECOND = 5
"""Calls of one device."""
MOST_DEVICES = 400
CLOSING = 5
"""Seconds between the word that a step is revealed and its freezing: what is on its way counts."""
HEARD = 60
"""Seconds since a device was heard that still is in the room."""
LONELY = 60
"""Seconds without anybody after which a firewall may be the reason."""
PORTS_TRIED = 20
CALM = 0.5
"""Seconds without a hand-over after which rows are laid in order."""
Given = TypeVarTuple("Given")
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


class Device(Struct, kw_only=True):
    """One that has called with the right code, in memory only. people: the tokens it has brought.
    calls: when its newest were, by a clock that nobody sets. seat: of a phone.
    """

    laptop: str = ""
    people: frozenset[str] = frozenset()
    heard: float = 0.0
    calls: list[float] = []
    barred: bool = False
    cleaned: bool = False
    seat: PhoneSeat | None = None


class Host:
    """An open room. tell: called from its own thread with what has happened."""

    def __init__(
        self, service: Service, session: str, tell: Callable[[tuple[Event, ...]], None]
    ) -> None:
        self.session, self.code = session, code_of(service, session)
        self._service, self._tell = service, tell
        self._key = service.links()[session].key
        self._public = public_key(service.links()[session])
        self._devices: dict[bytes, Device] = {}
        self._phones = Phones(service, session, tell)
        self._wrong = 0
        self._version = 1 + secrets.randbelow(2**30)
        self._room: Room | None = None
        self._finished = False
        self._closing = ""
        self._brought: asyncio.Queue[tuple[Collected, asyncio.Future[str]] | None] = asyncio.Queue()
        """Parts and whoever waits for them; None where only rows are to be laid."""
        self._looking = asyncio.Lock()
        self._moved = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.port = 0

    def open(self, port: int = 0, address: str = "") -> None:
        """Begins to listen: at that port, else at the usual one or the next that is free."""
        allow_lines()
        listening = _listening(port, address)
        self.port = listening.getsockname()[1]
        routes = [
            Route("/", first_page),
            Route("/s/{name}", page_file),
            Route("/room", self._on_hello),
            Route("/wait", self._on_wait),
            Route("/call", self._on_call, methods=["POST"]),
        ]
        config = uvicorn.Config(
            Starlette(routes=routes),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            limit_concurrency=MOST_LINES,
            timeout_graceful_shutdown=1,
            server_header=False,
            date_header=False,
        )
        self._server = _Quiet(config)
        self._thread = threading.Thread(
            target=self._run, args=(listening,), name="room", daemon=True
        )
        self._since = time.monotonic()
        self._found = _answering(listening.getsockname()[0], self.port)
        self._thread.start()

    def close(self) -> None:
        """Listens no longer; devices keep what they have."""
        self._server.should_exit = True
        self._soon(self._wake)
        self._thread.join(timeout=5)
        if self._found is not None:
            self._found.close()

    def renew(self) -> None:
        """Something has changed in the session: whoever waits is told so."""
        self._soon(self._begin_look)

    def link(self, address: str) -> str:
        """The address of the page for phones, with the whole key and the secret in its fragment,
        which no browser sends.
        """
        key = base64.urlsafe_b64encode(self._public).decode().rstrip("=")
        return f"http://{address}:{self.port}/#{key}.{self.code[FINGERPRINT:]}"

    def new_code(self) -> None:
        """Another end of the code: who knows the old one alone comes in no more; devices that were
        heard stay, and are told.
        """
        link = self._service.links()[self.session]
        code = self.code[:FINGERPRINT] + new_code(SECRET)
        self._service.do(KeepLink(session=self.session, link=structs.replace(link, code=code)))
        self.code, self._wrong = code, 0
        self._soon(self._wake)

    def devices(self) -> tuple[Device, ...]:
        """Those that were heard since the room opened, by name; phones after laptops."""
        there = [each for each in self._devices.values() if each.laptop and not each.barred]
        return tuple(sorted(there, key=lambda device: (device.seat is not None, device.laptop)))

    def close_soon(self, step: str) -> int:
        """Tells phones that a step closes, and how many seconds they have; 0 where nobody is there
        to be told.
        """
        if not any(self.quiet(each) < HEARD for each in self.devices()):
            return 0
        self._closing = step
        self._soon(self._wake)
        return CLOSING

    def is_lonely(self) -> bool:
        """Whether it has been open for long and nobody was heard."""
        return not self.devices() and time.monotonic() - self._since > LONELY

    def quiet(self, device: Device) -> float:
        """Seconds since it was heard."""
        return time.monotonic() - device.heard

    def removal(self, device: Device) -> Together:
        """Bars a device; the deed that takes its people out, with one Undo."""
        device.barred = True
        here = {person.participant for person in self._service.people(self.session)}
        return Together(
            commands=tuple(
                RemoveParticipant(session=self.session, participant=person)
                for person in sorted(device.people & here)
            )
        )

    # ---- in the room's own thread

    def _run(self, listening: socket.socket) -> None:
        async def serve() -> None:
            self._loop = asyncio.get_running_loop()
            await self._look()
            keeping = asyncio.create_task(self._keep())
            await self._server.serve(sockets=[listening])
            keeping.cancel()
            with suppress(Trouble):  # it is noted, and done at the next start
                await asyncio.to_thread(self._service.lay_in_order)

        with listening:
            asyncio.run(serve())

    def _soon(self, deed: Callable[[], None]) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # it has just ended
                self._loop.call_soon_threadsafe(deed)

    def _begin_look(self) -> None:
        self._look_again = asyncio.create_task(self._look())

    def _wake(self) -> None:
        """Whoever waits need wait no longer."""
        self._version += 1
        self._moved.set()
        self._moved = asyncio.Event()

    async def _look(self) -> None:
        """Tells whoever waits, where what they collect for is another now."""
        async with self._looking:  # a look that began before ends before
            before = self._room, self._finished
            self._room, self._finished = await asyncio.to_thread(self._as_it_is)
            if (self._room, self._finished) != before:
                self._closing = ""
                self._wake()

    def _as_it_is(self) -> tuple[Room | None, bool]:
        """What laptops collect for, and whether the session is finished: only then, and not where
        the library cannot be read for a moment, may they remove what they hold.
        """
        try:
            if self._service.session(self.session).state == "finished":
                return None, True
            return self._service.room(self.session, self._public), False
        except Trouble:
            return self._room, self._finished

    async def _on_hello(self, _request: Request) -> Response:
        hello = msgspec.json.encode(Hello(v=VERSION, key=self._public))
        return Response(hello, media_type="application/json", headers=HEADERS)

    async def _on_wait(self, request: Request) -> Response:
        since = request.query_params.get("since", "")
        if since == str(self._version) and not self._server.should_exit:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), LONGEST_WAIT)
        return Response(str(self._version), headers=HEADERS)

    async def _on_call(self, request: Request) -> Response:
        body = await _bounded(request)
        if body is None:
            return Response(status_code=413, headers=HEADERS)
        caller, sealed = body[:KEY], body[KEY:]
        device = self._devices.get(caller, Device())
        now = time.monotonic()
        device.calls = [each for each in device.calls if now - each < 1] + [now]
        if len(device.calls) > MOST_A_SECOND:
            return Response(status_code=429, headers=HEADERS)
        try:
            call = await asyncio.to_thread(opened, sealed, self._key, caller, CALLS)
        except Refused:
            return Response(status_code=400, headers=HEADERS)
        if device.barred or not self._admitted(caller, call):
            return Response(status_code=403, headers=HEADERS)
        self._devices[caller] = device
        device.heard = now
        if device.seat is None:
            device.laptop = call.laptop
        answer = await self._answered(call, device)
        seals = shut_for_browser if isinstance(answer, Screen) else shut
        return Response(seals(answer, self._key, caller), headers=HEADERS)

    def _admitted(self, caller: bytes, call: RoomCall) -> bool:
        if self._wrong >= MOST_WRONG and caller not in self._devices:
            return False
        right = hmac.compare_digest(call.secret.encode(), self.code[FINGERPRINT:].encode())
        if caller in self._devices:
            return True
        self._wrong += not right
        return right and len(self._devices) < MOST_DEVICES

    @singledispatchmethod
    async def _answered(self, call: RoomCall, device: Device) -> News | Receipt | Screen:
        raise NotImplementedError(type(call).__name__)

    @_answered.register
    async def _asked(self, call: Asks, _device: Device) -> News:
        if call.since == self._version:
            return News(version=self._version)
        secret = self.code[FINGERPRINT:]
        return News(version=self._version, room=self._room, finished=self._finished, secret=secret)

    @_answered.register
    async def _handed(self, call: Hands, device: Device) -> Receipt:
        said = await self._merged(call.part)
        if not said:
            device.people |= {person.id for person in call.part.people}
        return Receipt(said=said)

    @_answered.register
    async def _cleaned(self, _call: Cleaned, device: Device) -> Receipt:
        device.cleaned = True
        self._tell(())
        return Receipt()

    @_answered.register
    async def _opened_there(self, _call: Opens, device: Device) -> Screen:
        return await asyncio.to_thread(self._screen, device)

    @_answered.register
    async def _began(self, call: Begins, device: Device) -> Screen:
        return await self._beside(
            self._sat_down,
            device,
            lambda seat: self._phones.begin(seat, sign=call.sign, team=call.team),
        )

    @_answered.register
    async def _returned(self, call: Returns, device: Device) -> Screen:
        return await self._beside(
            self._sat_down, device, lambda seat: self._phones.come_back(seat, call.word)
        )

    @_answered.register
    async def _finished_there(self, call: Finishes, device: Device) -> Screen:
        return await self._beside(self._finish, device, call)

    def _seat(self, device: Device) -> PhoneSeat:
        """The phone's own, with a name that no other device has."""
        if device.seat is None:
            taken = {each.laptop for each in self._devices.values()}
            free = (each for each in trees() if each not in taken)
            device.laptop = next(free, str(len(taken)))
            device.seat = PhoneSeat(phone=device.laptop)
        return device.seat

    def _screen(
        self, device: Device, *, said: str = "", code: str = "", kept: bool = False
    ) -> Screen:
        opened = self._room.opened if self._room is not None else ()
        return self._phones.screen(
            self._seat(device),
            opened,
            self._version,
            said=said,
            code=code,
            kept=kept,
            closing=self._closing,
        )

    def _sat_down(self, device: Device, deed: Callable[[PhoneSeat], str]) -> Screen:
        """What the phone shows once somebody sits there, or why nobody does. One person a phone."""
        seat, code, said = self._seat(device), "", ""
        with seat.busy:
            if not seat.participant:
                try:
                    code = deed(seat)
                except Trouble as trouble:
                    said = trouble.sentence
                else:
                    device.people |= {seat.participant}
        return self._screen(device, said=said, code=code)

    def _finish(self, device: Device, call: Finishes) -> Screen:
        seat, code, said, kept = self._seat(device), "", "", False
        with seat.busy:
            if seat.participant and self._room is not None:
                try:
                    code, said = self._phones.finish(seat, self._room.opened, call.sheets)
                    kept = True
                except Trouble as trouble:
                    said = trouble.sentence
        return self._screen(device, said=said, code=code, kept=kept)

    async def _merged(self, part: Collected) -> str:
        """Why it is not kept, or nothing."""
        kept: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._brought.put_nowait((part, kept))
        return await kept

    async def _beside(self, deed: Callable[[*Given], Screen], *given: *Given) -> Screen:
        """A phone's deed in a thread; rows are due to be laid in order afterwards."""
        screen = await asyncio.to_thread(deed, *given)
        self._brought.put_nowait(None)
        return screen

    async def _keep(self) -> None:
        """Keeps what is brought; has rows laid in order once nothing comes for a moment."""
        due = False
        while True:
            try:
                brought = [await asyncio.wait_for(self._brought.get(), CALM if due else None)]
            except TimeoutError:
                due = False
                self._laying = asyncio.create_task(self._lay_in_order())
                continue
            while not self._brought.empty():
                brought.append(self._brought.get_nowait())
            await self._keep_all([each for each in brought if each is not None])
            due = True

    async def _keep_all(self, brought: list[tuple[Collected, asyncio.Future[str]]]) -> None:
        """In one transaction what came while another was written; whoever waits is told before the
        log is emptied.
        """
        try:
            said = await asyncio.to_thread(self._merge, [part for part, _kept in brought])
            for (_part, kept), sentence in zip(brought, said, strict=True):
                kept.set_result(sentence)
        finally:
            for _part, kept in brought:
                kept.cancel()  # nobody waits for ever where it ends
        await asyncio.to_thread(self._service.settle)

    async def _lay_in_order(self) -> None:
        try:
            await asyncio.to_thread(self._service.lay_in_order, give_way=True)
        except Trouble:  # it gave way to a deed: once more later
            self._brought.put_nowait(None)

    def _merge(self, parts: list[Collected]) -> list[str]:
        if len(parts) > 1 and all(part.session == self.session for part in parts):
            with suppress(Trouble):  # of one of them: each is tried by itself
                self._do(parts)
                return [""] * len(parts)
        return [self._merge_one(part) for part in parts]

    def _merge_one(self, part: Collected) -> str:
        if part.session != self.session:
            return _("These answers belong to another room.")
        try:
            self._do([part])
        except Trouble as trouble:
            return trouble.sentence
        return ""

    def _do(self, parts: list[Collected]) -> None:
        commands = tuple(MergePart(part=part) for part in parts)
        self._tell(self._service.do(Together(commands=commands), lay_later=True).events)


class _Quiet(uvicorn.Server):
    """A server that leaves the program's signals alone: it lives in a thread."""

    def install_signal_handlers(self) -> None:
        """None."""


async def _bounded(request: Request) -> bytes | None:
    """The body, or None where it is longer than any packet."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_SEALED:
            return None
    return bytes(body)


def _listening(port: int, address: str) -> socket.socket:
    """A socket at that port, else at the usual one or the next that is free."""
    tried = [port] if port else range(PORT, PORT + PORTS_TRIED)
    for each in tried:
        made = socket.socket()
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((address, each))
            made.listen()  # at once: two that are only bound may share a port
        except OSError:
            made.close()
            continue
        return made
    raise Refused(
        _("Port {port} is taken by another program. Choose another port, or use a stick.").format(
            port=tried[0]
        )
    )


def _answering(address: str, port: int) -> socket.socket | None:
    """Answers laptops that look for a room; without it the address is typed."""
    hears = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        hears.bind((address, PORT))
    except OSError:
        hears.close()
        return None

    def answer() -> None:
        with suppress(OSError):  # closed
            while True:
                asked, whose = hears.recvfrom(64)
                if asked == PROBE:
                    hears.sendto(HERE + b" %d" % port, whose)

    threading.Thread(target=answer, name="room found", daemon=True).start()
    return hears
