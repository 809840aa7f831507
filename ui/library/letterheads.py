"""The letterheads: one of them chosen to fill in, and what it does to a report beside it."""

import uuid

from msgspec import structs
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.deed_rows import DeedRows
from ui.kit.label import Label
from ui.library.letterhead import WIDE, LetterheadForm
from ui.library.report_sample import cover_sample, page_sample
from ui.theme import dress, font
from workshop.domain.letterhead import Letterhead, Letterheads, called
from workshop.words import _

GAP, BESIDE = 48, 860
"""From this width on the sample stands beside the form."""


class LetterheadsPage(QWidget):
    """`changed` carries one as it is typed, `added` a new one; the others an id."""

    changed = Signal(object)
    added = Signal(object)
    removed = Signal(str)
    made_usual = Signal(str)

    def __init__(self, letterheads: Letterheads) -> None:
        super().__init__()
        self._kept = letterheads
        self._first = Letterhead(id=uuid.uuid4().hex)
        """What is filled in where none is kept yet."""
        self.which = QComboBox()
        self.add = Button(_("Add a letterhead"), icon="plus")
        self.duplicate = Button(_("Duplicate"))
        self.usual = Button(_("Make it the usual one"))
        self.remove = Button(_("Remove this letterhead"), icon="bin")
        self.deeds = DeedRows(self.add, self.duplicate, self.usual, self.remove)
        self.told = Label("", 15, colour="ink2", wrap=True)
        self.form = LetterheadForm()
        self.cover, self.page = cover_sample(), page_sample()
        self._build()
        self._connect()
        self.set_letterheads(letterheads)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        dress(self.which)
        self.which.setFont(font(16))
        self.which.setFixedWidth(WIDE)
        self.which.setMinimumHeight(44)
        self.which.setObjectName("which letterhead")
        self.which.setAccessibleName(_("Letterhead to fill in"))
        column.addWidget(self.which)
        column.addWidget(self.deeds)
        column.addWidget(self.told)
        column.addSpacing(8)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(GAP)
        self.form.setFixedWidth(WIDE)
        self._beside.addWidget(self.form)
        sample = QVBoxLayout()
        sample.setSpacing(8)
        sample.addWidget(Label(_("Cover of a report"), 16, bold=True))
        sample.addWidget(self.cover)
        sample.addSpacing(8)
        sample.addWidget(Label(_("A page of a report"), 16, bold=True))
        sample.addWidget(self.page)
        kept = _("Saved as you type. Papers printed before keep the head they had.")
        sample.addWidget(Label(kept, 15, colour="ink2", wrap=True))
        sample.addStretch(1)
        self._beside.addLayout(sample, 1)
        column.addLayout(self._beside)
        column.addStretch(1)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._on_which)
        self.form.changed.connect(self.changed)
        self.form.typed.connect(self._show_sample)
        self.add.clicked.connect(self._on_add)
        self.duplicate.clicked.connect(self._on_duplicate)
        self.usual.clicked.connect(self._on_usual)
        self.remove.clicked.connect(self._on_remove)

    def set_letterheads(self, letterheads: Letterheads) -> None:
        """Lists them; the one on show stays, if it is still kept and was not changed elsewhere."""
        before, self._kept = self._kept, letterheads
        shown = self.form.letterhead()
        with QSignalBlocker(self.which):
            self.which.clear()
            for each in letterheads.every:
                self.which.addItem(self._name(each), each.id)
        new = {each.id for each in letterheads.every} - {each.id for each in before.every}
        wanted = shown.id if letterheads.find(shown.id) else letterheads.usual
        self._show(next(iter(new)) if len(new) == 1 and before.every else wanted)

    def _name(self, letterhead: Letterhead) -> str:
        if letterhead.id == self._kept.usual and len(self._kept.every) > 1:
            return _("{name}, the usual one").format(name=called(letterhead))
        return called(letterhead)

    def _show(self, wanted: str) -> None:
        """Fills in the one with that id; an empty one where none is kept yet."""
        kept = self._kept.find(wanted) or self._first
        several = len(self._kept.every) > 1
        with QSignalBlocker(self.which):
            self.which.setCurrentIndex(self.which.findData(kept.id))
        self.which.setVisible(several)
        usual = kept.id == self._kept.usual
        deeds = [self.add, *([self.duplicate] if self._kept.every else [])]
        self.deeds.show_deeds(*deeds, *([] if usual or not several else [self.usual, self.remove]))
        self.told.setVisible(several)
        self.told.setText(
            _("Every session carries it that has chosen no other.")
            if usual
            else _("A session carries it where it is chosen, in the print dialog.")
        )
        if kept != self.form.letterhead() and not self.form.is_typing(kept.id):
            self.form.show_letterhead(kept)
        self.form.title.setVisible(several)
        self._show_sample()

    def _show_sample(self) -> None:
        for sheet in (self.cover, self.page):
            sheet.show_letterhead(self.form.letterhead())

    def _on_which(self, _at: int) -> None:
        self.form.flush()
        self._show(str(self.which.currentData()))

    def _on_add(self) -> None:
        self.form.flush()
        self._add(Letterhead(id=uuid.uuid4().hex, title=self._free(_("New letterhead"))))

    def _on_duplicate(self) -> None:
        self.form.flush()
        shown = self.form.letterhead()
        title = self._free(called(shown))
        self._add(structs.replace(shown, id=uuid.uuid4().hex, title=title))

    def _add(self, letterhead: Letterhead) -> None:
        """Once it is kept it is on show, and waits for another name."""
        self.added.emit(letterhead)
        self.form.title.edit.setFocus()
        self.form.title.edit.selectAll()

    def _on_usual(self) -> None:
        self.form.flush()
        self.made_usual.emit(self.form.letterhead().id)

    def _on_remove(self) -> None:
        self.form.flush()
        self.removed.emit(self.form.letterhead().id)

    def _free(self, wanted: str) -> str:
        """The name, or the first with a number behind it that none is called."""
        taken = {called(each).casefold() for each in self._kept.every}
        number, title = 2, wanted
        while title.casefold() in taken:
            title, number = f"{wanted} {number}", number + 1
        return title

    def resizeEvent(self, event: QResizeEvent) -> None:
        across = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if self.width() >= BESIDE else below)
        super().resizeEvent(event)
