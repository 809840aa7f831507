"""Cards in a report: what their writers let others see."""

from workshop.room.report.kind import quotations_of
from workshop.room.steps.card import shuffled
from workshop.steps.card import CardStep, CardSummary


@quotations_of.register(CardStep)
def card_quotations_of(step: CardStep, summary: CardSummary) -> tuple[tuple[str, str], ...]:
    return tuple((step.prompt, "\n".join(card.fields.values())) for card in shuffled(summary.texts))
