"""What a worksheet to fill in on a screen says of itself, and how it is read back."""

import re
from collections.abc import Mapping

from msgspec import Struct

PERSON = "person"
"""The field for a word or name of whoever fills it in."""
_SIGN = "heliotrope-worksheet"
_WORD = re.compile(r"([\w-]+)=([\w-]*)")
_SESSION = "session"


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
