"""Rating at the desk."""

from collections.abc import Callable
from functools import partial

from ui.kit.entry import open_words
from ui.kit.grid_entry import ROWS, GridEntry, GridQuestion, missing_key, scale_choices, scale_heads
from ui.kit.rating_grid import GridRow
from ui.kit.step import EntryWidget, entry_widget
from workshop.domain.exercise import Item, Lens
from workshop.domain.scale import Scale
from workshop.room.circles import circles_picture
from workshop.room.marks import LENS_COLOURS
from workshop.steps.rating import RatingStep, cell_name, scale_of
from workshop.words import _

CIRCLE = 22
"""The radius of a circle that stands for a point."""


@entry_widget.register(RatingStep)
def rating_entry(step: RatingStep) -> EntryWidget:
    return GridEntry(questions(step), next_words=_("next statement"))


def questions(step: RatingStep) -> list[Callable[[], GridQuestion]]:
    """The pages of the desk: all lenses of an item together, or a few items of one lens."""
    if step.lenses and step.by == "lenses":
        return [
            partial(_by_lens, step, lens, start)
            for lens in step.lenses
            for start in range(0, len(step.items), ROWS)
        ]
    page = _by_item if step.lenses else _alone
    return [partial(page, step, at) for at in range(len(step.items))]


def _still_open(scale: Scale, name: str) -> str:
    return open_words(name, missing_key(scale))


def _by_item(step: RatingStep, at: int) -> GridQuestion:
    scale, item, total = scale_of(step), step.items[at], len(step.items)
    sentence = _still_open(scale, _("Statement {n}").format(n=at + 1))
    return GridQuestion(
        kicker=_("Statement {n} of {total}").format(n=at + 1, total=total),
        heading=item.text,
        sub=item.gloss,
        prompt=step.prompt,
        note="" if at else step.instruction,
        heads=scale_heads(scale),
        rows=tuple(
            GridRow(
                name=lens.label,
                help=lens.help,
                place=LENS_COLOURS.index(lens.id) if lens.id in LENS_COLOURS else None,
                choices=scale_choices(scale, f"{item.short}, {lens.label}"),
            )
            for lens in step.lenses
        ),
        cells=tuple(cell_name(item.id, lens.id) for lens in step.lenses),
        open=(sentence,) * len(step.lenses),
        apart=bool(scale.missing),
    )


def _by_lens(step: RatingStep, lens: Lens, start: int) -> GridQuestion:
    scale, shown = scale_of(step), step.items[start : start + ROWS]
    return GridQuestion(
        kicker=_("Statements {first} to {last} of {total}").format(
            first=start + 1, last=start + len(shown), total=len(step.items)
        ),
        heading=lens.label,
        sub=lens.help,
        prompt=step.prompt,
        heads=scale_heads(scale),
        rows=tuple(
            GridRow(
                name=item.short,
                help=item.gloss or item.text,
                choices=scale_choices(scale, f"{item.short}, {lens.label}"),
            )
            for item in shown
        ),
        cells=tuple(cell_name(item.id, lens.id) for item in shown),
        open=tuple(
            _still_open(scale, _("Statement {n}").format(n=start + at + 1))
            for at in range(len(shown))
        ),
        apart=bool(scale.missing),
    )


def _heads(item: Item, scale: Scale) -> tuple[str, ...]:
    """The words above the cells; of a pair its own poles at both ends."""
    words = scale_heads(scale)
    if item.poles is None:
        return words
    last = len(scale.points) - 1
    ends = item.poles.left_short, item.poles.right_short
    return (ends[0], *words[1:last], ends[1], *words[last + 1 :])


def _alone(step: RatingStep, at: int) -> GridQuestion:
    scale, item, total = scale_of(step), step.items[at], len(step.items)
    numbered = _("Statement {n}").format(n=at + 1)
    return GridQuestion(
        kicker=_("Statement {n} of {total}").format(n=at + 1, total=total)
        if total > 1
        else step.title,
        heading=item.text,
        sub=item.gloss,
        prompt=step.prompt if step.prompt != item.text else "",
        note="" if at else step.instruction,
        heads=_heads(item, scale),
        rows=(GridRow(name=item.short, choices=scale_choices(scale, item.short)),),
        cells=(cell_name(item.id, None),),
        open=(_still_open(scale, numbered if total > 1 else _("This question")),),
        apart=bool(scale.missing),
        bare=True,
        pictures=tuple(circles_picture(CIRCLE, point) for point in scale.drawn)
        if scale.circles
        else (),
    )
