"""A block of an agenda, as an exercise says it."""

from workshop.domain.session import Block
from workshop.errors import Missing
from workshop.services.service import Service
from workshop.words import _


def planned_block(service: Service, exercise: str, variant: str = "") -> Block:
    """The block of a shipped exercise in one of its forms; Missing where there is none such."""
    found = next((each for each in service.exercises() if each.id == exercise), None)
    if found is None:
        raise Missing(_("There is no exercise “{name}”.").format(name=exercise))
    if variant and variant not in found.variants:
        raise Missing(_("“{title}” has no form “{name}”.").format(title=found.title, name=variant))
    minutes = found.variants[variant].minutes if variant else found.minutes
    return Block(
        id="", kind="exercise", title=found.title, minutes=minutes, exercise=found.id,
        variant=variant,
    )  # fmt: skip
