"""Copies of the library that a synchronised folder makes where two computers have written."""

from pathlib import Path

from workshop.paths import library_file
from workshop.words import ngettext


def beside_words(home: Path) -> str:
    """A sentence that names them, "" where there are none."""
    file = library_file(home)
    found = sorted(
        each.name for each in home.glob(f"{file.stem}*{file.suffix}") if each.name != file.name
    )
    if not found:
        return ""
    return ngettext(
        "Beside the library lies {names}: a second copy, as synchronised folders make it. "
        "What stands only there does not show here.",
        "Beside the library lie {names}: further copies, as synchronised folders make them. "
        "What stands only there does not show here.",
        len(found),
        names=", ".join(f"“{name}”" for name in found),
    )
