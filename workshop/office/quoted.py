"""Somebody's words as they stand in a file."""

from workshop.room.report.report import Quotation
from workshop.words import _


def quoted(each: Quotation) -> str:
    """In quotation marks, but for a form whose fields have their names before them."""
    return each.text if "\n" in each.text else _("“{text}”").format(text=each.text)
