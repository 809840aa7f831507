"""Rank in the room: the cards to order, then the order of the whole room."""

from workshop.domain.step import View
from workshop.room.asked import Entry, asked_pages
from workshop.room.charts.rank.order import order_pages
from workshop.room.charts.rank.order_words import order_sentence, shared_sentence
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
from workshop.steps.rank import RankStep, RankSummary, ranked
from workshop.words import _


@asked.register(RankStep)
def rank_asked(step: RankStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    return asked_pages(
        frame,
        prompt=step.prompt,
        entries=tuple(Entry(name=card.short) for card in step.cards),
        instruction=step.instruction,
        left=state.timer_left,
        planned=state.timer_planned,
    )


@revealed.register(RankStep)
def rank_revealed(
    step: RankStep, summary: RankSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    return order_pages(step, summary, frame)


@extent.register(RankStep)
def rank_extent(step: RankStep) -> str:
    return _("{cards} cards").format(cards=counted(len(step.cards)))


@items_told.register(RankStep)
def rank_items_told(step: RankStep) -> tuple[str, ...]:
    return tuple(card.text for card in step.cards)


@findings.register(RankStep)
def rank_findings(step: RankStep, summary: RankSummary, view: View | None) -> Findings:
    rows = tuple(
        FindingRow(
            number=str(place),
            name=card.short,
            figures=(str(item.sum), str(item.counts[0]), str(item.counts[-1])),
        )
        for place, card, item in ranked(step, summary)
        if item.counts
    )
    return Findings(
        title=_("For you only: the order of all") if rows else "",
        columns=(_("sum"), _("first"), _("last")),
        rows=rows,
        said=tuple(filter(None, (shared_sentence(summary),))),
    )


@headline.register(RankStep)
def rank_headline(step: RankStep, summary: RankSummary, nouns: str) -> tuple[str, ...]:
    return (order_sentence(step, summary),) if ranked(step, summary) else ()
