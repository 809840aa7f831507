"""Reads an exercise file whole, or tells everything that is wrong with it."""

from pathlib import Path

from msgspec import Struct

from workshop.content.check import check
from workshop.content.shape import Shaping, shaped_exercise
from workshop.content.toml import read_raw, table_of
from workshop.domain.exercise import Exercise
from workshop.errors import ContentFault, ContentFaults
from workshop.steps import AnyStep


class ExerciseFile(Struct, frozen=True, kw_only=True):
    """A file that is in order. raw: its bytes, comments and all."""

    exercise: Exercise[AnyStep]
    raw: bytes


def read_exercise(path: Path) -> ExerciseFile:
    """The exercise in a file; ContentFaults with all that is wrong with it."""
    found = _shaped(path)
    faults = check(found.exercise, path.name)
    if faults:
        raise ContentFaults(faults)
    return found


def check_exercise(path: Path) -> tuple[ContentFault, ...]:
    """Every fault of an exercise file; none where it is in order."""
    try:
        read_exercise(path)
    except ContentFaults as found:
        return found.faults
    return ()


def read_shipped(path: Path) -> Exercise[AnyStep]:
    """The exercise in a file that the tests have checked: only its types are validated again. The
    library window counts them at start, and the checks take longer than the reading.
    """
    return _shaped(path).exercise


def _shaped(path: Path) -> ExerciseFile:
    try:
        raw = read_raw(path)
        data = table_of(path, raw)
    except ContentFault as fault:
        raise ContentFaults((fault,)) from fault
    shaping = Shaping(path.name)
    exercise = shaped_exercise(data, shaping)
    if exercise is None:
        raise ContentFaults(tuple(shaping.faults))
    return ExerciseFile(exercise=exercise, raw=raw)
