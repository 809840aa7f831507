"""The exercises as rows."""

from ui.models.rows import RowsModel
from workshop.domain.exercise import Exercise
from workshop.steps import AnyStep
from workshop.words import duration


class ExercisesModel(RowsModel[Exercise[AnyStep]]):
    """Title, purpose, minutes."""

    def name(self, row: Exercise[AnyStep]) -> str:
        return row.title

    def under(self, row: Exercise[AnyStep]) -> str:
        return row.purpose

    def columns(self, row: Exercise[AnyStep]) -> tuple[str, ...]:
        return (duration(row.minutes),)
