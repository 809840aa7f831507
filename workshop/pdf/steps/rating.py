"""Rating on paper: the grid to fill, one's own strip beside the room's middle, shapes and gaps."""

from collections.abc import Mapping, Sequence

from workshop.domain.exercise import Item, Lens
from workshop.domain.scale import Scale
from workshop.domain.step import Snapshot, Value
from workshop.pdf.blocks import Beside, PaperBlock, Paragraph, Space, Stack
from workshop.pdf.blocks import ListItem as Entry
from workshop.pdf.drawn.strip import BOX, box_to_fill, lens_head, own_key, own_strip
from workshop.pdf.page import FIRST, USUAL, Blocks, blank, copy, place_of, result
from workshop.pdf.picture import Picture
from workshop.pdf.rating_results import named, names_width, rating_revealed
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.pdf.tree import TreeNode
from workshop.pdf.type import TIGHT
from workshop.room.circles import WIDEST, circles_picture
from workshop.room.figures import half
from workshop.steps.rating import RatingStep, RatingSummary, cell_name, scale_of
from workshop.words import _

ROW_GUTTER = 8.0
NUMBER = 20
"""Width of the column of numbers, at the standard size."""


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
    how = _("Write one number in each box.") if step.lenses else _("Tick one.")
    hint = f"{how} {step.instruction}" if step.instruction else how
    if not step.lenses:
        told = sheet.quiet(hint, above=2, keeps=True)
        return [sheet.label(step.prompt), told, *_asked(step, sheet)]
    made.append(sheet.quiet(hint, balanced=True))
    title = [sheet.label(step.prompt)] if _once_more(step) else []
    return [*title, *made, *_grid(step, sheet)]


def _scale_words(step: RatingStep, sheet: Sheet) -> PaperBlock:
    """A list of all points with their words, three beside each other."""
    scale, node = scale_of(step), TreeNode("L")
    found = [(str(point), scale.label(point)) for point in scale.points if scale.label(point)]
    if scale.missing:
        found.append(("–", scale.missing))
    across = 1 if sheet.large else 3
    rows = [found[at : at + across] for at in range(0, len(found), across)]
    blocks: list[PaperBlock] = []
    for place, row in enumerate(rows):
        cells = [Stack([_point(node, number, word, sheet)]) for number, word in row]
        cells += [Stack([]) for _empty in range(across - len(row))]
        shares = [1.0, 1.0, 1.7][:across]
        blocks.append(Beside(cells, shares, gutter=0, above=1.4 if place else 0))
    return Stack(blocks, above=5.4, whole=True)


def _point(node: TreeNode, number: str, word: str, sheet: Sheet) -> PaperBlock:
    label = sheet.text(number, bold=True, tag="")
    return Entry(node, label, sheet.text(word, tag=""), indent=sheet.body * 1.15)


def _asked(step: RatingStep, sheet: Sheet) -> Blocks:
    """Boxes to tick: below each other for one thing, a row for each of several where words fit."""
    if step.sides:
        return _pairs(step, sheet)
    words = [*scale_of(step).short, *filter(None, [scale_of(step).missing])]
    wide = [max(BOX, sheet.faces.width(word, bold=True) * sheet.body + 1) for word in words]
    names = sheet.width - sum(wide) - ROW_GUTTER * len(wide)
    if len(step.items) == 1 or not all(words) or names < 12 * sheet.body:
        return _choices(step, sheet)
    return [_rows(step, words, [names, *wide], sheet)]


def _rows(
    step: RatingStep, words: Sequence[str], wide: Sequence[float], sheet: Sheet
) -> PaperBlock:
    side = 0.6 * BOX
    head = [TableCell(content=Stack([]))]
    head += [TableCell(content=sheet.cell(word, bold=True, align="middle"), head="Column")
             for word in words]  # fmt: skip
    rows = [
        TableRow([
            TableCell(content=sheet.cell(item.text, balanced=True), head="Row", middle=True),
            *(TableCell(content=Picture(box_to_fill(side), sheet.faces, align="middle"),
                        middle=True) for _word in words),
        ])
        for item in step.items
    ]  # fmt: skip
    style = Style(pad=4 * sheet.scale, gutter=ROW_GUTTER)
    return Table(head, rows, wide, style, above=6)


def _choices(step: RatingStep, sheet: Sheet) -> Blocks:
    """For a scale on one thing: a box before each of its words."""
    scale = scale_of(step)
    made: Blocks = []
    for item in step.items:
        if len(step.items) > 1:
            made.append(sheet.label(item.text, item.gloss, above=12))
        if scale.circles:
            made.append(_circles(scale, sheet))
        points = [(str(point), scale.label(point)) for point in reversed(scale.points)]
        points += [("–", scale.missing)] if scale.missing else []
        made += sheet.choices(points)
    return [Stack(made, above=4, whole=len(step.items) == 1)]


