"""The exercises as rows."""

from msgspec import Struct

from ui.models.rows import RowsModel
from workshop.domain.exercise import Exercise
from workshop.steps import AnyStep
from workshop.words import _, duration


class ListedExercise(Struct, frozen=True, kw_only=True):
    """An exercise as it is read. own: whether it is a file of one's own."""

    exercise: Exercise[AnyStep]
    own: bool = False


class ExercisesModel(RowsModel[ListedExercise]):
    """Title, purpose, minutes."""

    def name(self, row: ListedExercise) -> str:
        return row.exercise.title

    def under(self, row: ListedExercise) -> str:
        mine = _("Your own.")
        return f"‹{mine}› {row.exercise.purpose}" if row.own else row.exercise.purpose

    def columns(self, row: ListedExercise) -> tuple[str, ...]:
        return (duration(row.exercise.minutes),)
