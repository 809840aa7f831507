"""A ruler beside names: where its points stand in rows of one height."""

from msgspec import Struct


class RowRuler(Struct, frozen=True, kw_only=True):
    """Where the points stand: the first at `left`, the others each a pitch further. tall: there is
    no room beside the names, which stand above their rows.
    """

    left: float
    pitch: float
    first: int
    count: int
    tall: bool

    def x(self, point: float) -> float:
        """The place of a point."""
        return self.left + (point - self.first) * self.pitch

    @property
    def end(self) -> float:
        """The last point."""
        return self.x(self.first + self.count - 1)
