"""Options of a plan: whether what they change is there to be changed."""

from collections.abc import Iterator

import msgspec
from msgspec import structs

from workshop.domain.exercise import Exercise, Item, PlanOption
from workshop.domain.forms import with_option
from workshop.domain.step import Step
from workshop.domain.walk import walked
from workshop.steps import AnyStep
from workshop.words import _

FieldFault = tuple[str, str, str]
"""Step, field, what is wrong."""
WORDED = {"text", "short", "gloss", "classic"}
"""What an option may word anew of an item."""


def option_faults(exercise: Exercise[AnyStep], name: str) -> Iterator[FieldFault]:
    """What is wrong with an option before it changes anything."""
    field, option = f"options.{name}", exercise.options[name]
    if not name.isidentifier():
        yield "", field, _("“{name}” takes letters, digits and _ only.").format(name=name)
    if not option.title.strip():
        yield "", f"{field}.title", _("is empty.")
    yield from _unknown(exercise, option, field)
    yield from _unfit(exercise, option, field)
    if not (option.steps or option.items or any(step.option == name for step in exercise.steps)):
        yield "", field, _("changes nothing.")


def _unknown(exercise: Exercise[AnyStep], option: PlanOption, field: str) -> Iterator[FieldFault]:
    """Steps and items that are not there."""
    steps = {step.id for step in exercise.steps}
    for step in (*option.steps, *option.minutes):
        if step not in steps:
            yield "", field, _("“{name}” is not a step.").format(name=step)
    items = {item.id for step in exercise.steps for item in _items(step)}
    for item, words in option.items.items():
        if item not in items:
            yield "", f"{field}.items", _("“{name}” is not an item.").format(name=item)
        for word in words.keys() - WORDED:
            yield "", f"{field}.items.{item}.{word}", _("is not known here.")


def _unfit(exercise: Exercise[AnyStep], option: PlanOption, field: str) -> Iterator[FieldFault]:
    """What a step of its kind does not take."""
    for step in exercise.steps:
        try:
            with_option(step, structs.replace(option, items={}))
        except (msgspec.ValidationError, TypeError) as reason:
            yield step.id, field, f"{reason}."


def with_chosen(exercise: Exercise[AnyStep], name: str) -> Exercise[AnyStep]:
    """The exercise with every step as the option has it, in the full form and outside it."""
    option = exercise.options[name]
    steps = tuple(with_option(step, option) for step in exercise.steps)
    return structs.replace(exercise, steps=steps, options={})


def _items(step: Step) -> list[Item]:
    """All items within a step, wherever they stand."""
    found: list[Item] = []

    def note(item: Item) -> Item:
        found.append(item)
        return item

    walked(step, item=note)
    return found
