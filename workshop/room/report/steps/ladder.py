"""Ladder in a report: what its marks say, whether there are stories, and every number."""

from workshop.domain.measure import agreement_word
from workshop.room.charts.ladder.mark_words import marks_compared
from workshop.room.figures import half, span
from workshop.room.report.kind import (
    Figure,
    NumberBlock,
    NumberRow,
    NumberTable,
    how_to_read,
    numbers_of,
    told_of_it,
)
from workshop.room.steps.ladder import stories_counted
from workshop.steps.ladder import LadderStep, LadderSummary, MarkSummary
from workshop.words import _


@told_of_it.register(LadderStep)
def ladder_told_of_it(step: LadderStep, summary: LadderSummary, nouns: str) -> tuple[str, ...]:
    """How the marks compare, and how many have a story."""
    proof = summary.proof
    stories = (
        (stories_counted(proof.stories, proof.marks),)
        if proof.stories is not None and proof.marks
        else ()
    )
    return (*marks_compared(step, summary), *stories)


@how_to_read.register(LadderStep)
def ladder_how_to_read(step: LadderStep) -> str:
    return _("How to read: a bar is as long as the people on that rung; a frame is the middle one.")


@numbers_of.register(LadderStep)
def ladder_numbers_of(
    step: LadderStep, summary: LadderSummary, nouns: str
) -> tuple[NumberTable, ...]:
    labels = {mark.id: mark.label for mark in step.marks}
    blocks = tuple(
        NumberBlock(name=labels[each.mark], rows=(NumberRow(figures=_figures(each, step)),))
        for each in summary.marks
    )
    rungs = tuple(str(at) for at in range(1, len(step.rungs) + 1))
    columns = (*rungs, _("Middle"), _("Middle half"), _("Agreement"))
    note = " · ".join(f"{at}\u00a0{rung.short}" for at, rung in enumerate(step.rungs, 1))
    return (NumberTable(title=step.title, columns=columns, blocks=blocks, note=note),)


def _figures(each: MarkSummary, step: LadderStep) -> tuple[Figure, ...]:
    if each.counts is None or each.median is None or each.q1 is None or each.q3 is None:
        return (None,) * (len(step.rungs) + 3)
    word = _(agreement_word(each.agreement, each.n or 0)) or "–"
    return (*each.counts, half(each.median), span(each.q1, each.q3), word)
