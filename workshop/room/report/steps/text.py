"""Words in a report: what their writers let others see."""

from msgspec import structs

from workshop.room.report.kind import quotations_of, without_quotations
from workshop.room.steps.text import text_said
from workshop.steps.text import Released, TextStep, TextSummary, joined


@quotations_of.register(TextStep)
def text_quotations_of(step: TextStep, summary: TextSummary) -> tuple[tuple[str, str], ...]:
    """Under the question that each writer chose."""
    return tuple((_asked(step, text), text_said(step, text)) for text in summary.texts)


@without_quotations.register(TextStep)
def text_without_quotations(
    step: TextStep, summary: TextSummary, gone: frozenset[str]
) -> TextSummary:
    kept = tuple(each for each in summary.texts if text_said(step, each) not in gone)
    return structs.replace(summary, texts=kept)


def _asked(step: TextStep, text: Released) -> str:
    known = text.prompt is not None and 0 < text.prompt <= len(step.choices)
    return joined(step.prompt, step.choices[(text.prompt or 1) - 1]) if known else step.prompt
