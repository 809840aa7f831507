"""Soils on paper: each field with its ground and the facts that may be shown."""

from collections.abc import Sequence

from workshop.pdf.drawn.ground import plot_drawn, plot_wide
from workshop.pdf.page import Blocks
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.room.charts.ground import ground_word
from workshop.room.charts.rating.soil_words import soil_sentence
from workshop.room.figures import half, withheld_word
from workshop.steps.rating import RatingStep, RatingSummary
from workshop.words import _, ngettext

FIELD = 0.24
"""The part of the width that the fields' names take."""
FACTS = 5
"""Facts beside a plot; all of them stand among the words."""


def soil_blocks(step: RatingStep, summary: RatingSummary, sheet: Sheet) -> Blocks:
    """The sentence of the room, then a row for each field."""
    cells = {cell.item: cell for cell in summary.cells}
    rows = []
    for item in step.items:
        middle = cells[item.id].median if item.id in cells else None
        word = ground_word(middle, step.scale)
        said = withheld_word() if middle is None else f"{half(middle)}, {word}"
        facts = _facts_told(step.said.get(item.id, ()))
        ground = Picture(plot_drawn(middle, sheet.body, said), sheet.faces, tag="Span", actual=said)
        rows.append(
            TableRow([
                TableCell(content=ground, middle=True),
                TableCell(content=sheet.cell(f"{item.short}\n{word or withheld_word()}",
                                             bold=True), head="Row", middle=True),
                TableCell(content=sheet.cell(facts or "–"), middle=True),
            ])
        )  # fmt: skip
    style = Style(pad=4 * sheet.scale, gutter=14)
    plot, name = plot_wide(sheet.body), FIELD * sheet.width
    heads = [
        TableCell(content=sheet.cell(label, bold=True), head="Column")
        for label in (_("Ground"), _("Field"), _("What is so"))
    ]
    table = Table(
        heads, rows, [plot, name, sheet.width - plot - name - 2 * style.gutter], style, above=6
    )
    return [sheet.section(soil_sentence(step, summary), above=16), table]


def _facts_told(facts: Sequence[str]) -> str:
    """A line each, what several people wrote alike once; the last may count those left out."""
    told = list(dict.fromkeys(" ".join(fact.split()) for fact in facts))
    if len(told) > FACTS:
        more = len(told) - FACTS + 1
        said = ngettext("and {n} more among the words", "and {n} more among the words", more)
        told = [*told[: FACTS - 1], said]
    return "\n".join(told)
