"""The middle answer in the words of its scale."""

import math

from workshop.room.figures import half
from workshop.words import _


def median_word(median: float | None, words: tuple[str, ...], first: int = 1) -> str:
    """The middle as a word, "Half–Mostly" between two; a number where the scale has no words."""
    if median is None:
        return ""
    low, high = words[int(median) - first], words[math.ceil(median) - first]
    if not low or not high:
        return half(median)
    return low if low == high else _("{low}–{high}").format(low=low, high=high)


def median_told(median: float | None, words: tuple[str, ...], first: int = 1) -> str:
    """The middle as it is read out: "between Rarely and About half"."""
    if median is None:
        return ""
    low, high = words[int(median) - first], words[math.ceil(median) - first]
    if not low or not high:
        return half(median)
    return low if low == high else _("between {low} and {high}").format(low=low, high=high)
