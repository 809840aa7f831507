"""Cards on paper: empty ones to write on, one's own, and those that may be shown."""

from collections.abc import Mapping

from workshop.domain.step import SHOWN, Snapshot, Value
from workshop.pdf.answer_places import choices, lines, may_be_shown
from workshop.pdf.drawn.rings import CANNOT_SAY, MISSING
from workshop.pdf.page import Blocks, blank, copy
from workshop.pdf.sheet import Sheet
from workshop.steps.card import (
    CardStep,
    CardText,
)
from workshop.words import _

LINE = 75
"""Characters that a writing line takes by hand."""


@blank.register(CardStep)
def card_blank(step: CardStep, sheet: Sheet) -> Blocks:
    made: Blocks = [sheet.label(step.prompt, step.instruction)]
    for number in range(1, step.most + 1):
        name = _card_name(number) if step.most > 1 else _("Your card")
        shown = f"{number}/{SHOWN}"
        made.append(may_be_shown(sheet, step, shown, name, above=16, tag="H3"))
        for field in step.fields:
            cell = f"{number}/{field.id}"
            made.append(sheet.label(field.label, above=10, tag="H3"))
            if isinstance(field, CardText):
                written = lines(sheet, step, cell, -(-field.limit // LINE))
                written.keeps = field is not step.fields[-1]
                made.append(written)
            else:
                found = [(each.id, str(at), each.label) for at, each in enumerate(field.choices, 1)]
                made += choices(sheet, step, cell, [*found, (CANNOT_SAY, MISSING, _("Can’t say"))])
    return made


def _card_name(number: int) -> str:
    return _("Card {n}").format(n=number)


@copy.register(CardStep)
def card_copy(
    step: CardStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    made: Blocks = []
    for number in range(1, step.most + 1):
        lines = _own_lines(step, answers, number, sheet)
        if lines and step.most > 1:
            lines = [sheet.label(_card_name(number), above=12, tag="H3"), *lines]
        if lines and answers.get(f"{number}/{SHOWN}") is True:
            lines.append(sheet.quiet(_("It may be shown to the room."), above=4))
        made += lines
    if not made:
        made = [sheet.own_words(_("You wrote no card."))]
    return [sheet.label(step.prompt), *made]


def _own_lines(step: CardStep, answers: Mapping[str, Value], number: int, sheet: Sheet) -> Blocks:
    made: Blocks = []
    for field in step.fields:
        value = answers.get(f"{number}/{field.id}")
        said = str(value or "")
        if not isinstance(field, CardText):
            said = next((each.label for each in field.choices if each.id == value), "")
        if said:
            made.append(sheet.named(field.label, said, above=8, tag="H3"))
    return made
