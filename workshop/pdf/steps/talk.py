"""Talk on paper: the lines it goes by on the worksheet; nothing is written down."""

from collections.abc import Mapping

from workshop.domain.step import Snapshot, Value
from workshop.pdf.page import Blocks, blank, copy, result
from workshop.pdf.sheet import Sheet
from workshop.steps.talk import TalkStep


@blank.register(TalkStep)
def talk_blank(step: TalkStep, sheet: Sheet) -> Blocks:
    if not step.lines or not step.on_paper:
        return []
    return [sheet.label(step.prompt or step.title), *sheet.items(step.lines, above=2)]


@copy.register(TalkStep)
def talk_copy(
    step: TalkStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    return []


@result.register(TalkStep)
def talk_result(step: TalkStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    return []
