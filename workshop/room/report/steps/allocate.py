"""Points in a report: what each bucket has and should have."""

from workshop.room.figures import half, span
from workshop.room.report.kind import (
    Figure,
    NumberBlock,
    NumberRow,
    NumberTable,
    how_to_read,
    numbers_of,
)
from workshop.steps.allocate import AllocateStep, AllocateSummary, BucketPoints, shared
from workshop.words import _


@how_to_read.register(AllocateStep)
def allocate_how_to_read(step: AllocateStep) -> str:
    return _("How to read: from the square, what is, to the ring, what should be; middle answers.")


@numbers_of.register(AllocateStep)
def allocate_numbers_of(
    step: AllocateStep, summary: AllocateSummary, nouns: str
) -> tuple[NumberTable, ...]:
    """A block for each bucket: both lenses; then how many would shift it."""
    blocks = tuple(
        NumberBlock(
            number=str(share.number),
            name=share.item.text,
            rows=tuple(
                NumberRow(name=lens.short, mark=place, figures=_points(points))
                for place, (lens, points) in enumerate(
                    zip(step.lenses, (share.now, share.wanted), strict=True)
                )
            ),
        )
        for share in shared(step, summary)
    )
    columns = (_("Middle"), _("Middle half"), _("Mean"))
    if not blocks:
        return ()
    return (NumberTable(title=step.prompt, columns=columns, blocks=blocks), _shifts(step, summary))


def _shifts(step: AllocateStep, summary: AllocateSummary) -> NumberTable:
    one, other = (lens.short for lens in step.lenses)
    title = _("“{one}” against “{other}”, person by person").format(one=one, other=other)
    blocks = tuple(
        NumberBlock(
            number=str(share.number), name=share.item.text,
            rows=(NumberRow(figures=(share.shift.higher, share.shift.same, share.shift.lower)),),
        )
        for share in shared(step, summary)
    )  # fmt: skip
    return NumberTable(title=title, columns=(_("more"), _("same"), _("less")), blocks=blocks)


def _points(points: BucketPoints) -> tuple[Figure, ...]:
    if points.median is None or points.q1 is None or points.q3 is None or points.mean is None:
        return (None,) * 3
    return half(points.median), span(points.q1, points.q3), f"{points.mean:.1f}"
