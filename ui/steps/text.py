"""Text at the desk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.kit.cells import Choice
from ui.kit.step import EntryWidget, KeyHint, entry_widget
from ui.kit.word_choices import WordChoices
from ui.kit.writing import Writing
from ui.kit.written_entry import TICK_GAP, WrittenEntry, scrolled, two_columns
from workshop.steps.text import SHORT, TextField, TextStep
from workshop.words import _

FEW = 4
"""Up to so many fields each has two lines."""


@entry_widget.register(TextStep)
def text_entry(step: TextStep) -> EntryWidget:
    return TextEntry(step)


class TextEntry(WrittenEntry):
    """A prompt to pick where there are several, then the words and whether they may be shown."""

    def __init__(self, step: TextStep) -> None:
        super().__init__()
        self._step = step

    def count(self) -> int:
        """One, or two with the choice of a prompt."""
        return 2 if self._step.choices else 1

    def heading(self, index: int) -> str:
        """What is asked."""
        return f"{self._step.prompt} {self._chosen() if index else ''}".strip()

    def complete(self) -> bool:
        """Whether a prompt is chosen, or something is written."""
        if self._choosing(self.question()):
            return self.answers.get("prompt") is not None
        return any(self.answers.get(field.id) for field in self._step.fields)

    def hints(self) -> tuple[KeyHint, ...]:
        """Digits choose a prompt."""
        if not self._choosing(self.question()):
            return super().hints()
        last = str(len(self._step.choices))
        return (
            KeyHint(keys=("1", last), words=_("choose")),
            KeyHint(keys=(_("Enter"),), words=_("next question")),
        )

    def make_page(self, index: int) -> QWidget:
        """The prompts, or the fields."""
        page = QWidget()
        if self._choosing(index):
            self._build_prompts(page)
        else:
            self._build_fields(page)
        return scrolled(page)

    def give_focus(self) -> None:
        """To the prompts, or the first empty field."""
        for board in self.findChildren(WordChoices):
            board.focus_row(0)
        super().give_focus()

    def _choosing(self, index: int) -> bool:
        return bool(self._step.choices) and index == 0

    def _chosen(self) -> str:
        at = self.answers.get("prompt")
        return self._step.choices[at - 1] if isinstance(at, int) else ""

    def _build_prompts(self, page: QWidget) -> None:
        step = self._step
        column = self.headed(page, step.title, step.prompt, "")
        board = WordChoices(
            Choice(value=at, sign=str(at), key=str(at), name=f"{at} {text}", words=text)
            for at, text in enumerate(step.choices, 1)
        )
        if self.answers.get("prompt") is not None:
            board.set_value(0, self.answers["prompt"])
        board.chosen.connect(self._on_chosen)
        board.cleared.connect(self._on_cleared)
        column.addWidget(board)

    def _build_fields(self, page: QWidget) -> None:
        step, chosen = self._step, self._chosen()
        kicker, heading = (step.prompt, chosen) if chosen else (step.title, step.prompt)
        column = self.headed(page, kicker, heading, step.instruction)
        if len(step.fields) > 2:
            grid = two_columns()
            lines = 2 if len(step.fields) <= FEW else 1
            for at, field in enumerate(step.fields):
                made = self._field(field, lines=lines if field.limit <= SHORT else 2, compact=True)
                grid.addWidget(made, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
            column.addLayout(grid)
        else:
            for field in step.fields:
                column.addWidget(self._field(field, lines=4 if len(step.fields) == 1 else 3))
        if step.release:
            column.addSpacing(TICK_GAP)
            column.addWidget(
                self.tick(
                    "shown",
                    _("May be shown to the room, without my name"),
                    _("Would a colleague know it is you? You can still change the words."),
                )
            )

    def _field(self, field: TextField, lines: int, *, compact: bool = False) -> Writing:
        made = Writing(
            field.label,
            field.limit,
            name=field.label or self._step.prompt,
            help_text=field.help,
            lines=lines,
            compact=compact,
        )
        return self.writing(field.id, made)

    def _on_chosen(self, _row: int, value: int | str | None) -> None:
        self.put("prompt", value)

    def _on_cleared(self, _row: int) -> None:
        self.clear("prompt")
