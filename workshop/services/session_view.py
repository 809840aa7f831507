"""A session as windows and paper see it, and how far its steps are."""

from collections.abc import Iterable, Mapping

from workshop.domain.beside import joined_reveals, with_reveals
from workshop.domain.cell_counts import people_counted, united
from workshop.domain.exercise import AsRun, collecting_steps
from workshop.domain.step import Snapshot, Step, step_key
from workshop.room.session_view import Progress, SessionView
from workshop.services import reports
from workshop.services.exercise_copies import Runs
from workshop.services.lookups import session_of
from workshop.services.views import PersonView
from workshop.steps import AnyStep
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit
from workshop.words import _


def session_view(unit: Unit, runs: Runs, name: str) -> SessionView:
    """The session as it stands."""
    kept = session_of(unit, name)
    exercises = runs.of(unit, kept)
    newest, earlier = _newest(unit.snapshots.all(name))
    return SessionView(
        session=kept.session,
        stage=kept.stage,
        exercises={each: with_reveals(run, newest) for each, run in exercises.items()},
        snapshots=joined_reveals(exercises, newest),
        earlier=earlier,
        progress=progress(unit, kept, exercises),
        notes=unit.notes.all(name),
        lists=unit.lists.all(name),
        answered=unit.answers.any(name) or bool(unit.tallies.counts(name)),
        counts={key: each.counts for key, each in unit.tallies.here(name).items() if each.counts},
        counted_elsewhere={
            key: people_counted(counts)
            for key, counts in united(unit.tallies.elsewhere(name)).items()
        },
        names=_names(unit, kept),
        logos=reports.logos(unit, name),
    )


def _names(unit: Unit, kept: Kept) -> dict[str, str]:
    if kept.session.mode != "named":
        return {}
    people = unit.people.all(kept.session.id)
    return {person.id: person.name for person in people if person.name and not person.removed}


def progress(
    unit: Unit, kept: Kept, exercises: Mapping[str, AsRun[AnyStep]]
) -> dict[str, Progress]:
    """Step key → how far it is, for every step that collects."""
    steps = collecting_steps(exercises)
    session = kept.session
    done = unit.people.done_counts(session.id)
    tokens = unit.answers.tokens(session.id, _unlinked(steps))
    after = _after(unit, session.id, steps)
    for key, typed in unit.tallies.counts(session.id).items():
        done[key] = tokens[key] = max(done.get(key, 0), people_counted(typed))
    return {
        key: Progress(
            done=done.get(key, 0),
            sealed=tokens.get(key, 0) if step.unlinked else done.get(key, 0),
            people=max(session.people, done.get(key, 0)),
            after=after.get(key, 0),
        )
        for key, step in steps.items()
    }


def _after(unit: Unit, session: str, steps: Mapping[str, Step]) -> dict[str, int]:
    """Step key → sheets sealed that its newest reveal does not count."""
    counted = unit.snapshots.counted(session)
    shown = {key: people for key, people in counted.items() if key in steps}
    tokens = unit.answers.tokens(session, [key for key in shown if steps[key].unlinked])
    return {
        key: tokens[key] - len(people)
        if key in tokens
        else sum(who not in people for who in unit.people.done_in(session, key))
        for key, people in shown.items()
    }


def people_view(unit: Unit, name: str, *, removed: bool = False) -> tuple[PersonView, ...]:
    """Everybody who has done a step, or who was removed, by token: in random order."""
    kept = session_of(unit, name)
    done = unit.people.done_by_person(name)
    present = [
        each
        for each in unit.people.all(name)
        if (each.removed if removed else not each.removed and each.id in done)
    ]
    named = kept.session.mode == "named"
    return tuple(
        PersonView(
            participant=person.id,
            label=person.name if named else _("Person {n}").format(n=number),
            steps=done.get(person.id, ()),
        )
        for number, person in enumerate(present, start=1)
    )


def _unlinked(steps: Mapping[str, Step]) -> Iterable[str]:
    return [key for key, step in steps.items() if step.unlinked]


def _newest(
    snapshots: Iterable[Snapshot],
) -> tuple[dict[str, Snapshot], dict[str, Snapshot]]:
    newest: dict[str, Snapshot] = {}
    earlier: dict[str, Snapshot] = {}
    for snapshot in snapshots:
        key = step_key(snapshot.exercise, snapshot.step)
        if key in newest:
            earlier[key] = newest[key]
        newest[key] = snapshot
    return newest, earlier
