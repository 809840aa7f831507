"""Text: each person writes a word, a sentence, a story or an idea, and says whether the room may
see it.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, structs

from workshop.domain.beside import words_by_field
from workshop.domain.gathering import Lists, cell_lists, takes_from, with_lists
from workshop.domain.items import items_from
from workshop.domain.step import (
    Answers,
    Cell,
    Step,
    Summary,
    TextRule,
    Value,
    by_groups,
    cells,
    flaws,
    released,
    sample,
    summarise,
    texts_left,
    without_texts,
)
from workshop.words import _

SHORT, LONGEST = 140, 1000
TAKEN = ("prompt", "shown")
"""Cells of every text step, so no names for fields."""


class TextField(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to write. limit: characters; above 140 the desk gives several lines."""

    id: str = "text"
    label: str = ""
    help: str = ""
    limit: int = SHORT


class TextStep(Step, frozen=True, kw_only=True, tag="text"):
    """A question to answer in words. choices: prompts to pick one from before writing (cell
    `prompt`, 1 …). fields_from: the list of the session whose entries the fields are, "" where the
    exercise says them; they are filled in when it runs.
    """

    prompt: str
    instruction: str = ""
    choices: tuple[str, ...] = ()
    fields: tuple[TextField, ...] = (TextField(),)
    fields_from: str = ""
    answered_by: Literal["person", "group"] = "person"
    """Who writes: a group that types its words in together needs no threshold, since only what it
    ticks shows.
    """
    release: bool = True
    """Whether the person is offered "may be shown" (cell `shown`, off by default); else it stays
    private.
    """


class Released(Struct, frozen=True, kw_only=True):
    """One text that its author lets the room see. prompt: the chosen one, None where there is no
    choice.
    """

    prompt: int | None
    fields: dict[str, str]


class TextSummary(Summary, frozen=True, kw_only=True, tag="text"):
    """n: people who sealed. written: people who wrote something. texts: released ones, sorted by
    their words.
    """

    written: int
    texts: tuple[Released, ...]


def joined(prompt: str, choice: str) -> str:
    """The prompt and a choice as one sentence: "What becomes possible if we … arranged …"."""
    return f"{prompt.rstrip().rstrip('…').rstrip()} {choice.lstrip('… ')}" if choice else prompt


@takes_from.register(TextStep)
def text_takes_from(step: TextStep) -> tuple[tuple[str, str], ...]:
    return (("fields", step.fields_from),) if step.fields_from else ()


@cell_lists.register(TextStep)
def text_cell_lists(step: TextStep) -> tuple[str, ...]:
    return (step.fields_from,)


@with_lists.register(TextStep)
def text_with_lists(step: TextStep, lists: Lists) -> TextStep:
    if not step.fields_from:
        return step
    fields = (
        TextField(id=item.id, label=item.text) for item in items_from(lists, step.fields_from)
    )
    return structs.replace(step, fields=tuple(fields))


@cells.register(TextStep)
def text_cells(step: TextStep) -> tuple[Cell, ...]:
    if not step.fields:
        return ()
    chosen = (
        (
            Cell(
                name="prompt",
                values=tuple(range(1, len(step.choices) + 1)),
                label=step.prompt,
                missing=True,
            ),
        )
        if step.choices
        else ()
    )
    written = tuple(
        Cell(name=field.id, values=TextRule(field.limit), label=field.label or step.prompt)
        for field in step.fields
    )
    tick = (
        Cell(
            name="shown",
            values=(False, True),
            label=_("May be shown to the room, without my name"),
        ),
    )
    return (*chosen, *written, *(tick if step.release else ()))


@sample.register(TextStep)
def text_sample(step: TextStep, person: int) -> dict[str, Value]:
    found: dict[str, Value] = {
        field.id: _("Something person {n} thinks").format(n=person + 1)[: field.limit]
        for field in step.fields
    }
    if step.choices:
        found["prompt"] = person % len(step.choices) + 1
    return {**found, "shown": person % 2 == 0} if step.release else found


@summarise.register(TextStep)
def text_summarise(step: TextStep, answers: Answers) -> TextSummary:
    texts, written = [], 0
    for given in answers.values():
        fields = {field.id: str(given[field.id]) for field in step.fields if given.get(field.id)}
        written += bool(fields)
        if fields and given.get("shown") is True:
            prompt = given.get("prompt")
            texts.append(
                Released(prompt=prompt if isinstance(prompt, int) else None, fields=fields)
            )
    texts.sort(key=lambda text: (text.prompt or 0, sorted(text.fields.items())))
    return TextSummary(n=len(answers), written=written, texts=tuple(texts))


@released.register(TextSummary)
def text_released(summary: TextSummary) -> tuple[str, ...]:
    return tuple("\n".join(text.fields.values()) for text in summary.texts)


@words_by_field.register(TextSummary)
def text_words_by_field(summary: TextSummary) -> dict[str, tuple[str, ...]]:
    names = dict.fromkeys(name for text in summary.texts for name in text.fields)
    return {
        name: tuple(text.fields[name] for text in summary.texts if name in text.fields)
        for name in names
    }


@by_groups.register(TextStep)
def text_by_groups(step: TextStep) -> bool:
    return step.answered_by == "group"


@without_texts.register(TextStep)
def text_without_texts(
    step: TextStep, summary: TextSummary, answers: Mapping[str, Value]
) -> TextSummary:
    gone = text_summarise(step, {"": answers}).texts
    return structs.replace(summary, texts=texts_left(summary.texts, gone))


@flaws.register(TextStep)
def text_flaws(step: TextStep) -> tuple[tuple[str, str], ...]:
    names = [field.id for field in step.fields]
    found = []
    if not names and not step.fields_from:
        found.append(("fields", _("nothing to write.")))
    if len(set(names)) < len(names) or set(names) & set(TAKEN):
        found.append(("fields", _("each needs an id of its own, not “prompt” or “shown”.")))
    if any(not 1 <= field.limit <= LONGEST for field in step.fields):
        found.append(("fields", _("a limit is 1 to {n} characters.").format(n=LONGEST)))
    if step.answered_by == "group" and not step.release:
        found.append(("release", _("what a group writes has to be offered to the room.")))
    return tuple(found)
