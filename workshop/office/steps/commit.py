"""Commit in files: the commitments that may be shown."""

from msgspec import structs

from workshop.office.table import Promise, StepTable, table
from workshop.room.steps.commit import commitments_counted
from workshop.steps.commit import CommitStep, CommitSummary


@table.register(CommitStep)
def commit_table(step: CommitStep, summary: CommitSummary) -> StepTable:
    return StepTable(
        promises=tuple(Promise(**structs.asdict(each)) for each in summary.commitments),
        note=commitments_counted(summary),
    )
