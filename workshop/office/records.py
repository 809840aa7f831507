"""Everything that a session tells as records of one form: a line each, a value for each column."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct, structs

from workshop.domain.record import Note
from workshop.office.contents import Contents, ExerciseTold, StepTold
from workshop.office.table import GapRow, Measured, Said, StepTable
from workshop.room.report.kind import Decided
from workshop.words import _

Value: TypeAlias = str | int | float | bool | dt.date | None
Record: TypeAlias = Mapping[str, Value]
"""Column → value; a column that it lacks is empty."""

CELL, GAP, DECISION = "cell", "gap", "decision"
COMMITMENT, PARKED, TEXT, LIST = "commitment", "parked", "text", "list"
"""What a record is about."""


class Column(Struct, frozen=True, kw_only=True):
    """A column of the tables. name: for programs, the same in every language; head: for people;
    meaning: in a sentence.
    """

    name: str
    head: str
    meaning: str


def columns(records: list[Record]) -> list[Column]:
    """The columns that are not empty in all of these records, in order."""
    used = set().union(*records)
    return [column for column in _every_column(used) if column.name in used]


def _every_column(used: set[str]) -> list[Column]:
    points = sorted(float(name.removeprefix(COUNT)) for name in used if name.startswith(COUNT))
    counts = [
        Column(
            name=f"{COUNT}{point:g}",
            head=_("Point {n}").format(n=f"{point:g}"),
            meaning=_("How many people chose this point of the scale."),
        )
        for point in points
    ]
    plain = [Column(name=name, head=head, meaning=said) for name, head, said in _words()]
    at = 1 + [column.name for column in plain].index("missing")
    return [*plain[:at], *counts, *plain[at:]]


COUNT = "count_"


def _words() -> list[tuple[str, str, str]]:
    """The columns with their heads and meanings, but for the counts."""
    return [
        ("what", _("What"), _("What the line is about: a cell, a gap, a decision, a text.")),
        ("session", _("Session"), _("The title of the session.")),
        ("date", _("Date"), _("The day of the session.")),
        ("exercise", _("Exercise"), _("The exercise.")),
        ("step", _("Step"), _("The step of the exercise.")),
        ("team", _("Team"), _("The team whose answers these are; empty for everybody.")),
        ("item", _("Item"), _("The short sign of what was asked; the same in every session.")),
        ("asked", _("Asked"), _("The question that the words answer.")),
        ("text", _("Words"), _("What was asked, decided or written, in full.")),
        ("lens", _("Viewpoint"), _("From whose viewpoint; of a gap, the one that is subtracted "
                                   "from.")),
        ("other", _("Other viewpoint"), _("Of a gap, the viewpoint that is subtracted.")),
        ("n", _("Answers"), _("How many people answered; of a gap, from both viewpoints.")),
        ("missing", _("Can’t say"), _("How many people can’t say.")),
        ("median", _("Median"), _("The middle answer; of a gap, the middle difference.")),
        ("q1", _("Lower quartile"), _("A quarter of the answers lie at or below (type 2).")),
        ("q3", _("Upper quartile"), _("A quarter of the answers lie at or above (type 2).")),
        ("agreement", _("Agreement"), _("Van der Eijk’s A, from −1 to 1: together from 0.6, "
                                        "leaning from 0.2, spread, two camps from −0.2 down.")),
        ("mean", _("Mean"), _("The mean of shared points; ratings have none.")),
        ("sum", _("Sum of places"), _("The places that people gave, added up; a small sum is at "
                                      "the top.")),
        ("dots", _("Dots"), _("How many dots lie on it.")),
        ("people", _("People"), _("How many people chose it.")),
        ("value", _("Value"), _("A number of its own, which the words name.")),
        ("higher", _("Higher"), _("How many chose a higher point from the first viewpoint.")),
        ("same", _("Same"), _("How many chose the same point from both.")),
        ("lower", _("Lower"), _("How many chose a lower point from the first viewpoint.")),
        ("dominance", _("Dominance"), _("Higher less lower, as a share of the answers.")),
        ("median_one", _("Median, first"), _("The middle of the first viewpoint, over the same "
                                             "people.")),
        ("median_other", _("Median, second"), _("The middle of the other, over the same people.")),
        ("sign_p", _("Sign test"), _("p of the two-sided sign test.")),
        ("stable", _("Stays on top"), _("Whether it stays among the three widest gaps whoever is "
                                        "left out.")),
        ("concerns", _("Concerns"), _("How many had a concern that was to be heard first.")),
        ("state", _("State"), _("Why it is no decision yet.")),
        ("support", _("Support"), _("How many support it, in words.")),
        ("concern", _("Concern"), _("What somebody fears.")),
        ("met", _("How it is met"), _("How the concern is met.")),
        ("whom", _("With or for whom"), _("With or for whom.")),
        ("owner", _("Who"), _("Who it lies with, as far as that may be shown.")),
        ("by", _("By when"), _("By when.")),
        ("sign", _("First sign"), _("What will be seen first.")),
        ("ask", _("Who may ask"), _("Who may ask about it.")),
        ("raised_by", _("Raised by"), _("Who raised it.")),
        ("revisit", _("Look again"), _("When to look at it again.")),
        ("dropped", _("Dropped"), _("Whether it was dropped aloud.")),
        ("withheld", _("Withheld"), _("Not shown, since it could give somebody away: its numbers "
                                      "are empty.")),
    ]  # fmt: skip


def records(found: Contents) -> list[Record]:
    """All of a session: exercise by exercise, then the parking lot."""
    head: dict[str, Value] = {"session": found.session.title, "date": found.session.date}
    made = [
        {**head, "exercise": exercise.title, "step": step.title, **record}
        for exercise, step in _steps(found)
        for record in _of_table(step.table)
    ]
    others = [*map(_decision, found.decided), *map(_parked, found.parked)]
    return [*made, *({**head, **each} for each in others)]


def _steps(found: Contents) -> Iterator[tuple[ExerciseTold, StepTold]]:
    for exercise in found.exercises:
        for step in exercise.steps:
            yield exercise, step


def _of_table(told: StepTable) -> Iterator[Record]:
    yield from ({"what": CELL, **_numbers(row)} for row in told.rows)
    yield from map(_gap, told.gaps)
    for promise in told.promises:
        said = structs.asdict(promise)
        yield {"what": COMMITMENT, "text": said.pop("what"), **_filled(said)}
    yield from _said(TEXT, told.words)
    yield from _said(LIST, told.named)


def _numbers(row: Measured) -> Record:
    found = structs.asdict(row)
    counts = found.pop("counts") or {}
    return {**_filled(found), **{f"{COUNT}{point:g}": count for point, count in counts.items()}}


def _gap(row: GapRow) -> Record:
    found = structs.asdict(row)
    found["median_one"], found["median_other"] = found.pop("medians") or (None, None)
    found["lens"] = found.pop("one")
    return {"what": GAP, **_filled(found)}


def _decision(each: Decided) -> Record:
    found = structs.asdict(each)
    counts = found.pop("counts") or ()
    found["text"], found["owner"] = found.pop("statement"), found.pop("who")
    people = {f"{COUNT}{point}": count for point, count in enumerate(counts, 1)}
    numbers = {"missing": each.missing, "concerns": each.concerns} if counts else {}
    words = {name: value for name, value in found.items() if isinstance(value, str)}
    return {"what": DECISION, **_filled(words), **people, **numbers}


def _said(what: str, texts: tuple[Said, ...]) -> Iterator[Record]:
    for number, said in enumerate(texts, 1):
        for asked, text in said:
            yield {"what": what, "item": str(number), "asked": asked, "text": text}


def _parked(note: Note) -> Record:
    said = {name: getattr(note, name) for name in ("raised_by", "owner", "by", "revisit")}
    return {"what": PARKED, "text": note.body, **_filled(said), "dropped": note.dropped}


def _filled(values: Mapping[str, Value]) -> dict[str, Value]:
    """Without what is empty."""
    return {name: value for name, value in values.items() if value is not None and value != ""}
