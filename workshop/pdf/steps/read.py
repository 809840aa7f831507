"""Readings on paper: the text once, in the wording it is read in; nothing on copies and summaries."""

from collections.abc import Mapping

from workshop.domain.step import Snapshot, Value
from workshop.pdf.page import Blocks, blank, copy, result
from workshop.pdf.sheet import Sheet
from workshop.steps.read import ReadStep
from workshop.words import _ as words


@blank.register(ReadStep)
def _(step: ReadStep, sheet: Sheet) -> Blocks:
    if not step.lines or not _is_first(step, sheet):
        return []
    shown = [line.classic or line.text for line in step.lines]
    classic = any(line.classic and line.classic != line.text for line in step.lines)
    title = words("The text, in its classic wording") if classic else step.title
    return [sheet.label(title), *sheet.items(shown, numbers=True, above=3)]


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
