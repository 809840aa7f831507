"""Commitments in a report: next steps; promises to customers are words to quote."""

from workshop.room.report.kind import NextStep, next_steps_in, quotations_of
from workshop.steps.commit import CommitStep, CommitSummary, lead_words


@next_steps_in.register(CommitStep)
def commit_next_steps_in(step: CommitStep, summary: CommitSummary) -> tuple[NextStep, ...]:
    """What begins with "I will"; a form with a lead of its own asks for a promise."""
    if step.lead:
        return ()
    lead = lead_words(step).rstrip(" ….")
    return tuple(
        NextStep(
            what=each.what,
            lead=lead,
            who=each.owner,
            ask=each.ask,
            by=each.by,
            sign=each.sign,
            whom=each.whom,
        )
        for each in summary.commitments
    )


@quotations_of.register(CommitStep)
def commit_quotations_of(step: CommitStep, summary: CommitSummary) -> tuple[tuple[str, str], ...]:
    return tuple((step.lead, each.what) for each in summary.commitments) if step.lead else ()
