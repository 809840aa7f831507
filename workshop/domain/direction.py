"""The direction in which text is read."""

import re
import unicodedata

ISOLATE = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069?")
"""A stretch whose direction is its own: an initiator, and what follows up to its end."""


def reads_from_right(text: str) -> bool:
    """Whether a paragraph runs right to left, by its first strong character (rules P2 and P3 of the
    Unicode bidirectional algorithm), outside isolates as long as there is one.
    """
    if "\u2069" in text or "\u2068" in text:
        outside = text
        while (less := ISOLATE.sub("", outside)) != outside:
            outside = less
        text = outside if any(map(_is_strong, outside)) else text
    return next((_way(sign) != "L" for sign in text if _is_strong(sign)), False)


def _way(sign: str) -> str:
    return unicodedata.bidirectional(sign)


def _is_strong(sign: str) -> bool:
    return _way(sign) in ("L", "R", "AL")
