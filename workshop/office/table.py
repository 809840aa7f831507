"""What a step tells in tables: cells in numbers, gaps, commitments, words, lists."""

from collections.abc import Mapping, Sequence
from functools import singledispatch

from msgspec import Struct

from workshop.domain.gap import Gap
from workshop.domain.step import Step, Summary


class Measured(Struct, frozen=True, kw_only=True):
    """A cell in numbers. item: its id; text: its words in full. lens: from whose viewpoint; team:
    whose answers; "" for none and for everybody's. n: who answered. missing: who can't say.
    counts: point → people. people: who chose it, where there are no points. concerns: people
    with one that was to be heard first. value: any other
    number, of one of its own.

    withheld: whether the numbers may not be told; then there are none.
    """

    item: str
    text: str
    lens: str = ""
    team: str = ""
    n: int | None = None
    missing: int | None = None
    counts: Mapping[float, int] | None = None
    median: float | None = None
    q1: float | None = None
    q3: float | None = None
    agreement: float | None = None
    mean: float | None = None
    sum: int | None = None
    dots: int | None = None
    people: int | None = None
    concerns: int | None = None
    value: float | None = None
    withheld: bool = False


class GapRow(Struct, frozen=True, kw_only=True):
    """The same people's answers from two viewpoints, `one` minus `other`. median: of their
    differences; medians: the middles of the two. stable: whether it stays among the three widest
    whoever is left out.
    """

    item: str
    text: str
    one: str
    other: str
    team: str = ""
    n: int | None
    higher: int | None
    same: int | None
    lower: int | None
    dominance: float | None = None
    median: float | None
    medians: tuple[float, float] | None = None
    sign_p: float | None = None
    stable: bool | None = None
    withheld: bool


class Promise(Struct, frozen=True, kw_only=True):
    """What somebody said they will do, and let the room see."""

    what: str
    whom: str = ""
    by: str = ""
    sign: str = ""
    ask: str = ""
    owner: str = ""


Said = tuple[tuple[str, str], ...]
"""What was asked, and the words, one after another."""


class StepTable(Struct, frozen=True, kw_only=True):
    """All that a step tells. words: texts whose authors let the room see them. named: the list of a
    group. note: what is to be known of it, and why it has no numbers where it has none.
    """

    rows: tuple[Measured, ...] = ()
    gaps: tuple[GapRow, ...] = ()
    promises: tuple[Promise, ...] = ()
    words: tuple[Said, ...] = ()
    named: tuple[Said, ...] = ()
    note: str = ""


@singledispatch
def table(step: Step, summary: Summary | None) -> StepTable:
    """What was revealed of a step. summary: the kind's own, None of a kind that collects nothing.

    Never a person's answer; what is withheld has no number.
    """
    raise NotImplementedError(type(step).__name__)


def by_point(counts: Sequence[int] | None, first: int = 1) -> dict[float, int] | None:
    """Counts listed from the lowest point, by their points."""
    return None if counts is None else dict(enumerate(counts, first))


def gap_row(gap: Gap, text: str, names: Mapping[str, str], team: str = "") -> GapRow:
    """A gap as a line. names: the words of viewpoints by id."""
    return GapRow(
        item=gap.item or "",
        text=text,
        one=names[gap.from_],
        other=names[gap.to],
        team=team,
        n=gap.n,
        higher=gap.higher,
        same=gap.same,
        lower=gap.lower,
        dominance=gap.dominance,
        median=gap.median,
        medians=gap.medians,
        sign_p=gap.sign_p,
        stable=gap.stable,
        withheld=gap.higher is None,
    )
