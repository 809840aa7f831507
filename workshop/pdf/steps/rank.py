"""A ranking on paper: a box for each card's place, one's own order, and the room's."""

from collections.abc import Mapping
from functools import partial

from workshop.domain.step import Snapshot, Value
from workshop.pdf.answer_places import leave_empty, number_box
from workshop.pdf.blocks import PaperBlock, Stack
from workshop.pdf.drawn.strip import BOX
from workshop.pdf.number_table import STYLE, number_table
from workshop.pdf.page import FIRST, Blocks, blank, copy, main_picture, place_of, result
from workshop.pdf.room_picture import room_picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Table, TableCell, TableRow
from workshop.room.charts.rank.order import order_pages
from workshop.room.charts.rank.order_words import order_sentence
from workshop.steps.rank import RankStep, RankSummary, ranked
from workshop.words import _


@place_of.register(RankStep)
def rank_place_of(step: RankStep) -> int:
    return FIRST


@blank.register(RankStep)
def rank_blank(step: RankStep, sheet: Sheet) -> Blocks:
    made: Blocks = [sheet.label(step.prompt, above=12)]
    if step.instruction:
        made.append(sheet.quiet(step.instruction, above=2, keeps=True))
    rule = _("Each number once: 1 {first}, {last_place} {last}.").format(
        first=step.first, last_place=len(step.cards), last=step.last
    )
    rows = []
    for card in step.cards:
        box = number_box(sheet, step, card.id)
        name: list[PaperBlock] = [sheet.cell(card.text, bold=True, balanced=True)]
        if card.gloss:
            name.append(sheet.cell(card.gloss, colour="ink2", balanced=True))
        rows.append(
            TableRow([
                TableCell(content=box, middle=True),
                TableCell(content=Stack(name), middle=True),
            ])
        )  # fmt: skip
    side = max(BOX, sheet.faces.width(_("Place"), bold=True) * sheet.body + 1)
    wide = [side, sheet.width - side - STYLE.gutter]
    heads = [
        TableCell(content=sheet.cell(each, bold=True), head="Column")
        for each in (_("Place"), _("Card"))
    ]
    rule = f"{rule} {leave_empty()}"
    made += [sheet.quiet(rule, above=2, keeps=True), Table(heads, rows, wide, STYLE, above=8)]
    return [sheet.stack(made)]


@copy.register(RankStep)
def rank_copy(
    step: RankStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    room = {card.id: place for place, card, _item in ranked(step, _summary(snapshot))}
    own = [card for card in step.cards if isinstance(answers.get(card.id), int)]
    if not own:
        return [sheet.label(step.prompt), sheet.own_words(_("You left the cards unordered."))]
    own.sort(key=lambda card: str(answers[card.id]).zfill(2))
    lines = [
        (card.text, str(answers[card.id]), *([str(room[card.id])] if room else [])) for card in own
    ]
    labels = (_("Card"), _("You"), *((_("The room"),) if room else ()))
    return [sheet.label(step.prompt), number_table(sheet, labels, lines)]


def _summary(snapshot: Snapshot | None) -> RankSummary:
    summary = snapshot.summary if snapshot else None
    nothing = RankSummary(n=0, items=(), w=None, chi2=None, p=None, rho=None)
    return summary if isinstance(summary, RankSummary) else nothing


@result.register(RankStep)
def rank_result(step: RankStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    said = order_sentence(step, _summary(snapshot))
    return [sheet.section(said, above=16), *rank_main_picture(step, snapshot, sheet)]


@main_picture.register(RankStep)
def rank_main_picture(step: RankStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    summary = _summary(snapshot)
    if not ranked(step, summary):
        return []
    return room_picture(partial(order_pages, step, summary), sheet)
