"""Card at the desk: a page for each card, with its fields in two columns and its release tick."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.kit.cells import Choice
from ui.kit.choice_row import ChoiceRow
from ui.kit.step import EntryWidget, KeyHint, entry_widget
from ui.kit.writing import Writing
from ui.kit.written_entry import TICK_GAP, WrittenEntry, scrolled, two_columns
from workshop.domain.step import SHOWN
from workshop.steps.card import CardChoice, CardStep, CardText, main_field
from workshop.words import _

WIDE, FIELD_HIGH = 1198, 76
FEW = 2
"""Up to so many fields stand below one another."""


@entry_widget.register(CardStep)
def card_entry(step: CardStep) -> EntryWidget:
    return CardEntry(step)


class CardEntry(WrittenEntry):
    """One card a page; none has to be written."""

    def __init__(self, step: CardStep) -> None:
        super().__init__()
        self._step = step

    def column(self) -> int:
        """Two columns of fields take the width of the page."""
        return WIDE if len(self._step.fields) > FEW else super().column()

    def count(self) -> int:
        """How many cards there may be."""
        return self._step.most

    def heading(self, index: int) -> str:
        """What is asked, and for which card."""
        if self._step.most == 1:
            return self._step.prompt
        said = _("{prompt} Card {n} of {most}")
        return said.format(prompt=self._step.prompt, n=index + 1, most=self._step.most)

    def complete(self) -> bool:
        """Whether the card has what names it; a further one may stay empty."""
        at = self.question()
        return at > 0 or bool(self.answers.get(f"{at + 1}/{main_field(self._step)}"))

    def hints(self) -> tuple[KeyHint, ...]:
        """Tab moves on, Space chooses and ticks."""
        return (
            KeyHint(keys=(_("Tab"),), words=_("next field")),
            KeyHint(keys=(_("Space"),), words=_("choose, tick")),
        )

    def make_page(self, index: int) -> QWidget:
        """The fields and the tick."""
        step, page, number = self._step, QWidget(), index + 1
        kicker = step.title
        if step.most > 1:
            kicker = _("{title}, card {n} of {most}").format(
                title=step.title, n=number, most=step.most
            )
        column = self.headed(page, kicker, step.prompt, step.instruction)
        grid, columns = two_columns(), 2 if len(step.fields) > FEW else 1
        for at, field in enumerate(step.fields):
            made = (
                self._choice(field, number)
                if isinstance(field, CardChoice)
                else self._words(field, number)
            )
            wide = 1 if columns == 2 else 2
            grid.addWidget(made, at // columns, at % columns, 1, wide, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)
        column.addSpacing(TICK_GAP)
        column.addWidget(
            self.tick(
                f"{number}/{SHOWN}",
                _("May be shown to the room, without my name"),
                _("Would a colleague know it is you? You can still change the words."),
            )
        )
        return scrolled(page)

    def _words(self, field: CardText, number: int) -> Writing:
        made = Writing(field.label, field.limit, lines=2, compact=True)
        made.edit.setFixedHeight(FIELD_HIGH)
        return self.writing(f"{number}/{field.id}", made)

    def _choice(self, field: CardChoice, number: int) -> ChoiceRow:
        cell = f"{number}/{field.id}"
        choices = [
            Choice(value=each.id, sign=each.label, key=str(at), name=f"{field.label}: {each.label}")
            for at, each in enumerate(field.choices, 1)
        ]
        silent = Choice(
            value=None, sign=_("Can’t say"), key="0",
            name=_("{name}: can't say").format(name=field.label),
        )  # fmt: skip
        board = ChoiceRow(field.label, [*choices, silent])
        if cell in self.answers:
            board.set_value(0, self.answers[cell])
        board.setProperty("cell", cell)
        board.chosen.connect(self._on_chosen)
        board.cleared.connect(self._on_cleared)
        return board

    def _on_chosen(self, _row: int, value: str | None) -> None:
        self.put(str(self.sender().property("cell")), value)

    def _on_cleared(self, _row: int) -> None:
        self.clear(str(self.sender().property("cell")))
