"""Votes on paper: a box for the dots on each entry, one's own dots, and the room's."""

from collections.abc import Mapping
from functools import partial

from workshop.domain.exercise import Item
from workshop.domain.step import Snapshot, Value
from workshop.pdf.answer_places import leave_empty, number_box, tick_box
from workshop.pdf.blocks import PaperBlock
from workshop.pdf.drawn.strip import BOX
from workshop.pdf.number_table import STYLE, number_table
from workshop.pdf.page import Blocks, blank, copy, main_picture, result
from workshop.pdf.room_picture import room_picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Table, TableCell, TableRow
from workshop.pdf.type import MM
from workshop.room.charts.votes.dot_words import votes_sentence
from workshop.room.figures import count_or_dash
from workshop.room.steps.votes import voted_pages
from workshop.steps.votes import VotesStep, VotesSummary, dots_on, name_of, voted_order
from workshop.words import _, ngettext

TICK_BOX, ONE_DOT = 6 * MM, "1"


@blank.register(VotesStep)
def votes_blank(step: VotesStep, sheet: Sheet) -> Blocks:
    whole = ngettext("{n} dot in all.", "{n} dots in all.", step.dots)
    one = ngettext("{n} at most on one.", "{n} at most on one.", step.most)
    rows = [
        TableRow([
            TableCell(content=_box(step, item, sheet), middle=True),
            TableCell(content=sheet.cell(name_of(step, item), balanced=True), middle=True),
        ])
        for item in step.items
    ]  # fmt: skip
    box = max(BOX, sheet.faces.width(_("Dots"), bold=True) * sheet.body + 1)
    wide = [box, sheet.width - box - STYLE.gutter]
    heads = [
        TableCell(content=sheet.cell(each, bold=True), head="Column")
        for each in (_("Dots"), _("On what"))
    ]
    made: Blocks = [sheet.label(step.prompt, above=12)]
    if step.instruction:
        made.append(sheet.quiet(step.instruction, above=2, keeps=True))
    rule = sheet.quiet(f"{whole} {one} {leave_empty()}", above=2, keeps=True)
    return [*made, rule, Table(heads, rows, wide, STYLE, above=8)]


def _box(step: VotesStep, item: Item, sheet: Sheet) -> PaperBlock:
    """For a number of dots, or to tick where there is one at most."""
    if step.most == 1:
        return tick_box(sheet, step, item.id, ONE_DOT, side=TICK_BOX)
    return number_box(sheet, step, item.id)


@copy.register(VotesStep)
def votes_copy(
    step: VotesStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    room = {entry.entry: entry.dots for entry in _summary(snapshot).entries}
    own = {item.id: dots_on(item, answers) for item in step.items}
    if not any(own.values()):
        return [sheet.label(step.prompt), sheet.own_words(_("You set no dot."))]
    lines = [
        (name_of(step, item), str(own[item.id] or "–"),
         *([count_or_dash(room[item.id])] if item.id in room else []))
        for item in step.items
        if own[item.id] or item.id in room
    ]  # fmt: skip
    labels = (_("Dots on"), _("You"), *((_("The room"),) if room else ()))
    width = len(labels)
    lines = [(*line, *["–"] * (width - len(line))) for line in lines]
    return [sheet.label(step.prompt), number_table(sheet, labels, lines)]


def _summary(snapshot: Snapshot | None) -> VotesSummary:
    summary = snapshot.summary if snapshot else None
    return summary if isinstance(summary, VotesSummary) else VotesSummary(n=0, entries=())


@result.register(VotesStep)
def votes_result(step: VotesStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    said = votes_sentence(step, _summary(snapshot))
    return [sheet.section(said, above=16), *votes_main_picture(step, snapshot, sheet)]


@main_picture.register(VotesStep)
def votes_main_picture(step: VotesStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    summary = _summary(snapshot)
    if not voted_order(step, summary):
        return []
    return room_picture(partial(voted_pages, step, summary), sheet)
