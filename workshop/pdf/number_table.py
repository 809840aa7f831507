"""A table of names with a few narrow columns of numbers."""

from collections.abc import Sequence

from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow

STYLE = Style(pad=3.5, gutter=12, head_line=1.2, head_pad=4)


def number_table(sheet: Sheet, labels: Sequence[str], lines: Sequence[Sequence[str]]) -> Table:
    """A wide first column of names, and narrow ones of numbers."""
    number = 6 * sheet.body
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
