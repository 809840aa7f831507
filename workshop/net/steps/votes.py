"""Votes in a browser: the dots by steps, on every entry."""

from workshop.net.asking import PhonePage, PhonePart, PointsField, phone_pages
from workshop.steps.votes import VotesStep, name_of


@phone_pages.register(VotesStep)
def votes_phone_pages(step: VotesStep) -> tuple[PhonePage, ...]:
    entries = tuple(
        PhonePart(cell=item.id, name=f"{at} {name_of(step, item)}")
        for at, item in enumerate(step.items, 1)
    )
    dots = PointsField(name=step.prompt, parts=entries, total=step.dots, most=step.most)
    return (
        PhonePage(kicker=step.title, heading=step.prompt, note=step.instruction, fields=(dots,)),
    )
