"""Place in the room: the rulers, then dumbbells, flat maps and the cube."""

from functools import partial

from msgspec import structs

from workshop.domain.step import View
from workshop.room.asked import Entry, asked_pages
from workshop.room.charts.bars import Bar, Head, ScalePoints
from workshop.room.charts.bars_page import shapes_pages
from workshop.room.charts.place.body import AxisWords, axes_pages
from workshop.room.charts.place.chart_values import rulers, views
from workshop.room.charts.place.dumbbells import ruler_sentence, widest_first
from workshop.room.charts.place.pictures import place_picture
from workshop.room.kind import (
    FindingRow,
    Findings,
    asked,
    explained,
    extent,
    findings,
    headline,
    items_told,
    picture_of,
    pictures,
    revealed,
    turned,
    usual_view,
)
from workshop.room.number_words import counted
from workshop.room.scene import Frame, Page, Text, moved_down
from workshop.room.state import RoomState
from workshop.room.typesetting import fitted, inner_width, top_baseline
from workshop.steps.place import (
    POINTS,
    TURNS,
    PlaceStep,
    PlaceSummary,
    PlaceView,
    items_of,
    worded,
)
from workshop.words import _, ngettext

GROUP = 1.25
"""How far a picture moves down for the line about the group, in R."""


@asked.register(PlaceStep)
def place_asked(step: PlaceStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """The rulers together, then each with its ends."""
    ask = partial(asked_pages, frame, left=state.timer_left, planned=state.timer_planned)
    group = f"{step.group}." if step.group else ""
    hint = "\n".join(part for part in (group, step.instruction) if part)
    entries = tuple(Entry(name=axis.label, help=axis.span) for axis in step.axes)
    pages = ask(prompt=step.prompt, entries=entries, instruction=hint)
    for axis in step.axes:
        points = [("1", axis.low), ("4", axis.middle), ("7", axis.high)]
        if step.items:
            told = [worded(item, step.viewpoints[0]) for item in items_of(step, axis.id)]
            points = [(str(number), text) for number, text in enumerate(told, 1)]
        ends = tuple(Entry(name="", number=number, help=text) for number, text in points if text)
        head = _("{axis}: {help}").format(axis=axis.label, help=axis.help)
        pages += ask(prompt=head, entries=ends)
    return pages


@explained.register(PlaceStep)
def place_explained(step: PlaceStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """The axes as they grow out of one another."""
    depth, breadth, light = (
        AxisWords(
            name=axis.label, help=axis.help, anchors=(axis.room or axis.low, axis.middle, axis.high)
        )
        for axis in step.axes
    )
    return axes_pages(frame, (depth, breadth, light))


@pictures.register(PlaceStep)
def place_pictures(step: PlaceStep) -> dict[str, str]:
    """None to choose from where only guests placed it."""
    if len(step.viewpoints) < 2:
        return {}
    return {"dumbbells": _("Dumbbells"), "maps": _("Maps"), "cube": _("Cube")}


@usual_view.register(PlaceStep)
def place_usual_view(step: PlaceStep) -> PlaceView:
    return PlaceView()


@turned.register(PlaceStep)
def place_turned(step: PlaceStep, view: View | None, by: int) -> PlaceView:
    seen = view if isinstance(view, PlaceView) else PlaceView()
    return structs.replace(seen, turn=(seen.turn + by) % TURNS)


@revealed.register(PlaceStep)
def place_revealed(
    step: PlaceStep, summary: PlaceSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    if len(step.viewpoints) < 2:
        return _one_view(step, summary, frame)
    chosen = picture_of(state.step, step, state.chosen)
    turn = state.chosen.turn if isinstance(state.chosen, PlaceView) else 0
    if not step.group:
        return place_picture(step, summary, chosen, turn, state.nouns, frame)
    lower = structs.replace(frame, height=frame.height - GROUP * frame.r)
    pages = place_picture(step, summary, chosen, turn, state.nouns, lower)
    return tuple(_about_group(page, step.group, frame) for page in pages)


def _one_view(step: PlaceStep, summary: PlaceSummary, frame: Frame) -> tuple[Page, ...]:
    """How many placed it on each point of each ruler."""
    names = {axis.id: axis.label for axis in step.axes}
    bars = tuple(
        Bar(number="", label=names[each.axis], counts=each.theirs.counts) for each in summary.axes
    )
    words = tuple(map(str, POINTS))
    return shapes_pages(frame, Head(name=step.prompt), bars, ScalePoints(short=words))


def _about_group(page: Page, group: str, frame: Frame) -> Page:
    """The page below a line that says which of them it is about."""
    said = fitted(group, inner_width(frame), frame.r, frame.type)
    y = top_baseline(frame, frame.r)
    shapes = (Text(x=frame.margin_x, y=y, text=said, size=frame.r, colour="ink2"),
              *moved_down(page.scene.shapes, GROUP * frame.r))  # fmt: skip
    return structs.replace(page, scene=frame.scene(shapes, f"{group}. {page.scene.alt}"))


@extent.register(PlaceStep)
def place_extent(step: PlaceStep) -> str:
    if step.items:
        return _("{n} statements, {sides} chairs").format(
            n=counted(len(step.items)), sides=counted(len(step.viewpoints))
        )
    return _("{rulers} rulers, {sides} chairs").format(
        rulers=counted(len(step.axes)), sides=counted(len(step.viewpoints))
    )


@items_told.register(PlaceStep)
def place_items_told(step: PlaceStep) -> tuple[str, ...]:
    if step.items:
        return tuple(
            f"{axis.label} {number}: {item.ours}\n{item.theirs}"
            for axis in step.axes
            for number, item in enumerate(items_of(step, axis.id), 1)
        )
    return tuple(
        f"{axis.label}: {axis.help}\n1  {axis.low}\n4  {axis.middle}\n7  {axis.high}"
        for axis in step.axes
    )


@findings.register(PlaceStep)
def place_findings(step: PlaceStep, summary: PlaceSummary, view: View | None) -> Findings:
    names = {axis.id: axis.label for axis in step.axes}
    rows = tuple(
        FindingRow(
            name=names[axis.axis],
            figures=(
                str(axis.gap.higher),
                str(axis.gap.same),
                str(axis.gap.lower),
                _gap(axis.gap.median),
            ),
        )
        for axis in summary.axes
        if axis.gap.higher is not None
    )
    evidence = summary.evidence or {}
    total = sum(evidence.values())
    said: tuple[str, ...] = ()
    if total:
        told = ngettext(
            "{n} of {total} placements of their view is a guess.",
            "{n} of {total} placements of their view are guesses.",
            evidence.get("G", 0),
            total=total,
        )
        said = (told,)
    return Findings(
        title=_("For you only: ours against theirs") if rows else "",
        columns=(_("higher"), _("same"), _("lower"), _("middle gap")),
        rows=rows,
        said=said,
    )


def _gap(median: float | None) -> str:
    return "–" if median is None else f"{median:+g}".replace("-", "−")


@headline.register(PlaceStep)
def place_headline(step: PlaceStep, summary: PlaceSummary, nouns: str) -> tuple[str, ...]:
    if len(step.viewpoints) < 2:
        return ()
    seen = views(step, nouns)
    return tuple(ruler_sentence(each, seen) for each in widest_first(rulers(step, summary)))
