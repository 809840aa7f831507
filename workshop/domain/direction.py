"""Which way words are read."""

import unicodedata


def reads_from_right(text: str) -> bool:
    """Whether a paragraph goes from right to left: the way of its first sign that has one (rules P2
    and P3 of the Unicode bidirectional algorithm).
    """
    ways = (unicodedata.bidirectional(sign) for sign in text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)
