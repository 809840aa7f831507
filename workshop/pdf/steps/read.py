"""Readings on paper: the text once, in the wording it is read in."""

from collections.abc import Mapping

from workshop.domain.step import Snapshot, Value
from workshop.pdf.flow import Break
from workshop.pdf.page import FIRST, LAST, Blocks, blank, copy, place_of, result
from workshop.pdf.sheet import Sheet
from workshop.steps.ladder import LadderStep
from workshop.steps.place import PlaceStep
from workshop.steps.rating import RatingStep
from workshop.steps.read import ReadStep
from workshop.words import _ as words


@place_of.register(ReadStep)
def _(step: ReadStep) -> int:
    return LAST if step.lines else FIRST


@blank.register(ReadStep)
def _(step: ReadStep, sheet: Sheet) -> Blocks:
    if not step.lines:
        return [] if _told_elsewhere(sheet) else _card(step, sheet)
    if not _is_first(step, sheet) or _stands_elsewhere(step, sheet):
        return []
    shown = [line.text for line in step.lines]
    title = sheet.section(words("The text, to read aloud"))
    return [Break(), title, *sheet.items(shown, numbers=True, above=6, size=sheet.sizes.own)]


def _card(step: ReadStep, sheet: Sheet) -> Blocks:
    """What everybody should have in hand: the privacy card, how to get a copy."""
    if not step.paragraphs:
        return []
    return [sheet.label(step.title), *(sheet.text(text, above=4) for text in step.paragraphs)]


def _told_elsewhere(sheet: Sheet) -> bool:
    """Whether the sheet carries the same words anyway: the origin at its foot, axes on rulers."""
    steps = sheet.exercise.steps if sheet.exercise else ()
    has_origin = bool(sheet.exercise and sheet.exercise.origin)
    return has_origin or any(isinstance(each, PlaceStep) for each in steps)


def _stands_elsewhere(step: ReadStep, sheet: Sheet) -> bool:
    """Whether every line is also an item or a rung to mark, in the same words."""
    steps = sheet.exercise.steps if sheet.exercise else ()
    shown = {item.text for each in steps if isinstance(each, RatingStep) for item in each.items}
    shown |= {rung.text for each in steps if isinstance(each, LadderStep) for rung in each.rungs}
    return all(line.text in shown for line in step.lines)


def _is_first(step: ReadStep, sheet: Sheet) -> bool:
    """Whether no earlier step of the exercise reads the same lines."""
    for each in sheet.exercise.steps if sheet.exercise else ():
        if isinstance(each, ReadStep) and [line.id for line in each.lines] == [
            line.id for line in step.lines
        ]:
            return each.id == step.id
    return True


@copy.register(ReadStep)
def _(
    step: ReadStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    return []


@result.register(ReadStep)
def _(step: ReadStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    return []
