"""Allocate at the desk: a number for each bucket, as it is and as it should be."""

from PySide6.QtWidgets import QWidget

from ui.kit.entry import PagedEntry, page_column
from ui.kit.point_board import PointBoard, PointColumn
from ui.kit.question import QuestionHead
from ui.kit.step import EntryWidget, KeyHint, entry_widget
from workshop.domain.step import sheet_fault
from workshop.steps.allocate import ALL, STEP, AllocateStep, cell_name
from workshop.words import _


@entry_widget.register(AllocateStep)
def allocate_entry(step: AllocateStep) -> EntryWidget:
    return AllocateEntry(step)


class AllocateEntry(PagedEntry):
    """One page with all buckets under both lenses."""

    def __init__(self, step: AllocateStep) -> None:
        super().__init__()
        self._step = step
        self._board: PointBoard | None = None

    def heading(self, index: int) -> str:
        """What is asked."""
        return self._step.prompt

    def is_open(self, index: int) -> str:
        """The sentence while points are left, or too many are given."""
        return sheet_fault(self._step, self.answers)

    def complete(self) -> bool:
        """Whether all points are given under both lenses."""
        cells = len(self._step.buckets) * len(self._step.lenses)
        return len(self.answers) == cells and not self.is_open(0)

    def hints(self) -> tuple[KeyHint, ...]:
        """Arrows go by five, digits type, Tab goes on."""
        return (
            KeyHint(keys=(_("Up"), _("Down")), words=_("five more or less")),
            KeyHint(keys=("0", "9"), words=_("type it")),
            KeyHint(keys=(_("Tab"),), words=_("next number")),
        )

    def make_page(self, index: int) -> QWidget:
        """The question and its numbers."""
        step, page = self._step, QWidget()
        column = page_column(page)
        column.setContentsMargins(0, 28, 0, 8)
        column.addWidget(QuestionHead(step.title, step.prompt, step.instruction))
        column.addSpacing(12)
        self._board = PointBoard(
            [bucket.text for bucket in step.buckets],
            [bucket.short for bucket in step.buckets],
            [PointColumn(name=lens.label, help=lens.help) for lens in step.lenses],
            points=ALL,
            step=STEP,
        )
        for at in range(len(step.lenses)):
            self._board.set_points(at, [self._given(name) for name in self._cells(at)])
        self._board.changed.connect(self._on_changed)
        column.addWidget(self._board)
        column.addStretch(1)
        return page

    def _cells(self, at: int) -> list[str]:
        lens = self._step.lenses[at]
        return [cell_name(bucket.id, lens.id) for bucket in self._step.buckets]

    def _given(self, name: str) -> int:
        points = self.answers.get(name)
        return points if isinstance(points, int) else 0

    def give_focus(self) -> None:
        """To the first number of a lens that has points left."""
        if self._board is not None:
            self._board.focus_first()

    def flush(self) -> None:
        """Brings a number that was typed to the nearest step."""
        if self._board is not None:
            self._board.flush()
        super().flush()

    def wipe(self) -> None:
        """Forgets the person."""
        self._board = None
        super().wipe()

    def _on_changed(self, at: int) -> None:
        """All numbers of a lens are answers once one is; with nothing given there are none."""
        if self._board is None:
            return
        points = self._board.points(at)
        for name, number in zip(self._cells(at), points, strict=True):
            if not any(points):
                self.clear(name)
            elif self.answers.get(name) != number:
                self.put(name, number)
