"""The three rulers on paper: to fill, one's own points, and what the room placed."""

from collections.abc import Mapping, Sequence

from workshop.domain.step import Snapshot, Value
from workshop.pdf.answer_places import asked, choices, rings, rings_size
from workshop.pdf.blocks import Beside, PaperBlock, Paragraph, Stack
from workshop.pdf.drawn.rings import CANNOT_SAY, MISSING
from workshop.pdf.drawn.ruler import (
    OURS,
    THEIRS,
    empty_ring,
    empty_ruler,
    own_ruler,
    room_ruler,
    viewpoint_key,
)
from workshop.pdf.page import Blocks, blank, copy, result
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Over, Style, Table, TableCell, TableRow
from workshop.pdf.to_fill import ToFill
from workshop.room.charts.place.chart_values import cloud, rulers, views
from workshop.room.charts.place.cube import cube_alone, cube_sentence
from workshop.room.charts.place.dumbbells import GUESTS, WANTED, Ruler, Views, gap_counts
from workshop.room.charts.place.map_plot import Ends
from workshop.room.figures import by_counts_told, half, sentence_case, withheld_word
from workshop.room.scene import Frame
from workshop.steps.place import (
    LATER,
    POINTS,
    Axis,
    PlaceStep,
    PlaceSummary,
    Viewpoint,
    evidence_words,
    items_of,
    like,
    score,
    unit,
    worded,
)
from workshop.words import _

CUBE, LOW_CUBE = 0.5, 0.4
"""Of the width, on A4 and on lower paper."""
NARROWEST = 10
"""The narrowest column of statements beside their rings, in body sizes."""
APART = 18
"""Between a ruler and what stands for no place on it."""


@blank.register(PlaceStep)
def place_blank(step: PlaceStep, sheet: Sheet) -> Blocks:
    """The rulers of a viewpoint stay together, so that chairs change as the page turns; in large
    type they would leave too much of a page empty.
    """
    how = _("Circle one number on each ruler.")
    if step.items:
        how = _("Circle one for each: 1 {low}, 4 {middle}, 7 {high}, – can’t say.").format(
            low=like().label(1), middle=like().label(4), high=like().label(7)
        )
    told = f"{step.instruction} {how}" if step.instruction else how
    made: Blocks = [sheet.quiet(told, above=12)]
    if step.option:
        made.insert(0, sheet.label(step.prompt))
    for place, view in enumerate(step.viewpoints):
        if place and step.between_before(view):
            made.append(sheet.text(step.between_before(view), above=16, keeps=True))
        made.append(sheet.section(view.label, above=14))
        made.append(sheet.quiet(view.help, above=0, keeps=True))
        if step.items:
            made.append(_statements(step, view, sheet))
            made += [_evidence(step, view.id, sheet)] if view.evidence else []
            continue
        rulers = [_ruler_to_fill(step, view.id, axis, sheet) for axis in range(len(step.axes))]
        for ruler in rulers[:-1]:
            ruler.keeps = not sheet.large
        made += rulers
        if view.evidence:
            made.append(_evidence(step, view.id, sheet))
    return made


def _ruler_to_fill(step: PlaceStep, view: str, place: int, sheet: Sheet) -> PaperBlock:
    axis = step.axes[place]
    name = Paragraph(
        (sheet.stretch(axis.label, bold=True), sheet.stretch("\u00a0 " + axis.help, colour="ink2")),
        sheet.faces, tag="H3",
    )  # fmt: skip
    missing = _("can’t say")
    side = sheet.faces.width(missing) * sheet.body + 2
    wide = sheet.width - side - APART * sheet.scale
    ends = [
        Stack([sheet.text(text, align=align, balanced=True, leading=1.2)])
        for text, align in ((axis.low, "left"), (axis.middle, "middle"), (axis.high, "end"))
    ]
    cell = asked(sheet, step, f"{view}/{axis.id}")
    drawn, spots = empty_ruler(wide, sheet.body)
    ruler = Stack([ToFill(drawn, sheet.faces, cell, spots),
                   Beside(ends, [1, 1, 1], gutter=14, above=3)])  # fmt: skip
    drawn, spots = empty_ring(side, sheet.body)
    ring = ToFill(drawn, sheet.faces, cell, spots)
    apart = Stack([ring, sheet.text(missing, align="middle", above=3, leading=1.2)])
    both = Beside([ruler, apart], [wide, side], gutter=APART * sheet.scale, above=4, exact=True)
    return Stack([name, both], above=10 * sheet.scale, whole=True)


