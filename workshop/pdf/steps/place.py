"""The three rulers on paper: to fill, one's own points, and what the room placed."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from workshop.domain.space import position_name
from workshop.domain.step import Snapshot, Value
from workshop.pdf.blocks import Beside, PaperBlock, Paragraph, Stack
from workshop.pdf.drawn.ruler import (
    OURS,
    THEIRS,
    empty_ring,
    empty_ruler,
    flat_map,
    own_ruler,
    room_ruler,
    viewpoint_key,
)
from workshop.pdf.drawn.strip import BOX, box_to_fill
from workshop.pdf.page import Blocks, blank, copy, result
from workshop.pdf.picture import Picture
from workshop.pdf.sheet import Sheet
from workshop.pdf.table import Style, Table, TableCell, TableRow
from workshop.room.charts.place.chart_values import cloud, rulers, views
from workshop.room.charts.place.dumbbells import (
    GUESTS,
    WANTED,
    Ruler,
    Views,
    gap_counts,
    rulers_sentence,
)
from workshop.room.charts.place.map_plot import Ends, listed_values, maps_sentence
from workshop.room.charts.place.map_plot import told as told_points
from workshop.room.figures import count_or_dash, half, sentence_case, span, withheld_word
from workshop.steps.place import (
    LATER,
    AxisSide,
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

APART = 18
"""Between a ruler and what stands for no place on it."""


@blank.register(PlaceStep)
def place_blank(step: PlaceStep, sheet: Sheet) -> Blocks:
    """The rulers of a viewpoint stay together, so that chairs change as the page turns; in large
    type they would leave too much of a page empty.
    """
    how = _("Circle one number on each ruler.")
    if step.items:
        how = _("Write a number in each box: 1 {low}, 4 {middle}, 7 {high}, – can’t say.").format(
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
            made += [_evidence(step, sheet)] if view.evidence else []
            continue
        rulers = [_ruler_to_fill(step, axis, sheet) for axis in range(len(step.axes))]
        for ruler in rulers[:-1]:
            ruler.keeps = not sheet.large
        made += rulers
        if view.evidence:
            made.append(_evidence(step, sheet))
    return made


def _ruler_to_fill(step: PlaceStep, place: int, sheet: Sheet) -> PaperBlock:
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
    ruler = Stack([Picture(empty_ruler(wide, sheet.body), sheet.faces),
                   Beside(ends, [1, 1, 1], gutter=14, above=3)])  # fmt: skip
    ring = Picture(empty_ring(side, sheet.body), sheet.faces)
    apart = Stack([ring, sheet.text(missing, align="middle", above=3, leading=1.2)])
    both = Beside([ruler, apart], [wide, side], gutter=APART * sheet.scale, above=4, exact=True)
    return Stack([name, both], above=10 * sheet.scale, whole=True)


def _statements(step: PlaceStep, view: Viewpoint, sheet: Sheet) -> PaperBlock:
    """The statements from one viewpoint, ruler by ruler, a box for each."""
    box = Picture(box_to_fill(), sheet.faces, align="middle")
    gutter, name = 10.0, 62 * sheet.scale
    text = sheet.width - name - BOX - 2 * gutter
    rows = []
    for axis in step.axes:
        for number, item in enumerate(items_of(step, axis.id), 1):
            label = f"{axis.label} {number}"
            rows.append(TableRow([
                TableCell(content=sheet.cell(label, colour="ink2"), head="Row", middle=True),
                TableCell(content=sheet.cell(worded(item, view)), middle=True),
                TableCell(content=box, middle=True),
            ]))  # fmt: skip
    return Table((), rows, [name, text, BOX], Style(pad=4 * sheet.scale, gutter=gutter), above=6)


def _evidence(step: PlaceStep, sheet: Sheet) -> PaperBlock:
    """How one knows: a box before each of the three tags."""
    boxes = sheet.choices([*evidence_words(step).items(), ("–", _("Can’t say"))])
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
    shown, seen = rulers(step, summary), _views(step, sheet)
    if not seen.ours:
        return [sheet.section(step.title, above=16), *_place_numbers(step, summary, sheet)]
    named = (
        (THEIRS, seen.theirs), (OURS, seen.ours), (WANTED, seen.wanted), (GUESTS, seen.guests)
    )  # fmt: skip
    entries = [(place, words, False) for place, words in named if words]
    title = sheet.section(rulers_sentence(shown, seen), above=16)
    made: Blocks = [
        title,
        _key(entries, sheet),
        *(_axis_block(each, seen, sheet) for each in shown),
    ]
    return [*made, *_maps(step, summary, sheet), *_place_numbers(step, summary, sheet)]


def _views(step: PlaceStep, sheet: Sheet) -> Views:
    return views(step, sheet.session.nouns if sheet.session else "")


def _axis_block(each: Ruler, seen: Views, sheet: Sheet) -> PaperBlock:
    told = gap_counts(each)
    name = Paragraph(
        (sheet.stretch(each.name, bold=True), sheet.stretch("\u00a0 " + each.span, colour="ink2")),
        sheet.faces, tag="H3",
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
    return Stack([head, Picture(scene, sheet.faces, above=4)], above=12, whole=True)


def _middle(median: float | None) -> str:
    return withheld_word() if median is None else half(median)


def _maps(step: PlaceStep, summary: PlaceSummary, sheet: Sheet) -> Blocks:
    """The room's three flat maps beside each other; one below the other in large type."""
    if not summary.clouds.ours or not summary.clouds.theirs:
        return []
    across = 1 if sheet.large else 3
    side = min((sheet.width - (across - 1) * 22) / across, 250)
    pictures = [_map(step, summary, pair, side, sheet) for pair in combinations(range(3), 2)]
    said = maps_sentence(_ends(step), cloud(summary), _views(step, sheet))
    title = sheet.section(said)
    key = sheet.quiet(
        _("Rings are people, on one map only; filled marks are the middle of the room.")
    )
    if across == 1:
        return [title, *pictures[:-1], sheet.stack([pictures[-1], key])]
    beside = Beside([Stack([each]) for each in pictures], [1, 1, 1], gutter=22)
    return [title, Stack([beside, key], above=6, whole=True)]


