"""Ladder in a browser: a page for each mark, the highest rung above."""

from workshop.domain.exercise import Item
from workshop.net.asking import ChoicesField, PhoneChoice, PhonePage, cannot_say, phone_pages
from workshop.steps.ladder import LadderStep


@phone_pages.register(LadderStep)
def ladder_phone_pages(step: LadderStep) -> tuple[PhonePage, ...]:
    rungs = tuple(
        PhoneChoice(value=at, sign=str(at), words=_told(rung))
        for at, rung in enumerate(step.rungs, 1)
    )
    return tuple(
        PhonePage(
            kicker=step.title,
            heading=mark.label,
            sub=mark.help or step.prompt,
            note="" if at else step.instruction,
            fields=(
                ChoicesField(
                    cell=mark.id,
                    name=mark.label,
                    choices=(*reversed(rungs), cannot_say()),
                    worded=True,
                ),
            ),
        )
        for at, mark in enumerate(step.marks)
    )


def _told(rung: Item) -> str:
    return f"{rung.short}: {rung.gloss}" if rung.gloss else rung.short
