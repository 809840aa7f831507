"""Decision: statements made on the day, each with a level of support from each person."""

from msgspec import Struct

from workshop.domain.scale import SCALES
from workshop.domain.step import Cell, Step, Summary, cells
from workshop.words import _ as words

SLOTS = 6


class DecisionStep(Step, frozen=True, kw_only=True, tag="decision"):
    """statements: filled in from the session when it runs; the exercise file leaves it empty.
    Cells are d1 … d6.
    """

    prompt: str
    instruction: str = ""
    statements: tuple[str, ...] = ()


class DecisionLine(Struct, frozen=True, kw_only=True):
    """One decision. counts: for 1 … 5, None where withheld. concerns: how many chose 1 or 2."""

    cell: str
    statement: str
    n: int
    missing: int
    counts: tuple[int, ...] | None
    median: float | None
    concerns: int | None


class DecisionSummary(Summary, frozen=True, kw_only=True, tag="decision"):
    """Only slots that have a statement or an answer."""

    decisions: tuple[DecisionLine, ...]


@cells.register(DecisionStep)
def _(step: DecisionStep) -> tuple[Cell, ...]:
    points = SCALES["SUPPORT5"].points
    return tuple(
        Cell(
            name=f"d{slot}",
            values=points,
            label=step.statements[slot - 1]
            if slot <= len(step.statements)
            else words("Decision {n}").format(n=slot),
            missing=True,
            required=slot <= len(step.statements),
        )
        for slot in range(1, SLOTS + 1)
    )
