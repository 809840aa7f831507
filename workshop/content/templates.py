"""Reads the agenda templates; how they fit the exercises is checked with these at hand."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from msgspec import Struct

from workshop.content.shape import Shaping
from workshop.content.toml import read_table
from workshop.domain.exercise import Exercise, Template, TemplateBlock
from workshop.domain.session import LONGEST_BLOCK, BlockKind
from workshop.errors import ContentFault, ContentFaults
from workshop.steps import AnyStep
from workshop.words import _

TEMPLATES = "templates.toml"


class Agendas(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The agenda file. order: ids of the exercises as the library lists them."""

    order: tuple[str, ...]
    templates: tuple[Template, ...]


def read_agendas(path: Path) -> Agendas:
    """The agenda file; ContentFault with the first fault where it is not in order."""
    shaping = Shaping(path.name)
    found = shaping.convert(read_table(path), Agendas)
    if found is None:
        raise shaping.faults[0]
    return found


def read_template(path: Path) -> Template:
    """The template of one's own in a file; ContentFaults where it is not in order."""
    shaping = Shaping(path.name)
    try:
        found = shaping.convert(read_table(path), Template)
    except ContentFault as fault:
        raise ContentFaults((fault,)) from fault
    if found is not None and (found.parts or not found.blocks):
        shaping.fault("", "blocks", _("is missing."))
    for number, block in enumerate(found.blocks if found else (), start=1):
        if block.kind not in get_args(BlockKind):
            what = _("“{name}” is not a kind of block.").format(name=block.kind)
            shaping.fault("", f"blocks.{number}.kind", what)
        if not 1 <= block.minutes <= LONGEST_BLOCK:
            what = _("from 1 to {n}.").format(n=LONGEST_BLOCK)
            shaping.fault("", f"blocks.{number}.minutes", what)
    if found is None or shaping.faults:
        raise ContentFaults(tuple(shaping.faults))
    return found


def check_agendas(path: Path, exercises: Sequence[Exercise[AnyStep]]) -> tuple[ContentFault, ...]:
    """Every fault of an agenda file, its templates standing for steps."""
    try:
        agendas = read_agendas(path)
    except ContentFault as fault:
        return (fault,)
    known = {exercise.id: exercise for exercise in exercises}
    return tuple(
        ContentFault(path.name, template.id, field, what)
        for template in agendas.templates
        for field, what in _template(template, known)
    )


def _template(template: Template, known: dict[str, Exercise[AnyStep]]) -> Iterator[tuple[str, str]]:
    if template.blocks and template.parts:
        yield "parts", _("a series has its blocks in its parts.")
    days = [("", template.blocks)] if not template.parts else [
        (f"parts.{number}.", part.blocks) for number, part in enumerate(template.parts, start=1)
    ]  # fmt: skip
    for at, blocks in days:
        total = sum(block.minutes for block in blocks)
        if total != template.minutes:
            yield f"{at}minutes", _("the blocks add up to {n}.").format(n=total)
        for number, block in enumerate(blocks, start=1):
            for field, what in _block(block, known):
                yield f"{at}blocks.{number}.{field}", what


def _block(block: TemplateBlock, known: dict[str, Exercise[AnyStep]]) -> Iterator[tuple[str, str]]:
    if block.kind not in get_args(BlockKind):
        yield "kind", _("“{name}” is not a kind of block.").format(name=block.kind)
    if block.minutes < 1:
        yield "minutes", _("at least 1.")
    if block.kind != "exercise":
        return
    exercise = known.get(block.exercise)
    if exercise is None:
        yield "exercise", _("“{name}” is not an exercise.").format(name=block.exercise)
        return
    form = exercise.variants.get(block.variant) if block.variant else exercise
    if form is None:
        yield "variant", _("“{name}” is not a variant.").format(name=block.variant)
    elif form.minutes != block.minutes:
        yield "minutes", _("the exercise takes {n}.").format(n=form.minutes)
