"""Place at the desk."""

from PySide6.QtWidgets import QWidget

from ui.kit.cells import CellBoard, Choice, missing_choice
from ui.kit.entry import PagedEntry, open_words, page_column
from ui.kit.grid_entry import FOOT_GAP, HEAD_GAP, TOP, scale_choices, scale_heads
from ui.kit.question import QuestionHead
from ui.kit.rating_grid import GridRow, RatingGrid
from ui.kit.ruler import EntryRuler, Rulers
from ui.kit.step import (
    EntryWidget,
    KeyHint,
    entry_widget,
)
from ui.kit.word_choices import WordChoices
from workshop.domain.step import cells
from workshop.steps.place import (
    EVIDENCE,
    POINTS,
    Axis,
    PlaceStep,
    Viewpoint,
    evidence_words,
    items_of,
    like,
    worded,
)
from workshop.words import _

STATEMENT = 600
"""The width that a statement keeps beside its cells."""


@entry_widget.register(PlaceStep)
def place_entry(step: PlaceStep) -> EntryWidget:
    return PlaceEntry(step)


class PlaceEntry(PagedEntry):
    """Three rulers from each viewpoint, a change of chairs between, and how one knows."""

    def __init__(self, step: PlaceStep) -> None:
        super().__init__()
        self._step = step
        self._pages: list[tuple[Viewpoint, str]] = []
        parts = [axis.id for axis in step.axes] if step.items else ["rulers"]
        for view in step.viewpoints:
            if self._pages and step.between_before(view):
                self._pages.append((view, "between"))
            self._pages += [(view, part) for part in parts]
            if view.evidence:
                self._pages.append((view, "evidence"))
        self._board: CellBoard | None = None

    def count(self) -> int:
        """How many questions are inside."""
        return len(self._pages)

    def heading(self, index: int) -> str:
        """What is asked."""
        view, part = self._pages[index]
        asked = f"{view.label}. {view.help}"
        said = {"between": self._step.between_before(view), "evidence": _("How do you know?")}
        return said.get(part, asked)

    def is_open(self, index: int) -> str:
        """The sentence of the first ruler or tag without an answer."""
        names = {cell.name: cell.label for cell in cells(self._step)}
        for cell in self._cells(index):
            if cell not in self.answers:
                return open_words(_("“{question}”").format(question=names[cell]))
        return ""

    def hints(self) -> tuple[KeyHint, ...]:
        """Digits or letters choose."""
        part = self._pages[self.question()][1]
        on = KeyHint(keys=(_("Enter"),), words=_("next question"))
        if part == "between":
            return (on,)
        keys = EVIDENCE if part == "evidence" else ("1", "7")
        choose = KeyHint(keys=keys, words=_("choose"))
        return (choose, KeyHint(keys=("0",), words=_("can't say")), on)

    def make_page(self, index: int) -> QWidget:
        """The rulers, the change of chairs, or the tags."""
        view, part = self._pages[index]
        page, self._board = QWidget(), None
        column = page_column(page)
        column.setContentsMargins(0, TOP, 0, FOOT_GAP)
        if part == "between":
            column.addStretch(2)
            column.addWidget(QuestionHead(view.label, self._step.between_before(view)))
            column.addStretch(3)
            return page
        asked = _("How do you know?")
        about = ". ".join(each.rstrip(".") for each in (view.help, self._step.group) if each)
        heading, sub = (asked, view.label) if part == "evidence" else (view.label, about)
        column.addWidget(QuestionHead(self._step.prompt, heading, sub))
        column.addSpacing(HEAD_GAP)
        column.addStretch(1)
        self._board = self._build_board(view, part)
        for row, cell in enumerate(self._cells(index)):
            if cell in self.answers:
                self._board.set_value(row, self.answers[cell])
        self._board.chosen.connect(self._on_chosen)
        self._board.cleared.connect(self._on_cleared)
        column.addWidget(self._board)
        column.addStretch(1)
        return page

    def give_focus(self) -> None:
        """To the first open ruler."""
        if self._board is not None:
            self._board.focus_row(self._board.first_open() or 0)

    def wipe(self) -> None:
        """Forgets the person."""
        self._board = None
        super().wipe()

    def _cells(self, index: int) -> tuple[str, ...]:
        view, part = self._pages[index]
        if part == "rulers":
            return tuple(f"{view.id}/{axis.id}" for axis in self._step.axes)
        if part == "evidence":
            return (f"{view.id}/evidence",)
        return tuple(f"{view.id}/{item.id}" for item in items_of(self._step, part))

    def _build_board(self, view: Viewpoint, part: str) -> CellBoard:
        if part == "rulers":
            return self._rulers(view)
        return self._tags(view) if part == "evidence" else self._statements(view, part)

    def _statements(self, view: Viewpoint, part: str) -> CellBoard:
        axis = next(each for each in self._step.axes if each.id == part)
        rows = [
            GridRow(
                name=worded(item, view),
                choices=scale_choices(like(), f"{axis.label} {number}, {view.label}"),
            )
            for number, item in enumerate(items_of(self._step, part), 1)
        ]
        return RatingGrid(axis.label, scale_heads(like()), rows, names=STATEMENT)

    def _rulers(self, view: Viewpoint) -> CellBoard:
        return Rulers([_ruler(axis, view) for axis in self._step.axes], _("Can’t say"))

    def _tags(self, view: Viewpoint) -> CellBoard:
        name = _("How you know it")
        tags = [
            Choice(value=tag, sign=tag, key=tag, name=f"{name}: {text}", words=text)
            for tag, text in evidence_words(self._step).items()
        ]
        return WordChoices([*tags, missing_choice(name, said=_("Can’t say"))])

    def _on_chosen(self, row: int, value: int | str | None) -> None:
        self.put(self._cells(self.question())[row], value)

    def _on_cleared(self, row: int) -> None:
        self.clear(self._cells(self.question())[row])


def _ruler(axis: Axis, view: Viewpoint) -> EntryRuler:
    anchors = {1: axis.low, 4: axis.middle, 7: axis.high}
    name = f"{axis.label}, {view.label}"
    points = tuple(
        Choice(
            value=point,
            sign=str(point),
            key=str(point),
            name=f"{name}: {point} {anchors.get(point, '')}".strip(),
        )
        for point in POINTS
    )
    return EntryRuler(
        name=axis.label,
        help=axis.help,
        anchors=(axis.low, axis.middle, axis.high),
        choices=(*points, missing_choice(name)),
    )
