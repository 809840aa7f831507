"""What a library keeps beside sessions and answers: people, turns, notes, lines of lists."""

import datetime as dt
from typing import Any

from msgspec import Struct

from workshop.domain.session import SessionKind, State


class SessionRow(Struct, frozen=True, kw_only=True):
    """A line of the library."""

    id: str
    title: str
    client: str
    date: dt.date
    state: State
    people: int
    kind: SessionKind = "real"


class SavedSession(Struct, frozen=True, kw_only=True):
    """A session in a backup, as far as one may look. agenda: title and minutes of each block.
    answered: how many people have done a step.
    """

    row: SessionRow
    agenda: tuple[tuple[str, int], ...]
    answered: int
    notes: int
    decisions: int
    binned: bool


class WholeSession(Struct, frozen=True, kw_only=True):
    """A session as a library file holds it, on its way into another. rows: table → rows, each
    column → value.
    """

    id: str
    title: str
    head: dict[str, Any]
    rows: dict[str, tuple[dict[str, Any], ...]]


class Note(Struct, frozen=True, kw_only=True):
    """A facilitator's note (kind "note") or a parked item (kind "park"). step: key or ""."""

    id: str
    kind: str
    step: str
    body: str
    in_summary: bool = False
    raised_by: str = ""
    revisit: str = ""
    owner: str = ""
    by: str = ""
    dropped: bool = False


class SearchHit(Struct, frozen=True, kw_only=True):
    """Where a word stands. what: "session", "note", "park", "decision", "list", "text". excerpt:
    with the hit between ‹ and ›.
    """

    session: str
    title: str
    what: str
    excerpt: str


class Export(Struct, frozen=True, kw_only=True):
    """A file with answers that a deed wrote. file: where. deed: its name. written: local date and
    time as "2026-11-24 08:12".
    """

    file: str
    deed: str
    written: str


class Person(Struct, frozen=True, kw_only=True):
    """A participant as kept: a random token and salted hashes. name: in named mode only, team: in
    team mode only. removed: taken out by the facilitator, can come back.
    """

    id: str
    sign: bytes | None = None
    code: bytes | None = None
    name: str = ""
    team: str = ""
    removed: bool = False


class Turn(Struct, frozen=True, kw_only=True):
    """An unfinished turn. draft: what is typed in unlinked steps, shut with a key that the file
    does not hold. active: on the desk now (or when the program was cut short). desk: a random name
    of another machine's desk, "" of this computer's own; forgotten with the turn.
    """

    participant: str
    question: int = 0
    draft: str = ""
    active: bool = True
    desk: str = ""


class RoomLink(Struct, frozen=True, kw_only=True):
    """How a session hangs together with other computers. Where it is run, key is the private key to
    which their answers are sealed, and laptop is "". On one that collects for it, key is the public
    one, and laptop the name that both know it by. code: what is typed there.
    """

    key: bytes
    code: str = ""
    laptop: str = ""


class SealedRow(Struct, frozen=True, gc=False):
    """One sealed answer as the file holds it. value: as JSON."""

    step: str
    token: str
    cell: str
    revision: int
    value: str
