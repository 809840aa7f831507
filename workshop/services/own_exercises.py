"""Exercises of one's own come in and go out."""

from workshop.errors import Refused
from workshop.services.commands import AddExercise, RemoveExercise
from workshop.services.deed import Deed, carry_out
from workshop.services.events import LibraryChanged, Outcome

CHANGED = (LibraryChanged(session=""),)


@carry_out.register(AddExercise)
def add_exercise(command: AddExercise, deed: Deed) -> Outcome:
    if told := deed.own().clash(command.exercise):
        raise Refused(told)
    before = deed.own().put(command.exercise, command.raw, deed.now)
    back = (
        RemoveExercise(exercise=command.exercise)
        if before is None
        else AddExercise(exercise=command.exercise, raw=before)
    )
    return Outcome(events=CHANGED, value=command.exercise, undo=back)


@carry_out.register(RemoveExercise)
def remove_exercise(command: RemoveExercise, deed: Deed) -> Outcome:
    raw = deed.own().put_aside(command.exercise, deed.now)
    return Outcome(events=CHANGED, undo=AddExercise(exercise=command.exercise, raw=raw))
