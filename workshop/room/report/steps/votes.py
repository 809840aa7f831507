"""Votes in a report: every entry with its dots."""

from workshop.room.report.kind import (
    NumberBlock,
    NumberRow,
    NumberTable,
    how_to_read,
    numbers_of,
)
from workshop.steps.votes import VotesStep, VotesSummary, cards_in, name_of, voted_order
from workshop.words import _


@how_to_read.register(VotesStep)
def votes_how_to_read(step: VotesStep) -> str:
    return _("How to read: what has most dots stands first.")


@numbers_of.register(VotesStep)
def votes_numbers_of(step: VotesStep, summary: VotesSummary, nouns: str) -> tuple[NumberTable, ...]:
    blocks = tuple(
        NumberBlock(
            name=name_of(step, item),
            rows=(NumberRow(figures=(*_cards(step, item.id), entry.dots, entry.voters)),),
        )
        for item, entry in voted_order(step, summary)
    )
    columns = (*((step.cards_called or _("Cards"),) if step.cards else ()), _("Dots"), _("People"))
    return (NumberTable(title=step.prompt, columns=columns, blocks=blocks),) if blocks else ()


def _cards(step: VotesStep, item: str) -> tuple[int, ...]:
    return (cards_in(step, item),) if step.cards else ()
