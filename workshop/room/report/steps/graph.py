"""A map in a report: every link with its numbers."""

from workshop.domain.graph.assessment import LinkFinding
from workshop.domain.graph.map import spaced_name
from workshop.domain.graph.structure import BETWEENNESS_DIGITS
from workshop.room.charts.graph.words import linked
from workshop.room.figures import half
from workshop.room.report.kind import (
    Figure,
    NumberBlock,
    NumberRow,
    NumberTable,
    how_to_read,
    numbers_of,
)
from workshop.steps.graph import GraphStep, GraphSummary, aspect_words
from workshop.words import _


@how_to_read.register(GraphStep)
def graph_how_to_read(step: GraphStep) -> str:
    return _("How to read: the stronger a link, the thicker its line.")


@numbers_of.register(GraphStep)
def graph_numbers_of(step: GraphStep, summary: GraphSummary, nouns: str) -> tuple[NumberTable, ...]:
    drawn = summary.drawn
    blocks = tuple(
        NumberBlock(
            number=str(drawn.numbers[link.id]),
            name=spaced_name(drawn, link),
            rows=(NumberRow(figures=_figures(each)),),
        )
        for link, each in linked(drawn, summary.links)
    )
    names = (name for name, _gloss in aspect_words().values())
    columns = (*names, _("Shortest ways"), _("What to look at"))
    return (NumberTable(title=_("Every link"), columns=columns, blocks=blocks),) if blocks else ()


def _figures(each: LinkFinding) -> tuple[Figure, ...]:
    middles = (half(each.strength) if each.strength is not None else None,
               half(each.importance) if each.importance is not None else None)  # fmt: skip
    ways = f"{round(each.betweenness, BETWEENNESS_DIGITS):.4g}"
    return (*middles, ways, ", ".join(_flags(each)) or "–")


def _flags(link: LinkFinding) -> list[str]:
    """What to look at, in words."""
    flags = (
        (link.act_first, _("act first")),
        (link.bridge, _("no way round")),
        (bool(link.fragile) and not link.camps, _("thin")),
        (link.camps, _("two camps")),
        (link.unowned, _("nobody’s task")),
        (link.strength is None or link.importance is None, _("few raters")),
    )
    return [words for holds, words in flags if holds]
