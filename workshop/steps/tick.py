"""Tick: each person ticks a grid; the room sees what shows in which column, and what in all."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from msgspec import Struct, structs

from workshop.domain import measure
from workshop.domain.disclosure import hides
from workshop.domain.exercise import Item
from workshop.domain.gathering import Lists, cell_lists, takes_from, with_lists
from workshop.domain.items import (
    ItemsStep,
    ItemsSummary,
    items_from,
    items_takes_from,
    items_with_lists,
    kept_items,
)
from workshop.domain.step import (
    Answers,
    Cell,
    Value,
    cells,
    fact,
    flaws,
    sample,
    summarise,
    unknown_fact,
)
from workshop.words import _

MOST_COLUMNS = 6


class TickStep(ItemsStep, frozen=True, kw_only=True, tag="tick"):
    """Items to tick in columns. A cell is `item/column`, 1 for a tick; what is left empty is 0.

    columns_from: as `from_list` for the items.
    """

    prompt: str
    instruction: str = ""
    columns: tuple[Item, ...] = ()
    columns_from: str = ""


class TickCell(Struct, frozen=True, kw_only=True):
    """One cell. ticks: people who ticked it. shown: whether more than half did. Withheld, it has
    None for all but its ids.
    """

    item: str
    column: str
    ticks: int | None
    shown: bool | None


class Everywhere(Struct, frozen=True, kw_only=True):
    """A signature item. people: who ticked it in every column, None where that is withheld."""

    item: str
    people: int | None


class TickSummary(ItemsSummary, frozen=True, kw_only=True, tag="tick"):
    """signature: items shown in every column. wholeness: how far the columns show the same, 0 to 1.
    least_like: the column that stands apart, None where none does alone. All None where a cell is
    withheld.
    """

    cells: tuple[TickCell, ...]
    signature: tuple[str, ...] | None
    wholeness: float | None
    least_like: str | None
    everywhere: tuple[Everywhere, ...] = ()
    worded_columns: tuple[Item, ...] = ()


class TickRow(Struct, frozen=True, kw_only=True):
    """An item as the room is told of it, its cells in the order of the columns."""

    item: Item
    cells: tuple[TickCell, ...]
    signature: bool

    @property
    def ticks(self) -> int:
        """In all its columns."""
        return sum(cell.ticks or 0 for cell in self.cells)


def cell_name(item: str, column: str) -> str:
    """The cell of an item in a column."""
    return f"{item}/{column}"


@takes_from.register(TickStep)
def tick_takes_from(step: TickStep) -> tuple[tuple[str, str], ...]:
    columns = (("columns", step.columns_from),) if step.columns_from else ()
    return (*items_takes_from(step), *columns)


@cell_lists.register(TickStep)
def tick_cell_lists(step: TickStep) -> tuple[str, ...]:
    return (step.from_list, step.columns_from)


@with_lists.register(TickStep)
def tick_with_lists(step: TickStep, lists: Lists) -> ItemsStep:
    columns = items_from(lists, step.columns_from) if step.columns_from else step.columns
    return items_with_lists(structs.replace(step, columns=columns), lists)


@cells.register(TickStep)
def tick_cells(step: TickStep) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            name=cell_name(item.id, column.id),
            values=(0, 1),
            label=f"{item.short}, {column.short}",
        )
        for item in step.items
        for column in step.columns
    )


@flaws.register(TickStep)
def tick_flaws(step: TickStep) -> tuple[tuple[str, str], ...]:
    found = []
    if not step.items and not step.from_list:
        found.append(("items", _("nothing to tick.")))
    if not step.columns_from and not 1 < len(step.columns) <= MOST_COLUMNS:
        found.append(("columns", _("two to {most} are needed.").format(most=MOST_COLUMNS)))
    return tuple(found)


@sample.register(TickStep)
def tick_sample(step: TickStep, person: int) -> dict[str, Value]:
    """The first items nearly everywhere, the later ones here and there."""
    return {
        cell_name(item.id, column.id): int((row * (place + 2) + person * (place + 1)) % 7 > row)
        for row, item in enumerate(step.items)
        for place, column in enumerate(step.columns)
    }


@summarise.register(TickStep)
def tick_summarise(step: TickStep, answers: Answers) -> TickSummary:
    n = len(answers)
    found = {
        (item.id, column.id): _cell(step, item.id, column.id, answers)
        for item in step.items
        for column in step.columns
    }
    told = bool(found) and all(cell.ticks is not None for cell in found.values())
    columns = [column.id for column in step.columns]
    showing = {
        column: {item.id for item in step.items if found[item.id, column].shown}
        for column in columns
    }
    signature = tuple(
        item.id for item in step.items if all(item.id in items for items in showing.values())
    )
    return TickSummary(
        n=n,
        worded=kept_items(step),
        worded_columns=step.columns if step.columns_from else (),
        cells=tuple(found.values()),
        signature=signature if told else None,
        wholeness=wholeness(list(showing.values())) if told else None,
        least_like=least_like(showing) if told else None,
        everywhere=tuple(
            Everywhere(item=item, people=_everywhere(item, columns, answers)) for item in signature
        )
        if told
        else (),
    )


def _ticked(row: Mapping[str, Value], item: str, column: str) -> bool:
    return row.get(cell_name(item, column)) == 1


def _cell(step: TickStep, item: str, column: str, answers: Answers) -> TickCell:
    ticks = sum(_ticked(row, item, column) for row in answers.values())
    told = measure.may_tell((len(answers) - ticks, ticks), hide_unanimous=step.hide_unanimous)
    return TickCell(
        item=item,
        column=column,
        ticks=ticks if told else None,
        shown=2 * ticks > len(answers) if told else None,
    )


def _everywhere(item: str, columns: Sequence[str], answers: Answers) -> int | None:
    """Who ticked it in all columns; beside the cells it joins the ticks of one person, so that
    they, and all others, have to be none or three.
    """
    people = sum(all(_ticked(row, item, each) for each in columns) for row in answers.values())
    return people if hides(people) and hides(len(answers) - people) else None


def _overlap(one: set[str], other: set[str]) -> Fraction:
    """The Jaccard overlap of two sets; two empty ones have none."""
    either = one | other
    return Fraction(len(one & other), len(either)) if either else Fraction(0)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def wholeness(sets: Sequence[set[str]]) -> float | None:
    """The mean overlap of every two sets, 0 to 1; None below two."""
    pairs = [_overlap(one, other) for one, other in combinations(sets, 2)]
    return float(_mean(pairs)) if pairs else None


def least_like(sets: Mapping[str, set[str]]) -> str | None:
    """The set whose mean overlap with the others is lowest; None where two are as low, and below
    three, where none is further from the others.
    """
    means = {
        name: _mean([_overlap(own, other) for each, other in sets.items() if each != name])
        for name, own in (sets.items() if len(sets) > 1 else ())
    }
    lowest = [name for name, mean in means.items() if mean == min(means.values())]
    return lowest[0] if len(lowest) == 1 else None


def columns_told(step: TickStep, summary: TickSummary) -> tuple[Item, ...]:
    """The columns as they were named at the reveal."""
    return summary.worded_columns or step.columns


def tick_rows(step: TickStep, summary: TickSummary) -> tuple[TickRow, ...]:
    """Signature items, then what shows in most columns, then what has most ticks."""
    items = {item.id: item for item in step.items}
    by_item: dict[str, list[TickCell]] = {}
    for cell in summary.cells:
        by_item.setdefault(cell.item, []).append(cell)
    rows = (
        TickRow(
            item=items[name],
            cells=tuple(found),
            signature=name in (summary.signature or ()),
        )
        for name, found in by_item.items()
        if name in items
    )
    return tuple(
        sorted(rows, key=lambda row: (-sum(bool(cell.shown) for cell in row.cells), -row.ticks))
    )


@fact.register(TickSummary)
def tick_fact(summary: TickSummary, name: str, arguments: tuple[str, ...]) -> float | None:
    """wholeness(): 0 to 1. signature(): how many items show in every column."""
    match name, arguments:
        case "wholeness", ():
            return summary.wholeness
        case "signature", ():
            return None if summary.signature is None else len(summary.signature)
    raise unknown_fact(name)
