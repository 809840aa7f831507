"""Numbers about a room, computed on integers and fractions: a scale's points carry no decimals.

Ratings are ordinal, so there are counts, medians and quartiles, never a mean. Every function takes
counts or values without regard to their order. `counts` are always listed from the lowest point.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import chain, combinations, repeat, starmap
from math import comb
from typing import TypeVar

from msgspec import Struct

from workshop.domain.threshold import enough
from workshop.words import later

V = TypeVar("V", int, str)

TOGETHER, LEANING = later("together"), later("leaning")
SPREAD, CAMPS = later("spread"), later("two camps")
CLEAR, TENDING = later("clear"), later("fairly clear")
NO_DIRECTION = later("no clear direction")
SMALLEST_MARKED = 5
"""Agreement gets no mark with fewer answers."""
TOP = 3
"""How many gaps a room talks about."""


class Quartiles(Struct, frozen=True):
    """Lower quartile, median, upper quartile."""

    q1: float
    median: float
    q3: float


Pair = tuple[int, int]
"""One person's two answers, *from* and *to*."""


class Paired(Struct, frozen=True, kw_only=True):
    """The same people's two answers. n: people who gave both. median: of their differences *from −
    to*; medians: the middles of the two.
    """

    n: int
    higher: int
    same: int
    lower: int
    dominance: float
    median: float
    medians: tuple[float, float]
    sign_p: float


def counts(values: Iterable[V], points: Sequence[V]) -> tuple[int, ...]:
    """How many chose each point, in the order of the points."""
    line = list(values)
    found = tuple(map(line.count, points))
    if sum(found) != len(line):
        raise KeyError(*set(line).difference(points))
    return found


def nth(frequencies: Sequence[int], first: int, place: int) -> int:
    """The value at `place` (from 1) of the sorted values; `first`: the lowest."""
    for offset, count in enumerate(frequencies):
        place -= count
        if place <= 0:
            return first + offset
    raise IndexError(place)


def quantile(frequencies: Sequence[int], first: int, quarters: int) -> Fraction:
    """The quantile at `quarters`/4 after Hyndman and Fan (1996), type 2.

    With h = n·p: the mean of the values at h and h + 1 where h is whole, else the value at ⌈h⌉.
    It yields scale points and half points only. (NumPy: `averaged_inverted_cdf`.)
    """
    whole, rest = divmod(sum(frequencies) * quarters, 4)
    if rest:
        return Fraction(nth(frequencies, first, whole + 1))
    return Fraction(nth(frequencies, first, whole) + nth(frequencies, first, whole + 1), 2)


def quartiles(frequencies: Sequence[int], first: int) -> Quartiles | None:
    """Type-2 quartiles and median of counted values; None where there are none."""
    if not any(frequencies):
        return None
    low, middle, high = (float(quantile(frequencies, first, each)) for each in (1, 2, 3))
    return Quartiles(low, middle, high)


def median(values: Iterable[float]) -> float | None:
    """The middle value, or the midpoint of the two middle ones; None where there are none."""
    line = sorted(values)
    if not line:
        return None
    return _middle(line)


def unanimous(frequencies: Sequence[int]) -> bool:
    """Whether everyone who answered chose the same."""
    return sum(map(bool, frequencies)) == 1


def may_tell(frequencies: Sequence[int], *, hide_unanimous: bool) -> bool:
    """Whether counts may be told: three answers or more, and not all alike where that is hidden."""
    return enough(sum(frequencies)) and not (hide_unanimous and unanimous(frequencies))


def top2(frequencies: Sequence[int]) -> int:
    """How many chose one of the two highest points."""
    return sum(frequencies[-2:])


def bottom2(frequencies: Sequence[int]) -> int:
    """How many chose one of the two lowest points."""
    return sum(frequencies[:2])


