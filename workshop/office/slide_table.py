"""Tables on slides, parted where they would run over the edge."""

from collections.abc import Iterator, Sequence
from math import ceil

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import Table
from pptx.util import Emu, Inches, Pt

from workshop.office.native_chart import Box, colour

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own “No Style, No Grid”."""
SIZE, HEAD_SIZE = 16, 12
LETTER = 0.5
"""The usual width of a letter, as a share of its size."""
MARGIN = Inches(0.08)

Row = Sequence[str]


def parted(
    rows: Sequence[Row], widths: Sequence[int], high: int, size: float = SIZE
) -> Iterator[list[Row]]:
    """As many rows at a time as find room, one at least."""
    part: list[Row] = []
    used = 0.0
    for row in rows:
        needed = _lines_of(row, widths, size) * 1.2 * Pt(size) + 2 * MARGIN
        if part and used + needed > high:
            yield part
            part, used = [], 0
        part.append(row)
        used += needed
    if part:
        yield part


def _lines_of(row: Row, widths: Sequence[int], size: float) -> int:
    """How many lines the longest of its cells takes."""
    room = [max(1, int((wide - 2 * MARGIN) / (LETTER * Pt(size)))) for wide in widths]
    return max(
        sum(ceil(max(1, len(line)) / most) for line in text.split("\n"))
        for text, most in zip(row, room, strict=True)
    )


def put_table(
    slide: Slide, box: Box, head: Row, rows: Sequence[Row], widths: Sequence[int],
    *, heights: tuple[int, int] | None = None, size: float = SIZE,
) -> GraphicFrame:  # fmt: skip
    """Puts a table with a line under its head and each row. heights: of the head and of each row,
    where these are fixed; then there are no lines.
    """
    ruled = heights is None
    frame = slide.shapes.add_table(len(rows) + 1, len(head), *map(Emu, box))
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE  # noqa: SLF001 - no other way
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Emu(wide)
    for at, row in enumerate(table.rows):
        first, others = heights or (Inches(0.4), Inches(0.4))
        row.height = Emu(others if at else first)
    for at, texts in enumerate((head, *rows)):
        for place, text in enumerate(texts):
            _fill(table, at, place, text, size if at else HEAD_SIZE)
            if ruled:
                _rule(table, at, place)
    return frame


def _fill(table: Table, at: int, place: int, text: str, size: float) -> None:
    cell = table.cell(at, place)
    cell.text = text
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE if at else MSO_ANCHOR.BOTTOM
    cell.margin_left = cell.margin_right = MARGIN
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size = Pt(size)
        paragraph.font.bold = False
        paragraph.font.color.rgb = colour("ink" if at else "ink2")


def _rule(table: Table, at: int, place: int) -> None:
    """A line below a cell, strong below the head."""
    wide, ink = (0.75, "line") if at else (2, "ink")
    styles = table.cell(at, place)._tc.get_or_add_tcPr()  # noqa: SLF001 - it has no other way
    line = etree.SubElement(styles, qn("a:lnB"), w=str(Pt(wide)))
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=str(colour(ink)))
