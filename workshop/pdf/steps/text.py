"""Text on paper: lines to write on, one's own words, and the words that may be shown."""

from collections.abc import Mapping, Sequence

from workshop.domain.step import SHOWN, Snapshot, Value
from workshop.pdf.answer_places import lines, may_be_shown, ring
from workshop.pdf.blocks import Beside, ListItem, PaperBlock, Stack
from workshop.pdf.page import Blocks, blank, copy
from workshop.pdf.sheet import Sheet
from workshop.pdf.tree import TreeNode
from workshop.steps.text import TextStep, joined
from workshop.words import _

GUTTER = 24
INDENT = 24
LINES = ((60, 1), (140, 2), (300, 3), (600, 5), (1000, 6))
"""Writing lines for a limit of so many characters."""


def lines_for(limit: int, *, lone: bool) -> int:
    """How many writing lines a limit asks for; one fewer where a form has many fields."""
    count = next((count for most, count in LINES if limit <= most), 8)
    return count if lone else max(1, count - 1)


@blank.register(TextStep)
def text_blank(step: TextStep, sheet: Sheet) -> Blocks:
    lone = len(step.fields) == 1
    made: Blocks = [
        may_be_shown(sheet, step, SHOWN, step.prompt, step.instruction) if step.release
        else sheet.label(step.prompt, step.instruction)
    ]  # fmt: skip
    if step.choices:
        made.append(sheet.quiet(_("Circle one, then write."), above=2, keeps=True))
    made += _prompts(step, sheet)
    for place, field in enumerate(step.fields, start=1):
        written = lines(sheet, step, field.id, lines_for(field.limit, lone=lone))
        written.keeps = place < len(step.fields)
        if not lone or field.label:
            made.append(sheet.label(field.label, field.help, above=12, tag="H3"))
        made.append(written)
    return made


def _prompts(step: TextStep, sheet: Sheet) -> Blocks:
    """The sentences to go on from, a ring before each."""
    node = TreeNode("L")
    made: Blocks = []
    for number, words in enumerate(step.choices, start=1):
        circle = ring(sheet, step, "prompt", number, align="left", label=words, spoken=str(number))
        high = circle.height(sheet.width) / sheet.body
        body = sheet.text(words, tag="", leading=max(1.3, high))
        if len(body.lines(sheet.width - INDENT * sheet.scale)) > 1:
            body = sheet.text(words, tag="")
        item = ListItem(node, circle, body, indent=INDENT * sheet.scale, above=2)
        item.keeps = True
        made.append(item)
    return made


@copy.register(TextStep)
def text_copy(
    step: TextStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    made: Blocks = []
    chosen = answers.get("prompt")
    picked = isinstance(chosen, int) and 1 <= chosen <= len(step.choices)
    prompt = joined(step.prompt, step.choices[int(chosen or 1) - 1]) if picked else step.prompt
    lone = len(step.fields) == 1
    for field in step.fields:
        text = answers.get(field.id)
        before = sheet.asked_before.get(step.prompt)
        if text and before:
            made += _twice(prompt, before, str(text), sheet)
        elif text:
            label = prompt if lone else field.label or prompt
            made.append(sheet.named(label, str(text), tag="H2" if lone else "H3"))
    if made and not lone:
        made = [sheet.label(prompt), *_in_pairs(made, sheet)]
    return made


def _in_pairs(fields: Sequence[PaperBlock], sheet: Sheet) -> Blocks:
    """Fields that take one line each stand two beside each other."""
    half = (sheet.width - GUTTER) / 2
    made: Blocks = []
    left: PaperBlock | None = None
    for field in fields:
        short = field.height(half) <= field.height(sheet.width)
        if left and short:
            made[-1] = Beside([Stack([left]), Stack([field])], [1, 1], gutter=GUTTER,
                              above=field.above)  # fmt: skip
            left = None
        else:
            made.append(field)
            left = field if short else None
    return made


def _twice(prompt: str, before: str, now: str, sheet: Sheet) -> Blocks:
    """The same question asked at both ends of the day, answers side by side."""
    columns = [
        Stack([sheet.label(name, above=0, tag="H3"), sheet.own_words(text)])
        for name, text in ((_("At the start"), before), (_("At the end"), now))
    ]
    both: PaperBlock = Stack(columns, above=4) if sheet.large else Beside(columns, [1, 1], above=4)
    return [sheet.label(prompt, above=12), both]
