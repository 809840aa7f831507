"""What would be: a link that snaps, and links that are planned."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from workshop.domain.graph.map import Map, without_link
from workshop.domain.graph.structure import Structure, out_of_reach, structure


class Snapped(Struct, frozen=True, kw_only=True):
    """A map with one link cut. fallen: the nodes that only this link held. out_of_reach: all that
    have no way to us, those that never had one among them. carried: of `ways` shortest ways there
    were, those along the cut link.
    """

    link: str
    map: Map
    form: Structure
    fallen: tuple[str, ...]
    out_of_reach: tuple[str, ...]
    carried: float
    ways: int


def snapped(drawn: Map, link: str) -> Snapped:
    """The map once a link is gone; what has moved is only what can be reached."""
    left, before = without_link(drawn, link), structure(drawn)
    gone, off = out_of_reach(left), set(out_of_reach(drawn))
    return Snapped(
        link=link,
        map=left,
        form=structure(left),
        fallen=tuple(node for node in gone if node not in off),
        out_of_reach=gone,
        carried=before.betweenness[link],
        ways=before.ways,
    )


class Planned(Struct, frozen=True, kw_only=True):
    """A link as it is intended: to mend where its two nodes are linked, to make where not."""

    id: str
    ends: frozenset[str]
    strength: float


class Return(Struct, frozen=True, kw_only=True):
    """Return on connection: the total of strengths, today and as intended. No forecast."""

    before: float
    after: float


def with_plans(
    drawn: Map, strengths: Mapping[str, float | None], plans: Iterable[Planned]
) -> Return:
    """The total of strengths, and with what is planned: of two plans for a link the later one."""
    known = {link.ends: link.id for link in drawn.links}
    latest = {plan.ends: plan for plan in plans}
    wanted = {known.get(ends, f"new {plan.id}"): plan.strength for ends, plan in latest.items()}
    return return_on_connection(strengths, wanted)


def return_on_connection(
    strengths: Mapping[str, float | None], wanted: Mapping[str, float]
) -> Return:
    """strengths: of the links there are, None where withheld. wanted: of links to mend, by their
    id, and of links to make, by a new one. A withheld link counts on neither side.
    """
    told = {link: strength for link, strength in strengths.items() if strength is not None}
    planned = {
        link: strength for link, strength in wanted.items() if link in told or link not in strengths
    }
    return Return(before=sum(told.values()), after=sum({**told, **planned}.values()))
