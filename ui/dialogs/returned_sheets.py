"""Worksheets that came back as files: what is in each, and taking in what is new."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.dialogs.paper_questions import PaperQuestions
from ui.kit.button import Button
from ui.kit.dialog import GroundDialog
from ui.kit.field import FaultLine
from ui.kit.label import Label
from ui.kit.scroll import Scroll
from ui.kit.window_size import within_screen
from ui.work import Cancelled, Report, Work
from workshop.services.filled_sheets import (
    ReturnedSheet,
    answered,
    command,
    read_sheets,
    returns_as,
    sheet_told,
)
from workshop.services.service import Service
from workshop.words import _, ngettext

WIDE, HIGH, PADDING = 760, 640, 36
SEEN = 160
"""Pixels above a place that is gone to, so that its picture shows."""


def dropped_sheets(data: QMimeData) -> list[Path]:
    """The PDFs and photos among what is dragged."""
    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [file for file in files if returns_as(file)]


class ReturnedSheetsDialog(GroundDialog):
    """Says of each file what is new, known already or wrong; nothing is stored before the deed."""

    ground, framed = "paper", True

    def __init__(
        self, bridge: Bridge, session: str, files: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("returned")
        self.setWindowTitle(_("Read files"))
        self.setAccessibleName(_("Read files"))
        self._bridge, self._session = bridge, session
        self._sheets: tuple[ReturnedSheet, ...] = ()
        self._asked: list[PaperQuestions] = []
        self._named = bridge.service.session(session).mode == "named"
        self._title = Label(_("Reading the files …"), 26, bold=True)
        self._list = Scroll((0, 0, 14, 0))
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("How far it is"))
        self._fault = FaultLine()
        self._take = Button("", icon="tick", look="expected")
        self._take.setObjectName("take")
        self._close = Button(_("Close"), key=_("Esc"))
        self._work = Work(self)
        self._build()
        self.resize(within_screen(self, QSize(WIDE, HIGH)))
        bridge.troubled.connect(self._fault.say)
        self._work.progressed.connect(self._on_progress)
        self._work.finished.connect(self._on_read)
        self._work.troubled.connect(self._fault.say)
        self._work.start(partial(_read, bridge.service, session, tuple(files)))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 26, PADDING, 26)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._list, 1)
        column.addWidget(self._bar)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._fault, 1)
        foot.addStretch(0)
        foot.addWidget(self._close)
        foot.addWidget(self._take)
        column.addLayout(foot)
        self._take.hide()
        self._close.clicked.connect(self.reject)
        self._take.clicked.connect(self._on_take)

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_read(self, value: object) -> None:
        self._bar.hide()
        self._sheets = value if isinstance(value, tuple) else ()
        new = sum(sheet.is_new or sheet.asks for sheet in self._sheets)
        self._title.setText(ngettext("{n} sheet is new", "{n} sheets are new", new))
        for sheet in self._sheets:
            for line in sheet_told(sheet):
                new_ = sheet.is_new or sheet.asks
                colour = "error" if sheet.faults else "ink" if new_ else "ink2"
                self._list.column.addWidget(Label(line, 16, colour=colour, wrap=True))
            if sheet.asks:
                self._ask(sheet)
        self._list.column.addStretch(1)
        words = ngettext("Keep {n} sheet", "Keep {n} sheets", new)
        self._take.set_text(words)
        self._take.setVisible(bool(new))
        first = self._asked[0].first() if self._asked else self._take if new else self._close
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, sheet: ReturnedSheet) -> None:
        """The places of a paper sheet that a person has to look at, each beside its picture."""
        asked = PaperQuestions(sheet, named=self._named)
        self._asked.append(asked)
        self._list.column.addWidget(asked)

    def _on_take(self) -> None:
        """Takes in what is new, once every doubtful mark is told."""
        for asked in self._asked:
            gap = asked.gap()
            if gap is not None:
                gap.setFocus(Qt.FocusReason.OtherFocusReason)
                self._list.ensureWidgetVisible(gap, 0, SEEN)
                self._fault.say(_("Say first what is marked here, or that it is nothing."))
                return
        looked = {id(asked.sheet): asked for asked in self._asked}
        service = self._bridge.service
        view = service.view(self._session)
        sheets = [
            answered(service, view, each, *looked[id(each)].given())
            if id(each) in looked else each
            for each in self._sheets
        ]  # fmt: skip
        faults = [line for one, each in zip(self._sheets, sheets, strict=True)
                  if each.faults and not one.faults for line in sheet_told(each)]  # fmt: skip
        if faults:
            self._fault.say(faults[0])
        elif self._bridge.do(command(self._session, sheets)) is not None:
            self.accept()

    def done(self, result: int) -> None:
        """Closes; what is still read is waited for."""
        self._work.cancel()
        self._work.wait()
        super().done(result)


def _read(
    service: Service, session: str, files: Sequence[Path], report: Report, _cancelled: Cancelled
) -> tuple[ReturnedSheet, ...]:
    return read_sheets(service, session, files, report)
