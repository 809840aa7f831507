"""The threshold: how many answers a result needs, so that nobody stands alone in it."""

from typing import Protocol

from workshop.domain.step import Step, by_groups
from workshop.errors import Refused
from workshop.words import _

FLOOR = 3
"""No threshold below this, ever; a cell or pair with fewer values is withheld."""
MOST_PEOPLE = 999


class Promised(Protocol):
    """A session, as far as its promise goes."""

    @property
    def threshold(self) -> int:
        """How many answers a result needs."""
        ...


def needed(session: Promised, step: Step) -> int:
    """How many people have to seal a step before its result may show; of groups one will do."""
    return 1 if by_groups(step) else session.threshold


def enough(n: int) -> bool:
    """Whether so many values of one cell, or pairs of two, may be told."""
    return n >= FLOOR


def proposed_threshold(people: int) -> int:
    """5 for 8 people and more, 4 for 6 or 7, else 3."""
    return 5 if people >= 8 else 4 if people >= 6 else FLOOR


def checked_threshold(threshold: int) -> int:
    """The threshold; Refused below the floor, and where no room could reach it."""
    if threshold < FLOOR:
        raise Refused(_("At least 3, so that nobody stands alone."))
    if threshold > MOST_PEOPLE:
        raise Refused(_("A session is for 1 to {most} people.").format(most=MOST_PEOPLE))
    return threshold
