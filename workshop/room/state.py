"""All that a page of the room may be made of; never an answer that is not revealed."""

from typing import Any

from msgspec import Struct

from workshop.domain.exercise import Exercise
from workshop.domain.step import Snapshot, Step, View
from workshop.room.parking import Parked


class RoomState(Struct, frozen=True, kw_only=True):
    """What is known at a step of the day.

    snapshot: the newest reveal of the shown step, None before it. earlier: the reveal before that.
    shown_step: the collecting step this step is about: itself, or what a talk step shows; None
    where there is none.
    chosen: the picture that was chosen there, None for the first that is offered.
    timer_left: seconds, None where no timer shows.
    agenda: the day's blocks in words, where the room is to see them.
    """

    exercise: Exercise[Any]
    step: Step
    snapshot: Snapshot | None = None
    earlier: Snapshot | None = None
    shown_step: Step | None = None
    chosen: View | None = None
    timer_left: float | None = None
    timer_planned: int = 0
    noun: str = "customer"
    nouns: str = "customers"
    people: int = 0
    """How many are in the room, whether they answer or not."""
    parked: tuple[Parked, ...] = ()
    agenda: tuple[str, ...] = ()
    grouped: bool = False
    """Whether groups are drawn, which stand below what is asked."""
    voice: str = ""
    """Whose turn it is, in words, "" where nobody was called."""
