"""What a plan warns of: stretches without a break, and turns at the desk that take too long."""

from collections.abc import Mapping

from msgspec import Struct

from workshop.domain.exercise import Exercise, S
from workshop.domain.session import Session, desk_minutes
from workshop.domain.step import cells


class DeskLoad(Struct, frozen=True, kw_only=True):
    """What answering one exercise takes. ratings: cells one person must fill. minutes: until
    everybody has had a turn. planned: minutes the exercise gives its collecting steps.
    """

    exercise: str
    title: str
    ratings: int
    minutes: int
    planned: int

    @property
    def over(self) -> bool:
        """Whether the turns take longer than planned."""
        return self.minutes > self.planned


def desk_load(exercise: Exercise[S], people: int, laptops: int) -> DeskLoad:
    """The load of one exercise, as a session runs it, on so many laptops."""
    collecting = [step for step in exercise.steps if cells(step)]
    ratings = sum(cell.required for step in collecting for cell in cells(step))
    return DeskLoad(
        exercise=exercise.id,
        title=exercise.title,
        ratings=ratings,
        minutes=desk_minutes(ratings, people, laptops),
        planned=sum(step.minutes for step in collecting),
    )


def heaviest_load(session: Session, exercises: Mapping[str, Exercise[S]]) -> DeskLoad | None:
    """The exercise whose turns take the longest beyond its plan; None where all fit."""
    loads = [
        desk_load(exercises[block.exercise], session.people, session.laptops)
        for block in session.agenda
        if block.exercise in exercises
    ]
    over = [load for load in loads if load.ratings and load.over]
    return max(over, key=lambda load: load.minutes - load.planned, default=None)
