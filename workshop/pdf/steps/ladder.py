"""The ladder on paper: three columns to mark, one's own marks, and the room's."""

from collections.abc import Mapping, Sequence

from workshop.domain.step import Snapshot, Value
from workshop.pdf.answer_places import ring
from workshop.pdf.blocks import PaperBlock, Stack
from workshop.pdf.drawn.rungs import own_rung, rung_key, rung_strip
from workshop.pdf.drawn.strip import BOX
from workshop.pdf.page import FIRST, Blocks, blank, copy, main_picture, place_of, result
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.pdf.type import MM
from workshop.room.figures import by_counts_told, half, withheld_word
from workshop.steps.ladder import LadderStep, LadderSummary, MarkSummary
from workshop.words import _, ngettext

RING = 8.8 * MM
"""Across the ring of a rung."""
NAMES = 0.4
"""The most of a page's width that rungs take beside their marks."""


@place_of.register(LadderStep)
def ladder_place_of(step: LadderStep) -> int:
    return FIRST


def _columns(
    step: LadderStep, sheet: Sheet, least: float, names: float
) -> tuple[float, list[float], Style]:
    """Widths: of the number, of the rung, of each mark; marks leave the rungs `names` if they can,
    their labels on two lines if need be.
    """
    style = Style(pad=3.5 * sheet.scale, gutter=10, head_line=1.2, head_pad=4)
    number = sheet.body * 0.9
    free = sheet.width - number - style.gutter * (len(step.marks) + 1)
    most = max(BOX, (free - names) / len(step.marks))
    wide = []
    for mark in step.marks:
        label = sheet.faces.width(mark.label, bold=True) * sheet.body + 4
        word = max(sheet.faces.width(each, bold=True) for each in mark.label.split())
        wide.append(max(min(max(least, label), most), word * sheet.body + 4))
    return number, [free - sum(wide), *wide], style


def _names_width(step: LadderStep, sheet: Sheet) -> float:
    widest = max(sheet.faces.width(rung.text) for rung in step.rungs) * sheet.body + 4
    return min(widest, NAMES * sheet.width)


def _head(step: LadderStep, sheet: Sheet, *, middle: bool) -> list[TableCell]:
    align = "middle" if middle else "left"
    return [
        TableCell(content=Stack([])), TableCell(content=Stack([])),
        *(TableCell(content=sheet.cell(mark.label, bold=True, align=align), head="Column")
          for mark in step.marks),
    ]  # fmt: skip


def _numbered(step: LadderStep) -> list[tuple[int, int]]:
    """(number, index) of the rungs, the highest first."""
    return [(place + 1, place) for place in reversed(range(len(step.rungs)))]


@blank.register(LadderStep)
def ladder_blank(step: LadderStep, sheet: Sheet) -> Blocks:
    made: Blocks = [sheet.label(step.prompt, above=12)]
    how = _("Circle one number in each column.")
    told = f"{step.instruction} {how}" if step.instruction else how
    made.append(sheet.quiet(told, above=2, keeps=True))
    made += [
        sheet.quiet(f"{mark.label}: {mark.help}", above=1, keeps=True)
        for mark in step.marks
        if mark.help
    ]
    number, wide, style = _columns(step, sheet, BOX, 15 * sheet.body)
    rows = []
    for shown, place in _numbered(step):
        rung = step.rungs[place]
        named = Stack([sheet.cell(rung.text, bold=True, balanced=True)])
        if rung.gloss:
            named.blocks.append(sheet.cell(rung.gloss, colour="ink2", balanced=True))
        rows.append(TableRow([
            TableCell(content=sheet.cell(str(shown), bold=True, colour="accent")),
            TableCell(content=named, head="Row"), *_rings(step, shown, sheet),
        ]))  # fmt: skip
    rows.append(TableRow([
        TableCell(content=sheet.cell("–", bold=True, colour="accent"), middle=True),
        TableCell(content=sheet.cell(_("Can’t say"), bold=True), head="Row", middle=True),
        *_rings(step, None, sheet),
    ]))  # fmt: skip
    return [*made, Table(_head(step, sheet, middle=True), rows, [number, *wide], style, above=9)]


def _rings(step: LadderStep, rung: int | None, sheet: Sheet) -> list[TableCell]:
    """A ring in each column; None for those who cannot say."""
    said = _("Can’t say") if rung is None else f"{rung} {step.rungs[rung - 1].text}"
    rings = (ring(sheet, step, mark.id, rung, size=RING, label=said) for mark in step.marks)
    return [TableCell(content=each, middle=True) for each in rings]


