"""A map of connections on paper: circles to fill in and links to rate, one's own ratings beside the
room's, and the map with its tables.
"""

from collections.abc import Mapping, Sequence

from workshop.domain.graph.assessment import LinkFinding
from workshop.domain.graph.map import Link, Map, links_by_node, standing_as
from workshop.domain.step import Snapshot, Value
from workshop.pdf.answer_places import rings, rings_size
from workshop.pdf.blocks import Beside, ListItem, PaperBlock, Stack
from workshop.pdf.page import Blocks, blank, copy, main_picture, result
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Over, Style, Table, TableCell, TableRow
from workshop.pdf.tree import TreeNode
from workshop.pdf.type import TIGHT
from workshop.room.charts.graph.map_pages import map_pages
from workshop.room.charts.graph.strands import strands_pages
from workshop.room.charts.graph.totals import totals_sentence
from workshop.room.figures import half, told_of
from workshop.room.graph_layout.laid import lay_out
from workshop.room.scene import Frame, Mark, Page, Scene
from workshop.room.steps.graph import return_of, scale_told, ways_of
from workshop.steps.graph import (
    ASPECTS,
    GraphStep,
    GraphSummary,
    aspect_words,
    cell_name,
    link_words,
    named_links,
    own_words,
)
from workshop.words import _

STYLE = Style(pad=3.5, gutter=10, head_line=1.2, head_pad=4)
CIRCLE, CIRCLES_HIGH = 34.0, 0.72
"""The radius of the free circles, and the height of their sheet by its width."""
NUMBERS_WIDE = 6.2
"""A column of numbers, by the size of the body."""
NAME = 11
"""The least width of a link's name beside its rings, by the size of the body."""
GUTTER = 20
ROWS = 12
"""Links to write down where none is named yet."""
MAP_HIGH = 0.72
"""The height of a printed map by its width."""
STRANDS_HEAD, STRANDS_ROW = 6.5, 3.8
"""The height of the picture of strands: above and below its rows, and each row, in R."""
NAMED = 25
"""A printed map names all nodes that a room may follow."""


@blank.register(GraphStep)
def graph_blank(step: GraphStep, sheet: Sheet) -> Blocks:
    """Before a map is drawn, circles and empty rows; then a row for each link."""
    named = named_links(step)
    made: Blocks = []
    if not named:
        circles = Picture(_circles(sheet.width), sheet.faces)
        circles.above = 8
        made += [
            sheet.label(_("The map, to draw yourself"), _("a circle for each node")),
            circles,
        ]
    made.append(sheet.label(step.prompt))
    if step.instruction:
        made.append(sheet.quiet(step.instruction, above=2, keeps=True))
    for aspect, (name, _help) in aspect_words().items():
        told = _("{aspect}: {scale}").format(aspect=name, scale=scale_told(aspect))
        made.append(sheet.quiet(told, above=2, keeps=True))
    how = _("Circle one number for each; – is can’t say.")
    made.append(sheet.quiet(how, above=2, keeps=True))
    if not step.drawn.shared_out:
        return [*made, _to_rate(step, named, sheet)]
    made += _whose(step.drawn, sheet)
    made += [_to_rate(step, links, sheet, node.name) for node, links in links_by_node(step.drawn)]
    return made


