"""Commit in the room: the beginning of the form, then what may be shown."""

from workshop.domain.step import View
from workshop.room.figures import may_be_shown, sentence_case, some_of
from workshop.room.kind import Findings, asked, findings, headline, revealed, texts_told
from workshop.room.prompt import prompt_pages
from workshop.room.reading import whole_pages
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.commit import Commitment, CommitStep, CommitSummary, lead_words
from workshop.words import _, in_a_row, ngettext


@asked.register(CommitStep)
def commit_asked(step: CommitStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    told = (sentence_case(step.instruction).rstrip(".") + ".",) if step.instruction else ()
    return prompt_pages(
        frame,
        task=step.prompt,
        kicker=state.voice,
        modes=step.modes,
        lines=(lead_words(step), *told),
        left=state.timer_left,
        planned=state.timer_planned,
        sinks=not state.grouped,
    )


@revealed.register(CommitStep)
def commit_revealed(
    step: CommitStep, summary: CommitSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    title = _("Nobody wrote down one thing they will do.")
    if summary.made:
        who = some_of(summary.made, max(state.people, summary.n))
        title = _("{people} wrote down one thing they will do.")
        title = title.format(people=sentence_case(who.words))
    if not summary.commitments:
        return prompt_pages(frame, task=title)
    texts = tuple(_told(each, step) for each in summary.commitments)
    return whole_pages(frame, texts, title=title)


def _told(commitment: Commitment, step: CommitStep) -> str:
    lead = lead_words(step).rstrip("… ").rstrip()
    rest = [commitment.whom, commitment.by, commitment.owner]
    return f"{lead} {in_a_row((commitment.what.rstrip('.'), *rest))}"


@findings.register(CommitStep)
def commit_findings(step: CommitStep, summary: CommitSummary, view: View | None) -> Findings:
    return Findings(said=(commitments_counted(summary),))


@headline.register(CommitStep)
def commit_headline(step: CommitStep, summary: CommitSummary, nouns: str) -> tuple[str, ...]:
    return (commitments_counted(summary),)


def commitments_counted(summary: CommitSummary) -> str:
    """How many were made, and how many of these may be shown."""
    if not summary.made:
        return _("No commitment was made.")
    made = ngettext("{n} commitment was made", "{n} commitments were made", summary.made)
    return f"{made}; {may_be_shown(len(summary.commitments), summary.made)}"


@texts_told.register(CommitStep)
def commit_texts_told(step: CommitStep) -> tuple[str, ...]:
    return (step.prompt, lead_words(step))
