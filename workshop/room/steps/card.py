"""Cards in the room: what to write, and after the reveal those that may be shown."""

import random

from workshop.domain.step import View
from workshop.room.charts.card.story import card_pages
from workshop.room.figures import may_be_shown, sentence_case
from workshop.room.kind import (
    Findings,
    asked,
    extent,
    findings,
    headline,
    revealed,
    texts_told,
)
from workshop.room.number_words import counted
from workshop.room.prompt import prompt_pages
from workshop.room.reading import whole_pages
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.card import (
    CardStep,
    CardSummary,
    ReleasedCard,
    choice_fields,
    option_of,
    written_fields,
)
from workshop.words import _, in_a_row, ngettext


@asked.register(CardStep)
def card_asked(step: CardStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    labels = tuple(field.label for field in step.fields if field.label)
    told = (step.instruction,) if step.instruction else ()
    return prompt_pages(
        frame, task=step.prompt, modes=step.modes, lines=(*labels, *told),
        left=state.timer_left, planned=state.timer_planned,
    )  # fmt: skip


@revealed.register(CardStep)
def card_revealed(
    step: CardStep, summary: CardSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    """A page for each card of several lines; those of a line below one another."""
    cards = shuffled(summary.texts)
    if not cards:
        return prompt_pages(frame, task=cards_counted(summary))
    if len(written_fields(step)) > 1:
        return tuple(
            page
            for number, card in enumerate(cards, 1)
            for page in card_pages(step, card, number, len(cards), frame)
        )
    return tuple(
        page
        for title, texts in grouped(step, cards)
        for page in whole_pages(frame, texts, title=title)
    )


def shuffled(cards: tuple[ReleasedCard, ...]) -> tuple[ReleasedCard, ...]:
    """Always the same order for the same cards, and not that of their words."""
    line = list(cards)
    random.Random("\n".join(word for card in line for word in card.fields.values())).shuffle(line)
    return tuple(line)


def grouped(
    step: CardStep, cards: tuple[ReleasedCard, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of the cards under what was chosen on them; where nothing was, under the prompt."""
    found: dict[str, list[str]] = {}
    titles = [each.room or each.label for field in choice_fields(step) for each in field.choices]
    for card in cards:
        chosen = [option_of(field, card) for field in choice_fields(step)]
        title = next((each.room or each.label for each in chosen if each), step.prompt)
        found.setdefault(title, []).append(in_a_row(card.fields.values(), " · "))
    order = [title for title in (*titles, step.prompt) if title in found]
    return tuple((title, tuple(found[title])) for title in dict.fromkeys(order))


@extent.register(CardStep)
def card_extent(step: CardStep) -> str:
    return ngettext("{cards} card", "{cards} cards", step.most, cards=counted(step.most))


@findings.register(CardStep)
def card_findings(step: CardStep, summary: CardSummary, view: View | None) -> Findings:
    return Findings(said=(cards_counted(summary), *choices_told(step, summary)))


def cards_counted(summary: CardSummary) -> str:
    """How many cards there are, and what becomes of them."""
    if not summary.made:
        return _("No card was written.")
    told = ngettext("{n} card was written.", "{n} cards were written.", summary.made)
    return f"{told} {sentence_case(may_be_shown(len(summary.texts), summary.made))}"


def choices_told(step: CardStep, summary: CardSummary) -> tuple[str, ...]:
    """What was chosen on the cards that are shown, the most frequent first."""
    said = []
    for field in choice_fields(step):
        chosen = [option.label for card in summary.texts if (option := option_of(field, card))]
        if chosen:
            label = max(dict.fromkeys(chosen), key=chosen.count)
            said.append(
                ngettext(
                    "“{choice}” stands on {count} of {n} card.",
                    "“{choice}” stands on {count} of {n} cards.",
                    len(summary.texts), choice=label, count=chosen.count(label),
                )
            )  # fmt: skip
    return tuple(said)


@headline.register(CardStep)
def card_headline(step: CardStep, summary: CardSummary, nouns: str) -> tuple[str, ...]:
    return choices_told(step, summary)


@texts_told.register(CardStep)
def card_texts_told(step: CardStep) -> tuple[str, ...]:
    return (step.prompt, *(field.label for field in step.fields))
