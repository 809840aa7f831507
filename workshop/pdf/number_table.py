"""A table of names and numbers: a wide first column, and narrow ones that are flush right."""

from collections.abc import Sequence

from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow

STYLE = Style(pad=3.5, gutter=12, head_line=1.2, head_pad=4)
NARROW = 6
"""The width of a column of numbers, in body sizes."""


def number_table(
    sheet: Sheet,
    labels: Sequence[str],
    lines: Sequence[Sequence[str]],
    *,
    narrow: float = NARROW,
) -> Table:
    """The first of each line names it."""
    number = narrow * sheet.body
    taken = (len(labels) - 1) * (number + STYLE.gutter)
    wide = [sheet.width - taken, *[number] * (len(labels) - 1)]

    def cells(texts: Sequence[str], head: str, *, bold: bool = False) -> list[TableCell]:
        return [
            TableCell(
                content=sheet.cell(text, bold=bold, align="end" if place else "left"),
                head=head if bold or not place else "",
            )
            for place, text in enumerate(texts)
        ]

    rows = [TableRow(cells(line, "Row")) for line in lines]
    return Table(cells(labels, "Column", bold=True), rows, wide, STYLE, above=8)
