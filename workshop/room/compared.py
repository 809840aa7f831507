"""The same people's two answers compared: which way to tell the gap, and what the others did."""

from msgspec import Struct

from workshop.room.figures import People, amounts, people, sentence_case
from workshop.words import _

HIGHER, SAME, LOWER = range(3)


class Compared(Struct, frozen=True, kw_only=True):
    """How many people put the first higher than the second, the same, and lower. drawn: the first
    middle minus the second, as a picture shows it, None where it shows none.
    """

    higher: int
    same: int
    lower: int
    drawn: float | None = None

    @property
    def parts(self) -> tuple[int, int, int]:
        """The three counts."""
        return self.higher, self.same, self.lower

    @property
    def width(self) -> tuple[float, int]:
        """Sorts by gap: as drawn, then by people (analysis 3.4)."""
        return abs(self.drawn or 0), abs(self.higher - self.lower)

    @property
    def unmoved(self) -> bool:
        """Whether everybody gave the same answer twice."""
        return not self.higher + self.lower

    @property
    def tied(self) -> bool:
        """Whether equally many went either way."""
        return self.higher == self.lower > 0

    @property
    def way(self) -> int:
        """Which side is told first: HIGHER or LOWER as a picture shows it, else as most people see
        it.
        """
        if self.unmoved:
            return SAME
        for found in (self.drawn or 0, self.higher - self.lower):
            if found > 0 and self.higher:
                return HIGHER
            if found < 0 and self.lower:
                return LOWER
        return HIGHER


def compared(
    higher: int | None, same: int | None, lower: int | None, drawn: float | None
) -> Compared | None:
    """What may be told; None where it is withheld or nobody gave both answers."""
    if higher is None or same is None or lower is None or not higher + same + lower:
        return None
    return Compared(higher=higher, same=same, lower=lower, drawn=drawn)


def difference(one: float | None, other: float | None) -> float | None:
    """The first middle minus the second; None where one of them is not drawn."""
    return None if one is None or other is None else one - other


def leading(found: Compared) -> People:
    """Whom a sentence begins with: "7 of 8", "All 6"; in a tie, one of the two equal sides."""
    who = people(found.way, found.parts)
    return People(words=sentence_case(who.words), number=who.number)


def by_way(found: Compared, *, same: str, tied: str, higher: str, lower: str) -> str:
    """The sentence for the way it is told."""
    if found.tied:
        return tied
    return (higher, same, lower)[found.way]


def others(found: Compared, opposite: str = "") -> str:
    """What the rest did, with a blank before it: " 1 the same. 2 lower."; "" where there is no
    rest; in a tie only who stayed the same. opposite: the words for those who went the other way.
    """
    words = {
        SAME: _("{count} the same."),
        HIGHER: opposite or _("{count} higher."),
        LOWER: opposite or _("{count} lower."),
    }
    told = {HIGHER, LOWER} if found.tied else {found.way}
    said = amounts(found.parts)
    return "".join(
        " " + text.format(count=said[part])
        for part, text in words.items()
        if part not in told and found.parts[part]
    )


def part_words() -> tuple[str, str, str]:
    """A count in few words, for each way."""
    return _("{count} higher"), _("{count} the same"), _("{count} lower")


def all_counts(found: Compared) -> str:
    """All three counts, the leading one first and with its total: "5 of 6 higher, 1 the same"."""
    said = list(amounts(found.parts))
    said[found.way] = people(found.way, found.parts).words
    order = sorted((HIGHER, SAME, LOWER), key=lambda part: part != found.way)
    return ", ".join(
        part_words()[part].format(count=said[part]) for part in order if found.parts[part]
    )


def row_count(found: Compared) -> str:
    """What stands beside a bar and agrees with it: "7 higher"; both sides where the other has at
    least as many people.
    """
    if found.unmoved:
        return _("all the same")
    if found.drawn == 0:
        return _("no gap")
    said, opposite = amounts(found.parts), LOWER if found.way == HIGHER else HIGHER
    ways = [found.way]
    if found.parts[opposite] >= found.parts[found.way]:
        ways.append(opposite)
    return ", ".join(part_words()[part].format(count=said[part]) for part in ways)