def _map(
    step: PlaceStep, summary: PlaceSummary, pair: tuple[int, int], side: float, sheet: Sheet
) -> Picture:
    across, up = (step.axes[each].label for each in pair)
    said = _("{across} and {up}. {told}").format(
        across=across, up=up,
        told=told_points(_ends(step), cloud(summary), _views(step, sheet), pair),
    )  # fmt: skip
    scene = flat_map((across, up), pair, cloud(summary), side, sheet.body, said)
    return Picture(scene, sheet.faces, above=8)


def _ends(step: PlaceStep) -> tuple[Ends, ...]:
    return tuple(Ends(name=axis.label) for axis in step.axes)


def _place_numbers(step: PlaceStep, summary: PlaceSummary, sheet: Sheet) -> Blocks:
    made: Blocks = [sheet.section(_("The numbers"))]
    labels = [_("Axis"), _("View"), "n", _("Middle"), _("Quartiles")]
    aligned = ["left", "left", "end", "end", "end"]
    head = [
        TableCell(content=sheet.cell(label, colour="ink2", align=align), head="Column")
        for label, align in zip(labels, aligned, strict=True)
    ]
    rows = []
    seen = _views(step, sheet)
    for axis, each in zip(step.axes, summary.axes, strict=True):
        sides = (
            (seen.ours, each.ours), (seen.theirs, each.theirs), (seen.wanted, each.wanted),
            (seen.guests, each.guests),
        )  # fmt: skip
        for view, side in sides:
            if not view or side is None:
                continue
            texts = [count_or_dash(side.n), *_side(side)]
            rows.append(TableRow([
                TableCell(content=sheet.cell(axis.label), head="Row"),
                TableCell(content=sheet.cell(sentence_case(view), balanced=True)),
                *(TableCell(content=sheet.cell(text, align="end")) for text in texts),
            ]))  # fmt: skip
    style = Style(pad=2, gutter=10, head_line=0.8, head_pad=3)
    free = sheet.width - 4 * style.gutter
    table = Table(head, rows, [free * each for each in (0.16, 0.46, 0.06, 0.14, 0.18)], style)
    made.append(Stack([table], above=4, whole=True))
    return [*made, *_in_words(step, summary, sheet)]


def _side(side: AxisSide) -> tuple[str, str]:
    if side.median is None or side.q1 is None or side.q3 is None:
        return "–", "–"
    return half(side.median), span(side.q1, side.q3)


def _in_words(step: PlaceStep, summary: PlaceSummary, sheet: Sheet) -> Blocks:
    """Where the typical points lie, and how people know."""
    made: Blocks = []
    seen = _views(step, sheet)
    for view, point in ((seen.ours, summary.typical.ours), (seen.theirs, summary.typical.theirs)):
        if point:
            text = _("{view}: {point}. A name to offer: {name}.").format(
                view=sentence_case(view), point=listed_values(_ends(step), (0, 1, 2), point),
                name=position_name(point),
            )  # fmt: skip
            made.append(sheet.text(text, above=4))
    if summary.evidence:
        made.append(sheet.label(_("How people know"), above=12, tag="H3"))
        made += sheet.items([
            f"{text}: {summary.evidence.get(tag, 0)}" for tag, text in evidence_words(step).items()
        ])  # fmt: skip
    return made
