"""What a handout is to be: whose, what of, on which paper, in which size."""

from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.dialogs.imposed import Sides
from ui.dialogs.report_parts import ReportParts
from ui.kit.choice import ChoiceCards, Segments, Tick
from ui.kit.field import Field
from ui.kit.label import Label
from ui.settings import Settings
from ui.theme import dress, font
from workshop.domain.letterhead import Letterheads
from workshop.domain.report_choice import ReportChoice
from workshop.services import printing
from workshop.services.handout_kinds import Kind
from workshop.services.printing import PaperSize, PrintSize
from workshop.words import _

K = TypeVar("K", PaperSize, PrintSize, Sides)
ONE = "one"
CARD = 36
REPORTS = ("pack", "summary", "page")
"""What leaves the room with the client."""
BOUND = ("pack", "summary", "run_sheet")
"""What has pages enough to stand two on a side, or to be stapled."""


class Wish(Struct, frozen=True, kw_only=True):
    """What was chosen. person: a receipt code or name, for one person's copy; each: a file for
    each person. exercise: "" for the whole session. one_sided: no backs are left blank. one_set:
    worksheets without marks, to copy. choice: what a report holds. sides: how many pages on a side
    of a sheet.
    """

    kind: Kind
    person: str | None = None
    exercise: str = ""
    paper: PaperSize = "a4"
    size: PrintSize = "standard"
    each: bool = False
    one_sided: bool = False
    choice: ReportChoice = ReportChoice()
    one_set: bool = False
    sides: Sides = "single"

    @property
    def private(self) -> bool:
        """Whether the pages are for one person's eyes."""
        return self.kind == "copy"


def papers() -> dict[PaperSize, str]:
    """Sheets by their names."""
    return {"a4": _("A4"), "letter": _("Letter")}


def sizes() -> dict[PrintSize, str]:
    """Print profiles by their names."""
    return {"standard": _("Standard"), "clear": _("Clear"), "large": _("Large")}


def sheet_sides() -> dict[Sides, str]:
    """How pages stand on sheets."""
    return {"single": _("One page"), "two": _("Two pages"), "booklet": _("Booklet")}


def usual_paper(settings: Settings) -> PaperSize:
    """The paper set, else what is used where this computer lives."""
    if settings.paper:
        return settings.paper
    return printing.usual_paper(QLocale.system().name().partition("_")[2])


