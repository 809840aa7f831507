"""What the files of a session tell: of each exercise its steps, with tables, charts, sentences."""

from typing import Any

from msgspec import Struct

import workshop.office.steps
import workshop.room.steps  # noqa: F401 - every kind registers its headline
from workshop.domain.exercise import Exercise
from workshop.domain.gathering import name_of
from workshop.domain.items import as_revealed
from workshop.domain.record import Note
from workshop.domain.session import Session
from workshop.domain.step import Step, collects, step_key, written_on_the_day
from workshop.office.chart import Chart, chart
from workshop.office.table import StepTable, Supported, table
from workshop.room.figures import people_answered
from workshop.room.kind import headline, stays_private
from workshop.room.session_view import SessionView
from workshop.words import _, day_month_year, listed


class StepTold(Struct, frozen=True, kw_only=True):
    """A step as files tell it. n: who answered, None where nothing was revealed."""

    id: str
    title: str
    n: int | None
    table: StepTable
    charts: tuple[Chart, ...] = ()
    said: tuple[str, ...] = ()


class ExerciseTold(Struct, frozen=True, kw_only=True):
    """An exercise as files tell it; only steps of which there is anything to tell."""

    id: str
    title: str
    credit: str
    steps: tuple[StepTold, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """What was found; what two steps say alike stands once."""
        return tuple(dict.fromkeys(line for step in self.steps for line in step.said))


class Contents(Struct, frozen=True, kw_only=True):
    """A session as files tell it. left_out: what was not revealed. answered: the most people that
    answered a step.
    """

    session: Session
    answered: int
    exercises: tuple[ExerciseTold, ...]
    parked: tuple[Note, ...]
    left_out: tuple[str, ...]

    @property
    def where(self) -> str:
        """Northgate Heating, 24 November 2026."""
        session = self.session
        parts = (session.client, session.place, day_month_year(session.date))
        return ", ".join(filter(None, parts))

    @property
    def promise(self) -> str:
        """Who answered, and from how many answers a result shows."""
        modes = {"anonymous": _("anonymous"), "team": _("by team"), "named": _("by name")}
        return _("{people}, {mode}. A result shows from {k} answers.").format(
            people=people_answered(self.answered, self.session.people),
            mode=modes[self.session.mode],
            k=self.session.threshold,
        )

    @property
    def missing(self) -> str:
        """What is left out, in a sentence; "" where all was revealed."""
        steps = listed(self.left_out)
        return _("Left out, since not revealed: {steps}.").format(steps=steps) if steps else ""


def contents(view: SessionView) -> Contents:
    """Of a session, all that its files tell: what was revealed, never a person's answer."""
    told = view.told()
    found = [
        ExerciseTold(
            id=exercise.id,
            title=exercise.title,
            credit=exercise.credit,
            steps=tuple(_step(view, exercise, step) for step in exercise.every_step()),
        )
        for exercise in told.values()
    ]
    return Contents(
        session=view.session,
        answered=max((snapshot.n for snapshot in view.snapshots.values()), default=0),
        exercises=tuple(found),
        parked=tuple(note for note in view.notes if note.kind == "park"),
        left_out=tuple(
            _("{exercise}: {step}").format(exercise=exercise.title, step=step.title)
            for exercise in told.values()
            for step in exercise.every_step()
            if collects(step)
            and not stays_private(step)
            and step_key(exercise.id, step.id) not in view.snapshots
        ),
    )


def _step(view: SessionView, exercise: Exercise[Any], step: Step) -> StepTold:
    key = step_key(exercise.id, step.id)
    snapshot = view.snapshots.get(key)
    if snapshot is None:
        found = _not_revealed(view, key, step) if collects(step) else table(step, None)
        return StepTold(id=step.id, title=step.title, n=None, table=found)
    shown = as_revealed(step, snapshot.summary)
    return StepTold(
        id=step.id,
        title=step.title,
        n=snapshot.n,
        table=table(shown, snapshot.summary),
        charts=chart(shown, snapshot.summary),
        said=headline(shown, snapshot.summary, view.session.nouns),
    )


def _not_revealed(view: SessionView, key: str, step: Step) -> StepTable:
    """Decisions are told as they were written; of all else there is nothing."""
    if stays_private(step):
        return StepTable(note=_("What people wrote here stays with them."))
    written = view.lists.get(key, ()) if written_on_the_day(step) == "decisions" else ()
    return StepTable(
        decisions=tuple(Supported(text=name_of(entry)) for entry in written),
        note=_("Not revealed."),
    )
