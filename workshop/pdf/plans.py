"""Decisions and next steps on paper: what, who, by when, first sign; support, and concerns."""

import datetime as dt
from collections.abc import Sequence

from workshop.pdf.blocks import Beside, PaperBlock, Stack
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.drawn.people import left_open, support_bar
from workshop.pdf.page import Blocks
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.pdf.type import MM
from workshop.room.report.due import due
from workshop.room.report.kind import Decided, NextStep
from workshop.words import _, short_day

SHARES = (0.045, 0.43, 0.155, 0.17, 0.2)
"""Of the width: letter, what, who, by when, first sign."""
STYLE = Style(pad=5, gutter=7, head_line=1.4, head_pad=3)
CLOSE = Style(pad=3, gutter=7, head_line=1.4, head_pad=3)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def decisions_table(
    decided: Sequence[Decided], day: dt.date, sheet: Sheet, *, compact: bool = False
) -> Blocks:
    """A row for each: its statement, who stands behind it, and what somebody fears of it. compact:
    in words alone.
    """
    if not decided:
        return []
    found = [
        _PlanRow(
            sign=LETTERS[place % len(LETTERS)],
            what=[_statement(each, sheet), *(_in_short(each, sheet) if compact else
                                              (*_support(each, sheet), *_concern(each, sheet)))],
            who=each.who, by=each.by, first=each.sign,
        )
        for place, each in enumerate(decided)
    ]  # fmt: skip
    style = CLOSE if compact else STYLE
    return _table(_("Decided together"), _("Who"), found, day, sheet, style)


def steps_table(
    steps: Sequence[NextStep], day: dt.date, sheet: Sheet, *, first: int = 1, compact: bool = False
) -> Blocks:
    """first: the number of the first of them. compact: with less air."""
    if not steps:
        return []
    lead = steps[0].lead
    named = any(each.who for each in steps)
    found = [
        _PlanRow(
            sign=str(number), what=[sheet.cell(_what(each, lead))],
            who=each.who if named else each.ask, by=each.by, first=each.sign,
            asked=each.ask if named and not each.who else "",
        )
        for number, each in enumerate(steps, first)
    ]  # fmt: skip
    title = _("One person each: {lead} …").format(lead=lead)
    style = CLOSE if compact else STYLE
    return _table(title, _("Who") if named else _("May ask me"), found, day, sheet, style)


def _what(each: NextStep, lead: str) -> str:
    """A lead of its own goes before the words."""
    return each.what if each.lead == lead else f"{each.lead} {each.what}"


class _PlanRow:
    """A row: what it is, who sees to it, by when, and what shows it."""

    def __init__(
        self, sign: str, what: Sequence[PaperBlock], who: str, by: str, first: str, asked: str = ""
    ) -> None:
        self.sign, self.what, self.who, self.by, self.first = sign, what, who, by, first
        self.asked = asked


def _table(
    title: str, who: str, plans: Sequence[_PlanRow], day: dt.date, sheet: Sheet, style: Style
) -> Blocks:
    if sheet.large:
        return _below_each_other(title, who, plans, day, sheet)
    wide = [share * (sheet.width - 4 * STYLE.gutter) for share in SHARES]
    size = sheet.sizes.second
    heads = [
        TableCell(content=sheet.cell("", size=size)),
        TableCell(content=sheet.cell(title, bold=True, colour="accent"), head="Column"),
        *(TableCell(content=sheet.cell(label, colour="ink2", size=size), head="Column")
          for label in (who, _("By when"), _("First sign"))),
    ]  # fmt: skip
    rows = [
        TableRow([
            TableCell(content=sheet.cell(plan.sign, bold=True, colour="accent")),
            TableCell(content=Stack(plan.what), head="Row"),
            TableCell(content=_who(plan, sheet)),
            TableCell(content=_by(plan, day, sheet)),
            TableCell(content=sheet.cell(plan.first)),
        ])
        for plan in plans
    ]  # fmt: skip
    table = Table(heads, rows, wide, style)
    return [Stack([table], above=3.2 * style.pad * sheet.scale)]


