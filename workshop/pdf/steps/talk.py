"""Talk on paper: the lines it goes by on the worksheet; nothing is written down."""

from workshop.pdf.blocks import Stack
from workshop.pdf.page import Blocks, blank
from workshop.pdf.sheet import Sheet
from workshop.steps.talk import TalkStep
from workshop.words import _


@blank.register(TalkStep)
def talk_blank(step: TalkStep, sheet: Sheet) -> Blocks:
    if not step.lines or not step.on_paper:
        return []
    name = step.prompt or step.title
    if not step.own_notes:
        return [sheet.label(name), *sheet.items(step.lines, above=2)]
    made: Blocks = [sheet.label(name, _("Not collected: it stays with you."), above=0)]
    for line in step.lines:
        made += (sheet.text(line, above=8, keeps=True), sheet.lines(1))
    return [Stack(made, above=20 * sheet.scale, whole=True)]