def _statements(step: PlaceStep, view: Viewpoint, sheet: Sheet) -> PaperBlock:
    """The statements from one viewpoint, ruler by ruler, rings for each; below its words in large
    type.
    """
    gutter, name = 10.0, 62 * sheet.scale
    wide, _high = rings_size(sheet, len(POINTS))
    text = sheet.width - name - wide - 2 * gutter
    over = Over(width=sheet.width, apart=4) if text < NARROWEST * sheet.body else None
    rows = []
    for axis in step.axes:
        for number, item in enumerate(items_of(step, axis.id), 1):
            label = f"{axis.label} {number}"
            circles = rings(sheet, step, f"{view.id}/{item.id}", like())
            said = worded(item, view)
            cells = [
                TableCell(content=sheet.cell(label, colour="ink2"), head="Row", middle=True),
                TableCell(content=sheet.cell(said), middle=True),
            ]
            if over:
                cells = [TableCell(content=sheet.cell(f"{label}. {said}"), head="Row")]
            rows.append(TableRow([*cells, TableCell(content=circles, middle=True)]))
    style = Style(pad=4 * sheet.scale, gutter=gutter, over=over)
    return Table((), rows, [wide] if over else [name, text, wide], style, above=6)


def _evidence(step: PlaceStep, view: str, sheet: Sheet) -> PaperBlock:
    """How one knows: a box before each of the three tags."""
    tags = [(tag, tag, words) for tag, words in evidence_words(step).items()]
    tags.append((CANNOT_SAY, MISSING, _("Can’t say")))
    boxes = choices(sheet, step, f"{view}/evidence", tags)
    label = sheet.label(_("How do I know?"), _("tick one"), above=0, tag="H3")
    return Stack([label, *boxes],
                 above=10, whole=True)  # fmt: skip


# Copy


@copy.register(PlaceStep)
def place_copy(
    step: PlaceStep, answers: Mapping[str, Value], snapshot: Snapshot | None, sheet: Sheet
) -> Blocks:
    typical = _typical(snapshot)
    marks = {"ours": OURS, "theirs": THEIRS}
    entries = [(marks[view.id], view.label, False) for view in step.viewpoints if view.id in marks]
    if typical:
        entries += [(OURS, _("the middle of the room"), True), (THEIRS, "", True)]
    made: Blocks = [_key(entries, sheet)]
    for place, axis in enumerate(step.axes):
        ours, theirs, wanted = (
            _point(step, answers, side, axis.id) for side in ("ours", "theirs", LATER)
        )
        room = typical[place] if typical else (None, None)
        said = _own_words(ours, theirs, room)
        if wanted is not None:
            label = step.viewpoints[-1].label
            said += " " + _("{view}: {n}.").format(view=label, n=half(wanted))
        scene = own_ruler(ours, theirs, room, sheet.width, sheet.body)
        span = sheet.stretch("\u00a0 " + axis.span, colour="ink2")
        name = Paragraph((sheet.stretch(axis.label, bold=True), span), sheet.faces, tag="H2")
        made.append(
            Stack([name, Picture(scene, sheet.faces, above=4), sheet.text(said)], above=12,
                  whole=True)
        )  # fmt: skip
    tag = answers.get("theirs/evidence")
    if isinstance(tag, str):
        made.append(sheet.named(_("How do I know?"), evidence_words(step).get(tag, tag)))
    return made


def _key(entries: Sequence[tuple[int, str, bool]], sheet: Sheet) -> PaperBlock:
    scene = viewpoint_key([each for each in entries if each[1]], sheet.body, sheet.type)
    if scene.width <= sheet.width:
        return Picture(scene, sheet.faces, above=9, tag="P", actual=scene.alt)
    rows = [viewpoint_key([each], sheet.body, sheet.type) for each in entries if each[1]]
    return Stack([Picture(each, sheet.faces, tag="P", actual=each.alt) for each in rows], above=9)


def _typical(snapshot: Snapshot | None) -> list[tuple[float | None, float | None]]:
    summary = snapshot.summary if snapshot else None
    if not isinstance(summary, PlaceSummary):
        return []
    return [(axis.ours.median, axis.theirs.median) for axis in summary.axes]


def _point(step: PlaceStep, answers: Mapping[str, Value], view: str, axis: str) -> float | None:
    value = score(step, answers, view, axis)
    return None if value is None else value / unit(step)


def _own_words(
    ours: float | None, theirs: float | None, room: tuple[float | None, float | None]
) -> str:
    said = (
        _("You: can’t say")
        if ours is None and theirs is None
        else _("You: ours {ours}, theirs {theirs}").format(
            ours=_number(ours), theirs=_number(theirs)
        )
    )
    if ours is not None and theirs is not None:
        gap = half(abs(ours - theirs))
        said += _(", gap {gap}").format(gap=gap if ours >= theirs else f"−{gap}")
    if None not in room:
        said += _(". The middle of the room: ours {ours}, theirs {theirs}").format(
            ours=_number(room[0]), theirs=_number(room[1])
        )
    return said + "."


