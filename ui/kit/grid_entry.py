"""Entry by grids of cells: each question is a heading and a few rows on one scale."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtWidgets import QWidget

from ui.kit.cells import Choice, missing_choice
from ui.kit.entry import PagedEntry, page_column
from ui.kit.question import QuestionHead
from ui.kit.rating_grid import GridRow, RatingGrid
from ui.kit.step import KeyHint
from workshop.domain.scale import Scale
from workshop.room.scene import Scene
from workshop.words import _

TOP, HEAD_GAP, FOOT_GAP = 28, 22, 24
ROWS = 4
"""Rows that fit on the smallest screen."""


@dataclass(frozen=True, kw_only=True)
class GridQuestion:
    """One page. cells: the cell of each row. open: the sentence for each row while it is open."""

    kicker: str
    heading: str
    sub: str = ""
    prompt: str = ""
    note: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[GridRow, ...] = ()
    cells: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    apart: bool = True
    bare: bool = False
    pictures: tuple[Scene, ...] = ()


class GridEntry(PagedEntry):
    """Grids one after another. questions: how to make each, when it is first needed; a person sees
    one at a time.
    """

    def __init__(self, questions: Sequence[Callable[[], GridQuestion]], *, next_words: str) -> None:
        super().__init__()
        self._questions, self._next_words = [cache(make) for make in questions], next_words
        self._grid: RatingGrid | None = None

    def count(self) -> int:
        """How many questions are inside."""
        return len(self._questions)

    def heading(self, index: int) -> str:
        """The statement."""
        asked = self._questions[index]()
        return " ".join(part for part in (asked.kicker + ".", asked.heading, asked.sub) if part)

    def is_open(self, index: int) -> str:
        """The sentence of the first row without an answer."""
        asked = self._questions[index]()
        for cell, sentence in zip(asked.cells, asked.open, strict=True):
            if cell not in self.answers:
                return sentence
        return ""

    def hints(self) -> tuple[KeyHint, ...]:
        """Digits choose, Enter goes on."""
        on = KeyHint(keys=(_("Enter"),), words=self._next_words)
        rows = self._questions[self.question()]().rows
        choices = rows[0].choices if rows else ()
        if not choices:
            return (on,)
        points = sorted(each.key for each in choices if each.value is not None)
        missing = [each.key for each in choices if each.value is None]
        return (
            KeyHint(keys=(points[0], points[-1]), words=_("choose")),
            *(KeyHint(keys=(key,), words=_("can't say")) for key in missing),
            on,
        )

    def make_page(self, index: int) -> QWidget:
        """The head and the grid of one question."""
        asked, page = self._questions[index](), QWidget()
        column = page_column(page)
        column.setContentsMargins(0, TOP, 0, FOOT_GAP)
        column.addWidget(QuestionHead(asked.kicker, asked.heading, asked.sub))
        column.addSpacing(HEAD_GAP)
        column.addStretch(1)
        self._grid = self._build_grid(asked) if asked.rows else None
        if self._grid is not None:
            column.addWidget(self._grid)
            column.addStretch(1)
        return page

    def _build_grid(self, asked: GridQuestion) -> RatingGrid:
        grid = RatingGrid(
            asked.prompt,
            asked.heads,
            asked.rows,
            note=asked.note,
            apart=asked.apart,
            bare=asked.bare,
            pictures=asked.pictures,
        )
        for row, cell in enumerate(asked.cells):
            if cell in self.answers:
                grid.set_value(row, self.answers[cell])
        grid.chosen.connect(self._on_chosen)
        grid.cleared.connect(self._on_cleared)
        return grid

    def give_focus(self) -> None:
        """To the first open row, else the first."""
        if self._grid is not None:
            self._grid.focus_row(self._grid.first_open() or 0)

    def wipe(self) -> None:
        """Forgets the person."""
        self._grid = None
        super().wipe()

    def _on_chosen(self, row: int, value: int | str | None) -> None:
        self.put(self._questions[self.question()]().cells[row], value)

    def _on_cleared(self, row: int) -> None:
        self.clear(self._questions[self.question()]().cells[row])


def scale_choices(scale: Scale, name: str) -> tuple[Choice, ...]:
    """The cells of a row on a scale, "can't say" last where the scale has it."""
    points = tuple(
        Choice(
            value=point,
            sign=sign,
            key=sign,
            name=f"{name}: {sign} {scale.label(point)}".strip(),
        )
        for point in scale.drawn
        for sign in [scale.sign(point)]
    )
    if not scale.missing:
        return points
    return (*points, missing_choice(name, missing_key(scale)))


def scale_heads(scale: Scale) -> tuple[str, ...]:
    """The words above the cells."""
    return (*map(scale.label, scale.drawn), *((scale.missing,) if scale.missing else ()))


def missing_key(scale: Scale) -> str:
    """The key for "can't say": 0, or where that is a point, the hyphen."""
    return "-" if 0 in scale.points else "0"
