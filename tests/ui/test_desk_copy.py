"""Printing one's own copy from the desk, by code alone."""

import io
from threading import Event

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from tests.services.tour import rated, running_session, sits_down
from tests.ui.desk_room import Hands, Ticks, close_desk
from ui.bridge import Bridge
from ui.demo.hands import settle
from ui.desk.answers import AnswersPage
from ui.desk.done import DonePage
from ui.desk.window import DeskWindow
from ui.dialogs import print_queue
from ui.dialogs.print import PrintDialog
from workshop.errors import PaperFault
from workshop.services.commands import DeleteOwn


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


def test_that_a_print_that_ends_late_ends_nobody_elses_visit(
    qtbot, desk, service, session, tmp_path, monkeypatch
):
    codes = [sits_down(service, session, {"rate": rated(1, 2)}) for _person in range(2)]
    may_end = Event()
    monkeypatch.setattr("ui.desk.copy.send", lambda *_given: may_end.wait(60))
    window, hands = desk(file_printer(tmp_path / "printed.pdf"))
    hands.come_back(codes[0])
    hands.press("Print my copy")
    assert not hands.find("Print my copy").isEnabled()
    hands.press("Done")
    hands.press("Pass the laptop")
    hands.come_back(codes[1])
    page = window.page()

    with qtbot.waitSignal(window.copy.printed, timeout=60_000):
        may_end.set()
    settle()

    assert window.page() is page
    assert window.deeds.participant == service.own_by_code(session, codes[1]).participant
    assert "on its way" not in hands.said()


def test_that_a_late_refusal_of_the_printer_is_told_to_who_asked_alone(
    qtbot, desk, service, session, tmp_path, monkeypatch
):
    codes = [sits_down(service, session, {"rate": rated(1, 2)}) for _person in range(2)]
    ends = [Event(), Event()]
    waiting = iter(ends)

    def refuses(*_given):
        next(waiting).wait(60)
        raise PaperFault("The printer did not answer.")

    monkeypatch.setattr("ui.desk.copy.send", refuses)
    window, hands = desk(file_printer(tmp_path / "printed.pdf"))
    hands.come_back(codes[0])
    hands.press("Print my copy")
    hands.press("Done")
    hands.press("Pass the laptop")
    hands.come_back(codes[1])
    hands.press("Print my copy")

    with qtbot.waitSignal(window.copy.troubled, timeout=60_000):
        ends[0].set()
    assert "did not answer" not in hands.said()
    with qtbot.waitSignal(window.copy.troubled, timeout=60_000):
        ends[1].set()
    assert "did not answer" in hands.said()
    assert hands.find("Print my copy").isEnabled()


def test_that_a_missing_printer_is_told(desk, service, session):
    code = sits_down(service, session, {"rate": rated(1, 2)})
    window, hands = desk(lambda: None)

    hands.come_back(code)
    hands.press("Print my copy")

    assert isinstance(window.page(), AnswersPage)
    assert "There is no printer here. Ask the facilitator for your copy." in hands.said()


def test_that_a_wrong_code_prints_nothing(desk, service, session, tmp_path):
    sits_down(service, session, {"rate": rated(1, 2)})
    paper = tmp_path / "printed.pdf"
    _window, hands = desk(file_printer(paper))

    hands.come_back("AAAABBBB")

    assert "Nothing matches that." in hands.said()
    assert not paper.exists()


def seated(service, session, count):
    """Participants who have answered."""
    for number in range(count):
        sits_down(service, session, {"rate": rated(1, 1 + number)})
    return [each.participant for each in service.people(session)]


@pytest.fixture
def dialog(qtbot, service, session):
    """The print dialog, with the printer that the test gives."""
    opened = []

    def make(printer):
        shown = PrintDialog(Bridge(service), session, printer=printer)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(shown)
        shown.open()
        opened.append(shown)
        return shown

    yield make
    for shown in opened:
        shown.reject()