def agreement(frequencies: Sequence[int]) -> float | None:
    """Agreement A of van der Eijk (2001, Quality & Quantity 35:325-341), −1 … 1.

    The sum of weight times score over the layers of the counts. None with fewer than three
    categories or no answer.
    """
    if len(frequencies) < 3 or not any(frequencies):
        return None
    # In whole numbers: fractions that are added one by one take most of a summary's time.
    top, bottom = 0, 1
    for pattern, weight in layers(frequencies):
        score = pattern_agreement(pattern)
        top = top * score.denominator + weight * score.numerator * bottom
        bottom *= score.denominator
    return top / (bottom * sum(frequencies))


def layers(frequencies: Sequence[int]) -> Iterator[tuple[tuple[bool, ...], int]]:
    """The layers that the counts decompose into, each with its pattern of filled categories and its
    weight.

    A layer takes the smallest count m left from every category that is not empty, and weighs m·S of
    all N, S being the number of those categories (van der Eijk 2001).
    """
    left = list(frequencies)
    while any(left):
        layer = min(filter(None, left))
        pattern = tuple(map(bool, left))
        yield pattern, layer * sum(pattern)
        left = [count - layer if count else 0 for count in left]


@lru_cache(maxsize=1 << 10)  # all patterns of ten categories
def pattern_agreement(pattern: tuple[bool, ...]) -> Fraction:
    """The score of one layer: U·(1 − (S − 1)/(K − 1)), after van der Eijk (2001).

    K: categories, S: filled ones. Over all triples i < j < k, TU counts the patterns 110 and 011,
    TDU counts 101; U = ((K − 2)·TU − (K − 1)·TDU) / ((K − 2)(TU + TDU)). One filled category
    scores 1; where no triple counts (all are filled) the score is 0.
    """
    size, filled = len(pattern), sum(pattern)
    if filled == 1:
        return Fraction(1)
    triples = [tuple(triple) for triple in combinations(pattern, 3)]
    unimodal = triples.count((True, True, False)) + triples.count((False, True, True))
    bimodal = triples.count((True, False, True))
    if not unimodal + bimodal:
        return Fraction(0)
    unimodality = Fraction(
        (size - 2) * unimodal - (size - 1) * bimodal, (size - 2) * (unimodal + bimodal)
    )
    return unimodality * (1 - Fraction(filled - 1, size - 1))


def agreement_word(found: float | None, n: int) -> str:
    """The word for an agreement A among n answers, "" below five: A ≥ 0.6 together, ≥ 0.2 leaning,
    > −0.2 spread, else two camps (the method's own marks). `_` translates it when it is shown.
    """
    if found is None or n < SMALLEST_MARKED:
        return ""
    if found >= 0.6:
        return TOGETHER
    if found >= 0.2:
        return LEANING
    return SPREAD if found > -0.2 else CAMPS


def sign_test(higher: int, lower: int) -> float:
    """The exact two-sided sign test, zeros dropped: p = min(1, 2·P[Bin(m, ½) ≥ max(h, l)])."""
    moved, most = higher + lower, max(higher, lower)
    ways, tail = comb(moved, most), 0
    for each in range(most, moved + 1):
        tail += ways
        ways = ways * (moved - each) // (each + 1)
    return float(min(1, 2 * tail / 2**moved))


def direction(sign_p: float) -> str:
    """The word for the console: p ≤ .05 clear, ≤ .20 fairly clear, else no clear direction. `_`
    translates it when it is shown.

    Fewer than six people who moved can never be clear: 2·½⁵ = .0625.
    """
    if sign_p <= 0.05:
        return CLEAR
    return TENDING if sign_p <= 0.20 else NO_DIRECTION


def tally(pairs: Iterable[Pair | None]) -> Counter[Pair]:
    """How many gave each pair of answers; without those who left one open."""
    return Counter(filter(None, pairs))


