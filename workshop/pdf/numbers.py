"""Tables of numbers in the appendix: zeros are dots, a rule stands between things, not lenses."""

from collections.abc import Sequence

from workshop.pdf.blocks import Beside, PaperBlock, Stack
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.drawn.strip import lens_head
from workshop.pdf.page import Blocks
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.pdf.type import MM, TIGHT
from workshop.room.figures import withheld_word
from workshop.room.report.kind import Figure, NumberBlock, NumberRow, NumberTable
from workshop.room.scene import Mark, Scene
from workshop.words import _

DOT = 0.35 * MM
NAMES, LONGEST = 0.34, 0.26
"""Of the width: the most that names take beside many figures, and a column of words."""
AIR = 22.0
"""The most that a column of figures is wider than what stands in it."""
STYLE = Style(pad=0.8, gutter=8, head_line=1.4, head_pad=3)


def number_blocks(
    table: NumberTable, sheet: Sheet, *, bookmark: str = "", place: str = ""
) -> Blocks:
    """Its title, what its heads mean, and all rows. bookmark, place: of the first of an exercise,
    which is the headline of its page.
    """
    first = f"{bookmark}: {table.title}"
    told = _("The numbers: {title}").format(title=bookmark)
    head = sheet.page_name(first, bookmark=told, place=place)
    made: Blocks = [head if bookmark else sheet.section(table.title, above=20)]
    if table.note:
        made.append(sheet.second(table.note, above=2, keeps=True))
    figures = _figure_widths(table, sheet)
    lenses = _lens_width(table, sheet)
    gutters = STYLE.gutter * (len(figures) + bool(lenses))
    names = sheet.width - sum(figures) - lenses - gutters
    if names >= sheet.width * 0.18:
        most = max(NAMES * sheet.width, names - len(figures) * AIR)
        names = min(names, most)
        return [*made, _one_table(table, [names, lenses, *figures], sheet)]
    return [*made, *_table_each(table, lenses, figures, sheet)]


def _one_table(table: NumberTable, widths: Sequence[float], sheet: Sheet) -> PaperBlock:
    names, lenses, *figures = widths
    free = sheet.width - sum(widths) - STYLE.gutter * (len(figures) + bool(lenses))
    figures = [each + free / len(figures) for each in figures]
    rows = [row for block in table.blocks for row in _rows(block, names, lenses, figures, sheet)]
    head = [TableCell(content=Stack([]))] * (2 if lenses else 1)
    columns = [names, *([lenses] if lenses else []), *figures]
    made = Table([*head, *_heads(table, sheet)], rows, columns, STYLE)
    return Stack([made], above=6, whole=len(rows) <= 40)


def _table_each(
    table: NumberTable, lenses: float, figures: Sequence[float], sheet: Sheet
) -> Blocks:
    """Where type is large: a table for each thing, its name above it."""
    made: Blocks = []
    lenses = lenses or sheet.body * 4
    room = sheet.width - lenses - STYLE.gutter * len(figures)
    shrunk = [each * min(1, room / sum(figures)) for each in figures]
    for block in table.blocks:
        name = f"{block.number}\u2002{block.name}".strip()
        rows = [TableRow([TableCell(content=_lens(row, sheet), head="Row"),
                          *_figures(row, shrunk, sheet)]) for row in block.rows]  # fmt: skip
        head = [TableCell(content=Stack([])), *_heads(table, sheet)]
        parts: list[PaperBlock] = [sheet.text(name, bold=True, tag="H2")] if name else []
        parts.append(Table(head, rows, [lenses, *shrunk], STYLE, above=4))
        made.append(Stack(parts, above=12 * sheet.scale, whole=True))
    return made


def _heads(table: NumberTable, sheet: Sheet) -> list[TableCell]:
    return [
        TableCell(
            content=sheet.cell(label, colour="ink2", align="end", size=sheet.sizes.second),
            head="Column",
        )
        for label in table.columns
    ]


def _rows(
    block: NumberBlock, names: float, lenses: float, figures: Sequence[float], sheet: Sheet
) -> list[TableRow]:
    """The name beside the first row reaches down beside the others."""
    name = _name(block, names, sheet)
    line = sheet.sizes.second * TIGHT + 2 * STYLE.pad
    covered = (len(block.rows) - 1) * line
    made = []
    for place, row in enumerate(block.rows):
        first: PaperBlock = Overhanging(name, names, covered) if not place else Stack([])
        cells = [TableCell(content=first, head="" if place else "Row")]
        if lenses:
            cells.append(TableCell(content=_lens(row, sheet), head="Row"))
        cells += _figures(row, figures, sheet)
        made.append(TableRow(cells, keeps=place < len(block.rows) - 1))
    return made


