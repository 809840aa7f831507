"""Graph in the room: what is asked of each link, then the map, its grid, lists and strands."""

from workshop.domain.graph.map import Map, link_name, standing_as
from workshop.domain.graph.structure import last_before
from workshop.domain.graph.what_if import Return, snapped, with_plans
from workshop.domain.step import View
from workshop.room.asked import Entry, asked_pages
from workshop.room.charts.graph.grid import grid_pages
from workshop.room.charts.graph.lists import lists_pages
from workshop.room.charts.graph.map_pages import draft_pages, map_pages, snapped_pages
from workshop.room.charts.graph.strands import Way, strands_pages
from workshop.room.charts.graph.totals import totals_page
from workshop.room.charts.graph.words import (
    grid_sentence,
    linked,
    map_sentence,
    strands_sentence,
)
from workshop.room.figures import half, lower
from workshop.room.graph_layout.laid import places_of
from workshop.room.kind import (
    FindingRow,
    Findings,
    Option,
    asked,
    explained,
    extent,
    findings,
    headline,
    items_told,
    maps_shown,
    option_name,
    options,
    picture_of,
    pictures,
    revealed,
    usual_view,
)
from workshop.room.number_words import counted
from workshop.room.rated_map import RatedMap, rated_map, with_cut
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.graph import (
    ASPECTS,
    GraphStep,
    GraphSummary,
    GraphView,
    aspect_words,
    link_words,
)
from workshop.words import _, in_a_row, ngettext

MAP = "map"


