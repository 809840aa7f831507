"""The formats of other programs, with their names and what writes them."""

from typing import Literal

from workshop.words import _

Format = Literal["xlsx", "csv", "docx", "pptx"]
NEEDED: dict[Format, str] = {"xlsx": "xlsxwriter", "docx": "docx", "pptx": "pptx"}
"""What writes a format; it may not be there, since it is an extra."""
WITH_TEMPLATE: tuple[Format, ...] = ("docx", "pptx")


def formats() -> dict[Format, str]:
    """The formats by the programs that open them."""
    return {"xlsx": _("Excel"), "csv": _("CSV"), "docx": _("Word"), "pptx": _("PowerPoint")}
