"""Which backups of a library stay: never two that tell, side by side, who sat down between them;
the others thinned to days, weeks and months.

Ages are counted in days, weeks and months that have a backup, not by the clock, which may be wrong.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from msgspec import Struct

LATEST = 3
"""The newest backups, which stay however close together they are."""
DAYS, WEEKS = 7, 5


class Gathered(Struct, frozen=True, kw_only=True):
    """What people have left in a session. digest: of their rows. collecting: whether more may sit
    down.
    """

    digest: bytes
    collecting: bool


class KeptBackup(Struct, frozen=True, kw_only=True):
    """A backup. gathered: session → what people have left, where anybody has sat down."""

    name: str
    made: dt.datetime
    gathered: dict[str, Gathered]


def staying(backups: Sequence[KeptBackup]) -> tuple[KeptBackup, ...]:
    """Those that stay. The newest comes first, whatever its clock said, and always stays."""
    quiet: list[KeptBackup] = []
    for backup in backups:
        if not any(tells(backup, newer) for newer in quiet):
            quiet.append(backup)
    stay = {
        backup.name
        for backup in (
            *quiet[:LATEST],
            *_one_each(quiet, _day, DAYS),
            *_one_each(quiet, _week, WEEKS),
            *_one_each(quiet, _month, len(quiet)),
        )
    }
    return tuple(backup for backup in quiet if backup.name in stay)


def tells(older: KeptBackup, newer: KeptBackup) -> bool:
    """Whether the two side by side tell who sat down between them. A session in which nobody had
    sat down tells of nobody.
    """
    same_day = older.made.date() == newer.made.date()
    return any(
        before.digest != newer.gathered[session].digest or (before.collecting and same_day)
        for session, before in older.gathered.items()
        if session in newer.gathered
    )


def _one_each(
    backups: Sequence[KeptBackup], period: Callable[[dt.date], object], most: int
) -> list[KeptBackup]:
    """The newest of each of that many periods; of one in which people sat down in a session for the
    first time, the newest from before that as well.
    """
    found: dict[tuple[object, frozenset[str]], KeptBackup] = {}
    for backup in backups:
        found.setdefault((period(backup.made), frozenset(backup.gathered)), backup)
    periods = list(dict.fromkeys(when for when, _sessions in found))[:most]
    return [backup for (when, _sessions), backup in found.items() if when in periods]


def _day(made: dt.date) -> object:
    return (made.year, made.month, made.day)


def _week(made: dt.date) -> object:
    return made.isocalendar()[:2]


def _month(made: dt.date) -> object:
    return (made.year, made.month)
