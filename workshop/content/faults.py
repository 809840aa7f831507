"""Faults of content files as they are told: not more than a person reads, none without an end."""

from workshop.errors import ContentFault
from workshop.words import quoted

MOST_FAULTS = 100
LONGEST = 400
"""Characters of what is wrong; a file may hold names of any length."""


def fault_at(file: str, step: str, field: str, what: str) -> ContentFault:
    """The fault, its words cut where a hostile file makes them long."""
    told = what if len(what) <= LONGEST else f"{what[: LONGEST - 1]}…"
    return ContentFault(file, quoted(step), quoted(field), told)
