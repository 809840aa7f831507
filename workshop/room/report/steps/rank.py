"""A ranking in a report: how many gave each card each place."""

from workshop.room.report.kind import (
    NumberBlock,
    NumberRow,
    NumberTable,
    how_to_read,
    numbers_of,
)
from workshop.steps.rank import RankStep, RankSummary, ranked
from workshop.words import _


@how_to_read.register(RankStep)
def rank_how_to_read(step: RankStep) -> str:
    return _("How to read: a disc is a card’s mean place, a dot below it where one person put it.")


@numbers_of.register(RankStep)
def rank_numbers_of(step: RankStep, summary: RankSummary, nouns: str) -> tuple[NumberTable, ...]:
    blocks = tuple(
        NumberBlock(
            number=str(place),
            name=card.text,
            rows=(NumberRow(figures=(*(item.counts or (None,) * len(step.cards)), item.sum)),),
        )
        for place, card, item in ranked(step, summary)
    )
    columns = (*(str(place) for place in range(1, len(step.cards) + 1)), _("Sum"))
    note = _("1\u00a0{first} · {last_place}\u00a0{last}").format(
        first=step.first, last_place=len(step.cards), last=step.last
    )
    table = NumberTable(title=step.prompt, columns=columns, blocks=blocks, note=note)
    return (table,) if blocks else ()
