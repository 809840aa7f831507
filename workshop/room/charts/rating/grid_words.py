"""What the matrix says in a sentence: two camps, or what most people share."""

from itertools import pairwise

from workshop.domain.measure import CAMPS
from workshop.room.charts.bars import Head, ScalePoints
from workshop.room.charts.rating.matrix_cell import Statement, agreement_of
from workshop.room.figures import lower, not_shown, people, sentence_case
from workshop.room.marked import LENS, SPLIT
from workshop.words import _, ngettext

Said = tuple[str, int | None]
"""A sentence, and the place of the mark that its lens carries."""


def camps_told(heads: tuple[Head, ...], rows: tuple[Statement, ...]) -> Said | None:
    """The cell most apart: "For ● me, 7 has ◧ two camps: 4 and 4."; None where there is none."""
    found = [
        (row, head, cell)
        for row in rows
        for head, cell in zip(heads, row.cells, strict=True)
        if agreement_of(cell) == CAMPS
    ]
    if not found:
        return None
    row, head, cell = min(found, key=lambda each: each[2].agreement or 0)
    counts = cell.counts or ()
    between = sum(counts[2:-2])
    said = _("For {lens}, {number} has {mark}two camps: {low} and {high}.")
    if between:
        said = _("For {lens}, {number} has {mark}two camps: {low} and {high}, {n} between.")
    words = said.format(
        lens=f"{LENS}{_within(head)}", number=row.number, mark=SPLIT, low=sum(counts[:2]),
        high=sum(counts[-2:]), n=between,
    )  # fmt: skip
    return words, head.place


def shared_told(heads: tuple[Head, ...], rows: tuple[Statement, ...], points: ScalePoints) -> Said:
    """What most people share on two neighbouring points: "All 8 say mostly or always on 3."."""
    best: tuple[float, Statement, Head, int, int, int] | None = None
    for row in rows:
        for head, cell in zip(heads, row.cells, strict=True):
            counts = cell.counts or ()
            for low, two in enumerate(pairwise(counts)):
                share = sum(two) / sum(counts) if sum(counts) else 0
                if best is None or share > best[0]:
                    best = (share, row, head, low, sum(two), sum(counts))
    if best is None:
        return not_shown(), None
    _share, row, head, low, count, n = best
    who = people(0, (count, n - count))
    words = points.short[low : low + 2]
    first, second = words if all(words) else (str(low + 1), str(low + 2))
    said = ngettext(
        "{who} says {first} or {second} on\u00a0{number}, for {lens}.",
        "{who} say {first} or {second} on\u00a0{number}, for {lens}.",
        who.number, who=who.words, first=lower(first), second=lower(second), number=row.number,
        lens=f"{LENS}{_within(head)}",
    )  # fmt: skip
    return sentence_case(said), head.place


def _within(head: Head) -> str:
    return lower(head.help or head.name)
