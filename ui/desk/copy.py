"""A person's own copy, printed from the desk by their code."""

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from ui import settings as kept
from ui.bridge import Bridge
from ui.dialogs.print_choices import Wish, usual_paper
from ui.dialogs.print_deeds import send, set_up
from ui.dialogs.print_wanted import usual_printer
from ui.work import Work
from workshop.errors import Trouble
from workshop.words import _


class OwnCopy(QObject):
    """Makes the copy and sends it straight to the printer: no dialog, no file to look into."""

    printed = Signal(object, str)
    """For whom (see `start`), and the sentence that says so."""
    troubled = Signal(object, str)

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
        self._work.troubled.connect(self._on_troubled)
        self._asked: deque[object] = deque()
        """Who waits for a copy: one after another, as they are made."""

    def start(self, code: str, asker: object) -> None:
        """Prints the copy of the person with that code. asker: what hears of it again; by then
        somebody else may sit here.
        """
        try:
            self._service.own_by_code(self._session, code)
        except Trouble as trouble:
            self.troubled.emit(asker, trouble.sentence)
            return
        printer = self._printer()
        if printer is None:
            self.troubled.emit(
                asker, _("There is no printer here. Ask the facilitator for your copy.")
            )
            return
        settings = kept.load(self._service.home)
        paper = usual_paper(settings)
        set_up(printer, paper, _("Own copy"))
        wish = Wish(kind="copy", person=code, paper=paper, size=settings.size)
        self._asked.append(asker)
        self._work.start(partial(send, self._service, self._session, wish, printer))

    def wait(self) -> None:
        """Until all is printed."""
        self._work.wait()

    def _on_finished(self, _pages: object) -> None:
        self.printed.emit(self._asked.popleft(), _("Your copy is on its way to the printer."))

    def _on_troubled(self, sentence: str) -> None:
        self.troubled.emit(self._asked.popleft(), sentence)