@asked.register(GraphStep)
def graph_asked(step: GraphStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    entries = tuple(
        Entry(name=name, help=scale_told(aspect))
        for aspect, (name, _help) in aspect_words().items()
    )
    return asked_pages(
        frame,
        prompt=step.prompt,
        entries=entries,
        instruction=step.instruction,
        left=state.timer_left,
        planned=state.timer_planned,
    )


def scale_told(aspect: str) -> str:
    """The two ends of a scale: "from barely there to would hold under strain"."""
    scale = ASPECTS[aspect]
    low, high = scale.label(scale.points[0]), scale.label(scale.points[-1])
    return _("1 {low}, 5 {high}").format(low=lower(low), high=lower(high))


@explained.register(GraphStep)
def graph_explained(step: GraphStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """The map as it has been drawn so far."""
    return draft_pages(frame, step.drawn, places_of(step.drawn)) if step.drawn.nodes else ()


@pictures.register(GraphStep)
def graph_pictures(step: GraphStep) -> dict[str, str]:
    return {
        MAP: _("Map"),
        "grid": _("Grid"),
        "lists": _("Lists"),
        "strands": _("Strands"),
        "return": _("What we plan"),
    }


def return_of(step: GraphStep, summary: GraphSummary) -> Return:
    """The total of strengths as revealed, and with what is planned by now."""
    strengths = {each.link: each.strength for each in summary.links}
    return with_plans(summary.drawn, strengths, step.plans)


@usual_view.register(GraphStep)
def graph_usual_view(step: GraphStep) -> GraphView:
    return GraphView()


@options.register(GraphStep)
def graph_options(step: GraphStep, view: View) -> tuple[Option, ...]:
    """The map whole, or with any one link cut."""
    cuts = (
        Option(name=_cut_words(step.drawn, link.id), view=GraphView(picture=MAP, cut=link.id))
        for link in step.drawn.links
    )
    return (Option(name=_whole_words(), view=GraphView(picture=view.picture)), *cuts)


@option_name.register(GraphStep)
def graph_option_name(step: GraphStep, view: View) -> str:
    cut = _cut(step.drawn, view)
    return _cut_words(step.drawn, cut) if cut else _whole_words()


def _whole_words() -> str:
    return _("All links hold")


def _cut_words(drawn: Map, name: str) -> str:
    link = next(link for link in drawn.links if link.id == name)
    words = link_name(drawn, link) if link.from_ else ""
    return _("Cut {number}: {link}").format(number=drawn.numbers[name], link=words)


def _cut(drawn: Map, view: View | None) -> str:
    """The link that is cut, "" where none is or it is gone from the map."""
    cut = view.cut if isinstance(view, GraphView) else ""
    return cut if cut in drawn.numbers else ""


@revealed.register(GraphStep)
def graph_revealed(
    step: GraphStep, summary: GraphSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    drawn, found = standing_as(summary.drawn, step.drawn), summary.found
    match picture_of(state.step, step, state.chosen):
        case "grid":
            return grid_pages(frame, drawn, found)
        case "lists":
            return lists_pages(frame, drawn, found)
        case "return":
            return (totals_page(frame, return_of(step, summary)),)
        case "strands":
            return strands_pages(frame, ways_of(summary), drawn.us.name if drawn.us else _("us"))
    cut = _cut(drawn, state.chosen)
    if cut:
        return snapped_pages(frame, drawn, found, places_of(drawn), snapped(drawn, cut))
    return map_pages(frame, drawn, found, places_of(drawn))


@rated_map.register(GraphStep)
def graph_rated_map(step: GraphStep, summary: GraphSummary, chosen: View | None) -> RatedMap:
    drawn = standing_as(summary.drawn, step.drawn)
    return RatedMap(
        drawn=drawn,
        strengths={each.link: each.strength for each in summary.links},
        double=frozenset(each.node for each in summary.nodes if each.cut),
        picture=MAP,
        cut=_cut(drawn, chosen),
    )


@with_cut.register(GraphStep)
def graph_with_cut(step: GraphStep, link: str) -> GraphView:
    return GraphView(picture=MAP, cut=link)


def ways_of(summary: GraphSummary) -> tuple[Way, ...]:
    """The customers with the ways to them, in the order they were named."""
    drawn, us = summary.drawn, summary.drawn.us
    names = drawn.names
    return tuple(
        Way(
            name=names[node.node],
            strands=node.strands,
            through=tuple(
                "" if each == us.id else names[each]
                for each in last_before(drawn, us.id, node.node)
            ),
        )
        for node in summary.nodes
        if node.strands is not None and us is not None
    )


@maps_shown.register(GraphStep)
def graph_maps_shown(step: GraphStep, summary: GraphSummary | None) -> tuple[Map, ...]:
    return (step.drawn, standing_as(summary.drawn, step.drawn)) if summary else (step.drawn,)


@extent.register(GraphStep)
def graph_extent(step: GraphStep) -> str:
    count = len(step.drawn.links)
    return ngettext("{links} link", "{links} links", count, links=counted(count))


@items_told.register(GraphStep)
def graph_items_told(step: GraphStep) -> tuple[str, ...]:
    return tuple(link_words(step, link) for link in step.drawn.links)


@findings.register(GraphStep)
def graph_findings(step: GraphStep, summary: GraphSummary, view: View | None) -> Findings:
    drawn, found = summary.drawn, summary.found
    numbers = drawn.numbers
    rows = tuple(
        FindingRow(
            number=str(numbers[link.id]),
            name=link_name(drawn, link),
            figures=(_figure(each.strength), _figure(each.importance)),
        )
        for link, each in linked(drawn, found.act_first)
    )
    return Findings(
        title=_("For you only: act first") if rows else "",
        columns=(_("strength"), _("importance")),
        rows=rows,
        said=(*graph_headline(step, summary, ""), *_islands_told(summary)),
    )


def _figure(median: float | None) -> str:
    return "–" if median is None else half(median)


def _islands_told(summary: GraphSummary) -> tuple[str, ...]:
    """Which parts of the map hang together by themselves."""
    if len(summary.islands) < 2:
        return ()
    names = summary.drawn.names
    return tuple(
        _("An island: {nodes}.").format(nodes=in_a_row(names[node] for node in island))
        for island in summary.islands[1:]
    )


@headline.register(GraphStep)
def graph_headline(step: GraphStep, summary: GraphSummary, nouns: str) -> tuple[str, ...]:
    drawn, found = summary.drawn, summary.found
    if not drawn.links:
        return ()
    said = [map_sentence(drawn, found), grid_sentence(drawn, found)]
    ways = [way.strands for way in ways_of(summary)]
    return (*said, strands_sentence(ways)) if ways else tuple(said)
