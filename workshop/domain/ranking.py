"""How far several people's orders of the same cards agree (Kendall and Babington Smith 1939)."""

from collections.abc import Sequence
from math import erfc, exp, fsum, gamma, sqrt

from msgspec import Struct

from workshop.words import later

SHARED, PARTLY, LITTLE = later("shared"), later("partly shared"), later("little shared")


class Concordance(Struct, frozen=True, kw_only=True):
    """w: 0 … 1. chi2, p: of Friedman's test, for many people only. rho: the mean of Spearman's
    correlations of every two people.
    """

    w: float
    chi2: float
    p: float
    rho: float


def concordance(sums: Sequence[int], people: int) -> Concordance | None:
    """Kendall's W = 12S / (m²(n³ − n)) of m strict orders of n cards from the cards' rank sums;
    χ² = m(n − 1)W and ρ̄ = (mW − 1)/(m − 1). None for fewer than two people or cards.
    """
    cards = len(sums)
    if people < 2 or cards < 2:
        return None
    # Twice the mean is whole: sums of ranks add up to m·n(n + 1)/2.
    apart = sum((2 * each - people * (cards + 1)) ** 2 for each in sums)
    w = 3 * apart / (people**2 * (cards**3 - cards))
    chi2 = people * (cards - 1) * w
    return Concordance(
        w=w,
        chi2=chi2,
        p=chi2_above(chi2, cards - 1),
        rho=(people * w - 1) / (people - 1),
    )


def shared_word(w: float) -> str:
    """How far the order is shared, in a word (analysis 3.8); untranslated."""
    return SHARED if w >= 0.7 else PARTLY if w >= 0.4 else LITTLE


def chi2_above(value: float, degrees: int) -> float:
    """The chance of χ² above `value`, by the finite sums for whole degrees of freedom
    (Abramowitz and Stegun 1964, 26.4.4 and 26.4.5).
    """
    half, first = value / 2, 0.5 * (degrees % 2)
    terms = (exp(-half) * half ** (first + n) / gamma(first + n + 1) for n in range(degrees // 2))
    return fsum((erfc(sqrt(half)) if degrees % 2 else 0.0, *terms))
