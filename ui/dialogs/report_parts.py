"""What a report is to hold: its chapters, what stands round them, and whether names may stand."""

from msgspec import structs
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.choice import Tick
from ui.kit.label import Label
from ui.theme import dress, font
from workshop.domain.letterhead import Letterheads, called
from workshop.domain.report_choice import ReportChoice
from workshop.words import _


class ReportParts(QWidget):
    """`changed` carries the choice; quotations and one's own words are asked for."""

    changed = Signal(object)
    quotations_asked = Signal()
    words_asked = Signal()

    def __init__(
        self, exercises: tuple[tuple[str, str], ...], choice: ReportChoice, letterheads: Letterheads
    ) -> None:
        super().__init__()
        self._choice = choice
        self._chapters = {name: Tick(title) for name, title in exercises}
        self._flags = {
            "cover": Tick(_("A cover")),
            "contents": Tick(_("Contents on the cover")),
            "names": Tick(_("Names of those who see to something")),
            "numbers": Tick(_("Tables of numbers")),
            "the_day": Tick(_("How the day itself was")),
        }
        self.letterhead = _letterhead_choice(letterheads)
        self.quotations = Button(_("Choose quotations"), icon="list")
        self.words = Button(_("Add words of my own"), icon="pencil")
        self._counted = Label("", 15, colour="ink2")
        self._build()
        self.set_choice(choice)
        for tick in (*self._chapters.values(), *self._flags.values()):
            tick.toggled.connect(self._on_toggled)
        self.letterhead.currentIndexChanged.connect(self._on_letterhead)
        self.quotations.clicked.connect(self.quotations_asked)
        self.words.clicked.connect(self.words_asked)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Label(_("Chapters"), 16, bold=True))
        head.addStretch(1)
        head.addWidget(self._counted)
        column.addLayout(head)
        for tick in self._chapters.values():
            column.addWidget(tick)
        column.addSpacing(6)
        column.addWidget(Label(_("Also in it"), 16, bold=True))
        for tick in self._flags.values():
            column.addWidget(tick)
        column.addSpacing(6)
        column.addWidget(Label(_("Letterhead"), 16, bold=True))
        column.addWidget(self.letterhead)
        column.addSpacing(6)
        column.addWidget(self.quotations)
        column.addWidget(self.words)

    def choice(self) -> ReportChoice:
        """What is chosen now."""
        return self._choice

    def set_choice(self, choice: ReportChoice) -> None:
        """Shows it, without telling."""
        self._choice = choice
        for name, tick in self._chapters.items():
            tick.blockSignals(True)  # noqa: FBT003 - Qt's
            tick.setChecked(name not in choice.left_out)
            tick.blockSignals(False)  # noqa: FBT003
        for name, tick in self._flags.items():
            tick.blockSignals(True)  # noqa: FBT003
            tick.setChecked(bool(getattr(choice, name)))
            tick.blockSignals(False)  # noqa: FBT003
        with QSignalBlocker(self.letterhead):
            # One that is gone leaves the usual one.
            self.letterhead.setCurrentIndex(max(0, self.letterhead.findData(choice.letterhead)))
        kept = len(self._chapters.keys() - choice.left_out)
        self._counted.setText(_("{n} of {of}").format(n=kept, of=len(self._chapters)))

    def show_for(self, *, covered: bool) -> None:
        """Offers what the kind of paper has."""
        self._flags["cover"].setVisible(covered)
        self._flags["contents"].setVisible(covered)

    def _on_letterhead(self, _at: int) -> None:
        wanted = self.letterhead.currentData()
        self.set_choice(structs.replace(self._choice, letterhead=wanted))
        self.changed.emit(self._choice)

    def _on_toggled(self, _on: bool) -> None:  # noqa: FBT001 - Qt calls it so
        flags = {name: tick.isChecked() for name, tick in self._flags.items()}
        left = frozenset(name for name, tick in self._chapters.items() if not tick.isChecked())
        self.set_choice(structs.replace(self._choice, left_out=left, **flags))
        self.changed.emit(self._choice)


def _letterhead_choice(letterheads: Letterheads) -> QComboBox:
    """The usual one, every other, none."""
    box = QComboBox()
    dress(box)
    box.setFont(font(16))
    box.setMinimumHeight(36)
    box.setObjectName("letterhead")
    box.setAccessibleName(_("Letterhead"))
    others = [each for each in letterheads.every if each.id != letterheads.usual]
    usual = called(letterheads.chosen(""))
    box.addItem(_("{name}, the usual one").format(name=usual) if others else usual, "")
    for each in others:
        box.addItem(called(each), each.id)
    box.addItem(_("No letterhead"), None)
    return box
