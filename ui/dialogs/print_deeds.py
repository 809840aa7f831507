"""What the print dialog runs on a worker thread: rendering, drawing, saving, printing."""

from pathlib import Path

from msgspec import Struct, structs
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.dialogs.imposed import imposed
from ui.dialogs.print_choices import Wish
from ui.dialogs.print_queue import queue, silent_printer, takes_pdf
from ui.dialogs.sheet_preview import PREVIEW_SCALE, drawn_pages, parted
from ui.work import Cancelled, Report
from workshop.errors import PaperFault, Refused
from workshop.services.printing import Handout, PaperSize, each_copy, handout, save
from workshop.services.service import Service
from workshop.words import _

PRINT_SCALE = 600 / 72
TWO_SIDED = (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide)


class Shown(Struct, frozen=True, kw_only=True):
    """A handout for the preview, and one page of it as a picture (none where it is private)."""

    wish: Wish
    made: Handout
    pictures: list[QImage]


def set_up(printer: QPrinter, paper: PaperSize, name: str, *, across: bool = False) -> None:
    """Whole sheets of that paper, under that name in the printer's queue. across: two pages on a
    side, so that backs are turned at the short edge.
    """
    if across:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)
    sheet = QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(sheet))
    printer.setFullPage(True)
    printer.setDocName(name)


def make(
    service: Service, target: str, wish: Wish, report: Report, cancelled: Cancelled
) -> Handout:
    """The handout that was wished for."""
    made = handout(
        service, target, wish.kind, person=wish.person, exercise=wish.exercise, paper=wish.paper,
        size=wish.size, one_sided=wish.one_sided, one_set=wish.one_set, progress=report,
        cancelled=cancelled,
    )  # fmt: skip
    if wish.sides == "single":
        return made
    file, pages = imposed(made.file, wish.sides)
    return structs.replace(made, file=file, pages=pages)


def preview(
    service: Service, target: str, wish: Wish, report: Report, cancelled: Cancelled
) -> Shown:
    """The handout, its first page drawn."""
    made = make(service, target, wish, report, cancelled)
    pictures = [] if wish.private else list(drawn_pages(made.file, range(1), PREVIEW_SCALE))
    return Shown(wish=wish, made=made, pictures=pictures)


def draw(shown: Shown, page: int, _report: Report, _cancelled: Cancelled) -> tuple[int, QImage]:
    """Another page of it."""
    return page, next(drawn_pages(shown.made.file, range(page, page + 1), PREVIEW_SCALE))


def save_to(
    service: Service, target: str, wish: Wish, path: Path, report: Report, cancelled: Cancelled
) -> Path:
    """One file, or one for each person in a folder."""
    if not wish.each:
        return save(service, make(service, target, wish, report, cancelled), path)
    for copy in each_copy(
        service, target, exercise=wish.exercise, paper=wish.paper, size=wish.size,
        progress=report, cancelled=cancelled,
    ):  # fmt: skip
        save(service, copy, path)
    return path


def send(
    service: Service, target: str, wish: Wish, printer: QPrinter, report: Report,
    cancelled: Cancelled,
) -> Path | None:  # fmt: skip
    """Makes what was wished for and hands it over."""
    made = make(service, target, wish, report, cancelled)
    return hand_over(service, made, printer, report, cancelled)


def hand_over(
    service: Service, made: Handout, printer: QPrinter, report: Report, cancelled: Cancelled
) -> Path | None:
    """The pages that were asked for to the printer, or to a file, whose place is the answer. Where
    the printer does not answer nothing is kept: a purge would not know of it.
    """
    if printer.outputFileName():
        kept = structs.replace(made, file=parted(made.file, asked_pages(printer, made.pages)))
        return save(service, kept, Path(printer.outputFileName()))
    if takes_pdf(printer):
        queue(printer, made.file, asked_pages(printer, made.pages))
    else:
        paint(made, printer, report, cancelled)
    return None


def asked_pages(printer: QPrinter, count: int) -> range:
    """The pages that the system's dialog was told, from 0; all where it was told none."""
    ranged = printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage()
    if not ranged:
        return range(count)
    return range(min(printer.fromPage(), count) - 1, min(printer.toPage(), count))


def paint(made: Handout, printer: QPrinter, report: Report, cancelled: Cancelled) -> None:
    """Page after page as pictures, as often as asked where the printer does not count copies."""
    pages = asked_pages(printer, made.pages)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    painter = _begun(printer)
    try:
        for copy in range(copies):
            if copy:
                printer.newPage()
            if copy and len(pages) % 2 and printer.duplex() in TWO_SIDED:
                printer.newPage()
            for number, picture in enumerate(drawn_pages(made.file, pages, PRINT_SCALE), start=1):
                if cancelled():
                    printer.abort()
                    raise Refused(_("Printing was stopped."))
                if number > 1:
                    printer.newPage()
                painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), picture)
                report(copy * len(pages) + number, copies * len(pages))
    finally:
        painter.end()


def _begun(printer: QPrinter) -> QPainter:
    """A painter on its first sheet."""
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperFault(silent_printer())
    # Letters would fray as JPEG.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    return painter
