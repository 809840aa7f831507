"""Votes in the room: the entries to choose from, then where the dots went."""

from workshop.domain.step import View
from workshop.room.asked import Entry, asked_pages
from workshop.room.charts.votes.columns import columns_pages
from workshop.room.charts.votes.dot_words import votes_sentence
from workshop.room.charts.votes.dots import dots_pages
from workshop.room.charts.votes.ways import ways_pages
from workshop.room.figures import count_or_dash
from workshop.room.kind import (
    FindingRow,
    Findings,
    asked,
    extent,
    findings,
    headline,
    items_told,
    revealed,
)
from workshop.room.number_words import counted
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.votes import VotesStep, VotesSummary, in_columns, name_of, voted_order
from workshop.words import _, ngettext


@asked.register(VotesStep)
def votes_asked(step: VotesStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    if in_columns(step):
        return columns_pages(step, None, frame, left=state.timer_left, planned=state.timer_planned)
    return asked_pages(
        frame,
        prompt=step.prompt,
        entries=tuple(
            Entry(name="", help=name_of(step, item), number=str(at))
            for at, item in enumerate(step.items, 1)
        ),
        instruction=step.instruction,
        left=state.timer_left,
        planned=state.timer_planned,
    )


@revealed.register(VotesStep)
def votes_revealed(
    step: VotesStep, summary: VotesSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    return voted_pages(step, summary, frame)


def voted_pages(step: VotesStep, summary: VotesSummary, frame: Frame) -> tuple[Page, ...]:
    """The entries by dots, as the step wants them to stand."""
    if step.ways is not None:
        return ways_pages(step, summary, step.ways, frame)
    return (columns_pages if in_columns(step) else dots_pages)(step, summary, frame)


@extent.register(VotesStep)
def votes_extent(step: VotesStep) -> str:
    return ngettext("{dots} dot", "{dots} dots", step.dots, dots=counted(step.dots))


@items_told.register(VotesStep)
def votes_items_told(step: VotesStep) -> tuple[str, ...]:
    return tuple(name_of(step, item) for item in step.items)


@findings.register(VotesStep)
def votes_findings(step: VotesStep, summary: VotesSummary, view: View | None) -> Findings:
    numbers = {item.id: str(at) for at, item in enumerate(step.items, 1)}
    rows = tuple(
        FindingRow(
            number=numbers[item.id],
            name=item.short,
            figures=(count_or_dash(entry.dots), count_or_dash(entry.voters)),
        )
        for item, entry in voted_order(step, summary)
    )
    title = _("For you only: where the dots went") if rows else ""
    return Findings(title=title, columns=(_("dots"), _("people")), rows=rows)


@headline.register(VotesStep)
def votes_headline(step: VotesStep, summary: VotesSummary, nouns: str) -> tuple[str, ...]:
    return (votes_sentence(step, summary),) if voted_order(step, summary) else ()
