"""Printing one's own copy from the desk, by code alone."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from tests.services.tour import rated, running_session, sits_down
from tests.ui.desk_room import Hands, Ticks, close_desk
from ui.bridge import Bridge
from ui.demo.hands import settle
from ui.desk.curtain import WelcomePage
from ui.desk.done import DonePage
from ui.desk.window import DeskWindow


@pytest.fixture
def session(service):
    return running_session(service, "rate")


@pytest.fixture
def desk(qtbot, service, session):
    """A desk whose printer is the one that the test gives."""
    opened = []

    def make(printer):
        window = DeskWindow(Bridge(service), session, clock=Ticks(), printer=printer)
        opened.append(window)
        with qtbot.waitExposed(window):
            window.show()
        hands = Hands(qtbot, window)
        return window, hands

    yield make
    for window in opened:
        close_desk(window)


def file_printer(path):
    def make():
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    return make


def test_that_a_person_prints_their_copy_and_passes_the_laptop(
    qtbot, desk, service, session, tmp_path
):
    code = sits_down(service, session, {"rate": rated(1, 2)})
    paper = tmp_path / "printed.pdf"
    window, hands = desk(file_printer(paper))

    hands.come_back(code)
    with qtbot.waitSignal(window.copy.printed, timeout=60_000):
        hands.press("Print my copy")
    settle()

    assert isinstance(window.page(), DonePage)
    assert "Your copy is on its way to the printer." in hands.said()
    assert len(PdfReader(io.BytesIO(paper.read_bytes())).pages) >= 1


def test_that_a_missing_printer_is_told(desk, service, session):
    code = sits_down(service, session, {"rate": rated(1, 2)})
    window, hands = desk(lambda: None)

    hands.come_back(code)
    hands.press("Print my copy")

    assert isinstance(window.page(), WelcomePage)
    assert "There is no printer here. Ask the facilitator for your copy." in hands.said()


def test_that_a_wrong_code_prints_nothing(desk, service, session, tmp_path):
    sits_down(service, session, {"rate": rated(1, 2)})
    paper = tmp_path / "printed.pdf"
    _window, hands = desk(file_printer(paper))

    hands.come_back("AAAABBBB")

    assert "Nothing matches that." in hands.said()
    assert not paper.exists()
