"""Prints the copies that people ticked at the desk: to the printer, with no preview and no file."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui import settings as kept
from ui.dialogs.print_choices import usual_paper
from ui.dialogs.print_deeds import hand_over, set_up
from ui.settings import Settings
from ui.work import Cancelled, Report, Work
from workshop.errors import Refused
from workshop.services.printing import wanted_copies
from workshop.services.service import Service
from workshop.words import _, ngettext


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
    made = wanted_copies(
        service, session, wanted, paper=usual_paper(settings), size=settings.size,
        progress=report, cancelled=cancelled,
    )  # fmt: skip
    hand_over(service, made, printer, report, cancelled)
    service.copies_printed(session, wanted)
    return len(wanted)
