"""Tables: header cells with scope, repeated header rows, rows that split only when they must."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext

from msgspec import Struct

from workshop.pdf.blocks import PaperBlock, Stack
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.tree import TreeNode


class TableCell(Struct, frozen=True, kw_only=True):
    """What stands in a cell. head: "Column" or "Row" for header cells. actual: the words a screen
    reader says instead of what is drawn. middle: centred between the rules.
    """

    content: PaperBlock
    head: str = ""
    actual: str = ""
    middle: bool = False


class TableRow:
    """A row and its place in the tree. Its first cell may stand above the others. keeps: it stands
    with the next, without a rule between.
    """

    def __init__(
        self, cells: Sequence[TableCell], nodes: Sequence[TreeNode] | None = None,
        *, keeps: bool = False,
    ) -> None:  # fmt: skip
        self.cells = tuple(cells)
        self.keeps = keeps
        self.node = TreeNode("TR")
        self.nodes = tuple(nodes or (_cell_node(cell) for cell in self.cells))

    def height(self, widths: Sequence[float], pad: float, over: "Over | None" = None) -> float:
        """The highest cell with its padding."""
        cells = self.cells[1:] if over else self.cells
        high = max(cell.content.height(width) for cell, width in zip(cells, widths, strict=True))
        return 2 * pad + (over.height(self.cells[0]) if over else 0) + high

    def split(
        self, widths: Sequence[float], pad: float, room: float
    ) -> "tuple[TableRow, TableRow] | None":
        """Every cell at the same height, for rows that no page holds."""
        first, rest = [], []
        for cell, width in zip(self.cells, widths, strict=True):
            if cell.content.height(width) <= room - 2 * pad:
                first.append(cell)
                rest.append(TableCell(content=Stack([])))
                continue
            parted = cell.content.split(width, room - 2 * pad)
            if not parted:
                return None
            first.append(TableCell(content=parted[0], head=cell.head))
            rest.append(TableCell(content=parted[1], head=cell.head))
        one = TableRow(first, self.nodes)
        two = TableRow(rest, self.nodes, keeps=self.keeps)
        one.node = two.node = self.node
        return one, two


def _cell_node(cell: TableCell) -> TreeNode:
    return TreeNode("TH", scope=cell.head) if cell.head else TreeNode("TD")


class Over(Struct, frozen=True, kw_only=True):
    """First cells that stand above the others of their row: their width, and the space below."""

    width: float
    apart: float

    def height(self, cell: TableCell) -> float:
        """How far it moves the others down."""
        return cell.content.height(self.width) + self.apart


class Style(Struct, frozen=True, kw_only=True):
    """Rules and room of a table. head_line: width of the ink rule under the header, 0 for a
    hairline. head_rule: whether there is one. rules: hairlines between rows. over: where the first
    cell of each row stands above the others; it has no column of its own then, and no head.
    """

    over: Over | None = None

    pad: float = 6
    gutter: float = 10
    head_line: float = 1.2
    head_pad: float = 5
    head_rule: bool = True
    rules: bool = True


class _Unread:
    """A visual-only block that says where the table continues: screen readers read on anyway."""

    keeps = False

    def __init__(self, block: PaperBlock) -> None:
        self.above = block.above
        self._block = block

    def height(self, width: float) -> float:
        """As the block."""
        return self._block.height(width)

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """It stays whole."""
        return None

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Outside the tree."""
        with canvas.silent():
            self._block.paint(canvas, x, y, width)