def _circles(scale: Scale, sheet: Sheet) -> PaperBlock:
    """The pictures of the points in a row, each with its number."""
    wide = sheet.width / len(scale.points)
    r = min(0.85 * wide / WIDEST, 1.4 * sheet.body)
    cells = [
        Stack([
            Picture(circles_picture(r, point, scale.label(point)), sheet.faces, align="middle"),
            sheet.text(str(point), align="middle", tag=""),
        ])
        for point in scale.points
    ]  # fmt: skip
    return Beside(cells, [1] * len(cells), gutter=0, above=8)


def _pairs(step: RatingStep, sheet: Sheet) -> Blocks:
    """A row for each pair: one pole, the points to tick one of, the other pole."""
    scale = scale_of(step)
    signs = [*map(str, scale.points), *(["–"] if scale.missing else [])]
    gutter, box = 6.0, 0.5 * BOX
    pole = (sheet.width - (box + gutter) * len(signs) - gutter) / 2
    head = [TableCell(content=sheet.cell(step.sides[0], bold=True), head="Column")]
    head += [TableCell(content=sheet.cell(sign, bold=True), head="Column") for sign in signs]
    head.append(TableCell(content=sheet.cell(step.sides[1], bold=True), head="Column"))
    rows = []
    for item in step.items:
        left, right = (item.poles.left, item.poles.right) if item.poles else (item.text, "")
        boxes = (
            TableCell(content=Picture(box_to_fill(box), sheet.faces), middle=True)
            for _sign in signs
        )
        rows.append(
            TableRow([
                TableCell(content=sheet.cell(left, balanced=True), head="Row", middle=True),
                *boxes,
                TableCell(content=sheet.cell(right, balanced=True), middle=True),
            ])
        )  # fmt: skip
    style = Style(pad=4 * sheet.scale, gutter=gutter)
    how = [sheet.quiet(step.instruction, balanced=True)] if step.instruction else []
    return [*how, Table(head, rows, [pole, *[box] * len(signs), pole], style, above=6)]


def _column_label(lens: Lens, place: int, sheet: Sheet) -> PaperBlock:
    head = lens_head(place, "", sheet.body, sheet.type)
    label = sheet.text(
        lens.column or lens.label, bold=True, tag="", align="middle", leading=1.15, balanced=True
    )
    return Stack([Picture(head, sheet.faces, align="middle"), label])


def _label_width(lens: Lens, sheet: Sheet) -> float:
    """As narrow as two lines allow."""
    label = lens.column or lens.label
    text = sheet.text(label, bold=True, balanced=True)
    natural = text.natural_width()
    if natural > 56 * sheet.scale:
        longest = max(sheet.faces.width(word, bold=True) for word in label.split()) * sheet.body
        natural = max(line.width for line in text.lines(max(longest, natural * 0.72)))
    return max(BOX, natural) + 1


def _statement(item: Item, sheet: Sheet) -> PaperBlock:
    said = sheet.text(item.text, bold=True, tag="", leading=TIGHT, balanced=True)
    if not item.gloss:
        return said
    gloss = sheet.text(item.gloss, colour="ink2", tag="", leading=TIGHT, balanced=True)
    return Stack([said, gloss])


def _grid(step: RatingStep, sheet: Sheet) -> Blocks:
    """A row for each item, a box for each lens; below each other where the type is large."""
    wide = [_label_width(lens, sheet) for lens in step.lenses]
    gutter = 10.0
    widest = sheet.faces.width(str(len(step.items)), bold=True) * sheet.body + 1
    number = max(NUMBER * sheet.scale - gutter, widest)
    text = sheet.width - sum(wide) - number - gutter * (len(wide) + 1)
    if text < 11 * sheet.body:
        return _stacked_grid(step, sheet)
    empty = TableCell(content=Stack([]))
    head = [empty, empty] + [
        TableCell(content=_column_label(lens, place, sheet), head="Column")
        for place, lens in enumerate(step.lenses)
    ]
    rows = [
        TableRow([
            TableCell(content=sheet.cell(str(place), bold=True, colour="accent")),
            TableCell(content=_statement(item, sheet), head="Row"),
            *(TableCell(content=Picture(box_to_fill(), sheet.faces, align="middle"), middle=True)
              for _lens in step.lenses),
        ])
        for place, item in enumerate(step.items, start=1)
    ]  # fmt: skip
    style = Style(pad=6 * sheet.scale, gutter=gutter, head_line=0, head_pad=7)

    def overleaf(left: int) -> PaperBlock:
        return sheet.quiet(_overleaf(len(step.items), left), above=8)

    return [Table(head, rows, [number, text, *wide], style, above=9, overleaf=overleaf)]


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


