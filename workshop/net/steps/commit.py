"""Commit in a browser: one page with the form of the commitment."""

from workshop.domain.step import SHOWN
from workshop.net.asking import PhonePage, TickField, WordsField, phone_pages
from workshop.steps.commit import LIMITS, CommitStep, labels, release


@phone_pages.register(CommitStep)
def commit_phone_pages(step: CommitStep) -> tuple[PhonePage, ...]:
    words = (
        WordsField(cell=cell, name=label, limit=LIMITS[cell])
        for cell, label in labels(step).items()
    )
    seen, later = release()
    tick = TickField(cell=SHOWN, name=seen, help=later)
    return (
        PhonePage(
            kicker=step.title,
            heading=step.prompt,
            note=step.instruction,
            fields=(*words, tick),
        ),
    )
