"""A session: its agenda, the promise it makes to the people in it, and where it stands."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

from workshop.domain.threshold import checked_threshold
from workshop.errors import Refused
from workshop.words import _

AnswerMode = Literal["anonymous", "team", "named"]
Wording = Literal["as_written", "classic", "neutral"]
"""as_written: readings classic, items neutral (the rule); the others set both."""
BlockKind = Literal["exercise", "break", "lunch", "stretch", "energiser", "slack"]
SessionKind = Literal["real", "rehearsal", "sample"]
State = Literal["draft", "ready", "running", "finished"]
Whole = Annotated[int, Meta(ge=0, le=2**31 - 1)]
"""What a table holds, whoever wrote the file or packet that says it."""
Profile = Literal[4, 6, 8]
"""How many picture heights away the last row sits."""

RESETTING = ("break", "lunch", "stretch")
LONGEST_STRETCH = 90
SECONDS_PER_RATING = 13
SECONDS_PER_HAND_OVER = 20
DAYS_UNTIL_PURGE = 30
LONGEST_BLOCK = 24 * 60
"""Minutes."""


class Block(Struct, frozen=True, kw_only=True):
    """One entry of the agenda. id: unique in the session. started, ended: wall clock "HH:MM", ""
    until then. options: what was chosen beside the form of its exercise. without: steps of it that
    were left out on the day.
    """

    id: str
    kind: BlockKind
    title: str
    minutes: Whole
    exercise: str = ""
    variant: str = ""
    options: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    started: str = ""
    ended: str = ""


class Session(Struct, frozen=True, kw_only=True):
    """One workshop held with one group."""

    id: str
    title: str
    client: str = ""
    place: str = ""
    date: dt.date
    starts: str = "09:00"
    noun: str = "customer"
    nouns: str = "customers"
    wording: Wording = "as_written"
    mode: AnswerMode = "anonymous"
    threshold: Whole = 5
    withhold_unanimous: bool = False
    people: Whole = 8
    """People expected; on the day, people in the room."""
    laptops: Whole = 1
    profile: Profile = 6
    purge_on: dt.date
    """Raw answers go at the first start after this day."""
    purged: bool = False
    kind: SessionKind = "real"
    state: State = "ready"
    agenda: tuple[Block, ...] = ()


def purge_day(day: dt.date) -> dt.date:
    """The day that the privacy card names for a session held on `day`."""
    return day + min(dt.timedelta(days=DAYS_UNTIL_PURGE), dt.date.max - day)


def stricter(session: Session, changed: Session, *, answered: bool) -> Session:
    """`changed`, if it keeps the promise of `session`; Refused where an answered session would get
    looser.
    """
    checked_threshold(changed.threshold)
    order = ("named", "team", "anonymous")
    looser = (
        changed.threshold < session.threshold
        or order.index(changed.mode) < order.index(session.mode)
        or (session.withhold_unanimous and not changed.withhold_unanimous)
    )
    if answered and looser:
        raise Refused(_("People have answered under this promise. It can only get stricter now."))
    return changed


class Timed(Struct, frozen=True, kw_only=True):
    """A block with its planned clock times."""

    block: Block
    starts: dt.time
    ends: dt.time


class LongStretch(Struct, frozen=True, kw_only=True):
    """A run of blocks without a break longer than LONGEST_STRETCH minutes. first, last: indexes
    into the agenda.
    """

    first: int
    last: int
    minutes: int
    starts: dt.time
    ends: dt.time


def minute_of_day(clock: str) -> int:
    """Minutes since midnight of "HH:MM"; Refused where it is no time."""
    hours, colon, minutes = clock.partition(":")
    if not (
        colon and hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60
    ):
        raise Refused(_("“{text}” is not a time of day. Write it like 09:00.").format(text=clock))
    return int(hours) * 60 + int(minutes)


def _time(minutes: int) -> dt.time:
    return dt.time(minutes // 60 % 24, minutes % 60)


def timetable(session: Session) -> tuple[Timed, ...]:
    """The agenda with planned clock times."""
    at, rows = minute_of_day(session.starts), []
    for block in session.agenda:
        rows.append(Timed(block=block, starts=_time(at), ends=_time(at + block.minutes)))
        at += block.minutes
    return tuple(rows)


def long_stretches(session: Session) -> tuple[LongStretch, ...]:
    """Runs over 90 minutes without break, lunch or stretch; slack and energiser do not reset the
    count.

    Slack at either end of a run is not counted.
    """
    rows = timetable(session)
    found: list[LongStretch] = []
    run: list[int] = []
    for index in range(len(rows) + 1):
        if index == len(rows) or rows[index].block.kind in RESETTING:
            while run and rows[run[0]].block.kind == "slack":
                run.pop(0)
            while run and rows[run[-1]].block.kind == "slack":
                run.pop()
            minutes = sum(rows[each].block.minutes for each in run)
            if minutes > LONGEST_STRETCH:
                first, last = run[0], run[-1]
                found.append(
                    LongStretch(
                        first=first,
                        last=last,
                        minutes=minutes,
                        starts=rows[first].starts,
                        ends=rows[last].ends,
                    )
                )
            run = []
        else:
            run.append(index)
    return tuple(found)


def total_minutes(session: Session) -> int:
    """Planned minutes from first to last."""
    return sum(block.minutes for block in session.agenda)


def desk_minutes(ratings: int, people: int, laptops: int) -> int:
    """Minutes until everybody has had a turn: 13 s a rating, 20 s a hand-over, laptops in
    parallel, rounded up.
    """
    turns = -(-people // max(1, laptops))
    return -(-turns * (ratings * SECONDS_PER_RATING + SECONDS_PER_HAND_OVER) // 60)


def moved(agenda: tuple[Block, ...], index: int, to: int) -> tuple[Block, ...]:
    """The agenda with the block at `index` now standing at `to`."""
    blocks = list(agenda)
    blocks.insert(max(0, min(to, len(blocks) - 1)), blocks.pop(index))
    return tuple(blocks)
