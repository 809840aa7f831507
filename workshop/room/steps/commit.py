"""Commit in the room: the form's beginning, then what may be shown."""

from workshop.domain.step import View
from workshop.room.figures import people, sentence_case
from workshop.room.kind import Findings, asked, findings, headline, revealed
from workshop.room.modes import room_modes
from workshop.room.prompt import prompt_pages
from workshop.room.reading import whole_pages
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.commit import Commitment, CommitStep, CommitSummary, lead_words
from workshop.words import _, ngettext


@asked.register(CommitStep)
def commit_asked(step: CommitStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    told = (sentence_case(step.instruction).rstrip(".") + ".",) if step.instruction else ()
    return prompt_pages(
        frame,
        task=step.prompt,
        kicker=room_modes(step.modes),
        lines=(lead_words(step), *told),
        left=state.timer_left,
        planned=state.timer_planned,
    )


@revealed.register(CommitStep)
def commit_revealed(
    step: CommitStep, summary: CommitSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    title = _("{people} wrote down one thing they will do.").format(
        people=sentence_case(people(summary.made, summary.n)) if summary.n else "0"
    )
    if not summary.commitments:
        return prompt_pages(frame, task=title)
    texts = tuple(_told(each, step) for each in summary.commitments)
    return whole_pages(frame, texts, title=title)


def _told(commitment: Commitment, step: CommitStep) -> str:
    lead = lead_words(step).rstrip("… ").rstrip()
    rest = [commitment.whom, commitment.by, commitment.owner]
    return f"{lead} {commitment.what.rstrip('.')}" + "".join(f", {each}" for each in rest if each)


@findings.register(CommitStep)
def commit_findings(step: CommitStep, summary: CommitSummary, view: View | None) -> Findings:
    told = _("{made} of {n} wrote a commitment; {shown} may be shown.")
    return Findings(
        said=(told.format(made=summary.made, n=summary.n, shown=len(summary.commitments)),)
    )


@headline.register(CommitStep)
def commit_headline(step: CommitStep, summary: CommitSummary, nouns: str) -> tuple[str, ...]:
    return (commitments_counted(summary),)


def commitments_counted(summary: CommitSummary) -> str:
    """How many were made, and how many of these may be shown."""
    if not summary.made:
        return _("No commitment was made.")
    made = ngettext("{n} commitment made", "{n} commitments made", summary.made)
    count = len(summary.commitments)
    number = _("all") if count == summary.made else count or _("none")
    return _("{made}, {number} may be shown.").format(made=made, number=number)
