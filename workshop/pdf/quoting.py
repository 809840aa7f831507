"""Quotations on paper: a hanging mark, no italics, no name."""

from collections.abc import Sequence

from workshop.domain.direction import reads_from_right
from workshop.pdf.blocks import Beside, PaperBlock, Stack
from workshop.pdf.page import Blocks
from workshop.pdf.sheet import Sheet
from workshop.pdf.tree import TreeNode
from workshop.room.report.report import AskedWords, Quotation
from workshop.words import _, listed, ngettext

HANGING = 0.42
"""Of the type's size: the width of the mark before the words."""
OPENING = '“„«"‘「『'
GUTTER = 24


def quoted(text: str, sheet: Sheet) -> Stack:
    """One quotation; words that carry their own marks get none."""
    size = sheet.sizes.own
    marked = text[:1] in OPENING or "\n" in text
    first, *rest = ("", text) if marked else ("“", f"{text}”")
    if reads_from_right(text) and not marked:
        # Its mark stands where the words begin.
        first, rest = "", [f"“{text}”"]
    mark = Stack([sheet.text(first, size=size, tag="")])
    words = Stack([sheet.text(each, size=size, tag="") for each in rest])
    wide = [HANGING * size, sheet.width]
    line = Stack([_Hanging(mark, words, wide[0])], node=TreeNode("P"))
    return Stack([line], node=TreeNode("BlockQuote"), whole=len(text) < 800)


class _Hanging(Beside):
    """A narrow mark, then words in the rest of the width."""

    def __init__(self, mark: Stack, words: Stack, indent: float, *, above: float = 0) -> None:
        super().__init__([mark, words], [1, 1], gutter=0, above=above)
        self._indent = indent

    def _widths(self, width: float) -> list[float]:
        return [self._indent, width - self._indent]


def in_pairs(quotations: Sequence[Quotation], sheet: Sheet, *, above: float = 12) -> Blocks:
    """Two beside each other; one below the other where the type is large or the words are long."""
    blocks = [quoted(each.text, sheet) for each in quotations]
    if sheet.large or len(blocks) == 1 or any(len(each.text) > 240 for each in quotations):
        for block in blocks:
            block.above = above * sheet.scale
        return [*blocks]
    made: Blocks = []
    for at in range(0, len(blocks), 2):
        pair = [Stack([block]) for block in blocks[at : at + 2]]
        pair += [Stack([])] * (2 - len(pair))
        made.append(Beside(pair, [1, 1], gutter=GUTTER, above=above * sheet.scale))
    return made


def with_leave(quotations: Sequence[Quotation], sheet: Sheet) -> PaperBlock:
    """That those who wrote this let it be shown."""
    said = ngettext("{n} text from the room. Who wrote it ticked “may be shown”.",
                    "{n} texts from the room. Who wrote them ticked “may be shown”.",
                    len(quotations))  # fmt: skip
    return sheet.second(said, above=8)


def asked_words(words: AskedWords, sheet: Sheet) -> Blocks:
    """The answers to one question; single words in a line, each once."""
    head = sheet.label(words.question, above=16, tag="H2")
    if words.brief:
        times: dict[str, int] = {}
        for each in words.quotations:
            times[each.text] = times.get(each.text, 0) + 1
        told = [text if count == 1 else _("{word} (×{count})").format(word=text, count=count)
                for text, count in sorted(times.items(), key=lambda each: -each[1])]  # fmt: skip
        return [head, sheet.text(listed(told), size=sheet.sizes.own, above=3)]
    if any("\n" in each.text for each in words.quotations):
        return [head, *sheet.items([each.text for each in words.quotations], above=5)]
    first, *rest = in_pairs(words.quotations, sheet, above=8)
    first.above = 4 * sheet.scale
    return [head, first, *rest]
