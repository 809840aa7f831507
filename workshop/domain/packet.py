"""What laptops of one room hand to each other: a room on its way out, a part on its way back.

No device, address or time stands beside an answer, and no order: everything lies by its random key.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from workshop.domain.cell_counts import CellCounts
from workshop.domain.gathering import Entries
from workshop.domain.session import Session, SessionKind
from workshop.domain.threshold import MOST_PEOPLE

MOST_STEPS = 999
"""Steps of one session that were counted on one laptop, at most."""
Token = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Digest = Annotated[bytes, Meta(min_length=32, max_length=32)]
Key = Annotated[str, Meta(min_length=3, max_length=200)]
Short = Annotated[str, Meta(max_length=200)]
Json = Annotated[str, Meta(max_length=20_000)]
Revision = Annotated[int, Meta(ge=1, le=9_999)]
Row = tuple[Key, Token, Short, Revision, Json]
"""Step key, token, cell, revision, value as JSON: one sealed answer."""
TallyRow = tuple[Key, Token, Revision, dict[Short, CellCounts]]
"""Step key, random key, revision, counts by cell: a `TypedTally`."""


class Packet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the two."""

    v: Literal[1] = 1


class Room(Packet, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="room"):
    """A session for a laptop that collects for it: its plan, and what is open for answers; of the
    people in it nothing. key: the public key to which their answers are sealed. exercises: the
    copies it runs, as JSON. gone: digests of what was deleted.
    """

    session: Session
    salt: Annotated[bytes, Meta(min_length=16, max_length=16)]
    key: Digest
    exercises: tuple[str, ...]
    lists: dict[Key, Entries]
    block: int
    step: Short
    opened: tuple[Key, ...]
    gone: tuple[Digest, ...]


class Comer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person as another laptop knows them. Their sign stays there, where it was given: two may
    have chosen the same; the code opens their answers everywhere.
    """

    id: Token
    code: Digest | None
    name: Short
    team: Short


class Collected(Packet, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="part"):
    """What one laptop has collected, all of it each time. laptop: the name by which it is known.
    answers_of: the digest that a purge of these answers would leave. done: (token, step).
    """

    session: Token
    kind: SessionKind
    laptop: Short
    answers_of: Digest
    people: Annotated[tuple[Comer, ...], Meta(max_length=10 * MOST_PEOPLE)]
    done: tuple[tuple[Token, Key], ...]
    answers: tuple[Row, ...]
    tallies: Annotated[tuple[TallyRow, ...], Meta(max_length=MOST_STEPS)] = ()
    gone: tuple[Digest, ...]


AnyPacket = Room | Collected
