"""The labelled scales of the method, with their exact words (domain texts 1.2)."""

from msgspec import Struct


class Scale(Struct, frozen=True, kw_only=True):
    """Labelled points. labels, short: one for each of first … first + len − 1; "" where only the
    number is shown. tight: the short words where a column is narrow.
    """

    id: str
    first: int
    labels: tuple[str, ...]
    short: tuple[str, ...]
    missing: str | None = "Can’t say"
    """The words for "no answer", or None where the scale has none."""
    tight: tuple[str, ...] = ()

    @property
    def points(self) -> tuple[int, ...]:
        """The numbers, low to high."""
        return tuple(range(self.first, self.first + len(self.labels)))

    def label(self, point: int) -> str:
        """The full words of a point."""
        return self.labels[point - self.first]


def _scale(
    name: str,
    labels: list[str],
    short: list[str] | None = None,
    tight: list[str] | None = None,
    *,
    first: int = 1,
) -> Scale:
    words = short or labels
    return Scale(
        id=name,
        first=first,
        labels=tuple(labels),
        short=tuple(words),
        tight=tuple(tight or words),
    )


SCALES = {
    scale.id: scale
    for scale in (
        _scale(
            "TRUE5",
            ["Not true", "Rarely true", "True about half the time", "Mostly true", "Always true"],
            ["Not true", "Rarely", "About half", "Mostly", "Always"],
            ["Not true", "Rarely", "Half", "Mostly", "Always"],
        ),
        _scale("LIKE7", ["Not at all like this", "", "", "Halfway", "", "", "Exactly like this"]),
        _scale("SEEN5", ["Never seen", "Once or twice", "Sometimes", "Often", "Nearly always"]),
        _scale("HOLD5", ["Barely there", "Thin", "Steady", "Strong", "Would hold under strain"]),
        _scale(
            "MATTER5",
            ["Could vanish unnoticed", "", "Matters", "", "We would lose customers without it"],
        ),
        _scale("SOIL5", ["Desert", "Dry", "Mixed", "Good", "Fertile"]),
        _scale("PAIR7", ["fully left", "", "", "both equally", "", "", "fully right"]),
        _scale(
            "SUPPORT5",
            [
                "I’d stop this",
                "I have a serious concern",
                "I can live with it",
                "I support it",
                "I’ll help make it happen",
            ],
            ["Stop", "Concern", "Live with", "Support", "Help"],
        ),
        _scale(
            "SAFE5",
            [
                "Nothing that could come back to me",
                "Very little",
                "Parts of it; some things stay with me",
                "Nearly everything",
                "Whatever matters, I will bring it up",
            ],
            ["Nothing", "Very little", "Parts", "Nearly all", "Whatever matters"],
        ),
        _scale(
            "ROTI",
            ["Wasted", "Lost more than I gained", "Broke even", "Gained", "Gained a great deal"],
            ["Wasted", "Lost", "Even", "Gained", "Great deal"],
            first=0,
        ),
        _scale("ENERGY5", ["Drained", "", "Level", "", "Energised"]),
    )
}
