"""The kinds of handouts, with their words, and which of them hold answers."""

from typing import Literal

from workshop.words import _

Kind = Literal["blank", "copy", "summary", "page", "run_sheet", "cards", "pack"]
WITH_ANSWERS: tuple[Kind, ...] = ("copy", "summary", "page", "pack")
"""Those that tell what people answered, one person or the room."""


def kinds() -> dict[str, str]:
    """What can be printed of a session, with its words."""
    return {
        "blank": _("Blank worksheets"),
        "copy": _("People's own copies"),
        "summary": _("Session summary"),
        "page": _("One-page summary"),
        "run_sheet": _("Run sheet"),
        "cards": _("Reading cards"),
        "pack": _("Client pack"),
    }
