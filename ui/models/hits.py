"""What a search found, as rows."""

from ui.models.rows import RowsModel
from workshop.domain.record import SearchHit
from workshop.words import _


def place_words() -> dict[str, str]:
    """Where a hit stands."""
    return {
        "session": _("Session"),
        "note": _("Note"),
        "park": _("Parking lot"),
        "decision": _("Decision"),
        "text": _("Text"),
    }


class HitsModel(RowsModel[SearchHit]):
    """The session's title, the words around the hit, and what it is."""

    def name(self, row: SearchHit) -> str:
        return row.title

    def under(self, row: SearchHit) -> str:
        return " ".join(row.excerpt.split())

    def columns(self, row: SearchHit) -> tuple[str, ...]:
        return (place_words().get(row.what, ""),)
