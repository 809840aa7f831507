"""Rating on paper: the grid to fill, one's own strip beside the room's middle, shapes and gaps."""

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import structs

from workshop.domain.exercise import Item, Lens
from workshop.domain.scale import Scale
from workshop.domain.step import Snapshot, Value
from workshop.pdf.answer_places import choices, rings, rings_size, tick_box
from workshop.pdf.blocks import Beside, PaperBlock, Paragraph, Space, Stack
from workshop.pdf.blocks import ListItem as Entry
from workshop.pdf.drawn.rings import CANNOT_SAY, MISSING
from workshop.pdf.drawn.strip import BOX, lens_head, own_key, own_strip
from workshop.pdf.line import Stretch
from workshop.pdf.page import FIRST, USUAL, Blocks, blank, copy, main_picture, place_of, result
from workshop.pdf.picture import Picture
from workshop.pdf.rating_results import named, names_width, rating_revealed
from workshop.pdf.room_picture import room_picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Over, Style, Table, TableCell, TableRow
from workshop.pdf.tree import TreeNode
from workshop.pdf.type import TIGHT
from workshop.room.charts.rating.soil import soil_pages
from workshop.room.circles import WIDEST, circles_picture
from workshop.room.figures import half
from workshop.room.scale_words import median_told
from workshop.steps.rating import RatingStep, RatingSummary, cell_name, scale_of
from workshop.words import _

ROW_GUTTER = 8.0
TICK_BOX = 0.6 * BOX
NUMBER = 20
"""Width of the column of numbers, at the standard size."""
GLOSS = 10.5 / 12
"""The size of what stands below a statement, in body sizes."""
PAD, LOW_PAD = 3, 2
"""Above and below a row of the grid; on low paper all of it stands on one page still."""
LEAST_APART, MOST_APART = 7.0, 60.0
"""From the rings of one lens to those of the next."""
APART = 5
"""Above and below the rings of a row in small type, so that circles drawn by hand keep clear."""
NARROWEST = 8
"""The narrowest column of words beside rings, in body sizes."""


@place_of.register(RatingStep)
def rating_place_of(step: RatingStep) -> int:
    """A grid comes first, unless a list or facts belong before it, or it asks once more."""
    grid = len(step.items) > 1 and not (step.from_list or step.facts or _once_more(step))
    return FIRST if grid else USUAL


def _once_more(step: RatingStep) -> bool:
    """Whether it asks what another step has asked."""
    return bool(step.since or step.option)


@blank.register(RatingStep)
def rating_blank(step: RatingStep, sheet: Sheet) -> Blocks:
    made: Blocks = [_scale_words(step, sheet)]
    hint = f"{_how(step)} {step.instruction}" if step.instruction else _how(step)
    if not step.lenses:
        told = sheet.quiet(hint, above=2, keeps=True)
        return [sheet.label(step.prompt), told, *_asked(step, sheet)]
    made.append(sheet.quiet(hint, balanced=True))
    if not _once_more(step):
        return [*made, *_grid(step, sheet)]
    made = [sheet.label(step.prompt), *made]
    if not _told_in_full(step, sheet):
        return [*made, *_grid(step, sheet)]
    return [Stack([*made, _beside_grid(_brief(step), sheet)], above=14, whole=True)]


def _told_in_full(step: RatingStep, sheet: Sheet) -> bool:
    """Whether it asks about one lens what another grid of the exercise has explained."""
    steps = sheet.exercise.steps if sheet.exercise else ()
    return (
        _once_more(step)
        and len(step.lenses) == 1
        and any(
            isinstance(each, RatingStep) and each.lenses and not _once_more(each)
            and [item.id for item in each.items] == [item.id for item in step.items]
            for each in steps
        )
    )  # fmt: skip


def _brief(step: RatingStep) -> RatingStep:
    """The step with its items by their brief names, where the same people have read them whole."""
    if not step.since:
        return step
    items = tuple(structs.replace(item, text=item.short) for item in step.items)
    return structs.replace(step, items=items)


def _how(step: RatingStep) -> str:
    if step.lenses:
        return _("Circle one in each group. To change it, cross it out and circle another.")
    return _("Circle one in each row.") if step.sides else _("Tick one.")


