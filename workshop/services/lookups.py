"""Looking up what a command names; Missing or Refused, in words, where it is not there."""

import datetime as dt
import unicodedata

from workshop.domain.record import Person
from workshop.domain.session import State
from workshop.domain.stage import Stage
from workshop.domain.step import clean_text, collects
from workshop.errors import Missing, Refused, WrongSecret
from workshop.services.deed import Deed
from workshop.services.secret import by_code, hashed_code
from workshop.services.tries import refuse_while_waiting
from workshop.steps import AnyStep
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit
from workshop.words import _

UNSEEN = ("Cf", "Zs")
"""Categories of characters that leave no ink: marks of direction, zero width, blanks."""


def session_of(unit: Unit, name: str) -> Kept:
    """The session of that id."""
    kept = unit.sessions.find(name)
    if kept is None:
        raise Missing(_("There is no session “{name}”.").format(name=name))
    return kept


def unfinished(unit: Unit, name: str) -> Kept:
    """The session of that id, to be changed; Refused once it is finished."""
    kept = session_of(unit, name)
    refuse_finished(kept.session.state)
    return kept


def refuse_finished(state: State) -> None:
    """What was held and finished stays as it was, until somebody says otherwise."""
    if state == "finished":
        raise Refused(_("This session is finished. Open it again to change anything."))


def person_of(unit: Unit, session: str, name: str) -> Person:
    """The person with that token, removed or not."""
    person = unit.people.find(session, name)
    if person is None:
        raise Missing(_("This person is no longer in the session."))
    return person


def person_by_code(unit: Unit, kept: Kept, code: str, now: dt.datetime) -> Person:
    """Whose receipt code it is; Refused, always in the same words, where it is nobody's, and while
    a wrong try waits.
    """
    refuse_while_waiting(unit, now)
    person = by_code(unit.people.all(kept.session.id), hashed_code(kept.salt, code).digest)
    if person is None:
        raise WrongSecret(_("Nothing matches that code. Check it again: it has 8 characters."))
    return person


def stage_of(kept: Kept) -> Stage:
    """Where the session stands."""
    if kept.stage is None:
        raise Refused(_("Start the session first."))
    return kept.stage


def collecting_step(deed: Deed, kept: Kept, key: str) -> AnyStep:
    """The step of that key, if people answer something in it."""
    step = deed.runs.step(deed.unit, kept, key)
    if not collects(step):
        raise Refused(_("Nothing is collected in “{step}”.").format(step=step.title))
    return step


def limited(text: str, limit: int, label: str) -> str:
    """The text, cleaned; Refused, naming the limit, where it is too long."""
    cleaned = clean_text(text)
    if len(cleaned) > limit:
        raise Refused(
            _("{label} takes {limit} characters; this is {count}.").format(
                label=label, limit=limit, count=len(cleaned)
            )
        )
    return cleaned


def headline(text: str, limit: int, label: str) -> str:
    """Like `limited`, for what stands on one line; "" where no character of it could be seen."""
    line = " ".join(limited(text, limit, label).split())
    return line if any(unicodedata.category(each) not in UNSEEN for each in line) else ""
