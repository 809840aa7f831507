"""Graph in files: the links of the map with what people said of them, and its nodes."""

from workshop.domain.graph.assessment import (
    HOLD,
    IMPORTANCE,
    MATTER,
    STRENGTH,
    LinkFinding,
    by_importance,
)
from workshop.domain.graph.map import link_name
from workshop.office.chart import Chart, ChartName, Dumbbells, PointAxis, Series, chart
from workshop.office.table import Measured, StepTable, by_point, table
from workshop.room.marks import LENS_COLOURS
from workshop.steps.graph import GraphStep, GraphSummary, aspect_words
from workshop.words import _


@table.register(GraphStep)
def graph_table(step: GraphStep, summary: GraphSummary) -> StepTable:
    return StepTable(
        rows=(
            *(row for each in summary.links for row in _link_rows(summary, each)),
            *_node_rows(summary),
            Measured(
                item="density",
                text=_("Links there are, of all there could be, 0 to 1"),
                value=summary.density,
                withheld=summary.density is None,
            ),
        )
    )


def _link_rows(summary: GraphSummary, found: LinkFinding) -> list[Measured]:
    link = next(each for each in summary.drawn.links if each.id == found.link)
    name, words = link_name(summary.drawn, link), aspect_words()
    said = {
        STRENGTH: (found.strength, found.strength_counts, found.strength_agreement),
        IMPORTANCE: (found.importance, found.importance_counts, found.importance_agreement),
    }
    rows = [
        Measured(
            item=found.link,
            text=name,
            lens=words[aspect][0],
            n=sum(counts) if counts else None,
            counts=by_point(counts),
            median=median,
            agreement=agreement,
            withheld=median is None,
        )
        for aspect, (median, counts, agreement) in said.items()
    ]
    ways = {
        _("Share of the shortest ways through it"): found.betweenness,
        _("The same, weighted by strength"): found.betweenness_weighted,
    }
    rows += [
        Measured(item=found.link, text=name, lens=lens, value=value, withheld=value is None)
        for lens, value in ways.items()
    ]
    return rows


def _node_rows(summary: GraphSummary) -> list[Measured]:
    names, rows = summary.drawn.names, []
    for node in summary.nodes:
        rows.append(
            Measured(
                item=node.node,
                text=names[node.node],
                lens=_("Strength of its links together"),
                value=node.strength,
                withheld=node.strength is None,
            )
        )
        if node.strands is not None:
            rows.append(
                Measured(
                    item=node.node,
                    text=names[node.node],
                    lens=_("Ways to us that share no link"),
                    value=node.strands,
                )
            )
    return rows


@chart.register(GraphStep)
def graph_chart(step: GraphStep, summary: GraphSummary) -> tuple[Chart, ...]:
    told = [
        each
        for each in by_importance(summary.links)
        if each.strength is not None and each.importance is not None
    ]
    if not told:
        return ()
    links, words = {link.id: link for link in summary.drawn.links}, aspect_words()
    names = [
        (str(summary.drawn.numbers[each.link]), link_name(summary.drawn, links[each.link]))
        for each in told
    ]
    return (
        Dumbbells(
            title=_("What each link carries, and what it would cost to lose it"),
            reading=_(
                "The marks are medians. Where importance stands right of strength, a link "
                "matters more than it holds."
            ),
            names=tuple(ChartName(number=number, full=name, short=name) for number, name in names),
            series=(
                Series(
                    name=words[IMPORTANCE][0],
                    values=tuple(each.importance for each in told),
                    colour=LENS_COLOURS[0],
                ),
                Series(
                    name=words[STRENGTH][0],
                    values=tuple(each.strength for each in told),
                    colour=LENS_COLOURS[2],
                ),
            ),
            ruler=PointAxis(
                low=HOLD.points[0],
                high=HOLD.points[-1],
                words=(str(HOLD.points[0]), str(MATTER.points[2]), str(HOLD.points[-1])),
            ),
            told=tuple(_("act first") if each.act_first else "" for each in told),
        ),
    )
