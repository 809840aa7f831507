"""Nodes and links as a group names them, and the maps made of them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from msgspec import Struct, structs

from workshop.domain.position import Position
from workshop.words import _

Sort = Literal["customer", "team", "role", "channel", "partner", "community"]

MOST_RATED = 30
"""With more links, everybody rates only those they touch."""
MOST_NODES, MOST_LINKS = 25, 40
"""A larger map is a ball of wool: it is drawn with sorts collapsed."""


class Node(Struct, frozen=True, kw_only=True):
    """A place of the map. us: where the strands of every customer begin; one node, or none.
    position: None until it was put somewhere.
    """

    id: str
    name: str
    sort: Sort
    us: bool = False
    position: Position | None = None


class Link(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Two nodes affect each other through it. flows: what passes along it, in words. steward: who
    looks after it, "" for nobody.
    """

    id: str
    from_: str
    to: str
    flows: str = ""
    steward: str = ""
    two_way: bool = False

    @property
    def ends(self) -> frozenset[str]:
        """The two nodes, whichever was named first."""
        return frozenset((self.from_, self.to))


class Map(Struct, frozen=True, kw_only=True):
    """Nodes and links in the order they were named: an undirected map, at most one link between
    two nodes (`link_fault`).
    """

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    @property
    def us(self) -> Node | None:
        """The node that is "us"; None where nobody was named so."""
        return next((node for node in self.nodes if node.us), None)

    @property
    def names(self) -> dict[str, str]:
        """The names of nodes by their ids."""
        return {node.id: node.name for node in self.nodes}

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers of links by their ids, from 1 in the order they were named."""
        return {link.id: number for number, link in enumerate(self.links, 1)}

    @property
    def shared_out(self) -> bool:
        """Whether there is more than one person can rate: everybody rates what they touch."""
        return len(self.links) > MOST_RATED

    @property
    def crowded(self) -> bool:
        """Whether there is more than a room can follow."""
        return len(self.nodes) > MOST_NODES or len(self.links) > MOST_LINKS


def sort_words() -> dict[Sort, str]:
    """The sorts of nodes in words."""
    return {
        "customer": _("Customers"),
        "team": _("Teams"),
        "role": _("Roles"),
        "channel": _("Channels and tools"),
        "partner": _("Partners and suppliers"),
        "community": _("The community"),
    }


def link_name(drawn: Map, link: Link) -> str:
    """Say "Customer–Billing"."""
    names = drawn.names
    return f"{names[link.from_]}–{names[link.to]}"


def spaced_name(drawn: Map, link: Link) -> str:
    """Say "Customer – Billing", which may take two lines."""
    names = drawn.names
    return f"{names[link.from_]} – {names[link.to]}"


def link_fault(drawn: Map, one: str, other: str) -> str:
    """Why no new link may join two nodes, in a sentence; "" where it may."""
    names = drawn.names
    if not {one, other} <= names.keys():
        return _("A link joins two nodes of the map.")
    if one == other:
        return _("A link joins two different nodes.")
    if any(link.ends == {one, other} for link in drawn.links):
        return _("{one} and {other} are linked already.").format(one=names[one], other=names[other])
    return ""


def without_link(drawn: Map, link: str) -> Map:
    """The map with one link cut."""
    return structs.replace(drawn, links=tuple(each for each in drawn.links if each.id != link))


def standing_as(drawn: Map, now: Map) -> Map:
    """The map with its nodes where they stand now, those that are gone where they stood."""
    places = {node.id: node.position for node in now.nodes if node.position is not None}
    return structs.replace(
        drawn,
        nodes=tuple(
            structs.replace(node, position=places.get(node.id, node.position))
            for node in drawn.nodes
        ),
    )


def rated_by(drawn: Map, own: Collection[str]) -> tuple[Link, ...]:
    """The links that somebody is asked about: all, or of many those that touch their own nodes."""
    if not drawn.shared_out:
        return drawn.links
    return tuple(link for link in drawn.links if not link.ends.isdisjoint(own))


def links_by_node(drawn: Map) -> Iterator[tuple[Node, tuple[Link, ...]]]:
    """Each link once, below the first of its nodes that has any left, the busiest nodes first."""
    busy = Counter(end for link in drawn.links for end in link.ends)
    left = drawn.links
    for node in sorted(drawn.nodes, key=lambda each: -busy[each.id]):
        touching = tuple(link for link in left if node.id in link.ends)
        left = tuple(link for link in left if node.id not in link.ends)
        if touching:
            yield node, touching


class Collapsed(Struct, frozen=True, kw_only=True):
    """A smaller map, and which nodes and links of the full one each of its own stands for."""

    map: Map
    nodes: dict[str, tuple[str, ...]]
    links: dict[str, tuple[str, ...]]


def collapsed(drawn: Map, sorts: Collection[Sort]) -> Collapsed:
    """The map with all nodes of each of these sorts as one; what they had among themselves goes.

    A node of its sort alone stays itself. Links side by side become one, with a steward only where
    each has one.
    """
    of_sort = {
        sort: [node.id for node in drawn.nodes if node.sort == sort]
        for sort in sort_words()
        if sort in sorts
    }
    groups = {sort: members for sort, members in of_sort.items() if len(members) > 1}
    home = {node: f"sort:{sort}" for sort, members in groups.items() for node in members}
    words = sort_words()
    members: dict[str, list[Node]] = {}
    for node in drawn.nodes:
        members.setdefault(home.get(node.id, node.id), []).append(node)
    nodes = tuple(
        each[0]
        if place == each[0].id
        else Node(
            id=place, name=words[each[0].sort], sort=each[0].sort, us=any(one.us for one in each)
        )
        for place, each in members.items()
    )
    sides: dict[frozenset[str], list[Link]] = {}
    for link in drawn.links:
        ends = frozenset(home.get(end, end) for end in (link.from_, link.to))
        if len(ends) == 2:
            sides.setdefault(ends, []).append(link)
    return Collapsed(
        map=Map(nodes=nodes, links=tuple(_joined(each, home) for each in sides.values())),
        nodes={place: tuple(node.id for node in each) for place, each in members.items()},
        links={each[0].id: tuple(link.id for link in each) for each in sides.values()},
    )


def _joined(side: list[Link], home: Mapping[str, str]) -> Link:
    first = side[0]
    return structs.replace(
        first,
        from_=home.get(first.from_, first.from_),
        to=home.get(first.to, first.to),
        steward=first.steward if all(link.steward for link in side) else "",
        two_way=any(link.two_way for link in side),
    )
