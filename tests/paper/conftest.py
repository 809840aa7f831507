"""A library to print from."""

import datetime as dt

import pytest

from workshop.services.library import open_service
from workshop.services.sample import make_sample


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library with the sample session, and its id."""
    service = open_service(tmp_path_factory.mktemp("library"))
    session = make_sample(service, dt.date(2026, 11, 24))
    yield service, session
    service.close()
