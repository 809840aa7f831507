"""One look for all windows under test, and a library to open."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from shiboken6 import isValid

from tests.ui.desk_room import Ticks
from tests.ui.shelf import shelf
from ui.bridge import Bridge
from ui.theme import LIGHT, apply


@pytest.fixture(autouse=True)
def look(qapp):
    """The light theme, whatever a test before has put in force."""
    if qapp.property("theme") != LIGHT.name:
        apply(qapp, LIGHT)


@pytest.fixture
def shelved(home):
    """An open, empty library with several exercises, whose day is today."""
    opened = shelf(home)
    yield opened
    opened.close()


@pytest.fixture
def bridge(service):
    """The library behind signals."""
    return Bridge(service)


@pytest.fixture
def ticks():
    """Seconds to turn."""
    return Ticks()


@pytest.fixture
def assert_freed(qtbot):
    """Says that a widget is gone once it was closed."""

    def check(widget):
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(widget)

    return check
