"""What a turn asks, as the desk shows it."""

from workshop.domain.step import collects, step_key
from workshop.errors import Missing
from workshop.services.drafts import Drafts
from workshop.services.exercise_copies import Runs
from workshop.services.lookups import session_of
from workshop.services.views import Question, TurnView
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit
from workshop.words import _


def asked(
    unit: Unit, runs: Runs, drafts: Drafts, kept: Kept, person: str, *, whole: bool, only: str = ""
) -> tuple[Question, ...]:
    """The questions of a person's turn: what is open and not done yet, in the order of the day;
    where all is done and it is `whole`, the steps that can be changed again. Unlinked steps are
    asked once. only: one step that they have done, open or not.
    """
    opened = kept.stage.opened if kept.stage else ()
    session = kept.session.id
    turn = unit.people.turn(session, person)
    done = unit.people.done_steps(session, person)
    new = [key for key in opened if key not in done]
    wanted = done & {only} if only else new or (opened if whole else ())
    draft = drafts.read(session, turn) if turn else {}
    exercises = runs.of(unit, kept)
    found = []
    for name, exercise in exercises.items():
        for step in exercise.every_step():
            key = step_key(name, step.id)
            if key not in wanted or not collects(step):
                continue
            if step.unlinked and key in done:
                continue
            answers = (
                draft.get(key, {}) if step.unlinked else unit.answers.current(session, key, person)
            )
            found.append(
                Question(exercise=name, title=exercise.title, key=key, step=step, answers=answers)
            )
    return tuple(found)


def turn_view(
    unit: Unit, runs: Runs, drafts: Drafts, session: str, participant: str, *, whole: bool,
    only: str = "",
) -> TurnView:  # fmt: skip
    """A person's turn."""
    kept = session_of(unit, session)
    turn = unit.people.turn(session, participant)
    if turn is None:
        raise Missing(_("This turn is over."))
    return TurnView(
        participant=participant,
        questions=asked(unit, runs, drafts, kept, participant, whole=whole, only=only),
        question=0 if only else turn.question,
    )
