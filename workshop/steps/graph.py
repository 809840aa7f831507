"""Graph: each person rates the links of a map that the group has drawn; the room sees the map."""

from collections.abc import Iterator, Mapping
from typing import cast, get_args

from msgspec import structs

from workshop.domain.gathering import Entries, Lists, cell_lists, name_of, takes_from, with_lists
from workshop.domain.graph.assessment import (
    HOLD,
    IMPORTANCE,
    MATTER,
    STRENGTH,
    Assessment,
    LinkFinding,
    NodeFinding,
    assess,
)
from workshop.domain.graph.map import Link, Map, Node, Sort, link_fault, spaced_name
from workshop.domain.graph.named import NamedMap, named_map
from workshop.domain.graph.what_if import Planned
from workshop.domain.scale import Scale
from workshop.domain.step import (
    Answers,
    Cell,
    Step,
    Summary,
    Value,
    View,
    cells,
    fact,
    sample,
    summarise,
    unknown_fact,
)
from workshop.words import _

NO_MAP = Map(nodes=(), links=())
ASPECTS: Mapping[str, Scale] = {STRENGTH: HOLD, IMPORTANCE: MATTER}
"""What is asked of each link, on which scale."""


class GraphStep(Step, frozen=True, kw_only=True, tag="graph"):
    """A map to rate. nodes, links: the lists that it is made of. planned: the list of links to mend
    and to make that comes later, if at all; its fields are `from`, `to` and `strength`.

    drawn, plans: filled in from the session when it runs; the exercise file leaves them empty.
    """

    prompt: str
    instruction: str = ""
    nodes: str = "nodes"
    links: str = "links"
    planned: str = "planned"
    drawn: Map = NO_MAP
    plans: tuple[Planned, ...] = ()


class GraphSummary(Summary, frozen=True, kw_only=True, tag="graph"):
    """What the map says (`domain.graph.assessment`). drawn: the map as it was at the reveal."""

    nodes: tuple[NodeFinding, ...]
    links: tuple[LinkFinding, ...]
    density: float | None
    islands: tuple[tuple[str, ...], ...]
    ways: int
    drawn: Map

    @property
    def found(self) -> Assessment:
        """The same, as the pictures take it."""
        return Assessment(
            nodes=self.nodes,
            links=self.links,
            density=self.density,
            islands=self.islands,
            ways=self.ways,
        )


class GraphView(View, frozen=True, kw_only=True, tag="graph"):
    """cut: the link that the room sees snapped, "" while all hold."""

    cut: str = ""


@takes_from.register(GraphStep)
def graph_takes_from(step: GraphStep) -> tuple[tuple[str, str], ...]:
    return (("nodes", step.nodes), ("links", step.links))


@cell_lists.register(GraphStep)
def graph_cell_lists(step: GraphStep) -> tuple[str, ...]:
    return (step.links,)


@with_lists.register(GraphStep)
def graph_with_lists(step: GraphStep, lists: Lists) -> GraphStep:
    drawn = _drawn(lists.get(step.nodes, ()), lists.get(step.links, ()))
    plans = tuple(_plans(lists.get(step.planned, ()), drawn))
    return structs.replace(step, drawn=drawn, plans=plans)


def _plans(entries: Entries, drawn: Map) -> Iterator[Planned]:
    names = drawn.names
    for entry in entries:
        ends = frozenset(str(entry.values.get(end, "")) for end in ("from", "to"))
        strength = str(entry.values.get("strength", ""))
        if len(ends) == 2 and ends <= names.keys() and strength.isdigit():
            yield Planned(id=entry.id, ends=ends, strength=int(strength))


@named_map.register(GraphStep)
def graph_named_map(step: GraphStep) -> NamedMap:
    return NamedMap(nodes=step.nodes, links=step.links, drawn=step.drawn)


def _drawn(nodes: Entries, links: Entries) -> Map:
    """The map that two lists say. A second link between two nodes is the first said again; places
    for links that nobody has named yet stand without ends.
    """
    sorts = get_args(Sort)
    drawn = Map(
        nodes=tuple(
            Node(
                id=entry.id,
                name=name_of(entry),
                sort=cast("Sort", sort) if (sort := entry.values.get("sort")) in sorts else "team",
                us=entry.values.get("us") is True,
                position=entry.position,
            )
            for entry in nodes
        ),
        links=(),
    )
    for entry in links:
        said = {name: value for name, value in entry.values.items() if isinstance(value, str)}
        link = Link(
            id=entry.id,
            from_=said.get("from", ""),
            to=said.get("to", ""),
            flows=said.get("flows", ""),
            steward=said.get("steward", ""),
            two_way=entry.values.get("two_way") is True,
        )
        if not entry.values or not link_fault(drawn, link.from_, link.to):
            drawn = structs.replace(drawn, links=(*drawn.links, link))
    return drawn