class Table:
    """Rows under a header. widths: of the columns, adding up to the width but for the gutters."""

    keeps = False

    def __init__(
        self, head: Sequence[TableCell], rows: Sequence[TableRow], widths: Sequence[float],
        style: Style, *, above: float = 0, overleaf: Callable[[int], PaperBlock] | None = None,
        again: Sequence[TableCell] = (),
    ) -> None:  # fmt: skip
        """overleaf: what to say under a part, given how many rows follow on the next page. again:
        the head there, where it is another.
        """
        self._overleaf = overleaf
        self._again = TableRow(again) if again else None
        self._head = TableRow(head) if head else None
        self._rows, self._widths, self._style = list(rows), list(widths), style
        self.above = above
        self._node = TreeNode("Table")
        self._repeats = False

    def _head_height(self) -> float:
        return self._head_high() + self._style.head_pad if self._head else 0

    def _head_high(self) -> float:
        return self._head.height(self._widths, 0, self._head_over()) if self._head else 0

    def _head_over(self) -> Over | None:
        """The head has nothing to stand above it but an empty cell."""
        over = self._style.over
        return Over(width=over.width, apart=0) if over else None

    def height(self, width: float) -> float:
        """Header and rows."""
        return self._head_height() + sum(map(self._row_height, self._rows))

    def _row_height(self, row: TableRow) -> float:
        return row.height(self._widths, self._style.pad, self._style.over)

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """After a row; within one only where it would not fit on a page of its own."""
        used = self._head_height()
        if self._overleaf:
            note = self._overleaf(1)
            room -= note.above + note.height(width)
        for place, row in enumerate(self._rows):
            high = self._row_height(row)
            if used + high > room + 0.01:
                parted = None
                if (place == 0 or high > 300) and not self._style.over:
                    parted = row.split(self._widths, self._style.pad, room - used)
                if parted:
                    return self._two([*self._rows[:place], parted[0]],
                                     [parted[1], *self._rows[place + 1 :]])  # fmt: skip
                if place > 2 and place == len(self._rows) - 1:
                    place -= 1  # noqa: PLW2901 - a row alone on the next page looks forgotten
                while place and self._rows[place - 1].keeps:
                    place -= 1  # noqa: PLW2901 - what belongs together is not parted
                return self._two(self._rows[:place], self._rows[place:]) if place else None
            used += high
        return None

    def _two(self, first: list[TableRow], rest: list[TableRow]) -> tuple[PaperBlock, PaperBlock]:
        part: PaperBlock = self._with(first, above=self.above, repeats=self._repeats)
        if self._overleaf:
            part = Stack([part, _Unread(self._overleaf(len(rest)))], above=self.above)
        return part, self._with(rest, above=0, repeats=True)

    def _with(self, rows: list[TableRow], *, above: float, repeats: bool) -> "Table":
        part = Table((), rows, self._widths, self._style, above=above, overleaf=self._overleaf)
        part._head = (self._again if repeats else None) or self._head
        part._again, part._node, part._repeats = self._again, self._node, repeats
        return part

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Header (an artifact where it repeats), then the rows."""
        over = self._style.over
        columns = sum(self._widths) + self._style.gutter * (len(self._widths) - 1)
        wide = over.width if over else columns
        with canvas.element(self._node):
            if self._head:
                y = self._paint_head(canvas, self._head, x, y, wide)
            for row in self._rows:
                y = self._paint_row(canvas, row, x, y, wide)

    def _paint_head(
        self, canvas: TaggedCanvas, head: TableRow, x: float, y: float, wide: float
    ) -> float:
        high, over = self._head_high(), self._head_over()
        with canvas.silent() if self._repeats else nullcontext():
            if over:
                self._paint_under(canvas, head, over, x, y)
            else:
                self._paint_cells(canvas, head, x, y, high)
        y += high + self._style.head_pad
        line = self._style.head_line
        if self._style.head_rule:
            with canvas.artifact():
                canvas.rule(x, y, wide, token="ink" if line else "line", line=line or 0.7)
        return y

    def _paint_row(
        self, canvas: TaggedCanvas, row: TableRow, x: float, y: float, wide: float
    ) -> float:
        pad, over = self._style.pad, self._style.over
        high = self._row_height(row)
        if over:
            self._paint_under(canvas, row, over, x, y + pad)
        else:
            self._paint_cells(canvas, row, x, y + pad, high - 2 * pad)
        if self._style.rules and not row.keeps:
            with canvas.artifact():
                canvas.rule(x, y + high, wide)
        return y + high

    def _paint_under(
        self, canvas: TaggedCanvas, row: TableRow, over: Over, x: float, y: float
    ) -> None:
        with canvas.element(row.node):
            with canvas.element(row.nodes[0]):
                row.cells[0].content.paint(canvas, x, y, over.width)
            y += over.height(row.cells[0])
            for cell, node, width in zip(row.cells[1:], row.nodes[1:], self._widths, strict=True):
                with canvas.element(node):
                    cell.content.paint(canvas, x, y, width)
                x += width + self._style.gutter

    def _paint_cells(
        self, canvas: TaggedCanvas, row: TableRow, x: float, y: float, high: float
    ) -> None:
        with canvas.element(row.node):
            for cell, node, width in zip(row.cells, row.nodes, self._widths, strict=True):
                free = high - cell.content.height(width)
                down = free / 2 if cell.middle else 0
                with canvas.element(node):
                    cell.content.paint(canvas, x, y + down, width)
                x += width + self._style.gutter
