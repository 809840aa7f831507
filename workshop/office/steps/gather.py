"""Gather in files: the list as the group named it."""

from workshop.domain.gathering import gathering, nothing, told
from workshop.domain.step import Summary
from workshop.office.table import StepTable, table
from workshop.steps.gather import GatherStep
from workshop.words import _


@table.register(GatherStep)
def gather_table(step: GatherStep, summary: Summary | None) -> StepTable:
    names = gathering(step)
    fields = names.fields if names else ()
    entries = tuple(
        tuple(
            (field.label, said)
            for field in fields
            if (said := told(field, entry.values.get(field.id, nothing(field))))
        )
        for entry in step.entries
    )
    return StepTable(named=entries, note=_("A list that the group named. It has no numbers."))
