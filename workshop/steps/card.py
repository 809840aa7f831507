"""Card: people write a few cards of a few fields each, and tick every one that the room may see."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct, structs

from workshop.domain.beside import LeaningCards, chosen_on, lean
from workshop.domain.gathering import Chosen
from workshop.domain.step import (
    SHOWN,
    Answers,
    Cell,
    Step,
    Summary,
    TextRule,
    Value,
    by_groups,
    cells,
    fact,
    flaws,
    released,
    sample,
    summarise,
    texts_left,
    unknown_fact,
    without_texts,
)
from workshop.words import _

SHORT, LONGEST, MOST_CARDS = 140, 1000, 9


class CardOption(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the choices. room: the sentence that stands for it there ("A rule was bent."), its
    label if empty. leaning: how the card is drawn beside that.
    """

    id: str
    label: str
    room: str = ""
    leaning: bool = False


class CardField(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="takes"):
    """One thing to say on a card; `takes` says what. room: the words that lead into it there."""

    id: str
    label: str
    room: str = ""


class CardText(CardField, frozen=True, kw_only=True, tag="text"):
    """Words. limit: characters."""

    limit: int = SHORT


class CardChoice(CardField, frozen=True, kw_only=True, tag="choice"):
    """One of a few choices."""

    choices: tuple[CardOption, ...]


AnyCardField: TypeAlias = CardText | CardChoice


class CardStep(Step, frozen=True, kw_only=True, tag="card"):
    """Cards to write, at most `most` for each person. A cell is the card's number and its field
    (`1/did`), or `1/shown`. main: the field that names a card, the first one that takes words if
    empty.
    """

    prompt: str
    instruction: str = ""
    fields: tuple[AnyCardField, ...]
    main: str = ""
    most: int = 1
    answered_by: Literal["person", "group"] = "person"
    """Who writes: a group that types its cards in together needs no threshold, since only what it
    ticks shows.
    """


class ReleasedCard(Struct, frozen=True, kw_only=True):
    """One card that its author lets the room see. fields: its words, those that name it first.
    chosen: ids of choices by field.
    """

    fields: dict[str, str]
    chosen: dict[str, str] = {}


class CardSummary(Summary, frozen=True, kw_only=True, tag="card"):
    """n: people who sealed. made: cards with words on them. texts: those released, sorted by their
    words; of the others nothing is counted but that they are there.
    """

    made: int
    texts: tuple[ReleasedCard, ...]


def written_fields(step: CardStep) -> tuple[CardText, ...]:
    """The fields that take words."""
    return tuple(field for field in step.fields if isinstance(field, CardText))


def choice_fields(step: CardStep) -> tuple[CardChoice, ...]:
    """The fields with a choice."""
    return tuple(field for field in step.fields if isinstance(field, CardChoice))


def main_field(step: CardStep) -> str:
    """The field that names a card."""
    return step.main or written_fields(step)[0].id


def option_of(field: CardChoice, card: ReleasedCard) -> CardOption | None:
    """What was chosen on the card."""
    return next((each for each in field.choices if each.id == card.chosen.get(field.id)), None)


def lead_of(field: CardText) -> str:
    """The words that lead into what was written there: "Now they can", "What stood in the way:"."""
    label = field.label.rstrip(" …")
    return field.room or (label if label.endswith(("?", ":")) else f"{label}:")


@cells.register(CardStep)
def card_cells(step: CardStep) -> tuple[Cell, ...]:
    return tuple(cell for number in range(1, step.most + 1) for cell in _cells_of(step, number))


def _cells_of(step: CardStep, number: int) -> tuple[Cell, ...]:
    def label(said: str) -> str:
        return _("Card {n}: {field}").format(n=number, field=said) if step.most > 1 else said

    filled = tuple(
        Cell(name=f"{number}/{field.id}", values=TextRule(field.limit), label=label(field.label))
        if isinstance(field, CardText)
        else Cell(
            name=f"{number}/{field.id}",
            values=tuple(each.id for each in field.choices),
            label=label(field.label),
            missing=True,
        )
        for field in step.fields
    )
    said = _("May be shown to the room, without my name")
    return (*filled, Cell(name=f"{number}/{SHOWN}", values=(False, True), label=label(said)))


