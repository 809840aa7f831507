"""Steps about items: what is rated or read, said by the exercise or named on the day."""

from typing import TypeVar

from msgspec import structs

from workshop.domain.exercise import Item
from workshop.domain.gathering import ListEntry, Lists, cell_lists, name_of, takes_from, with_lists
from workshop.domain.step import Step, Summary
from workshop.words import _

S = TypeVar("S", bound=Step)
SHORT_NAME = 22  # “Survives a falling-out”, which the charts have room for
"""The longest name that a chart has room for."""


class ItemsStep(Step, frozen=True, kw_only=True):
    """A step about items. from_list: the list of the session whose entries they are, "" where the
    exercise says them (`items = "list:claims"` in its file); they are filled in when it runs.
    """

    items: tuple[Item, ...] = ()
    from_list: str = ""


class ItemsSummary(Summary, frozen=True, kw_only=True):
    """worded: the items as they were named at the reveal; () where the exercise says them."""

    worded: tuple[Item, ...] = ()


@takes_from.register(ItemsStep)
def items_takes_from(step: ItemsStep) -> tuple[tuple[str, str], ...]:
    return (("items", step.from_list),) if step.from_list else ()


@cell_lists.register(ItemsStep)
def items_cell_lists(step: ItemsStep) -> tuple[str, ...]:
    return (step.from_list,)


@with_lists.register(ItemsStep)
def items_with_lists(step: ItemsStep, lists: Lists) -> ItemsStep:
    if not step.from_list:
        return step
    return structs.replace(step, items=items_from(lists, step.from_list))


def items_from(lists: Lists, name: str) -> tuple[Item, ...]:
    """The entries of a list as items."""
    return tuple(_item(number, entry) for number, entry in enumerate(lists.get(name, ()), 1))


def kept_items(step: ItemsStep) -> tuple[Item, ...]:
    """What a summary keeps of the items: those that may be reworded after the reveal."""
    return step.items if step.from_list else ()


def as_revealed(step: S, summary: Summary) -> S:
    """The step with its items as they were named when this was revealed."""
    if isinstance(step, ItemsStep) and isinstance(summary, ItemsSummary) and summary.worded:
        return structs.replace(step, items=summary.worded)
    return step


def _item(number: int, entry: ListEntry) -> Item:
    words = name_of(entry) or _("Number {n} on the wall").format(n=number)
    short = words if len(words) <= SHORT_NAME else words[: SHORT_NAME - 1].rstrip() + "…"
    return Item(id=entry.id, text=words, short=short)
