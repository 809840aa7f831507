"""What workbooks tell of a session: of each exercise its steps, with tables, charts, sentences."""

from msgspec import Struct, structs

import workshop.office.steps  # noqa: F401 - every kind registers its table and charts
from workshop.domain.items import as_revealed
from workshop.domain.record import Note
from workshop.domain.session import Session
from workshop.domain.step import Step, collects, step_key
from workshop.office.chart import Chart, chart
from workshop.office.table import StepTable, table
from workshop.room.kind import headline, stays_private
from workshop.room.report.kind import Decided
from workshop.room.report.material import AnyExercise, Material
from workshop.room.report.quoting import quoted_alone
from workshop.room.report.report import Report
from workshop.words import _, day_month_year


class StepTold(Struct, frozen=True, kw_only=True):
    """A step as files tell it. revealed: whether anything of it was."""

    id: str
    title: str
    revealed: bool
    table: StepTable
    charts: tuple[Chart, ...] = ()
    said: tuple[str, ...] = ()


class ExerciseTold(Struct, frozen=True, kw_only=True):
    """An exercise as files tell it."""

    title: str
    steps: tuple[StepTold, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """What was found; what two steps say alike stands once."""
        return tuple(dict.fromkeys(line for step in self.steps for line in step.said))


class Contents(Struct, frozen=True, kw_only=True):
    """A session as files tell it. lines: who, when, what was promised, and what is left out."""

    session: Session
    lines: tuple[str, ...]
    exercises: tuple[ExerciseTold, ...]
    decided: tuple[Decided, ...]
    parked: tuple[Note, ...]
    method: tuple[str, ...]


def contents(material: Material, report: Report) -> Contents:
    """All that was revealed of a session, as far as the choice of its report wants it; never a
    person's answer.
    """
    session = material.session
    where = ", ".join(filter(None, (session.client, session.place, day_month_year(session.date))))
    rule = _("A result shows from {k} answers.").format(k=session.threshold)
    gone = _("Left out: {parts}.").format(parts="; ".join(report.left_out))
    parked = tuple(note for note in material.notes if note.kind == "park")
    return Contents(
        session=session,
        lines=(where, f"{report.people}. {rule}", *([gone] if report.left_out else [])),
        exercises=tuple(
            _exercise(material, each)
            for each in material.exercises.values()
            if each.id not in material.choice.left_out
        ),
        decided=report.decided,
        parked=tuple(each if material.choice.names else _nameless(each) for each in parked),
        method=report.method,
    )


def _nameless(note: Note) -> Note:
    return structs.replace(note, owner="", raised_by="")


def _exercise(material: Material, exercise: AnyExercise) -> ExerciseTold:
    steps = tuple(_step(material, exercise, step) for step in exercise.every_step())
    return ExerciseTold(title=exercise.title, steps=steps)


def _step(material: Material, exercise: AnyExercise, step: Step) -> StepTold:
    snapshot = material.snapshots.get(step_key(exercise.id, step.id))
    if snapshot is None:
        note = _("What people wrote here stays with them.") if stays_private(step) else ""
        found = StepTable(note=note) if collects(step) else table(step, None)
        return StepTold(id=step.id, title=step.title, revealed=False, table=found)
    shown = as_revealed(step, snapshot.summary)
    told = table(shown, snapshot.summary)
    quoted = quoted_alone(material, exercise, shown, snapshot.summary)
    if quoted is not snapshot.summary:
        told = structs.replace(told, words=table(shown, quoted).words)
    return StepTold(
        id=step.id,
        title=step.title,
        revealed=True,
        table=_named_as_chosen(material, told),
        charts=chart(shown, snapshot.summary),
        said=headline(shown, snapshot.summary, material.session.nouns),
    )


def _named_as_chosen(material: Material, told: StepTable) -> StepTable:
    if material.choice.names:
        return told
    nameless = (structs.replace(each, owner="", ask="") for each in told.promises)
    return structs.replace(told, promises=tuple(nameless))
