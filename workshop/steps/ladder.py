"""Ladder: one rung for each of several marks (we say, they'd say, we want), and whether a story
proves it.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec import Struct, structs

from workshop.domain import measure
from workshop.domain.cell_counts import Counts, as_sheets, counted
from workshop.domain.disclosure import Line, hides, in_order, paired_in, told_pairs
from workshop.domain.exercise import Item
from workshop.domain.gap import Gap, gap_of
from workshop.domain.step import (
    Answers,
    Cell,
    Step,
    Summary,
    Value,
    cells,
    fact,
    flaws,
    mentions,
    sample,
    sampled,
    summarise,
    unknown_fact,
)
from workshop.domain.threshold import enough
from workshop.words import _


class LadderMark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One mark a person sets. proved: whether it asks for a story."""

    id: str
    label: str
    help: str = ""
    room: str = ""
    """The help in the words for the room, where shorter."""
    proved: bool = False


class LadderStep(Step, frozen=True, kw_only=True, tag="ladder"):
    """rungs: lowest first; their gloss is the business meaning. story: the text step of the
    exercise with the proof
    (also named in `reads`).
    """

    prompt: str
    instruction: str = ""
    rungs: tuple[Item, ...]
    marks: tuple[LadderMark, ...]
    story: str = ""


class MarkSummary(Struct, frozen=True, kw_only=True):
    """One mark. counts: for each rung, lowest first. Withheld, it has None for all but its id."""

    mark: str
    n: int | None
    counts: tuple[int, ...] | None
    median: float | None
    q1: float | None
    q3: float | None
    agreement: float | None


class Proof(Struct, frozen=True, kw_only=True):
    """stories: marks that have a story, of all marks that ask for one; None where one of the two
    parts could give somebody away.
    """

    stories: int | None
    marks: int | None


class LadderSummary(Summary, frozen=True, kw_only=True, tag="ladder"):
    """Marks in order; gaps for every pair of marks in order, with item None."""

    marks: tuple[MarkSummary, ...]
    gaps: tuple[Gap, ...]
    proof: Proof
    by_counts: bool = False
    """Whether counts were typed, so that nobody's marks are known together."""


@cells.register(LadderStep)
def ladder_cells(step: LadderStep) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            name=mark.id,
            values=tuple(range(1, len(step.rungs) + 1)),
            label=mark.label,
            missing=True,
            required=True,
        )
        for mark in step.marks
    )


@flaws.register(LadderStep)
def ladder_flaws(step: LadderStep) -> tuple[tuple[str, str], ...]:
    found = []
    if len(step.rungs) < 3:
        found.append(("rungs", _("at least three are needed.")))
    if not step.marks:
        found.append(("marks", _("at least one is needed.")))
    if step.story and step.story not in step.reads:
        found.append(("reads", _("has to name the step with the story, too.")))
    if any(mark.proved for mark in step.marks) and not step.story:
        found.append(("story", _("a mark that needs a story needs a step to tell it in.")))
    return tuple(found)


@mentions.register(LadderStep)
def ladder_mentions(step: LadderStep) -> tuple[tuple[str, str], ...]:
    return (("story", step.story),) if step.story else ()


@sample.register(LadderStep)
def ladder_sample(step: LadderStep, person: int) -> dict[str, Value]:
    return sampled(cells(step), person)


@summarise.register(LadderStep)
def ladder_summarise(step: LadderStep, answers: Answers) -> LadderSummary:
    tallies = {mark.id: _tally(step, mark.id, answers) for mark in step.marks}
    told = {
        name
        for name, counts in tallies.items()
        if measure.may_tell(counts, hide_unanimous=step.hide_unanimous)
    }
    rows = in_order(answers.values(), list(tallies))
    return LadderSummary(
        n=len(answers),
        marks=tuple(_mark(name, counts, told=name in told) for name, counts in tallies.items()),
        gaps=_gaps(step, rows, told),
        proof=_proof(step, answers),
    )


@counted.register(LadderStep)
def ladder_counted(step: LadderStep, counts: Counts) -> LadderSummary:
    summary = ladder_summarise(step, as_sheets(cells(step), counts))
    return structs.replace(
        summary,
        by_counts=True,
        gaps=tuple(gap_of(None, (gap.from_, gap.to), (), told=False) for gap in summary.gaps),
        proof=Proof(stories=None, marks=None),
    )


def _tally(step: LadderStep, mark: str, answers: Answers) -> tuple[int, ...]:
    """How many stand on each rung, lowest first."""
    given = (row.get(mark) for row in answers.values())
    return measure.counts(
        (rung for rung in given if isinstance(rung, int)), range(1, len(step.rungs) + 1)
    )


def _has_story(step: LadderStep, row: Mapping[str, Value]) -> bool:
    """Whether a person wrote anything into the story; its tick and prompt number are no words."""
    return any(
        isinstance(value, str) and bool(value.strip())
        for name, value in row.items()
        if name.startswith(f"{step.story}/")
    )


def _mark(name: str, counts: tuple[int, ...], *, told: bool) -> MarkSummary:
    found = measure.quartiles(counts, 1) if told else None
    return MarkSummary(
        mark=name,
        n=sum(counts) if found else None,
        counts=counts if found else None,
        median=found.median if found else None,
        q1=found.q1 if found else None,
        q3=found.q3 if found else None,
        agreement=measure.agreement(counts) if found else None,
    )


def _gaps(step: LadderStep, rows: Sequence[Line], told: set[str]) -> tuple[Gap, ...]:
    """A gap for every two marks; with nothing to rank it against it is neither stable nor not. The
    mark that asks for a story is compared longest, with the first one before all.
    """
    names = [mark.id for mark in step.marks]
    proved = {place for place, mark in enumerate(step.marks) if mark.proved}
    every = [*combinations(range(len(names)), 2)]
    dearest = sorted(every, key=lambda pair: (proved.isdisjoint(pair), pair))
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    pairs = told_pairs(columns, [two for two in dearest if told >= {names[each] for each in two}])
    return tuple(
        gap_of(
            None,
            (names[two[0]], names[two[1]]),
            filter(None, paired_in(columns, two, {})),
            told=two in pairs,
            whole=pairs.get(two, False),
        )
        for two in every
    )


def _proof(step: LadderStep, answers: Answers) -> Proof:
    """How many of the marks that ask for a story have one. Told where those with and those without
    are three or more, and nobody or three and more set no such mark.
    """
    stories = marks = 0
    for mark in step.marks:
        if mark.proved:
            people = [row for row in answers.values() if isinstance(row.get(mark.id), int)]
            having = sum(_has_story(step, row) for row in people)
            if not (
                enough(having)
                and enough(len(people) - having)
                and hides(len(answers) - len(people))
            ):
                return Proof(stories=None, marks=None)
            stories, marks = stories + having, marks + len(people)
    return Proof(stories=stories, marks=marks) if marks else Proof(stories=None, marks=None)


@fact.register(LadderSummary)
def ladder_fact(summary: LadderSummary, name: str, arguments: tuple[str, ...]) -> float | None:
    """median(mark); gap(a, b): the median paired difference a − b; proof(): stories among the marks
    that need one, as a share.
    """
    match name, arguments:
        case "median", (mark,):
            return next((each.median for each in summary.marks if each.mark == mark), None)
        case "gap", (one, other):
            return next(
                (gap.median for gap in summary.gaps if (gap.from_, gap.to) == (one, other)), None
            )
        case "proof", ():
            proof = summary.proof
            return (
                proof.stories / proof.marks if proof.stories is not None and proof.marks else None
            )
    raise unknown_fact(name)
