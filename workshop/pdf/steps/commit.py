"""Commitments on paper: the form, one's own, and those that may be shown."""

from collections.abc import Mapping

from workshop.domain.step import SHOWN, Snapshot, Value
from workshop.pdf.answer_places import lines, may_be_shown
from workshop.pdf.blocks import Beside, PaperBlock, Stack
from workshop.pdf.page import Blocks, blank, copy
from workshop.pdf.sheet import Sheet
from workshop.steps.commit import CommitStep, labels, lead_words

WRITTEN = 3
PAIRS = (("by", "sign"), ("whom", "ask"))


@blank.register(CommitStep)
def commit_blank(step: CommitStep, sheet: Sheet) -> Blocks:
    label = may_be_shown(sheet, step, SHOWN, lead_words(step), step.instruction)
    made: Blocks = [label, lines(sheet, step, "what", WRITTEN)]
    for pair in PAIRS:
        made.append(_beside([_field(step, name, sheet) for name in pair], [1, 1], sheet))
    name, own = sheet.text(labels(step)["owner"], leading=sheet.pitch / sheet.body), "owner"
    wide = name.natural_width() + 2
    if sheet.large:
        return [*made, Stack([_field(step, own, sheet)], above=20 * sheet.scale)]
    line = Stack([lines(sheet, step, own, 1)])
    columns = [wide, sheet.width - wide - 6]
    made.append(Beside([Stack([name]), line], columns, gutter=6, above=10, exact=True))
    return made


def _field(step: CommitStep, name: str, sheet: Sheet) -> Stack:
    label = sheet.label(labels(step)[name], tag="H3")
    return Stack([label, lines(sheet, step, name, 1)])


def _beside(columns: list[Stack], shares: list[float], sheet: Sheet) -> PaperBlock:
    if sheet.large:
        return Stack(columns, above=20)
    return Beside(columns, shares, above=20 * sheet.scale)


@copy.register(CommitStep)
def commit_copy(
    step: CommitStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    if not answers.get("what"):
        return []
    named = labels(step)
    what = sheet.named(lead_words(step).rstrip(" …."), str(answers["what"]))
    rows = [[_own(named, name, answers, sheet) for name in pair if answers.get(name)]
            for pair in PAIRS]  # fmt: skip
    fields = [field for row in rows for field in row]
    if sheet.large:
        return _together([what, *(Stack([field], above=12 * sheet.scale) for field in fields)])
    if len(fields) == 1:
        return [Beside([what, *fields], [2.2, 1], above=what.above)]
    return _together([what, *(Beside(row, [1, 2.2][: len(row)], above=12 * sheet.scale)
                              for row in rows if row)])  # fmt: skip


def _own(named: Mapping[str, str], name: str, answers: Mapping[str, Value], sheet: Sheet) -> Stack:
    return sheet.named(named[name], str(answers[name]), above=0, tag="H3")


def _together(rows: Blocks) -> Blocks:
    """No particular stands alone on the next page."""
    for row in rows[:-1]:
        row.keeps = True
    return rows
