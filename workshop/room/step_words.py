"""A step in words for the facilitator: how people work, on what, for how long."""

from workshop.domain.step import Snapshot, Step
from workshop.room.kind import extent
from workshop.room.modes import console_modes
from workshop.words import _, ngettext


def mode_line(step: Step, snapshot: Snapshot | None, people: int) -> str:
    """Alone and silent, four lenses, 11 minutes; after the reveal with how many answers."""
    minutes = ngettext("1 minute", "{n} minutes", step.minutes)
    line = ", ".join(each for each in (console_modes(step.modes), extent(step), minutes) if each)
    if snapshot is None:
        return line
    return _("{line}. Revealed with {n} of {people} answers.").format(
        line=line, n=snapshot.n, people=max(people, snapshot.n)
    )
