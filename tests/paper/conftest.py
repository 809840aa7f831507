"""A library to print from."""

import datetime as dt

import pytest

from workshop.services.commands import NewSession, StartSession
from workshop.services.library import open_service
from workshop.services.sample import make_sample, rehearse


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library with the sample session, and its id."""
    service = open_service(tmp_path_factory.mktemp("library"))
    session = make_sample(service, dt.date(2026, 11, 24))
    yield service, session
    service.close()


@pytest.fixture(scope="module")
def named_day(tmp_path_factory):
    """A library with a session in which people go by their names, and its id."""
    service = open_service(tmp_path_factory.mktemp("named"))
    made = NewSession(
        template="taster", title="Named", date=dt.date(2026, 11, 24), mode="named", kind="sample"
    )
    session = service.do(made).value
    service.do(StartSession(session=session))
    rehearse(service, session)
    yield service, session
    service.close()