def paired(pairs: Iterable[Pair]) -> Paired | None:
    """Counts, dominance (higher − lower)/n, medians and sign test of paired answers, each by itself
    or in a tally; None where there are none.
    """
    people = Counter(pairs)
    if not people:
        return None
    line = _line((one - other, often) for (one, other), often in people.items())
    higher, lower = len(line) - bisect_right(line, 0), bisect_left(line, 0)
    ones, others = _sides(people)
    return Paired(
        n=len(line),
        higher=higher,
        same=len(line) - higher - lower,
        lower=lower,
        dominance=(higher - lower) / len(line),
        median=_middle(line),
        medians=(_middle(ones), _middle(others)),
        sign_p=sign_test(higher, lower),
    )


def _sides(people: Counter[Pair]) -> tuple[list[int], list[int]]:
    """All first and all second answers, each as a sorted line."""
    ones = _line((one, often) for (one, _other), often in people.items())
    return ones, _line((other, often) for (_one, other), often in people.items())


def _line(counted: Iterable[tuple[int, int]]) -> list[int]:
    """Values, each as often as it comes, in order: a room has many people and few values."""
    return list(chain.from_iterable(starmap(repeat, sorted(counted))))


Rank = tuple[float, int, int]
"""Sorts gaps, widest first."""


RanksWithout = Mapping[Pair | None, Rank]


def gap_rank(drawn: float, balance: int, number: int) -> Rank:
    """The order of gaps, widest first: by the difference of the two middles, which is what a
    picture draws, then by |higher − lower|, then the lower statement number.
    """
    return (-abs(drawn), -abs(balance), number)


def stable_gaps(
    people: Sequence[Sequence[Pair | None]], ranks: Sequence[RanksWithout] = ()
) -> tuple[bool, ...]:
    """For each item whether it is among the three widest gaps, and stays there whoever is left out.

    people: for each person the two answers to each item, None where one of them is missing.
    ranks: of the items, where they are known.
    """
    lines = () if ranks else zip(*people, strict=True)
    ranks = ranks or [ranks_without(tally(line), number) for number, line in enumerate(lines)]
    items = range(len(ranks))
    stable = _widest([without[None] for without in ranks])
    for row in set(map(tuple, people)):
        if not stable:
            break
        stable &= _widest([ranks[item][row[item]] for item in items])
    return tuple(item in stable for item in items)


def _widest(ranks: list[Rank]) -> set[int]:
    """The numbers of the three items that come first."""
    return {rank[2] for rank in sorted(ranks)[:TOP]}


def ranks_without(known: Counter[Pair], number: int) -> RanksWithout:
    """An item's rank in full (None) and without one person of each pair; with nobody left there is
    no gap. Leaving out a person only takes one pair from an item, so that it has no more ranks than
    it has distinct pairs: they are computed once and looked up.
    """
    ones, others = _sides(known)
    higher = sum(often for (one, other), often in known.items() if one > other)
    lower = sum(often for (one, other), often in known.items() if one < other)
    found: dict[Pair | None, Rank] = {None: gap_rank(0, 0, number)}
    if known:
        found[None] = gap_rank(_middle(ones) - _middle(others), higher - lower, number)
    one_out, other_out = _middles_without(ones), _middles_without(others)
    for one, other in known:
        balance = higher - lower - (one > other) + (one < other)
        found[one, other] = gap_rank(one_out[one] - other_out[other], balance, number)
    return found


def _middles_without(line: Sequence[int]) -> dict[int, float]:
    """The median of a sorted line without one of each value; 0 with nothing left."""
    if len(line) < 2:
        return dict.fromkeys(line, 0.0)
    low, high = (len(line) - 2) // 2, (len(line) - 1) // 2
    found = {}
    for each in set(line):
        # Whoever stands at the place of the one left out, or behind it, moves up by one.
        place = bisect_left(line, each)
        found[each] = (line[low + (low >= place)] + line[high + (high >= place)]) / 2
    return found


def _middle(line: Sequence[float]) -> float:
    """The median of a sorted, non-empty sequence."""
    return (line[(len(line) - 1) // 2] + line[len(line) // 2]) / 2
