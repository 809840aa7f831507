"""Converts plain tables to typed values; what does not fit becomes a fault with step and field."""

import re
from collections.abc import Iterator
from typing import TypeVar, get_args

import msgspec
from msgspec import structs

from workshop.content.faults import MOST_FAULTS, fault_at
from workshop.content.toml import TomlTable
from workshop.domain.exercise import Exercise, Item, Lens, without_retired
from workshop.domain.step import Step
from workshop.errors import ContentFault
from workshop.steps import AnyStep
from workshop.words import _

T = TypeVar("T")

SHARED: dict[str, type[Item] | type[Lens]] = {"items": Item, "lenses": Lens}
"""Tables of the file that its steps may name by id, or with "all"."""
LIST = "list:"
"""Before the name of a list of the session, whose entries are the items."""
NAMED_BY = {"items": "from_list", "columns": "columns_from"}
"""Fields that can be such a list, and where its name is kept."""
KINDS: dict[str, type[Step]] = {str(kind.__struct_config__.tag): kind for kind in get_args(AnyStep)}
MISSING_FIELD = re.compile(r"Object missing required field `(\w+)`")
UNKNOWN_FIELD = re.compile(r"Object contains unknown field `(\w+)`")
WRONG_TYPE = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
WRONG_VALUE = re.compile(r"Invalid value (.+)")


class Shaping:
    """The faults of one file while its tables are given their types."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[ContentFault] = []

    def fault(self, step: str, field: str, what: str) -> None:
        """Notes what is wrong; the rest of the file is still looked at."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault_at(self.file, step, field, what))

    def convert(self, data: object, wanted: type[T], step: str = "", at: str = "") -> T | None:
        """The value, or None after a fault. at: the path of `data` within the step."""
        try:
            return msgspec.convert(data, wanted)
        except msgspec.ValidationError as reason:
            message, _at, path = str(reason).partition(" - at `$")
            field, what = _told(message)
            inner = re.sub(r"\[\.\.\.\]", "", path.rstrip("`")) + (f".{field}" if field else "")
            self.fault(step, (at + inner).lstrip("."), what)
            return None


def _told(message: str) -> tuple[str, str]:
    """Field and sentence, parsed from msgspec's message."""
    if found := MISSING_FIELD.match(message):
        return found[1], _("is missing.")
    if found := UNKNOWN_FIELD.match(message):
        return found[1], _("is not known here.")
    if found := WRONG_TYPE.match(message):
        names = {
            "int": _("a whole number"), "str": _("text"), "array": _("a list"),
            "bool": _("true or false"), "object": _("a table"), "float": _("a number"),
        }  # fmt: skip
        wanted, got = (
            _(" or ").join(names.get(name, name) for name in kinds.split(" | "))
            for kinds in found.groups()
        )
        return "", _("takes {wanted}, not {got}.").format(wanted=wanted, got=got)
    if found := WRONG_VALUE.match(message):
        return "", _("{value} is not one of the values known here.").format(value=found[1])
    return "", f"{message}."


def shaped_exercise(data: TomlTable, shaping: Shaping) -> Exercise[AnyStep] | None:
    """The exercise in a file's tables, or None after at least one fault."""
    data = {name: without_retired(value) for name, value in data.items()}
    shared = {name: _shared(data, name, kind, shaping) for name, kind in SHARED.items()}
    steps = [
        shaping.convert(_bound(table, name, shared, shaping), AnyStep, name)  # type: ignore[arg-type]
        for name, table in _steps(data, shaping)
    ]
    head = {name: value for name, value in data.items() if name not in (*SHARED, "steps")}
    exercise = shaping.convert({**head, "steps": []}, Exercise[AnyStep])
    if exercise is None or None in steps or shaping.faults:
        return None
    return structs.replace(exercise, steps=tuple(steps))


def _shared(
    data: TomlTable, name: str, kind: type[Item] | type[Lens], shaping: Shaping
) -> TomlTable:
    """A file's own table of items or lenses by id; what does not fit is a fault and left out."""
    rows = data.get(name, [])
    if not isinstance(rows, list):
        shaping.fault("", name, _("takes a list."))
        return {}
    found: TomlTable = {}
    for number, row in enumerate(rows, start=1):
        label = row.get("id", number) if isinstance(row, dict) else number
        each: Item | Lens | None = shaping.convert(row, kind, at=f"{name}.{label}")
        if each and each.id in found:
            shaping.fault("", f"{name}.{each.id}", _("appears here twice."))
        if each:
            found[each.id] = each
    return found


def _steps(data: TomlTable, shaping: Shaping) -> Iterator[tuple[str, TomlTable]]:
    """The steps with the name that faults give them: their id, else their number."""
    rows = data.get("steps")
    if not isinstance(rows, list):
        shaping.fault("", "steps", _("takes a list.") if "steps" in data else _("is missing."))
        return
    for number, row in enumerate(rows, start=1):
        if isinstance(row, dict):
            name = row.get("id")
            yield name if isinstance(name, str) and name else str(number), row
        else:
            shaping.fault(str(number), "", _("takes a table."))


def _bound(
    table: TomlTable, step: str, shared: dict[str, TomlTable], shaping: Shaping
) -> TomlTable:
    """A step's table with the file's items and lenses in place of their ids."""
    kind = KINDS.get(str(table.get("kind")))
    bound = _from_list(table)
    for field in structs.fields(kind) if kind else ():
        for name, wanted in SHARED.items():
            if field.type == tuple[wanted, ...] and field.name in bound:  # type: ignore[valid-type]
                bound[field.name] = _named(
                    bound[field.name], shared[name], shaping, step, field.name
                )
    return bound


def _from_list(table: TomlTable) -> TomlTable:
    """The table with `items = "list:claims"` as the name of the list, its items still to come."""
    found = dict(table)
    for field, kept in NAMED_BY.items():
        named = table.get(field)
        if isinstance(named, str) and named.startswith(LIST):
            found |= {field: [], kept: named.removeprefix(LIST)}
    return found


def _named(value: object, known: TomlTable, shaping: Shaping, step: str, field: str) -> object:
    """What "all" or a list of ids stands for; tables written out in the step stay."""
    if value == "all":
        return [structs.asdict(each) for each in known.values()]
    if not isinstance(value, list):
        return value
    found: list[object] = []
    for each in value:
        if not isinstance(each, str):
            found.append(each)
        elif each in known:
            found.append(structs.asdict(known[each]))
        else:
            shaping.fault(step, field, _("“{name}” is not in this file.").format(name=each))
    return found
