"""What a worksheet asks and where, what one to fill in on a screen says of itself, and how that is
read back.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

PERSON, TEAM = "person", "team"
"""The fields for a word or name of whoever fills it in, and for their team."""
_SIGN = "heliotrope-worksheet"
_WORD = re.compile(r"([\w-]+)=([\w-]*)")
_SESSION = "session"


class AskedCell(Struct, frozen=True, kw_only=True):
    """A cell as a sheet asks for it. name: `reread_quote/rate/s1/me`. label: its words. limit: the
    most characters that it takes in words, 0 where one mark is the answer. alone: whether it is one
    box, ticked or not.
    """

    name: str
    label: str
    limit: int = 0
    alone: bool = False


class FillPlace(Struct, frozen=True, kw_only=True):
    """Where a mark or words stand for an answer. value: the one that a mark stands for, as a
    file of answers says it. label: its words.
    """

    x: float
    y: float
    width: float
    height: float
    value: str = ""
    label: str = ""

    def told(self, asked: AskedCell) -> str:
        """What a screen reader says of it."""
        return f"{asked.label}: {self.label}" if self.label else asked.label


class Worksheet(Struct, frozen=True, kw_only=True):
    """Of which session it is, "" for none, and the version of each exercise on it."""

    session: str
    versions: dict[str, int]


def worksheet_words(session: str, versions: Mapping[str, int]) -> str:
    """As it stands among the keywords of a file."""
    told = {_SESSION: session, **{name: str(number) for name, number in versions.items()}}
    return " ".join([_SIGN, *(f"{name}={value}" for name, value in told.items())])


def read_worksheet(keywords: str) -> Worksheet | None:
    """The worksheet that a file's keywords tell of; None where they tell of none."""
    if not keywords.startswith(_SIGN):
        return None
    told = dict(_WORD.findall(keywords))
    session = told.pop(_SESSION, "")
    versions = {name: int(value) for name, value in told.items() if value.isdecimal()}
    return Worksheet(session=session, versions=versions)
