"""Points shared out on paper: a box for each number, one's own points, and the room's."""

from collections.abc import Mapping
from functools import partial

from workshop.domain.step import Snapshot, Value
from workshop.pdf.answer_places import leave_empty, number_box
from workshop.pdf.number_table import STYLE, number_table
from workshop.pdf.page import FIRST, Blocks, blank, copy, main_picture, place_of, result
from workshop.pdf.room_picture import room_picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Table, TableCell, TableRow
from workshop.room.charts.allocate.shift import shift_pages
from workshop.room.charts.allocate.shift_words import shift_sentence
from workshop.room.figures import half
from workshop.steps.allocate import (
    ALL,
    MIDDLES,
    STEP,
    AllocateStep,
    AllocateSummary,
    BucketPoints,
    cell_name,
    shared,
)
from workshop.words import _

COLUMN = 8
"""The width of a column of boxes, in body sizes."""
NARROW = 5.2
"""The width of a column of numbers where there are many, in body sizes."""


@place_of.register(AllocateStep)
def allocate_place_of(step: AllocateStep) -> int:
    return FIRST


@blank.register(AllocateStep)
def allocate_blank(step: AllocateStep, sheet: Sheet) -> Blocks:
    made: Blocks = [sheet.label(step.prompt, above=12)]
    if step.instruction:
        made.append(sheet.quiet(step.instruction, above=2, keeps=True))
    rule = _("In steps of {step}. Each column makes {all}.").format(step=STEP, all=ALL)
    rule = f"{rule} {leave_empty()}"
    number = COLUMN * sheet.body
    wide = [sheet.width - 2 * (number + STYLE.gutter), number, number]
    rows = []
    for bucket in step.buckets:
        name = sheet.cell(bucket.text, bold=True, balanced=True)
        boxes = (
            TableCell(content=number_box(sheet, step, cell_name(bucket.id, lens.id)))
            for lens in step.lenses
        )
        rows.append(TableRow([TableCell(content=name, head="Row", middle=True), *boxes]))
    heads = [
        TableCell(content=sheet.cell(each, bold=True), head="Column")
        for each in (_("Bucket"), *(lens.label for lens in step.lenses))
    ]
    together = [sheet.cell(_("Together"), colour="ink2")]
    together += (sheet.cell(str(ALL), colour="ink2") for _lens in step.lenses)
    rows.append(TableRow([
        TableCell(content=each, head="" if place else "Row") for place, each in enumerate(together)
    ]))  # fmt: skip
    made += [sheet.quiet(rule, above=2, keeps=True), Table(heads, rows, wide, STYLE, above=8)]
    return [sheet.stack(made)]


@copy.register(AllocateStep)
def allocate_copy(
    step: AllocateStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    if not answers:
        return [sheet.label(step.prompt), sheet.own_words(_("You gave no points."))]
    room = _middles(snapshot)
    labels = [_("Bucket")]
    for lens in step.lenses:
        labels.append(_("You: {lens}").format(lens=lens.short))
        labels += [_("Room: {lens}").format(lens=lens.short)] if room else []
    lines = []
    for bucket in step.buckets:
        line = [bucket.short]
        for lens in step.lenses:
            own = answers.get(cell_name(bucket.id, lens.id))
            line.append(str(own) if isinstance(own, int) else "–")
            line += [room[bucket.id, lens.id]] if room else []
        lines.append(line)
    made: Blocks = [sheet.label(step.prompt), number_table(sheet, labels, lines)]
    if room:
        made.append(sheet.quiet(_middle_note(), above=4))
    return made


def _middle_note() -> str:
    return _("The room’s numbers are middle answers; they need not make 100.")


def _middles(snapshot: Snapshot | None) -> dict[tuple[str, str], str]:
    """The room's middle points; {} where none is told."""
    summary = _summary(snapshot)
    found = {(each.bucket, each.lens): each for each in summary.buckets}
    if all(each.median is None for each in found.values()):
        return {}
    return {key: _middle(each) for key, each in found.items()}


def _middle(points: BucketPoints) -> str:
    return "–" if points.median is None else half(points.median)


def _summary(snapshot: Snapshot | None) -> AllocateSummary:
    summary = snapshot.summary if snapshot else None
    nothing = AllocateSummary(n=0, buckets=(), shifts=())
    return summary if isinstance(summary, AllocateSummary) else nothing


@result.register(AllocateStep)
def allocate_result(step: AllocateStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    said = shift_sentence(step, _summary(snapshot))
    return [sheet.section(said, above=16), *allocate_main_picture(step, snapshot, sheet)]


@main_picture.register(AllocateStep)
def allocate_main_picture(step: AllocateStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    summary = _summary(snapshot)
    if not shared(step, summary):
        return []
    return room_picture(partial(shift_pages, step, summary, MIDDLES), sheet)
