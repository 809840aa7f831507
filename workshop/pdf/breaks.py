"""Where a stretch without blanks may be parted: between words that its language does not part."""

import unicodedata
from functools import lru_cache

from budoux import Parser, load_default_japanese_parser, load_default_thai_parser

from workshop.pdf.script import language

PARSERS = {"ja": load_default_japanese_parser, "th": load_default_thai_parser}
LEADING = "เแโใไເແໂໃໄ（「『【"
"""Vowels written before their consonant, and opening brackets: nothing parts them from it."""
FOLLOWING = "ะาำๅๆฯະາຳໆຯ、。，．？！）」』】ー々\u200c\u200d\ufe0e\ufe0f"
"""Vowels, marks of repetition and closing signs: they never begin a line."""


def clusters(text: str) -> list[str]:
    """Signs with all that belongs to them."""
    found: list[str] = []
    for sign in text:
        if found and not _may_part(found[-1][-1], sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def parted(text: str) -> list[str]:
    """What a line may end after; the whole text where its language parts words by blanks."""
    parser = None if text.isascii() else _parser(language(text))
    if parser is None:
        return [text] if text else []
    found: list[str] = []
    for word in parser.parse(text):
        if found and (_foreign(found[-1][-1], word[0]) or not _may_part(found[-1][-1], word[0])):
            found[-1] += word
        else:
            found.append(word)
    return found


def _may_part(before: str, after: str) -> bool:
    belongs = after in FOLLOWING or unicodedata.category(after)[0] == "M"
    return not belongs and before not in LEADING


def _foreign(before: str, after: str) -> bool:
    """Whether one of two signs is Latin, which the parser does not know."""
    return before.isascii() or after.isascii()


@lru_cache
def _parser(spoken: str) -> Parser | None:
    return PARSERS[spoken]() if spoken in PARSERS else None
