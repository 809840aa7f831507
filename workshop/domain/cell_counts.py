"""Counts of each cell instead of sheets: what a helper counts on paper where there is no laptop.

Why the rules of a reveal hold for them:

- The threshold counts sheets. At least as many lay on the table as anybody counted in one cell, so
  that number is compared with it; and a cell with fewer than three values is withheld, as ever.
- What is told of a cell is made of its own counts alone. No sheet is known, so nothing can be told
  that joins two answers of one person: no gaps, no shifts, no teams, no words, and no part of the
  sheets that an answer picks out. There is nothing in which somebody who left a cell open would be
  the difference.
- They show once. Counts typed anew could be those of one person more, and the difference of the two
  pictures would be theirs; so after a reveal nothing of the step is counted again, sheet or count.
- Where a sheet of the step is kept, counts are refused: who filled it would be counted twice.

Several laptops of a room may each type what was counted at their table. Each of these tallies has a
random key and a revision: of the same tally the highest revision counts, different ones add up, so
that it does not matter how often or in which order they come together.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import singledispatch

import msgspec
from msgspec import Struct, structs

from workshop.domain.step import Answers, Cell, Step, Summary, TextRule, Value
from workshop.domain.threshold import MOST_PEOPLE
from workshop.errors import Refused
from workshop.words import _


class CellCounts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One cell. given: people for each of its values, in their order. missing: who can't say."""

    given: tuple[int, ...]
    missing: int = 0

    @property
    def people(self) -> int:
        """Everybody who was counted."""
        return sum(self.given) + self.missing

    def with_more(self, other: "CellCounts") -> "CellCounts":
        """Both together: of different people."""
        given = tuple(one + more for one, more in zip(self.given, other.given, strict=True))
        return CellCounts(given=given, missing=self.missing + other.missing)


Counts = Mapping[str, CellCounts]
"""By cell."""


class TypedTally(Struct, frozen=True):
    """What one laptop has typed for one step. id: random. revision: higher each time it is typed.
    counts: none where it was taken out, which later packets have to know.
    """

    step: str
    id: str
    revision: int
    counts: dict[str, CellCounts]

    def again(self, counts: Counts) -> "TypedTally":
        """The same tally, typed anew."""
        return structs.replace(self, revision=self.revision + 1, counts=dict(counts))


def newest(tallies: Iterable[TypedTally]) -> dict[tuple[str, str], TypedTally]:
    """Of each tally the highest revision; where a copied library made two of one, the larger."""
    found: dict[tuple[str, str], TypedTally] = {}
    for each in tallies:
        name = (each.step, each.id)
        found[name] = max(found.get(name, each), each, key=_age)
    return found


def _age(tally: TypedTally) -> tuple[int, bytes]:
    return tally.revision, msgspec.json.encode(tally.counts, order="sorted")


def united(tallies: Iterable[TypedTally]) -> dict[str, dict[str, CellCounts]]:
    """Step key → cell → the counts of all tallies together."""
    steps: dict[str, dict[str, CellCounts]] = {}
    for tally in tallies:
        for cell, counts in tally.counts.items():
            sums = steps.setdefault(tally.step, {})
            sums[cell] = sums[cell].with_more(counts) if cell in sums else counts
    return steps


@singledispatch
def counted(step: Step, counts: Counts) -> Summary | None:
    """What counts alone tell of a step; None where its kind needs sheets."""
    return None


def people_counted(counts: Counts) -> int:
    """How many sheets there were at least."""
    return max((each.people for each in counts.values()), default=0)


def checked_counts(cell: Cell, counts: CellCounts) -> CellCounts:
    """The counts, if the cell takes them; Refused with a sentence if not."""
    places = () if isinstance(cell.values, TextRule) else cell.values
    if len(counts.given) != len(places) or (counts.missing and not cell.missing):
        raise Refused(_("{label} takes a count for each of its values.").format(label=cell.label))
    if min((*counts.given, counts.missing)) < 0 or counts.people > MOST_PEOPLE:
        said = _("{label}: counts from 0, {most} people in all.")
        raise Refused(said.format(label=cell.label, most=MOST_PEOPLE))
    return counts


def as_sheets(cells: Sequence[Cell], counts: Counts) -> Answers:
    """Made-up sheets with these counts, for what is reckoned cell by cell: which values share one
    means nothing.
    """
    rows: list[dict[str, Value]] = [{} for _sheet in range(people_counted(counts))]
    for cell in cells:
        found = counts.get(cell.name)
        if found is None or isinstance(cell.values, TextRule):
            continue
        values: list[Value] = [
            value for value, n in zip(cell.values, found.given, strict=True) for _one in range(n)
        ]
        for row, value in zip(rows, [*values, *[None] * found.missing], strict=False):
            row[cell.name] = value
    return {str(at): row for at, row in enumerate(rows)}
