"""Lists named on the day: kept whole at each change, so that its undo is the list of before."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import structs

from workshop.domain.exercise import keyed_steps
from workshop.domain.gathering import (
    Entries,
    EntryChoice,
    FieldValue,
    Gathering,
    ListEntry,
    cell_lists,
    checked_list,
    entry_read,
    gathering,
    list_key,
    nothing,
    started,
    told_apart,
    with_ids,
    with_known_cards,
    words_of,
)
from workshop.domain.step import Step, released
from workshop.errors import ImportFault, Refused
from workshop.services.commands import Command, NameEntries, Together
from workshop.services.deed import Deed, carry_out
from workshop.services.events import Outcome, SessionChanged
from workshop.services.exercise_copies import Runs
from workshop.services.lookups import unfinished
from workshop.services.map_places import placed
from workshop.services.spreadsheet import Spreadsheet
from workshop.storage.session_store import Kept
from workshop.storage.unit import Unit
from workshop.words import _, listed, ngettext, quoted


@carry_out.register(NameEntries)
def name_entries(command: NameEntries, deed: Deed) -> Outcome:
    kept = unfinished(deed.unit, command.session)
    step = deed.runs.step(deed.unit, kept, command.step)
    names = named_by(step)
    lists = deed.unit.lists.all(command.session)
    before = lists.get(command.step, ())
    holding = held(deed.unit, deed.runs, kept, command.step)
    after = checked_list(names, with_ids(command.entries, names.sign, holding))
    after = with_known_cards(after, shown_words(deed.unit, command.session))
    gone = {entry.id for entry in before} - {entry.id for entry in after}
    if not command.sure:
        leaving = gone - command.became.keys()
        lost = leaving & answered(deed.unit, deed.runs, kept, command.step) | gone & holding
        _refuse_answered(names, [each for each in before if each.id in lost])
    became = {name: command.became.get(name, "") for name in gone}
    changed = {command.step: after, **_following(deed, kept, command.step, lists, became)}
    steps = keyed_steps(deed.runs.of(deed.unit, kept))
    changed |= placed(steps, command.step, {**lists, **changed}, at_once=command.at_once)
    for key, entries in changed.items():
        _keep(deed, kept, key, lists.get(key, ()), entries)
    deed.unit.sessions.change_form(command.session)
    return Outcome(
        events=(SessionChanged(session=command.session),),
        value=tuple(entry.id for entry in after),
        undo=_back(command, {key: lists.get(key, ()) for key in changed}),
    )


def named_by(step: Step) -> Gathering:
    """How the step's list is named; Refused where it names none."""
    names = gathering(step)
    if names is None:
        raise Refused(_("Nothing is named in “{step}”.").format(step=step.title))
    return names


def answered(unit: Unit, runs: Runs, kept: Kept, key: str) -> frozenset[str]:
    """The ids in a list without which answers would be lost: their own, or of an entry of another
    list that goes along, as a link with its node.
    """
    found = set(held(unit, runs, kept, key))
    lists = unit.lists.all(kept.session.id)
    for name, field in _naming(runs, unit, kept, key):
        holding = held(unit, runs, kept, name)
        for entry in lists.get(name, ()):
            ids = _ids_in(field, entry)
            if entry.id in holding and len(ids) == 1 and not field.optional:
                found |= ids
    return frozenset(found)


def held(unit: Unit, runs: Runs, kept: Kept, key: str) -> frozenset[str]:
    """The ids in a list that answers have in their cells, whether an entry has them still or
    not.
    """
    found: set[str] = set()
    for name, step in keyed_steps(runs.of(unit, kept)).items():
        parts = [at for at, each in enumerate(cell_lists(step)) if _list_of(name, each) == key]
        cells = unit.answers.cells(kept.session.id, {name}) if parts else ()
        split = [cell.split("/") for cell in cells]
        found |= {cell[at] for cell in split for at in parts if at < len(cell)}
    return frozenset(found)


def shown_words(unit: Unit, session: str) -> frozenset[str]:
    """The words that the room may see: what entries may say they were taken over from."""
    return frozenset(
        text for snapshot in unit.snapshots.all(session) for text in released(snapshot.summary)
    )


def forget_cards(unit: Unit, session: str) -> None:
    """No list remembers words that their author has taken away again."""
    known = shown_words(unit, session)
    for key, entries in unit.lists.all(session).items():
        left = with_known_cards(entries, known)
        if left != entries:
            unit.lists.put(session, key, left)


def begin_lists(deed: Deed, kept: Kept, exercises: Collection[str]) -> None:
    """The lists of exercises that are new in the session, with what they begin with."""
    for key, step in keyed_steps(deed.runs.of(deed.unit, kept)).items() if exercises else ():
        names = gathering(step) if key.partition("/")[0] in exercises else None
        if names is not None and names.start:
            _keep(deed, kept, key, (), checked_list(names, started(names)))
            deed.unit.sessions.change_form(kept.session.id)


def read_list(path: Path, names: Gathering, before: Entries, code_page: str = "") -> Entries:
    """The whole list that a CSV file says: columns are field ids, and `id`. A row that names what
    was named before keeps its id. ImportFault with every fault by line.
    """
    needed = tuple(field.id for field in names.fields[:1])
    optional = (*(field.id for field in names.fields[1:]), "id")
    table = Spreadsheet(path, needed, code_page, optional=optional)
    known = {told_apart(names.fields, entry): entry for entry in before}
    found: list[ListEntry] = []
    faults: list[tuple[int, str, str]] = []
    for row in table.rows():
        texts = dict(zip((*needed, *optional), row.fields, strict=True))
        try:
            entry = entry_read(names.fields, texts)
            checked_list(names, (entry,))
        except Refused as refused:
            faults.append((row.line, needed[0], refused.sentence))
            continue
        found.append(_as_before(names, known, entry))
    if faults:
        raise ImportFault(tuple(faults))
    _refuse_few(names, found)
    return tuple(found)


