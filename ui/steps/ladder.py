"""Ladder at the desk."""

from PySide6.QtWidgets import QWidget

from ui.kit.cells import Choice, missing_choice
from ui.kit.entry import PagedEntry, open_words, page_column
from ui.kit.grid_entry import FOOT_GAP, TOP
from ui.kit.question import QuestionHead
from ui.kit.rungs import MarkColumn, Rungs
from ui.kit.step import EntryWidget, KeyHint, entry_widget
from workshop.steps.ladder import LadderMark, LadderStep
from workshop.words import _


@entry_widget.register(LadderStep)
def ladder_entry(step: LadderStep) -> EntryWidget:
    return LadderEntry(step)


class LadderEntry(PagedEntry):
    """All marks on one ladder."""

    def __init__(self, step: LadderStep) -> None:
        super().__init__()
        self._step = step
        self._board: Rungs | None = None

    def heading(self, index: int) -> str:
        """What is asked."""
        return self._step.prompt

    def is_open(self, index: int) -> str:
        """The sentence of the first mark that is not set."""
        for mark in self._step.marks:
            if mark.id not in self.answers:
                return open_words(_("The mark “{mark}”").format(mark=mark.label))
        return ""

    def hints(self) -> tuple[KeyHint, ...]:
        """Digits set a mark and go on to the next."""
        return (
            KeyHint(keys=("1", str(len(self._step.rungs))), words=_("set a mark")),
            KeyHint(keys=("0",), words=_("can't say")),
            KeyHint(keys=(_("Enter"),), words=_("next question")),
        )

    def make_page(self, index: int) -> QWidget:
        """The ladder."""
        step, page = self._step, QWidget()
        column = page_column(page)
        column.setContentsMargins(0, TOP, 0, FOOT_GAP - 8)
        column.addWidget(QuestionHead(step.title, step.prompt, step.instruction))
        column.addSpacing(8)
        board = Rungs(
            [(rung.short, rung.gloss) for rung in step.rungs],
            [_column(step, mark) for mark in step.marks],
            _("Can’t say"),
        )
        for row, mark in enumerate(step.marks):
            if mark.id in self.answers:
                board.set_value(row, self.answers[mark.id])
        board.chosen.connect(self._on_chosen)
        board.cleared.connect(self._on_cleared)
        column.addWidget(board, 1)
        self._board = board
        return page

    def give_focus(self) -> None:
        """To the first mark that is not set."""
        if self._board is not None:
            self._board.focus_row(self._board.first_open() or 0)

    def wipe(self) -> None:
        """Forgets the person."""
        self._board = None
        super().wipe()

    def _on_chosen(self, row: int, value: int | None) -> None:
        self.put(self._step.marks[row].id, value)

    def _on_cleared(self, row: int) -> None:
        self.clear(self._step.marks[row].id)


def _column(step: LadderStep, mark: LadderMark) -> MarkColumn:
    rungs = tuple(
        Choice(value=at, sign=str(at), key=str(at), name=f"{mark.label}: {at} {rung.short}")
        for at, rung in enumerate(step.rungs, 1)
    )
    return MarkColumn(name=mark.label, help=mark.help, choices=(*rungs, missing_choice(mark.label)))
