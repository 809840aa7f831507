"""Gather: the group calls out a list, the facilitator types, the room watches it grow."""

from collections import Counter

from msgspec import structs

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
    NamedChoice,
    cards_of,
    checked_list,
    gathering,
    name_of,
    started,
    takes_from,
    unseen,
    with_lists,
)
from workshop.domain.step import Cell, Step, cells, flaws, mentions
from workshop.errors import Refused
from workshop.words import _

RESERVED = ("id",)
"""A column of every list, so no name for a field."""


class GatherStep(Step, frozen=True, kw_only=True, tag="gather"):
    """A list to name. fields: of an entry, the first one names it. start: entries that the list
    begins with, by field, with an id where it should have one. cards: collecting steps whose
    released words can be taken over.

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
    entries: Entries = ()


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
    return tuple(("cards", name) for name in step.cards)


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
    for field in step.fields:
        if isinstance(field, EntryChoice) and bool(field.choices) == bool(field.list):
            what = _("takes either choices or the name of a list.")
            found.append((f"fields.{field.id}", what))
    if not 0 <= step.fewest <= step.most <= LONGEST_LIST or not step.most:
        what = _("from fewest to most, at most {n}.").format(n=LONGEST_LIST)
        found.append(("most", what))
    return (*found, *_start_flaws(step))


def _start_flaws(step: GatherStep) -> tuple[tuple[str, str], ...]:
    names = gathering(step)
    try:
        entries = checked_list(names, started(names)) if names else ()
    except Refused as refused:
        return (("start", refused.sentence),)
    if len({entry.id for entry in entries}) < len(entries):
        return (("start", _("two entries of one id.")),)
    return ()
