"""What a report is to hold: its chapters, what stands round them, and whether names may stand."""

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.choice import Tick
from ui.kit.label import Label
from workshop.domain.report_choice import ReportChoice
from workshop.words import _


class ReportParts(QWidget):
    """`changed` carries the choice; quotations and one's own words are asked for."""

    changed = Signal(object)
    quotations_asked = Signal()
    words_asked = Signal()

    def __init__(self, exercises: tuple[tuple[str, str], ...], choice: ReportChoice) -> None:
        super().__init__()
        self._choice = choice
        self._chapters = {name: Tick(title) for name, title in exercises}
        self._flags = {
            "cover": Tick(_("A cover")),
            "contents": Tick(_("Contents on the cover")),
            "letterhead": Tick(_("My letterhead")),
            "names": Tick(_("Names of those who see to something")),
            "numbers": Tick(_("Tables of numbers")),
            "the_day": Tick(_("How the day itself was")),
        }
        self.quotations = Button(_("Choose quotations"), icon="list")
        self.words = Button(_("Add words of my own"), icon="pencil")
        self._counted = Label("", 15, colour="ink2")
        self._build()
        self.set_choice(choice)
        for tick in (*self._chapters.values(), *self._flags.values()):
            tick.toggled.connect(self._on_toggled)
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
        column.addSpacing(4)
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
        kept = len(self._chapters.keys() - choice.left_out)
        self._counted.setText(_("{n} of {of}").format(n=kept, of=len(self._chapters)))

    def show_for(self, *, covered: bool) -> None:
        """Offers what the kind of paper has."""
        self._flags["cover"].setVisible(covered)
        self._flags["contents"].setVisible(covered)

    def _on_toggled(self, _on: bool) -> None:  # noqa: FBT001 - Qt calls it so
        flags = {name: tick.isChecked() for name, tick in self._flags.items()}
        left = frozenset(name for name, tick in self._chapters.items() if not tick.isChecked())
        self.set_choice(structs.replace(self._choice, left_out=left, **flags))
        self.changed.emit(self._choice)
