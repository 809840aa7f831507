"""A person's own copy, printed from the desk by their code."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from ui import settings as kept
from ui.bridge import Bridge
from ui.dialogs.print_choices import Wish, page_size, usual_paper
from ui.dialogs.print_deeds import send
from ui.dialogs.print_wanted import usual_printer
from ui.work import Work
from workshop.errors import Trouble
from workshop.words import _


class OwnCopy(QObject):
    """Makes the copy and sends it straight to the printer: no dialog, no file to look into."""

    printed = Signal(str)
    troubled = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        session: str,
        parent: QObject,
        *,
        printer: Callable[[], QPrinter | None] = usual_printer,
    ) -> None:
        super().__init__(parent)
        self._service, self._session, self._printer = bridge.service, session, printer
        self._work = Work(self)
        self._work.finished.connect(self._on_finished)
        self._work.troubled.connect(self.troubled)

    def start(self, code: str) -> None:
        """Prints the copy of the person with that code."""
        try:
            self._service.own_by_code(self._session, code)
        except Trouble as trouble:
            self.troubled.emit(trouble.sentence)
            return
        printer = self._printer()
        if printer is None:
            self.troubled.emit(_("There is no printer here. Ask the facilitator for your copy."))
            return
        settings = kept.load(self._service.home)
        paper = usual_paper(settings)
        printer.setPageSize(page_size(paper))
        printer.setFullPage(True)
        printer.setDocName(_("Own copy"))
        wish = Wish(kind="copy", person=code, paper=paper, size=settings.size)
        self._work.start(partial(send, self._service, self._session, wish, printer))

    def wait(self) -> None:
        """Until all is printed."""
        self._work.wait()

    def _on_finished(self, _pages: object) -> None:
        self.printed.emit(_("Your copy is on its way to the printer."))
