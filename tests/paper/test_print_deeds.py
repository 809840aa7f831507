"""What the print dialog does off the screen's thread."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from ui.dialogs.print_choices import Wish
from ui.dialogs.print_deeds import make, save_to, send
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

    pages = send(service, session, RUN_SHEET, printer, lambda *far: told.append(far), never)

    assert pages >= 2
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == pages
    assert told == [(page, pages) for page in range(1, pages + 1)]


def test_that_printing_can_be_called_off_between_pages(library, printer):
    service, session = library
    told = []

    with pytest.raises(Refused, match="stopped"):
        send(service, session, RUN_SHEET, printer, lambda *far: told.append(far),
             lambda: bool(told))  # fmt: skip

    assert len(told) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_that_a_printer_that_does_not_answer_leaves_no_sheet_behind(library, printer):
    service, session = library
    printer.setOutputFileName("/no/such/folder/printed.pdf")

    with pytest.raises(PaperFault, match="did not answer"):
        send(service, session, RUN_SHEET, printer, silent, never)

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
