"""What every kind of step has: a definition, cells to answer, a check, a summary.

A kind declares `class RatingStep(Step, tag="rating")` and
`class RatingSummary(Summary, tag="rating")` and registers
`cells` and `summarise` (and `check`, where more than the cell's own rule must hold) for its class.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import partial, singledispatch
from typing import Literal, TypeVar

from msgspec import Struct

from workshop.errors import ExpressionFault, Refused
from workshop.words import _, quoted

T = TypeVar("T")

Value = int | str | bool | None
"""One answer as stored in JSON; None is "can't say"."""

Answers = Mapping[str, Mapping[str, Value]]
"""participant token → cell name → value, sealed values only."""

SHOWN = "shown"
"""The cell with the tick that lets the room see a person's words."""

Mode = Literal["plenary", "listen", "silent", "round", "pairs", "threes", "fours", "tables"]


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """A part of an exercise; its kind says what people do in it."""

    id: str
    title: str
    minutes: int
    """Planned minutes, at least 1."""
    modes: tuple[Mode, ...] = ("plenary",)
    """How people work, in order: ("silent", "threes") is alone, then in threes."""
    say: str = ""
    """What the facilitator says; console only. Paragraphs are parted by a blank line."""
    asked: str = ""
    """What to answer if someone asks; console only."""
    unlinked: bool = False
    """Answers carry a fresh token that no participant can be found by (SAFE5, ROTI)."""
    reads: tuple[str, ...] = ()
    """Other steps of the exercise that the summary also needs; their cells arrive as `step/cell`.
    """
    hide_unanimous: bool = False
    """Withhold a cell where everyone chose the same."""
    extra: bool = False
    """Only in the variants that name it."""
    option: str = ""
    """Only with that option of the plan, and in the variants that name it."""
    by_team: bool = False
    """Whether results are told of each team, too; what a session says, not a file."""
    customer: str = "{customer}"
    """One of those the session is about, in its own word, for what a kind says by itself; a file
    leaves it as it is, and `group` too.
    """
    group: str = "{group}"
    """Which of them it is about, in a sentence; "" until the room has named them."""


class TextRule(Struct, frozen=True):
    """A cell that takes text of at most `max_length` characters."""

    max_length: int


class Cell(Struct, frozen=True, kw_only=True):
    """One place for one value.

    name: unique in the step (`s4/me`). values: the allowed ones in order, or a rule for text.
    missing: whether "can't say" (None) is allowed. required: whether Done asks for it.
    label: words for people (faults, paper sheet, screen reader). words: what files call the values,
    in their order, where that is not what they are; signs: what people are shown then. falling:
    whether they are asked from the last to the first.
    """

    name: str
    values: tuple[int | str | bool, ...] | TextRule
    label: str
    missing: bool = False
    required: bool = False
    words: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    falling: bool = False

    @property
    def drawn(self) -> dict[str, int | str | bool]:
        """The values by what people are shown, in the order in which they are asked."""
        values = () if isinstance(self.values, TextRule) else self.values
        told = list(zip(self.signs or map(str, values), values, strict=True))
        return dict(reversed(told) if self.falling else told)

    @property
    def named(self) -> dict[str, int | str | bool]:
        """The values by what files call them, in the order in which they are asked; none of a cell
        that takes text.
        """
        values = self.drawn.values()
        words = self.words[::-1] if self.falling else self.words
        return dict(zip(words or map(str, values), values, strict=True))


