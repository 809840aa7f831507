"""Talk in files: nothing is collected."""

from workshop.domain.step import Summary
from workshop.office.table import StepTable, table
from workshop.steps.talk import TalkStep
from workshop.words import _


@table.register(TalkStep)
def talk_table(step: TalkStep, summary: Summary | None) -> StepTable:
    return StepTable(note=_("A conversation. Nothing is collected here."))
