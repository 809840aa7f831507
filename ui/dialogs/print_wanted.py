"""Prints the copies that people ticked at the desk: to the printer, with no preview and no file."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui import settings as kept
from ui.dialogs.print_choices import usual_paper
from ui.dialogs.print_deeds import PRINT_SCALE, begun, set_up
from ui.dialogs.sheet_preview import drawn_pages
from ui.settings import Settings
from ui.theme import font
from ui.work import Cancelled, Report, Work
from workshop.errors import Refused
from workshop.services.printing import wanted_copy
from workshop.services.service import Service
from workshop.words import _, ngettext

MARK_SHARE = 0.1
"""Of the height of a sheet, the letters of its mark."""


def usual_printer() -> QPrinter | None:
    """The printer of this computer, None where it has none."""
    if QPrinterInfo.defaultPrinter().isNull():
        return None
    return QPrinter(QPrinterInfo.defaultPrinter(), QPrinter.PrinterMode.HighResolution)


class WantedCopies(QObject):
    """One copy after another. Each lies under a sheet with nothing but its owner's mark."""

    printed = Signal(str)
    troubled = Signal(str)
    progressed = Signal(int, int)

    def __init__(
        self,
        service: Service,
        session: str,
        parent: QObject,
        *,
        printer: Callable[[], QPrinter | None],
    ) -> None:
        super().__init__(parent)
        self._service, self._session, self._printer = service, session, printer
        self._work = Work(self)
        self._work.progressed.connect(self.progressed)
        self._work.finished.connect(self._on_finished)
        self._work.troubled.connect(self.troubled)

    def count(self) -> int:
        """How many are wanted."""
        return len(self._service.copies_wanted(self._session))

    def start(self) -> None:
        """Sends them to the printer of this computer."""
        printer = self._printer()
        if printer is None:
            self.troubled.emit(_("There is no printer here. Nothing was printed."))
            return
        settings = kept.load(self._service.home)
        set_up(printer, usual_paper(settings), _("Own copies"))
        # On both sides of a sheet one person's copy would lie on the back of another's.
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        self._work.start(partial(_send, self._service, self._session, settings, printer))

    def cancel(self) -> None:
        """Stops."""
        self._work.cancel()

    def wait(self) -> None:
        """Until all is printed."""
        self._work.wait()

    def _on_finished(self, count: object) -> None:
        said = ngettext(
            "{n} copy is on its way to the printer.",
            "{n} copies are on their way to the printer.",
            int(str(count)),
        )
        self.printed.emit(said)


def _send(
    service: Service, session: str, settings: Settings, printer: QPrinter, report: Report,
    cancelled: Cancelled,
) -> int:  # fmt: skip
    """Nobody is struck off before all have gone to the printer."""
    wanted = service.copies_wanted(session)
    if not wanted:
        raise Refused(_("Nobody waits for a copy."))
    painter = begun(printer)
    try:
        sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        for place, (participant, mark) in enumerate(wanted.items(), start=1):
            if cancelled():
                printer.abort()
                raise Refused(_("Printing was stopped."))
            if place > 1:
                printer.newPage()
            _draw_mark(painter, sheet, mark)
            made = wanted_copy(
                service,
                session,
                participant,
                paper=usual_paper(settings),
                size=settings.size,
                mark=mark,
            )
            for picture in drawn_pages(made.file, range(made.pages), PRINT_SCALE):
                printer.newPage()
                painter.drawImage(sheet, picture)
            report(place, len(wanted))
    finally:
        painter.end()
    service.copies_printed(session, wanted)
    return len(wanted)


def _draw_mark(painter: QPainter, sheet: QRectF, mark: str) -> None:
    letters = font(16)
    letters.setPixelSize(round(sheet.height() * MARK_SHARE))
    painter.setFont(letters)
    painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, mark)
