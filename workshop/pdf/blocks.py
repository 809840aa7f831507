"""Blocks that know their height, split at page breaks, and paint and tag themselves."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.line import Stretch, TypeLine, broken
from workshop.pdf.script import Faces
from workshop.pdf.tree import TreeNode
from workshop.pdf.type import ASCENT, DESCENT, LEADING, MM

PITCH, LOW_PITCH = 8.5 * MM, 8 * MM
"""Distance between writing lines, and on paper lower than A4."""


class PaperBlock(Protocol):
    """A part of a page. above: space before it, dropped at the top of a page. keeps: never last
    on a page, it stays with what follows.
    """

    above: float
    keeps: bool

    def height(self, width: float) -> float:
        """Its height without the space above."""
        ...

    def split(self, width: float, room: float) -> "tuple[PaperBlock, PaperBlock] | None":
        """A part no higher than `room`, and the rest; None where it cannot be split there."""
        ...

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Draws it with its top at y."""
        ...


class Bookmark(Struct, frozen=True):
    """An entry in the outline. place: its name for links that lead there."""

    title: str
    level: int
    place: str = ""


class Paragraph:
    """A paragraph. tag: "" puts its words straight into the open element."""

    def __init__(
        self, stretches: Sequence[Stretch], faces: Faces, *, tag: str = "P", above: float = 0,
        keeps: bool = False, leading: float = LEADING, balanced: bool = False, align: str = "left",
        bookmark: Bookmark | None = None, narrow: float = 1,
    ) -> None:  # fmt: skip
        self._stretches = tuple(stretches)
        self._faces = faces
        self.above, self.keeps = above, keeps
        self._leading, self._balanced, self._align = leading, balanced, align
        self._narrow = narrow
        self._bookmark = bookmark
        self._node = TreeNode(tag) if tag else None
        self._size = max((each.size for each in self._stretches), default=12)
        self._lines: tuple[float, list[TypeLine]] = (-1, [])

    def lines(self, width: float) -> list[TypeLine]:
        """Its lines at that width."""
        if self._lines[0] != width:
            asked = width * self._narrow
            found = broken(self._stretches, asked, self._faces, balanced=self._balanced)
            self._lines = (width, found)
        return self._lines[1]

    def natural_width(self) -> float:
        """The width of its longest line where it has all the room."""
        return max((line.width for line in self.lines(1e6)), default=0)

    def height(self, width: float) -> float:
        """All lines."""
        return len(self.lines(width)) * self._size * self._leading

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """After a line; two lines stay together at either end."""
        lines = self.lines(width)
        fits = min(int((room + 0.01) / (self._size * self._leading)), len(lines) - 2)
        if fits < 2:
            return None
        return self._part(width, lines[:fits]), self._part(width, lines[fits:], rest=True)

    def _part(self, width: float, lines: list[TypeLine], *, rest: bool = False) -> "Paragraph":
        part = Paragraph(
            self._stretches, self._faces, above=0 if rest else self.above, leading=self._leading,
            align=self._align, bookmark=None if rest else self._bookmark,
        )  # fmt: skip
        part._node = self._node
        part._size = self._size
        part._lines = (width, lines)
        return part

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Line by line."""
        if self._bookmark:
            canvas.bookmark(self._bookmark.title, self._bookmark.level, y, self._bookmark.place)
        if self._node is None:
            self._paint_lines(canvas, x, y, width)
            return
        with canvas.element(self._node):
            self._paint_lines(canvas, x, y, width)

    def _paint_lines(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        lines = self.lines(width)
        if not any(line.parts for line in lines):
            return
        step = self._size * self._leading
        base = y + (step - (ASCENT + DESCENT) * self._size) / 2 + ASCENT * self._size
        canvas.words(
            (x + self._shift(line, width), base + place * step, line)
            for place, line in enumerate(lines)
        )

    def _shift(self, line: TypeLine, width: float) -> float:
        if self._align == "middle":
            return (width - line.width) / 2
        if self._align == "end" or line.rtl:
            return width - line.width
        return 0


class Space:
    """Empty room; nothing at the top of a page."""

    keeps = False

    def __init__(self, above: float) -> None:
        self.above = above

    def height(self, width: float) -> float:
        """None of its own."""
        return 0

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """It is never split."""
        return None

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Draws nothing."""


class Break(Space):
    """What follows starts on a new page. chapter: what it belongs to, for the head of its pages."""

    def __init__(self, chapter: str = "") -> None:
        super().__init__(0)
        self.chapter = chapter


