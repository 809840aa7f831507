"""The labelled scales of the method, with their exact words (domain texts 1.2)."""

from msgspec import Struct

from workshop.words import _, later


class Scale(Struct, frozen=True, kw_only=True):
    """Labelled points, one for each of first … first + len − 1; "" where only the number is shown.
    The words are stored as in the source and read in the person's language.
    """

    id: str
    first: int
    full: tuple[str, ...]
    brief: tuple[str, ...]
    narrow: tuple[str, ...]
    no_answer: str = later("Can’t say")
    """The words for "no answer"; "" where the scale has none."""
    words: tuple[str, ...] = ()
    """What its points are called in files, where that is not their number."""
    falling: bool = False
    """Whether it is drawn from its highest point down: yes, partly, no."""
    circles: bool = False
    """Whether each point is drawn as two circles, from apart to nearly one."""

    @property
    def points(self) -> tuple[int, ...]:
        """The numbers, low to high."""
        return tuple(range(self.first, self.first + len(self.full)))

    @property
    def drawn(self) -> tuple[int, ...]:
        """The points in the order in which they are asked and drawn, everywhere."""
        return self.points[::-1] if self.falling else self.points

    def place(self, value: float) -> float:
        """Where a point, or a middle between two, stands in that order, from 0."""
        return self.points[-1] - value if self.falling else value - self.first

    def number(self, value: float) -> float:
        """What a point, or a middle between two, is told by: where points go by words in files,
        their places from 1.
        """
        return self.place(value) + 1 if self.words else value

    def sign(self, point: int) -> str:
        """What stands for a point where it is chosen, and the key that chooses it at the desk."""
        return f"{self.number(point):g}"

    def word(self, point: int) -> str:
        """What files call a point."""
        return self.words[point - self.first] if self.words else str(point)

    @property
    def labels(self) -> tuple[str, ...]:
        """The full words of all points."""
        return tuple(map(_, self.full))

    @property
    def short(self) -> tuple[str, ...]:
        """The short words of all points."""
        return tuple(map(_, self.brief))

    @property
    def tight(self) -> tuple[str, ...]:
        """The short words where a column is narrow."""
        return tuple(map(_, self.narrow))

    @property
    def missing(self) -> str:
        """The words for "no answer"; "" where the scale has none."""
        return _(self.no_answer)

    def label(self, point: int) -> str:
        """The full words of a point."""
        return _(self.full[point - self.first])


def _scale(
    name: str,
    full: list[str],
    brief: list[str] | None = None,
    narrow: list[str] | None = None,
    *,
    first: int = 1,
    words: tuple[str, ...] = (),
    falling: bool = False,
    circles: bool = False,
) -> Scale:
    short = brief or full
    return Scale(
        id=name,
        first=first,
        full=tuple(full),
        brief=tuple(short),
        narrow=tuple(narrow or short),
        words=words,
        falling=falling,
        circles=circles,
    )


SCALES = {
    scale.id: scale
    for scale in (
        _scale(
            "TRUE5",
            [
                later("Not true"),
                later("Rarely true"),
                later("True about half the time"),
                later("Mostly true"),
                later("Always true"),
            ],
            [
                later("Not true"),
                later("Rarely"),
                later("About half"),
                later("Mostly"),
                later("Always"),
            ],
            [later("Not true"), later("Rarely"), later("Half"), later("Mostly"), later("Always")],
        ),
        _scale(
            "LIKE7",
            [
                later("Not at all like this"),
                "",
                "",
                later("Halfway"),
                "",
                "",
                later("Exactly like this"),
            ],
        ),
        _scale(
            "SEEN5",
            [
                later("Never seen"),
                later("Once or twice"),
                later("Sometimes"),
                later("Often"),
                later("Nearly always"),
            ],
            narrow=[
                later("Never"),
                later("Once or twice"),
                later("Sometimes"),
                later("Often"),
                later("Always"),
            ],
        ),
        _scale(
            "HOLD5",
            [
                later("Barely there"),
                later("Thin"),
                later("Steady"),
                later("Strong"),
                later("Would hold under strain"),
            ],
        ),
        _scale(
            "MATTER5",
            [
                later("Could vanish unnoticed"),
                "",
                later("Matters"),
                "",
                later("They would leave us without it"),
            ],
        ),
        _scale(
            "SOIL5",
            [later("Desert"), later("Dry"), later("Mixed"), later("Good"), later("Fertile")],
        ),
        _scale(
            "PAIR7",
            [later("fully left"), "", "", later("both equally"), "", "", later("fully right")],
        ),
        _scale(
            "SUPPORT5",
            [
                later("I’d stop this"),
                later("I have a serious concern"),
                later("I can live with it"),
                later("I support it"),
                later("I’ll help make it happen"),
            ],
            [later("Stop"), later("Concern"), later("Live with"), later("Support"), later("Help")],
        ),
        _scale(
            "SAFE5",
            [
                later("Nothing that could come back to me"),
                later("Very little"),
                later("Parts of it; some things stay with me"),
                later("Nearly everything"),
                later("Whatever matters, I will bring it up"),
            ],
            [
                later("Nothing"),
                later("Very little"),
                later("Parts"),
                later("Nearly all"),
                later("Whatever matters"),
            ],
            falling=True,
        ),
        _scale(
            "ROTI",
            [
                later("Wasted"),
                later("Lost more than I gained"),
                later("Broke even"),
                later("Gained"),
                later("Gained a great deal"),
            ],
            [later("Wasted"), later("Lost"), later("Even"), later("Gained"), later("Great deal")],
            first=0,
        ),
        _scale(
            "CLAIM3",
            [later("No"), later("Partly"), later("Yes")],
            words=("no", "partly", "yes"),
            falling=True,
        ),
        _scale("ENERGY5", [later("Drained"), "", later("Level"), "", later("Energised")]),
        _scale(
            "CLOSE7",
            [
                later("Apart"),
                later("Touching"),
                later("A little in common"),
                later("Something in common"),
                later("Half in common"),
                later("Much in common"),
                later("Nearly one"),
            ],
            circles=True,
        ),
    )
}
