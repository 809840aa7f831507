"""The revealed picture of a ladder step."""

from workshop.room.charts.bars import withheld_reason
from workshop.room.charts.ladder.columns import Column, Rung
from workshop.room.charts.ladder.rungs import Claim, Proof, ladder_pages
from workshop.room.scene import Frame, Page
from workshop.steps.ladder import LadderStep, LadderSummary


def ladder_picture(
    step: LadderStep,
    summary: LadderSummary,
    earlier: LadderSummary | None,
    frame: Frame,
    noun: str,
) -> tuple[Page, ...]:
    """The ladder with its dots, and the middles of an earlier reveal behind it."""
    rungs = tuple(Rung(number=str(at), name=item.short) for at, item in enumerate(step.rungs, 1))
    before = {mark.mark: mark.median for mark in earlier.marks} if earlier else {}
    labels = {mark.id: mark.label for mark in step.marks}
    columns = tuple(
        Column(
            name=labels.get(mark.mark, mark.mark),
            counts=mark.counts,
            hollow=mark.hollow,
            median=mark.median,
            before=before.get(mark.mark),
            reason=withheld_reason(mark.n),
        )
        for mark in summary.marks
    )
    proof = Proof(stories=summary.proof.stories, marks=summary.proof.marks)
    return ladder_pages(frame, rungs, columns, _claim(step, summary), proof, noun)


def _claim(step: LadderStep, summary: LadderSummary) -> Claim:
    """Our own mark against the one that needs a story."""
    proved = next((mark.id for mark in step.marks if mark.proved), "")
    gap = next((each for each in summary.gaps if each.to == proved), None) or next(
        iter(summary.gaps), None
    )
    if gap is None:
        return Claim(n=0, higher=None, same=None, lower=None)
    return Claim(n=gap.n, higher=gap.higher, same=gap.same, lower=gap.lower)
