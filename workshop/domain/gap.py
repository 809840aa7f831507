"""Gaps: what the same people said from two viewpoints, told of a room."""

from collections.abc import Iterable

from msgspec import Struct

from workshop.domain import measure
from workshop.domain.measure import gap_rank
from workshop.domain.step import Value


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


def difference(one: Value, other: Value) -> int | None:
    """One person's *from − to*; None where one of the two is missing."""
    return one - other if isinstance(one, int) and isinstance(other, int) else None


def gap_of(
    item: str | None,
    pair: tuple[str, str],
    differences: Iterable[int | None],
    *,
    told: bool,
    stable: bool | None = None,
) -> Gap:
    """The gap made of everybody's differences; all but the number of pairs withheld where it may
    not be told.
    """
    line = [each for each in differences if each is not None]
    found = measure.paired(line) if told else None
    return Gap(
        item=item,
        from_=pair[0],
        to=pair[1],
        n=len(line),
        higher=found.higher if found else None,
        same=found.same if found else None,
        lower=found.lower if found else None,
        dominance=found.dominance if found else None,
        median=found.median if found else None,
        sign_p=found.sign_p if found else None,
        stable=stable,
    )


def width(gap: Gap, number: int) -> tuple[bool, measure.Rank]:
    """Sorts gaps, widest first, withheld ones last; number: the place of its item."""
    return (gap.median is None, gap_rank(gap.median or 0, gap.dominance or 0, number))
