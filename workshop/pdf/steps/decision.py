"""Decisions on paper: statements with their support, one's own and the room's."""

from collections.abc import Mapping

from workshop.domain.charts.setting import half, people, sentence_case
from workshop.domain.scale import SCALES
from workshop.domain.step import Snapshot, Value
from workshop.pdf.drawn.strip import BOX, box_to_fill, scale_key, stacked
from workshop.pdf.flow import Block, Lines, Stack
from workshop.pdf.page import FIRST, Blocks, blank, copy, headline, place_of, result
from workshop.pdf.picture import Picture
from workshop.pdf.rating_results import counted, points_of
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Cell, Row, Style, Table
from workshop.steps.decision import DecisionLine, DecisionStep, DecisionSummary
from workshop.words import _ as words
from workshop.words import ngettext

SCALE = SCALES["SUPPORT5"]
EMPTY_SLOTS = 3


@place_of.register(DecisionStep)
def _(step: DecisionStep) -> int:
    return FIRST


@blank.register(DecisionStep)
def _(step: DecisionStep, sheet: Sheet) -> Blocks:
    made: Blocks = [sheet.label(step.prompt)]
    found = [f"{point}\u00a0{SCALE.label(point)}" for point in SCALE.points]
    told = " · ".join(label.replace(" ", "\u00a0") for label in found)
    made.append(sheet.quiet(told, above=2, keeps=True))
    wide = [sheet.width - BOX - 14, BOX]
    rows = []
    for place in range(max(len(step.statements), EMPTY_SLOTS)):
        text: Block = Lines(2)
        if place < len(step.statements):
            text = sheet.cell(step.statements[place], bold=True)
        box = Picture(box_to_fill(), sheet.faces)
        rows.append(Row([Cell(content=text, middle=True), Cell(content=box, middle=True)]))
    decide = sheet.cell(words("What we decide"), colour="ink2")
    points = sheet.cell(words("1–5"), colour="ink2", align="middle")
    head = [Cell(content=decide, head="Column"), Cell(content=points, head="Column")]
    return [*made, Table(head, rows, wide, Style(gutter=14, head_line=0), above=8)]


@copy.register(DecisionStep)
def _(
    step: DecisionStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    lines = _lines(snapshot)
    rows = []
    for slot, statement in enumerate(step.statements, start=1):
        own = answers.get(f"d{slot}")
        said = f"{own}  {SCALE.label(own)}" if isinstance(own, int) else words("Can’t say")
        line = lines.get(f"d{slot}")
        if line and line.median is not None:
            said += "\n" + words("The middle of the room:\u00a0{middle}").format(
                middle=half(line.median)
            )
        rows.append(Row([Cell(content=sheet.cell(statement)),
                         Cell(content=sheet.cell(said))]))  # fmt: skip
    if not rows or not answers:
        return []
    head = [Cell(content=sheet.cell(words("What we decided"), bold=True), head="Column"),
            Cell(content=sheet.cell(words("Your support"), bold=True), head="Column")]  # fmt: skip
    share = sheet.width - 14
    return [Table(head, rows, [share * 0.56, share * 0.44], Style(gutter=14), above=14)]


def _lines(snapshot: Snapshot | None) -> dict[str, DecisionLine]:
    summary = snapshot.summary if snapshot else None
    if not isinstance(summary, DecisionSummary):
        return {}
    return {line.cell: line for line in summary.decisions}


@result.register(DecisionStep)
def _(step: DecisionStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    points = points_of(SCALE)
    width = sheet.width * (1 if sheet.large else 0.5)
    lines = _lines(snapshot).values()
    made: Blocks = [sheet.section(words("Decisions"))]
    for line in lines:
        missing = line.missing if line.counts is not None else 0
        told = counted(SCALE, line.counts, missing, line.n)
        scene = stacked(line.counts, missing, width, sheet.body, sheet.type)
        made.append(
            Stack([
                sheet.label(_statement(line), above=0, tag="H3"),
                Picture(scene, sheet.faces, above=2),
                sheet.quiet(sentence_case(told) + "." + _concerns(line), above=0, balanced=True),
            ], above=10, whole=len(line.statement) < 400)
        )  # fmt: skip
    if lines:
        some = any(line.missing for line in lines)
        key = scale_key(points, sheet.width, sheet.body, sheet.type, missing=some)
        made.append(Picture(key, sheet.faces, above=10))
    else:
        made.append(sheet.text(words("No decision was recorded."), above=4))
    return made


def _statement(line: DecisionLine) -> str:
    """What was decided, or its number where nobody wrote it down."""
    return line.statement or words("Decision {n}").format(n=line.cell.removeprefix("d"))


def _concerns(line: DecisionLine) -> str:
    if not line.concerns:
        return ""
    return " " + ngettext(
        "{n} person had a concern that was to be heard first.",
        "{n} people had a concern that was to be heard first.", line.concerns,
    )  # fmt: skip


@headline.register(DecisionStep)
def _(step: DecisionStep, snapshot: Snapshot, sheet: Sheet) -> tuple[str, ...]:
    return tuple(_decided(line) for line in _lines(snapshot).values())


def _decided(line: DecisionLine) -> str:
    """The decision and how many stand behind it."""
    said = _statement(line)
    if line.statement:
        said = words("Decision: {statement}").format(statement=said)
    if line.counts is None:
        return said
    behind = words("{people} support it.").format(people=people(sum(line.counts[-2:]), line.n))
    return f"{said.rstrip('.')}. {sentence_case(behind)}"
