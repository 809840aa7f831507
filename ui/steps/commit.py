"""Commit at the desk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.kit.step import EntryWidget, entry_widget
from ui.kit.writing import Writing
from ui.kit.written_entry import WrittenEntry, scrolled, two_columns
from workshop.domain.step import SHOWN
from workshop.steps.commit import LIMITS, CommitStep, labels, release


@entry_widget.register(CommitStep)
def commit_entry(step: CommitStep) -> EntryWidget:
    return CommitEntry(step)


class CommitEntry(WrittenEntry):
    """The form of one commitment."""

    def __init__(self, step: CommitStep) -> None:
        super().__init__()
        self._step = step

    def heading(self, index: int) -> str:
        """What is asked."""
        return self._step.prompt

    def complete(self) -> bool:
        """Whether there is a commitment."""
        return bool(self.answers.get("what"))

    def make_page(self, index: int) -> QWidget:
        """The commitment over the whole width, the rest in two columns."""
        step, page = self._step, QWidget()
        column = self.headed(page, step.title, step.prompt, step.instruction)
        grid, place = two_columns(), 0
        for cell, label in labels(step).items():
            wide = cell == "what"
            field = Writing(label, LIMITS[cell], lines=2 if wide else 1, compact=True)
            self.writing(cell, field)
            if wide:
                grid.addWidget(field, 0, 0, 1, 2)
                continue
            grid.addWidget(field, 1 + place // 2, place % 2)
            place += 1
        tick = self.tick(SHOWN, *release())
        grid.addWidget(tick, 1 + place // 2, place % 2, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(grid)
        return scrolled(page)
