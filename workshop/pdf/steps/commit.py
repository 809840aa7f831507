"""Commitments on paper: the form, one's own, and those that may be shown."""

from collections.abc import Mapping

from workshop.domain.step import Snapshot, Value
from workshop.pdf.blocks import Beside, PaperBlock, Stack
from workshop.pdf.page import Blocks, blank, copy
from workshop.pdf.sheet import Sheet
from workshop.steps.commit import CommitStep, labels, lead_words

WRITTEN = 3
PAIRS = (("by", "sign"), ("whom", "ask"))


@blank.register(CommitStep)
def commit_blank(step: CommitStep, sheet: Sheet) -> Blocks:
    label = sheet.may_be_shown(lead_words(step), step.instruction)
    made: Blocks = [label, sheet.lines(WRITTEN)]
    named = labels(step)
    for one, other in PAIRS:
        made.append(
            _beside([_field(named[one], sheet), _field(named[other], sheet)], [1, 1], sheet)
        )
    return made


def _field(label: str, sheet: Sheet) -> Stack:
    return Stack([sheet.label(label, tag="H3"), sheet.lines(1)])


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
