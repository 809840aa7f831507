"""Tick at the desk: a cell for each item in each column."""

from PySide6.QtWidgets import QWidget

from ui.kit.entry import PagedEntry, page_column
from ui.kit.question import QuestionHead
from ui.kit.step import EntryWidget, KeyHint, entry_widget
from ui.kit.tick_board import TickBoard
from workshop.steps.tick import TickStep, cell_name
from workshop.words import _


@entry_widget.register(TickStep)
def tick_entry(step: TickStep) -> EntryWidget:
    return TickEntry(step)


class TickEntry(PagedEntry):
    """One page with the whole grid; an empty cell is an answer."""

    def __init__(self, step: TickStep) -> None:
        super().__init__()
        self._step = step
        self._board: TickBoard | None = None

    def heading(self, index: int) -> str:
        """What is asked."""
        return self._step.prompt

    def hints(self) -> tuple[KeyHint, ...]:
        """Space ticks, arrows move, digits tick in a row."""
        return (
            KeyHint(keys=(_("Space"),), words=_("tick")),
            KeyHint(keys=(_("arrows"),), words=_("move")),
            KeyHint(keys=("1", str(len(self._step.columns))), words=_("tick in this row")),
        )

    def make_page(self, index: int) -> QWidget:
        """The question and the grid."""
        step, page = self._step, QWidget()
        column = page_column(page)
        column.setContentsMargins(0, 28, 0, 8)
        column.addWidget(QuestionHead(step.title, step.prompt, step.instruction))
        column.addSpacing(22)
        if step.items and step.columns:
            self._board = self._build_board()
            column.addWidget(self._board)
        column.addStretch(1)
        return page

    def _build_board(self) -> TickBoard:
        step = self._step
        board = TickBoard([item.text for item in step.items], [each.text for each in step.columns])
        for row, item in enumerate(step.items):
            for at, each in enumerate(step.columns):
                if self.answers.get(cell_name(item.id, each.id)) == 1:
                    board.set_tick(row, at)
        board.ticked.connect(self._on_ticked)
        return board

    def give_focus(self) -> None:
        """To the first cell."""
        if self._board is not None:
            self._board.focus_first()

    def wipe(self) -> None:
        """Forgets the person."""
        self._board = None
        super().wipe()

    def _on_ticked(self, row: int, column: int, ticked: bool) -> None:  # noqa: FBT001 - a signal's
        item, each = self._step.items[row], self._step.columns[column]
        self.put(cell_name(item.id, each.id), int(ticked))