def entry_told(names: Gathering, entry: ListEntry) -> dict[str, FieldValue | int]:
    """An entry as plain values for other programs to read: every field, and how often it was
    named.
    """
    values = {field.id: entry.values.get(field.id, nothing(field)) for field in names.fields}
    return {"id": entry.id, **values, "times": entry.times}


def _as_before(
    names: Gathering, known: Mapping[tuple[str, ...], ListEntry], entry: ListEntry
) -> ListEntry:
    by_id = {each.id: each for each in known.values()}
    before = by_id.get(entry.id) or known.get(told_apart(names.fields, entry))
    if before is None or (entry.id and entry.id != before.id):
        return entry
    return structs.replace(before, values=entry.values)


def _refuse_few(names: Gathering, found: list[ListEntry]) -> None:
    if len(found) < names.fewest:
        needed = ngettext("{n} entry is needed", "{n} entries are needed", names.fewest)
        here = ngettext("here is {n}", "here are {n}", len(found))
        raise Refused(f"{needed}; {here}.")
    ids = [entry.id for entry in found if entry.id]
    for name in ids:
        if ids.count(name) > 1:
            raise Refused(_("“{name}” is here twice.").format(name=quoted(name)))
        if not name.isidentifier():
            said = _("“{name}” cannot be an id: letters, digits and _ only.")
            raise Refused(said.format(name=quoted(name)))


def _refuse_answered(names: Gathering, entries: Iterable[ListEntry]) -> None:
    words = [_("“{words}”").format(words=words_of(names.fields, each)) for each in entries]
    if words:
        said = ngettext("{words} has answers.", "{words} have answers.", len(words),
                        words=listed(words))  # fmt: skip
        raise Refused(said + " " + _("Nothing was changed."))


def _naming(runs: Runs, unit: Unit, kept: Kept, key: str) -> Iterator[tuple[str, EntryChoice]]:
    """The fields in which entries of other lists name entries of this one, with those lists."""
    for name, step in keyed_steps(runs.of(unit, kept)).items():
        names = gathering(step)
        for field in names.fields if names else ():
            if isinstance(field, EntryChoice) and _list_of(name, field.list) == key:
                yield name, field


def _list_of(key: str, name: str) -> str:
    """The key of a list as the step of that key names it."""
    return list_key(key.partition("/")[0], name)


def _following(
    deed: Deed, kept: Kept, key: str, lists: Mapping[str, Entries], became: Mapping[str, str]
) -> dict[str, Entries]:
    """Other lists whose entries name those that went: they name what these became, or go along
    where that leaves them without what they need.
    """
    found: dict[str, Entries] = {}
    for name, field in _naming(deed.runs, deed.unit, kept, key) if became else ():
        entries = found.get(name, lists.get(name, ()))
        renamed = (_renamed(field, entry, became) for entry in entries)
        found[name] = tuple(each for each in renamed if each)
    return {name: each for name, each in found.items() if each != lists.get(name, ())}


def _ids_in(field: EntryChoice, entry: ListEntry) -> frozenset[str]:
    """The entries of another list that a field of an entry names."""
    value = entry.values.get(field.id, nothing(field))
    return frozenset(value if isinstance(value, tuple) else filter(None, [str(value)]))


def _renamed(field: EntryChoice, entry: ListEntry, became: Mapping[str, str]) -> ListEntry | None:
    value = entry.values.get(field.id, nothing(field))
    if isinstance(value, tuple):
        named = dict.fromkeys(became.get(each, each) for each in value)
        kept: FieldValue = tuple(filter(None, named))
    else:
        kept = became.get(str(value), value)
    if not kept and value and not field.optional:
        return None
    values = {**entry.values, field.id: kept} if kept or value else entry.values
    return structs.replace(entry, values={name: each for name, each in values.items() if each})


def make_lists_findable(deed: Deed, kept: Kept) -> None:
    """Puts every list of a session into the search."""
    lists = deed.unit.lists.all(kept.session.id)
    for key in keyed_steps(deed.runs.of(deed.unit, kept)):
        _make_findable(deed, kept, key, (), lists.get(key, ()))


def _keep(deed: Deed, kept: Kept, key: str, before: Entries, after: Entries) -> None:
    """Stores a list and lets search find it."""
    deed.unit.lists.put(kept.session.id, key, after)
    _make_findable(deed, kept, key, before, after)


def _make_findable(deed: Deed, kept: Kept, key: str, before: Entries, after: Entries) -> None:
    if not (before or after):
        return
    names = named_by(deed.runs.step(deed.unit, kept, key))
    words = {entry.id: "" for entry in before}
    words |= {entry.id: words_of(names.fields, entry) for entry in after}
    for name, text in words.items():
        place = f"{key} {name.removeprefix(names.sign)}"
        deed.unit.search.put(kept.session.id, names.found_as, place, text)


def _back(command: NameEntries, before: Mapping[str, Entries]) -> Command:
    backs = tuple(
        NameEntries(session=command.session, step=key, entries=entries, sure=command.sure)
        for key, entries in before.items()
    )
    return backs[0] if len(backs) == 1 else Together(commands=backs)
