"""A room of 30 laptops and 200 devices of one person each: how long a sealed answer takes until it
is durable on the host, against an empty sealed echo, and how soon all know of a new question.
"""

import asyncio
import json
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
from msgspec import structs

from tests.bench.figure import OFF_SCREEN, Figure
from tests.bench.library import RATE, running_session
from workshop.domain.exercise import keyed_steps
from workshop.domain.packet import Collected, Comer
from workshop.domain.step import sample
from workshop.net.guest import Guest
from workshop.net.seal import FINGERPRINT, fresh_key, opened, public_of, shut
from workshop.net.wire import ANSWERS, Asks, Hands, Hello, Receipt
from workshop.services.library import open_service

HERE = "127.0.0.1"
LAPTOPS, AT_A_LAPTOP, ALONE = 30, 6, 200
SPREAD = 16.0
"""Seconds over which devices hand in, as people finish."""
LONGEST, BEHIND, ECHOES, STILL, MEMORY = 1000, 1000, 10, 50, 60
"""Milliseconds until an answer is durable and until a new question is known everywhere; times of an
empty echo; milliseconds that the screen may stand still; MiB that the room may take.
"""


class Room:
    """The facilitator's program, in a process of its own."""

    def __init__(self, home: Path, session: str) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.host", str(home), session],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=OFF_SCREEN,
        )  # fmt: skip
        told = self._heard()
        self.port, self.code = int(told["port"]), str(told["code"])

    def ask(self, words: str) -> dict[str, float]:
        """What it answers to a line."""
        self._program.stdin.write(words + "\n")  # type: ignore[union-attr]
        self._program.stdin.flush()  # type: ignore[union-attr]
        return self._heard()

    def _heard(self) -> dict[str, float]:
        found: dict[str, float] = json.loads(self._program.stdout.readline())  # type: ignore[union-attr]
        return found

    def close(self) -> None:
        """Ends the program."""
        self._program.stdin.close()  # type: ignore[union-attr]
        self._program.wait(30)


class Caller:
    """A device of the room; it seals as the program does."""

    def __init__(self, room: Room, key: bytes, name: str) -> None:
        self._port, self._room_key, self._own = room.port, key, fresh_key()
        self._secret, self.name = room.code[FINGERPRINT:], name
        self.version = 0

    async def echo(self) -> float:
        """Milliseconds until an empty question is answered."""
        start = time.perf_counter()
        answer = await self._call(Asks(secret=self._secret, laptop=self.name, since=self.version))
        self.version = answer.version
        return (time.perf_counter() - start) * 1000

    async def hand(self, part: Collected) -> float:
        """Milliseconds until what was collected is durable on the host."""
        start = time.perf_counter()
        answer = await self._call(Hands(secret=self._secret, laptop=self.name, part=part))
        if not isinstance(answer, Receipt) or answer.said:
            raise RuntimeError(answer)
        return (time.perf_counter() - start) * 1000

    async def wait(self) -> float:
        """When something new is told."""
        await asked(self._port, "GET", f"/wait?since={self.version}")
        return time.perf_counter()

    async def _call(self, call: msgspec.Struct) -> object:
        body = public_of(self._own) + shut(call, self._own, self._room_key)
        return opened(
            await asked(self._port, "POST", "/call", body), self._own, self._room_key, ANSWERS
        )


async def asked(port: int, method: str, path: str, body: bytes = b"") -> bytes:
    """The body of the answer; RuntimeError where it is refused."""
    reader, writer = await asyncio.open_connection(HERE, port)
    head = f"{method} {path} HTTP/1.1\r\nHost: {HERE}\r\nConnection: close\r\n"
    writer.write((head + f"Content-Length: {len(body)}\r\n\r\n").encode() + body)
    await writer.drain()
    answer = await reader.read()
    writer.close()
    top, _gap, found = answer.partition(b"\r\n\r\n")
    if b" 200 " not in top.partition(b"\r\n")[0]:
        raise RuntimeError(top.partition(b"\r\n")[0].decode())
    return found


def figures() -> list[Figure]:
    """All figures of this part."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        service = open_service(home)
        session = running_session(service, LAPTOPS * AT_A_LAPTOP + ALONE)
        step = keyed_steps(service.view(session).exercises)[RATE]
        service.close()
        room = Room(home, session)
        try:
            empty = _joined(room, home / "laptop")
            found = asyncio.run(_day(room, empty, step))
        finally:
            room.close()
    return found


def _joined(room: Room, home: Path) -> Collected:
    """What a laptop that has joined hands over before anybody has answered."""
    service = open_service(home)
    guest = Guest(service, f"{HERE}:{room.port}", room.code, lambda _events: None)
    part = service.part(guest.join())
    service.close()
    return part


async def _day(room: Room, empty: Collected, step: object) -> list[Figure]:
    hello = msgspec.json.decode(await asked(room.port, "GET", "/room"), type=Hello)
    callers = [Caller(room, hello.key, f"d{at}") for at in range(LAPTOPS + ALONE)]
    await _spread(callers, Caller.echo)  # they join
    room.ask("beat")
    echoes = await _spread(callers, Caller.echo)
    parts = {
        each.name: _part(empty, each.name, AT_A_LAPTOP if at < LAPTOPS else 1, step)
        for at, each in enumerate(callers)
    }
    kept = await _spread(callers, lambda each: each.hand(parts[each.name]))
    still = room.ask("beat")["longest"]
    waits = [asyncio.create_task(each.wait()) for each in callers]
    await asyncio.sleep(1)
    start = time.perf_counter()
    await asyncio.to_thread(room.ask, "next")
    last = max(await asyncio.gather(*waits)) - start
    memory = room.ask("memory")["memory"]
    echo, durable = _p99(echoes), _p99(kept)
    return [
        _figure("sealed answers durable, p99, against an empty sealed echo", durable, echo, ECHOES),
        _figure("sealed answers durable, p99, against 1 s", durable, LONGEST),
        _figure("a new question known to the last device, against 1 s", last * 1000, BEHIND),
        _figure("the host's screen stands still meanwhile, against 50 ms", still, STILL),
        _figure("memory of the room, against 60 MiB", memory, MEMORY, unit="MB"),
    ]


async def _spread(callers: list[Caller], deed: Callable[[Caller], Awaitable[float]]) -> list[float]:
    async def later(at: int, caller: Caller) -> float:
        await asyncio.sleep(SPREAD * at / len(callers))
        return await deed(caller)

    return await asyncio.gather(*(later(at, each) for at, each in enumerate(callers)))


def _part(empty: Collected, name: str, people: int, step: object) -> Collected:
    tokens = [secrets.token_hex(16) for _each in range(people)]
    return structs.replace(
        empty,
        laptop=name,
        people=tuple(Comer(id=each, code=None, name="", team="") for each in tokens),
        done=tuple((each, RATE) for each in tokens),
        answers=tuple(
            (RATE, token, cell, 1, json.dumps(value))
            for at, token in enumerate(tokens)
            for cell, value in sample(step, at).items()
        ),
    )


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


def _figure(what: str, ours: float, floor: float, goal: float = 1.0, *, unit: str = "ms") -> Figure:
    ratio = ours / floor
    return Figure(part="room", what=what, unit=unit, ours=ours, floor=floor, ratio=ratio,
                  spread=(ratio, ratio), goal=goal)  # fmt: skip
