"""Read in files: nothing is collected."""

from workshop.domain.step import Summary
from workshop.office.table import StepTable, table
from workshop.steps.read import ReadStep
from workshop.words import _


@table.register(ReadStep)
def read_table(step: ReadStep, summary: Summary | None) -> StepTable:
    return StepTable(note=_("Read aloud. Nothing is collected here."))
