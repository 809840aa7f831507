"""Decisions on paper: statements with their support, one's own and the room's."""

from collections.abc import Mapping

from workshop.domain.scale import SCALES
from workshop.domain.step import Snapshot, Value
from workshop.pdf.answer_places import rings, rings_size
from workshop.pdf.blocks import PaperBlock
from workshop.pdf.page import Blocks, blank, copy, unvoted
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.room.figures import half
from workshop.steps.decision import DecisionLine, DecisionStep, DecisionSummary
from workshop.words import _

SCALE = SCALES["SUPPORT5"]
EMPTY_SLOTS = 3


@blank.register(DecisionStep)
def decision_blank(step: DecisionStep, sheet: Sheet) -> Blocks:
    made: Blocks = [sheet.label(step.prompt)]
    found = [f"{point}\u00a0{SCALE.label(point)}" for point in SCALE.points]
    found.append("–\u00a0" + _("Can’t say"))
    told = " · ".join(label.replace(" ", "\u00a0") for label in found)
    made.append(sheet.quiet(told, above=2, keeps=True))
    made.append(sheet.quiet(_("Circle one for each."), above=2, keeps=True))
    circles, _high = rings_size(sheet, len(SCALE.points))
    wide = [sheet.width - circles - 14, circles]
    rows = []
    for place in range(max(len(step.statements), EMPTY_SLOTS)):
        text: PaperBlock = sheet.lines(2, above=0)
        if place < len(step.statements):
            text = sheet.cell(step.statements[place], bold=True)
        support = rings(sheet, step, f"d{place + 1}", SCALE)
        rows.append(
            TableRow([
                TableCell(content=text, middle=True), TableCell(content=support, middle=True)
            ])
        )  # fmt: skip
    decide = sheet.cell(_("What we decide"), colour="ink2")
    points = sheet.cell(_("How far I go along"), colour="ink2")
    head = [TableCell(content=decide, head="Column"), TableCell(content=points, head="Column")]
    return [*made, Table(head, rows, wide, Style(gutter=14, head_line=0), above=8)]


@copy.register(DecisionStep)
def decision_copy(
    step: DecisionStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    lines = _lines(snapshot)
    rows = []
    for slot, statement in enumerate(step.statements, start=1):
        own = answers.get(f"d{slot}")
        said = f"{own}  {SCALE.label(own)}" if isinstance(own, int) else _("Can’t say")
        line = lines.get(f"d{slot}")
        if line and line.median is not None:
            said += "\n" + _("The middle of the room:\u00a0{middle}").format(
                middle=half(line.median)
            )
        rows.append(TableRow([TableCell(content=sheet.cell(statement)),
                         TableCell(content=sheet.cell(said))]))  # fmt: skip
    if not rows or not answers:
        return []
    head = [TableCell(content=sheet.cell(_("What we decided"), bold=True), head="Column"),
            TableCell(content=sheet.cell(_("Your support"), bold=True), head="Column")]  # fmt: skip
    share = sheet.width - 14
    return [Table(head, rows, [share * 0.56, share * 0.44], Style(gutter=14), above=14)]


def _lines(snapshot: Snapshot | None) -> dict[str, DecisionLine]:
    summary = snapshot.summary if snapshot else None
    if not isinstance(summary, DecisionSummary):
        return {}
    return {line.cell: line for line in summary.decisions}


@unvoted.register(DecisionStep)
def decision_unvoted(step: DecisionStep, *, asked: bool) -> tuple[str, ...]:
    said = _("{statement} · vote not revealed") if asked else _("{statement} · not voted")
    return tuple(said.format(statement=text) for text in step.statements if text)
