"""Ladder: one rung for each of several marks (we say, they'd say, we want), and whether a story
proves it.
"""

from collections.abc import Mapping
from itertools import combinations

from msgspec import Struct

from workshop.domain import measure
from workshop.domain.exercise import Item
from workshop.domain.gap import Gap, both, gap_of
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


class Mark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One mark a person sets. proved: whether it needs a story (drawn hollow without)."""

    id: str
    label: str
    help: str = ""
    proved: bool = False


class LadderStep(Step, frozen=True, kw_only=True, tag="ladder"):
    """rungs: lowest first; their gloss is the business meaning. story: the text step of the
    exercise with the proof
    (also named in `reads`).
    """

    prompt: str
    instruction: str = ""
    rungs: tuple[Item, ...]
    marks: tuple[Mark, ...]
    story: str = ""


class MarkSummary(Struct, frozen=True, kw_only=True):
    """One mark. counts: for each rung, lowest first. hollow: of these, the marks that need a story
    and have none.
    """

    mark: str
    n: int
    counts: tuple[int, ...] | None
    median: float | None
    q1: float | None
    q3: float | None
    agreement: float | None
    hollow: tuple[int, ...] | None = None


class Proof(Struct, frozen=True, kw_only=True):
    """stories: marks that have a story, of all marks that need one."""

    stories: int | None
    marks: int


class LadderSummary(Summary, frozen=True, kw_only=True, tag="ladder"):
    """Marks in order; gaps for every pair of marks in order, with item None."""

    marks: tuple[MarkSummary, ...]
    gaps: tuple[Gap, ...]
    proof: Proof


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
    return LadderSummary(
        n=len(answers),
        marks=tuple(
            _mark(step, mark, tallies[mark.id], answers, told=mark.id in told)
            for mark in step.marks
        ),
        gaps=tuple(_gap(pair, answers, told) for pair in combinations(tallies, 2)),
        proof=_proof(step, tallies, answers),
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


def _unproved(step: LadderStep, mark: str, answers: Answers) -> tuple[int, ...]:
    bare = {who: row for who, row in answers.items() if not _has_story(step, row)}
    return _tally(step, mark, bare)


def _mark(
    step: LadderStep, mark: Mark, counts: tuple[int, ...], answers: Answers, *, told: bool
) -> MarkSummary:
    found = measure.quartiles(counts, 1) if told else None
    return MarkSummary(
        mark=mark.id,
        n=sum(counts),
        counts=counts if found else None,
        median=found.median if found else None,
        q1=found.q1 if found else None,
        q3=found.q3 if found else None,
        agreement=measure.agreement(counts) if found else None,
        hollow=_unproved(step, mark.id, answers) if found and mark.proved else None,
    )


def _gap(pair: tuple[str, str], answers: Answers, told: set[str]) -> Gap:
    """One gap between two marks; with nothing to rank it against it is neither stable nor not."""
    pairs = [both(row.get(pair[0]), row.get(pair[1])) for row in answers.values()]
    paired = enough(len(pairs) - pairs.count(None))
    return gap_of(None, pair, pairs, told=told.issuperset(pair) and paired)


def _proof(step: LadderStep, tallies: Mapping[str, tuple[int, ...]], answers: Answers) -> Proof:
    """Stories among the marks that need one; no number of them with fewer than three marks."""
    proved = [mark.id for mark in step.marks if mark.proved]
    marks = sum(sum(tallies[name]) for name in proved)
    bare = sum(sum(_unproved(step, name, answers)) for name in proved)
    return Proof(stories=marks - bare if enough(marks) else None, marks=marks)


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
            return proof.stories / proof.marks if proof.stories is not None else None
    raise unknown_fact(name)