def _scale_words(step: RatingStep, sheet: Sheet) -> PaperBlock:
    """A list of all points with their words, on one line or three beside each other."""
    scale, node = scale_of(step), TreeNode("L")
    found = [(scale.sign(each), scale.label(each)) for each in scale.drawn if scale.label(each)]
    if scale.missing:
        found.append((MISSING, scale.missing))
    for size in (sheet.body, sheet.body * GLOSS):
        wide = [size * (1.15 + sheet.faces.width(word)) + 1 for _number, word in found]
        gutter = (sheet.width - sum(wide)) / max(1, len(wide) - 1)
        if gutter > LEAST_APART:
            line = [Stack([_point(node, number, word, size, sheet)]) for number, word in found]
            return Beside(line, wide, gutter=min(gutter, 2 * size), above=5.4, exact=True)
    across = 1 if sheet.large else 3
    rows = [found[at : at + across] for at in range(0, len(found), across)]
    blocks: list[PaperBlock] = []
    for place, row in enumerate(rows):
        cells = [Stack([_point(node, number, word, sheet.body, sheet)]) for number, word in row]
        cells += [Stack([]) for _empty in range(across - len(row))]
        shares = [1.0, 1.0, 1.7][:across]
        blocks.append(Beside(cells, shares, gutter=0, above=1.4 if place else 0))
    return Stack(blocks, above=5.4, whole=True)


def _point(node: TreeNode, number: str, word: str, size: float, sheet: Sheet) -> PaperBlock:
    label = sheet.text(number, bold=True, size=size, tag="")
    return Entry(node, label, sheet.text(word, size=size, tag=""), indent=size * 1.15)


def _asked(step: RatingStep, sheet: Sheet) -> Blocks:
    """Boxes to tick: below each other for one thing, a row for each of several where words fit."""
    if step.sides:
        return _pairs(step, sheet)
    scale = scale_of(step)
    words = [scale.short[point - scale.first] for point in scale.drawn]
    words += filter(None, [scale.missing])
    wide = [max(BOX, sheet.faces.width(word, bold=True) * sheet.body + 1) for word in words]
    names = sheet.width - sum(wide) - ROW_GUTTER * len(wide)
    if len(step.items) == 1 or not all(words) or names < 12 * sheet.body:
        return _choices(step, sheet)
    return [_rows(step, words, [names, *wide], sheet)]


def _rows(
    step: RatingStep, words: Sequence[str], wide: Sequence[float], sheet: Sheet
) -> PaperBlock:
    scale = scale_of(step)
    values = [*map(scale.word, scale.drawn), CANNOT_SAY][: len(words)]
    head = [TableCell(content=Stack([]))]
    head += [TableCell(content=sheet.cell(word, bold=True, align="middle"), head="Column")
             for word in words]  # fmt: skip
    rows = [
        TableRow([
            TableCell(content=sheet.cell(item.text, balanced=True), head="Row", middle=True),
            *(TableCell(content=_tick(step, item, value, word, sheet), middle=True)
              for value, word in zip(values, words, strict=True)),
        ])
        for item in step.items
    ]  # fmt: skip
    style = Style(pad=4 * sheet.scale, gutter=ROW_GUTTER)
    return Table(head, rows, wide, style, above=6)


def _tick(step: RatingStep, item: Item, value: str, word: str, sheet: Sheet) -> PaperBlock:
    name = cell_name(item.id, None)
    return tick_box(sheet, step, name, value, side=TICK_BOX, label=word, align="middle")


def _choices(step: RatingStep, sheet: Sheet) -> Blocks:
    """For a scale on one thing: a box before each of its words."""
    scale = scale_of(step)
    made: Blocks = []
    for item in step.items:
        points = [(scale.word(each), scale.sign(each), scale.label(each)) for each in scale.drawn]
        points += [(CANNOT_SAY, MISSING, scale.missing)] if scale.missing else []
        boxes: Blocks = choices(sheet, step, cell_name(item.id, None), points)
        if scale.circles:
            boxes.insert(0, _circles(scale, sheet))
        if len(step.items) > 1:
            boxes.insert(0, sheet.label(item.text, item.gloss, above=12))
        made.append(Stack(boxes, above=4, whole=True))
    return made


def _circles(scale: Scale, sheet: Sheet) -> PaperBlock:
    """The pictures of the points in a row, each with its number."""
    wide = sheet.width / len(scale.points)
    r = min(0.85 * wide / WIDEST, 1.4 * sheet.body)
    cells = [
        Stack([
            Picture(circles_picture(r, point, scale.label(point)), sheet.faces, align="middle"),
            sheet.text(scale.sign(point), align="middle", tag=""),
        ])
        for point in scale.drawn
    ]  # fmt: skip
    return Beside(cells, [1] * len(cells), gutter=0, above=8)


