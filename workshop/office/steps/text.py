"""Text in files: the words that may be shown, and how many wrote."""

from workshop.office.table import StepTable, table
from workshop.room.steps.text import texts_counted
from workshop.steps.text import Released, TextStep, TextSummary, joined


@table.register(TextStep)
def text_table(step: TextStep, summary: TextSummary) -> StepTable:
    return StepTable(
        words=tuple(_said(step, each) for each in summary.texts),
        note=texts_counted(step, summary, summary.n),
    )


def _said(step: TextStep, text: Released) -> tuple[tuple[str, str], ...]:
    asked = joined(step.prompt, step.choices[text.prompt - 1]) if text.prompt else step.prompt
    labels = {field.id: field.label or asked for field in step.fields}
    return tuple((labels.get(name, asked), said) for name, said in text.fields.items())
