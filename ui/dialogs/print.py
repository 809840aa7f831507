"""Printing: what, for whom, on which paper, with the pages beside it as they will be."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ui import settings as kept
from ui.bridge import Bridge
from ui.dialogs.print_choices import REPORTS, PrintChoices, Wish
from ui.dialogs.print_deeds import Shown, draw, preview, save_to, send, set_up
from ui.dialogs.print_wanted import WantedCopies, usual_printer
from ui.dialogs.report_panels import OwnWordsPanel, QuotationsPanel
from ui.dialogs.save_as import SaveAs
from ui.dialogs.sheet_preview import Preview
from ui.kit.announcement import announce
from ui.kit.button import Button
from ui.kit.dialog import GroundDialog
from ui.kit.field import FaultLine
from ui.kit.file_picker import ask_for_folder, ask_where_to_save
from ui.kit.label import Label, Rule
from ui.kit.scroll import Scroll
from ui.kit.window_size import within_screen
from ui.work import Work
from workshop.domain.letterhead import Letterheads
from workshop.domain.report_choice import ReportChoice
from workshop.errors import Missing
from workshop.room.report.report import every_quotation
from workshop.services.commands import ChooseReport
from workshop.services.events import SessionChanged
from workshop.services.printing import may_copy_all, report_material, told
from workshop.words import _, listed, ngettext

WIDE, HIGH, LEFT, NARROW_LEFT, PADDING, BAR = 1300, 712, 376, 320, 30, 14
WAIT = 200
"""Milliseconds of quiet before the preview is made anew."""


class PrintDialog(GroundDialog):
    """Live preview, Save and Print. target: a session, or an exercise for its blank sheet.
    first: the kind that is chosen at first, "" for the usual one.

    Copies are private: they are made, counted and printed, and not shown here.
    """

    def __init__(
        self,
        bridge: Bridge,
        target: str,
        parent: QWidget | None = None,
        *,
        printer: Callable[[], QPrinter | None] = usual_printer,
        first: str = "",
    ) -> None:
        super().__init__(parent)
        self._bridge, self._service, self._target = bridge, bridge.service, target
        self._settings = kept.load(bridge.service.home)
        self._shown: Shown | None = None
        self._printer: QPrinter | None = None
        """The one that the system's dialog is about."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("print")
        self.setWindowTitle(_("Print"))
        self.setAccessibleName(_("Print"))
        self.choices = self._choices()
        self.preview = Preview()
        self.told = Label("", 15, colour="ink2", wrap=True)
        self.told.setObjectName("told")
        self.fault = FaultLine()
        self.fault.setObjectName("fault")
        self.open_saved = Button(_("Open"), look="quiet")
        self.show_saved = Button(_("Show in folder"), look="quiet")
        self._saved: Path | None = None
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far it is"))
        self.stop = Button(_("Stop"), look="quiet")
        self.leave = Button(_("Close"), key=_("Esc"))
        self.save = Button(_("Save as PDF"))
        self.save_as = SaveAs(bridge.service, target, self._folder, self)
        self.print = Button(_("Print now"), icon="printer", look="expected")
        self._drawing, self._writing = Work(self), Work(self)
        self._copies = WantedCopies(bridge.service, target, self, printer=printer)
        self.wanted = Button("", icon="printer")
        self._timer = QTimer(self)
        self._build()
        self._connect()
        self.choices.fill(self._settings, first)

    def _choices(self) -> PrintChoices:
        """For a session its exercises; for an exercise nothing but its sheet."""
        try:
            view = self._service.view(self._target)
        except Missing:
            return PrintChoices(
                (), session=False, copies=False, choice=ReportChoice(), letterheads=Letterheads()
            )
        order = dict.fromkeys(block.exercise for block in view.session.agenda if block.exercise)
        titles = tuple((name, view.exercises[name].title) for name in order)
        choice = self._service.report_choice(self._target)
        return PrintChoices(
            titles, session=True, copies=may_copy_all(view), choice=choice,
            letterheads=self._service.letterheads(),
        )  # fmt: skip

    # ---- layout

    def _build(self) -> None:
        self.resize(within_screen(self, QSize(WIDE, HIGH)))
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 22, PADDING, 20)
        column.setSpacing(10)
        column.addWidget(Label(_("Print"), 26, bold=True))
        row = QHBoxLayout()
        row.setSpacing(28 - BAR)
        left = Scroll((0, 0, BAR, 0))
        left.setFixedWidth((LEFT if self.width() >= WIDE else NARROW_LEFT) + BAR)
        left.column.addWidget(self.choices)
        row.addWidget(left)
        row.addWidget(self.preview, 1)
        column.addLayout(row, 1)
        said = QHBoxLayout()
        said.setSpacing(10)
        said.addWidget(self.told, 1)
        said.addWidget(self.fault, 1)
        said.addWidget(self.open_saved)
        said.addWidget(self.show_saved)
        column.addLayout(said)
        column.addWidget(Rule())
        column.addLayout(self._build_foot())
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._show_progress(on=False)
        self._offer_saved(None)
        self._tell_wanted()
        self.print.setDefault(True)

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.leave)
        foot.addWidget(self.bar, 1)
        foot.addWidget(self.stop)
        foot.addStretch(1)
        foot.addWidget(self.wanted)
        foot.addWidget(self.save_as)
        foot.addWidget(self.save)
        foot.addWidget(self.print)
        return foot

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_changed)
        self.choices.parts.changed.connect(self._on_choice)
        self.choices.parts.quotations_asked.connect(self._on_quotations)
        self.choices.parts.words_asked.connect(self._on_words)
        self.open_saved.clicked.connect(self._on_open_saved)
        self.show_saved.clicked.connect(self._on_show_saved)
        self._timer.timeout.connect(self._make_preview)
        self.preview.wanted.connect(self._draw_page)
        self.leave.clicked.connect(self.reject)
        self.stop.clicked.connect(self._writing.cancel)
        self.save.clicked.connect(self._on_save)
        self.save_as.begun.connect(self._begin)
        self.save_as.written.connect(self._on_written)
        self.save_as.troubled.connect(self._on_trouble)
        self.print.clicked.connect(self._on_print)
        self._drawing.finished.connect(self._on_drawn)
        self._drawing.troubled.connect(self._on_no_preview)
        self.wanted.clicked.connect(self._on_wanted)
        self.stop.clicked.connect(self._copies.cancel)
        self._copies.progressed.connect(self._on_progress)
        self._copies.printed.connect(self._on_copies_printed)
        self._copies.troubled.connect(self._on_trouble)
        self._writing.progressed.connect(self._on_progress)
        self._writing.finished.connect(self._on_written)
        self._writing.troubled.connect(self._on_trouble)

    # ---- preview

    def _on_choice(self, choice: ReportChoice) -> None:
        """Keeps it with the session, then shows the pages anew."""
        told = ChooseReport(session=self._target, choice=choice)
        if self._bridge.do(told, undoable=False) is not None:
            self.choices.parts.set_choice(choice)
            self._on_changed()

    def _on_quotations(self) -> None:
        material = report_material(self._service, self._service.view(self._target))
        panel = QuotationsPanel(self, every_quotation(material), self.choices.parts.choice())
        panel.chosen.connect(self._on_choice)
        panel.open()

    def _on_words(self) -> None:
        panel = OwnWordsPanel(self, self.choices.exercises, self.choices.parts.choice())
        panel.chosen.connect(self._on_choice)
        panel.open()

    def _on_changed(self) -> None:
        self._shown = None
        self._allow()
        self._timer.start()

    def _make_preview(self) -> None:
        wish = self.choices.wish()
        if wish is None:
            self.preview.set_pages(0)
            self.preview.picture.say(_("Type the code or the name on the left."))
            return
        self._keep(wish)
        self._drawing.start(partial(preview, self._service, self._target, wish))

    def _draw_page(self, page: int) -> None:
        if self._shown is not None and not self._shown.wish.private:
            self._drawing.start(partial(draw, self._shown, page))

    def _on_drawn(self, value: object) -> None:
        """A new handout, or another page; results of an outdated request are ignored."""
        if isinstance(value, Shown):
            if value.wish == self.choices.wish():
                self._show(value)
        elif isinstance(value, tuple) and value[0] == self.preview.page():
            self.preview.picture.show_page(value[1])

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self._say(_told(shown))
        if shown.wish.private:
            self.preview.set_pages(0)
            pages = ngettext("{n} page", "{n} pages", shown.made.pages)
            self.preview.picture.say(
                _("{pages}. A copy is private: it is printed and not shown here.").format(
                    pages=pages
                )
            )
        else:
            self.preview.set_pages(shown.made.pages)
            self.preview.picture.show_page(shown.pictures[0])
        self._allow()

    def _on_no_preview(self, sentence: str) -> None:
        self.preview.set_pages(0)
        self.preview.picture.say(_("There is nothing to show."))
        self._say("", fault=sentence)
        self._allow()

    def _allow(self) -> None:
        ready = self._shown is not None and not self.bar.isVisible()
        self.save.setEnabled(ready)
        self.save_as.setEnabled(not self.bar.isVisible())
        self.wanted.setEnabled(not self.bar.isVisible())
        self.print.setEnabled(ready and not (self._shown and self._shown.wish.each))

    def _keep(self, wish: Wish) -> None:
        """Paper, size and sides stay as they were last used."""
        home = self._service.home
        now = kept.load(home)
        used = kept.changed(now, paper=wish.paper, size=wish.size, one_sided=wish.one_sided)
        if used != now:
            kept.save(home, used)

    # ---- deeds

    def _on_save(self) -> None:
        if self._shown is None:
            return
        title, folder = _("Save as PDF"), self._folder()
        if self._shown.wish.each:
            ask_for_folder(self, title, self.save_to, folder=folder)
        else:
            name = self._shown.made.name
            ask_where_to_save(
                self, title, _("PDF (*.pdf)"), self.save_to, ending="pdf", name=name, folder=folder
            )

    def save_to(self, path: str) -> None:
        """Saves what is chosen into that file, or a file for each person into that folder."""
        if self._shown is not None:
            task = partial(save_to, self._service, self._target, self._shown.wish, Path(path))
            self._begin()
            self._writing.start(task)

    def _on_print(self) -> None:
        if self._shown is None:
            return
        printer = self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        wish = self._shown.wish
        set_up(printer, wish.paper, self._shown.made.name, across=wish.sides != "single")
        asked = QPrintDialog(printer, self)
        asked.setMinMax(1, self._shown.made.pages)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.accepted.connect(self._send)
        QDialog.open(asked)

    def _send(self, printer: QPrinter) -> None:
        if self._shown is not None:
            self._begin()
            self._writing.start(
                partial(send, self._service, self._target, self._shown.wish, printer)
            )

    def _on_wanted(self) -> None:
        self._begin()
        self._copies.start()

    def _on_copies_printed(self, sentence: str) -> None:
        self._show_progress(on=False)
        self._say(sentence)
        self._tell_wanted()
        self._allow()

    def _tell_wanted(self) -> None:
        count = self._copies.count()
        words = ngettext("Print {n} ticked copy", "Print {n} ticked copies", count)
        self.wanted.set_text(words)
        self.wanted.setVisible(bool(count))

    def _begin(self) -> None:
        self.bar.setRange(0, 0)
        self._show_progress(on=True)
        self._allow()

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_written(self, value: object) -> None:
        self._show_progress(on=False)
        if isinstance(value, Path):
            self._say(_("Saved: {place}").format(place=value))
            self._remember(value)
            self._bridge.tell((SessionChanged(session=self._target),))
        else:
            self._say(_("Sent to the printer."))
        self._allow()

    def _on_trouble(self, sentence: str) -> None:
        self._show_progress(on=False)
        self._say("", fault=sentence)
        self._allow()

    def _say(self, sentence: str, *, fault: str = "") -> None:
        """Below the pages; a fault looks like one."""
        self.told.setText(sentence)
        self.told.setVisible(not fault)
        self.fault.say(fault)
        if fault:
            announce(self.fault, fault)
        self._offer_saved(None)

    # ---- what was saved

    def _folder(self) -> Path:
        """Where was saved last time, if it is still there."""
        last = Path(kept.load(self._service.home).folder)
        return last if last.is_absolute() and last.is_dir() else Path.home()

    def _remember(self, saved: Path) -> None:
        folder = saved if saved.is_dir() else saved.parent
        home = self._service.home
        kept.save(home, kept.changed(kept.load(home), folder=str(folder)))
        self._offer_saved(saved)

    def _offer_saved(self, saved: Path | None) -> None:
        self._saved = saved
        self.open_saved.setVisible(saved is not None and saved.is_file())
        self.show_saved.setVisible(saved is not None)

    def _on_open_saved(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _on_show_saved(self) -> None:
        if self._saved is not None:
            folder = self._saved if self._saved.is_dir() else self._saved.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _show_progress(self, *, on: bool) -> None:
        self.bar.setVisible(on)
        self.stop.setVisible(on)

    def done(self, result: int) -> None:
        """Closes; what is still at work is stopped and waited for."""
        self._timer.stop()
        for work in (self._drawing, self._writing, self._copies):
            work.cancel()
            work.wait()
        self.save_as.finish()
        super().done(result)


def _told(shown: Shown) -> str:
    """What the person who prints should know: of the words, and of steps left out."""
    parts = [*told(shown.made)]
    if shown.wish.kind in REPORTS:
        gone = listed(shown.made.left_out) or _("nothing")
        parts.append(_("Left out: {steps}.").format(steps=gone))
    return " ".join(parts)
