"""Changing every text, or every item, in a value of any shape."""

from collections.abc import Callable
from typing import TypeVar, cast

from msgspec import Struct, structs

from workshop.domain.exercise import Item

T = TypeVar("T")


def _same(value: T) -> T:
    return value


def walked(
    value: T, *, text: Callable[[str], str] = _same, item: Callable[[Item], Item] = _same
) -> T:
    """A value with every text in it changed, save the classic wording, then every item."""

    def walk(part: object) -> object:
        if isinstance(part, str):
            return text(part)
        if isinstance(part, tuple):
            return tuple(map(walk, part))
        if isinstance(part, dict):
            return {name: walk(each) for name, each in part.items()}
        if not isinstance(part, Struct):
            return part
        names = (name for name in part.__struct_fields__ if name != "classic")
        changed = structs.replace(part, **{name: walk(getattr(part, name)) for name in names})
        return item(changed) if isinstance(changed, Item) else changed

    return cast("T", walk(value))
