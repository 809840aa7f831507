"""Where a node stands on its map: data, which only people change."""

from msgspec import Struct


class Position(Struct, frozen=True, kw_only=True):
    """From 0 to 1 across and down, whatever the sheet. pinned: put there by hand, so that tidying
    up leaves it there.
    """

    x: float
    y: float
    pinned: bool = False

    @property
    def point(self) -> tuple[float, float]:
        """Across and down."""
        return (self.x, self.y)
