"""The nodes or the links of a map as lines."""

from dataclasses import dataclass

from ui.models.rows import RowsModel
from workshop.words import _

PIN = "•"
"""As on the map: a dot in the ring."""


@dataclass(frozen=True, kw_only=True)
class MapRow:
    """words: the node that is current stands in them between ‹ and ›. pinned: a node that was put
    where it is by hand.
    """

    id: str
    words: str
    right: str
    marked: bool = False
    pinned: bool = False


class MapRows(RowsModel[MapRow]):
    """What is marked belongs to the node that is current on the map."""

    def name(self, row: MapRow) -> str:
        """Its words."""
        return row.words.replace("‹", "").replace("›", "")

    def under(self, row: MapRow) -> str:
        """Its words, with the current node told apart."""
        return row.words

    def columns(self, row: MapRow) -> tuple[str, ...]:
        """Who looks after the link, what sort of node it is."""
        return (f"{row.right} {PIN}" if row.pinned else row.right,)

    def strong(self, row: MapRow) -> bool:
        """Whether it belongs to the current node."""
        return row.marked

    def spoken(self, row: MapRow) -> str:
        """All of it, for a screen reader."""
        pinned = _("pinned") if row.pinned else ""
        return ", ".join(part for part in (self.name(row), row.right, pinned) if part)