@flaws.register(CardStep)
def card_flaws(step: CardStep) -> tuple[tuple[str, str], ...]:
    names = [field.id for field in step.fields]
    words = [field.id for field in written_fields(step)]
    found = []
    if not words:
        found.append(("fields", _("nothing to write.")))
    if len(set(names)) < len(names) or SHOWN in names:
        found.append(("fields", _("each needs an id of its own, not “shown”.")))
    if any(not 1 <= field.limit <= LONGEST for field in written_fields(step)):
        found.append(("fields", _("a limit is 1 to {n} characters.").format(n=LONGEST)))
    if any(len(field.choices) < 2 for field in choice_fields(step)):
        found.append(("fields", _("a choice is between two at least.")))
    if step.main and step.main not in words:
        found.append(("main", _("“{name}” is no field that takes words.").format(name=step.main)))
    if not 1 <= step.most <= MOST_CARDS:
        found.append(("most", _("one to {n} cards.").format(n=MOST_CARDS)))
    return tuple(found)


@sample.register(CardStep)
def card_sample(step: CardStep, person: int) -> dict[str, Value]:
    """From one card to all of them, most of them released."""
    found: dict[str, Value] = {}
    for number in range(1, person % step.most + 2):
        for field in step.fields:
            if isinstance(field, CardText):
                words = _("{field}, card {n} of person {person}").format(
                    field=field.label.rstrip(" …?"), n=number, person=person + 1
                )
                found[f"{number}/{field.id}"] = words[: field.limit].rstrip()
            else:
                found[f"{number}/{field.id}"] = field.choices[person % len(field.choices)].id
        found[f"{number}/{SHOWN}"] = person % 4 != 3
    return found


@summarise.register(CardStep)
def card_summarise(step: CardStep, answers: Answers) -> CardSummary:
    written = [
        (card, row.get(f"{number}/{SHOWN}") is True)
        for row in answers.values()
        for number in range(1, step.most + 1)
        if (card := _card(step, row, number)).fields
    ]
    texts = [card for card, shown in written if shown]
    texts.sort(key=lambda card: (sorted(card.fields.items()), sorted(card.chosen.items())))
    return CardSummary(n=len(answers), made=len(written), texts=tuple(texts))


def _card(step: CardStep, row: Mapping[str, Value], number: int) -> ReleasedCard:
    """What was put on a card."""
    main = main_field(step)
    names = [main, *(field.id for field in written_fields(step) if field.id != main)]
    words = {name: str(said) for name in names if (said := row.get(f"{number}/{name}"))}
    chosen = {
        field.id: str(choice)
        for field in choice_fields(step)
        if (choice := row.get(f"{number}/{field.id}"))
    }
    return ReleasedCard(fields=words, chosen=chosen)


@released.register(CardSummary)
def card_released(summary: CardSummary) -> tuple[str, ...]:
    return tuple(map(text_of, summary.texts))


def text_of(card: ReleasedCard) -> str:
    """All its words."""
    return "\n".join(card.fields.values())


@chosen_on.register(CardSummary)
def card_chosen_on(summary: CardSummary) -> dict[str, Chosen]:
    return {text_of(card): card.chosen for card in summary.texts if card.chosen}


@lean.register(CardStep)
def card_lean(step: CardStep, summary: CardSummary) -> LeaningCards | None:
    """By the first field of which a choice leans."""
    for field in choice_fields(step):
        leaning = next((each for each in field.choices if each.leaning), None)
        standing = next((each for each in field.choices if not each.leaning), None)
        if leaning and standing:
            said = {text_of(card): option_of(field, card) for card in summary.texts}
            return LeaningCards(
                leaning=frozenset(text for text, option in said.items() if option == leaning),
                standing=frozenset(text for text, option in said.items() if option == standing),
                leans=leaning.room or leaning.label,
                stands=standing.room or standing.label,
            )
    return None


@without_texts.register(CardStep)
def card_without_texts(
    step: CardStep, summary: CardSummary, answers: Mapping[str, Value]
) -> CardSummary:
    gone = card_summarise(step, {"": answers}).texts
    return structs.replace(summary, texts=texts_left(summary.texts, gone))


@by_groups.register(CardStep)
def card_by_groups(step: CardStep) -> bool:
    return step.answered_by == "group"


@fact.register(CardSummary)
def card_fact(summary: CardSummary, name: str, arguments: tuple[str, ...]) -> float | None:
    """shown(): cards released; share(field, choice): of those on which that field was chosen."""
    match name, arguments:
        case "shown", ():
            return len(summary.texts)
        case "share", (field, choice):
            chosen = [card.chosen[field] for card in summary.texts if field in card.chosen]
            return chosen.count(choice) / len(chosen) if chosen else None
    raise unknown_fact(name)
