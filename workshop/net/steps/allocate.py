"""Allocate in a browser: a page for each lens, its points by steps."""

from workshop.net.asking import PhonePage, PhonePart, PointsField, phone_pages
from workshop.steps.allocate import ALL, STEP, AllocateStep, cell_name


@phone_pages.register(AllocateStep)
def allocate_phone_pages(step: AllocateStep) -> tuple[PhonePage, ...]:
    return tuple(
        PhonePage(
            kicker=lens.label,
            heading=step.prompt,
            sub=lens.help,
            note="" if at else step.instruction,
            fields=(
                PointsField(
                    name=lens.label,
                    parts=tuple(
                        PhonePart(cell=cell_name(bucket.id, lens.id), name=bucket.text)
                        for bucket in step.buckets
                    ),
                    total=ALL,
                    most=ALL,
                    step=STEP,
                    exact=True,
                ),
            ),
        )
        for at, lens in enumerate(step.lenses)
    )
