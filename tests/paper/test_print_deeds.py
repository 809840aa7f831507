"""What the print dialog does off the screen's thread."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from ui.dialogs.print_choices import Wish
from ui.dialogs.print_deeds import make, paint, save_to, send
from ui.dialogs.sheet_preview import drawn_pages
from workshop.errors import PaperFault, Refused

RUN_SHEET = Wish(kind="run_sheet")


@pytest.fixture
def printer(qapp, tmp_path):
    """A printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def silent(*_how_far):
    pass


def never():
    return False


def test_that_every_page_goes_to_the_printer_one_after_another(library, printer, tmp_path):
    service, session = library
    told = []

    made = make(service, session, RUN_SHEET, silent, never)
    paint(made, printer, lambda *far: told.append(far), never)

    pages = made.pages
    assert pages >= 2
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == pages
    assert told == [(page, pages) for page in range(1, pages + 1)]


def test_that_printing_can_be_called_off_between_pages(library, printer):
    service, session = library
    told = []

    with pytest.raises(Refused, match="stopped"):
        paint(make(service, session, RUN_SHEET, silent, never), printer,
              lambda *far: told.append(far), lambda: bool(told))  # fmt: skip

    assert len(told) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_that_a_printer_that_does_not_answer_leaves_no_sheet_behind(library, printer):
    service, session = library
    printer.setOutputFileName("/no/such/folder/printed.pdf")

    with pytest.raises(PaperFault, match="did not answer"):
        paint(make(service, session, RUN_SHEET, silent, never), printer, silent, never)

    assert not list(service.home.rglob("*.pdf"))


def test_that_everybody_has_a_file_of_their_own_and_what_is_called_off_leaves_no_parts(
    named_day, tmp_path
):
    service, session = named_day
    each = Wish(kind="copy", each=True)

    with pytest.raises(Refused, match="1 copy was made"):
        save_to(service, session, each, tmp_path, silent, lambda: any(tmp_path.iterdir()))
    assert [path.suffix for path in tmp_path.iterdir()] == [".pdf"]

    save_to(service, session, each, tmp_path, silent, never)
    assert len(list(tmp_path.iterdir())) == len(service.people(session))


def test_that_pages_can_be_drawn_in_two_threads_at_once(library):
    service, session = library
    content = make(service, session, Wish(kind="summary"), silent, never).content

    def sizes(scale):
        pages = drawn_pages(io.BytesIO(content), range(6), scale)
        return [page.width() for page in pages]

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(sizes, (0.5, 1.0) * 8))

    assert found == [found[0], found[1]] * 8
    assert found[1][0] > found[0][0] > 0


def asked_for(printer, first, last):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, last)
    return printer


def test_that_only_the_pages_that_were_asked_for_are_printed(library, printer, tmp_path):
    service, session = library

    paint(make(service, session, Wish(kind="summary"), silent, never),
          asked_for(printer, 2, 3), silent, never)  # fmt: skip

    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_that_a_copy_more_of_an_odd_handout_starts_on_a_sheet_of_its_own(
    library, printer, tmp_path, monkeypatch
):
    service, session = library
    printer.setCopyCount(2)
    long_side = QPrinter.DuplexMode.DuplexLongSide
    monkeypatch.setattr(printer, "duplex", lambda: long_side, raising=False)

    paint(make(service, session, Wish(kind="page"), silent, never), printer, silent, never)

    assert printer.supportsMultipleCopies() or len(PdfReader(tmp_path / "printed.pdf").pages) == 3


@pytest.mark.parametrize("ranged", [False, True])
def test_that_print_to_file_keeps_lines_and_letters_and_is_listed_not_called_printed(
    library, printer, tmp_path, ranged
):
    service, session = library
    if ranged:
        asked_for(printer, 1, 2)

    place = send(service, session, Wish(kind="summary"), printer, silent, never)

    assert place == tmp_path / "printed.pdf"
    pages = PdfReader(place).pages
    assert "What the room found" in pages[0].extract_text()
    assert (len(pages) == 2) is ranged
    assert str(place) in str(service.exports(session))


def test_that_a_queue_is_given_the_handout_itself_with_pages_copies_and_sides(
    library, qapp, tmp_path, monkeypatch
):
    service, session = library
    taker = tmp_path / "lp"
    taker.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\ncat > {tmp_path}/taken\n')
    taker.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    printer = asked_for(QPrinter(), 1, 2)
    printer.setCopyCount(3)
    monkeypatch.setattr(printer, "printerName", lambda: "office", raising=False)
    monkeypatch.setattr(printer, "outputFileName", lambda: "", raising=False)
    monkeypatch.setattr(
        printer, "duplex", lambda: QPrinter.DuplexMode.DuplexLongSide, raising=False
    )

    assert send(service, session, RUN_SHEET, printer, silent, never) is None

    asked = (tmp_path / "asked").read_text()
    assert "-d office -n 3" in asked
    assert "-P 1-2" in asked
    assert "sides=two-sided-long-edge" in asked
    assert (tmp_path / "taken").read_bytes().startswith(b"%PDF")

    taker.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(PaperFault, match="did not answer"):
        send(service, session, RUN_SHEET, printer, silent, never)