def _rung_name(step: LadderStep, shown: int, sheet: Sheet) -> list[TableCell]:
    number = sheet.cell(str(shown), bold=True, colour="ink2")
    name = sheet.cell(step.rungs[shown - 1].text)
    return [
        TableCell(content=number, middle=True),
        TableCell(content=name, head="Row", middle=True),
    ]


@copy.register(LadderStep)
def ladder_copy(
    step: LadderStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    middles = {mark.mark: mark.median for mark in _marks(snapshot)}
    key: tuple[tuple[str, str], ...] = (("mine", _("you")),)
    if any(middle is not None for middle in middles.values()):
        key += (("middle", _("the middle of the room")),)
    scene = rung_key(key, sheet.body, sheet.type)
    number, wide, style = _columns(step, sheet, 60 * sheet.scale, _names_width(step, sheet))
    rows = []
    for shown, _place in _numbered(step):
        cells = _rung_name(step, shown, sheet)
        for mark, width in zip(step.marks, wide[1:], strict=True):
            mine = answers.get(mark.id) == shown
            middle = _is_middle(middles.get(mark.id), shown)
            said = [_("you")] if mine else []
            said += [_("the middle of the room")] if middle else []
            drawn = own_rung(width, sheet.body, ", ".join(said), mine=mine, middle=middle)
            cells.append(_drawn_cell(Picture(drawn, sheet.faces, tag="Span", actual=drawn.alt)))
        rows.append(TableRow(cells))
    style = Style(pad=1.5, gutter=style.gutter, head_line=1.2, head_pad=4)
    picture = Picture(scene, sheet.faces, above=9, tag="P", actual=scene.alt)
    table = Table(_head(step, sheet, middle=False), rows, [number, *wide], style, above=10)
    return [picture, table, sheet.text(_own_words(step, answers, middles), above=6)]


def _drawn_cell(picture: PaperBlock) -> TableCell:
    return TableCell(content=picture, middle=True)


def _own_words(
    step: LadderStep, answers: Mapping[str, Value], middles: Mapping[str, float | None]
) -> str:
    parts = []
    for mark in step.marks:
        own = answers.get(mark.id)
        shown = own if isinstance(own, int) else _("can’t say")
        said = f"{mark.label}: {shown}"
        middle = middles.get(mark.id)
        if middle is not None:
            said += " " + _("(the room {middle})").format(middle=half(middle))
        parts.append(said)
    return ", ".join(parts) + "."


def _is_middle(median: float | None, rung: int) -> bool:
    """A median between two rungs boxes both."""
    return median is not None and abs(median - rung) < 1


def _marks(snapshot: Snapshot | None) -> Sequence[MarkSummary]:
    summary = snapshot.summary if snapshot else None
    return summary.marks if isinstance(summary, LadderSummary) else ()


@result.register(LadderStep)
def ladder_result(step: LadderStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    summary = snapshot.summary
    if not isinstance(summary, LadderSummary):
        return []
    number, wide, style = _columns(step, sheet, 78 * sheet.scale, _names_width(step, sheet))
    rows = []
    for shown, place in _numbered(step):
        cells = _rung_name(step, shown, sheet)
        for each, width in zip(summary.marks, wide[1:], strict=True):
            cells.append(_rung_cell(each, place, width, sheet))
        rows.append(TableRow(cells))
    style = Style(pad=1.5, gutter=style.gutter, head_line=1.2, head_pad=4)
    table = Table(_head(step, sheet, middle=False), rows, [number, *wide], style, above=8)
    said = [sheet.text(by_counts_told(), above=8)] if summary.by_counts else []
    return [*said, table, *_ladder_key(sheet)]


@main_picture.register(LadderStep)
def ladder_main_picture(step: LadderStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    return ladder_result(step, snapshot, sheet)


def _rung_cell(each: MarkSummary, place: int, width: float, sheet: Sheet) -> TableCell:
    if each.counts is None:
        return TableCell(content=sheet.cell(withheld_word() if not place else "", colour="ink2"))
    count, middle = each.counts[place], _is_middle(each.median, place + 1)
    said = [ngettext("{n} person", "{n} people", count)]
    if middle:
        said.append(_("the middle"))
    scene = rung_strip(count, width, sheet.body, ", ".join(said), middle=middle)
    return _drawn_cell(Picture(scene, sheet.faces) if count or middle else Stack([]))


def _ladder_key(sheet: Sheet) -> Blocks:
    scene = rung_key((("middle", _("the middle mark")),), sheet.body, sheet.type)
    return [Picture(scene, sheet.faces, above=8, tag="P", actual=scene.alt)]
