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
    return _read(path)[1]


def read_exercise(path: Path) -> Exercise[AnyStep]:
    """The exercise in a file; ContentFault with the first fault where it is not in order."""
    exercise, faults = _read(path)
    if exercise is None or faults:
        raise faults[0]
    return exercise


def _read(path: Path) -> tuple[Exercise[AnyStep] | None, tuple[ContentFault, ...]]:
    try:
        data = read_table(path)
    except ContentFault as fault:
        return None, (fault,)
    shaping = Shaping(path.name)
    exercise = shaped_exercise(data, shaping)
    return exercise, check(exercise, path.name) if exercise else tuple(shaping.faults)
