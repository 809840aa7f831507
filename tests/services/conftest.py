"""A library with a small exercise, and a clock to turn."""

import pytest

from tests.services.tour import CONTENT, Clock
from workshop.services.library import open_service


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def service(home, clock):
    opened = open_service(home, clock, CONTENT)
    yield opened
    opened.close()
