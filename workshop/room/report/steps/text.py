"""Words in a report: what their writers let others see."""

from workshop.room.report.kind import quotations_of
from workshop.room.steps.text import text_said
from workshop.steps.text import TextStep, TextSummary


@quotations_of.register(TextStep)
def text_quotations_of(step: TextStep, summary: TextSummary) -> tuple[str, ...]:
    """The fields of one writer stay together."""
    return tuple(text_said(step, text) for text in summary.texts)