def named_links(step: GraphStep) -> tuple[Link, ...]:
    """The links that join two nodes; not the places of those still to come."""
    return tuple(link for link in step.drawn.links if link.from_)


def link_words(step: GraphStep, link: Link) -> str:
    """What a link is called: its ends, or its number while it has none."""
    if link.from_ and link.to:
        return spaced_name(step.drawn, link)
    return _("Link {n}").format(n=step.drawn.numbers[link.id])


def aspect_words() -> dict[str, tuple[str, str]]:
    """What is asked of a link: a name and a gloss."""
    return {
        STRENGTH: (_("Strength"), _("how much it carries today")),
        IMPORTANCE: (_("Importance"), _("what it would cost to lose it")),
    }


def own_words() -> tuple[str, str]:
    """What is asked before the links where there are many: the question, and what becomes of it."""
    return _("Which of these are yours?"), _(
        "Tick where you belong and what you work with. You rate the links that touch it. "
        "What you tick is not stored."
    )


def asked_words() -> tuple[str, str]:
    """How many links are asked of somebody, and that none is."""
    none = _("As it stands, no link is asked of you. That is fine if none of these is yours.")
    return _("Links you are asked about: {n}"), none


def cell_name(link: str, aspect: str) -> str:
    """The name of the cell for one aspect of a link."""
    return f"{link}/{aspect}"


@cells.register(GraphStep)
def graph_cells(step: GraphStep) -> tuple[Cell, ...]:
    """Nobody has to rate a link: of many, each person rates those they touch."""
    words = aspect_words()
    return tuple(
        Cell(
            name=cell_name(link.id, aspect),
            values=scale.points,
            label=f"{link_words(step, link)}, {words[aspect][0]}",
            missing=True,
        )
        for link in step.drawn.links
        for aspect, scale in ASPECTS.items()
    )


@sample.register(GraphStep)
def graph_sample(step: GraphStep, person: int) -> dict[str, Value]:
    """Each link has a middle of its own, from which people stray; some links split the room."""
    found: dict[str, Value] = {}
    for number, link in enumerate(step.drawn.links):
        for part, aspect in enumerate(ASPECTS):
            middle = (number * 3 + part * 2) % 5 + 1
            stray = (person * (number + 2) + part) % 3 - 1
            split = 4 * (person % 2) if number % 5 == 3 and not part else stray
            unsaid = (person * 7 + number + part) % 13 == 12
            found[cell_name(link.id, aspect)] = None if unsaid else min(5, max(1, middle + split))
    return found


@summarise.register(GraphStep)
def graph_summarise(step: GraphStep, answers: Answers) -> GraphSummary:
    drawn = structs.replace(step.drawn, links=named_links(step))
    found = assess(drawn, answers.values(), hide_unanimous=step.hide_unanimous)
    return GraphSummary(
        n=len(answers),
        nodes=found.nodes,
        links=found.links,
        density=found.density,
        islands=found.islands,
        ways=found.ways,
        drawn=drawn,
    )


@fact.register(GraphSummary)
def graph_fact(summary: GraphSummary, name: str, arguments: tuple[str, ...]) -> float | None:
    """Of the map: bridges, single threads, links that are critical, fragile, unowned, to act on
    first, in two camps; islands. All are counts; where no customer stands on it, or nobody is “us”,
    there are no threads to count.
    """
    found = summary.found
    strands = [node.strands for node in found.nodes if node.strands is not None]
    counts = {
        "bridges": sum(link.bridge for link in found.links),
        "threads": strands.count(1) if strands else None,
        "critical": len(found.critical),
        "fragile": len(found.fragile),
        "unowned": len(found.unowned),
        "act_first": len(found.act_first),
        "camps": sum(link.camps for link in found.links),
        "islands": len(found.islands),
        "links": len(found.links),
    }
    if arguments or name not in counts:
        raise unknown_fact(name)
    return counts[name]
