"""Tick in a browser: a page for each column, a tick for each item."""

from workshop.net.asking import PhonePage, TickField, phone_pages
from workshop.steps.tick import TickStep, cell_name


@phone_pages.register(TickStep)
def tick_phone_pages(step: TickStep) -> tuple[PhonePage, ...]:
    return tuple(
        PhonePage(
            kicker=step.title,
            heading=column.text,
            sub=step.prompt,
            note="" if at else step.instruction,
            fields=tuple(
                TickField(cell=cell_name(item.id, column.id), name=item.text, on=1, off=0)
                for item in step.items
            ),
        )
        for at, column in enumerate(step.columns)
    )
