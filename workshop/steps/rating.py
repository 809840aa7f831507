"""Rating: items times lenses on one labelled scale; hidden, then revealed as shapes, matrix, gaps
and themes.
"""

from itertools import combinations

from msgspec import Struct

from workshop.domain.exercise import Item, Lens
from workshop.domain.scale import SCALES, Scale
from workshop.domain.step import Cell, Step, Summary, cells


class RatingStep(Step, frozen=True, kw_only=True, tag="rating"):
    """How true, or how much, each item is for each lens. With no lenses a cell is the item's id
    alone.
    """

    prompt: str
    instruction: str = ""
    items: tuple[Item, ...]
    lenses: tuple[Lens, ...] = ()
    scale: str
    """An id in `domain.scale.SCALES`."""
    by: str = "items"
    """Order at the desk: `items` asks all lenses of one item together, `lenses` all items of one
    lens.
    """
    coarse_below: int = 0
    """With fewer people only high, mixed or low is told (SAFE5)."""
    hide_unanimous: bool = False
    """Withhold a cell where everyone chose the same."""


class RatingCell(Struct, frozen=True, kw_only=True):
    """One item and lens. Withheld cells have None for counts and all that follows. missing: people
    who can't say.
    """

    item: str
    lens: str | None
    n: int
    missing: int
    counts: tuple[int, ...] | None
    median: float | None
    q1: float | None
    q3: float | None
    top2: int | None
    bottom2: int | None
    agreement: float | None


class Gap(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Paired differences *from − to* of one item. n: pairs. Withheld pairs have None for all that
    follows.
    """

    item: str | None
    from_: str
    to: str
    n: int
    higher: int | None
    same: int | None
    lower: int | None
    dominance: float | None
    median: float | None
    sign_p: float | None
    stable: bool | None
    """Whether the item stays among the top three gaps of this pair whoever is left out."""


class ThemeCell(Struct, frozen=True, kw_only=True):
    """Pooled ratings of a theme's items through one lens; n counts ratings, not people."""

    theme: str
    lens: str | None
    n: int
    counts: tuple[int, ...] | None
    median: float | None
    agreement: float | None


class RatingSummary(Summary, frozen=True, kw_only=True, tag="rating"):
    """Cells in the order of items then lenses; gaps for every pair of lenses in lens order, items
    in order.

    level: "high", "mixed" or "low" where only that may be told, else "".
    """

    cells: tuple[RatingCell, ...]
    gaps: tuple[Gap, ...]
    themes: tuple[ThemeCell, ...] = ()
    level: str = ""


def scale_of(step: RatingStep) -> Scale:
    """The scale the step is rated on."""
    return SCALES[step.scale]


def cell_name(item: str, lens: str | None) -> str:
    """`s4/me`, or the item alone."""
    return f"{item}/{lens}" if lens else item


def lens_pairs(step: RatingStep) -> tuple[tuple[str, str], ...]:
    """Every pair of lenses, in lens order."""
    return tuple(combinations((lens.id for lens in step.lenses), 2))


@cells.register(RatingStep)
def _(step: RatingStep) -> tuple[Cell, ...]:
    scale = scale_of(step)
    return tuple(
        Cell(
            name=cell_name(item.id, lens.id if lens else None),
            values=scale.points,
            label=f"{item.short}, {lens.label}" if lens else item.short,
            missing=scale.missing is not None,
            required=True,
        )
        for item in step.items
        for lens in (step.lenses or (None,))
    )
