"""A map too large for a room, with whole types of nodes drawn as one."""

import math

from msgspec import structs

from workshop.domain.graph.assessment import Assessment, LinkFinding
from workshop.domain.graph.map import Collapsed, Map, Sort, collapsed, sort_words
from workshop.room.graph_layout.places import Places


def calmed(drawn: Map, found: Assessment, places: Places) -> tuple[Map, Assessment, Places]:
    """The map simplified for a room: the types with the most nodes are collapsed first, and no more
    of them than necessary. A collapsed node stands at the centre of those it replaces and keeps
    their strongest links.
    """
    sorts: list[Sort] = []
    smaller = collapsed(drawn, sorts)
    sizes = {sort: sum(node.sort == sort for node in drawn.nodes) for sort in sort_words()}
    for sort in sorted(sizes, key=lambda sort: -sizes[sort]):
        if not smaller.map.crowded:
            break
        sorts.append(sort)
        smaller = collapsed(drawn, sorts)
    if not sorts:
        return drawn, found, places
    return smaller.map, _joined(smaller, found), _middles(smaller, places)


def _middles(smaller: Collapsed, places: Places) -> Places:
    return {
        node: (
            math.fsum(places[each][0] for each in members) / len(members),
            math.fsum(places[each][1] for each in members) / len(members),
        )
        for node, members in smaller.nodes.items()
    }


def _joined(smaller: Collapsed, found: Assessment) -> Assessment:
    """The findings for the simplified map: those about a single node or link stay; a collapsed one
    is neither a cut point nor a bridge.
    """
    links = {each.link: each for each in found.links}
    nodes = {each.node: each for each in found.nodes}
    return structs.replace(
        found,
        nodes=tuple(
            structs.replace(nodes[members[0]], node=node, cut=len(members) == 1
                            and nodes[members[0]].cut)
            for node, members in smaller.nodes.items()
        ),
        links=tuple(
            _strongest([links[each] for each in members]) for members in smaller.links.values()
        ),
    )  # fmt: skip


def _strongest(side: list[LinkFinding]) -> LinkFinding:
    first = side[0]
    if len(side) == 1:
        return first
    best = max(side, key=lambda link: link.strength or 0)
    return structs.replace(
        best, link=first.link, bridge=False, strength_counts=None, act_first=any(
            link.act_first for link in side
        ),
    )  # fmt: skip
