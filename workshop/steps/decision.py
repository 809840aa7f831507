"""Decision: statements made on the day, each with a level of support from each person."""

from typing import Literal

from msgspec import Struct, structs

from workshop.domain import measure
from workshop.domain.gathering import (
    EntryText,
    Gathering,
    Lists,
    cell_lists,
    gathering,
    name_of,
    one_line,
    with_lists,
)
from workshop.domain.scale import SCALES
from workshop.domain.step import (
    Answers,
    Cell,
    Step,
    Summary,
    Value,
    cells,
    check,
    fact,
    sample,
    sampled,
    summarise,
    unknown_fact,
    written_on_the_day,
)
from workshop.errors import Refused
from workshop.words import _

MOST_DECISIONS = 6
"""Slots of a decision step."""
SIGN = "d"
LONGEST_STATEMENT = 280
PLANNED = ("who", "by", "sign", "concern", "met")
"""What else is written down of a decision, by the ids of its fields."""


class DecisionStep(Step, frozen=True, kw_only=True, tag="decision"):
    """statements: filled in from the session when it runs; the exercise file leaves it empty.
    Cells are d1 … d6; only those with a statement are asked. met: cells of the statements whose
    concern was heard and met, filled in likewise.
    """

    prompt: str
    instruction: str = ""
    statements: tuple[str, ...] = ()
    met: tuple[str, ...] = ()


class DecisionLine(Struct, frozen=True, kw_only=True):
    """One decision. counts: for 1 … 5. concerns: how many chose 1 or 2. A withheld line has None
    for all but its cell and statement.
    """

    cell: str
    statement: str
    n: int | None
    missing: int | None
    counts: tuple[int, ...] | None
    median: float | None
    concerns: int | None


class DecisionSummary(Summary, frozen=True, kw_only=True, tag="decision"):
    """Only slots that have a statement or an answer."""

    decisions: tuple[DecisionLine, ...]


def is_open(step: DecisionStep, line: DecisionLine) -> bool:
    """Whether somebody’s concern has to be heard before it is a decision."""
    return bool(line.concerns) and line.cell not in step.met


@cells.register(DecisionStep)
def decision_cells(step: DecisionStep) -> tuple[Cell, ...]:
    points = SCALES["SUPPORT5"].points
    return tuple(
        Cell(
            name=f"d{slot}",
            values=points,
            label=statement(step, slot) or _("Decision {n}").format(n=slot),
            missing=True,
            required=bool(statement(step, slot)),
        )
        for slot in range(1, MOST_DECISIONS + 1)
    )


@check.register(DecisionStep)
def decision_check(step: DecisionStep, cell: str, value: Value) -> Value:
    """Nobody can support what nobody has written."""
    for each in cells(step):
        if each.name == cell and not each.required:
            raise Refused(_("{label} has no statement yet.").format(label=each.label))
    return check.dispatch(Step)(step, cell, value)


def statement(step: DecisionStep, slot: int) -> str:
    """The statement in a slot (from 1), or ""."""
    return step.statements[slot - 1] if slot <= len(step.statements) else ""


@written_on_the_day.register(DecisionStep)
def decision_written_on_the_day(step: DecisionStep) -> Literal["decisions"]:
    return "decisions"


@gathering.register(DecisionStep)
def decision_gathering(step: DecisionStep) -> Gathering:
    labels = (
        _("Who sees to it"),
        _("By when"),
        _("First sign"),
        _("A concern"),
        _("How it is met"),
    )
    limits = (60, 40, 140, 280, 280)
    fields = one_line("text", _("A decision"), LONGEST_STATEMENT) + tuple(
        EntryText(id=name, label=label, limit=limit, optional=True)
        for name, label, limit in zip(PLANNED, labels, limits, strict=True)
    )
    examples = (_("We answer within a day."), _("We visit first."))
    return Gathering(
        fields=fields, most=MOST_DECISIONS, sign=SIGN, found_as="decision", examples=examples
    )


@cell_lists.register(DecisionStep)
def decision_cell_lists(step: DecisionStep) -> tuple[str, ...]:
    return (step.id,)


@with_lists.register(DecisionStep)
def decision_with_lists(step: DecisionStep, lists: Lists) -> DecisionStep:
    """An entry's id says in which slot its statement stands."""
    texts = {entry.id: name_of(entry) for entry in lists.get(step.id, ())}
    slots = tuple(texts.get(f"{SIGN}{slot}", "") for slot in range(1, MOST_DECISIONS + 1))
    last = max((slot for slot, text in enumerate(slots, 1) if text), default=0)
    met = tuple(entry.id for entry in lists.get(step.id, ()) if entry.values.get("met"))
    return structs.replace(step, statements=slots[:last], met=met)


@sample.register(DecisionStep)
def decision_sample(step: DecisionStep, person: int) -> dict[str, Value]:
    return sampled((cell for cell in cells(step) if cell.required), person)


@summarise.register(DecisionStep)
def decision_summarise(step: DecisionStep, answers: Answers) -> DecisionSummary:
    answered = {cell for row in answers.values() for cell in row}
    slots = range(1, MOST_DECISIONS + 1)
    return DecisionSummary(
        n=len(answers),
        decisions=tuple(
            _line(step, slot, answers)
            for slot in slots
            if statement(step, slot) or f"d{slot}" in answered
        ),
    )


def _line(step: DecisionStep, slot: int, answers: Answers) -> DecisionLine:
    name, points = f"d{slot}", SCALES["SUPPORT5"].points
    given = [row[name] for row in answers.values() if name in row]
    counts = measure.counts((each for each in given if isinstance(each, int)), points)
    told = measure.may_tell(counts, hide_unanimous=step.hide_unanimous)
    found = measure.quartiles(counts, points[0]) if told else None
    return DecisionLine(
        cell=name,
        statement=statement(step, slot),
        n=sum(counts) if told else None,
        missing=given.count(None) if told else None,
        counts=counts if told else None,
        median=found.median if found else None,
        concerns=measure.bottom2(counts) if told else None,
    )


@fact.register(DecisionSummary)
def decision_fact(summary: DecisionSummary, name: str, arguments: tuple[str, ...]) -> float | None:
    """concerns(): people with a concern, in the decision that has most; None where none is told."""
    if (name, arguments) != ("concerns", ()):
        raise unknown_fact(name)
    told = [line.concerns for line in summary.decisions if line.concerns is not None]
    return max(told, default=None)
