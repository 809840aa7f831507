"""A person's own sealed answers, for the personal copy."""

import datetime as dt

from workshop.domain.exercise import keyed_steps
from workshop.domain.record import Person
from workshop.domain.step import step_key
from workshop.errors import Missing
from workshop.services.exercise_copies import Runs
from workshop.services.lookups import person_by_code, person_of, session_of
from workshop.services.secret import by_sign, hashed_label, hashed_sign
from workshop.services.views import OwnAnswers, OwnStep
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit
from workshop.words import _


def own_by_code(unit: Unit, runs: Runs, session: str, code: str, now: dt.datetime) -> OwnAnswers:
    """The answers of the person with that receipt code; Refused where nothing fits."""
    kept = session_of(unit, session)
    return _own(unit, runs, kept, person_by_code(unit, kept, code, now))


def own_by_label(unit: Unit, runs: Runs, session: str, label: str) -> OwnAnswers:
    """The answers of the person with that name, or that label in an imported file."""
    kept = session_of(unit, session)
    named = kept.session.mode == "named"
    digest = hashed_sign(kept.salt, label).digest if named else hashed_label(kept.salt, label)
    person = by_sign(unit.people.all(session), digest)
    if person is None:
        raise Missing(_("There is nobody called {name} in this session.").format(name=label))
    return _own(unit, runs, kept, person)


def own_of(unit: Unit, runs: Runs, session: str, participant: str) -> OwnAnswers:
    """The answers of that participant."""
    kept = session_of(unit, session)
    person = person_of(unit, session, participant)
    if person.removed:
        raise Missing(_("This person is no longer in the session."))
    return _own(unit, runs, kept, person)


def own_steps(unit: Unit, runs: Runs, session: str, participant: str) -> tuple[OwnStep, ...]:
    """What that participant has done, step by step; what nothing links to them is not among it."""
    kept = session_of(unit, session)
    own = own_of(unit, runs, session, participant)
    done = unit.people.done_steps(session, participant)
    shown = {step_key(each.exercise, each.step) for each in unit.snapshots.all(session)}
    counted = unit.snapshots.counted(session)
    return tuple(
        OwnStep(
            key=key,
            step=step,
            answers=own.answers.get(key, {}),
            revealed=key in shown,
            counted=key in shown and participant in counted.get(key, (participant,)),
        )
        for key, step in keyed_steps(runs.of(unit, kept)).items()
        if key in done and not step.unlinked
    )


def everybody(unit: Unit, session: str) -> list[str]:
    """The participants by name; where there are none by token, which is random, tells no order."""
    named = session_of(unit, session).session.mode == "named"
    present = [person for person in unit.people.all(session) if not person.removed]
    present.sort(key=lambda person: (person.name.casefold() if named else "", person.id))
    return [person.id for person in present]


def _own(unit: Unit, runs: Runs, kept: Kept, person: Person) -> OwnAnswers:
    steps = [key for key, step in keyed_steps(runs.of(unit, kept)).items() if not step.unlinked]
    return OwnAnswers(
        participant=person.id,
        label=person.name if kept.session.mode == "named" else "",
        answers=unit.answers.own(kept.session.id, person.id, steps),
    )
