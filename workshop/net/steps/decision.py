"""Decision in a browser: a page for each statement."""

from workshop.domain.scale import SCALES
from workshop.net.asking import ChoicesField, PhonePage, phone_pages, scale_choices
from workshop.steps.decision import DecisionStep
from workshop.words import _


@phone_pages.register(DecisionStep)
def decision_phone_pages(step: DecisionStep) -> tuple[PhonePage, ...]:
    slots = [(slot, text) for slot, text in enumerate(step.statements, start=1) if text]
    if not slots:
        nothing = _("No decision is written down yet.")
        return (PhonePage(kicker=step.title, heading=step.prompt, sub=nothing),)
    return tuple(
        PhonePage(
            kicker=step.title,
            heading=text,
            sub=step.prompt,
            note="" if at else step.instruction,
            fields=(
                ChoicesField(
                    cell=f"d{slot}",
                    name=_("Your support"),
                    choices=scale_choices(SCALES["SUPPORT5"]),
                    worded=True,
                ),
            ),
        )
        for at, (slot, text) in enumerate(slots)
    )
