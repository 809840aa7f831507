"""Text in the room: what to write, and after the reveal what may be shown."""

import random

from workshop.domain.step import View
from workshop.room.asked import Entry, asked_pages
from workshop.room.figures import led, may_be_shown, sentence_case, some_of
from workshop.room.kept_words import counted_words, kept_pages
from workshop.room.kind import (
    Findings,
    asked,
    findings,
    headline,
    revealed,
    stays_private,
    texts_told,
)
from workshop.room.prompt import prompt_pages
from workshop.room.reading import whole_pages
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.text import Released, TextStep, TextSummary, joined
from workshop.words import _, isolated, ngettext

A_WORD = 40
"""The longest answer that is shown as a word rather than as a text."""


@asked.register(TextStep)
def text_asked(step: TextStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """The prompt; of several all, then each one large."""
    left, planned = state.timer_left, state.timer_planned
    labels = tuple(field.label for field in step.fields if field.label)
    told = (step.instruction,) if step.instruction else ()
    if not step.choices:
        return prompt_pages(
            frame, task=step.prompt, kicker=state.voice, modes=step.modes, lines=(*labels, *told),
            left=left, planned=planned, sinks=not state.grouped,
        )  # fmt: skip
    large = (
        prompt_pages(
            frame, task=joined(step.prompt, choice), modes=step.modes, left=left, planned=planned
        )[0]
        for choice in step.choices
    )
    entries = (Entry(name="", number=str(at), help=text) for at, text in
               enumerate(step.choices, 1))  # fmt: skip
    every = asked_pages(
        frame, prompt=step.prompt, entries=tuple(entries), instruction=step.instruction,
        left=left, planned=planned,
    )  # fmt: skip
    return (*every, *large)


@revealed.register(TextStep)
def text_revealed(
    step: TextStep, summary: TextSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    """The released texts; what stays private is only asked."""
    if not step.release:
        return text_asked(step, state, frame)
    if not summary.texts:
        told = wrote(summary.written, max(state.people, summary.n))
        rest = _("None of it may be shown.") if summary.written else ""
        return prompt_pages(frame, task=f"{told} {rest}".strip())
    if _asks_for_a_word(step):
        texts = [said for each in summary.texts for said in each.fields.values()]
        return kept_pages(frame, counted_words(texts))
    pages: list[Page] = []
    for choice in sorted({each.prompt or 0 for each in summary.texts}):
        texts = [text_said(step, each) for each in summary.texts if (each.prompt or 0) == choice]
        # Always the same order for the same texts, and not that of their words.
        random.Random("\n".join(texts)).shuffle(texts)
        known = 0 < choice <= len(step.choices)
        title = joined(step.prompt, step.choices[choice - 1]) if known else step.prompt
        pages += whole_pages(frame, tuple(texts), title=title)
    return tuple(pages)


def _asks_for_a_word(step: TextStep) -> bool:
    return len(step.fields) == 1 and not step.choices and step.fields[0].limit <= A_WORD


def text_said(step: TextStep, text: Released) -> str:
    """A writer’s words, each of several fields with its label."""
    labels = {field.id: field.label for field in step.fields}
    several = len(text.fields) > 1
    return "\n".join(
        f"{led(labels[name])} {isolated(said)}" if several and labels.get(name) else said
        for name, said in text.fields.items()
    )


@findings.register(TextStep)
def text_findings(step: TextStep, summary: TextSummary, view: View | None) -> Findings:
    if not summary.written:
        return Findings(said=(wrote(0, summary.n),))
    told = ngettext("{n} person wrote something", "{n} people wrote something", summary.written)
    return Findings(said=(f"{told}; {may_be_shown(len(summary.texts), summary.written)}",))


def texts_counted(step: TextStep, summary: TextSummary, people: int) -> str:
    """How many of the people in the room wrote, and what becomes of their words."""
    said = wrote(summary.written, max(people, summary.n))
    if not summary.written:
        return said
    if not step.release:
        return f"{said} " + _("It stays with them.")
    return f"{said} {sentence_case(may_be_shown(len(summary.texts), summary.written))}"


def wrote(written: int, n: int) -> str:
    """How many of the people in the room wrote anything."""
    if not written:
        return _("Nobody wrote anything.")
    who = sentence_case(some_of(written, n).words)
    return _("{people} wrote something.").format(people=who)


@headline.register(TextStep)
def text_headline(step: TextStep, summary: TextSummary, nouns: str) -> tuple[str, ...]:
    """None: released words are printed in a chapter of their own."""
    return ()


@stays_private.register(TextStep)
def text_stays_private(step: TextStep) -> bool:
    return not step.release


@texts_told.register(TextStep)
def text_texts_told(step: TextStep) -> tuple[str, ...]:
    return (step.prompt, *step.choices, *(field.label for field in step.fields))
