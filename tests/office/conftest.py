"""Sessions to write files of: one exercise after another, answered by made-up people."""

import datetime as dt
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from workshop.content.shipped import shipped_exercises
from workshop.domain.run import named_ahead
from workshop.services.kind_trials import cases
from workshop.services.library import open_service
from workshop.services.sample import make_sample

EXERCISES = tuple(map(named_ahead, shipped_exercises()))
NOT_TOLD = {"n", "top2", "bottom2", "clouds", "drawn", "ways", "written", "made", "prompt"}
"""Fields of a summary that are no column: followed from others, pictures, or told in words."""


@pytest.fixture(scope="session")
def views(tmp_path_factory):
    """A session of each shipped exercise, everything revealed, by the exercise's id."""
    folder = tmp_path_factory.mktemp("views")
    service = open_service(folder)
    found = {}
    for exercise in EXERCISES:
        case, *_others = cases(service, exercise, Path(folder))
        found[exercise.id] = case.view
    yield found
    service.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """A library with the sample session, and its id."""
    service = open_service(tmp_path_factory.mktemp("sample"))
    yield service, make_sample(service, dt.date(2026, 11, 24))
    service.close()


@pytest.fixture(scope="session")
def numbers_of():
    """The numbers of a summary that files tell, each as often as it comes."""
    return lambda summary: Counter(_numbers(msgspec.to_builtins(summary)))


def _numbers(value):
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return
    if isinstance(value, int | float):
        yield round(float(value), 9)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in NOT_TOLD:
                yield from _numbers(each)
    else:
        for each in value:
            yield from _numbers(each)
