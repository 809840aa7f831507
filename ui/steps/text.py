"""Text on screen."""

import random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.kit.cells import Choice
from ui.kit.step import EntryWidget, KeyHint, RoomState, RoomView, entry_widget, room_view
from ui.kit.word_choices import WordChoices
from ui.kit.writing import Writing
from ui.kit.written_entry import TICK_GAP, WrittenEntry, scrolled, two_columns
from workshop.domain.charts.asked import Entry, asked_pages
from workshop.domain.charts.prompt import mode_words, prompt_pages
from workshop.domain.charts.reading import whole_pages
from workshop.domain.scene import Frame, Page
from workshop.steps.text import SHORT, Field, Released, TextStep, TextSummary
from workshop.words import _ as words

FEW = 4
"""Up to so many fields each has two lines."""


class TextRoom:
    """The room pages of a text step: what to write, and after the reveal what may be shown."""

    def views(self, state: RoomState) -> tuple[str, ...]:
        """No picture to choose."""
        return ()

    def pages(self, state: RoomState, frame: Frame) -> tuple[Page, ...]:
        """The prompt (each choice large, then all); after the reveal the released texts."""
        step, snapshot = state.step, state.snapshot
        if not isinstance(step, TextStep):
            return prompt_pages(frame, task=step.title)
        if step.release and snapshot is not None and isinstance(snapshot.summary, TextSummary):
            return self._released(step, snapshot.summary, frame)
        left, planned = state.timer_left, state.timer_planned
        kicker = mode_words(step.modes)
        labels = tuple(field.label for field in step.fields if field.label)
        told = (step.instruction,) if step.instruction else ()
        if not step.choices:
            return prompt_pages(
                frame, task=step.prompt, kicker=kicker, lines=(*labels, *told), left=left,
                planned=planned,
            )  # fmt: skip
        large = (
            prompt_pages(
                frame, task=joined(step.prompt, choice), kicker=kicker, left=left, planned=planned
            )[0]
            for choice in step.choices
        )
        entries = (Entry(name="", number=str(at), help=text) for at, text in
                   enumerate(step.choices, 1))  # fmt: skip
        every = asked_pages(
            frame, prompt=step.prompt, entries=tuple(entries), instruction=step.instruction,
            left=left, planned=planned,
        )  # fmt: skip
        return (*large, *every)

    def _released(self, step: TextStep, summary: TextSummary, frame: Frame) -> tuple[Page, ...]:
        if not summary.texts:
            told = words("{written} of {n} wrote something. Nothing of it is to be shown.")
            return prompt_pages(frame, task=told.format(written=summary.written, n=summary.n))
        pages: list[Page] = []
        for choice in sorted({each.prompt or 0 for each in summary.texts}):
            texts = [_said(step, each) for each in summary.texts if (each.prompt or 0) == choice]
            # Always the same order for the same texts, and not that of their words.
            random.Random("\n".join(texts)).shuffle(texts)
            known = 0 < choice <= len(step.choices)
            title = joined(step.prompt, step.choices[choice - 1]) if known else step.prompt
            pages += whole_pages(frame, tuple(texts), title=title)
        return tuple(pages)


def joined(prompt: str, choice: str) -> str:
    """The prompt and a choice as one sentence: "What becomes possible if we … arranged …"."""
    return f"{prompt.rstrip().rstrip('…').rstrip()} {choice.lstrip('… ')}" if choice else prompt


def _said(step: TextStep, text: Released) -> str:
    labels = {field.id: field.label for field in step.fields}
    several = len(text.fields) > 1
    return "\n".join(
        f"{_led(labels[name])} {said}" if several and labels.get(name) else said
        for name, said in text.fields.items()
    )


def _led(label: str) -> str:
    """A label that leads to its words: a question stays one."""
    return label if label.endswith(("?", ":", "…")) else f"{label}:"


@room_view.register(TextStep)
def _(step: TextStep) -> RoomView:
    return TextRoom()


@entry_widget.register(TextStep)
def _(step: TextStep) -> EntryWidget:
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
            KeyHint(keys=("1", last), words=words("choose")),
            KeyHint(keys=(words("Enter"),), words=words("next question")),
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
                    words("May be shown to the room, without my name"),
                    words("Would a colleague know it is you? You can still change the words."),
                )
            )

    def _field(self, field: Field, lines: int, *, compact: bool = False) -> Writing:
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