def _whose(drawn: Map, sheet: Sheet) -> Blocks:
    """The numbers of the links that touch each node: of many links, everybody rates their own."""
    numbers = drawn.numbers
    list_node = TreeNode("L")
    entries = [
        ListItem(list_node, None, sheet.text(told, tag=""), indent=0, above=2)
        for node in drawn.nodes
        if (touching := [numbers[link.id] for link in drawn.links if node.id in link.ends])
        for told in [told_of(node.name, ", ".join(map(str, touching)))]
    ]
    across = 1 if sheet.large else 2
    high = -(-len(entries) // across)
    columns = [Stack(entries[at : at + high]) for at in range(0, len(entries), high)]
    how = _(
        "Find the nodes where you belong and what you work with. Rate only the links with the"
        " numbers beside them."
    )
    return [
        sheet.label(own_words()[0]),
        sheet.quiet(how, above=2, keeps=True),
        Beside(columns, [1.0] * len(columns), gutter=GUTTER, above=4),
    ]


def _circles(width: float) -> Scene:
    """Free circles round an open middle: along the four sides, at even distances."""
    height = CIRCLES_HIGH * width
    across, down = width - 2 * CIRCLE - 2, height - 2 * CIRCLE - 2
    circles = tuple(
        Mark(
            x=CIRCLE + 1 + across * column / 3,
            y=CIRCLE + 1 + down * row / 3,
            r=CIRCLE,
            colour="edge",
            hollow=True,
            line=0.9,
        )
        for row in range(4)
        for column in range(4)
        if row in (0, 3) or column in (0, 3)
    )
    return Scene(width=width, height=height, shapes=circles, alt=_("Twelve free circles."))


def _to_rate(
    step: GraphStep, named: Sequence[Link], sheet: Sheet, title: str = ""
) -> PaperBlock:  # fmt: skip
    """A row for each link with rings for each aspect; its name above them in large type. title: of
    what all of them touch.
    """
    names = [name for name, _help in aspect_words().values()]
    links: Sequence[Link | None] = named or [None] * ROWS
    circles = max(rings_size(sheet, len(scale.points))[0] for scale in ASPECTS.values())
    number = 1.6 * sheet.body
    free = sheet.width - 2 * circles - 2 * STYLE.gutter
    over = Over(width=sheet.width, apart=4) if free < NAME * sheet.body else None
    rows = []
    for at, link in enumerate(links, 1):
        text = link_words(step, link) if link else ""
        name: PaperBlock = (
            sheet.cell(text, bold=True, balanced=True) if text else sheet.lines(1, above=0)
        )
        leading = TIGHT if text else sheet.pitch / sheet.body
        number_said = step.drawn.numbers[link.id] if link else at
        digit = sheet.text(str(number_said), bold=True, colour="accent", tag="", leading=leading)
        mark = Stack([digit])
        wide = (over.width if over else free) - number
        named_row = Beside([mark, Stack([name])], [number, wide], gutter=0, exact=True)
        rows.append(
            TableRow([
                TableCell(content=named_row, head="Row", middle=True),
                *(TableCell(content=each, middle=True) for each in _rings(step, link, sheet)),
            ])
        )  # fmt: skip
    first = "" if over else title or _("Link")
    heads = [TableCell(content=sheet.cell(first, bold=True), head="Column")]
    heads += [TableCell(content=sheet.cell(each, bold=True), head="Column") for each in names]
    columns = [circles, circles] if over else [free, circles, circles]
    gutter = 3 * STYLE.gutter if over else STYLE.gutter
    style = Style(pad=3.5, gutter=gutter, head_line=1.2, head_pad=4, over=over)
    if not title:
        return Table(heads, rows, columns, style, above=8)
    table = Table(heads, rows, columns, style, above=2 if over else 14)
    return Stack([sheet.label(title), table], above=16) if over else table


def _rings(step: GraphStep, link: Link | None, sheet: Sheet) -> list[PaperBlock]:
    """Those of a link's strength and of its importance."""
    return [
        rings(sheet, step, cell_name(link.id if link else "", aspect), scale)
        for aspect, scale in ASPECTS.items()
    ]  # fmt: skip


def _numbers(sheet: Sheet, labels: Sequence[str], lines: Sequence[Sequence[str]]) -> Table:
    """A wide first column of names, and narrow ones of numbers."""
    wide = NUMBERS_WIDE * sheet.body
    taken = (len(labels) - 1) * (wide + STYLE.gutter)

    def cells(texts: Sequence[str], head: str, *, bold: bool = False) -> list[TableCell]:
        return [
            TableCell(
                content=sheet.cell(text, bold=bold, align="end" if place else "left"),
                head=head if bold or not place else "",
            )
            for place, text in enumerate(texts)
        ]

    rows = [TableRow(cells(line, "Row")) for line in lines]
    columns = [sheet.width - taken, *[wide] * (len(labels) - 1)]
    return Table(cells(labels, "Column", bold=True), rows, columns, STYLE, above=8)


@copy.register(GraphStep)
def graph_copy(
    step: GraphStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    """One's own ratings beside the room's middles, and the map."""
    summary = snapshot.summary if snapshot else None
    shown = summary if isinstance(summary, GraphSummary) else None
    room = {each.link: each for each in shown.links} if shown else {}
    rated = [
        link
        for link in step.drawn.links
        if any(cell_name(link.id, aspect) in answers for aspect in ASPECTS)
    ]
    made: Blocks = [sheet.label(step.prompt)]
    if not rated:
        made.append(sheet.own_words(_("You rated no link.")))
    else:
        lines = [_own(step, link, answers, room.get(link.id)) for link in rated]
        yours, theirs = _("you"), _("room")
        names = [name for name, _help in aspect_words().values()]
        labels = [_("Link")]
        for name in names:
            labels += [f"{name}, {yours}", *([theirs] if shown else [])]
        made.append(_numbers(sheet, labels, lines))
    return [*made, *(_pictures(step, shown, sheet) if shown else ())]


def _own(
    step: GraphStep, link: Link, answers: Mapping[str, Value], room: LinkFinding | None
) -> tuple[str, ...]:
    found = [link_words(step, link)]
    middles = (room.strength, room.importance) if room else (None, None)
    for aspect, middle in zip(ASPECTS, middles, strict=True):
        value = answers.get(cell_name(link.id, aspect))
        found.append("–" if value is None else str(value))
        if room is not None:
            found.append(_figure(middle))
    return tuple(found)


def _figure(middle: float | None) -> str:
    return "–" if middle is None else half(middle)


def _pictures(step: GraphStep, summary: GraphSummary, sheet: Sheet) -> Blocks:
    """The map as the room sees it; where it has more nodes than one page names, on several."""
    drawn = standing_as(summary.drawn, step.drawn)
    places = lay_out(drawn) or {}
    pages = map_pages(_frame(sheet), drawn, summary.found, places, most_named=NAMED)
    return _printed(pages, sheet)


@main_picture.register(GraphStep)
def graph_main_picture(step: GraphStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    """The map; of one that takes several pages the first, which shows all of it."""
    summary = snapshot.summary
    if not isinstance(summary, GraphSummary) or not summary.drawn.links:
        return []
    return _pictures(step, summary, sheet)[:1]


def _printed(pages: Sequence[Page], sheet: Sheet) -> Blocks:
    made: Blocks = []
    for page in pages:
        picture = Picture(page.scene, sheet.faces)
        picture.above = 10
        made.append(picture)
    return made


def _frame(sheet: Sheet, high: float = MAP_HIGH) -> Frame:
    """A page of the room as wide as the text of the sheet."""
    return Frame(width=sheet.width, height=high * sheet.width, r=sheet.body * 0.8, type=sheet.type,
                 bare=True)  # fmt: skip


@result.register(GraphStep)
def graph_result(step: GraphStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    summary = snapshot.summary
    if not isinstance(summary, GraphSummary):
        return []
    drawn = summary.drawn
    if not drawn.links:
        return [sheet.section(_("No link was drawn."), above=16)]
    made: Blocks = [
        sheet.section(_("The map"), above=16),
        *_pictures(step, summary, sheet),
    ]
    ways = ways_of(summary)
    if ways:
        frame = _frame(sheet)
        high = (STRANDS_HEAD + STRANDS_ROW * len(ways)) * frame.r / frame.width
        pages = strands_pages(_frame(sheet, high), ways, drawn.us.name if drawn.us else "")
        made += [sheet.section(_("Strands"), above=16), *_printed(pages, sheet)]
    if step.plans:
        said = totals_sentence(return_of(step, summary))
        made += [sheet.section(_("What we plan"), above=16), sheet.text(said)]
    return made
