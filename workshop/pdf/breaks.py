"""Line-break opportunities in a run without spaces, for languages that do not separate words."""

import unicodedata
from functools import lru_cache

from budoux import Parser, load_default_japanese_parser, load_default_thai_parser

from workshop.pdf.script import language

PARSERS = {"ja": load_default_japanese_parser, "th": load_default_thai_parser}
LEADING = "เแโใไເແໂໃໄ（「『【"
"""Vowels written before their consonant, and opening brackets: no break after them."""
FOLLOWING = "ะาำๅๆฯະາຳໆຯ、。，．？！）」』】ー々\u200c\u200d\ufe0e\ufe0f"
"""Vowels, iteration marks and closing punctuation: they never begin a line."""


def clusters(text: str) -> list[str]:
    """Grapheme clusters: characters with what combines with them."""
    found: list[str] = []
    for character in text:
        if found and not _may_part(found[-1][-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def parted(text: str) -> list[str]:
    """The unbreakable pieces; the whole text where its language separates words by spaces."""
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
    """Whether one of two characters is Latin, which the parser does not know."""
    return before.isascii() or after.isascii()


@lru_cache
def _parser(spoken: str) -> Parser | None:
    return PARSERS[spoken]() if spoken in PARSERS else None