def test_that_who_is_done_may_tick_their_copy_and_learns_its_mark(desk, service, session):
    code = sits_down(service, session, {"rate": rated(1, 2)})
    (person,) = (each.participant for each in service.people(session))
    _window, hands = desk(lambda: None)
    hands.come_back(code)
    hands.press("Done")
    assert not hands.find("Print my copy at the end").isChecked()
    assert service.copies_wanted(session) == {}

    hands.press("Print my copy at the end")
    mark = service.copies_wanted(session)[person]
    assert f"under a sheet with the mark {mark}." in hands.said()
    hands.press("Print my copy at the end")
    assert service.copies_wanted(session) == {}
    assert mark not in hands.said()

    hands.press("Print my copy at the end")
    hands.press("Pass the laptop")
    assert list(service.copies_wanted(session)) == [person]
    service.do(DeleteOwn(session=session, code=code))
    assert service.copies_wanted(session) == {}


def test_that_nothing_is_ticked_where_nothing_was_answered(desk, service, session):
    code = sits_down(service, session, {"rate": rated(1, 2)})
    _window, hands = desk(lambda: None)
    hands.come_back(code)
    hands.press("Delete all my answers")
    hands.press("Delete them")
    assert not hands.has("Print my copy at the end")


def test_that_who_wants_a_copy_stands_in_no_file(service, session, home):
    person = seated(service, session, 1)[0]
    before = {file: file.read_bytes() for file in home.rglob("*") if file.is_file()}
    service.want_copy(session, person)
    assert {file: file.read_bytes() for file in home.rglob("*") if file.is_file()} == before


@pytest.fixture
def queue(tmp_path, monkeypatch):
    """A printer with a queue; where what it took stands."""
    taken = tmp_path / "taken.pdf"
    taker = tmp_path / "lp"
    taker.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\ncat > {taken}\n')
    taker.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(print_queue.QPrinter, "printerName", lambda _self: "office")
    return taken


def test_that_one_deed_prints_the_ticked_copies_each_under_its_mark(
    qtbot, dialog, service, session, home, queue
):
    first, second, _third = seated(service, session, 3)
    marks = sorted(service.want_copy(session, each) for each in (first, second))
    files = set(home.rglob("*"))
    shown = dialog(QPrinter)
    assert shown.wanted.text() == "Print 2 ticked copies"

    with qtbot.waitSignal(shown._copies.printed, timeout=60_000) as told:
        shown.wanted.click()

    assert told.args == ["2 copies are on their way to the printer."]
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(queue).pages]
    covers = [at for at, page in enumerate(pages) if "Your copy" not in page and len(page) < 80]
    assert len(covers) == 2
    for mark, begins, ends in zip(marks, covers, [*covers[1:], len(pages)], strict=True):
        assert pages[begins].startswith(mark)
        assert ends > begins + 1
        assert all(mark in page for page in pages[begins + 1 : ends]), "each under its own"
    assert "sides=one-sided" in (queue.parent / "asked").read_text(), "on no other's back"
    assert service.copies_wanted(session) == {}
    assert shown.wanted.isHidden()
    assert set(home.rglob("*")) - files <= {home / "settings.json"}


@pytest.mark.parametrize(
    ("there", "sentence"),
    [(False, "There is no printer here."), (True, "The printer did not answer.")],
)
def test_that_ticked_copies_wait_on_where_no_printer_takes_them(
    qtbot, dialog, service, session, queue, there, sentence
):
    (queue.parent / "lp").write_text("#!/bin/sh\nexit 1\n")
    person = seated(service, session, 1)[0]
    service.want_copy(session, person)
    shown = dialog(QPrinter if there else lambda: None)
    shown.wanted.click()
    qtbot.waitUntil(lambda: sentence in shown.fault.words.text(), timeout=60_000)
    assert list(service.copies_wanted(session)) == [person]
    assert shown.wanted.isEnabled()


def test_that_the_dialog_offers_no_ticked_copies_where_nobody_ticked(dialog, service, session):
    seated(service, session, 1)
    assert dialog(lambda: None).wanted.isHidden()
