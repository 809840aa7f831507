"""Lists named on the day: what the group calls out for a step, entry by entry."""

from collections.abc import Collection, Iterable, Mapping
from functools import singledispatch
from types import MappingProxyType
from typing import Literal, TypeAlias

from msgspec import Struct, structs

from workshop.domain.position import Position
from workshop.domain.step import Step, clean_text
from workshop.errors import Refused
from workshop.words import _, in_a_row, ngettext, quoted

FieldValue = str | bool | tuple[str, ...]
TICKED = ("x", "yes", "true", "1")
UNTICKED = ("", "no", "false", "0")
SEVERAL = ";"
"""Parts the values of a field that takes several, where they stand in one text."""
LONGEST_LIST = 60
FEW, BLANKS = 3, 6
"""Of a list of no fixed length: made-up entries, and places that a sheet has ready."""


Sign = Literal["", "tick", "up", "cross", "sun", "moon"]


class NamedChoice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the values that a field may have. sign: what is drawn beside its words."""

    id: str
    label: str
    sign: Sign = ""


class EntryField(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="takes"):
    """One thing to say of an entry; `takes` says what. The first field names the entry; alone it
    needs no label.
    """

    id: str
    label: str = ""
    optional: bool = False


class EntryText(EntryField, frozen=True, kw_only=True, tag="text"):
    """Words on one line."""

    limit: int = 140


class EntryChoice(EntryField, frozen=True, kw_only=True, tag="choice"):
    """One of a few choices, or several. list: where the choices are the entries of another list of
    the session, by its name; they are filled in when it runs.
    """

    choices: tuple[NamedChoice, ...] = ()
    list: str = ""
    several: bool = False


class EntryTick(EntryField, frozen=True, kw_only=True, tag="tick"):
    """True of an entry or not. once: of one entry at most."""

    once: bool = False


AnyEntryField: TypeAlias = EntryText | EntryChoice | EntryTick


class ListEntry(Struct, frozen=True, kw_only=True):
    """One thing that was named. id: stays when it is reworded, "" until it is stored. values: by
    field, without those left empty. called: how often it was called out. cards: released words
    that were taken over into it. position: where it stands on a map, None where it is on none.
    """

    id: str = ""
    values: dict[str, FieldValue]
    called: int = 1
    cards: tuple[str, ...] = ()
    position: Position | None = None

    @property
    def times(self) -> int:
        """How often it was named, aloud or on a card."""
        return self.called + len(self.cards)


Chosen = Mapping[str, str]
"""Ids of choices by field."""
NOTHING_CHOSEN: Chosen = MappingProxyType({})
Entries = tuple[ListEntry, ...]
Lists = Mapping[str, Entries]
"""The lists of a session by name: by step key, in an exercise of its own by step id too."""


class Gathering(Struct, frozen=True, kw_only=True):
    """How a step's list is named. most, fewest: entries. start: those it begins with. sign: with
    which ids begin (`l1`). found_as: how search calls its entries.
    """

    fields: tuple[AnyEntryField, ...]
    fewest: int = 0
    most: int = LONGEST_LIST
    start: tuple[ListEntry, ...] = ()
    sign: str = "l"
    found_as: str = "list"
    examples: tuple[str, ...] = ()
    """What entries are called in a rehearsal."""


@singledispatch
def gathering(step: Step) -> Gathering | None:
    """How the group names something for this step; None where it names nothing."""
    return None


@singledispatch
def takes_from(step: Step) -> tuple[tuple[str, str], ...]:
    """The lists of the session that a step takes over, as (field, name of the list)."""
    return ()


@singledispatch
def cell_lists(step: Step) -> tuple[str, ...]:
    """Of which list each part of a cell's name is an entry, in their order; "" for a part that
    none names.
    """
    return ()


@singledispatch
def with_lists(step: Step, lists: Lists) -> Step:
    """The step with what the group has named for it."""
    return step


@singledispatch
def unseen(step: Step) -> Step:
    """The step as the room sees it while its list is not to be seen."""
    return step


class Match(Struct, frozen=True, kw_only=True):
    """A seed with the weakest of the soils it needs: that field's middle answer, and whether it is
    a desert. All None but its id where any of them is withheld.
    """

    seed: str
    soil: float | None = None
    weakest: str | None = None
    desert: bool | None = None


@singledispatch
def weighed(step: Step) -> tuple[Match, ...] | None:
    """The entries of the list weighed by what was answered about what they need; None where a
    list is not weighed.
    """
    return None


@singledispatch
def cards_of(step: Step) -> tuple[str, ...]:
    """The collecting steps whose released words the list takes over."""
    return ()


def one_line(field_id: str, label: str, limit: int) -> tuple[EntryText, ...]:
    """The fields of a list whose entries are a line of words each."""
    return (EntryText(id=field_id, label=label, limit=limit),)


def list_key(exercise: str, name: str) -> str:
    """The key of the step that names a list: `claims` stands in the exercise itself."""
    return name if "/" in name else f"{exercise}/{name}"


# What a field takes


@singledispatch
def read(field: EntryField, text: str) -> FieldValue:
    """The value that a text says (a cell of a spreadsheet, a line typed in)."""
    raise NotImplementedError(type(field).__name__)


@singledispatch
def checked_value(field: EntryField, value: FieldValue) -> FieldValue:
    """The value as it is kept; Refused with a sentence where the field cannot take it."""
    raise NotImplementedError(type(field).__name__)


@singledispatch
def told(field: EntryField, value: FieldValue) -> str:
    """The value in words for people."""
    raise NotImplementedError(type(field).__name__)


@singledispatch
def nothing(field: EntryField) -> FieldValue:
    """What stands for a field that was left empty."""
    return ""


@read.register(EntryText)
def text_read(field: EntryText, text: str) -> FieldValue:
    return text


@checked_value.register(EntryText)
def text_checked(field: EntryText, value: FieldValue) -> FieldValue:
    line = " ".join(clean_text(str(value)).split())
    if len(line) > field.limit:
        raise Refused(
            _("{label} takes {limit} characters; this is {count}.").format(
                label=field.label, limit=field.limit, count=len(line)
            )
        )
    return line


@told.register(EntryText)
def text_told(field: EntryText, value: FieldValue) -> str:
    return str(value)


@read.register(EntryChoice)
def choice_read(field: EntryChoice, text: str) -> FieldValue:
    named = {choice.label.casefold(): choice.id for choice in field.choices}
    parts = text.split(SEVERAL) if field.several else [text]
    found = tuple(
        named.get(part.strip().casefold(), part.strip()) for part in parts if part.strip()
    )
    return found if field.several else "".join(found)


@checked_value.register(EntryChoice)
def choice_checked(field: EntryChoice, value: FieldValue) -> FieldValue:
    chosen = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    known = [choice.id for choice in field.choices]
    for each in filter(None, chosen):
        if each not in known:
            raise Refused(
                _("{label} takes one of {values}, not {value}.").format(
                    label=field.label, values=", ".join(known), value=quoted(each)
                )
            )
    if field.several:
        return tuple(each for each in known if each in chosen)
    return "".join(chosen[:1])


@told.register(EntryChoice)
def choice_told(field: EntryChoice, value: FieldValue) -> str:
    chosen = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    return ", ".join(choice.label for choice in field.choices if choice.id in chosen)


@nothing.register(EntryChoice)
def choice_nothing(field: EntryChoice) -> FieldValue:
    return () if field.several else ""


@read.register(EntryTick)
def tick_read(field: EntryTick, text: str) -> FieldValue:
    said = text.strip().casefold()
    if said not in (*TICKED, *UNTICKED):
        raise Refused(
            _("{label} takes x or nothing, not {value}.").format(
                label=field.label, value=quoted(text)
            )
        )
    return said in TICKED


@checked_value.register(EntryTick)
def tick_checked(field: EntryTick, value: FieldValue) -> FieldValue:
    return value is True


@told.register(EntryTick)
def tick_told(field: EntryTick, value: FieldValue) -> str:
    return field.label if value is True else ""


@nothing.register(EntryTick)
def tick_nothing(field: EntryTick) -> FieldValue:
    return False


@singledispatch
def made_up_value(field: EntryField, number: int) -> FieldValue:
    """What a made-up entry has there, the first one 0."""
    return nothing(field)


@made_up_value.register(EntryText)
def text_made_up_value(field: EntryText, number: int) -> FieldValue:
    return _("{label} {n}").format(label=field.label, n=number + 1)[: field.limit]


@made_up_value.register(EntryChoice)
def choice_made_up_value(field: EntryChoice, number: int) -> FieldValue:
    ids = [choice.id for choice in field.choices]
    if not ids:
        return nothing(field)
    # Two fields of one list seldom choose alike: a link has two ends.
    chosen = ids[(number + len(field.id)) % len(ids)]
    return (chosen,) if field.several else chosen


@made_up_value.register(EntryTick)
def tick_made_up_value(field: EntryTick, number: int) -> FieldValue:
    return not number


# Entries


def entry_read(fields: Iterable[AnyEntryField], texts: Mapping[str, str]) -> ListEntry:
    """The entry that a row of a table says, by field; Refused where it says what a field cannot
    take.
    """
    return ListEntry(
        id=texts.get("id", ""),
        values={field.id: read(field, texts.get(field.id, "")) for field in fields},
    )


def row_of(fields: Iterable[AnyEntryField], entry: ListEntry) -> tuple[str, ...]:
    """The entry as a row of a table, which `entry_read` reads again."""
    return tuple(_as_cell(entry.values.get(field.id)) for field in fields)


def _as_cell(value: FieldValue | None) -> str:
    if isinstance(value, tuple):
        return SEVERAL.join(value)
    return TICKED[0] if value is True else value or ""


def rows_read(fields: tuple[AnyEntryField, ...], text: str) -> Entries:
    """The entries that lines from a spreadsheet say, a field a column, with or without a header."""
    lines = [line for line in text.splitlines() if line.strip()]
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    heads = [(field.id.casefold(), field.label.casefold()) for field in fields]
    if rows and all(cell.casefold() in head for cell, head in zip(rows[0], heads, strict=False)):
        rows = rows[1:]
    ids = [field.id for field in fields]
    return tuple(entry_read(fields, dict(zip(ids, row, strict=False))) for row in rows)


def checked(fields: Iterable[AnyEntryField], entry: ListEntry) -> ListEntry:
    """The entry as it is kept; Refused where a field lacks what it needs or cannot take it."""
    fields = tuple(fields)
    kept: dict[str, FieldValue] = {}
    for field in fields:
        value = checked_value(field, entry.values.get(field.id, nothing(field)))
        if value:
            kept[field.id] = value
        elif not field.optional and not isinstance(field, EntryTick):
            raise Refused(_("{label} is missing.").format(label=field.label))
    for name in entry.values:
        if name not in {field.id for field in fields}:
            raise Refused(_("There is no field “{name}”.").format(name=quoted(name)))
    return structs.replace(entry, values=kept)


def checked_list(names: Gathering, entries: Iterable[ListEntry]) -> Entries:
    """The entries as they are kept; Refused where there are too many, or two carry what one may."""
    found = tuple(checked(names.fields, entry) for entry in entries)
    if len(found) > names.most:
        raise Refused(
            ngettext("There is room for {n} entry.", "There is room for {n} entries.", names.most)
        )
    for field in names.fields:
        if isinstance(field, EntryTick) and field.once and _ticked(found, field) > 1:
            raise Refused(_("“{label}” is for one of them.").format(label=field.label))
    return found


def _ticked(entries: Entries, field: EntryTick) -> int:
    return sum(entry.values.get(field.id) is True for entry in entries)


def with_ids(entries: Iterable[ListEntry], sign: str, taken: Iterable[str]) -> Entries:
    """The entries, those without an id given the next that is free. taken: ids that answers hang
    on, though no entry has them now.
    """
    found = tuple(entries)
    used = {entry.id for entry in found} | set(taken)
    numbers = (number for number in range(1, len(used) + len(found) + 2))
    free = (f"{sign}{number}" for number in numbers if f"{sign}{number}" not in used)
    return tuple(entry if entry.id else structs.replace(entry, id=next(free)) for entry in found)


def words_of(fields: Iterable[AnyEntryField], entry: ListEntry) -> str:
    """What names the entry: its first field; of a link from one node to another both its ends."""
    parts = (told(field, entry.values.get(field.id, nothing(field))) for field in _naming(fields))
    return " – ".join(part for part in parts if part)


def _naming(fields: Iterable[AnyEntryField]) -> list[AnyEntryField]:
    first, *rest = fields
    if not isinstance(first, EntryChoice) or not first.list:
        return [first]
    ends = (each for each in rest if isinstance(each, EntryChoice) and each.list == first.list)
    return [first, *(each for each in ends if not each.optional)]


def told_apart(fields: Iterable[AnyEntryField], entry: ListEntry) -> tuple[str, ...]:
    """By what entries differ: what names them; of a list that begins with a choice (a link from one
    node to another) every choice that has to be made.
    """
    first, *rest = fields
    choices = [each for each in rest if isinstance(each, EntryChoice) and not each.optional]
    by = [first, *choices] if isinstance(first, EntryChoice) else [first]
    return tuple(told(each, entry.values.get(each.id, nothing(each))).casefold() for each in by)


def name_of(entry: ListEntry) -> str:
    """What names an entry of a list that is not at hand: the first of its words."""
    return next((value for value in entry.values.values() if isinstance(value, str)), "")


def more_of(fields: Iterable[AnyEntryField], entry: ListEntry) -> str:
    """What else was said of it, in words."""
    fields = tuple(fields)
    rest = fields[len(_naming(fields)) :]
    parts = (told(field, entry.values.get(field.id, nothing(field))) for field in rest)
    return in_a_row(parts, " · ")


def made_up(names: Gathering) -> Entries:
    """A list for rehearsals and trials, filled up with made-up entries."""
    start = started(names)
    wanted = max(names.fewest, min(names.most, len(names.examples) or FEW), len(start))
    rest = [
        {field.id: made_up_value(field, number) for field in names.fields}
        for number in range(len(start), wanted)
    ]
    for values, example in zip(rest, names.examples, strict=False):
        values[names.fields[0].id] = example
    return (*start, *(ListEntry(values=values) for values in rest))


def started(names: Gathering) -> Entries:
    """The entries that the list begins with."""
    return with_ids(names.start, names.sign, ())


def ahead(names: Gathering) -> Entries:
    """A list that nobody has named yet, as a sheet or a check of the file needs it: what it begins
    with, then empty places.
    """
    start = started(names)
    places = max(names.fewest or min(names.most, BLANKS), len(start))
    blanks = (ListEntry(values={}) for _place in range(places - len(start)))
    return with_ids((*start, *blanks), names.sign, ())


# Moves, each a new list


def place_in(entries: Entries, name: str) -> int:
    """Where the entry of that id stands; ValueError where it is gone."""
    return [entry.id for entry in entries].index(name)


def named(fields: tuple[AnyEntryField, ...], entries: Entries, entry: ListEntry) -> Entries:
    """With one more; what was named already is called once more instead."""
    again = told_apart(fields, entry)
    for at, known in enumerate(entries):
        if told_apart(fields, known) == again:
            return put(entries, at, structs.replace(known, called=known.called + 1))
    return (*entries, entry)


def put(entries: Entries, at: int, entry: ListEntry) -> Entries:
    """With another entry in that place."""
    return (*entries[:at], entry, *entries[at + 1 :])


def without(entries: Entries, name: str) -> Entries:
    """Without the entry of that id."""
    return tuple(entry for entry in entries if entry.id != name)


def moved(entries: Entries, name: str, by: int) -> Entries:
    """With the entry so many places further down, as far as there are any."""
    found = list(entries)
    at = place_in(entries, name)
    found.insert(min(max(at + by, 0), len(found) - 1), found.pop(at))
    return tuple(found)


def merged(entries: Entries, name: str, into: str) -> Entries:
    """With one entry become part of another: that keeps its words and counts both."""
    gone, kept = entries[place_in(entries, name)], entries[place_in(entries, into)]
    both = structs.replace(
        kept,
        values={**gone.values, **kept.values},
        called=kept.called + gone.called,
        cards=(*kept.cards, *gone.cards),
    )
    return without(put(entries, place_in(entries, into), both), name)


def taken_over(
    fields: tuple[AnyEntryField, ...], entries: Entries, card: str, chosen: Chosen = NOTHING_CHOSEN
) -> Entries:
    """With the first line of a released card as an entry; where it was named already, counted
    there. chosen: what was chosen on the card, which the entry keeps where it has such a field.
    """
    first, line = fields[0], first_line(card)
    if isinstance(first, EntryText) and len(line) > first.limit:
        line = line[: first.limit - 1].rstrip() + "…"
    again = line.casefold()
    for at, known in enumerate(entries):
        if words_of(fields, known).casefold() == again:
            return put(entries, at, structs.replace(known, cards=(*known.cards, card)))
    kept = {
        field.id: chosen[field.id]
        for field in fields
        if isinstance(field, EntryChoice)
        and chosen.get(field.id) in {choice.id for choice in field.choices}
    }
    return (*entries, ListEntry(values={first.id: line, **kept}, called=0, cards=(card,)))


def first_line(card: str) -> str:
    """What names a released card."""
    return " ".join(card.strip().partition("\n")[0].split())


def grouped(entries: Entries, card: str, under: str) -> Entries:
    """With a released card under the entry of that id, and under no other. An entry that was
    nothing but this card becomes part of that.
    """
    alone = card_alone(entries, card)
    if alone:
        return entries if alone == under else merged(entries, alone, under)
    others = ungrouped(entries, card)
    at = place_in(others, under)
    return put(others, at, structs.replace(others[at], cards=(*others[at].cards, card)))


def ungrouped(entries: Entries, card: str) -> Entries:
    """With the card in no entry; what was nothing but this card goes with it."""
    if alone := card_alone(entries, card):
        return without(entries, alone)
    return tuple(
        structs.replace(entry, cards=tuple(each for each in entry.cards if each != card))
        for entry in entries
    )


def card_alone(entries: Entries, card: str) -> str:
    """The id of the entry that is nothing but this card, "" where there is none."""
    return next((each.id for each in entries if each.cards == (card,) and not each.called), "")


def with_known_cards(entries: Entries, known: Collection[str]) -> Entries:
    """The entries without cards that are released no more; they count as called out instead."""
    found = []
    for entry in entries:
        cards = tuple(card for card in entry.cards if card in known)
        called = entry.times - len(cards)
        found.append(structs.replace(entry, called=called, cards=cards))
    return tuple(found)


def card_place(entries: Entries, card: str) -> int:
    """The number of the entry that a card was taken over into, 0 where it was not."""
    return next((at for at, entry in enumerate(entries, 1) if card in entry.cards), 0)