class Summary(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What a reveal freezes: numbers over all, never one person's row. n: people who sealed the
    step.
    """

    n: int


class View(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """Which picture of a reveal the room sees, and how; a kind with more to choose extends it.
    picture: one of the kind's own ids, "" for the first that is offered.
    """

    picture: str = ""


class Snapshot(Struct, frozen=True, kw_only=True):
    """One reveal of one step. number: 1 for the first reveal. n: people who sealed the step by
    then.
    """

    exercise: str
    step: str
    number: int
    n: int
    summary: Summary


@singledispatch
def cells(step: Step) -> tuple[Cell, ...]:
    """The cells of a step in the order they are asked; empty where it collects nothing."""
    raise NotImplementedError(type(step).__name__)


@singledispatch
def summarise(step: Step, answers: Answers) -> Summary:
    """The summary of the sealed answers; does not depend on their order."""
    raise NotImplementedError(type(step).__name__)


@singledispatch
def split_by_team(
    step: Step, summary: Summary, teams: Mapping[str, Answers] | None, earlier: Summary | None
) -> Summary:
    """The summary with what is told of each team, where the kind tells of any. teams: None where
    they may not be told apart. earlier: the reveal before, whose teams stay as they were shown.
    """
    return summary


@singledispatch
def fact(summary: Summary, name: str, arguments: tuple[str, ...]) -> float | None:
    """A number that a hint may ask for, `median(org)` split; None where undefined or withheld.

    Raises ExpressionFault where the kind has no such fact.
    """
    raise unknown_fact(name)


def unknown_fact(name: str) -> ExpressionFault:
    """What to raise for a fact that a kind does not have, or not with these arguments."""
    return ExpressionFault(_("“{name}” cannot be asked of this step.").format(name=name))


@singledispatch
def flaws(step: Step) -> tuple[tuple[str, str], ...]:
    """What is wrong with a step's own definition, as (field, sentence)."""
    return ()


@singledispatch
def mentions(step: Step) -> tuple[tuple[str, str], ...]:
    """Collecting steps of the same exercise that a step names beside `reads`, as (field, id)."""
    return ()


@singledispatch
def sample(step: Step, person: int) -> dict[str, Value]:
    """A valid sheet of a made-up person (0, 1, …) for rehearsals and tests: other people answer
    differently.
    """
    raise NotImplementedError(type(step).__name__)


@singledispatch
def sheet_fault(step: Step, answers: Mapping[str, Value]) -> str:
    """Why one person's answers are no valid sheet as a whole, in a sentence that says what is
    missing (an order with two firsts, points that do not add up); "" where they are.

    Asked while somebody answers, at Done, by the paper grid and by CSV alike. That a required cell
    is empty is not its business.
    """
    return ""


def has_whole_rule(step: Step) -> bool:
    """Whether a sheet of it may be at fault as a whole though each of its values is allowed."""
    return sheet_fault.dispatch(type(step)) is not sheet_fault.dispatch(Step)


@singledispatch
def shows(step: Step) -> str:
    """The id of the collecting step of the same exercise whose result this step is about, "" where
    it is about none but its own.
    """
    return ""


@singledispatch
def written_on_the_day(step: Step) -> Literal["", "customer group", "decisions", "parking"]:
    """What the group names on the day for this step, "" for nothing."""
    return ""


@singledispatch
def released(summary: Summary) -> tuple[str, ...]:
    """The texts in it that their authors let the room see; search finds these and no others."""
    return ()


class Pledge(Struct, frozen=True, kw_only=True):
    """What somebody said they will do, and let the room see. owner, by: where they wrote them."""

    what: str
    owner: str = ""
    by: str = ""


@singledispatch
def pledged(summary: Summary) -> tuple[Pledge, ...]:
    """What was pledged in sight of the room, which the next session comes back to."""
    return ()


@singledispatch
def without_texts(step: Step, summary: Summary, answers: Mapping[str, Value]) -> Summary:
    """The summary without the released words of one person, whose answers these were; numbers stay
    as they were revealed.
    """
    return summary


def texts_left(texts: tuple[T, ...], gone: tuple[T, ...]) -> tuple[T, ...]:
    """The texts without those that are gone; of two people who wrote alike one stays."""
    left = list(texts)
    for text in gone:
        if text in left:
            left.remove(text)
    return tuple(left)


@singledispatch
def by_groups(step: Step) -> bool:
    """Whether groups answer, not persons: then no threshold applies, and only what is ticked
    shows.
    """
    return False


@singledispatch
def check(step: Step, cell: str, value: Value) -> Value:
    """The value as it is to be stored.

    Raises Refused with a sentence when the cell is unknown or the value outside its rule.
    """
    known = {each.name: each for each in cells(step)}
    if cell not in known:
        raise Refused(
            _("“{step}” has no place called “{cell}”.").format(step=step.title, cell=quoted(cell))
        )
    return checked(known[cell], value)


def checker(step: Step) -> Callable[[str, Value], Value]:
    """`check` for many values of one step, whose cells are then listed only once."""
    if check.dispatch(type(step)) is not check.dispatch(Step):
        return partial(check, step)
    known = {cell.name: cell for cell in cells(step)}
    return lambda name, value: (
        checked(known[name], value) if name in known else check(step, name, value)
    )


def checked(cell: Cell, value: Value) -> Value:
    """The value if the cell takes it; Refused with a sentence if not."""
    if value is None:
        if cell.missing or isinstance(cell.values, TextRule):
            return None
        raise Refused(_("{label} needs an answer.").format(label=cell.label))
    if isinstance(cell.values, TextRule):
        if not isinstance(value, str):
            raise Refused(_("{label} takes words.").format(label=cell.label))
        text = clean_text(value)
        if len(text) > cell.values.max_length:
            raise Refused(
                _("{label} takes {limit} characters; this is {count}.").format(
                    label=cell.label, limit=cell.values.max_length, count=len(text)
                )
            )
        return text
    for allowed in cell.values:
        if type(allowed) is type(value) and allowed == value:
            return value
    shown = ", ".join(cell.named)
    raise Refused(
        _("{label} takes one of {values}, not {value}.").format(
            label=cell.label, values=shown, value=quoted(str(value))
        )
    )


def clean_text(text: str) -> str:
    """The text in NFC, without control characters (but line breaks), leading or trailing blanks."""
    if not text.isprintable():
        text = "".join(
            character
            for character in text.replace("\r\n", "\n").replace("\r", "\n")
            if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
        )
    return unicodedata.normalize("NFC", text).strip()


def kind_of(kind: type[Step | Summary | View]) -> str:
    """The kind's name, which is its tag in files and the name of its modules."""
    return str(kind.__struct_config__.tag)


def sampled(asked: Iterable[Cell], person: int) -> dict[str, Value]:
    """A value for each cell, spread over its allowed ones; now and then "can't say"."""
    found: dict[str, Value] = {}
    for place, cell in enumerate(asked):
        allowed = () if isinstance(cell.values, TextRule) else cell.values
        unsaid = cell.missing and (person * 7 + place) % 11 == 10
        found[cell.name] = (
            None if unsaid else allowed[(person * (place % 3 + 1) + place) % len(allowed)]
        )
    return found


def collects(step: Step) -> bool:
    """Whether people answer anything in this step."""
    return bool(cells(step))


def step_key(exercise: str, step: str) -> str:
    """The name of a step within a session: `reread_quote/rate`."""
    return f"{exercise}/{step}"