def _pairs(step: RatingStep, sheet: Sheet) -> Blocks:
    """A row for each pair: one pole, the points to circle one of, the other pole."""
    scale = scale_of(step)
    gutter = 10.0
    wide, _high = rings_size(sheet, len(scale.points), missing=bool(scale.missing))
    pole = (sheet.width - wide) / 2 - gutter
    above = pole < NARROWEST * sheet.body
    rows = []
    for item in step.items:
        left, right = (item.poles.left, item.poles.right) if item.poles else (item.text, "")
        circles = _scale_rings(step, item, None, sheet)
        name = sheet.cell(left, bold=above, balanced=True)
        rows.append(
            TableRow([
                TableCell(content=name, head="Row", middle=True),
                TableCell(content=circles, middle=True),
                TableCell(content=sheet.cell(right, bold=above, balanced=True), middle=True),
            ])
        )  # fmt: skip
    head = [
        TableCell(content=sheet.cell(step.sides[0], bold=True), head="Column"),
        TableCell(content=Stack([])),
        TableCell(content=sheet.cell(step.sides[1], bold=True), head="Column"),
    ]
    if above:
        over = Over(width=sheet.width, apart=2)
        style = Style(pad=5, gutter=gutter, over=over)
        free = sheet.width - wide - gutter
        head[0] = TableCell(content=Stack([]))
        head[1] = TableCell(content=sheet.cell(step.sides[0], bold=True), head="Column")
        return [Table(head, rows, [wide, free], style, above=6)]
    style = Style(pad=4 * sheet.scale, gutter=gutter)
    return [Table(head, rows, [pole, wide, pole], style, above=6)]


def _scale_rings(step: RatingStep, item: Item, lens: str | None, sheet: Sheet) -> PaperBlock:
    scale = scale_of(step)
    return rings(sheet, step, cell_name(item.id, lens), scale, missing=bool(scale.missing))


def _statement(place: int, item: Item, sheet: Sheet) -> PaperBlock:
    """Its number, its words, and below them what they mean."""
    number = sheet.text(str(place), bold=True, colour="accent", tag="", leading=TIGHT)
    said: list[PaperBlock] = [sheet.text(item.text, bold=True, tag="", leading=TIGHT)]
    if item.gloss:
        gloss = Stretch(text=item.gloss, size=sheet.body * GLOSS, colour="ink2")
        said.append(Paragraph((gloss,), sheet.faces, tag="", leading=TIGHT))
    wide = NUMBER * sheet.scale
    return Beside([Stack([number]), Stack(said)], [wide, sheet.width - wide], gutter=0, exact=True)


def _column_head(
    step: RatingStep, lens: Lens, place: int, wide: float, sheet: Sheet, *, brief: bool = False
) -> PaperBlock:
    """A lens's mark and name over its rings, and "can't say" over the last of them. brief: without
    what the lens means.
    """
    name = lens.column or lens.label
    head = lens_head(place, name, sheet.body, sheet.type)
    if head.width > wide:
        head = lens_head(place, lens.short, sheet.body, sheet.type)
    named = Picture(head, sheet.faces, tag="Span", actual=name)
    missing = scale_of(step).missing.replace(" ", "\n")
    size = sheet.body * GLOSS
    side = max((sheet.faces.width(word) for word in missing.split("\n")), default=0) * size + 2
    texts = [
        Stack([sheet.text(words, colour="ink2", tag="", align=align, size=size, leading=1.15)])
        for words, align in (("" if brief else lens.help, "left"), (missing, "end"))
    ]
    below = Beside(texts, [wide - side - 4, side], gutter=4, exact=True)
    return Stack([named, below])


