"""Card in files: the cards that may be shown."""

from workshop.office.table import StepTable, table
from workshop.room.steps.card import cards_counted
from workshop.steps.card import (
    CardStep,
    CardSummary,
    ReleasedCard,
    choice_fields,
    option_of,
    written_fields,
)


@table.register(CardStep)
def card_table(step: CardStep, summary: CardSummary) -> StepTable:
    return StepTable(
        words=tuple(_said(step, each) for each in summary.texts),
        note=cards_counted(summary),
    )


def _said(step: CardStep, card: ReleasedCard) -> tuple[tuple[str, str], ...]:
    labels = {field.id: field.label for field in written_fields(step)}
    written = [(labels.get(name, step.prompt), said) for name, said in card.fields.items()]
    chosen = [
        (field.label, option.label)
        for field in choice_fields(step)
        if (option := option_of(field, card))
    ]
    return (*written, *chosen)
