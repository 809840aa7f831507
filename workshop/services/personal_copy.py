"""A person's own sealed answers, for the personal copy."""

import datetime as dt

from workshop.domain.record import Person
from workshop.errors import Missing, WrongSecret
from workshop.services.exercise_copies import Runs
from workshop.services.lookups import session_of
from workshop.services.secret import by_code, by_sign, hashed_code, hashed_label, hashed_sign
from workshop.services.tries import refuse_while_waiting
from workshop.services.views import OwnAnswers
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit
from workshop.words import _


def own_by_code(unit: Unit, runs: Runs, session: str, code: str, now: dt.datetime) -> OwnAnswers:
    """The answers of the person with that receipt code; Refused where nothing fits."""
    kept = session_of(unit, session)
    refuse_while_waiting(unit, now)
    person = by_code(unit.people.all(session), hashed_code(kept.salt, code))
    if person is None:
        raise WrongSecret(_("Nothing matches that code. Check it again: it has 8 characters."))
    return _own(unit, runs, kept, person)


def own_by_label(unit: Unit, runs: Runs, session: str, label: str) -> OwnAnswers:
    """The answers of the person with that name, or that label in an imported file."""
    kept = session_of(unit, session)
    named = kept.session.mode == "named"
    digest = hashed_sign(kept.salt, label) if named else hashed_label(kept.salt, label)
    person = by_sign(unit.people.all(session), digest)
    if person is None:
        raise Missing(_("There is nobody called {name} in this session.").format(name=label))
    return _own(unit, runs, kept, person)


def own_of(unit: Unit, runs: Runs, session: str, participant: str) -> OwnAnswers:
    """The answers of that participant."""
    kept = session_of(unit, session)
    person = unit.people.find(session, participant)
    if person is None or person.removed:
        raise Missing(_("This person is no longer in the session."))
    return _own(unit, runs, kept, person)


def everybody(unit: Unit, session: str) -> list[str]:
    """The participants by name; where there are none by token, which is random, tells no order."""
    named = session_of(unit, session).session.mode == "named"
    present = [person for person in unit.people.all(session) if not person.removed]
    present.sort(key=lambda person: (person.name.casefold() if named else "", person.id))
    return [person.id for person in present]


def _own(unit: Unit, runs: Runs, kept: Kept, person: Person) -> OwnAnswers:
    steps = [
        f"{name}/{step.id}"
        for name, exercise in runs.of(unit, kept).items()
        for step in exercise.every_step()
        if not step.unlinked
    ]
    return OwnAnswers(
        participant=person.id,
        label=person.name if kept.session.mode == "named" else "",
        answers=unit.answers.own(kept.session.id, person.id, steps),
    )
