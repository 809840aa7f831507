"""Shifts: how many answered higher, the same or lower when they were asked again."""

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from workshop.domain.disclosure import Column, paired_in, told_pairs


class AnswerShift(Struct, frozen=True, kw_only=True):
    """What the same people answered to an item again. n: who answered both times. A withheld shift
    has None for all but its item.
    """

    item: str
    n: int | None = None
    up: int | None = None
    same: int | None = None
    down: int | None = None


def shift_of(item: str, now: Column, before: Column, others: Sequence[Column] = ()) -> AnswerShift:
    """The shift of an item. others: what the same people answered to it from other viewpoints, with
    which their answers of before have been compared already.

    The counts of both times are told of everybody who answered then, the shift only of who did both
    times; what was compared before stays as it was told, and the shift gives way to it.
    """
    columns = [now, before, *others]
    known = [*combinations(range(1, len(columns)), 2), (0, 1)]
    if (0, 1) not in told_pairs(columns, known):
        return AnswerShift(item=item)
    people = [each for each in paired_in(columns, (0, 1), {}) if each is not None]
    return AnswerShift(
        item=item,
        n=len(people),
        up=sum(one > other for one, other in people),
        same=sum(one == other for one, other in people),
        down=sum(one < other for one, other in people),
    )
