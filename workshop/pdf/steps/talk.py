"""Talk on paper: nothing is written down."""

from collections.abc import Mapping

from workshop.domain.step import Snapshot, Value
from workshop.pdf.page import Blocks, blank, copy, result
from workshop.pdf.sheet import Sheet
from workshop.steps.talk import TalkStep


@blank.register(TalkStep)
def _(step: TalkStep, sheet: Sheet) -> Blocks:
    return []


@copy.register(TalkStep)
def _(
    step: TalkStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    return []


@result.register(TalkStep)
def _(step: TalkStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    return []