def _name(block: NumberBlock, width: float, sheet: Sheet) -> PaperBlock:
    said = sheet.cell(block.name, size=sheet.sizes.second)
    if not block.number:
        return said
    number = sheet.cell(block.number, bold=True, colour="accent", size=sheet.sizes.second)
    indent = sheet.sizes.second * 1.7
    return Beside([Stack([number]), Stack([said])], [indent, width - indent], gutter=0, exact=True)


def _lens(row: NumberRow, sheet: Sheet) -> PaperBlock:
    """Its mark and name."""
    if row.mark is None:
        return sheet.cell(row.name, size=sheet.sizes.second)
    mark = lens_head(row.mark, "", sheet.sizes.second, sheet.type)
    indent = sheet.sizes.second * 1.3
    words = Stack([sheet.cell(row.name, size=sheet.sizes.second)])
    wide = _lens_words(row, sheet)
    return Beside([Stack([Picture(mark, sheet.faces)]), words], [indent, wide], gutter=0,
                  exact=True)  # fmt: skip


def _lens_words(row: NumberRow, sheet: Sheet) -> float:
    natural = sheet.faces.width(row.name) * sheet.sizes.second + 1
    return min(natural, LONGEST * sheet.width)


def _lens_width(table: NumberTable, sheet: Sheet) -> float:
    rows = [row for block in table.blocks for row in block.rows if row.name]
    marked = any(row.mark is not None for row in rows)
    indent = sheet.sizes.second * 1.3 if marked else 0
    return max((_lens_words(row, sheet) + indent for row in rows), default=0.0)


def _figures(row: NumberRow, widths: Sequence[float], sheet: Sheet) -> list[TableCell]:
    if row.figures and all(each is None for each in row.figures):
        told = sheet.cell(withheld_word(), colour="ink2", size=sheet.sizes.second)
        reach = sum(widths) + STYLE.gutter * (len(widths) - 1)
        empty = [TableCell(content=Stack([])) for _each in row.figures[1:]]
        return [TableCell(content=Overhanging(told, reach, 0)), *empty]
    return [
        TableCell(content=_figure(each, width, sheet))
        for each, width in zip(row.figures, widths, strict=True)
    ]


def _figure(figure: Figure, width: float, sheet: Sheet) -> PaperBlock:
    size = sheet.sizes.second
    if figure == 0:
        dot = Mark(x=width - size * 0.28, y=size * 0.72, r=DOT, colour="edge")
        scene = Scene(width=width, height=size * TIGHT, shapes=(dot,))
        return Picture(scene, sheet.faces, tag="Span", actual="0")
    if figure is None:
        return sheet.cell(withheld_word(), colour="ink2", align="end", size=size)
    quiet = "ink2" if figure == _("together") else "ink"
    return sheet.cell(str(figure), colour=quiet, align="end", size=size,
                      bold=figure == _("two camps"))  # fmt: skip


def _figure_widths(table: NumberTable, sheet: Sheet) -> list[float]:
    """Each as wide as its widest figure, and its head's longest word."""
    rows = [row for block in table.blocks for row in block.rows]
    found = []
    for place, label in enumerate(table.columns):
        texts = [
            str(row.figures[place]) for row in rows if any(each is not None for each in row.figures)
        ]
        wide = max(
            [sheet.faces.width(each, bold=True) for each in (*texts, *label.split())], default=1.0
        )
        found.append(min(wide * sheet.sizes.second + 1, LONGEST * sheet.width))
    return found


class Overhanging:
    """A block in a cell that reaches over what stands empty beside or below it. covered: how far
    down it may.
    """

    keeps = False
    above = 0.0

    def __init__(self, block: PaperBlock, width: float, covered: float) -> None:
        self._block, self._width, self._covered = block, width, covered

    def height(self, width: float) -> float:
        """What of it is not covered."""
        return max(1.0, self._block.height(self._width) - self._covered)

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """It stays whole."""
        return None

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """In its own width."""
        self._block.paint(canvas, x, y, self._width)
