"""Where a room may be heard: the addresses of this computer, best first, and rooms that answer."""

import socket
import time
from contextlib import suppress
from ipaddress import ip_address

from workshop.net.wire import HERE, PORT, PROBE

SOMEWHERE = ("10.255.255.255", "192.168.255.255", "172.31.255.255")
"""Where a packet would leave by the network that people share; none is sent."""
EVERYBODY = ("255.255.255.255", "127.0.0.1")


def own_addresses() -> tuple[str, ...]:
    """Addresses that others in the room may reach, the likeliest first; without those that a
    computer gives itself where there is no network.
    """
    found: dict[str, None] = {}
    for there in SOMEWHERE:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asks:
            asks.connect((there, PORT))
            found[asks.getsockname()[0]] = None
    with suppress(OSError):
        for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            found[str(each[4][0])] = None
    return tuple(each for each in found if _is_shared(each))


def rooms(seconds: float = 1.0) -> tuple[tuple[str, int], ...]:
    """Address and port of every room that answers within that time."""
    found: dict[tuple[str, int], None] = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asks:
        asks.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        for each in EVERYBODY:
            with suppress(OSError):
                asks.sendto(PROBE, (each, PORT))
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            asks.settimeout(left)
            try:
                answer, whose = asks.recvfrom(64)
            except OSError:
                break
            sign, _blank, port = answer.partition(b" ")
            if sign == HERE and port.isdigit() and 0 < int(port) < 2**16:
                found[whose[0], int(port)] = None
    return tuple(found)


def _is_shared(address: str) -> bool:
    known = ip_address(address)
    return not (known.is_loopback or known.is_link_local or known.is_unspecified)
