"""Sheets of one thing, large: a line of a text for whoever reads it aloud, the mark of a copy."""

from collections.abc import Iterator, Sequence
from typing import Any

from workshop.domain.exercise import Exercise
from workshop.domain.sheet_mark import all_marks
from workshop.pdf.blocks import PaperBlock, Stack
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.drawn.sheet_mark import sheet_mark
from workshop.pdf.page import Part, day_told, read_aloud, text_height
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.words import _

SIZES, SMALLEST = (40, 34, 28), 22
"""Points; the largest in which a line fits its card."""
FILLED = 0.8
"""Of a card's height, what its words may take."""


class ReadingCard:
    """One line in the middle of a card, below its number. cut: whether another lies below."""

    above, keeps = 0.0, False

    def __init__(self, line: Sequence[Stack], high: float, *, cut: bool) -> None:
        """line: its words in every size, the largest first."""
        self._line, self._high, self._cut = line, high, cut

    def height(self, width: float) -> float:
        """The card's."""
        return self._high

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """It is never split."""
        return None

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """The words in the middle; where to cut, at the foot."""
        most = self._high * FILLED
        words = next((each for each in self._line if each.height(width) <= most), self._line[-1])
        words.paint(canvas, x, y + (self._high - words.height(width)) / 2, width)
        if self._cut:
            with canvas.artifact():
                canvas.rule(x, y + self._high, width)


def card_parts(exercises: Sequence[Exercise[Any]], sheet: Sheet) -> Iterator[Part]:
    """The cards of each text that is read aloud: two a page, one in the largest type."""
    for exercise in exercises:
        lines = next((said for each in exercise.steps if (said := read_aloud(each))), ())
        foot = _("Reading cards: {title}").format(title=exercise.title)
        many = 1 if sheet.large else 2
        high = text_height(sheet, foot) / many - 1
        cards = [
            _card(place, line, sheet, high, cut=many > 1 and place % 2 == 1)
            for place, line in enumerate(lines, start=1)
        ]
        if cards:
            yield Part(blocks=tuple(cards), foot=foot, own_sheet=True)


def mark_part(mark: str, sheet: Sheet) -> Part:
    """A sheet with nothing on it but a mark, for what lies below."""
    foot = day_told(sheet.session) if sheet.session else ""
    big = 6 * sheet.body
    picture = Picture(sheet_mark(all_marks().index(mark), big), sheet.faces, align="middle")
    words = sheet.text(mark, size=big, bold=True, align="middle", balanced=True, tag="H1")
    high = text_height(sheet, foot) - 1
    card = ReadingCard([sheet.stack([picture, words])], high, cut=False)
    return Part(blocks=(card,), foot=foot, own_sheet=True)


def _card(place: int, line: str, sheet: Sheet, high: float, *, cut: bool) -> ReadingCard:
    number = sheet.text(str(place), size=SMALLEST, bold=True, colour="accent")
    sizes = [
        sheet.stack(
            [number, sheet.text(line, size=size * sheet.scale, bold=True, balanced=True, above=6)]
        )
        for size in (*SIZES, SMALLEST)
    ]
    return ReadingCard(sizes, high, cut=cut)
