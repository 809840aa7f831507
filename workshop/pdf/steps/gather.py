"""Gather on paper: places to write the list down by hand, and the list as it was named."""

from msgspec import structs

from workshop.domain.gathering import (
    AnyEntryField,
    EntryChoice,
    ahead,
    gathering,
    more_of,
    told,
    words_of,
)
from workshop.pdf.blocks import PaperBlock, Stack
from workshop.pdf.matched_lists import claims_blocks, seeds_blocks
from workshop.pdf.page import Blocks, blank, gathered
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.room.charts.gather.claim_words import claims_in_order
from workshop.room.figures import led, lower
from workshop.steps.gather import GatherStep
from workshop.words import _

NUMBER = 18
"""Width of the column of numbers."""
SHORT = 8
"""Rows that stay on one page."""


@blank.register(GatherStep)
def gather_blank(step: GatherStep, sheet: Sheet) -> Blocks:
    """What is named already, then places for the rest."""
    names = gathering(step)
    if names is None:
        return []
    places = max(len(ahead(names)), len(step.entries))
    texts = [
        [told(field, entry.values[field.id]) if field.id in entry.values else ""
         for field in names.fields]
        for entry in step.entries or ahead(names)
    ]  # fmt: skip
    texts += [[""] * len(names.fields)] * (places - len(texts))
    rows = [_row(at, row, sheet) for at, row in enumerate(texts, 1)]
    share = (sheet.width - NUMBER * sheet.scale - 14 * len(names.fields)) / len(names.fields)
    wide = [NUMBER * sheet.scale, *[share] * len(names.fields)]
    style = Style(gutter=14, head_line=0)
    head = _head(names.fields, sheet) if len(names.fields) > 1 else []
    whole = Stack([Table(head, rows, wide, style)], above=8, whole=len(rows) <= SHORT)
    return [sheet.label(step.prompt, step.instruction), *_choices(names.fields, sheet), whole]


def _choices(fields: tuple[AnyEntryField, ...], sheet: Sheet) -> Blocks:
    """What a column may say, where that is known beforehand: in words, in so few that they fit."""
    return [
        sheet.quiet(
            _("{label} {choices}.").format(
                label=led(field.label),
                choices=", ".join(lower(each.label) for each in field.choices),
            ),
            above=2, keeps=True,
        )
        for field in fields
        if isinstance(field, EntryChoice) and field.choices and not field.list
    ]  # fmt: skip


def _head(fields: tuple[AnyEntryField, ...], sheet: Sheet) -> list[TableCell]:
    labels = ["", *(field.label for field in fields)]
    return [TableCell(content=sheet.cell(label, colour="ink2"), head="Column") for label in labels]


def _row(number: int, texts: list[str], sheet: Sheet) -> TableRow:
    cells: list[PaperBlock] = [sheet.cell(str(number), bold=True, colour="accent")]
    cells += [sheet.cell(text) if text else sheet.lines(1, above=0) for text in texts]
    first, *rest = (TableCell(content=cell, middle=True) for cell in cells)
    return TableRow([structs.replace(first, head="Row"), *rest])


@gathered.register(GatherStep)
def gather_gathered(step: GatherStep, sheet: Sheet) -> Blocks:
    names = gathering(step)
    if names is None or not step.entries:
        return []
    if step.weighing and step.tallies:
        decided = step.weighing.decided and claims_in_order(step)
        return claims_blocks(step, sheet) if decided else seeds_blocks(step, sheet)
    lines = [
        "\n".join(filter(None, (words_of(names.fields, entry), more_of(names.fields, entry))))
        for entry in step.entries
    ]
    return [sheet.section(step.prompt), *sheet.items(lines, numbers=True)]
