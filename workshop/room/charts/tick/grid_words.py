"""What a ticked grid says: what shows in every column, and which column stands apart."""

from workshop.domain.exercise import Item
from workshop.room.figures import counted_of, lower, not_shown, sentence_case
from workshop.room.number_words import counted
from workshop.steps.tick import TickRow, TickStep, TickSummary, columns_told, tick_rows
from workshop.words import _, listed, ngettext

ONE_HAND, FAMILY = 0.7, 0.4
"""From which wholeness on the columns are one, and alike."""


def signature_sentence(step: TickStep, summary: TickSummary) -> str:
    """5 of 9 see “plain-spoken” in all four."""
    if summary.signature is None:
        return not_shown()
    rows = [row for row in tick_rows(step, summary) if row.signature]
    columns = counted(len(columns_told(step, summary)))
    if not rows:
        return _("Nothing shows in all {columns}.").format(columns=columns)
    words = {"item": lower(rows[0].item.short), "columns": columns}
    people = {each.item: each.people for each in summary.everywhere}[rows[0].item.id]
    if not people:
        return _("“{item}” shows in all {columns}.").format(
            item=rows[0].item.short, columns=columns
        )
    who = counted_of(people, summary.n)
    return ngettext(
        "{who} sees “{item}” in all {columns}.", "{who} see “{item}” in all {columns}.",
        who.number, who=sentence_case(who.words), **words,
    )  # fmt: skip


def wholeness_sentence(step: TickStep, summary: TickSummary) -> str:
    """How far the columns show the same; "" where that is not told."""
    if summary.wholeness is None:
        return ""
    columns = counted(len(columns_told(step, summary)))
    if summary.wholeness >= ONE_HAND:
        return _("One hand drew all {columns}.").format(columns=columns)
    if summary.wholeness >= FAMILY:
        return _("A family likeness.")
    return sentence_case(_("{columns} strangers.").format(columns=columns))


def apart_sentence(step: TickStep, summary: TickSummary) -> str:
    """The column that is least like the others; "" where none is alone in that."""
    apart = [each for each in columns_told(step, summary) if each.id == summary.least_like]
    return _("{column} stands apart.").format(column=apart[0].short) if apart else ""


def row_told(row: TickRow, columns: tuple[Item, ...]) -> str:
    """An item with its ticks in each column."""
    ticks = listed(
        [
            _("{n} in {column}").format(
                n=_("not shown") if cell.ticks is None else cell.ticks, column=column.short
            )
            for cell, column in zip(row.cells, columns, strict=True)
        ]
    )
    return _("{item}: {ticks}.").format(item=row.item.short, ticks=ticks)
