"""Every part of an exercise, with the step it stands in and the path of its field."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from workshop.domain.step import Step

Part = tuple[str, str, object]
"""Step, field, value."""


def parts(value: object, step: str = "", at: str = "") -> Iterator[Part]:
    """The value and all parts of it, the outer before the inner."""
    if isinstance(value, Step):
        step, at = value.id, ""
    yield step, at, value
    for name, part in _inside(value):
        yield from parts(part, step, f"{at}.{name}".lstrip("."))


def _inside(value: object) -> Iterable[tuple[str, object]]:
    """The parts of a value with their names."""
    if isinstance(value, Struct):
        return [(name, getattr(value, name)) for name in value.__struct_fields__]
    if isinstance(value, tuple):
        return [(str(getattr(each, "id", at)), each) for at, each in enumerate(value, start=1)]
    return value.items() if isinstance(value, dict) else ()
