"""The revealed picture of a ladder step."""

from workshop.room.charts.ladder.columns import LadderColumn, Rung
from workshop.room.charts.ladder.mark_words import claim_sentence
from workshop.room.charts.ladder.rungs import ProofCount, ladder_pages
from workshop.room.scene import Frame, Page
from workshop.steps.ladder import LadderStep, LadderSummary


def ladder_picture(
    step: LadderStep,
    summary: LadderSummary,
    earlier: LadderSummary | None,
    frame: Frame,
) -> tuple[Page, ...]:
    """The ladder with its dots, and the middles of an earlier reveal behind it."""
    rungs = tuple(Rung(number=str(at), name=item.short) for at, item in enumerate(step.rungs, 1))
    before = {mark.mark: mark.median for mark in earlier.marks} if earlier else {}
    labels = {mark.id: mark.label for mark in step.marks}
    columns = tuple(
        LadderColumn(
            name=labels.get(mark.mark, mark.mark),
            counts=mark.counts,
            median=mark.median,
            before=before.get(mark.mark),
        )
        for mark in summary.marks
    )
    proof = ProofCount(stories=summary.proof.stories, marks=summary.proof.marks)
    return ladder_pages(frame, rungs, columns, claim_sentence(step, summary), proof)
