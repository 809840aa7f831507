"""What every test stands on: no screen, a home of its own, no window left behind."""

import gc
import os
import sys
from pathlib import Path

import pytest
from msgspec import structs

from tests import raw_opens
from tests.services.tour import CONTENT, DAY, Clock
from ui.theme import load_fonts
from workshop.domain.step import sheet_fault
from workshop.services.library import open_service
from workshop.services.sample import make_sample
from workshop.steps.rating import RatingStep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "1")
raw_opens.watch()


def pytest_addoption(parser):
    parser.addoption(
        "--renew",
        action="store_true",
        help="write the reference pictures and texts anew instead of comparing with them",
    )


@pytest.fixture
def renew(request) -> bool:
    """Whether references are to be written anew."""
    return request.config.getoption("--renew")


@pytest.fixture
def home(tmp_path) -> Path:
    """An empty library folder."""
    return tmp_path / "home"


@pytest.fixture
def clock() -> Clock:
    """A clock to turn."""
    return Clock()


@pytest.fixture
def service(home, clock):
    """A library with a small exercise, open at that clock's time."""
    opened = open_service(home, clock, CONTENT)
    yield opened
    opened.close()


def no_two_alike(_step, answers):
    """A rule over a whole sheet."""
    given = [value for value in answers.values() if value is not None]
    return "Two share a place." if len(set(given)) < len(given) else ""


@pytest.fixture
def ruled():
    """Ratings of which no two may be alike on one sheet, for this test alone."""
    before = sheet_fault.dispatch(RatingStep)
    sheet_fault.register(RatingStep, no_two_alike)
    yield
    sheet_fault.register(RatingStep, before)


@pytest.fixture(scope="session")
def day(tmp_path_factory):
    """A day that eight sample people have filled, all of it revealed."""
    sample = open_service(tmp_path_factory.mktemp("day"))
    view = sample.view(make_sample(sample, DAY))
    sample.close()
    return view


@pytest.fixture(scope="session")
def fresh(day):
    """The same day before any reveal."""
    return structs.replace(day, snapshots={}, earlier={})


@pytest.fixture(autouse=True)
def own_home(home, monkeypatch):
    """No test sees the library of the person who runs it."""
    monkeypatch.setenv("WORKSHOP_HOME", str(home))


@pytest.fixture(autouse=True)
def no_raw_opens():
    """Nothing in the program opens a file itself that it has open as a database."""
    yield
    noticed = list(raw_opens.NOTICED)
    raw_opens.NOTICED.clear()
    assert not noticed, f"a library that is open was opened beside SQLite: {noticed}"


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application with its own face from the first test on, as the program has it."""
    load_fonts()
    return qapp


@pytest.fixture
def qtbot(qtbot, request):
    """Holds each window until it is closed: pytest-qt does so weakly, and a window that is garbage
    and collected in the middle of its own painting ends the interpreter. One that has deleted
    itself is not closed again.
    """
    held, add = {}, qtbot.addWidget

    def add_and_hold(widget, **more):
        key = len(held)
        held[key] = widget
        widget.destroyed.connect(lambda *_gone: forget(key))
        add(widget, **more)

    def forget(key):
        gone = held.pop(key, None)
        closed_later = getattr(request.node, "qt_widgets", [])
        closed_later[:] = [each for each in closed_later if each[0]() is not gone]

    qtbot.addWidget = add_and_hold
    return qtbot


@pytest.fixture(scope="session", autouse=True)
def collected_between_tests():
    """Nothing is collected in the middle of one, where a thread of a room or of work might destroy
    a window of another test.
    """
    gc.disable()


@pytest.fixture(autouse=True)
def no_window_left_behind(request):
    """Every window that a test shows is closed again, and freed once it is done."""
    yield
    gc.collect(1)  # what the test has made is young
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if not isinstance(QCoreApplication.instance(), QApplication):
        return
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__} {widget.objectName()}".strip() for widget in left]
    for widget in left:
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not names, f"windows left open: {', '.join(names)}"
