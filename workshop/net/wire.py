"""What machines of a room say to each other over its network: one sealed call, one sealed answer.

Its path, length and time are all that a listener gets: what is asked stands inside.
"""

import msgspec
from msgspec import Struct

from workshop.domain.packet import Collected, Digest, Key, Room, Short
from workshop.domain.sitting import Sitting
from workshop.domain.step import Value
from workshop.net.asking import PhonePage

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


class Opens(RoomCall, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="opens"):
    """A phone asks what it is to show."""


class Begins(RoomCall, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="begins"):
    """Somebody new begins on a phone; empty where the session asks for no such thing."""

    sign: Short = ""
    team: Short = ""


class Returns(RoomCall, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="returns"):
    """Somebody comes back on a phone. word: their sign or code."""

    word: Short


class Finishes(RoomCall, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="finishes"):
    """Done on a phone: what was answered, by step."""

    sheets: dict[Key, dict[Short, Value]]


class PhoneQuestion(Struct, frozen=True, kw_only=True):
    """One open step as a phone asks it. title: of its exercise."""

    key: str
    title: str
    pages: tuple[PhonePage, ...]


class Screen(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="screen"):
    """What a phone shows. phone: what it is called. sitting: None once somebody sits there. code:
    theirs, where it has to be shown. kept: whether what was handed over is stored. closing: whether
    a question closes in a moment. said: why something cannot be, in a sentence.
    """

    version: int
    phone: str
    title: str
    sitting: Sitting | None = None
    promise: tuple[str, ...] = ()
    opened: bool = False
    questions: tuple[PhoneQuestion, ...] = ()
    code: str = ""
    kept: bool = False
    closing: bool = False
    said: str = ""
    finished: bool = False


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


CALLS = msgspec.msgpack.Decoder(Asks | Hands | Cleaned | Opens | Begins | Returns | Finishes)
ANSWERS = msgspec.msgpack.Decoder(News | Receipt)