def _stacked_grid(step: RatingStep, sheet: Sheet) -> Blocks:
    made: Blocks = []
    for place, item in enumerate(step.items, start=1):
        heading = Paragraph(
            (sheet.stretch(f"{place}  ", bold=True, colour="accent"),
             sheet.stretch(item.text, bold=True)), sheet.faces, tag="H2", leading=TIGHT,
        )  # fmt: skip
        parts: list[PaperBlock] = [heading]
        if item.gloss:
            parts.append(sheet.quiet(item.gloss, above=0))
        pairs = [step.lenses[at : at + 2] for at in range(0, len(step.lenses), 2)]
        for at, pair in enumerate(pairs):
            cells = [_boxed(lens, at * 2 + nth, sheet) for nth, lens in enumerate(pair)]
            cells += [Stack([]) for _empty in range(2 - len(pair))]
            parts.append(Beside(cells, [1, 1], gutter=12, above=6))
        made.append(Stack(parts, above=16, whole=True))
    return made


def _boxed(lens: Lens, place: int, sheet: Sheet) -> Stack:
    head = lens_head(place, lens.column or lens.label, sheet.body, sheet.type)
    named = Picture(head, sheet.faces, tag="P", actual=lens.column or lens.label)
    beside = Stack([named], above=0)
    box = Stack([Picture(box_to_fill(), sheet.faces)])
    width = (sheet.width - 12) / 2 - BOX - 8
    return Stack([Beside([box, beside], [BOX, width], gutter=8, exact=True)])


@copy.register(RatingStep)
def rating_copy(
    step: RatingStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    if step.unlinked:
        return []
    middles = _middles(snapshot)
    scale = scale_of(step)
    ends = _("left: “{low}”, right: “{high}”").format(low=scale.labels[0], high=scale.labels[-1])
    made: Blocks = _own_key(ends, sheet, middle=any(each is not None for each in middles.values()))
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


def _own_width(lens: Lens | None, points: int, sheet: Sheet) -> float:
    strip = sheet.body * (1.66 + (points - 1) * 0.86 + 0.5)
    head = sheet.faces.width(lens.short, bold=True) * sheet.body + sheet.body * 1.1 if lens else 0
    return max(strip, head)


def _fitting(
    step: RatingStep, lenses: Sequence[Lens | None], sheet: Sheet
) -> list[list[Lens | None]]:
    """As many lenses beside each other as the width holds, shared out evenly."""
    free = sheet.width - names_width(step, sheet, lenses=len(step.lenses))
    points = len(scale_of(step).points)
    widest = max(_own_width(lens, points, sheet) for lens in lenses) + 10
    if sum(_own_width(lens, points, sheet) + 10 for lens in lenses) <= free:
        return [list(lenses)]
    tables = -(-len(lenses) // max(1, int(free // widest)))
    across = -(-len(lenses) // tables)
    return [list(lenses[at : at + across]) for at in range(0, len(lenses), across)]


def _own_table(
    step: RatingStep, lenses: Sequence[Lens | None], answers: Mapping[str, Value],
    middles: Mapping[tuple[str, str | None], float | None], sheet: Sheet,
) -> PaperBlock:  # fmt: skip
    points = scale_of(step).points
    names = names_width(step, sheet, lenses=len(step.lenses))
    wide = [_own_width(lens, len(points), sheet) for lens in lenses]
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
            strip = _strip(points, own, middles.get((item.id, lens_id)), sheet)
            cells.append(TableCell(content=strip, middle=True))
        rows.append(TableRow(cells))
    style = Style(pad=2.8 * sheet.scale, gutter=gutter, head_line=1.3, head_pad=6)
    return Table(head, rows, [names, *wide], style)


def _strip(points: Sequence[int], own: Value, middle: float | None, sheet: Sheet) -> PaperBlock:
    value = own if isinstance(own, int) else None
    said = _("you {n}").format(n=value) if value is not None else _("you can’t say")
    if middle is not None:
        said = _("{you}, middle {middle}").format(you=said, middle=half(middle))
    scene = own_strip(points, value, middle, sheet.body, said)
    return Picture(scene, sheet.faces, tag="Span", actual=said)


@result.register(RatingStep)
def rating_result(step: RatingStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    summary = snapshot.summary
    return rating_revealed(step, summary, sheet) if isinstance(summary, RatingSummary) else []
