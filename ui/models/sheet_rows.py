"""A paper sheet as rows to type in: what belongs together on paper stands in one row."""

from dataclasses import dataclass

from workshop.domain.digits import in_digits
from workshop.domain.step import Cell, Step, TextRule, Value, cells
from workshop.errors import Refused
from workshop.room.session_view import SessionView
from workshop.words import _


@dataclass(frozen=True, kw_only=True)
class SheetPlace:
    """One cell to type in. name: unique on the sheet, for screen readers. head: the words above
    its column.
    """

    step: str
    asked: Step
    cell: Cell
    name: str
    head: str = ""

    @property
    def limit(self) -> int:
        """Characters that a text takes, 0 where one key is the answer."""
        return self.cell.values.max_length if isinstance(self.cell.values, TextRule) else 0

    def missing_key(self) -> str:
        """The key for "can't say", "" where there is none."""
        if not self.cell.missing or isinstance(self.cell.values, TextRule):
            return ""
        return "-" if 0 in self.cell.values else "0"


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """Cells side by side."""

    label: str
    places: tuple[SheetPlace, ...]


@dataclass(frozen=True, kw_only=True)
class SheetBlock:
    """One step of the sheet."""

    key: str
    exercise: str
    title: str
    rows: tuple[SheetRow, ...]


def sheet_blocks(view: SessionView) -> tuple[SheetBlock, ...]:
    """All collecting steps of a session, in the order of the agenda."""
    taken: set[str] = set()
    return tuple(_block(view, key, taken) for key in dict.fromkeys(view.collecting()))


def read_key(place: SheetPlace, typed: str) -> Value:
    """The value that a typed key stands for; Refused with a sentence where it is none."""
    text = in_digits(typed.strip().upper())
    if isinstance(place.cell.values, TextRule):
        return typed
    if place.missing_key() and text in ("-", "–", place.missing_key()):
        return None
    for at, value in enumerate(place.cell.drawn.values(), 1):
        if text in ((str(at),) if place.cell.signs else _keys(value)):
            return value
    shown = ", ".join(_shown(place.cell))
    sentence = _("{label} takes {values}.").format(label=place.cell.label, values=shown)
    if place.missing_key():
        sentence += " " + _("{key} is can't say.").format(key=place.missing_key())
    raise Refused(sentence)


def _shown(cell: Cell) -> list[str]:
    """The key for each value: of those that go by words, their places."""
    if cell.signs:
        return [f"{at} ({sign.lower()})" for at, sign in enumerate(cell.drawn, 1)]
    return [_keys(value)[0] for value in cell.drawn.values()]


def _keys(value: int | str | bool) -> tuple[str, ...]:  # noqa: FBT001 - one value of a cell
    if value is True:
        return (_("X"), "1", _("Y"))
    return ("0", _("N")) if value is False else (str(value).upper(),)


def _block(view: SessionView, key: str, taken: set[str]) -> SheetBlock:
    exercise, _slash, _name = key.partition("/")
    step = view.step(key)
    rows: list[tuple[str, list[Cell]]] = []
    for cell in cells(step):
        row, slash, _rest = cell.name.partition("/")
        if slash and rows and rows[-1][0] == row:
            rows[-1][1].append(cell)
        else:
            rows.append((row, [cell]))
    return SheetBlock(
        key=key,
        exercise=view.exercises[exercise].title,
        title=step.title,
        rows=tuple(_row(key, step, group, taken) for _row_name, group in rows),
    )


def _row(key: str, step: Step, group: list[Cell], taken: set[str]) -> SheetRow:
    label, heads = _shared([cell.label for cell in group])
    places = []
    for cell, head in zip(group, heads, strict=True):
        name = cell.label if cell.label not in taken else f"{step.title}, {cell.label}"
        if name in taken:
            name = f"{key}, {cell.label}"
        taken.add(name)
        places.append(SheetPlace(step=key, asked=step, cell=cell, name=name, head=head))
    return SheetRow(label=label, places=tuple(places))


def _shared(labels: list[str]) -> tuple[str, list[str]]:
    """What the labels of a row have in common, and what is left of each: "Not an interruption, Me"
    and "Not an interruption, My team" share their beginning.
    """
    if len(labels) == 1:
        return labels[0], [""]
    firsts = {label.rpartition(", ")[0] for label in labels}
    if len(firsts) == 1 and (first := firsts.pop()):
        return first, [label.removeprefix(f"{first}, ") for label in labels]
    lasts = {label.partition(", ")[2] for label in labels}
    if len(lasts) == 1 and (last := lasts.pop()):
        return last, [label.removesuffix(f", {last}") for label in labels]
    return "", labels
