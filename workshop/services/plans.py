"""A block of an agenda, as an exercise says it."""

from msgspec import structs

from workshop.domain.forms import formed
from workshop.domain.session import Block
from workshop.errors import Missing
from workshop.services.service import Service
from workshop.services.sessions import known_form
from workshop.words import _


def planned_block(
    service: Service, exercise: str, variant: str = "", options: tuple[str, ...] = ()
) -> Block:
    """The block of a shipped exercise in one of its forms; Missing where there is none such."""
    found = next((each for each in service.exercises() if each.id == exercise), None)
    if found is None:
        raise Missing(_("There is no exercise “{name}”.").format(name=exercise))
    block = Block(
        id="", kind="exercise", title=found.title, minutes=found.minutes, exercise=found.id,
        variant=variant, options=options,
    )  # fmt: skip
    known_form(found, block)
    return structs.replace(block, minutes=formed(found, variant, options)[0].minutes)
