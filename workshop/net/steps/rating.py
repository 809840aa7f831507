"""Rating in a browser: a statement a page with all its lenses, or a lens with a few statements."""

from workshop.domain.exercise import Item, Lens
from workshop.net.asking import (
    ChoicesField,
    PhonePage,
    in_pages,
    phone_pages,
    scale_choices,
    scale_ends,
    sentences,
)
from workshop.steps.rating import RatingStep, cell_name, scale_of
from workshop.words import _

STATEMENTS = 4
"""On a page, where one lens asks them all."""


@phone_pages.register(RatingStep)
def rating_phone_pages(step: RatingStep) -> tuple[PhonePage, ...]:
    if step.lenses and step.by == "lenses":
        return tuple(
            PhonePage(
                kicker=step.title,
                heading=lens.label,
                sub=sentences(lens.help, step.prompt),
                ends=scale_ends(scale_of(step)),
                fields=fields,
            )
            for lens in step.lenses
            for fields in in_pages((_of(step, item, lens) for item in step.items), STATEMENTS)
        )
    return tuple(_page(step, item, at) for at, item in enumerate(step.items))


def _page(step: RatingStep, item: Item, at: int) -> PhonePage:
    total = len(step.items)
    numbered = _("Statement {n} of {total}").format(n=at + 1, total=total)
    return PhonePage(
        kicker=numbered if total > 1 else step.title,
        heading=item.text,
        sub=sentences(item.gloss, step.prompt if step.prompt != item.text else ""),
        note="" if at else step.instruction,
        ends=scale_ends(scale_of(step)) if item.poles is None else "",
        fields=tuple(_by(step, item, lens) for lens in step.lenses or (None,)),
    )


def _by(step: RatingStep, item: Item, lens: Lens | None) -> ChoicesField:
    """One row below its statement: a lens, or the statement alone with the words of its points."""
    if lens is None:
        return ChoicesField(
            cell=cell_name(item.id, None),
            name=item.short,
            help=f"{item.poles.left} · {item.poles.right}" if item.poles else "",
            choices=scale_choices(scale_of(step)),
            worded=item.poles is None,
        )
    return ChoicesField(
        cell=cell_name(item.id, lens.id),
        name=lens.label,
        help=lens.help,
        choices=scale_choices(scale_of(step)),
        mark=lens.id,
    )


def _of(step: RatingStep, item: Item, lens: Lens) -> ChoicesField:
    """One row below its lens."""
    return ChoicesField(
        cell=cell_name(item.id, lens.id),
        name=item.text,
        help=item.gloss,
        choices=scale_choices(scale_of(step)),
    )
