"""When raw answers go: after the day that the privacy card names, and never by the clock alone.

A clock that is wrong by a year would remove everything there is. So the day of each start is kept;
where the date has jumped since, nothing is removed until somebody says that it is right.
"""

import datetime as dt
from contextlib import suppress

from msgspec import Struct

from workshop.services.commands import RemoveOverdue
from workshop.services.deed import Deed, Purge, carry_out
from workshop.services.events import AnswersChanged, LibraryChanged, Outcome, SessionChanged
from workshop.services.purge import purged, remember
from workshop.storage.unit import Unit
from workshop.words import _, day_month_year, ngettext

LONGEST_PAUSE = dt.timedelta(days=45)
"""Between two starts; after more, or after a day that is still to come, the date is asked about."""
_LAST = "last_start"


class Overdue(Struct, frozen=True, kw_only=True):
    """Sessions whose raw answers are to go by the date of today. asked: whether a person has to say
    first that the date is right. believed: whether this start may be kept as one. last: the day of
    the start before.
    """

    sessions: tuple[str, ...] = ()
    asked: bool = False
    believed: bool = True
    last: dt.date | None = None


def overdue(unit: Unit, today: dt.date, kept: dt.date | None) -> Overdue:
    """What is due at a start. kept: the day of the newest backup, which speaks where no start is
    known of.
    """
    last = _last_start(unit) or kept
    jumped = last is not None and not last <= today <= last + LONGEST_PAUSE
    due = unit.sessions.due(today)
    if not (jumped and due):
        return Overdue(sessions=due, last=last)
    over = _over(unit, due, today)
    return Overdue(sessions=over, asked=bool(over), believed=False, last=last)


def _last_start(unit: Unit) -> dt.date | None:
    """The day that is kept; None where none is, or what stands there is no day."""
    with suppress(ValueError):
        return dt.date.fromisoformat(str(unit.settings.find(_LAST)))
    return None


def started(unit: Unit, today: dt.date) -> None:
    """Keeps the day of a start whose date is believed."""
    if unit.settings.find(_LAST) != today.isoformat():
        unit.settings.save(_LAST, today.isoformat())


def removed(unit: Unit, sessions: tuple[str, ...]) -> int:
    """Takes the raw answers out; of how many sessions there was anything to take."""
    purges = [Purge(session=name, whole=False) for name in sessions]
    found = [purge for purge in purges if purged(unit, purge)]
    remember(unit, *found)
    return len(found)


@carry_out.register(RemoveOverdue)
def remove_overdue(command: RemoveOverdue, deed: Deed) -> Outcome:
    today = deed.now.date()
    due = _over(deed.unit, deed.unit.sessions.due(today), today)
    removed(deed.unit, due)
    started(deed.unit, today)
    deed.purging = True
    changed = [
        event
        for name in due
        for event in (SessionChanged(session=name), AnswersChanged(session=name))
    ]
    return Outcome(events=(LibraryChanged(session=""), *changed))


def question(found: Overdue, today: dt.date) -> str:
    """What to ask about a date that has jumped."""
    clock = _("Today is {today}, says the clock; the last start was on {last}.")
    due = ngettext(
        "By that date the raw answers of {n} session are to be removed.",
        "By that date the raw answers of {n} sessions are to be removed.",
        len(found.sessions),
    )
    days = {"today": day_month_year(today), "last": day_month_year(found.last or today)}
    return f"{clock.format(**days)} {due}"


def removed_words(count: int) -> str:
    """What to say about the sessions whose day has come."""
    return ngettext(
        "The raw answers of {n} session were removed today, as its privacy card says.",
        "The raw answers of {n} sessions were removed today, as their privacy cards say.",
        count,
    )


def _over(unit: Unit, names: tuple[str, ...], today: dt.date) -> tuple[str, ...]:
    """Those that cannot be on their day just now, whatever the clock says."""
    kept = [unit.sessions.find(name) for name in names]
    return tuple(
        each.session.id
        for each in kept
        if each is not None and each.session.state != "running" and each.session.date != today
    )
