"""The direction in which text is read."""

import unicodedata


def reads_from_right(text: str) -> bool:
    """Whether a paragraph runs right to left, by its first strong character (rules P2 and P3 of the
    Unicode bidirectional algorithm).
    """
    ways = (unicodedata.bidirectional(character) for character in text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)