class Lines:
    """Ruled lines to write on."""

    keeps = False

    def __init__(self, count: int, *, above: float = 0, pitch: float = PITCH) -> None:
        self.above = above
        self._count, self._pitch = count, pitch

    def height(self, width: float) -> float:
        """One pitch for each line."""
        return self._count * self._pitch

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """After a line; two stay together at either end."""
        fits = min(int((room + 0.01) / self._pitch), self._count - 2)
        if fits < 2:
            return None
        return (
            Lines(fits, above=self.above, pitch=self._pitch),
            Lines(self._count - fits, pitch=self._pitch),
        )

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Rules at the foot of each pitch."""
        with canvas.artifact():
            for place in range(1, self._count + 1):
                canvas.rule(x, y + place * self._pitch, width, token="edge")


class Stack:
    """Blocks one below the other, as one block. tag: an element around them."""

    def __init__(
        self, blocks: Sequence[PaperBlock], *, above: float = 0, keeps: bool = False,
        whole: bool = False, node: TreeNode | None = None,
    ) -> None:  # fmt: skip
        self.blocks = list(blocks)
        self.above, self.keeps = above, keeps
        self._whole = whole
        self._node = node

    def height(self, width: float) -> float:
        """All heights with the spaces between."""
        return sum(
            block.height(width) + (block.above if place else 0)
            for place, block in enumerate(self.blocks)
        )

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """Between or within blocks, never after one that keeps."""
        return None if self._whole else self.parted(width, room)

    def parted(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """A part and the rest, also of what should stay whole."""
        used, last = 0.0, -1
        for place, block in enumerate(self.blocks):
            start = used + (block.above if place else 0)
            high = block.height(width)
            if start + high > room + 0.01:
                return self._cut(width, room - start, place, last)
            used = start + high
            last = last if block.keeps else place
        return None

    def _cut(
        self, width: float, room: float, place: int, last: int
    ) -> tuple[PaperBlock, PaperBlock] | None:
        parted = self.blocks[place].split(width, room)
        if parted:
            return self._two([*self.blocks[:place], parted[0]],
                             [parted[1], *self.blocks[place + 1 :]])  # fmt: skip
        if last < 0:
            return None
        return self._two(self.blocks[: last + 1], self.blocks[last + 1 :])

    def _two(
        self, first: list[PaperBlock], rest: list[PaperBlock]
    ) -> tuple[PaperBlock, PaperBlock]:
        return (
            Stack(first, above=self.above, node=self._node),
            Stack(rest, keeps=self.keeps, node=self._node),
        )

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """One after the other."""
        if self._node is None:
            self._paint_blocks(canvas, x, y, width)
            return
        with canvas.element(self._node):
            self._paint_blocks(canvas, x, y, width)

    def _paint_blocks(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        for place, block in enumerate(self.blocks):
            y += block.above if place else 0
            block.paint(canvas, x, y, width)
            y += block.height(width)


class ListItem:
    """One entry of a list: a label and a body beside it. items of one list share its node."""

    keeps = False

    def __init__(
        self,
        node: TreeNode,
        label: PaperBlock | None,
        body: PaperBlock,
        *,
        indent: float,
        above: float = 0,
        right: bool = False,
    ) -> None:
        """right: the label stands at the right, where the words begin."""
        self.above = above
        self._right = right
        self._node, self._label, self._body, self._indent = node, label, body, indent
        self._item, self._holder = TreeNode("LI"), TreeNode("LBody")

    def height(self, width: float) -> float:
        """The higher of the two."""
        label = self._label.height(self._indent) if self._label else 0
        return max(label, self._body.height(width - self._indent))

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """Where the body splits."""
        parted = self._body.split(width - self._indent, room)
        if not parted:
            return None
        first = ListItem(self._node, self._label, parted[0], indent=self._indent, above=self.above,
                         right=self._right)  # fmt: skip
        rest = ListItem(self._node, None, parted[1], indent=self._indent, right=self._right)
        first._item = rest._item = self._item
        first._holder = rest._holder = self._holder
        return first, rest

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Label, then body."""
        words = width - self._indent
        label, body = (x + words, x) if self._right else (x, x + self._indent)
        with canvas.element(self._node), canvas.element(self._item):
            if self._label:
                with canvas.element(TreeNode("Lbl")):
                    self._label.paint(canvas, label, y, self._indent)
            with canvas.element(self._holder):
                self._body.paint(canvas, body, y, words)


class Beside:
    """Stacks side by side with a gutter between them; each is read to its end before the next."""

    keeps: bool = False

    def __init__(
        self, columns: Sequence[Stack], shares: Sequence[float], *, gutter: float = 24,
        above: float = 0, exact: bool = False,
    ) -> None:  # fmt: skip
        """shares: of the width, or where `exact` the widths themselves."""
        self.above = above
        self._columns, self._shares, self._gutter = list(columns), list(shares), gutter
        self._exact = exact

    def _widths(self, width: float) -> list[float]:
        if self._exact:
            return self._shares
        free = width - self._gutter * (len(self._columns) - 1)
        return [free * share / sum(self._shares) for share in self._shares]

    def height(self, width: float) -> float:
        """The highest."""
        widths = self._widths(width)
        return max(column.height(wide) for column, wide in zip(self._columns, widths, strict=True))

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """Each column at the same height."""
        first: list[Stack] = []
        rest: list[Stack] = []
        for column, wide in zip(self._columns, self._widths(width), strict=True):
            if column.height(wide) <= room:
                first.append(column)
                rest.append(Stack([]))
                continue
            parted = column.split(wide, room)
            if not parted:
                return None
            first.append(Stack([parted[0]]))
            rest.append(Stack([parted[1]]))
        return (
            Beside(first, self._shares, gutter=self._gutter, above=self.above, exact=self._exact),
            Beside(rest, self._shares, gutter=self._gutter, exact=self._exact),
        )

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """From left to right."""
        for column, wide in zip(self._columns, self._widths(width), strict=True):
            column.paint(canvas, x, y, wide)
            x += wide + self._gutter


class Bottom:
    """A block that stands at the foot of the page it falls on."""

    keeps = False

    def __init__(self, block: PaperBlock, *, above: float = 12) -> None:
        self.above = above
        self.block = block

    def height(self, width: float) -> float:
        """That of its block."""
        return self.block.height(width)

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """It stays whole."""
        return None

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """As its block."""
        self.block.paint(canvas, x, y, width)
