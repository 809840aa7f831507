"""Reads an exercise file whole, or tells everything that is wrong with it."""

from pathlib import Path

from workshop.content.check import check
from workshop.content.shape import Shaping, shaped_exercise
from workshop.content.toml import read_table
from workshop.domain.exercise import Exercise
from workshop.errors import ContentFault
from workshop.steps import AnyStep


def check_exercise(path: Path) -> tuple[ContentFault, ...]:
    """Every fault of an exercise file; none where it is in order."""
    exercise, faults = _shaped(path)
    return check(exercise, path.name) if exercise else faults


def read_shipped(path: Path) -> Exercise[AnyStep]:
    """The exercise in a file that the tests have checked: only its types are validated again. The
    library window counts them at start, and the checks take longer than the reading.
    """
    exercise, faults = _shaped(path)
    if exercise is None:
        raise faults[0]
    return exercise


def _shaped(path: Path) -> tuple[Exercise[AnyStep] | None, tuple[ContentFault, ...]]:
    try:
        data = read_table(path)
    except ContentFault as fault:
        return None, (fault,)
    shaping = Shaping(path.name)
    return shaped_exercise(data, shaping), tuple(shaping.faults)
