"""Gather: the group calls out a list, the facilitator types, the room watches it grow."""

from collections import Counter

from msgspec import Struct, field, structs

from workshop.domain.beside import Results, Tally, tallies, with_results
from workshop.domain.gathering import (
    LONGEST_LIST,
    AnyEntryField,
    Entries,
    EntryChoice,
    EntryText,
    FieldValue,
    Gathering,
    ListEntry,
    Lists,
    Match,
    NamedChoice,
    cards_of,
    checked_list,
    gathering,
    name_of,
    started,
    takes_from,
    unseen,
    weighed,
    with_lists,
)
from workshop.domain.step import Cell, Step, cells, flaws, mentions
from workshop.errors import Refused
from workshop.words import _

RESERVED = ("id",)
"""A column of every list, so no name for a field."""


DESERT = 2
"""A seed is planted in a desert where the middle answer about its weakest field is this or less."""


class Weighing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A list whose entries are about what another step rated. by: that step. field: the choice of
    an entry that says which of its items. decided: the choice that says what becomes of them; ""
    where an entry is a seed that needs them all.
    """

    by: str
    field: str
    decided: str = ""


class GatherStep(Step, frozen=True, kw_only=True, tag="gather"):
    """A list to name. fields: of an entry, the first one names it. start: entries that the list
    begins with, by field, with an id where it should have one. cards: collecting steps whose
    released words can be taken over.

    weighing: what the entries are about, where another step has rated that.

    entries: filled in from the session when it runs; the exercise file leaves it empty.
    """

    prompt: str
    instruction: str = ""
    one: str = ""
    """What an entry is ("thing that worked"), to count them in the room by; with `many`."""
    many: str = ""
    fields: tuple[AnyEntryField, ...] = (EntryText(id="text", label=""),)
    fewest: int = 0
    most: int = LONGEST_LIST
    start: tuple[dict[str, FieldValue], ...] = ()
    cards: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    """What entries are called in a rehearsal, where their first field takes text."""
    weighing: Weighing | None = None
    entries: Entries = ()
    tallies: dict[str, Tally] = field(default_factory=dict)
    """By item what was answered in the step that weighs them; filled in once it is revealed."""


@cells.register(GatherStep)
def gather_cells(step: GatherStep) -> tuple[Cell, ...]:
    """Nobody answers alone: the group calls out."""
    return ()


@gathering.register(GatherStep)
def gather_gathering(step: GatherStep) -> Gathering:
    return Gathering(
        fields=tuple(
            structs.replace(field, label=field.label or step.title) for field in step.fields
        ),
        fewest=step.fewest,
        most=step.most,
        start=tuple(_entry(values) for values in step.start),
        examples=step.examples,
    )


def _entry(values: dict[str, FieldValue]) -> ListEntry:
    said = {name: value for name, value in values.items() if name not in RESERVED}
    return ListEntry(id=str(values.get("id", "")), values=said)


@takes_from.register(GatherStep)
def gather_takes_from(step: GatherStep) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"fields.{field.id}", field.list)
        for field in step.fields
        if isinstance(field, EntryChoice) and field.list
    )


@with_lists.register(GatherStep)
def gather_with_lists(step: GatherStep, lists: Lists) -> GatherStep:
    fields = tuple(_with_choices(field, lists) for field in step.fields)
    return structs.replace(step, fields=fields, entries=lists.get(step.id, ()))


def _with_choices(field: AnyEntryField, lists: Lists) -> AnyEntryField:
    if not isinstance(field, EntryChoice) or not field.list:
        return field
    entries = lists.get(field.list, ())
    choices = tuple(NamedChoice(id=entry.id, label=name_of(entry)) for entry in entries)
    return structs.replace(field, choices=choices)


@unseen.register(GatherStep)
def gather_unseen(step: GatherStep) -> GatherStep:
    return structs.replace(step, entries=())


@cards_of.register(GatherStep)
def gather_cards_of(step: GatherStep) -> tuple[str, ...]:
    return step.cards


@mentions.register(GatherStep)
def gather_mentions(step: GatherStep) -> tuple[tuple[str, str], ...]:
    by = (("weighing", step.weighing.by),) if step.weighing else ()
    return (*(("cards", name) for name in step.cards), *by)


@with_results.register(GatherStep)
def gather_with_results(step: GatherStep, results: Results) -> GatherStep:
    found = results.get(step.weighing.by) if step.weighing else None
    if found is None:
        return step
    return structs.replace(step, tallies=tallies(found.step, found.summary))


def choices_in(step: GatherStep, name: str) -> tuple[NamedChoice, ...]:
    """The choices that a field has."""
    fields = (each for each in step.fields if isinstance(each, EntryChoice) and each.id == name)
    return next((each.choices for each in fields), ())


@weighed.register(GatherStep)
def gather_weighed(step: GatherStep) -> tuple[Match, ...] | None:
    if step.weighing is None or step.weighing.decided:
        return None
    return tuple(_match(step, entry) for entry in step.entries)


def _match(step: GatherStep, entry: ListEntry) -> Match:
    """The weakest of the fields it needs; of equally weak ones the first."""
    asked = entry.values.get(step.weighing.field, ()) if step.weighing else ()
    needed = asked if isinstance(asked, tuple) else ()
    middles = {name: step.tallies[name].median for name in needed if name in step.tallies}
    told = {name: middle for name, middle in middles.items() if middle is not None}
    if not needed or len(told) < len(needed):
        return Match(seed=entry.id)
    weakest = min(told, key=told.__getitem__)
    soil = told[weakest]
    return Match(seed=entry.id, soil=soil, weakest=weakest, desert=soil <= DESERT)


@flaws.register(GatherStep)
def gather_flaws(step: GatherStep) -> tuple[tuple[str, str], ...]:
    found = []
    names = [field.id for field in step.fields]
    if not step.fields or not isinstance(step.fields[0], EntryText | EntryChoice):
        found.append(("fields", _("the first field takes text or a choice: it names the entry.")))
    for name, count in Counter(names).items():
        if count > 1 or name in RESERVED or not name.isidentifier() or name != name.lower():
            what = _("“{name}” cannot be the id of a field here.").format(name=name)
            found.append(("fields", what))
    for each in step.fields:
        if isinstance(each, EntryChoice) and bool(each.choices) == bool(each.list):
            what = _("takes either choices or the name of a list.")
            found.append((f"fields.{each.id}", what))
    if not 0 <= step.fewest <= step.most <= LONGEST_LIST or not step.most:
        what = _("from fewest to most, at most {n}.").format(n=LONGEST_LIST)
        found.append(("most", what))
    return (*found, *_weighing_flaws(step), *_start_flaws(step))


def _weighing_flaws(step: GatherStep) -> tuple[tuple[str, str], ...]:
    if step.weighing is None:
        return ()
    choices = {each.id for each in step.fields if isinstance(each, EntryChoice)}
    asked = filter(None, (step.weighing.field, step.weighing.decided))
    said = _("“{name}” is no field with choices.")
    return tuple(("weighing", said.format(name=name)) for name in asked if name not in choices)


def _start_flaws(step: GatherStep) -> tuple[tuple[str, str], ...]:
    names = gathering(step)
    try:
        entries = checked_list(names, started(names)) if names else ()
    except Refused as refused:
        return (("start", refused.sentence),)
    if len({entry.id for entry in entries}) < len(entries):
        return (("start", _("two entries of one id.")),)
    return ()
