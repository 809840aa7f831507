"""What a plan runs of an exercise: one of its forms, with what was chosen beside it."""

from functools import singledispatch
from typing import Any, cast

import msgspec
from msgspec import structs

from workshop.domain.exercise import Exercise, Item, PlanOption, S
from workshop.domain.step import Step
from workshop.domain.walk import walked


@singledispatch
def narrowed(step: Step, lenses: tuple[str, ...]) -> Step:
    """The step with only these lenses, where its kind has lenses."""
    return step


def formed(
    exercise: Exercise[S], variant: str = "", options: tuple[str, ...] = ()
) -> tuple[Exercise[S], int]:
    """The steps of a form in its order, with its minutes and only its lenses, and with what the
    options add; after them the steps that it lacks, as they are. And how many it has.
    """
    names = exercise.planned(variant, options)
    form = exercise.variants.get(variant)
    chosen = [each for name, each in exercise.options.items() if name in options]
    lenses = form.lenses if form is not None else ()
    steps = []
    for name in names:
        step = exercise.step(name)
        minutes = form_minutes(exercise, name, variant, options)
        step = structs.replace(step, minutes=minutes)
        step = cast("S", narrowed(step, lenses)) if lenses else step
        for option in chosen:
            step = with_option(step, option)
        steps.append(step)
    lacking = [step for step in exercise.steps if step.id not in names]
    total = sum(step.minutes for step in steps)
    whole = structs.replace(exercise, steps=(*steps, *lacking), minutes=total, options={})
    return whole, len(steps)


def form_minutes(
    exercise: Exercise[S], step: str, variant: str = "", options: tuple[str, ...] = ()
) -> int:
    """The minutes of a step in a form, with what the options give it more."""
    form = exercise.variants.get(variant)
    named = dict(form.steps) if form is not None else {}
    more = sum(
        each.minutes.get(step, 0) for name, each in exercise.options.items() if name in options
    )
    return named.get(step, exercise.step(step).minutes) + more


def with_option(step: S, option: PlanOption) -> S:
    """The step as an option changes it: what is a list in it grows, all else takes another value.

    Raises msgspec.ValidationError where its kind takes no such thing.
    """
    if option.items:
        step = walked(step, item=lambda item: _reworded(item, option))
    changes = option.steps.get(step.id)
    if not changes:
        return step
    kept: dict[str, Any] = msgspec.to_builtins(step)
    for field, value in changes.items():
        kept[field] = [*kept.get(field, ()), *value] if isinstance(value, list) else value
    return msgspec.convert(kept, type(step))


def _reworded(item: Item, option: PlanOption) -> Item:
    return structs.replace(item, **option.items.get(item.id, {}))
