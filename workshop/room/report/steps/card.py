"""Cards in a report: what their writers let others see."""

from msgspec import structs

from workshop.room.report.kind import quotations_of, without_quotations
from workshop.room.steps.card import shuffled
from workshop.steps.card import CardStep, CardSummary, ReleasedCard


@quotations_of.register(CardStep)
def card_quotations_of(step: CardStep, summary: CardSummary) -> tuple[tuple[str, str], ...]:
    return tuple((step.prompt, _words(card)) for card in shuffled(summary.texts))


@without_quotations.register(CardStep)
def card_without_quotations(
    step: CardStep, summary: CardSummary, gone: frozenset[str]
) -> CardSummary:
    kept = tuple(card for card in summary.texts if _words(card) not in gone)
    return structs.replace(summary, texts=kept)


def _words(card: ReleasedCard) -> str:
    return "\n".join(card.fields.values())
