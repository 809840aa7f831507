"""Card in a browser: a page for each card."""

from workshop.domain.step import SHOWN
from workshop.net.asking import (
    AnyField,
    ChoicesField,
    PhoneChoice,
    PhonePage,
    WordsField,
    cannot_say,
    phone_pages,
    shown_tick,
)
from workshop.steps.card import AnyCardField, CardChoice, CardStep
from workshop.words import _


@phone_pages.register(CardStep)
def card_phone_pages(step: CardStep) -> tuple[PhonePage, ...]:
    return tuple(
        PhonePage(
            kicker=_kicker(step, number),
            heading=step.prompt,
            note=step.instruction if number == 1 else "",
            fields=(
                *(_field(field, number) for field in step.fields),
                shown_tick(f"{number}/{SHOWN}"),
            ),
        )
        for number in range(1, step.most + 1)
    )


def _kicker(step: CardStep, number: int) -> str:
    if step.most == 1:
        return step.title
    return _("{title}, card {n} of {most}").format(title=step.title, n=number, most=step.most)


def _field(field: AnyCardField, number: int) -> AnyField:
    cell = f"{number}/{field.id}"
    if not isinstance(field, CardChoice):
        return WordsField(cell=cell, name=field.label, limit=field.limit)
    choices = (PhoneChoice(value=each.id, sign=each.label) for each in field.choices)
    return ChoicesField(
        cell=cell, name=field.label, choices=(*choices, cannot_say()), worded=True, required=False
    )
