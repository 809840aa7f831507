"""What a gap says: a sentence that counts people, and the numbers behind it."""

from msgspec import Struct

from workshop.room.compared import Compared, all_counts, by_way, leading, others, row_count
from workshop.room.figures import half, not_shown, sentence_case, told_of, withheld, withheld_word
from workshop.room.legend import LegendKey
from workshop.words import _, listed, ngettext


class Pair(Struct, frozen=True, kw_only=True):
    """One statement. one, other: the two middles that are drawn; people: how they differ. None
    where withheld.
    """

    number: str
    label: str
    one: float | None
    other: float | None
    people: Compared | None
    camps: tuple[bool, bool] = (False, False)
    """Whether the middle of each lies between two camps."""


class GapSides(Struct, frozen=True, kw_only=True):
    """The two lenses: the legend entry of each (place and short name), how a headline speaks of
    them, and the ends of the scale. points: how many.
    """

    one: LegendKey
    other: LegendKey
    subject: str
    """The first lens in a sentence: "themselves", "the team"."""
    object: str
    """The second: "the organisation"."""
    low: str
    high: str
    points: int = 5
    first: int = 1


def gap_sentence(people: Compared, one: str, other: str, number: str) -> str:
    """The finding: how many of how many rate the first lens higher, then the rest. one, other: the
    lenses as a sentence has them; number: the statement's, or its words.
    """
    who, words = leading(people), {"one": one, "other": other, "number": number}
    said = by_way(
        people,
        same=ngettext(
            "{who} rates {one} and {other} the same on\u00a0{number}.",
            "{who} rate {one} and {other} the same on\u00a0{number}.",
            who.number, who=who.words, **words,
        ),
        tied=_("On {number}, as many rate {one} higher than {other} as lower: {who} each.").format(
            who=who.words, **words
        ),
        higher=ngettext(
            "{who} rates {one} higher than {other} on\u00a0{number}.",
            "{who} rate {one} higher than {other} on\u00a0{number}.",
            who.number, who=who.words, **words,
        ),
        lower=ngettext(
            "{who} rates {one} lower than {other} on\u00a0{number}.",
            "{who} rate {one} lower than {other} on\u00a0{number}.",
            who.number, who=who.words, **words,
        ),
    )  # fmt: skip
    return said + others(people)


def row_sentence(row: Pair, sides: GapSides) -> str:
    """The finding on one row."""
    if row.people is None:
        return not_shown()
    return gap_sentence(row.people, sides.subject, sides.object, row.number)


def count_words(row: Pair) -> str:
    """The count beside a row."""
    return withheld_word() if row.people is None else row_count(row.people)


def no_gap() -> str:
    """The sentence for statements whose two middles are the same."""
    return _("no gap in the middle")


def told(rows: tuple[Pair, ...], level: tuple[Pair, ...], sides: GapSides) -> str:
    """The finding of each row with its numbers, and the names of those without a gap."""
    said = [row_sentence(rows[0], sides)] if rows else []
    for row in rows:
        name = f"{row.number} {row.label}"
        if row.people is None:
            said.append(told_of(name, withheld()))
            continue
        if row.one is None or row.other is None:
            said.append(told_of(name, all_counts(row.people)))
            continue
        said.append(
            _(
                "{row}: {one} {first}, {other} {second}; {h} higher, {s} the same, {l} lower."
            ).format(
                row=name,
                one=sides.one.words,
                first=half(row.one),
                other=sides.other.words,
                second=half(row.other),
                h=row.people.higher,
                s=row.people.same,
                l=row.people.lower,
            )
        )
    if level:
        names = listed([f"{row.number} {row.label}" for row in level])
        said.append(f"{sentence_case(no_gap())}: {names}.")
    return " ".join(said)
