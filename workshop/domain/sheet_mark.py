"""Marks that a sheet carries instead of a name: a thing and how many, known to its owner alone."""

from workshop.words import ngettext

HOW_MANY = 4
STRIDE = 5
"""From one mark of a day to the next: another thing, and another number of them."""


def _things(count: int) -> tuple[str, ...]:
    """Plain things that are no colour and no animal, so that none can be taken for a nickname."""
    return (
        ngettext("{n} anchor", "{n} anchors", count),
        ngettext("{n} arrow", "{n} arrows", count),
        ngettext("{n} boat", "{n} boats", count),
        ngettext("{n} bridge", "{n} bridges", count),
        ngettext("{n} chair", "{n} chairs", count),
        ngettext("{n} cup", "{n} cups", count),
        ngettext("{n} envelope", "{n} envelopes", count),
        ngettext("{n} flag", "{n} flags", count),
        ngettext("{n} hourglass", "{n} hourglasses", count),
        ngettext("{n} house", "{n} houses", count),
        ngettext("{n} key", "{n} keys", count),
        ngettext("{n} kite", "{n} kites", count),
        ngettext("{n} ladder", "{n} ladders", count),
        ngettext("{n} star", "{n} stars", count),
        ngettext("{n} tent", "{n} tents", count),
        ngettext("{n} tree", "{n} trees", count),
    )


def mark_words(place: int) -> str:
    """The mark of that place in its words: "3 keys"."""
    thing, fewer = divmod(place, HOW_MANY)
    return _things(fewer + 1)[thing]


def all_marks() -> tuple[str, ...]:
    """All of them in their order."""
    return tuple(map(mark_words, range(len(_things(1)) * HOW_MANY)))


def day_marks(count: int) -> tuple[str, ...]:
    """The marks of so many sets of sheets: neighbours look unlike each other, another print of the
    same day has the same ones, and above 64 they come again.
    """
    marks = all_marks()
    return tuple(marks[place * STRIDE % len(marks)] for place in range(count))