def _number(value: float | None) -> str:
    return _("can’t say") if value is None else half(value)


# Result


@result.register(PlaceStep)
def place_result(step: PlaceStep, snapshot: Snapshot, sheet: Sheet) -> Blocks:
    summary = snapshot.summary
    if not isinstance(summary, PlaceSummary):
        return []
    seen = _views(step, sheet)
    if not seen.ours:
        return []
    named = (
        (THEIRS, seen.theirs), (OURS, seen.ours), (WANTED, seen.wanted), (GUESTS, seen.guests)
    )  # fmt: skip
    entries = [(place, words, False) for place, words in named if words]
    axes = zip(step.axes, rulers(step, summary), strict=True)
    said = [sheet.text(by_counts_told(), above=8)] if summary.by_counts else []
    return [
        *said,
        _key(entries, sheet),
        *(_axis_block(axis, each, seen, sheet) for axis, each in axes),
        *_whole_places(step, summary, sheet),
    ]


def _views(step: PlaceStep, sheet: Sheet) -> Views:
    return views(step, sheet.session.nouns if sheet.session else "")


def _axis_block(axis: Axis, each: Ruler, seen: Views, sheet: Sheet) -> PaperBlock:
    told = gap_counts(each)
    name = Paragraph(
        (sheet.stretch(each.name, bold=True), sheet.stretch("\u00a0 " + axis.help, colour="ink2")),
        sheet.faces, tag="H2",
    )  # fmt: skip
    wide = sheet.faces.width(told) * sheet.body + 1
    head = Beside([Stack([name]), Stack([sheet.text(told, align="end")])],
                  [sheet.width - wide - 8, wide], gutter=8, exact=True)  # fmt: skip
    sides = (
        (seen.ours, each.ours), (seen.theirs, each.theirs), (seen.wanted, each.wanted),
        (seen.guests, each.guests),
    )  # fmt: skip
    said = "; ".join(
        _("{view}: middle {middle}").format(view=view, middle=_middle(side.median))
        for view, side in sides
        if view and side is not None
    )
    scene = room_ruler(each, sheet.width, sheet.body, sheet.type, f"{sentence_case(said)}.")
    ends = [
        Stack([sheet.text(text, align=align, colour="ink2", size=sheet.sizes.second, leading=1.2)])
        for text, align in ((axis.low, "left"), (axis.middle, "middle"), (axis.high, "end"))
    ]
    return Stack([head, Picture(scene, sheet.faces, above=4), Beside(ends, [1, 1, 1], gutter=14)],
                 above=12, whole=True)  # fmt: skip


def _middle(median: float | None) -> str:
    return withheld_word() if median is None else half(median)


def _whole_places(step: PlaceStep, summary: PlaceSummary, sheet: Sheet) -> Blocks:
    """The cube, and beside it how people know and where the arrow leads."""
    words = _in_words(step, summary, sheet)
    if not summary.clouds.ours or not summary.clouds.theirs:
        return words
    side = sheet.width * (1 if sheet.large else LOW_CUBE if sheet.low else CUBE)
    frame = Frame(width=side, height=side * 0.9, r=sheet.body, type=sheet.type)
    ends = tuple(Ends(name=axis.label) for axis in step.axes)
    scene = cube_alone(frame, ends, cloud(summary), _views(step, sheet))
    cube = Stack([Picture(scene, sheet.faces)])
    if sheet.large:
        return [cube, *words]
    free = sheet.width - side - 20
    return [Beside([cube, Stack(words)], [side, free], gutter=20, above=14, exact=True)]


def _in_words(step: PlaceStep, summary: PlaceSummary, sheet: Sheet) -> Blocks:
    """How people know, and where the arrow leads."""
    made: Blocks = []
    seen = _views(step, sheet)
    if summary.evidence:
        told = [f"{words}: {summary.evidence.get(tag, 0)}"
                for tag, words in evidence_words(step).items()]  # fmt: skip
        made += [sheet.label(sentence_case(seen.theirs), above=10),
                 *sheet.items(told, above=2)]  # fmt: skip
    ours, theirs = summary.typical.ours, summary.typical.theirs
    if ours and theirs:
        places = [",\u00a0".join(map(half, point)) for point in (theirs, ours)]
        said = _("From their place ({theirs}) to ours ({ours}).").format(
            theirs=places[0], ours=places[1]
        )
        made += [sheet.label(cube_sentence(cloud(summary)), above=14),
                 sheet.text(said, above=2)]  # fmt: skip
    return made
