"""An exercise as read from its file, and as a session runs it."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from msgspec import Struct
from typing_extensions import override

from workshop.domain.step import Step, collects, step_key

S = TypeVar("S", bound=Step)

RETIRED = "sensitive"
"""A key of steps and lenses in older files and in copies of sessions; the threshold holds for all.
"""


def without_retired(tables: object) -> object:
    """The tables of a file or copy without the key that means nothing any more."""
    if isinstance(tables, dict):
        return {
            name: without_retired(value)
            for name, value in tables.items()
            if name != RETIRED or not isinstance(value, bool)
        }
    return [without_retired(each) for each in tables] if isinstance(tables, list) else tables


class Poles(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The two ends of an item that is a pair ("A target sets us moving" against "A need sets us
    moving"); short: at most 13 characters, for the chart.
    """

    left: str
    right: str
    left_short: str
    right_short: str


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is rated or read. short: at most 22 characters, for charts. classic: the quoted
    wording, never changed.
    """

    id: str
    text: str
    short: str
    gloss: str = ""
    classic: str = ""
    theme: str = ""
    poles: Poles | None = None


class Lens(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From whose viewpoint. label "My organisation", short "Organisation", help "as a customer
    would meet it".
    """

    id: str
    label: str
    short: str
    help: str = ""
    room: str = ""
    """The help in the words for the room, where shorter."""
    column: str = ""
    """The label where a column is narrow ("Those who spend"); else the label."""
    within: str = ""
    """The lens within a sentence about the room ("the organisation", "themselves"); else the
    label.
    """


class Hint(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A remark for the facilitator, shown on the console at `step` once `when` holds on the
    snapshot it shows.

    when: an expression in the grammar of `domain.hint`; empty holds always.
    """

    say: str
    step: str
    when: str = ""


class Variant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A shorter or longer form. steps: (step id, minutes) in order. lenses: ids kept; empty keeps
    all.
    """

    title: str
    minutes: int
    steps: tuple[tuple[str, int], ...]
    lenses: tuple[str, ...] = ()


class PlanOption(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that a plan may add to any form: a lens, a question, other words. one_of: of those
    with the same name only one can be chosen.

    minutes: more of them, by step. steps: other fields, by step; what is a list in the step grows.
    items: other words of items, by id.
    """

    title: str
    help: str = ""
    one_of: str = ""
    minutes: dict[str, int] = {}
    steps: dict[str, dict[str, Any]] = {}
    items: dict[str, dict[str, str]] = {}


class Group(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many people; min_paper: with paper only."""

    min: int
    max: int
    min_paper: int = 3


class Exercise(Struct, Generic[S], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One activity of a workshop. minutes: the sum of its steps'. credit: printed on every
    handout.
    """

    id: str
    version: int
    title: str
    purpose: str
    outcomes: tuple[str, ...]
    group: Group
    minutes: int
    credit: str
    steps: tuple[S, ...]
    question: str = ""
    """One sentence that opens the worksheet."""
    origin: str = ""
    """Where a quoted text comes from, in full (title page, handouts)."""
    origin_short: str = ""
    """The same on one line (room pages)."""
    origin_note: str = ""
    """The same for the worksheet, at most 60 words."""
    materials: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    debrief: tuple[str, ...] = ()
    pitfalls: tuple[str, ...] = ()
    variants: dict[str, Variant] = {}
    options: dict[str, PlanOption] = {}
    notes: tuple[str, ...] = ()
    """Other ways to run it, in words."""

    def planned(self, variant: str = "", options: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Ids of the steps of a variant, in its order; "" or an unknown one is the full form.
        Steps that an option brings stand where the file has them.
        """
        form = self.variants.get(variant)
        if form is None:
            usual = [step.id for step in self.steps if not (step.extra or step.option)]
        else:
            usual = [step for step, _minutes in form.steps]
        order = [step.id for step in self.steps]
        for step in self.steps:
            if step.option in options and step.option and step.id not in usual:
                at = order.index(step.id)
                before = [n for n, name in enumerate(usual) if order.index(name) < at]
                usual.insert(max(before, default=-1) + 1, step.id)
        return tuple(usual)

    def every_step(self) -> tuple[S, ...]:
        """Its steps, with those that a session's plan lacks."""
        return self.steps

    def step(self, name: str) -> S:
        """The step with that id; KeyError if there is none."""
        found = self.find(name)
        if found is None:
            raise KeyError(name)
        return found

    def find(self, name: str) -> S | None:
        """The step with that id, None if there is none."""
        return next((step for step in self.every_step() if step.id == name), None)


class AsRun(Exercise[S], Generic[S], frozen=True, kw_only=True):
    """An exercise as a session runs it. left_out: steps that its variant lacks; they stay at hand
    for what they may hold already.
    """

    left_out: tuple[S, ...] = ()

    @override
    def every_step(self) -> tuple[S, ...]:
        return (*self.steps, *self.left_out)


def keyed_steps(exercises: Mapping[str, Exercise[S]]) -> dict[str, S]:
    """Step key → step, exercise by exercise, with those that a session's plan lacks."""
    return {
        step_key(name, step.id): step
        for name, exercise in exercises.items()
        for step in exercise.every_step()
    }


def collecting_steps(exercises: Mapping[str, Exercise[S]]) -> dict[str, S]:
    """Of these the steps in which people answer something."""
    return {key: step for key, step in keyed_steps(exercises).items() if collects(step)}


class TemplateBlock(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A block of an agenda template. kind: exercise, break, lunch, stretch, energiser, slack."""

    kind: str
    title: str
    minutes: int
    exercise: str = ""
    variant: str = ""


class TemplatePart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One session of a series. title: what it is about."""

    title: str
    blocks: tuple[TemplateBlock, ...]


class Template(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An agenda to start from, or a series of sessions a week apart. minutes: of each session, the
    sum of its blocks'.
    """

    id: str
    title: str
    summary: str
    minutes: int
    blocks: tuple[TemplateBlock, ...] = ()
    parts: tuple[TemplatePart, ...] = ()
    """The sessions of a series; empty for a single one."""
