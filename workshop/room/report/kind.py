"""What a kind of step brings to the client's report: gaps, tables of numbers, words, plans."""

from functools import singledispatch

from msgspec import Struct

from workshop.domain.gathering import Entries
from workshop.domain.step import Step, Summary
from workshop.room.compared import Compared
from workshop.room.kind import headline

Figure = int | str | None
"""A count (nought is a dot), a word, or None for what is withheld."""


class NumberRow(Struct, frozen=True, kw_only=True):
    """A line of figures. name: of what, within its block. mark: the place of its lens, None for no
    mark.
    """

    figures: tuple[Figure, ...]
    name: str = ""
    mark: int | None = None


class NumberBlock(Struct, frozen=True, kw_only=True):
    """The rows about one thing."""

    name: str
    rows: tuple[NumberRow, ...]
    number: str = ""


class NumberTable(Struct, frozen=True, kw_only=True):
    """All numbers of a step. columns: heads of the figures. note: what its heads mean."""

    title: str
    columns: tuple[str, ...]
    blocks: tuple[NumberBlock, ...]
    note: str = ""


class GapSide(Struct, frozen=True, kw_only=True):
    """One of two viewpoints that a gap lies between. place: of its mark."""

    place: int
    label: str


class DrawnGap(Struct, frozen=True, kw_only=True):
    """How far the same people's two answers lie apart. one, other: the middles, None where they are
    not drawn. statement: in full.
    """

    statement: str
    people: Compared
    one: float | None
    other: float | None
    number: str = ""


class Gaps(Struct, frozen=True, kw_only=True):
    """The widest gaps of a step, widest first. points: a word for each point of the scale, "" where
    it has none, the first of which is `first`. n: people. said: which of them stay, and ties.
    """

    title: str
    one: GapSide
    other: GapSide
    points: tuple[str, ...]
    gaps: tuple[DrawnGap, ...]
    n: int
    first: int = 1
    said: tuple[str, ...] = ()
    drawn_anyway: bool = False


class Decided(Struct, frozen=True, kw_only=True):
    """A decision. counts: people on 1 … 5 of the scale of support, None where that is not told.
    state: in words, why it is no decision yet, "" where it is one. support: the counts in words.
    concern: what somebody fears, and how it is met; "" where nobody put it down.
    """

    statement: str
    counts: tuple[int, ...] | None = None
    missing: int = 0
    concerns: int = 0
    state: str = ""
    support: str = ""
    who: str = ""
    by: str = ""
    sign: str = ""
    concern: str = ""
    met: str = ""


class NextStep(Struct, frozen=True, kw_only=True):
    """What one person will do. lead: how it begins ("I will"). who: a name or role that may stand
    beside it; ask: who may ask.
    """

    what: str
    lead: str = ""
    who: str = ""
    ask: str = ""
    by: str = ""
    sign: str = ""
    whom: str = ""


@singledispatch
def told_of_it(step: Step, summary: Summary, nouns: str) -> tuple[str, ...]:
    """What was found, in the order in which a chapter tells it; the first that page one has not
    told is its headline.
    """
    return headline(step, summary, nouns)


@singledispatch
def gaps_of(step: Step, summary: Summary, nouns: str) -> Gaps | None:
    """The widest gaps; None where the kind knows none, or none may be told."""
    return None


@singledispatch
def how_to_read(step: Step) -> str:
    """How to read the kind's picture, in one line; "" where it has none."""
    return ""


@singledispatch
def numbers_of(step: Step, summary: Summary, nouns: str) -> tuple[NumberTable, ...]:
    """Every number that was revealed."""
    return ()


@singledispatch
def quotations_of(step: Step, summary: Summary) -> tuple[tuple[str, str], ...]:
    """The words that their writers let others see: question and answer."""
    return ()


@singledispatch
def without_quotations(step: Step, summary: Summary, gone: frozenset[str]) -> Summary:
    """The summary without those of its quotations."""
    return summary


@singledispatch
def decided_in(
    step: Step, summary: Summary | None, named: Entries, *, asked: bool
) -> tuple[Decided, ...]:
    """The decisions, as they were written down. summary: None where no vote was revealed; asked:
    whether anybody voted.
    """
    return ()


@singledispatch
def next_steps_in(step: Step, summary: Summary) -> tuple[NextStep, ...]:
    """What people will do, as far as it may be shown."""
    return ()
