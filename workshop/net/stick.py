"""Packets on a stick or in a folder: the way between laptops that needs no network."""

from contextlib import suppress
from pathlib import Path

from workshop.domain.packet import Collected, Room
from workshop.errors import Refused
from workshop.in_use import refuse_held
from workshop.net.seal import (
    MOST_SEALED,
    damaged,
    new_link,
    open_part,
    open_room,
    public_key,
    shut_part,
    shut_room,
)
from workshop.services.commands import KeepLink, ListExport
from workshop.services.exports import PART
from workshop.services.service import Service
from workshop.words import _

ROOM, ANSWERS = b"HELIO1R\0", b"HELIO1A\0"
"""How the files begin: a room on its way out, answers on their way back."""
ENDINGS = {ROOM: ".room", ANSWERS: ".answers"}


def code_of(service: Service, session: str) -> str:
    """The code of a session's room; it gets one when it first needs one, and keeps it."""
    link = service.links().get(session)
    if link is None:
        link = new_link()
        service.do(KeepLink(session=session, link=link))
    return link.code


def write_room(service: Service, session: str, file: Path) -> str:
    """Writes what another laptop needs to collect for a session; the code that opens it there."""
    known = service.links().get(session)
    if known is not None and known.laptop:
        service.room(session, known.key)  # refuses, in words
    code = code_of(service, session)
    room = service.room(session, public_key(service.links()[session]))
    _write(file, ROOM + shut_room(room, code))
    return code


def write_part(service: Service, session: str, file: Path) -> Collected:
    """Writes what this laptop has collected, for the one that runs the session."""
    part = service.part(session)
    _write(file, ANSWERS + shut_part(part, service.links()[session].key))
    service.do(ListExport(session=session, file=file, deed=PART))
    return part


def needs_code(file: Path) -> bool:
    """Whether a packet is a room, which its code opens; Refused where it is no packet."""
    return _read(file)[0] == ROOM


def read_room(file: Path, code: str) -> Room:
    """The room in a packet; Refused where the code is another."""
    kind, shut = _read(file)
    if kind != ROOM:
        raise damaged()
    return open_room(shut, code)


def read_part(service: Service, file: Path) -> Collected:
    """The answers in a packet; Refused where no session of this library was to get them."""
    kind, shut = _read(file)
    if kind != ANSWERS:
        raise damaged()
    for link in service.links().values():
        part = open_part(shut, link) if not link.laptop else None
        if part is not None:
            return part
    raise Refused(
        _("These answers are for another computer: only the one that made the room opens them.")
    )


def _read(file: Path) -> tuple[bytes, bytes]:
    refuse_held(file)
    try:
        with file.open("rb") as opened:
            kind = opened.read(len(ROOM))
            shut = opened.read(MOST_SEALED + 1)
    except OSError as fault:
        raise _unreachable(file, fault) from fault
    if kind not in ENDINGS:
        raise Refused(_("{file} is no packet of this program.").format(file=file.name))
    if len(shut) > MOST_SEALED:
        raise damaged()
    return kind, shut


def _write(file: Path, whole: bytes) -> None:
    """Beside it first: a stick pulled out in the middle leaves the packet of before."""
    refuse_held(file)
    beside = file.with_name(f"{file.name}.part")
    try:
        beside.write_bytes(whole)
        beside.replace(file)
    except OSError as fault:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise _unreachable(file, fault) from fault


def _unreachable(file: Path, fault: OSError) -> Refused:
    return Refused(f"{file}: {fault.strerror or fault}")
