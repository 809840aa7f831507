"""What a group said about its links, put on the map: strength, importance, and where to act."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, structs

from workshop.domain import measure
from workshop.domain.graph.map import Link, Map
from workshop.domain.graph.structure import (
    BETWEENNESS_DIGITS,
    Structure,
    carries_much,
    structure,
    top_quarter,
    weighted_betweenness,
)
from workshop.domain.measure import CAMPS, agreement_word
from workshop.domain.scale import SCALES
from workshop.domain.step import Value
from workshop.domain.threshold import enough

HOLD, MATTER = SCALES["HOLD5"], SCALES["MATTER5"]
STRENGTH, IMPORTANCE = "strength", "importance"
THIN, STRONG_NEED, NEED = 2, 4, 3
"""Fragile up to a median strength of 2, critical from a median importance of 4; in headlines people
"call it thin" up to 2 and "need it" from 3.
"""

Sheet = Mapping[str, Value]
"""One person's values by cell name, `LINK/strength` and `LINK/importance`; None is can't say."""


class NodeFinding(Struct, frozen=True, kw_only=True):
    """strength: the total of its links, None where one is withheld. strands: of customers, how many
    ways to us share no link; None for other nodes.
    """

    node: str
    strength: float | None
    cut: bool
    strands: int | None


class LinkFinding(Struct, frozen=True, kw_only=True):
    """n: people who rated the link. Strength and importance are medians; with fewer than three
    values they are withheld (None), and so is all that follows from them. counts: how many chose
    each point.
    """

    link: str
    n: int | None
    strength: float | None
    importance: float | None
    strength_counts: tuple[int, ...] | None
    importance_counts: tuple[int, ...] | None
    strength_agreement: float | None
    importance_agreement: float | None
    betweenness: float
    betweenness_weighted: float | None
    bridge: bool
    critical: bool | None
    fragile: bool | None
    unowned: bool
    act_first: bool

    @property
    def camps(self) -> bool:
        """Whether the room is in two camps on its strength."""
        return in_two_camps(self.strength_counts)

    @property
    def thin(self) -> int:
        """How many call it thin."""
        return sum((self.strength_counts or ())[:THIN])

    @property
    def needed(self) -> int:
        """How many say that it matters."""
        return sum((self.importance_counts or ())[NEED - 1 :])


class Assessment(Struct, frozen=True, kw_only=True):
    """All that is known of a map, in the order its nodes and links were named. ways: the shortest
    ways that betweenness is a part of.
    """

    nodes: tuple[NodeFinding, ...]
    links: tuple[LinkFinding, ...]
    density: float | None
    islands: tuple[tuple[str, ...], ...]
    ways: int

    @property
    def act_first(self) -> tuple[LinkFinding, ...]:
        """The links to act on first, by importance, then betweenness, then number."""
        return tuple(link for link in by_importance(self.links) if link.act_first)

    @property
    def critical(self) -> tuple[LinkFinding, ...]:
        """The links that a lot hangs on, in the same order."""
        return tuple(link for link in by_importance(self.links) if link.critical)

    @property
    def fragile(self) -> tuple[LinkFinding, ...]:
        """The links that may not hold, in the same order."""
        return tuple(link for link in by_importance(self.links) if link.fragile)

    @property
    def unowned(self) -> tuple[LinkFinding, ...]:
        """The links that nobody looks after, in the same order."""
        return tuple(link for link in by_importance(self.links) if link.unowned)


def assess(drawn: Map, sheets: Iterable[Sheet], *, hide_unanimous: bool = False) -> Assessment:
    """The map with what people said about its links, whatever their order."""
    people = list(sheets)
    form = structure(drawn)
    rated = [_rated(link, people, hide_unanimous=hide_unanimous) for link in drawn.links]
    weighted = weighted_betweenness(drawn, {each.link: each.strength for each in rated})
    quarter = top_quarter(form.betweenness.values())
    links = tuple(_judged(each, form, weighted[each.link], quarter) for each in rated)
    return Assessment(
        nodes=_nodes(drawn, form, {link.link: link.strength for link in links}),
        links=links,
        density=form.density,
        islands=form.islands,
        ways=form.ways,
    )


def by_importance(links: Iterable[LinkFinding]) -> list[LinkFinding]:
    """By importance, then betweenness, then number; withheld importances last."""
    return sorted(
        links,
        key=lambda link: (-(link.importance or 0), -round(link.betweenness, BETWEENNESS_DIGITS)),
    )


def in_two_camps(counts: tuple[int, ...] | None) -> bool:
    """Whether the room is in two camps (never below five answers)."""
    if counts is None:
        return False
    return agreement_word(measure.agreement(counts), sum(counts)) == CAMPS


def _rated(link: Link, people: list[Sheet], *, hide_unanimous: bool) -> LinkFinding:
    """What people said of one link, before anything is known of its place in the map."""
    told: list[tuple[int, ...] | None] = []
    given: list[list[Value]] = []
    for aspect, scale in ((STRENGTH, HOLD), (IMPORTANCE, MATTER)):
        cell = f"{link.id}/{aspect}"
        given.append([sheet.get(cell) for sheet in people])
        rated = (value for value in given[-1] if isinstance(value, int))
        counts = measure.counts(rated, scale.points)
        told.append(counts if measure.may_tell(counts, hide_unanimous=hide_unanimous) else None)
    holds, matters = told
    raters = len(people) - list(zip(*given, strict=True)).count((None, None))
    strength = _median(holds)
    together = None if holds is None else measure.agreement(holds)
    camps = holds is not None and agreement_word(together, sum(holds)) == CAMPS
    return LinkFinding(
        link=link.id,
        n=raters if enough(raters) else None,
        strength=strength,
        importance=_median(matters),
        strength_counts=holds,
        importance_counts=matters,
        strength_agreement=together,
        importance_agreement=None if matters is None else measure.agreement(matters),
        betweenness=0,
        betweenness_weighted=None,
        bridge=False,
        critical=None,
        fragile=None if holds is None else (strength or 0) <= THIN or camps,
        unowned=not link.steward,
        act_first=False,
    )


def _median(counts: tuple[int, ...] | None) -> float | None:
    if counts is None or not any(counts):
        return None
    return float(measure.quantile(counts, HOLD.first, 2))


def _judged(
    rated: LinkFinding, form: Structure, weighted: float | None, quarter: float | None
) -> LinkFinding:
    """The link at its place in the map."""
    betweenness, bridge = form.betweenness[rated.link], rated.link in form.bridges
    if bridge or carries_much(betweenness, quarter):
        critical: bool | None = True
    else:
        critical = None if rated.importance is None else rated.importance >= STRONG_NEED
    return structs.replace(
        rated,
        betweenness=betweenness,
        betweenness_weighted=weighted,
        bridge=bridge,
        critical=critical,
        act_first=bool(critical) and (bool(rated.fragile) or rated.unowned),
    )


def _nodes(
    drawn: Map, form: Structure, strengths: Mapping[str, float | None]
) -> tuple[NodeFinding, ...]:
    links: dict[str, list[float | None]] = {node.id: [] for node in drawn.nodes}
    for link in drawn.links:
        links[link.from_].append(strengths[link.id])
        links[link.to].append(strengths[link.id])
    found = []
    for node in drawn.nodes:
        own = links[node.id]
        told = [strength for strength in own if strength is not None]
        found.append(
            NodeFinding(
                node=node.id,
                strength=sum(told) if len(told) == len(own) else None,
                cut=node.id in form.cuts,
                strands=form.strands.get(node.id),
            )
        )
    return tuple(found)
