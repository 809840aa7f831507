"""Text in a browser: a prompt to pick where there are several, then the words."""

from workshop.domain.step import SHOWN
from workshop.net.asking import (
    ChoicesField,
    PhoneChoice,
    PhonePage,
    WordsField,
    phone_pages,
    shown_tick,
)
from workshop.steps.text import TextStep


@phone_pages.register(TextStep)
def text_phone_pages(step: TextStep) -> tuple[PhonePage, ...]:
    words = (
        WordsField(
            cell=field.id, name=field.label or step.prompt, help=field.help, limit=field.limit
        )
        for field in step.fields
    )
    page = PhonePage(
        kicker=step.title,
        heading=step.prompt,
        note=step.instruction,
        fields=(*words, *((shown_tick(SHOWN),) if step.release else ())),
    )
    if not step.choices:
        return (page,)
    prompts = tuple(PhoneChoice(value=at, sign=text) for at, text in enumerate(step.choices, 1))
    choice = ChoicesField(
        cell="prompt", name=step.prompt, choices=prompts, worded=True, required=False
    )
    return PhonePage(kicker=step.title, heading=step.prompt, fields=(choice,)), page
