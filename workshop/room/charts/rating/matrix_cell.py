"""A cell of the matrix: the middle as a word, the shape in small columns, the agreement."""

from msgspec import Struct

from workshop.domain.measure import agreement_word
from workshop.room.charts.bars import Bar as Row
from workshop.room.charts.bars import Head, ScalePoints, row_told, shade
from workshop.room.figures import withheld, withheld_word
from workshop.room.marks import agreement_mark
from workshop.room.scale_words import median_told, median_word
from workshop.room.scene import Box, Shapes, Text
from workshop.words import _

COLUMN, STEP = 0.545, 0.68
"""Width of a small column and from one to the next, in R."""
TALLEST = 1.22
"""The greatest height of a small column in a picture, in R."""
WORD, BARS, AGREED = 1.39, 1.5, 1.155
"""From baseline to baseline down a cell, in R."""


class MatrixCell(Struct, frozen=True, kw_only=True):
    """One statement through one lens. counts, median: None where withheld."""

    counts: tuple[int, ...] | None
    median: float | None = None
    agreement: float | None = None
    missing: int = 0


class Statement(Struct, frozen=True, kw_only=True):
    """One row: its number, its words in full, its short name, a cell for each lens."""

    number: str
    text: str
    short: str
    cells: tuple[MatrixCell, ...]


def agreement_of(cell: MatrixCell) -> str:
    """The word for a cell's agreement, "" where there is none."""
    return agreement_word(cell.agreement, sum(cell.counts)) if cell.counts else ""


def cell_word(cell: MatrixCell, words: tuple[str, ...]) -> str:
    """The word in bold at the top of a cell."""
    return median_word(cell.median, words) if cell.counts is not None else withheld_word()


def cell_shapes(
    cell: MatrixCell, x: float, y: float, r: float, words: tuple[str, ...], unit: float
) -> list[Shapes]:
    """The word on baseline y, the small columns (unit: the height of a person), the agreement."""
    base = y + BARS * r
    if cell.counts is None:
        empty = Box(x=x, y=base - TALLEST * r, width=STEP * r * len(words), height=TALLEST * r,
                    stroke="edge", line=0.025 * r, dash=True)  # fmt: skip
        return [empty, Text(x=x, y=y, text=withheld_word(), size=r, colour="ink2")]
    shapes: list[Shapes] = [Text(x=x, y=y, text=cell_word(cell, words), size=r, bold=True)]
    for place, count in enumerate(cell.counts):
        left, height = x + place * STEP * r, unit * count
        if not count:
            shapes.append(
                Box(x=left, y=base - 0.02 * r, width=COLUMN * r, height=0.02 * r, fill="edge")
            )
            continue
        shapes.append(
            Box(x=left, y=base - height, width=COLUMN * r, height=height,
                fill=f"step{shade(place + 1, len(cell.counts))}",
                stroke="edge" if place < 3 else "", line=0.025 * r)
        )  # fmt: skip
    said = _(agreement_of(cell))
    if said:
        below = base + AGREED * r
        shapes += agreement_mark(agreement_of(cell), x + 0.29 * r, below - 0.3 * r, 0.29 * r)
        shapes.append(Text(x=x + 0.85 * r, y=below, text=said, size=r))
    return shapes


def cell_told(cell: MatrixCell, points: ScalePoints) -> str:
    """A cell in words with its numbers."""
    if cell.counts is None:
        return withheld()
    parts = [median_told(cell.median, points.short), _(agreement_of(cell))]
    counts = Row(number="", label="", counts=cell.counts, missing=cell.missing)
    parts.append(row_told(counts, points))
    return ", ".join(part for part in parts if part)


def told(heads: tuple[Head, ...], rows: tuple[Statement, ...], points: ScalePoints) -> str:
    """The rows in words with their numbers."""
    said = []
    for row in rows:
        cells = "; ".join(
            f"{head.name}: {cell_told(cell, points)}"
            for head, cell in zip(heads, row.cells, strict=True)
        )
        said.append(f"{row.number} {row.text} {cells}.")
    return " ".join(said)
