"""Rank at the desk: a tray of cards and the places to bring them to."""

from random import shuffle

from PySide6.QtWidgets import QWidget

from ui.kit.entry import PagedEntry, page_column
from ui.kit.order_board import OrderBoard, OrderCard
from ui.kit.question import QuestionHead
from ui.kit.step import EntryWidget, KeyHint, entry_widget
from workshop.domain.step import sheet_fault
from workshop.steps.rank import RankStep
from workshop.words import _


@entry_widget.register(RankStep)
def rank_entry(step: RankStep) -> EntryWidget:
    return RankEntry(step)


class RankEntry(PagedEntry):
    """One page with all cards, in the tray shuffled once for each person."""

    def __init__(self, step: RankStep) -> None:
        super().__init__()
        self._step = step
        self._tray = [
            OrderCard(id=each.id, name=each.short, gloss=each.gloss) for each in step.cards
        ]
        shuffle(self._tray)
        self._board: OrderBoard | None = None

    def heading(self, index: int) -> str:
        """What is asked."""
        return self._step.prompt

    def is_open(self, index: int) -> str:
        """The sentence while some cards have a place and others none."""
        return sheet_fault(self._step, self.answers)

    def complete(self) -> bool:
        """Whether every card has its place."""
        return len(self.answers) == len(self._step.cards)

    def hints(self) -> tuple[KeyHint, ...]:
        """Digits place, arrows move, Delete takes out."""
        last = str(min(9, len(self._step.cards)))
        return (
            KeyHint(keys=("1", last), words=_("puts it there")),
            KeyHint(keys=(_("Up"), _("Down")), words=_("moves it")),
            KeyHint(keys=(_("Del"),), words=_("takes it out")),
            KeyHint(keys=(_("Tab"),), words=_("next card")),
        )

    def make_page(self, index: int) -> QWidget:
        """The cards in the tray and on their places."""
        step, page = self._step, QWidget()
        column = page_column(page)
        column.setContentsMargins(0, 28, 0, 8)
        column.addWidget(QuestionHead(step.title, step.prompt, step.instruction))
        column.addSpacing(22)
        self._board = OrderBoard(self._tray, step.first, step.last)
        self._board.set_order(self._order())
        self._board.changed.connect(self._on_changed)
        column.addWidget(self._board)
        column.addStretch(1)
        return page

    def _order(self) -> list[str]:
        places = [(place, name) for name, place in self.answers.items() if isinstance(place, int)]
        return [name for _place, name in sorted(places)]

    def give_focus(self) -> None:
        """To the first card without a place."""
        if self._board is not None:
            self._board.focus_first()

    def wipe(self) -> None:
        """Forgets the person."""
        self._board = None
        super().wipe()

    def _on_changed(self) -> None:
        if self._board is None:
            return
        places = {name: place for place, name in enumerate(self._board.order(), 1)}
        for name in [each for each in self.answers if each not in places]:
            self.clear(name)
        for name, place in places.items():
            if self.answers.get(name) != place:
                self.put(name, place)