class PrintChoices(QWidget):
    """The left side of the print dialog."""

    changed = Signal()

    def __init__(
        self, exercises: tuple[tuple[str, str], ...], *, session: bool, copies: bool,
        choice: ReportChoice, letterheads: Letterheads,
    ) -> None:  # fmt: skip
        super().__init__()
        self.parts = ReportParts(exercises, choice, letterheads)
        self.exercises = exercises
        self._session, self._copies = session, copies
        self.kind = ChoiceCards([(value, title, "", "") for value, title in self._kinds()], gap=4)
        for card in self.kind.cards():
            card.setFixedHeight(CARD)
        self.code = Field(_("Their code or name"), limit=60)
        self.each = Tick(_("One file for each person"))
        self.one_sided = Tick(_("My printer prints one side only"))
        self.marked = Tick(_("A set for each person, with a mark"))
        self.what = QComboBox()
        dress(self.what)
        self.paper = Segments(papers().values())
        self.type_size = Segments(sizes().values())
        self.sides = Segments(sheet_sides().values())
        self._build()
        self._connect()

    def _kinds(self) -> list[tuple[str, str]]:
        if not self._session:
            return [("blank", _("Blank worksheet"))]
        all_copies = [("copy", _("Everybody’s own copy"))] if self._copies else []
        return [
            ("pack", _("Client pack, under a cover")),
            ("summary", _("Session summary")), ("page", _("One-page summary")),
            *all_copies, (ONE, _("One person’s copy")),
            ("blank", _("Blank worksheets")), ("run_sheet", _("Run sheet")),
            ("cards", _("Reading cards")),
        ]  # fmt: skip

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.kind)
        column.addWidget(self.code)
        column.addWidget(self.each)
        column.addWidget(self.marked)
        column.addSpacing(6)
        self.what_label = self._labelled(column, _("Of what"), self.what)
        self._labelled(column, _("Paper"), self.paper)
        self._labelled(column, _("Type size"), self.type_size)
        self.sides_label = self._labelled(column, _("On a side of a sheet"), self.sides)
        column.addWidget(self.one_sided)
        column.addWidget(self.parts)
        column.addStretch(1)
        self.what.setFont(font(16))
        self.what.setMinimumHeight(36)
        self.what.addItem(_("The whole session"), "")
        for name, title in self.exercises:
            self.what.addItem(title, name)

    def _labelled(self, column: QVBoxLayout, text: str, control: QWidget) -> Label:
        label = Label(text, 16, bold=True)
        control.setAccessibleName(text)
        control.setObjectName(text)
        column.addWidget(label)
        column.addWidget(control)
        return label

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind)
        self.code.changed.connect(self._tell)
        self.each.toggled.connect(self._tell)
        self.marked.setChecked(True)
        self.marked.toggled.connect(self._tell)
        self.what.currentIndexChanged.connect(self._tell)
        self.paper.chosen.connect(self._tell)
        self.type_size.chosen.connect(self._tell)
        self.sides.chosen.connect(self._tell)
        self.one_sided.toggled.connect(self._tell)

    def fill(self, settings: Settings, first: str = "") -> None:
        """Starts from what was used last; first: the kind chosen, "" for the first of all."""
        self.kind.set_value(first or self._kinds()[0][0])
        self.paper.set_value(papers()[usual_paper(settings)])
        self.type_size.set_value(sizes()[settings.size])
        self.one_sided.setChecked(settings.one_sided)
        self.sides.set_value(sheet_sides()["single"])
        self._on_kind()

    def wish(self) -> Wish | None:
        """What was chosen; None while a code is still to be typed."""
        value = self.kind.value()
        one = value == ONE
        if one and not self.code.text():
            return None
        kinds: dict[str | None, Kind] = {
            "pack": "pack", "summary": "summary", "page": "page", "copy": "copy", ONE: "copy",
            "blank": "blank", "run_sheet": "run_sheet", "cards": "cards",
        }  # fmt: skip
        whole = value in ("pack", "page", "run_sheet")
        return Wish(
            kind=kinds[value],
            person=self.code.text() if one else None,
            exercise="" if whole else str(self.what.currentData() or ""),
            paper=_key(papers(), self.paper.value()),
            size=_key(sizes(), self.type_size.value()),
            each=value == "copy" and self.each.isChecked(),
            one_sided=self.one_sided.isChecked(),
            sides=_key(sheet_sides(), self.sides.value()) if value in BOUND else "single",
            choice=self.parts.choice() if value in REPORTS else ReportChoice(),
            one_set=value == "blank" and not self.marked.isChecked(),
        )

    def _on_kind(self, _value: str = "") -> None:
        value = self.kind.value()
        self.code.setVisible(value == ONE)
        self.each.setVisible(value == "copy")
        self.marked.setVisible(self._session and value == "blank")
        self.one_sided.setVisible(self._session and value in ("copy", "blank"))
        self.parts.setVisible(self._session and value in REPORTS)
        bound = self._session and value in BOUND
        self.sides.setVisible(bound)
        self.sides_label.setVisible(bound)
        self.parts.show_for(covered=value == "pack")
        parted = self._session and value in ("summary", "copy", ONE, "blank", "cards")
        for part in (self.what, self.what_label):
            part.setVisible(parted)
        self.changed.emit()

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()


def _key(names: dict[K, str], shown: str) -> K:
    return next(key for key, name in names.items() if name == shown)
