"""The entries of a list as rows."""

from ui.models.rows import RowsModel
from workshop.domain.gathering import AnyEntryField, ListEntry, more_of, words_of
from workshop.words import _


class NamedRows(RowsModel[ListEntry]):
    """Each with how often it was named, or what else was said of it."""

    fields: tuple[AnyEntryField, ...] = ()

    def name(self, row: ListEntry) -> str:
        """Its words."""
        return words_of(self.fields, row)

    def columns(self, row: ListEntry) -> tuple[str, ...]:
        """What stands on the right."""
        return (more_of(self.fields, row) or times_words(row.times),)

    def spoken(self, row: ListEntry) -> str:
        """With its number, for a screen reader."""
        return f"{self.rows.index(row) + 1} {super().spoken(row)}"


def times_words(times: int) -> str:
    """How often, in words."""
    said = {0: _("empty"), 1: _("once"), 2: _("twice")}
    return said.get(times) or _("{n} times").format(n=times)
