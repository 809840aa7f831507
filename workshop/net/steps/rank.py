"""Rank in a browser: one list that is tapped in order."""

from workshop.net.asking import OrderField, PhonePage, PhonePart, phone_pages
from workshop.steps.rank import RankStep


@phone_pages.register(RankStep)
def rank_phone_pages(step: RankStep) -> tuple[PhonePage, ...]:
    cards = tuple(PhonePart(cell=each.id, name=each.short, help=each.gloss) for each in step.cards)
    order = OrderField(name=step.prompt, first=step.first, last=step.last, parts=cards)
    return (
        PhonePage(kicker=step.title, heading=step.prompt, note=step.instruction, fields=(order,)),
    )
