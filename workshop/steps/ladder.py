"""Ladder: one rung for each of several marks (we say, they'd say, we want), and whether a story
proves it.
"""

from msgspec import Struct

from workshop.domain.exercise import Item
from workshop.domain.step import Cell, Step, Summary, cells
from workshop.steps.rating import Gap


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
def _(step: LadderStep) -> tuple[Cell, ...]:
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
