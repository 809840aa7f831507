"""Gather in the room: the question, then the list as it grows; links as the map that they make."""

from workshop.domain.gathering import ListEntry, first_line, more_of, words_of
from workshop.domain.graph.named import named_map
from workshop.room.asked import asked_pages
from workshop.room.charts.gather.claim_words import claims_in_order
from workshop.room.charts.gather.claims import claims_pages
from workshop.room.charts.gather.seeds import seeds_pages
from workshop.room.kind import asked, explained, matched
from workshop.room.named import NamedRow, named_pages
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.gather import GatherStep
from workshop.words import _, ngettext


@asked.register(GatherStep)
def gather_asked(step: GatherStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    if step.weighing and step.weighing.decided and step.tallies:
        return gather_matched(step, state, frame)
    rows = named_rows(step)
    if not rows:
        return asked_pages(
            frame,
            prompt=step.prompt,
            instruction=step.instruction,
            left=state.timer_left,
            planned=state.timer_planned,
        )
    for other in state.exercise.every_step():
        named = named_map(other)
        if named is not None and named.links == step.id:
            return explained(other, state, frame)
    return named_pages(
        frame,
        title=counted(step),
        rows=rows,
        left=state.timer_left,
        planned=state.timer_planned,
    )


@matched.register(GatherStep)
def gather_matched(step: GatherStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    if step.weighing is None or not step.tallies:
        return ()
    if step.weighing.decided:
        return claims_pages(step, frame) if claims_in_order(step) else ()
    return seeds_pages(step, frame) if step.entries else ()


def counted(step: GatherStep) -> str:
    """How many there are, where the step says of what; else what was asked."""
    n = len(step.entries)
    if not step.many:
        return step.prompt
    things = step.one if n == 1 else step.many
    return _("We have named {n} {things}.").format(n=n, things=things)


def _row(step: GatherStep, at: int, entry: ListEntry) -> NamedRow:
    """An entry; under a heading the cards that were put there, each with its first line."""
    words, more = words_of(step.fields, entry), more_of(step.fields, entry)
    cards = tuple(first_line(card) for card in entry.cards)
    if not any(card.casefold() != words.casefold() for card in cards):
        return NamedRow(number=str(at), words=words, more=more)
    count = ngettext("{n} card", "{n} cards", len(cards))
    return NamedRow(number=str(at), words=words, more=count, cards=cards)


def named_rows(step: GatherStep) -> tuple[NamedRow, ...]:
    """The entries with their numbers; a list of a fixed length has its empty places too."""
    rows = tuple(_row(step, at, entry) for at, entry in enumerate(step.entries, 1))
    places = step.most if rows and step.fewest == step.most else 0
    return (*rows, *(NamedRow(number=str(at)) for at in range(len(rows) + 1, places + 1)))
