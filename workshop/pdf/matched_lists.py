"""Lists on paper beside what was revealed of them: seeds and their soil, claims and verdicts."""

from workshop.domain.gathering import more_of, words_of
from workshop.domain.scale import SCALES
from workshop.pdf.blocks import Beside, PaperBlock, Stack
from workshop.pdf.drawn.ground import plot_drawn, plot_wide, sign_drawn, sign_wide
from workshop.pdf.drawn.strip import scale_key, stacked
from workshop.pdf.page import Blocks
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.room.charts.bars import Bar, points_of, row_told
from workshop.room.charts.gather.claim_words import Claim, claims_in_order, claims_sentence
from workshop.room.charts.gather.seed_words import seeds_in_order, seeds_sentence, soil_told
from workshop.steps.gather import GatherStep
from workshop.words import _


def seeds_blocks(step: GatherStep, sheet: Sheet) -> Blocks:
    """Each seed, what was said of it, and the weakest field that it needs."""
    style = Style(pad=4 * sheet.scale, gutter=14)
    plot = plot_wide(sheet.body)
    word = 9 * sheet.body
    rows = []
    for entry, match in seeds_in_order(step):
        said = soil_told(step, match)
        ground = Picture(plot_drawn(match.soil, sheet.body, said), sheet.faces)
        name = sheet.cell(words_of(step.fields, entry), bold=match.desert is True)
        more = more_of(step.fields, entry)
        parts: list[PaperBlock] = [name, *([sheet.cell(more, colour="ink2")] if more else [])]
        rows.append(
            TableRow([
                TableCell(content=Stack(parts), head="Row", middle=True),
                TableCell(content=ground, middle=True),
                TableCell(content=sheet.cell(said), middle=True),
            ])
        )  # fmt: skip
    heads = [
        TableCell(content=sheet.cell(label, bold=True), head="Column")
        for label in (step.one[:1].upper() + step.one[1:], _("Ground"), _("Weakest field it needs"))
    ]
    wide = [sheet.width - plot - word - 2 * style.gutter, plot, word]
    table = Table(heads, rows, wide, style, above=6)
    return [sheet.section(seeds_sentence(step)), table]


def claims_blocks(step: GatherStep, sheet: Sheet) -> Blocks:
    """Each claim with its counts, and what becomes of it."""
    claims = claims_in_order(step)
    style = Style(pad=3 * sheet.scale, gutter=14)
    verdict = max(
        sign_wide(sheet.body) + 6 + sheet.faces.width(each) * sheet.body + 1
        for each in claims[0].verdicts
    )
    name = 0.34 * sheet.width
    bar = sheet.width - name - verdict - 2 * style.gutter
    rows = [
        TableRow([
            TableCell(content=sheet.cell(claim.words), head="Row", middle=True),
            TableCell(content=_bar(claim, bar, sheet), middle=True),
            TableCell(content=_verdict(claim, verdict, sheet), middle=True),
        ])
        for claim in claims
    ]  # fmt: skip
    points = points_of(SCALES[claims[0].tally.scale])
    missing = any(claim.tally.missing for claim in claims)
    key = Picture(scale_key(points, bar, sheet.body, sheet.type, missing=missing), sheet.faces)
    foot = Beside([Stack([]), Stack([key]), Stack([])], [name, bar, verdict], gutter=style.gutter,
                  above=3, exact=True)  # fmt: skip
    table = Table((), rows, [name, bar, verdict], style)
    return [
        sheet.section(claims_sentence(claims)),
        Stack([table, foot], above=6, whole=len(claims) < 16),
    ]


def _bar(claim: Claim, width: float, sheet: Sheet) -> PaperBlock:
    tally, points = claim.tally, points_of(SCALES[claim.tally.scale])
    row = Bar(number="", label="", counts=tally.counts, missing=tally.missing)
    scene = stacked(
        tally.counts, tally.missing, width, sheet.body, sheet.type, row_told(row, points),
        falling=points.falling,
    )  # fmt: skip
    return Picture(scene, sheet.faces)


def _verdict(claim: Claim, width: float, sheet: Sheet) -> PaperBlock:
    if claim.decided is None:
        return sheet.cell(_("open"), colour="ink2")
    sign = Stack([Picture(sign_drawn(claim.decided.sign, sheet.body), sheet.faces)])
    words = Stack([sheet.cell(claim.decided.label)])
    wide = sign_wide(sheet.body)
    return Beside([sign, words], [wide, width - wide - 6], gutter=6, exact=True)
