"""Readings on paper: the text once, in the wording it is read in."""

from workshop.pdf.blocks import Break
from workshop.pdf.page import FIRST, LAST, Blocks, blank, place_of, read_aloud
from workshop.pdf.sheet import Sheet
from workshop.room.kind import items_told
from workshop.steps.read import ReadStep
from workshop.words import _


@place_of.register(ReadStep)
def read_place_of(step: ReadStep) -> int:
    return LAST if step.lines else FIRST


@read_aloud.register(ReadStep)
def read_read_aloud(step: ReadStep) -> tuple[str, ...]:
    return tuple(line.text for line in step.lines)


@blank.register(ReadStep)
def read_blank(step: ReadStep, sheet: Sheet) -> Blocks:
    if not step.lines:
        return [] if _told_elsewhere(step, sheet) else _card(step, sheet)
    if not _is_first(step, sheet) or _stands_elsewhere(step, sheet):
        return []
    shown = [line.text for line in step.lines]
    title = sheet.section(_("The text, to read aloud"))
    return [Break(), title, *sheet.items(shown, numbers=True, above=6, size=sheet.sizes.own)]


def _card(step: ReadStep, sheet: Sheet) -> Blocks:
    """What everybody should have in hand: the privacy card, how to get a copy."""
    if not step.paragraphs:
        return []
    return [sheet.label(step.title), *(sheet.text(text, above=4) for text in step.paragraphs)]


def _told_elsewhere(step: ReadStep, sheet: Sheet) -> bool:
    """Whether the sheet carries the same words anyway: the origin at its foot, items to mark."""
    has_origin = bool(sheet.exercise and sheet.exercise.origin)
    return has_origin or _stands_elsewhere(step, sheet)


def _stands_elsewhere(step: ReadStep, sheet: Sheet) -> bool:
    """Whether the sheet asks about every line in the same words."""
    steps = sheet.exercise.steps if sheet.exercise else ()
    shown = {text for each in steps for text in items_told(each)}
    return all(text in shown for text in step.paragraphs or [line.text for line in step.lines])


def _is_first(step: ReadStep, sheet: Sheet) -> bool:
    """Whether no earlier step of the exercise reads the same lines."""
    for each in sheet.exercise.steps if sheet.exercise else ():
        if isinstance(each, ReadStep) and [line.id for line in each.lines] == [
            line.id for line in step.lines
        ]:
            return each.id == step.id
    return True
