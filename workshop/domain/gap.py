"""Gaps: what the same people said from two viewpoints, told of a room."""

from collections.abc import Iterable

from msgspec import Struct

from workshop.domain import measure
from workshop.domain.step import Value


class Gap(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The same people's two answers to one item, *from* and *to*. n: pairs. A withheld gap has None
    for all that follows the lenses; one told in part (`domain.disclosure`) for its middles.
    """

    item: str | None
    from_: str
    to: str
    n: int | None
    higher: int | None
    same: int | None
    lower: int | None
    dominance: float | None
    median: float | None
    medians: tuple[float, float] | None = None
    """The two middles over these same people: what a dumbbell draws."""
    sign_p: float | None
    stable: bool | None
    """Whether the item stays among the top three gaps of this pair whoever is left out."""


def both(one: Value, other: Value) -> measure.Pair | None:
    """One person's two answers; None where one of them is missing."""
    return (one, other) if isinstance(one, int) and isinstance(other, int) else None


def gap_of(
    item: str | None,
    lenses: tuple[str, str],
    pairs: Iterable[measure.Pair],
    *,
    told: bool,
    whole: bool = True,
    stable: bool | None = None,
) -> Gap:
    """The gap made of everybody's two answers, as far as it may be told."""
    found = measure.paired(pairs) if told else None
    return Gap(
        item=item,
        from_=lenses[0],
        to=lenses[1],
        n=found.n if found else None,
        higher=found.higher if found else None,
        same=found.same if found else None,
        lower=found.lower if found else None,
        dominance=found.dominance if found else None,
        median=found.median if found and whole else None,
        medians=found.medians if found and whole else None,
        sign_p=found.sign_p if found else None,
        stable=stable,
    )


def width(gap: Gap, drawn: float, number: int) -> tuple[bool, measure.Rank]:
    """Sorts gaps, widest first, withheld ones last. drawn: the difference of the two middles;
    number: the place of its item.
    """
    balance = (gap.higher or 0) - (gap.lower or 0)
    return (gap.higher is None, measure.gap_rank(drawn, balance, number))
