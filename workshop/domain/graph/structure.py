"""What hangs on what: bridges, cut points, shortest ways and strands of a map.

networkx does the computing; it is imported only when a map is computed, since it takes a moment.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import cast

from msgspec import Struct

from workshop.domain.graph.map import Map

LENGTH = 2520
"""The distance of a strength of ½: 2520/2m is whole for every median m of 1, 1½ … 5, so that ways
of equal length compare equal. (60/s, for whole strengths, is the same in other units.)
"""
BETWEENNESS_DIGITS = 9
"""Sums of shares that are equal differ in their last digits; so many are compared."""


class Structure(Struct, frozen=True, kw_only=True):
    """A map's form, whatever its links are like.

    betweenness: by link, the shortest ways that run along it, of the `ways` there are. strands: by
    customer, how many ways to us share no link; empty where nobody is "us".
    """

    bridges: frozenset[str]
    cuts: frozenset[str]
    islands: tuple[tuple[str, ...], ...]
    density: float | None
    betweenness: dict[str, float]
    ways: int
    strands: dict[str, int]


def structure(drawn: Map) -> Structure:
    """The form of a map."""
    graph = _graph(drawn)
    us = drawn.us
    parts = _islands(drawn, graph)
    bridges, cuts = _bridges_and_cuts(drawn, graph)
    size = len(drawn.nodes)
    return Structure(
        bridges=bridges,
        cuts=cuts,
        islands=parts,
        density=2 * len(drawn.links) / (size * (size - 1)) if size > 1 else None,
        betweenness=_betweenness(drawn, graph, None),
        ways=sum(len(island) * (len(island) - 1) // 2 for island in parts),
        strands={} if us is None else _strands(drawn, us.id, [
            node.id for node in drawn.nodes if node.sort == "customer" and node.id != us.id
        ]),
    )  # fmt: skip


def weighted_betweenness(
    drawn: Map, strengths: Mapping[str, float | None]
) -> dict[str, float | None]:
    """Betweenness where a strong link is a short one (Newman 2001).

    On an island with a link of unknown strength nobody can tell the ways: None for its links.
    """
    known = {link: strength for link, strength in strengths.items() if strength is not None}
    unclear = {link.from_ for link in drawn.links if link.id not in known}
    told = {node for island in islands(drawn) if unclear.isdisjoint(island) for node in island}
    part = Map(
        nodes=tuple(node for node in drawn.nodes if node.id in told),
        links=tuple(link for link in drawn.links if link.from_ in told),
    )
    found: dict[str, float | None] = dict.fromkeys(link.id for link in drawn.links)
    return {**found, **_betweenness(part, _graph(part, known), "distance")}


def islands(drawn: Map) -> tuple[tuple[str, ...], ...]:
    """The nodes that hang together, the island of the first node first."""
    return _islands(drawn, _graph(drawn))


def _islands(drawn: Map, graph: object) -> tuple[tuple[str, ...], ...]:
    order = {node.id: place for place, node in enumerate(drawn.nodes)}
    parts = [tuple(sorted(part, key=order.__getitem__)) for part in
             _networkx().connected_components(graph)]  # fmt: skip
    return tuple(sorted(parts, key=lambda part: order[part[0]]))


def out_of_reach(drawn: Map) -> tuple[str, ...]:
    """The nodes with no way to us; where nobody is "us", those off the largest island."""
    parts, us = islands(drawn), drawn.us
    if not parts:
        return ()
    home = (
        max(parts, key=len) if us is None else next(island for island in parts if us.id in island)
    )
    return tuple(node.id for node in drawn.nodes if node.id not in home)


def strands(drawn: Map, one: str, other: str) -> int:
    """How many ways between two nodes share no link (edge connectivity, after Menger)."""
    return _strands(drawn, one, (other,))[other]


def hops_from(drawn: Map, node: str) -> dict[str, int]:
    """How many links away each node is that can be reached."""
    return dict(_networkx().single_source_shortest_path_length(_graph(drawn), node))


def last_before(drawn: Map, us: str, customer: str) -> tuple[str, ...]:
    """The last node before the customer on each of as many ways as share no link; us, where a link
    joins the two.
    """
    nx = _networkx()
    graph = _graph(drawn)
    if not nx.has_path(graph, us, customer):
        return ()
    ways = nx.edge_disjoint_paths(graph, us, customer)
    order = {node.id: place for place, node in enumerate(drawn.nodes)}
    return tuple(sorted((way[-2] for way in ways), key=order.__getitem__))


def top_quarter(betweenness: Iterable[float]) -> float | None:
    """The third quartile (type 2): from here on a link carries more than most."""
    line = sorted(betweenness)
    if not line:
        return None
    place, rest = divmod(3 * len(line), 4)
    found = line[place] if rest else (line[place - 1] + line[place]) / 2
    return round(found, BETWEENNESS_DIGITS)


def carries_much(betweenness: float, quarter: float | None) -> bool:
    """Whether a link is in the top quarter."""
    return quarter is not None and round(betweenness, BETWEENNESS_DIGITS) >= quarter


def _networkx() -> ModuleType:
    import networkx  # noqa: PLC0415  takes a moment, and few sessions draw a map

    return cast("ModuleType", networkx)


def _graph(drawn: Map, strengths: Mapping[str, float] | None = None) -> object:
    """The map as networkx knows it, with distances where strengths are given."""
    from workshop.domain.graph.links_graph import LinksGraph  # noqa: PLC0415  imports networkx

    graph = LinksGraph()
    graph.add_nodes_from(node.id for node in drawn.nodes)
    for link in drawn.links:
        far = {} if strengths is None else {"distance": distance(strengths[link.id])}
        graph.add_edge(link.from_, link.to, **far)
    return graph


def distance(strength: float) -> int:
    """How far apart a link of this strength, 1, 1½ … 5, holds its ends."""
    return LENGTH // int(2 * strength)


def _bridges_and_cuts(drawn: Map, graph: object) -> tuple[frozenset[str], frozenset[str]]:
    """Links and nodes without which parts fall asunder: of the parts in which any two links lie on
    a ring, those of one link, and the nodes that several share.
    """
    by_ends = {link.ends: link.id for link in drawn.links}
    bridges: set[str] = set()
    seen: set[str] = set()
    cuts: set[str] = set()
    for rings in _networkx().biconnected_component_edges(graph):
        if len(rings) == 1:
            bridges.add(by_ends[frozenset(rings[0])])
        nodes = {end for ends in rings for end in ends}
        cuts |= nodes & seen
        seen |= nodes
    return frozenset(bridges), frozenset(cuts)


def _betweenness(drawn: Map, graph: object, weight: str | None) -> dict[str, float]:
    """Over unordered pairs of nodes, the shares of their shortest ways that run along each link
    (Girvan and Newman 2002; computed after Brandes 2001).
    """
    nx = _networkx()
    found = nx.edge_betweenness_centrality(graph, normalized=False, weight=weight)
    by_ends = {frozenset(ends): float(value) for ends, value in found.items()}
    return {link.id: by_ends[link.ends] for link in drawn.links}


def _strands(drawn: Map, one: str, others: Iterable[str]) -> dict[str, int]:
    """To each of the others; what networkx makes of the map for one way serves for all."""
    graph = _graph(drawn)
    connectivity = _networkx().algorithms.connectivity
    helper = connectivity.build_auxiliary_edge_connectivity(graph)
    residual = _networkx().algorithms.flow.build_residual_network(helper, "capacity")
    links = Counter(end for link in drawn.links for end in link.ends)
    return {
        other: int(
            connectivity.local_edge_connectivity(
                graph,
                one,
                other,
                auxiliary=helper,
                residual=residual,
                # There are no more ways than links at either end, so none is looked for.
                cutoff=min(links[one], links[other]),
            )
        )
        for other in others
    }
