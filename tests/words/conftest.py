"""A sample day in the accented language, of its content and its people too."""

import datetime as dt

import pytest

from tests.words import pseudo
from workshop.domain.nouns import several, usual_noun
from workshop.services import sample
from workshop.services.library import open_service
from workshop.words import SOURCE, speak

DAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def accented(tmp_path_factory):
    """The accented language in use, and put away again."""
    speak(pseudo.LANGUAGE, pseudo.write_catalogue(tmp_path_factory.mktemp("locale")))
    yield
    speak(SOURCE)


@pytest.fixture(scope="module")
def library(accented, tmp_path_factory):
    """A library with the sample session, and its id."""
    with pytest.MonkeyPatch.context() as patch:
        pseudo.accent_sample(patch)
        service = open_service(tmp_path_factory.mktemp("library"), content=pseudo.content())
        session = sample.make_sample(service, DAY)
    assert service.view(session).session.nouns == several(usual_noun())
    yield service, session
    service.close()
