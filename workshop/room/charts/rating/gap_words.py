"""What a gap says: a sentence that counts people, and the numbers behind it."""

from msgspec import Struct

from workshop.room.charts.bars import withheld
from workshop.room.figures import amount, half, people, sentence_case
from workshop.room.legend import Key
from workshop.words import _


class Pair(Struct, frozen=True, kw_only=True):
    """One statement. one, other: medians of the two lenses; higher, same, lower: people. All None
    where withheld, and `reason` says why.
    """

    number: str
    label: str
    one: float | None
    other: float | None
    n: int
    higher: int | None
    same: int | None
    lower: int | None
    reason: str = ""


class Sides(Struct, frozen=True, kw_only=True):
    """The two lenses: key of each (place and short name), how a headline speaks of them, and the
    ends of the scale. points: how many.
    """

    one: Key
    other: Key
    subject: str
    """The first lens in a sentence: "themselves", "the team"."""
    object: str
    """The second: "the organisation"."""
    low: str
    high: str
    points: int = 5
    first: int = 1


def gap_sentence(row: Pair, sides: Sides) -> str:
    """The finding: how many of how many rate the first lens higher, then the rest."""
    if row.higher is None or row.same is None or row.lower is None or not row.n:
        return _("On statement {number} too few people rated both.").format(number=row.number)
    words = {
        "subject": sides.subject,
        "object": sides.object,
        "number": row.number,
    }
    if row.higher == row.lower == 0:
        said = _("{people} rate {subject} and {object} the same on statement {number}.")
        return said.format(people=sentence_case(people(row.n, row.n)), **words)
    up = row.higher >= row.lower
    most, least = (row.higher, row.lower) if up else (row.lower, row.higher)
    said = (
        _("{people} rate {subject} higher on statement {number} than {object}.")
        if up
        else _("{people} rate {subject} lower on statement {number} than {object}.")
    )
    parts = [said.format(people=sentence_case(people(most, row.n)), **words)]
    rest = []
    if row.same:
        rest.append(_("{count} the same").format(count=amount(row.same, row.n)))
    if least:
        other = _("{count} lower") if up else _("{count} higher")
        rest.append(other.format(count=amount(least, row.n)))
    if rest:
        parts.append("; ".join(rest) + ".")
    return " ".join(parts)


def count_words(row: Pair) -> str:
    """The greater count beside a row: "7 higher", "5 lower", "all same"."""
    if row.higher is None or row.lower is None or not row.n:
        return _("withheld")
    if row.higher == row.lower == 0:
        return _("all same")
    if row.lower > row.higher:
        return _("{count} lower").format(count=amount(row.lower, row.n))
    return _("{count} higher").format(count=amount(row.higher, row.n))


def told(rows: tuple[Pair, ...], sides: Sides) -> str:
    """The finding of each row with its numbers."""
    said = [gap_sentence(rows[0], sides)] if rows else []
    for row in rows:
        if row.one is None or row.other is None or row.higher is None:
            said.append(f"{row.number} {row.label}: {withheld(row.reason)}.")
            continue
        said.append(
            _(
                "{row}: {one} {first}, {other} {second}; {h} higher, {s} the same, {l} lower."
            ).format(
                row=f"{row.number} {row.label}",
                one=sides.one.words,
                first=half(row.one),
                other=sides.other.words,
                second=half(row.other),
                h=row.higher,
                s=row.same,
                l=row.lower,
            )
        )
    return " ".join(said)
