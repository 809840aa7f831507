"""Votes at the desk: the entries to set dots on, eight a page."""

from random import shuffle

from PySide6.QtWidgets import QWidget

from ui.kit.dot_board import DotBoard, DotEntry
from ui.kit.entry import PagedEntry, page_column
from ui.kit.question import QuestionHead
from ui.kit.step import EntryWidget, KeyHint, entry_widget
from workshop.domain.step import sheet_fault
from workshop.steps.votes import VotesStep, dots_on, name_of
from workshop.words import _

ON_A_PAGE = 8


@entry_widget.register(VotesStep)
def votes_entry(step: VotesStep) -> EntryWidget:
    return VotesEntry(step)


class VotesEntry(PagedEntry):
    """The entries in an order of their own for each person, numbered as in the room."""

    def __init__(self, step: VotesStep) -> None:
        super().__init__()
        self._step = step
        self._entries = [
            DotEntry(id=item.id, number=str(at), words=name_of(step, item))
            for at, item in enumerate(step.items, 1)
        ]
        shuffle(self._entries)
        self._board: DotBoard | None = None

    def count(self) -> int:
        """As many pages as the entries take."""
        return max(1, -(-len(self._entries) // ON_A_PAGE))

    def heading(self, index: int) -> str:
        """What is asked."""
        return self._step.prompt

    def is_open(self, index: int) -> str:
        """The sentence where there are too many dots."""
        return sheet_fault(self._step, self.answers)

    def complete(self) -> bool:
        """Whether no dot is left; there are further pages to set them on."""
        used = sum(dots_on(item, self.answers) for item in self._step.items)
        return used == self._step.dots or self.question() + 1 < self.count()

    def hints(self) -> tuple[KeyHint, ...]:
        """Digits and Space set a dot, Delete takes it back."""
        last = str(min(9, len(self._entries)))
        return (
            KeyHint(keys=("1", last), words=_("a dot on that card")),
            KeyHint(keys=(_("Space"),), words=_("a dot here")),
            KeyHint(keys=(_("Del"),), words=_("takes it back")),
        )

    def make_page(self, index: int) -> QWidget:
        """The entries of a page."""
        step, page = self._step, QWidget()
        column = page_column(page)
        column.setContentsMargins(0, 28, 0, 8)
        column.addWidget(QuestionHead(step.title, step.prompt, step.instruction))
        shown = self._entries[index * ON_A_PAGE : (index + 1) * ON_A_PAGE]
        given = {item.id: dots_on(item, self.answers) for item in step.items}
        here = {entry.id: given[entry.id] for entry in shown}
        self._board = DotBoard(shown, step.dots, step.most)
        self._board.set_dots(here, sum(given.values()) - sum(here.values()))
        self._board.changed.connect(self._on_changed)
        column.addWidget(self._board)
        column.addStretch(1)
        return page

    def give_focus(self) -> None:
        """To the first entry."""
        if self._board is not None and self._entries:
            self._board.focus_first()

    def wipe(self) -> None:
        """Forgets the person."""
        self._board = None
        super().wipe()

    def _on_changed(self, entry: str, dots: int) -> None:
        if dots:
            self.put(entry, dots)
        else:
            self.clear(entry)
