"""Reveal: the one deed that turns sealed answers into something the room may see."""

import hashlib
import secrets

import msgspec
from msgspec import structs

from workshop.domain.stage import closed
from workshop.domain.step import (
    Answers,
    Snapshot,
    Step,
    Value,
    released,
    shows,
    step_key,
    summarise,
)
from workshop.domain.threshold import needed
from workshop.errors import Refused
from workshop.services.commands import Reveal
from workshop.services.deed import Deed, carry_out
from workshop.services.events import AnswersChanged, Outcome, SessionChanged, StageMoved
from workshop.services.lookups import collecting_step, session_of
from workshop.storage.session_store import Kept
from workshop.storage.snapshot_store import Basis
from workshop.storage.unit import Unit
from workshop.words import _, ngettext

FEWEST_CHANGED = 2
"""People whose answers must differ before a step is revealed again."""


@carry_out.register(Reveal)
def reveal(command: Reveal, deed: Deed) -> Outcome:
    kept = session_of(deed.unit, command.session)
    session = kept.session
    key = _shown(deed, kept, command.step)
    step = collecting_step(deed, kept, key)
    if session.purged:
        raise Refused(_("The answers of this session have been removed."))
    answers = sealed_answers(deed.unit, kept, key, step)
    _refuse_below(needed(session, step), len(answers))
    number, before = deed.unit.snapshots.newest(session.id, key)
    basis = _basis(answers)
    _refuse_one_more(answers, before)
    exercise = key.partition("/")[0]
    summary = summarise(step, _with_read(deed, kept, exercise, step, answers))
    snapshot = Snapshot(
        exercise=exercise, step=step.id, number=number + 1, n=len(answers), summary=summary
    )
    deed.unit.snapshots.add(session.id, key, snapshot, basis)
    deed.unit.search.put_all(session.id, "text", key, released(summary))
    if kept.stage is not None:
        stage = structs.replace(closed(kept.stage, key), chosen=None, page=0)
        deed.unit.sessions.save_stage(session.id, stage)
    return Outcome(
        events=(
            SessionChanged(session=session.id),
            AnswersChanged(session=session.id),
            StageMoved(session=session.id),
        ),
        value=snapshot,
    )


def sealed_answers(unit: Unit, kept: Kept, key: str, step: Step) -> dict[str, dict[str, Value]]:
    """Everybody who sealed the step, with what counts (nothing, where all was left open)."""
    answers = unit.answers.sealed(kept.session.id, key)
    if step.unlinked:
        return answers
    return {person: answers.get(person, {}) for person in unit.people.done_in(kept.session.id, key)}


def _shown(deed: Deed, kept: Kept, key: str) -> str:
    """The collecting step that a reveal at this step is about."""
    exercise = key.partition("/")[0]
    about = shows(deed.runs.step(deed.unit, kept, key))
    return step_key(exercise, about) if about else key


def _with_read(deed: Deed, kept: Kept, exercise: str, step: Step, answers: Answers) -> Answers:
    """The answers with the cells of the steps that this one reads, as `step/cell`."""
    if not step.reads:
        return answers
    found = {person: dict(given) for person, given in answers.items()}
    for name in step.reads:
        beside = deed.unit.answers.sealed(kept.session.id, step_key(exercise, name))
        for person, given in found.items():
            given |= {f"{name}/{cell}": value for cell, value in beside.get(person, {}).items()}
    return found


def _refuse_below(least: int, n: int) -> None:
    if n < least:
        so_far = ngettext("{n} answer so far.", "{n} answers so far.", n)
        raise Refused(f"{so_far} " + _("A result shows from {k}.").format(k=least))


def _refuse_one_more(answers: Answers, before: Basis | None) -> None:
    """A picture that differs by one person from the last one would show that person."""
    if before is None:
        return
    now = _digests(answers, before.salt)
    people = now.keys() | before.digests.keys()
    if sum(now.get(each) != before.digests.get(each) for each in people) < FEWEST_CHANGED:
        raise Refused(
            _(
                "This was shown already. It can be shown again once the answers of at least two "
                "people differ."
            )
        )


def _basis(answers: Answers) -> Basis:
    salt = secrets.token_hex(16)
    return Basis(salt=salt, digests=_digests(answers, salt))


def _digests(answers: Answers, salt: str) -> dict[str, str]:
    key = salt.encode()
    return {
        person: hashlib.blake2b(
            msgspec.json.encode(given, order="deterministic"), key=key, digest_size=16
        ).hexdigest()
        for person, given in answers.items()
    }
