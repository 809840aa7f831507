"""Talk on paper: the lines it goes by on the worksheet; nothing is written down."""

from workshop.pdf.page import Blocks, blank
from workshop.pdf.sheet import Sheet
from workshop.steps.talk import TalkStep


@blank.register(TalkStep)
def talk_blank(step: TalkStep, sheet: Sheet) -> Blocks:
    if not step.lines or not step.on_paper:
        return []
    return [sheet.label(step.prompt or step.title), *sheet.items(step.lines, above=2)]
