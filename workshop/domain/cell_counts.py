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
"""

from collections.abc import Mapping, Sequence
from functools import singledispatch

from msgspec import Struct

from workshop.domain.step import Answers, Cell, Step, Summary, TextRule, Value
from workshop.domain.threshold import MOST_PEOPLE
from workshop.errors import Refused
from workshop.words import _


class CellCounts(Struct, frozen=True, kw_only=True):
    """One cell. given: people for each of its values, in their order. missing: who can't say."""

    given: tuple[int, ...]
    missing: int = 0

    @property
    def people(self) -> int:
        """Everybody who was counted."""
        return sum(self.given) + self.missing


Counts = Mapping[str, CellCounts]
"""By cell."""


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