def _below_each_other(
    title: str, who: str, plans: Sequence[_PlanRow], day: dt.date, sheet: Sheet
) -> Blocks:
    """Large type: what in the full width, the rest in a line below."""
    made: Blocks = [sheet.label(title, above=16)]
    for plan in plans:
        rest = [
            _("{label}: {text}").format(label=label, text=text)
            for label, text in (
                (who, plan.who or plan.asked), (_("By when"), _dated(plan.by, day)),
                (_("First sign"), plan.first),
            )
            if text
        ]  # fmt: skip
        blocks = [*plan.what, *(sheet.text(" · ".join(rest)) for _once in rest[:1])]
        mark = Stack([sheet.text(plan.sign, bold=True, colour="accent")])
        indent = sheet.body * 1.6
        row = Beside([mark, Stack(blocks)], [indent, sheet.width - indent], gutter=0, exact=True,
                     above=8 * sheet.scale)  # fmt: skip
        made.append(row)
    return made


def _statement(each: Decided, sheet: Sheet) -> PaperBlock:
    said = sheet.cell(each.statement, bold=True)
    if not each.state:
        return said
    return Stack([said, _quiet(f"· {each.state}", sheet)])


def _in_short(each: Decided, sheet: Sheet) -> Blocks:
    """Support and concern in one paragraph."""
    parts = [each.support]
    parts += [_("The concern: {text}").format(text=each.concern)] if each.concern else []
    parts += [_("How it is met: {text}").format(text=each.met)] if each.met else []
    said = " ".join(filter(None, parts))
    return [_quiet(said, sheet)] if said else []


def _support(each: Decided, sheet: Sheet) -> Blocks:
    """The bar as wide as its people, the words in its order below, which a screen reader says."""
    if each.counts is None:
        return [_quiet(each.support, sheet)] if each.support else []
    widest = (1 if sheet.large else SHARES[1]) * sheet.width - 20
    scene = support_bar(each.counts, each.missing, widest, sheet.body, sheet.type)
    return [Picture(scene, sheet.faces, above=4), _spaced(_quiet(each.support, sheet), 2)]


def _quiet(text: str, sheet: Sheet) -> PaperBlock:
    return sheet.cell(text, colour="ink2", size=sheet.sizes.second)


def _spaced(block: PaperBlock, above: float) -> PaperBlock:
    block.above = above
    return block


def _concern(each: Decided, sheet: Sheet) -> Blocks:
    """What is feared and how it is met, always where somebody has a concern."""
    if not (each.concerns or each.concern):
        return []
    concern = each.concern or _("not put into words")
    parts = [(_("The concern:"), concern)]
    parts += [(_("How it is met:"), each.met)] if each.met else []
    lines: Blocks = [
        sheet.paragraph((sheet.stretch(label, bold=True, size=sheet.sizes.second),
                         sheet.stretch(f" {text}", size=sheet.sizes.second)))
        for label, text in parts
    ]  # fmt: skip
    return [Ruled(Stack(lines), above=5)]


class Ruled(Stack):
    """Words with an upright rule in the accent before them."""

    INDENT, LINE = 3.4 * MM, 0.9 * MM

    def __init__(self, inner: Stack, *, above: float = 0) -> None:
        super().__init__([inner], above=above)
        self._inner = inner

    def height(self, width: float) -> float:
        """That of the words beside it."""
        return self._inner.height(width - self.INDENT)

    def parted(self, width: float, room: float) -> "tuple[PaperBlock, PaperBlock] | None":
        """Where the words part."""
        found = self._inner.split(width - self.INDENT, room)
        if not found:
            return None
        return Ruled(Stack([found[0]]), above=self.above), Ruled(Stack([found[1]]))

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """The rule as high as the words."""
        with canvas.artifact():
            canvas.upright(x + self.LINE / 2, y + 1, self.height(width) - 2, self.LINE)
        self._inner.paint(canvas, x + self.INDENT, y, width - self.INDENT)


def _who(plan: _PlanRow, sheet: Sheet) -> PaperBlock:
    if plan.who:
        return sheet.cell(plan.who)
    if plan.asked:
        return sheet.cell(_("ask: {name}").format(name=plan.asked))
    return _missing(_("open"), sheet)


def _by(plan: _PlanRow, day: dt.date, sheet: Sheet) -> PaperBlock:
    return sheet.cell(_dated(plan.by, day), bold=True) if plan.by else _missing(_("open"), sheet)


def _missing(words: str, sheet: Sheet) -> PaperBlock:
    scene = left_open(words, sheet.sizes.second, sheet.type)
    return Picture(scene, sheet.faces, tag="Span", actual=words)


def _dated(text: str, day: dt.date) -> str:
    """A date with its weekday where it is clear which, else as it was typed."""
    found = due(text, day)
    return short_day(found).replace(" ", "\u00a0") if found else text