def _grid(step: RatingStep, sheet: Sheet) -> Blocks:
    """A row for each item, its words above the rings of each lens; two lenses beside each other
    and two below where the type leaves no room for more.
    """
    scale = scale_of(step)
    wide, _high = rings_size(sheet, len(scale.points), missing=bool(scale.missing))
    across = min(len(step.lenses), int((sheet.width + LEAST_APART) // (wide + LEAST_APART)))
    parts = [step.lenses[at : at + across] for at in range(0, len(step.lenses), across)]
    made: Blocks = []
    for at, part in enumerate(parts):
        made.append(_lens_table(step, part, at * across, wide, sheet))
    return made


def _beside_grid(step: RatingStep, sheet: Sheet) -> PaperBlock:
    """A row for each item, its words beside the rings of the one lens."""
    scale, lens = scale_of(step), step.lenses[0]
    wide, _high = rings_size(sheet, len(scale.points), missing=bool(scale.missing))
    gutter = 10.0
    names = sheet.width - wide - gutter
    rows = [
        TableRow([
            TableCell(content=named(place, item, names, sheet), head="Row", middle=True),
            TableCell(content=_scale_rings(step, item, lens.id, sheet), middle=True),
        ])
        for place, item in enumerate(step.items, start=1)
    ]  # fmt: skip
    over = _column_head(step, lens, 0, wide, sheet, brief=True)
    head = [TableCell(content=Stack([])), TableCell(content=over, head="Column")]
    style = Style(pad=APART / sheet.scale, gutter=gutter, head_pad=3)
    return Table(head, rows, [names, wide], style, above=9)


def _lens_table(
    step: RatingStep, lenses: Sequence[Lens], first: int, wide: float, sheet: Sheet
) -> PaperBlock:
    gutter = min(MOST_APART, (sheet.width - wide * len(lenses)) / max(1, len(lenses) - 1))
    head = [TableCell(content=Stack([]))] + [
        TableCell(content=_column_head(step, lens, first + place, wide, sheet), head="Column")
        for place, lens in enumerate(lenses)
    ]
    rows = [
        TableRow([
            TableCell(content=_statement(place, item, sheet), head="Row"),
            *(TableCell(content=_scale_rings(step, item, lens.id, sheet)) for lens in lenses),
        ])
        for place, item in enumerate(step.items, start=1)
    ]  # fmt: skip
    over = Over(width=sheet.width, apart=3 * sheet.scale)
    pad = (LOW_PAD if sheet.low else PAD) * sheet.scale
    style = Style(pad=pad, gutter=gutter, head_pad=3, over=over)

    def overleaf(left: int) -> PaperBlock:
        return sheet.quiet(_overleaf(len(step.items), left), above=8)

    again = [TableCell(content=Stack([]))] + [
        TableCell(content=_column_head(step, lens, first + place, wide, sheet, brief=True))
        for place, lens in enumerate(lenses)
    ]
    widths = [wide] * len(lenses)
    return Table(head, rows, widths, style, above=9, overleaf=overleaf, again=again)


def _overleaf(count: int, left: int) -> str:
    """Statements 8 and 9 are on the next page."""
    if left == 1:
        return _("Statement {last} is on the next page.").format(last=count)
    if left == 2:
        return _("Statements {first} and {last} are on the next page.").format(
            first=count - 1, last=count
        )
    return _("Statements {first} to {last} are on the next page.").format(
        first=count - left + 1, last=count
    )


@copy.register(RatingStep)
def rating_copy(
    step: RatingStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    if step.unlinked:
        return []
    middles = _middles(snapshot)
    scale = scale_of(step)
    low, high = map(scale.label, (scale.drawn[0], scale.drawn[-1]))
    ends = _("left: “{low}”, right: “{high}”").format(low=low, high=high)
    made: Blocks = _own_key(ends, sheet, middle=any(each is not None for each in middles.values()))
    if _once_more(step):
        step, made = _brief(step), [sheet.label(step.prompt), *made]
    lenses: Sequence[Lens | None] = step.lenses or (None,)
    for group in _fitting(step, lenses, sheet):
        table = _own_table(step, group, answers, middles, sheet)
        made.append(Stack([table], above=14, whole=len(step.items) < 12))
    return [*made, Space(8 * sheet.scale)]


def _own_key(ends: str, sheet: Sheet, *, middle: bool) -> Blocks:
    """What the signs mean, on one line or two."""
    you, room = _("you"), _("the middle of the room") if middle else ""
    key = own_key(sheet.body, sheet.type, you, room, ends)
    if key.width <= sheet.width:
        return [Picture(key, sheet.faces, above=9, tag="P", actual=key.alt)]
    key = own_key(sheet.body, sheet.type, you, room, "")
    return [Picture(key, sheet.faces, above=9, tag="P", actual=key.alt), sheet.quiet(ends, above=2)]


def _middles(snapshot: Snapshot | None) -> dict[tuple[str, str | None], float | None]:
    summary = snapshot.summary if snapshot else None
    if not isinstance(summary, RatingSummary) or summary.level:
        return {}
    return {(cell.item, cell.lens): cell.median for cell in summary.cells}


def _own_sign(scale: Scale, value: int) -> str:
    """An answer beside its strip: a word where the sheet asks for one."""
    return scale.short[value - scale.first] if scale.words else scale.sign(value)


def _beside_sign(scale: Scale, sheet: Sheet) -> float:
    """Where a strip begins: beside the widest answer."""
    words = (sheet.faces.width(word, bold=True) for word in scale.short if scale.words)
    return sheet.body * (max(words, default=0.56) + 1.1)


def _own_width(lens: Lens | None, scale: Scale, sheet: Sheet) -> float:
    strip = _beside_sign(scale, sheet) + sheet.body * ((len(scale.points) - 1) * 0.86 + 0.5)
    head = sheet.faces.width(lens.short, bold=True) * sheet.body + sheet.body * 1.1 if lens else 0
    return max(strip, head)


def _fitting(
    step: RatingStep, lenses: Sequence[Lens | None], sheet: Sheet
) -> list[list[Lens | None]]:
    """As many lenses beside each other as the width holds, shared out evenly."""
    free = sheet.width - names_width(step, sheet, lenses=len(step.lenses))
    scale = scale_of(step)
    widest = max(_own_width(lens, scale, sheet) for lens in lenses) + 10
    if sum(_own_width(lens, scale, sheet) + 10 for lens in lenses) <= free:
        return [list(lenses)]
    tables = -(-len(lenses) // max(1, int(free // widest)))
    across = -(-len(lenses) // tables)
    return [list(lenses[at : at + across]) for at in range(0, len(lenses), across)]


def _own_table(
    step: RatingStep, lenses: Sequence[Lens | None], answers: Mapping[str, Value],
    middles: Mapping[tuple[str, str | None], float | None], sheet: Sheet,
) -> PaperBlock:  # fmt: skip
    scale = scale_of(step)
    names = names_width(step, sheet, lenses=len(step.lenses))
    wide = [_own_width(lens, scale, sheet) for lens in lenses]
    gutter = min(16.0, (sheet.width - names - sum(wide)) / max(1, len(wide)))
    order = {lens.id: place for place, lens in enumerate(step.lenses)}
    head = [TableCell(content=Stack([]))]
    for lens in lenses:
        scene = lens_head(
            order[lens.id] if lens else None, lens.short if lens else _("You"), sheet.body,
            sheet.type,
        )  # fmt: skip
        label = lens.label if lens else _("You")
        head.append(TableCell(content=Picture(scene, sheet.faces, tag="Span", actual=label),
                         head="Column"))  # fmt: skip
    rows = []
    for place, item in enumerate(step.items, start=1):
        cells = [TableCell(content=named(place, item, names, sheet), head="Row", middle=True)]
        for lens in lenses:
            lens_id = lens.id if lens else None
            own = answers.get(cell_name(item.id, lens_id))
            strip = _strip(scale, own, middles.get((item.id, lens_id)), sheet)
            cells.append(TableCell(content=strip, middle=True))
        rows.append(TableRow(cells))
    style = Style(pad=2.8 * sheet.scale, gutter=gutter, head_line=1.3, head_pad=6)
    return Table(head, rows, [names, *wide], style)


def _strip(scale: Scale, own: Value, middle: float | None, sheet: Sheet) -> PaperBlock:
    value = own if isinstance(own, int) else None
    sign = MISSING if value is None else _own_sign(scale, value)
    said = _("you can’t say") if value is None else _("you {n}").format(n=sign)
    if middle is not None:
        words = scale.words and median_told(middle, scale.short, scale.first)
        said = _("{you}, middle {middle}").format(you=said, middle=words or half(middle))
    at, across = (None if each is None else scale.place(each) for each in (value, middle))
    scene = own_strip(
        len(scale.points), sign, at, across, sheet.body, said, beside=_beside_sign(scale, sheet)
    )
    return Picture(scene, sheet.faces, tag="Span", actual=said)


@result.register(RatingStep)
def rating_result(step: RatingStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    summary = snapshot.summary
    return rating_revealed(step, summary, sheet) if isinstance(summary, RatingSummary) else []


@main_picture.register(RatingStep)
def rating_main_picture(step: RatingStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    """For ratings without two lenses, since others have gaps; of soils the plots alone."""
    summary = snapshot.summary
    if not isinstance(summary, RatingSummary) or len(step.lenses) > 1:
        return []
    if step.facts:
        return room_picture(partial(soil_pages, structs.replace(step, said={}), summary), sheet)
    return rating_revealed(step, summary, sheet)
