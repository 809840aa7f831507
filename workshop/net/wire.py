"""What machines of a room say to each other over its network: one sealed call, one sealed answer.

Its path, length and time are all that a listener gets: what is asked stands inside.
"""

import msgspec
from msgspec import Struct

from workshop.domain.packet import Collected, Digest, Room, Short

PORT = 8765
PROBE, HERE = b"heliotrope?1", b"heliotrope!1"
"""Asked by who looks for a room, and how one answers."""
VERSION = 1


class Hello(Struct, frozen=True, kw_only=True):
    """What a room tells everybody: its public key, and which form of calls it takes."""

    v: int
    key: Digest


class RoomCall(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """secret: the end of the room's code. laptop: the name of who calls, "" at first."""

    secret: Short
    laptop: Short


class Asks(RoomCall, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="asks"):
    """What is new since that version of the room; 0 for everything."""

    since: int


class Hands(RoomCall, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="hands"):
    """Hands over what was collected."""

    part: Collected


class Cleaned(RoomCall, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="cleaned"):
    """Nothing of the session is on that laptop any more."""


class News(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="news"):
    """How the room stands. room: None where nothing is new. finished: what was collected and handed
    over is to be removed. secret: the end of the code from now on.
    """

    version: int
    room: Room | None = None
    finished: bool = False
    secret: Short = ""


class Receipt(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="kept"):
    """What was handed over is kept, or said: why not."""

    said: str = ""


CALLS = msgspec.msgpack.Decoder(Asks | Hands | Cleaned)
ANSWERS = msgspec.msgpack.Decoder(News | Receipt)
